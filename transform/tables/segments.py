"""Printed tables cut at their header rows: one grid may hold several tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from transform.forms import FormTable
from transform.tables.captions import is_year_field, says_something_else
from transform.tables.grid import PrintedRow
from transform.tables.header import is_header_row
from transform.tables.matching import row_labels


@dataclass(frozen=True, slots=True)
class Segment:
    """Header rows (none, if the table begins without) and the rows below them up to the next header.

    A title or a row of group headings above a header stands in `header` for the groups, and at the end of the body
    before it, where it is no row of any form. `is_last` is False if another header follows in the grid.
    """

    header: tuple[PrintedRow, ...]
    body: tuple[PrintedRow, ...]
    is_last: bool = True

    @property
    def titles(self) -> tuple[str, ...]:
        """The lines above the header: those that are one cell each, and the year field of a return (年度：2018)."""
        cells = ((cell.text, len(row.cells) == 1) for row in self.header for cell in row.cells)
        return tuple(text for text, is_line in cells if is_line or is_year_field(text))

    @property
    def heads_above(self) -> tuple[str, ...]:
        """The texts in the rows above the lowest one of the header."""
        return tuple(cell.text for row in self.header[:-1] for cell in row.cells)

    @property
    def own_body(self) -> tuple[PrintedRow, ...]:
        """The body without the lines at its end that are above the next header."""
        if self.is_last:
            return self.body
        return self.body[: 1 + max((at for at, row in enumerate(self.body) if row.has_numbers), default=-1)]


def cut(rows: Sequence[PrintedRow], tables: Sequence[FormTable]) -> list[Segment]:
    """The segments of one grid, from top to bottom; only the last one may be a header without a body."""
    flags = [is_header_row(row, tables) for row in rows]
    starts = [number for number, flag in enumerate(flags) if flag and (number == 0 or not flags[number - 1])]
    bounds = [0, *(start for start in starts if start > 0), len(rows)]
    segments = []
    for start, stop in pairwise(bounds):
        header = list(takewhile(lambda number: flags[number], range(start, stop)))
        above = _headings_above(rows[:start], flags[:start]) if header else []
        below = rows[start + len(header) : stop]
        own = (*above, *(rows[number] for number in header))
        segments.append(Segment(own, tuple(below), is_last=stop == len(rows)))
    return [segment for segment in segments if segment.body or segment is segments[-1]]


def until_something_else(segment: Segment, year: int | None) -> tuple[Segment, list[str]]:
    """The segment down to a line of its own which says that the values below are something else, and that line."""
    body = segment.body
    for at, row in enumerate(body):
        is_said = row.line is not None and says_something_else(row.line.text, year)
        if is_said and row.line and any(below.has_numbers for below in body[at + 1 :]):
            return replace(segment, body=body[:at]), [row.line.text]
    return segment, []


def _headings_above(rows: Sequence[PrintedRow], flags: Sequence[bool]) -> list[PrintedRow]:
    """The rows directly above a header that hold nothing but words, down to their last cell or in one cell only.

    Above a line in one cell, what is a row or the header of another table is none of them.
    """
    found: list[PrintedRow] = []
    for row, is_header in zip(reversed(rows), reversed(flags), strict=True):
        is_title = row.line is not None and row.line.key not in row_labels()
        is_of_other_table = is_header and any(not above.cells[-1].is_words for above in found)
        if row.has_numbers or is_of_other_table or not (row.cells[-1].is_words or is_title):
            break
        found.append(row)
    return found[::-1]
