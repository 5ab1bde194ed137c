"""Whose a number is: the agency's, unless its clause names somebody else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from transform.knowledge import load_knowledge


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ordinals: str
    subjects: str
    areas: str
    carried: str
    agency: str
    by_others: str


@cache
def _words() -> _Words:
    return load_knowledge(__file__, "subjects.yaml", _Words)


def is_by_others(clause: str) -> bool:
    """Whether the words of a clause say that others do what follows, or that it is not done."""
    return bool(re.search(_words().by_others, clause))


def subject_of(clauses: Sequence[str], *, is_government: bool) -> str | None:
    """Whose a number in the last of some clauses is, as printed, if it is somebody else's than the agency's."""
    words = _words()
    *before, clause = (re.sub(words.ordinals, "", each) for each in clauses)
    if match := re.match(words.subjects, clause):
        return match["who"]
    if not is_government and (match := re.match(words.areas, clause)):
        return match[0]
    for each in (clause, *reversed(before)):
        if re.match(words.agency, each):
            return None
        if match := re.match(words.carried, each):
            return match[0]
    return None
