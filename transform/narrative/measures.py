"""Whether a number is a share of another, or a change on the year before."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from transform.knowledge import load_knowledge
from transform.narrative.times import YEAR


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rates: frozenset[str]
    relative: frozenset[str]
    share: str
    share_of_total: str
    change: str
    compares: str
    falls: frozenset[str]


@cache
def _words() -> _Words:
    return load_knowledge(__file__, "measures.yaml", _Words, {"year": YEAR})


def is_rate(unit: str | None) -> bool:
    """Whether a number in this unit is a share of something."""
    return unit in _words().rates


def is_share(words: str) -> bool:
    """Whether the number behind these words is a share (占总数的)."""
    return bool(re.search(_words().share, words))


def is_share_of_total(words: str) -> bool:
    """Whether printed words between a part and the end of a share say that it is a share of the parts' total."""
    return bool(re.fullmatch(_words().share_of_total, words))


def change_sign(words: str, unit: str | None) -> int | None:
    """1 or -1 if the number behind these words is an increase or a decrease; None if it is no change.

    A verb alone makes a change of a per cent only: 增加3条 may be an act of the year, 比上年增加3条 is a change.
    """
    match = re.search(_words().change, words)
    if match is None:
        return None
    if unit not in _words().relative and not re.search(_words().compares, words):
        return None
    return -1 if match["verb"] in _words().falls else 1
