"""Body rows: which cells are label, unit and code, and which column each value belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from transform.forms import Column, FormTable
from transform.labels import is_scaled
from transform.report import Status
from transform.tables.grid import PrintedCell, PrintedRow
from transform.tables.header import Header

_CODE = re.compile(r"\d{1,2}\*?")
_TWO_NUMBERS = re.compile(r"\d +\d[\d,]*\.|\.\d+ +\d")
"""A cell with the number of its neighbour in it. What is left of that in the cell beside it is another number."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A printed row split in two.

    `label` is the key of its own label, empty if it has none, and `label_text` that label as printed; `context` are
    the keys of the labels that stand before it, such as the heading of a group of rows; then the printed unit and code,
    and the value cells. `is_sound` is False if the columns of its values cannot be trusted. `money` is the unit of
    money that is stated above the table.
    """

    row: PrintedRow
    header: Header | None
    label: str
    label_text: str
    context: tuple[str, ...]
    unit: str | None
    code: str | None
    values: tuple[PrintedCell, ...]
    is_sound: bool
    money: str | None = None

    @property
    def has_numbers(self) -> bool:
        """Whether a value cell holds a number or a stated zero."""
        return any(cell.value.value is not None for cell in self.values)

    @property
    def has_more_than_header(self) -> bool:
        """Whether it has more values than the header has columns."""
        return self.header is not None and len(self.values) > len(self.header.columns)


@dataclass(frozen=True, slots=True)
class Placed:
    """The cell of one column; None if it is not printed. `proved` is False if it may belong to another column."""

    column: Column
    cell: PrintedCell | None
    proved: bool
    unit: str | None = None


def split_row(row: PrintedRow, header: Header | None, table: FormTable, units: frozenset[str]) -> BodyRow:
    """Splits a row into labels and values. `units` are the words that the forms print as units.

    The values begin under the header's first value column. If that gives the wrong number of cells and the end of the
    words gives the right one, they begin there; the header then does not stand over its columns, and is believed only
    if its columns are all those of the form, in order.
    """
    cut, is_sound = _cut(row, header, table, units)
    labels, values = row.cells[:cut], row.cells[cut:]
    if header and header.table == row.table and len(values) > len(table.columns):
        values = _without_margin(values, header)
    words = [cell for cell in labels if cell.text not in units and not _CODE.fullmatch(cell.text)]
    own = _own_label(words)
    return BodyRow(
        row=row,
        header=header,
        label=own.key if own else "",
        label_text=own.text if own else "",
        context=tuple(cell.key for cell in words if cell is not own and cell.key),
        unit=next((cell.text for cell in labels if cell.text in units), None),
        code=next((cell.text for cell in labels if _CODE.fullmatch(cell.text)), None) if table.code_headers else None,
        values=values,
        is_sound=is_sound
        and not (own and is_scaled(own.text))
        and (row.ruled or not any(_TWO_NUMBERS.search(cell.text) for cell in values)),
    )


def _without_margin(values: tuple[PrintedCell, ...], header: Header) -> tuple[PrintedCell, ...]:
    """The value cells without empty ones to the right of the whole header, such as a trailing tab leaves."""
    while values and values[-1].is_empty and values[-1].cell.column >= header.columns[-1].stop:
        values = values[:-1]
    return values


def _cut(row: PrintedRow, header: Header | None, table: FormTable, units: frozenset[str]) -> tuple[int, bool]:
    """How many cells are labels, and whether the columns can be trusted."""
    by_words = _leading_words(row.cells, table, units, has_codes=header is not None and header.has_codes)
    if header is None:
        return by_words, True
    if header.table != row.table:
        return by_words, header.is_sound and header.follows_form
    cut = by_place = sum(cell.cell.column < header.start for cell in row.cells)
    fits_by_place = len(row.cells) - by_place == len(header.columns)
    if not fits_by_place and len(row.cells) - by_words in (len(header.columns), len(table.columns)):
        cut = by_words
    stands_over_values = by_words <= by_place == cut
    return cut, header.is_sound and (stands_over_values or header.follows_form)


def _own_label(words: Sequence[PrintedCell]) -> PrintedCell | None:
    """The label cell nearest to the values; past an empty one, only a cell that is not a heading of several rows."""
    if words and not words[-1].is_empty:
        return words[-1]
    return next((cell for cell in reversed(words) if not cell.is_empty and cell.cell.row_span == 1), None)


def _leading_words(cells: Sequence[PrintedCell], table: FormTable, units: frozenset[str], *, has_codes: bool) -> int:
    """How many cells at the beginning are labels, unit and code; an empty one counts if one of these follows it.

    The last cell of a row is a code only under a header of codes: without one it is the value.
    """
    count = 0
    for number, cell in enumerate(cells, 1):
        can_be_code = bool(table.code_headers) and count > 0 and (has_codes or number < len(cells))
        is_code = can_be_code and _CODE.fullmatch(cell.text)
        if cell.is_words or cell.text in units or is_code:
            count = number
        elif not cell.is_empty:
            break
        if is_code:
            break
    return count


def place_values(body: BodyRow, table: FormTable) -> list[Placed]:
    """The value cells of a row laid under their columns.

    A row with as many cells as the header, or as the form has columns, is proved by its count. Otherwise the cells of a
    row prove their columns only all together, by standing under one column each; or by saying all the same nothing.
    """
    values = body.values
    if body.header and len(values) == len(body.header.columns):
        return [
            Placed(at.column, cell, _is_proved(body, cell), at.unit)
            for at, cell in zip(body.header.columns, values, strict=True)
            if at.column is not None
        ]
    if len(values) == len(table.columns) and _is_part_of_form(body.header):
        return [
            Placed(column, cell, _is_proved(body, cell)) for column, cell in zip(table.columns, values, strict=True)
        ]
    if len({cell.value.status for cell in values}) <= 1 and all(cell.is_nothing for cell in values):
        return [Placed(column, values[0] if values else None, proved=True) for column in _columns(body, table)]
    return _place_by_position(body, table)


def _is_part_of_form(header: Header | None) -> bool:
    """Whether the header names columns of the form only, so that a row with all columns of the form is complete."""
    return header is None or (header.follows_form and all(at.column is not None for at in header.columns))


def _is_proved(body: BodyRow, cell: PrintedCell) -> bool:
    """A cell that says nothing is taken from an unsound row too, but not where the rows themselves were inferred."""
    return (cell.is_nothing and body.row.ruled) or (body.is_sound and not body.row.is_shared(cell))


def _columns(body: BodyRow, table: FormTable) -> list[Column]:
    if body.header is None:
        return list(table.columns)
    return [at.column for at in body.header.columns if at.column is not None]


def _place_by_position(body: BodyRow, table: FormTable) -> list[Placed]:
    """The cells by where they stand, proved only if each stands under one column and no column has two."""
    if body.header is None:
        return [Placed(column, _only(body.values), proved=False) for column in table.columns]
    under = [[cell for cell in body.values if _overlap(cell, at.start, at.stop)] for at in body.header.columns]
    uses = Counter(id(cell) for cells in under for cell in cells)
    told = all(len(cells) <= 1 for cells in under) and all(uses[id(cell)] == 1 for cell in body.values)
    proved = told and body.row.ruled and not body.row.ends_early and body.header.table == body.row.table
    return [
        Placed(
            at.column, cells[0] if cells else None, proved and all(_is_proved(body, cell) for cell in cells), at.unit
        )
        for at, cells in zip(body.header.columns, under, strict=True)
        if at.column is not None
    ]


def _overlap(cell: PrintedCell, start: int, stop: int) -> bool:
    return cell.cell.column < stop and start < cell.cell.column + cell.cell.column_span


def _only(cells: Sequence[PrintedCell]) -> PrintedCell | None:
    return cells[0] if len(cells) == 1 else None


def restore_dashes(placed: list[Placed], dashed: tuple[str, ...]) -> list[Placed] | None:
    """Puts a dash back that slid to the left when an empty cell was lost; None if nothing had slid.

    In the columns `dashed` the form itself prints a dash, so that a dash before a blank in such a column is that dash,
    and the cell that was lost was blank.
    """
    result = list(placed)
    for number in range(1, len(result)):
        left, right = result[number - 1], result[number]
        if right.column.id not in dashed or left.cell is None or left.cell.value.status is not Status.DASH:
            continue
        if right.cell is None or right.cell.is_empty:
            result[number - 1] = Placed(left.column, right.cell, proved=True, unit=left.unit)
            result[number] = Placed(right.column, left.cell, proved=True, unit=right.unit)
            return result
    return None
