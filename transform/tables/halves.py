"""Tables printed in two halves side by side, taken apart."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from transform.forms import FormTable
from transform.labels import label_key
from transform.tables.grid import PrintedRow
from transform.tables.header import is_row_of_years


def halves(rows: Sequence[PrintedRow], tables: Sequence[FormTable]) -> list[list[PrintedRow]]:
    """The rows of each half, the left one first, if a header row names the labels of a form table more than once."""
    starts = next((found for row in rows if len(found := _label_columns(row, tables)) > 1), None)
    if starts is None:
        return [list(rows)]
    bounds = [0, *starts[1:], sys.maxsize]
    return [_between(rows, first, last) for first, last in pairwise(bounds)]


def _label_columns(row: PrintedRow, tables: Sequence[FormTable]) -> list[int]:
    """The grid columns over which a row prints the label header of one form table."""
    if row.has_numbers and not is_row_of_years(row, tables):
        return []
    found = (
        [cell.cell.column for cell in row.cells if cell.key in map(label_key, table.label_headers)] for table in tables
    )
    return max(found, key=len, default=[])


def _between(rows: Sequence[PrintedRow], first: int, last: int) -> list[PrintedRow]:
    """The parts of the rows that begin in the grid columns `first` to `last` (exclusive)."""
    parts = [(row, tuple(cell for cell in row.cells if first <= cell.cell.column < last)) for row in rows]
    return [replace(row, cells=cells) for row, cells in parts if cells]
