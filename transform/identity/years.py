"""Which year a report is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

FIRST_YEAR = 2008

_DIGITS = dict(zip("〇零○Oo0一二三四五六七八九", "000000123456789", strict=True))
YEAR = r"(?:20\d{2}|[二2][〇零○Oo0][〇零○Oo0-9一二三四五六七八九]{2})"
"""A year in Arabic or Chinese digits, also with the letter O or a circle for zero (二OO八, 二○一二)."""

# 1 January to 31 December of one year; characters lost from the dates are tolerated (`2018年11日至2018年1231日`).
_PERIOD = re.compile(r"(20\d{2})年?0?1月?0?1日?[起止至到\-—~～从由]*(?:(20\d{2})年?)?12月?31日?")
_ABOUT_FIGURES = re.compile(r"统计|数据|期限|年度报告|年报")
_INTRODUCTION = 40  # lines
_PLAN = re.compile(r"将|下一步|明年|下一年|力争|计划")
_MOST = 0.5


def year_number(printed: str) -> int:
    """The number that a year in any digits stands for."""
    return int("".join(_DIGITS.get(char, char) for char in printed))


def is_report_year(year: int) -> bool:
    """Whether there can be a report on this year: from 2008 to this year."""
    return FIRST_YEAR <= year <= date.today().year


def period_years(lines: Sequence[str]) -> list[int]:
    """The years of the periods that the figures cover, as the introduction states them (统计期限自…1月1日至12月31日).

    A period in another sentence (与2019年1月1日至12月31日相比) is not that of the figures.
    """
    sentences = (sentence for line in lines[:_INTRODUCTION] for sentence in re.split(r"[。;；]", line))
    stated = (re.sub(r"[\s,(]|日?起\)?", "", sentence) for sentence in sentences if _ABOUT_FIGURES.search(sentence))
    found = [match for sentence in stated for match in _PERIOD.finditer(sentence)]
    years = [int(match[1]) for match in found if match[2] in (None, match[1])]
    return list(dict.fromkeys(year for year in years if is_report_year(year)))


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
    years = Counter(
        int(year)
        for line in lines
        for sentence in re.split(r"[。;；]", line)
        if not _PLAN.search(sentence)
        for year in re.findall(r"(20\d{2})年", sentence)
        if is_report_year(int(year))
    )
    if not years:
        return None
    (year, count), *_ = years.most_common(1)
    return year if count >= 2 and count > _MOST * years.total() else None
