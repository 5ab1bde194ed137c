"""Whose a number is: the agency's, unless its clause names somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from transform.knowledge import load_knowledge


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ordinals: str
    times: str
    subjects: str
    others: str
    organ: str
    does: str
    own: str
    synonyms: dict[str, str]
    inner: str
    place: str
    whole_area: str
    areas: str
    carried: str
    agency: str
    by_others: str


@dataclass(frozen=True, slots=True)
class Teller:
    """Whose report a text is: the name of the agency, if it is known, and whether it is a government."""

    name: str | None
    is_government: bool

    def is_named(self, who: str) -> bool:
        """Whether words in front of a clause mean the agency: 我局, 县教育局, 市人社局, or 全县 for its government."""
        words = _words()
        if self.name is None or (self.is_government and re.fullmatch(words.whole_area, who)):
            return True
        if self.calls_itself(who):
            return True
        who = re.sub(words.inner, "", who)
        if not who or re.search(words.own, who):
            return True
        return _is_short_for(re.sub(words.place, "", who), self.name)

    def calls_itself(self, who: str) -> bool:
        """Whether words are what agencies of such a name call themselves: 学校 a university, 镇 a township."""
        names = _words().synonyms.get(who)
        return names is not None and self.name is not None and re.search(names, self.name) is not None


def _is_short_for(short: str, name: str) -> bool:
    """Whether a name has the characters of another, in order: 人社局 of 人力资源和社会保障局."""
    rest = iter(name)
    return all(character in rest for character in short)


@cache
def _words() -> _Words:
    return load_knowledge(__file__, "subjects.yaml", _Words)


def is_by_others(clause: str) -> bool:
    """Whether the words of a clause say that others do what follows, or that it is not done."""
    return bool(re.search(_words().by_others, clause))


def subject_of(clauses: Sequence[str], teller: Teller) -> str | None:
    """Whose a number in the last of some clauses is, as printed, if it is somebody else's than the agency's."""
    words = _words()
    *before, clause = (re.sub(words.times, "", re.sub(words.ordinals, "", each)) for each in clauses)
    if teller.is_government and re.match(words.whole_area, clause):
        return None
    return _named(clause, teller) or _carried((clause, *reversed(before)), teller)


def _named(clause: str, teller: Teller) -> str | None:
    """Who else a clause begins with."""
    words = _words()
    if (match := re.match(words.subjects, clause)) or (match := re.match(words.others + words.does, clause)):
        return None if teller.calls_itself(match["who"]) else match["who"]
    if not teller.is_government and (match := re.match(words.areas, clause)):
        return match[0]
    match = re.match(words.organ + words.does, clause)
    return match["who"] if match and not teller.is_named(match["who"]) else None


def _carried(clauses: Iterable[str], teller: Teller) -> str | None:
    """Who a clause goes on with, back to the one that names others or the agency itself."""
    words = _words()
    for each in clauses:
        if re.match(words.agency, each) or (teller.is_government and re.match(words.whole_area, each)):
            return None
        if match := re.match(words.carried, each):
            return match[0]
    return None
