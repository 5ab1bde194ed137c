"""What stands above a table: the period and the unit that it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from extract.document import Block, Paragraph
from transform.identity.parts import parts_of
from transform.knowledge import load_knowledge
from transform.labels import normalised, unit_of_money
from transform.report import Script
from transform.script import simplified
from transform.tables.heads_of_time import Time, is_year, time_of

_LINES = 3
_FARTHER_LINES = 6  # a title, the period, and who fills in, signs and checks the return
_LONGEST = 40  # characters; a longer line is prose
_GOVERNMENTS = ("government", "government_office")


class _Periods(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `captions.yaml` says."""

    part_of_a_year: str
    last_year: str
    year: str
    only_a_year: str
    year_field: str
    introduction: str
    something_else: tuple[str, ...]
    before_words: str
    owner_field: str


@cache
def _periods() -> _Periods:
    return load_knowledge(__file__, "captions.yaml", _Periods)


@cache
def _other_periods() -> re.Pattern[str]:
    return re.compile(f"{_periods().part_of_a_year}|{_periods().last_year}")


@cache
def _years() -> re.Pattern[str]:
    return re.compile(_periods().year)


@dataclass(frozen=True, slots=True)
class Caption:
    """The short lines above a table, nearest last; and where prose stands between, the heading that it is under."""

    lines: tuple[str, ...]
    heading: str = ""

    @property
    def unit(self) -> str | None:
        """The unit of money that the lines state for the table."""
        return next((unit for line in reversed(self.lines) if (unit := unit_of_money(line))), None)

    def other_period(self, year: int | None) -> str | None:
        """The line which says that the table is not about the year of the report; None if none does.

        What is farther away than a line that names the year of the report is about something else.
        """
        for line in reversed(self.lines):
            if is_other_period(line, year) or says_something_else(line, year):
                return line
            if year in years_in(line):
                return None
        return self.heading if says_something_else(self.heading, year) else None


def says_something_else(text: str, year: int | None) -> bool:
    """Whether a text says nothing but that what is below it is of another time, or no value of the report at all."""
    words = _bare(text)
    is_year_unknown = year is None and bool(years_in(words) or is_year(words))
    is_other_time = time_of(words, year) is Time.OTHER and not is_year_unknown
    return is_other_time or any(re.fullmatch(each, words) for each in _periods().something_else)


def other_owner(lines: Sequence[str], agency: str | None) -> str | None:
    """The line which says that a table is that of an agency that does something else; None if none does.

    A government stands above many a table that is not its own.
    """
    own = parts_of(agency).function if agency else None
    if own is None:
        return None
    functions = ((line, parts_of(_owner(line)).function) for line in reversed(lines))
    return next((line for line, other in functions if other not in (None, own, *_GOVERNMENTS)), None)


def _owner(line: str) -> str:
    """The name in a line that is nothing but that, alone or as a field."""
    return re.sub(_periods().owner_field, "", _bare(line)).strip()


def _bare(text: str) -> str:
    """A text without what numbers it and the colon behind it."""
    return re.sub(rf"^(?:{_periods().before_words})+", "", normalised(text)).rstrip(":").replace(" ", "")


def is_other_period(text: str, year: int | None) -> bool:
    """Whether a text names another year than `year`, a part of a year, or the year before."""
    if _other_periods().search(text):
        return True
    years = years_in(text)
    return bool(years) and year is not None and year not in years


def years_in(text: str) -> set[int]:
    """The years that a text names as such."""
    return {int(match[1] or match[2]) for match in _years().finditer(text)}


def is_year_field(text: str) -> bool:
    """Whether a text is the field of a return that says which year it is for."""
    return re.fullmatch(_periods().year_field, text) is not None


def caption_before(blocks: Sequence[Block], script: Script) -> Caption:
    """The caption of a table that comes after these blocks: the short lines directly before it.

    Of those farther away only one that is nothing but a year counts; of a sentence instead of them only that which
    gives the table (2021年度统计情况附后).
    """
    lines: list[str] = []
    heading = ""
    for distance, block in enumerate(reversed(blocks[-_FARTHER_LINES:])):
        if not isinstance(block, Paragraph):
            break
        text = normalised(simplified(block.text, script))
        if not _is_caption_line(block.text):
            lines.extend([] if distance else re.findall(_periods().introduction, text)[-1:])
            heading = _heading_above(blocks, script)
            break
        if distance < _LINES or is_year_field(text) or re.fullmatch(_periods().only_a_year, text):
            lines.append(text)
    return Caption(tuple(reversed(lines)), heading)


def _heading_above(blocks: Sequence[Block], script: Script) -> str:
    """The nearest text that the markup calls a heading."""
    headings = (block.text for block in reversed(blocks) if isinstance(block, Paragraph) and block.level)
    return simplified(next(headings, ""), script)


def _is_caption_line(text: str) -> bool:
    return len(text) <= _LONGEST and not text.rstrip().endswith(("。", "；", "，"))
