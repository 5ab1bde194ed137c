"""Headers that a page break parted from their rows: one table on two pages, or a header row cut in two.

Where the break comes within the header, neither page has a table that says anything. The two are laid on one grid by
the places of their cells, which both pages share.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from extract.document import Block, Cell, Locator, Table, page_of
from transform.labels import label_key
from transform.report import Script
from transform.script import simplified
from transform.tables.matching import form_tables
from transform.tables.pages import are_on_pages_in_turn
from transform.values import read_value

_SAME_PLACE = 3.0  # points


def whole_tables(blocks: Sequence[Block], script: Script) -> dict[int, Table]:
    """By their place among the blocks, the tables that go on with the header before them, with this header."""
    pairs = enumerate(pairwise(blocks), 1)
    return {
        number: _whole(above, table, script)
        for number, (above, table) in pairs
        if isinstance(above, Table) and isinstance(table, Table) and _is_header_of(above, table)
    }


def _whole(above: Table, table: Table, script: Script) -> Table:
    edges = _edges([*above.cells(), *table.cells()])
    upper = [_laid(cell, edges, 0) for cell in above.cells()]
    lower = [_laid(cell, edges, len(above.rows)) for cell in table.cells()]
    return _table(_healed(upper, lower, len(above.rows), script), len(edges) - 1, table)


def _is_header_of(above: Table, table: Table) -> bool:
    """Whether a table of words is as broad as one on the next page, which does not repeat it."""
    if not (above.ruled and table.ruled and are_on_pages_in_turn(above, table)):
        return False
    left, right = _span(above.locator)
    other_left, other_right = _span(table.locator)
    if abs(left - other_left) > _SAME_PLACE or abs(right - other_right) > _SAME_PLACE:
        return False
    first, other_first = ([cell.text for cell in each.cells() if cell.row == 0] for each in (above, table))
    return first != other_first and all(read_value(cell.text).value is None for cell in above.cells())


def _span(locator: Locator) -> tuple[float, float]:
    """Left and right of what has a place on a page."""
    place = page_of(locator)
    if place is None:
        raise TypeError("only tables on pages have places")
    left, _, right, _ = place.bbox
    return left, right


def _edges(cells: Iterable[Cell]) -> list[float]:
    """Where columns begin and end on either page."""
    edges: list[float] = []
    for at in sorted(side for cell in cells for side in _span(cell.locator)):
        if not edges or at - edges[-1] > _SAME_PLACE:
            edges.append(at)
    return edges


def _laid(cell: Cell, edges: Sequence[float], rows_above: int) -> Cell:
    """The cell in the columns of the common grid."""
    left, right = (bisect_left(edges, side - _SAME_PLACE) for side in _span(cell.locator))
    return replace(cell, row=cell.row + rows_above, column=left, column_span=max(1, right - left))


def _healed(upper: list[Cell], lower: list[Cell], height: int, script: Script) -> list[Cell]:
    """All cells, those of the row at the break made whole if their parts together are labels of columns."""
    first = {(cell.column, cell.column_span): cell for cell in lower if cell.row == height}
    last = [cell for cell in upper if cell.row + cell.row_span == height]
    rests = {id(cell): rest for cell in last if (rest := first.get((cell.column, cell.column_span)))}
    if not any(_makes_label(cell, rests[id(cell)], script) for cell in last if id(cell) in rests):
        return [*upper, *lower]
    cut = set(map(id, rests.values()))
    wholes = [_joined(cell, rests[id(cell)]) if id(cell) in rests else cell for cell in upper]
    return [*wholes, *(cell for cell in lower if id(cell) not in cut)]


def _joined(cell: Cell, rest: Cell) -> Cell:
    return replace(cell, text=cell.text + rest.text, row_span=cell.row_span + rest.row_span)


def _makes_label(cell: Cell, rest: Cell, script: Script) -> bool:
    part, whole = (label_key(simplified(text, script)) for text in (cell.text, cell.text + rest.text))
    return bool(part) and part not in _column_labels() and whole in _column_labels()


@cache
def _column_labels() -> frozenset[str]:
    columns = (column for _, table in form_tables() for column in table.columns)
    return frozenset(label_key(label) for column in columns for label in (column.label, *column.variants))


def _table(cells: Sequence[Cell], width: int, lower: Table) -> Table:
    height = max(cell.row + cell.row_span for cell in cells)
    rows: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in cells:
        for row in rows[cell.row : cell.row + cell.row_span]:
            row[cell.column : cell.column + cell.column_span] = [cell] * cell.column_span
    return replace(lower, rows=tuple(map(tuple, rows)))
