"""Header rows, and which column of a form each of their cells is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from transform.forms import Column, FormTable
from transform.labels import label_key
from transform.tables.alignment import align
from transform.tables.grid import PrintedCell, PrintedRow
from transform.tables.similarity import best_similarity

_ALIKE = 0.75
"""Similarity from which a damaged header text is taken for a column label, if order allows it."""

_UNIT_IN_HEADER = re.compile(r"[(（](?:单位[:：]?)?\s*(亿元|万元|元)\s*[)）]")


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """The grid columns `start` to `stop` (exclusive) under one header cell, and the form's column; None if unknown."""

    start: int
    stop: int
    column: Column | None
    text: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a printed table as one form table sees it: its value columns from left to right."""

    columns: tuple[HeaderColumn, ...]

    @property
    def start(self) -> int:
        """The grid column where the values begin."""
        return self.columns[0].start

    @property
    def known(self) -> int:
        """How many header cells are columns of the form table."""
        return sum(column.column is not None for column in self.columns)


def read_header(rows: Sequence[PrintedRow], table: FormTable) -> Header | None:
    """The header rows `rows`, read as the header of a form table; None if no cell is one of its columns.

    The cells of the last row count, into which the cells above reach down by their spans, or where the spans were lost,
    over empty cells; the texts above a cell decide between columns of the same label.
    """
    lowest = (_lowest(cell, rows[:-1]) for cell in rows[-1].cells)
    cells = [cell for cell in lowest if not _is_label_header(cell, table)]
    columns = _columns_by_label(cells, table) or _columns_in_order(cells, rows[:-1], table)
    if not columns:
        return None
    shown = [i for i in range(min(columns), len(cells)) if i in columns or not cells[i].is_empty]
    return Header(tuple(_header_column(cells[i], columns.get(i)) for i in shown))


def _columns_by_label(cells: Sequence[PrintedCell], table: FormTable) -> dict[int, Column]:
    """The column of each cell where every label of the table is another, so that a changed order does no harm."""
    labels = {label_key(label): column for column in table.columns for label in (column.label, *column.variants)}
    if len(labels) < sum(1 + len(set(column.variants)) for column in table.columns):
        return {}
    found = {i: labels[cell.key] for i, cell in enumerate(cells) if cell.key in labels}
    return found if len({column.id for column in found.values()}) == len(table.columns) == len(found) else {}


def _columns_in_order(
    cells: Sequence[PrintedCell], rows_above: Sequence[PrintedRow], table: FormTable
) -> dict[int, Column]:
    above = [_texts_above(cell, rows_above) for cell in cells]
    scores = [
        [_score(cell, texts, column) for column in table.columns] for cell, texts in zip(cells, above, strict=True)
    ]
    pairs = align(scores, [0.5] * len(cells), [0.2] * len(table.columns)).pairs
    return {pair.left: table.columns[pair.right] for pair in pairs if pair.margin > 0.1}


def _lowest(cell: PrintedCell, rows_above: Sequence[PrintedRow]) -> PrintedCell:
    """The cell itself, or for an empty one the nearest text in the same column above."""
    if not cell.is_empty:
        return cell
    same_column = (
        other for row in reversed(rows_above) for other in row.cells if other.cell.column == cell.cell.column
    )
    return next((other for other in same_column if not other.is_empty), cell)


def _header_column(cell: PrintedCell, column: Column | None) -> HeaderColumn:
    unit = _UNIT_IN_HEADER.search(cell.text)
    start = cell.cell.column
    return HeaderColumn(start, start + cell.cell.column_span, column, cell.text, unit[1] if unit else None)


def _is_label_header(cell: PrintedCell, table: FormTable) -> bool:
    return cell.key in _label_headers(table)


@cache
def _label_headers(table: FormTable) -> frozenset[str]:
    return frozenset(map(label_key, (*table.label_headers, *table.unit_headers, *table.code_headers)))


def _texts_above(cell: PrintedCell, rows: Sequence[PrintedRow]) -> set[str]:
    first, last = cell.cell.column, cell.cell.column + cell.cell.column_span
    return {
        other.key
        for row in rows
        for other in row.cells
        if other.cell.column < last and first < other.cell.column + other.cell.column_span
    }


def _score(cell: PrintedCell, above: set[str], column: Column) -> float:
    alike = best_similarity(cell.key, (column.label, *column.variants))
    if alike < _ALIKE:
        return float("-inf")
    return 2 * alike + sum(0.5 for group in column.group if label_key(group) in above)


def is_header_row(row: PrintedRow, tables: Sequence[FormTable]) -> bool:
    """Whether a row is the header of some form table: no numbers, and two of its cells are headers of that table."""
    return not row.has_numbers and any(_header_cells(row, table) >= 2 for table in tables)


def _header_cells(row: PrintedRow, table: FormTable) -> int:
    columns = sum(
        any(best_similarity(cell.key, (column.label, *column.variants)) >= _ALIKE for column in table.columns)
        for cell in row.cells
    )
    if not columns:
        return 0
    return columns + sum(_is_label_header(cell, table) for cell in row.cells)
