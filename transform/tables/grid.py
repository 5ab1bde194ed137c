"""The printed grid: rows of distinct cells with their texts made comparable and their values read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Cell, Table
from transform.labels import label_key
from transform.report import Script, Status
from transform.script import simplified
from transform.values import CellValue, read_value

_CHINESE = re.compile("[㐀-鿿]")


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of the source with its text in simplified characters, its label key and its value."""

    cell: Cell
    text: str
    key: str
    value: CellValue

    @property
    def is_words(self) -> bool:
        """Whether the cell reads as a label: Chinese words that are no value."""
        return self.value.status is Status.TEXT and bool(_CHINESE.search(self.text))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed in the cell."""
        return self.value.status is Status.BLANK

    @property
    def is_nothing(self) -> bool:
        """Whether the cell is blank or holds a mark that stands for no value."""
        return self.value.status in (Status.BLANK, Status.DASH, Status.SLASH, Status.BOX)


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a grid: each cell that touches it once, from left to right.

    `ends_early` is True if no cell covers the last slots, so that a cell may have been lost anywhere in the row.
    `ruled` is False if the borders of the cells were inferred. `shared` are the cells that other rows with cells of
    their own hold too.
    """

    number: int
    table: int
    cells: tuple[PrintedCell, ...]
    ends_early: bool
    ruled: bool
    shared: frozenset[int]

    @property
    def has_numbers(self) -> bool:
        """Whether a number or a stated zero stands in the row."""
        return any(cell.value.value is not None for cell in self.cells)

    @property
    def line(self) -> PrintedCell | None:
        """The only cell of the row in which anything stands, if that is words; None if there are others."""
        filled = [cell for cell in self.cells if not cell.is_empty]
        return filled[0] if len(filled) == 1 and filled[0].is_words else None

    def is_shared(self, cell: PrintedCell) -> bool:
        """Whether the cell belongs to other rows as well."""
        return id(cell.cell) in self.shared


def printed_rows(table: Table, position: int, script: Script) -> list[PrintedRow]:
    """The rows of a table in which at least one cell begins; `position` is the table's place in its document."""
    cells = {id(cell): printed_cell(cell, script) for cell in table.cells()}
    begun = {cell.row for cell in table.cells()}
    rows = []
    for number, slots in enumerate(table.rows):
        if number not in begun:
            continue
        distinct = [cells[id(cell)] for cell in _distinct(slots)]
        shared = frozenset(id(item.cell) for item in distinct if _other_rows(item.cell, number) & begun)
        rows.append(PrintedRow(number, position, tuple(distinct), slots[-1] is None, table.ruled, shared))
    return rows


def printed_cell(cell: Cell, script: Script) -> PrintedCell:
    """A cell as it is read."""
    text = simplified(cell.text, script).strip()
    return PrintedCell(cell, text, label_key(text), read_value(text))


def _distinct(slots: tuple[Cell | None, ...]) -> Iterator[Cell]:
    last = None
    for cell in slots:
        if cell is not None and cell is not last:
            yield cell
        last = cell


def _other_rows(cell: Cell, number: int) -> set[int]:
    return set(range(cell.row, cell.row + cell.row_span)) - {number}
