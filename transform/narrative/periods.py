"""Which period each number of a sentence belongs to: by the times that are named, and by what is said of totals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

import msgspec

from transform.knowledge import load_knowledge
from transform.narrative.measures import is_rate
from transform.narrative.template import Template
from transform.narrative.times import YEAR, compared, times_that_count
from transform.report import Period


class _UntilDecember(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: str
    last_cumulative_year: int


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    until_december: _UntilDecember
    total_over_years: str
    total_alone: str
    the_year_behind: str
    the_years_part_behind: str
    the_year_next: str
    part_of_the_year: str
    aim_behind: str
    plans: str


@cache
def _words() -> _Words:
    return load_knowledge(__file__, "periods.yaml", _Words, {"year": YEAR})


def periods(template: Template, year: int | None, lasting: Period, following: str = "") -> list[Period]:
    """The period of each slot of a sentence in a report on `year`, where `lasting` holds if no other one is named.

    `following` is the sentence that comes next in its paragraph, which may give the year's part of a total.
    """
    result = []
    for number in range(len(template.slots)):
        words = template.between(number)
        times = times_that_count(words, year, lasting)
        period = times[-1].period if times else lasting
        lasting = next((time.period for time in reversed(times) if time.lasts), lasting)
        if re.search(_words().aim_behind, _behind(template, number)):
            period = Period.PLAN
        elif period is Period.YEAR and _is_total_over_years(template, number, words, year, following):
            period = Period.CUMULATIVE
        result.append(period)
    return result


def period_under(headings: Iterable[str], year: int | None) -> Period:
    """The period of what stands under headings, the nearest first: plans, a year that one names, else the year."""
    return next((period for each in headings if (period := _named_by(each, year)) is not Period.YEAR), Period.YEAR)


def _named_by(heading: str, year: int | None) -> Period:
    if re.search(_words().plans, heading):
        return Period.PLAN
    named = {int(each) for each in re.findall(YEAR, heading)}
    return compared(named.pop(), year) if year is not None and len(named) == 1 else Period.YEAR


def _is_total_over_years(template: Template, number: int, words: str, year: int | None, next_: str) -> bool:
    """Whether a number is over the years: its part of the year follows, or 累计 is of before the new forms."""
    known = _words()
    is_old = year is not None and year <= known.until_december.last_cumulative_year
    if is_old and re.search(known.until_december.pattern, words):
        return True
    behind = _behind(template, number)
    if (part := re.search(known.the_years_part_behind, behind)) and part["named"] in (None, str(year)):
        return not is_rate(template.slots[number].quantities[0].unit)
    if not re.search(known.total_over_years, words):
        return False
    is_split = any(re.search(each, behind) for each in (known.part_of_the_year, known.the_year_behind))
    return is_split or _is_more_than_the_year(template.slots[number].quantities[0].value, behind + next_)


def _is_more_than_the_year(value: Decimal, behind: str) -> bool:
    """Whether the next sentence gives the year's part of a number: the same number again would be no part."""
    match = re.search(_words().the_year_next, behind)
    return match is not None and Decimal(match["part"].replace(",", "")) < value


def _behind(template: Template, number: int) -> str:
    return template.text[template.slots[number].place + 1 :]


def is_total_after_the_year(words: str) -> bool:
    """Whether words between two numbers say that the second is a total over years, if the first is for the year."""
    return bool(re.search(_words().total_alone, words))


def is_part_of_the_year(words: str) -> bool:
    """Whether words between two numbers say that the second is the year's part of the first (其中本年度新增)."""
    return bool(re.search(_words().part_of_the_year, words))
