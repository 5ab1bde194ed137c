"""Which time a number is for: the year of the report, several, a part of one, an earlier or a later one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec

from transform.knowledge import load_knowledge
from transform.narrative.template import Template
from transform.report import Period

YEAR = "(?:20[0-9]{2}|199[0-9])"
"""The pattern of a year that a report can name."""


class _Time(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    period: Period
    lasts: bool
    pattern: str


class _UntilDecember(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: str
    last_cumulative_year: int


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    times: tuple[_Time, ...]
    until_december: _UntilDecember
    total_over_years: str
    total_alone: str
    part_of_the_year: str
    first_year: int
    since: str
    year_alone: str
    plans: str


@cache
def _words() -> _Words:
    return load_knowledge(__file__, "times.yaml", _Words, {"year": YEAR})


@cache
def _times() -> tuple[tuple[Period, bool, re.Pattern[str]], ...]:
    return tuple((time.period, time.lasts, re.compile(time.pattern)) for time in _words().times)


@dataclass(frozen=True, slots=True)
class Time:
    """The period that words name, where they stand, and whether it holds for the numbers that follow, too."""

    place: int
    period: Period
    lasts: bool


def periods(template: Template, year: int | None, heading: str) -> list[Period]:
    """The period of each slot of a sentence, in a report on `year`, under this heading."""
    lasting = Period.PLAN if re.search(_words().plans, heading) else Period.YEAR
    result = []
    for number in range(len(template.slots)):
        words = template.between(number)
        times = sorted(_times_in(words, year), key=lambda time: time.place)
        period = times[-1].period if times else lasting
        lasting = next((time.period for time in reversed(times) if time.lasts), lasting)
        if period is Period.YEAR and _is_total_over_years(template, number, words, year):
            period = Period.CUMULATIVE
        result.append(period)
    return result


def period_in(words: str, year: int | None) -> Period:
    """The period that words of a sentence in a report on `year` name last; the year, if they name none."""
    times = sorted(_times_in(words, year), key=lambda time: time.place)
    return times[-1].period if times else Period.YEAR


def names_a_time(words: str, year: int | None) -> bool:
    """Whether words of a report on `year` say which time something is for."""
    return any(_times_in(words, year))


def _times_in(words: str, year: int | None) -> Iterator[Time]:
    for period, lasts, pattern in _times():
        yield from (Time(match.end(), period, lasts) for match in pattern.finditer(words))
    if year is None:
        return
    for match in re.finditer(_words().since, words):
        if (first := int(re.findall(YEAR, match[0])[0])) < year:
            period = Period.CUMULATIVE if first <= _words().first_year else Period.SPAN
            yield Time(match.end(), period, True)
    for match in re.finditer(_words().year_alone, words):
        yield Time(match.end(), _compared(int(match[1]), year), True)


def _compared(named: int, year: int) -> Period:
    if named == year:
        return Period.YEAR
    return Period.PREVIOUS if named < year else Period.PLAN


def _is_total_over_years(template: Template, number: int, words: str, year: int | None) -> bool:
    """Whether 累计 means over the years: a part of the year follows, or the report is older than the new forms."""
    until = _words().until_december
    is_old = year is not None and year <= until.last_cumulative_year
    if is_old and re.search(until.pattern, words):
        return True
    following = template.text[template.slots[number].place + 1 :]
    return bool(re.search(_words().total_over_years, words) and re.search(_words().part_of_the_year, following))


def is_total_after_the_year(words: str) -> bool:
    """Whether words between two numbers say that the second is a total over years, if the first is for the year."""
    return bool(re.search(_words().total_alone, words))


def is_part_of_the_year(words: str) -> bool:
    """Whether words between two numbers say that the second is the year's part of the first (其中本年度新增)."""
    return bool(re.search(_words().part_of_the_year, words))
