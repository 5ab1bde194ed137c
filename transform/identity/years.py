"""Which year a report is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from transform.identity.rules import identity_rules, pattern

FIRST_YEAR = 2008

_DIGITS = dict(zip("〇零○Oo0一二三四五六七八九", "000000123456789", strict=True))
YEAR = r"(?:20\d{2}|[二2][〇零○Oo0][〇零○Oo0-9一二三四五六七八九]{2})"
"""A year in Arabic or Chinese digits, also with the letter O or a circle for zero (二OO八, 二○一二)."""

# 1 January to 31 December of one year; characters lost from the dates are tolerated (`2018年11日至2018年1231日`).
_PERIOD = re.compile(
    r"(20\d{2})[年./-]?0?1[月./-]?0?1日?[起止至到\-—~～从由]*(?:(20\d{2})[年./-]?)?12[月./-]?31(?:日|(?!\d))"
)
_DATE = r"(20\d{2})年(\d{1,2})月(\d{1,2})日"
_ANY_PERIOD = re.compile(rf"{_DATE}[起止至到\-—~～从由]*(?:(20\d{{2}})年)?(\d{{1,2}})月(\d{{1,2}})日")
_SHORTEST_YEAR = timedelta(days=330)
_ORDINANCE_IN_FORCE = date(2008, 5, 1)
_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}(?=[月日])")
_INTRODUCTION = 40  # lines
_MOST = 0.5
_OFTEN = 3


def year_number(printed: str) -> int:
    """The number that a year in any digits stands for."""
    return int("".join(_DIGITS.get(char, char) for char in printed))


def is_report_year(year: int) -> bool:
    """Whether there can be a report on this year: from 2008 to this year."""
    return FIRST_YEAR <= year <= date.today().year


def stated_years(lines: Sequence[str]) -> list[int]:
    """The years that the introduction states as those of the figures or of the report itself.

    Best is the period of the figures (统计期限自…1月1日至12月31日), with both its years if it runs from one to another.
    A period in another sentence (与2019年1月1日至12月31日相比), or behind the first one, is not that of the figures.
    """
    sentences = list(_about_figures(lines))
    found = [match for sentence in sentences if (match := _PERIOD.search(sentence))]
    years = [int(match[1]) for match in found if match[2] in (None, match[1])]
    years += [
        int(year)
        for match in found
        if match[2] not in (None, match[1]) and _states_limits(match.string)
        for year in match.groups()
    ]
    if not years:
        forms = [pattern(form) for form in identity_rules().year_statements]
        years = [int(year) for sentence in sentences for form in forms for year in form.findall(sentence)]
    return list(dict.fromkeys(year for year in years if is_report_year(year)))


def part_of_a_year(lines: Sequence[str]) -> str | None:
    """The period of the figures as printed, if it is much shorter than a year; that of 2008 began in May."""
    forms = [pattern(form) for form in identity_rules().parts_of_a_year]
    for sentence in _about_figures(lines):
        if stated := next((match[0] for form in forms if (match := form.search(sentence))), None):
            return stated
        for match in _ANY_PERIOD.finditer(sentence) if _states_limits(sentence) else ():
            year, month, day, other, last_month, last_day = (int(group or match[1]) for group in match.groups())
            try:
                first, last = date(year, month, day), date(other, last_month, last_day)
            except ValueError:
                continue
            if first != _ORDINANCE_IN_FORCE and timedelta() < last - first < _SHORTEST_YEAR:
                return match[0]
    return None


def _states_limits(sentence: str) -> bool:
    """Whether a sentence says from when to when figures are."""
    return pattern(identity_rules().limits).search(sentence) is not None


def _about_figures(lines: Sequence[str]) -> Iterator[str]:
    """The sentences of the introduction that can say which time the figures are of, with dates in Arabic digits."""
    for line in lines[:_INTRODUCTION]:
        for sentence in re.split(r"[。;；]", line):
            if pattern(identity_rules().about_figures).search(sentence):
                yield re.sub(r"[\s,，(（]|日?起[)）]?", "", _in_digits(sentence))


def printed_date(printed: str) -> date | None:
    """The date that a signature prints (二〇二〇年一月八日, 2020.1.8), the first of the month if it names no day."""
    numbers = [int(number) for number in re.findall(r"\d+", _in_digits(re.sub(r"\s", "", printed)))]
    try:
        return date(numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else 1)
    except (IndexError, ValueError):
        return None


def _in_digits(text: str) -> str:
    """A text with its dates in Arabic digits (二〇一九年十二月三十一日)."""
    text = re.sub(rf"{YEAR}(?=年)", lambda match: str(year_number(match[0])), text)
    return _NUMERAL.sub(lambda match: str(_small_number(match[0])), text)


def _small_number(printed: str) -> int:
    """The number of a month or day in Chinese numerals."""
    tens, ten, ones = printed.rpartition("十")
    return (int(_DIGITS.get(tens, "1")) * 10 if ten else 0) + int(_DIGITS.get(ones, "0"))


def return_year(printed_date: str | None) -> int | None:
    """The year that a statistics return is about, from the date on which it was handed in.

    A return of December is about its own year, one of January to April about the year before.
    """
    match = re.search(rf"({YEAR})年(\d{{1,2}})月", re.sub(r"\s", "", printed_date or ""))
    if match is None:
        return None
    year, month = year_number(match[1]), int(match[2])
    if month == 12:
        return year
    return year - 1 if month <= 4 else None


def body_year(lines: Sequence[str]) -> int | None:
    """The year that most dates of the text name, sentences about plans left out; None without a clear majority."""
    years = _years_named(lines, r"(20\d{2})年")
    if not years:
        return None
    (year, count), *_ = years.most_common(1)
    return year if count >= 2 and count > _MOST * years.total() else None


def body_of_another_year(lines: Sequence[str], titled: int) -> int | None:
    """The year that a text is about that never names that of its title; None for any other text.

    Dates with a month are left out: a report is written in the year after its own. Only sentences count, not titles.
    """
    years = _years_named([line for line in lines if "。" in line], r"(20\d{2})年(?!\d{1,2}月)")
    if not years or titled in years:
        return None
    (year, count), *_ = years.most_common(1)
    return year if count >= _OFTEN and count > _MOST * years.total() else None


def _years_named(lines: Sequence[str], form: str) -> Counter[int]:
    return Counter(
        int(year)
        for line in lines
        for sentence in re.split(r"[。;；]", line)
        if not pattern(identity_rules().plans).search(sentence)
        for year in re.findall(form, sentence)
        if is_report_year(int(year))
    )
