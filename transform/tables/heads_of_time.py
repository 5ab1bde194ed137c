"""What the head of a column says of the time of its values: that of the report, or another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import cache, lru_cache

import msgspec

from transform.knowledge import load_knowledge
from transform.labels import normalised


class Time(Enum):
    """The time of a column: the year of the report, or anything else that is said of it."""

    OWN = auto()
    OTHER = auto()


class _Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `heads_of_time.yaml` says."""

    own: str
    other: str
    year: str
    behind: str
    sum: str


@cache
def _heads() -> _Heads:
    return load_knowledge(__file__, "heads_of_time.yaml", _Heads)


@cache
def _pattern() -> re.Pattern[str]:
    heads = _heads()
    return re.compile(f"(?:(?P<own>{heads.own})|(?P<other>{heads.other})|(?P<year>{heads.year}))(?:{heads.behind})?")


@cache
def _years() -> re.Pattern[str]:
    return re.compile(_heads().year)


def time_of(text: str, year: int | None) -> Time | None:
    """What a head that names nothing but a time says in a report of this year; None if it names anything else."""
    match = _pattern().fullmatch(_folded(text))
    if match is None:
        return None
    named = re.match(r"\d{4}", match["year"] or "")
    is_own = bool(match["own"]) or (named is not None and int(named[0]) == year)
    return Time.OWN if is_own else Time.OTHER


def names_time(text: str) -> bool:
    """Whether a text names nothing but a time."""
    return time_of(text, None) is not None


def is_year(text: str) -> bool:
    """Whether a text is nothing but a year, which may be a number as well (2016)."""
    return _years().fullmatch(_folded(text)) is not None


def is_sum(text: str) -> bool:
    """Whether the head of a column says that it adds up those beside it."""
    return re.fullmatch(_heads().sum, _folded(text)) is not None


def own_column(texts: Sequence[str], year: int | None) -> int | None:
    """Which of the heads beside each other is that of the report's year, if just one is."""
    own = [number for number, text in enumerate(texts) if time_of(text, year) is Time.OWN]
    return own[0] if len(own) == 1 else None


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return normalised(text).replace(" ", "")
