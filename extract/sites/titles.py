"""Whether the text of a link is the title of an annual report, and whose and of which year.

This decides what is fetched, and is meant to miss nothing; what a fetched page is, and who reports in it, is decided
by reading it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.sites.words import words

_YEAR = re.compile(r"(20\d\d|二[〇○零0OоО][〇○零0OоО一二三四五六七八九十\d]{1,2})(?=\s*年)|(?<!\d)(20[012]\d)(?!\d)")
_DIGITS = str.maketrans("〇○零OоО一二三四五六七八九", "000000123456789")
_DECORATION = re.compile(
    r"\s+|[《》〈〉“”\"'\[\]【】]|^[·•●■>\-\d]+[、.．](?!\d)|^附[件表]\d*[:：.、]?|\(?\.{2,}\)?$|…+$"
)
_REMAINS = re.compile(r"^关于|^關於|的$|年度?$|^年度?|[(（][^)）]*[)）]")


@dataclass(frozen=True, slots=True)
class ReportTitle:
    """What a title says; None for what it leaves out."""

    agency: str | None
    year: int | None


def report_title(text: str, *, in_column: bool = False) -> ReportTitle | None:
    """What a title of an annual report says; None for any other text.

    In a column of such reports (`in_column`) a title need not name the subject: 2019年年度报告 is one there, and so is
    2019年 alone.
    """
    plain = _DECORATION.sub("", text)
    if not plain or len(plain) > 80 or plain.startswith(tuple(words().about)):
        return None
    match = _title().search(plain) or (_title_in_column().search(plain) if in_column else None)
    # An agency may have such a word in its name (机构编制委员会办公室).
    if match is None or any(word in plain[match.start() :] for word in words().other):
        return None
    year = _year(plain)
    # 政务公开 is a subject of other reports too (信息公开工作情况报告); those of a year are annual.
    if year is None and not re.search("年", match.group()):
        return None
    return ReportTitle(_agency(plain[: match.start()]), year)


@cache
def _title() -> re.Pattern[str]:
    subject, report = "|".join(words().subject), "|".join(words().report)
    return re.compile(rf"(?:政府|政务|政務)?(?:{subject})[^,，。;；!！?？]{{0,18}}?(?:{report})")


@cache
def _title_in_column() -> re.Pattern[str]:
    return re.compile(rf"(?:20\d\d)?年度?(?:工作)?(?:{'|'.join(words().report)})|^20\d\d年?(?:度)?$|年[报報]")


def _year(plain: str) -> int | None:
    match = _YEAR.search(plain)
    if match is None:
        return None
    digits = (match.group(1) or match.group(2)).translate(_DIGITS).replace("十", "1" if len(match.group()) < 5 else "")
    return int(digits) if digits.isdecimal() and len(digits) == 4 else None


def _agency(before: str) -> str | None:
    """What stands before the subject, without the year."""
    name = _YEAR.sub("", before)
    while (stripped := _REMAINS.sub("", name)) != name:
        name = stripped
    # 望溪县人民政府信息公开 is short for 望溪县人民政府政府信息公开.
    return name + "政府" if name.endswith("人民") else name or None
