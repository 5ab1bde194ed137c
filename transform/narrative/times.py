"""Which times words name: the year of the report, several, a part of one, an earlier or a later one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from transform.knowledge import load_knowledge
from transform.narrative.numerals import read_numeral
from transform.narrative.template import CLAUSE_ENDS
from transform.report import Period

YEAR = "(?:20[0-9]{2}|199[0-9])"
"""The pattern of a year that a report can name."""


class _Time(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    period: Period
    lasts: bool
    pattern: str
    yields: bool = False


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    times: tuple[_Time, ...]
    first_year: int
    since: str
    year_alone: str
    year_in_short: str
    month_of_a_year: str
    begins_a_clause: str
    told_of: str
    year_in_chinese: str


@cache
def _words() -> _Words:
    return load_knowledge(__file__, "times.yaml", _Words, {"year": YEAR})


@cache
def _times() -> tuple[tuple[_Time, re.Pattern[str]], ...]:
    return tuple((time, re.compile(time.pattern)) for time in _words().times)


@dataclass(frozen=True, slots=True)
class Time:
    """The period that words name, where they stand, and whether it holds for the numbers that follow, too.

    One that `yields` is only as good as what else is named; one that `is_dated` names the year in digits. One that
    `begins` is what a clause is about.
    """

    place: int
    period: Period
    lasts: bool
    yields: bool = False
    is_dated: bool = False
    begins: bool = False


_STANDS_IN_ITS_CLAUSE = (Period.PREVIOUS, Period.PLAN, Period.PART, Period.SPAN)
STANDS_FURTHER_ON = (Period.PREVIOUS, Period.PLAN)
"""The times that hold for clauses and sentences behind the one that names them."""


def period_in(words: str, year: int | None) -> Period:
    """The period that words of a sentence in a report on `year` name last; the year, if they name none."""
    times = times_that_count(words, year, Period.YEAR)
    return times[-1].period if times else Period.YEAR


def times_that_count(words: str, year: int | None, lasting: Period) -> list[Time]:
    """The times that words name, in order, without those for the year that another one stands against."""
    counting: list[Time] = []
    for time in sorted(_times_in(words, year), key=lambda time: (time.place, time.period is not Period.YEAR)):
        if time.period is not Period.YEAR or not _is_outweighed(time, counting, lasting, words):
            counting.append(time)
    return counting


def _is_outweighed(time: Time, before: Sequence[Time], lasting: Period, words: str) -> bool:
    """Whether words for the year mean another time that was named: 2020年全年, 上半年新增, 力争今年."""
    if time.is_dated:
        return False
    if lasting is Period.PLAN or (time.yields and lasting in STANDS_FURTHER_ON):
        return True
    return any(
        (each.period in _STANDS_IN_ITS_CLAUSE and not CLAUSE_ENDS.search(words, each.place, time.place))
        or (time.yields and each.begins and each.period in STANDS_FURTHER_ON)
        for each in before
        if not each.yields
    )


def names_a_time(words: str, year: int | None) -> bool:
    """Whether words of a report on `year` say which time something is for."""
    return any(_times_in(words, year))


def _times_in(words: str, year: int | None) -> Iterator[Time]:
    words = re.sub(_words().year_in_chinese, _in_digits, words)
    for time, pattern in _times():
        for match in pattern.finditer(words):
            begins = _begins(words, match.start(), match.end())
            yield Time(match.end(), time.period, time.lasts, time.yields, begins=begins)
    if year is None:
        return
    for match in re.finditer(_words().since, words):
        if (first := int(re.findall(YEAR, match[0])[0])) < year:
            period = Period.CUMULATIVE if first <= _words().first_year else Period.SPAN
            yield Time(match.end(), period, True)
    for match in re.finditer(_words().year_alone, words):
        begins = _begins(words, match.start(), match.end())
        yield Time(match.end(), compared(int(match[1]), year), True, is_dated=True, begins=begins)
    for match in re.finditer(_words().year_in_short, words):
        yield Time(match.end(), compared(2000 + int(match[1]), year), True, is_dated=True, begins=True)
    for match in re.finditer(_words().month_of_a_year, words):
        named = compared(int(match[1]), year)
        yield Time(match.end(), Period.PART if named is Period.YEAR else named, False)


def _begins(words: str, start: int, end: int) -> bool:
    """Whether words of time begin what a clause and those behind it tell."""
    known = _words()
    return bool(re.search(known.begins_a_clause, words[:start]) and re.search(known.told_of, words[end:]))


def _in_digits(year: re.Match[str]) -> str:
    """A year in Chinese digits (二〇二〇) in Arabic ones, of the same length."""
    numeral = read_numeral(re.sub("[Oo]", "〇", year[0]))
    return year[0] if numeral is None else str(numeral.value)


def compared(named: int, year: int) -> Period:
    """What a year that is named is to a report on `year`."""
    if named == year:
        return Period.YEAR
    return Period.PREVIOUS if named < year else Period.PLAN
