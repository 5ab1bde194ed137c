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

_LINES = 6  # a title, the period, and who fills in, signs and checks the return
_LONGEST = 40  # characters; a longer line is prose


class _Periods(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `captions.yaml` says."""

    part_of_a_year: str
    last_year: str
    year: str
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
        """The line which says that the table is not about the year of the report; None if none does."""
        return next((line for line in self.lines if is_other_period(line, year)), None)


def is_other_period(text: str, year: int | None) -> bool:
    """Whether a text names another year than `year`, a part of a year, or the year before."""
    if _other_periods().search(text):
        return True
    years = {int(match[1] or match[2]) for match in _years().finditer(text)}
    return bool(years) and year is not None and year not in years


def caption_before(blocks: Sequence[Block], script: Script) -> Caption:
    """The caption of a table that comes after these blocks: the short lines directly before it.

    Of a sentence instead of them only that which gives the table counts (2021年度统计情况附后).
    """
    lines: list[str] = []
    for block in reversed(blocks[-_LINES:]):
        if not isinstance(block, Paragraph):
            break
        text = normalised(simplified(block.text, script))
        if not _is_caption_line(block.text):
            lines.extend([] if lines else re.findall(_periods().introduction, text)[-1:])
            break
        lines.append(text)
    return Caption(tuple(reversed(lines)))


def _is_caption_line(text: str) -> bool:
    return len(text) <= _LONGEST and not text.rstrip().endswith(("。", "；", "，"))
