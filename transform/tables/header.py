"""Header rows, and which column of a form each of their cells is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from transform.forms import Column, FormTable
from transform.labels import is_scaled, label_key, unit_of_money
from transform.tables.alignment import align
from transform.tables.grid import PrintedCell, PrintedRow
from transform.tables.heads_of_time import Time, is_sum, is_year, names_time, own_column, time_of
from transform.tables.similarity import best_similarity

_FEWEST_HEADS = 2
_TELLING = 0.1
"""Margin from which the column of a header cell is told, by its label, its group or its place."""


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """The grid columns `start` to `stop` (exclusive) under one header cell, and the form's column; None if unknown.

    `above` are the texts of the cells above that one.
    """

    start: int
    stop: int
    column: Column | None
    text: str
    unit: str | None
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a printed table as one form table sees it: its value columns from left to right.

    `table` is the printed table that it stands in, for whose grid alone its places mean anything. `follows_form` is
    True if the columns stand in the order of the form. `is_sound` is False if the header contradicts
    itself, so that its columns prove nothing: spans that put the columns of several header rows out of order, or an
    unknown column among labels that repeat. `has_codes` is True if it stands over a column of codes.
    """

    columns: tuple[HeaderColumn, ...]
    table: int
    follows_form: bool
    is_sound: bool
    has_codes: bool

    @property
    def start(self) -> int:
        """The grid column where the values begin."""
        return self.columns[0].start

    @property
    def known(self) -> int:
        """How many header cells are columns of the form table."""
        return sum(column.column is not None for column in self.columns)


def read_header(rows: Sequence[PrintedRow], table: FormTable, year: int | None) -> Header | None:
    """The header rows `rows`, read as the header of a form table; None if no cell is one of its columns.

    The cells of the last row count, into which the cells above reach down by their spans, or where the spans were lost,
    over empty cells; the texts above a cell decide between columns of the same label. All cells to the right of those
    that head labels, units and codes are value columns. Where the form has but one, and heads name the time, it is that
    of the year of the report.
    """
    lowest = [_lowest(cell, rows[:-1]) for cell in rows[-1].cells]
    heads = [number for number, cell in enumerate(lowest) if _is_label_header(cell, table)]
    cells = lowest[heads[-1] + 1 :] if heads else lowest
    above = [_texts_above(cell, rows[:-1]) for cell in cells]
    by_name = _columns_by_name(cells, above, table)
    columns = _of_the_year(cells, by_name or _columns_in_order(cells, above, table), table, year)
    if not columns:
        return None
    first = 0 if heads else min(columns)
    shown = [i for i in range(first, len(cells)) if i in columns or not cells[i].is_empty]
    positions = [table.columns.index(columns[i]) for i in shown if i in columns]
    follows_form = positions == sorted(positions)
    is_one_row = all(cell.cell.row == rows[-1].number for cell in cells)
    is_complete = len(columns) == max(columns) + 1
    is_in_its_groups = bool(by_name) or all(_has_groups_in_order(row, table) for row in rows[:-1])
    is_sound = (follows_form or is_one_row) if _has_unique_labels(table) else is_complete and is_in_its_groups
    has_codes = any(cell.key in _code_headers(table) for cell in lowest)
    shown_columns = tuple(_header_column(cells[i], columns.get(i), rows[:-1]) for i in shown)
    return Header(shown_columns, rows[-1].table, follows_form, is_sound, has_codes)


@cache
def _labels(table: FormTable) -> dict[str, Column]:
    return {label_key(label): column for column in table.columns for label in (column.label, *column.variants)}


@cache
def _has_unique_labels(table: FormTable) -> bool:
    """Whether no label stands over two columns, so that a column is told by its label whatever the order."""
    return all(_labels(table)[label_key(column.label)] is column for column in table.columns)


def _columns_by_name(
    cells: Sequence[PrintedCell], above: Sequence[frozenset[str]], table: FormTable
) -> dict[int, Column]:
    """The column of each cell, if all columns of the table are there by name; else nothing.

    The name is the very label, and the groups above it too where labels repeat.
    """
    groups = frozenset() if _has_unique_labels(table) else _groups(table)
    named = [(cell.key, headings & groups) for cell, headings in zip(cells, above, strict=True)]
    found = {i: _names(table)[name] for i, name in enumerate(named) if name in _names(table)}
    every_column_once = sorted(column.id for column in found.values()) == sorted(column.id for column in table.columns)
    return found if every_column_once else {}


@cache
def _names(table: FormTable) -> dict[tuple[str, frozenset[str]], Column]:
    """The columns by label key and the keys of the groups above it; of no groups where the labels are enough."""
    is_enough = _has_unique_labels(table)
    return {
        (label_key(label), frozenset(() if is_enough else map(label_key, column.group))): column
        for column in table.columns
        for label in (column.label, *column.variants)
    }


@cache
def _groups(table: FormTable) -> frozenset[str]:
    return frozenset(label_key(group) for column in table.columns for group in column.group)


def _has_groups_in_order(row: PrintedRow, table: FormTable) -> bool:
    """Whether the headings of groups in a header row stand as in the form, each once: then only spans may be wrong.

    A heading may stand over each of its columns.
    """
    first = {label_key(group): at for at, column in reversed([*enumerate(table.columns)]) for group in column.group}
    headings = [(first[cell.key], cell.cell.column_span) for cell in row.cells if cell.key in first]
    return all(one < other or (one == other and span == 1) for (one, _), (other, span) in pairwise(headings))


