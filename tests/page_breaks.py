"""Reports as a PDF gives them whose tables are cut by a page break, between two rows or within one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from random import Random

from extract.document import Block, Cell, Document, PageLocator, Paragraph, Table
from tests.typesetting.layout import Grid, ReportToSet, Role

_WIDTH, _HEIGHT = 50.0, 20.0
"""Of a slot of a grid, in points."""

_NOWHERE = PageLocator(1, (0, 0, 0, 0))
_WHOLE, _BROKEN = 0.7, 0.9
"""How often a number stays on the first page, or is broken; the others stand on the second one."""


def cut_report(report: ReportToSet, dice: Random, *, within_row: bool) -> Document:
    """The document of a report with a page break in one of its tables; in a row, wherever its lines may end."""
    grids = [block for block in report.blocks if isinstance(block, Grid) and len(block.rows) > block.header_rows]
    chosen = dice.choice(grids)
    blocks: list[Block] = []
    for block in report.blocks:
        if not isinstance(block, Grid):
            blocks.append(Paragraph(block.text, PageLocator(1, (0, 0, _WIDTH, _HEIGHT))))
        elif block is chosen:
            row = dice.randrange(max(block.header_rows, 1), len(block.rows))
            blocks += _cut_within(block, row, dice) if within_row else _cut_before(block, row)
        else:
            blocks.append(_table(_cells(block), 1))
    return Document(report.name, "", "application/pdf", None, None, tuple(blocks))


def _cells(grid: Grid) -> list[list[Cell]]:
    return [
        [Cell(each.text, each.row, each.column, each.row_span, each.column_span, _NOWHERE) for each in row]
        for row in grid.rows
    ]


def _cut_before(grid: Grid, row: int) -> tuple[Table, Table]:
    """The two pieces of a table that is cut before this row; cells that reach over the joint end there, and begin."""
    upper: list[list[Cell]] = [[] for _ in range(row)]
    lower: list[list[Cell]] = [[] for _ in range(len(grid.rows) - row)]
    for cell in chain.from_iterable(_cells(grid)):
        stop = cell.row + cell.row_span
        if cell.row < row:
            upper[cell.row].append(replace(cell, row_span=min(stop, row) - cell.row))
        if cell.row < row < stop:
            lower[0].append(replace(cell, text="", row=0, row_span=stop - row))
        elif cell.row >= row:
            lower[cell.row - row].append(replace(cell, row=cell.row - row))
    return _table(upper, 1), _table(lower, 2)


def _cut_within(grid: Grid, row: int, dice: Random) -> tuple[Table, Table]:
    """The two pieces of a table that is cut in this row; cells that reach over the joint stand in both."""
    numbers = {(each.row, each.column) for line in grid.rows for each in line if each.role is Role.VALUE}
    upper: list[list[Cell]] = [[] for _ in range(row + 1)]
    lower: list[list[Cell]] = [[] for _ in range(len(grid.rows) - row)]
    for cell in chain.from_iterable(_cells(grid)):
        last = cell.row + cell.row_span - 1
        if last < row:
            upper[cell.row].append(cell)
        elif cell.row > row:
            lower[cell.row - row].append(replace(cell, row=cell.row - row))
        else:
            is_number = (cell.row, cell.column) in numbers
            at = _broken_at(cell.text, dice) if is_number else dice.randint(0, len(cell.text))
            is_full = is_number and 0 < at < len(cell.text)
            upper[cell.row].append(replace(cell, text=cell.text[:at], row_span=row - cell.row + 1, full=is_full))
            lower[0].append(replace(cell, text=cell.text[at:], row=0, row_span=last - row + 1))
    return _table(upper, 1), _table(lower, 2)


def _broken_at(text: str, dice: Random) -> int:
    chance = dice.random()
    if chance < _WHOLE:
        return len(text)
    return dice.randint(1, len(text) - 1) if chance < _BROKEN and len(text) > 1 else 0


def _table(rows: Sequence[Sequence[Cell]], page: int) -> Table:
    width = max(cell.column + cell.column_span for cell in chain.from_iterable(rows))
    slots: list[list[Cell | None]] = [[None] * width for _ in rows]
    for cell in chain.from_iterable(rows):
        placed = replace(cell, text=cell.text.strip(), locator=_place(cell, page))
        for line in slots[cell.row : cell.row + cell.row_span]:
            line[cell.column : cell.column + cell.column_span] = [placed] * cell.column_span
    return Table(tuple(map(tuple, slots)), PageLocator(page, (0, 0, width * _WIDTH, len(rows) * _HEIGHT)))


def _place(cell: Cell, page: int) -> PageLocator:
    left, top = cell.column * _WIDTH, cell.row * _HEIGHT
    return PageLocator(page, (left, top, left + cell.column_span * _WIDTH, top + cell.row_span * _HEIGHT))
