"""What stands above a table: the period and the unit that it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from extract.document import Block, Paragraph
from transform.knowledge import load_knowledge
from transform.labels import normalised, unit_of_money
from transform.report import Script
from transform.script import simplified

_LINES = 3
_FARTHER_LINES = 6  # a title, the period, and who fills in, signs and checks the return
_LONGEST = 40  # characters; a longer line is prose


class _Periods(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `captions.yaml` says."""

    part_of_a_year: str
    last_year: str
    year: str
    only_a_year: str
    year_field: str
    introduction: str


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
    """The short lines above a table, nearest last."""

    lines: tuple[str, ...]

    @property
    def unit(self) -> str | None:
        """The unit of money that the lines state for the table."""
        return next((unit for line in reversed(self.lines) if (unit := unit_of_money(line))), None)

    def other_period(self, year: int | None) -> str | None:
        """The line which says that the table is not about the year of the report; None if none does.

        What is farther away than a line that names the year of the report is about something else.
        """
        for line in reversed(self.lines):
            if is_other_period(line, year):
                return line
            if year in years_in(line):
                return None
        return None


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
    for distance, block in enumerate(reversed(blocks[-_FARTHER_LINES:])):
        if not isinstance(block, Paragraph):
            break
        text = normalised(simplified(block.text, script))
        if not _is_caption_line(block.text):
            lines.extend([] if distance else re.findall(_periods().introduction, text)[-1:])
            break
        if distance < _LINES or is_year_field(text) or re.fullmatch(_periods().only_a_year, text):
            lines.append(text)
    return Caption(tuple(reversed(lines)))


def _is_caption_line(text: str) -> bool:
    return len(text) <= _LONGEST and not text.rstrip().endswith(("。", "；", "，"))