def _columns_in_order(
    cells: Sequence[PrintedCell], above: Sequence[frozenset[str]], table: FormTable
) -> dict[int, Column]:
    texts = zip(cells, above, strict=True)
    scores = [[_score(cell, headings, column) for column in table.columns] for cell, headings in texts]
    pairs = align(scores, [0.5] * len(cells), [0.2] * len(table.columns)).pairs
    return {pair.left: table.columns[pair.right] for pair in pairs if pair.margin > _TELLING}


def _of_the_year(
    cells: Sequence[PrintedCell], named: dict[int, Column], table: FormTable, year: int | None
) -> dict[int, Column]:
    """The columns, but of a form with only one that of the report's year, if the heads name years or other times.

    A sum beside the head of another time may be one over both. Beside a head of the year of the report, what the form
    calls its column is another value of that year.
    """
    if len(table.columns) > 1:
        return named
    texts = [cell.text for cell in cells]
    if (own := own_column(texts, year)) is not None:
        has_rival = any(i != own and not is_sum(texts[i]) and not names_time(texts[i]) for i in named)
        return {} if has_rival else {own: table.columns[0]}
    if any(time_of(text, year) is Time.OTHER for text in texts):
        return {i: column for i, column in named.items() if not is_sum(texts[i])}
    return named


def _lowest(cell: PrintedCell, rows_above: Sequence[PrintedRow]) -> PrintedCell:
    """The cell itself, or for an empty one the nearest text in the same column above."""
    if not cell.is_empty:
        return cell
    same_column = (
        other for row in reversed(rows_above) for other in row.cells if other.cell.column == cell.cell.column
    )
    return next((other for other in same_column if not other.is_empty), cell)


def _header_column(cell: PrintedCell, column: Column | None, rows_above: Sequence[PrintedRow]) -> HeaderColumn:
    start = cell.cell.column
    above = tuple(other.text for other in _cells_above(cell, rows_above) if other.cell is not cell.cell)
    known = None if is_scaled(cell.text) else column
    return HeaderColumn(start, start + cell.cell.column_span, known, cell.text, unit_of_money(cell.text), above)


def _is_label_header(cell: PrintedCell, table: FormTable) -> bool:
    return cell.key in _label_headers(table)


@cache
def _label_headers(table: FormTable) -> frozenset[str]:
    return frozenset(map(label_key, (*table.label_headers, *table.unit_headers, *table.code_headers)))


@cache
def _code_headers(table: FormTable) -> frozenset[str]:
    return frozenset(map(label_key, table.code_headers))


def _texts_above(cell: PrintedCell, rows: Sequence[PrintedRow]) -> frozenset[str]:
    return frozenset(other.key for other in _cells_above(cell, rows))


def _cells_above(cell: PrintedCell, rows: Sequence[PrintedRow]) -> Iterator[PrintedCell]:
    first, last = cell.cell.column, cell.cell.column + cell.cell.column_span
    cells = (other for row in rows for other in row.cells)
    return (other for other in cells if other.cell.column < last and first < other.cell.column + other.cell.column_span)


def _score(cell: PrintedCell, above: frozenset[str], column: Column) -> float:
    alike = best_similarity(cell.key, (column.label, *column.variants))
    if alike == 0:
        return float("-inf")
    return 2 * alike + sum(0.5 for group in column.group if label_key(group) in above)


def is_header_row(row: PrintedRow, tables: Sequence[FormTable]) -> bool:
    """Whether a row is the header of some form table: no numbers, and two of its cells are headers of that table.

    Years are no numbers here: beside other heads, or several of them alone in the row, they are heads of columns.
    """
    if row.has_numbers:
        return is_row_of_years(row, tables)
    return any(_header_cells(row, table) >= _FEWEST_HEADS for table in tables)


def is_row_of_years(row: PrintedRow, tables: Sequence[FormTable]) -> bool:
    """Whether the numbers of a row are years over columns."""
    filled = [cell for cell in row.cells if not cell.is_empty]
    years = [cell.text for cell in filled if is_year(cell.text)]
    if not years or any(cell.value.value is not None and not is_year(cell.text) for cell in filled):
        return False
    others = [cell for cell in filled if not names_time(cell.text)]
    if not others:
        return len(set(years)) == len(filled) >= _FEWEST_HEADS
    return any(_are_heads(others, table) for table in tables)


def _are_heads(cells: Sequence[PrintedCell], table: FormTable) -> bool:
    """Whether two of some cells head labels and units, or one does and all others are heads of the table too."""
    heads = sum(_is_label_header(cell, table) for cell in cells)
    return heads >= _FEWEST_HEADS or (
        heads > 0 and heads + sum(_is_column_of(cell, table) for cell in cells) >= len(cells)
    )


def _header_cells(row: PrintedRow, table: FormTable) -> int:
    columns = sum(_is_column_of(cell, table) for cell in row.cells)
    heads = sum(_is_label_header(cell, table) for cell in row.cells)
    if heads:
        columns += sum(names_time(cell.text) for cell in row.cells)
    return columns + heads if columns else 0


def _is_column_of(cell: PrintedCell, table: FormTable) -> bool:
    return any(best_similarity(cell.key, (column.label, *column.variants)) > 0 for column in table.columns)
