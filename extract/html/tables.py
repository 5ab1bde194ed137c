"""Tables of a page as grids: the algorithm "forming a table" of the HTML standard (WHATWG, section 4.9.12).

Where the standard leaves room, the grid is what a browser shows: a span does not reach beyond the rows that are
there, columns in which no cell begins have no width and are left out, and where two cells claim one slot the earlier
has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bs4.element import PageElement, Tag

from extract.document import Cell
from extract.errors import SourceTooLargeError
from extract.html.tree import is_seen, is_text

_LEADING_INTEGER = re.compile(r"[ \t\n\r\f]*\+?([0-9]{1,9})")
_MOST_COLUMNS_OF_A_CELL = 1000  # this and the next are limits of the standard
_MOST_ROWS_OF_A_CELL = 65534
_MOST_COLUMNS = 16_384  # as in a workbook; these two only bound the memory that a broken page can take
_MOST_SLOTS = 4_000_000

_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_ABOVE = frozenset({"caption", "table"})

Row = list[Tag]


@dataclass(slots=True)
class TableMarkup:
    """The parts of a table element: groups of rows of cell elements, in the order in which they are shown.

    A span ends with its group. `outside` is what stands between the rows: captions, tables and stray text, which a
    browser shows above the table.
    """

    groups: list[list[Row]] = field(default_factory=list)
    outside: list[PageElement] = field(default_factory=list)

    def cells(self) -> Iterator[Tag]:
        """Every cell element."""
        return (cell for group in self.groups for row in group for cell in row)


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell element and the slots it covers."""

    element: Tag
    row: int
    column: int
    row_span: int
    column_span: int


def dissect(table: Tag) -> TableMarkup:
    """The rows and cells of a table itself, not of tables inside it; hidden ones are left out.

    Cells without a row make a row of their own, as in a browser, and elements that do not belong into a table (a
    `form` around rows, a `font` around cells) are looked through.
    """
    outside: list[PageElement] = []
    rows: list[tuple[Tag | None, Row]] = []
    loose: Row | None = None
    stack: list[tuple[PageElement, Tag | None, Row | None]] = [(node, None, None) for node in reversed(table.contents)]
    while stack:
        node, group, row = stack.pop()
        if not isinstance(node, Tag) or node.name in _ABOVE:
            if _shows(node):
                outside.append(node)
        elif not is_seen(node):
            continue
        elif node.name in _CELLS:
            if row is None:
                if loose is None or rows[-1][1] is not loose:
                    rows.append((group, loose := []))
                row = loose
            row.append(node)
        else:
            if node.name == "tr":
                rows.append((group, row := []))
            elif node.name in _GROUPS:
                group, row = node, None
            stack.extend((child, group, row) for child in reversed(node.contents))
    return TableMarkup(_grouped(rows), outside)


def _shows(node: PageElement) -> bool:
    return is_seen(node) if isinstance(node, Tag) else is_text(node) and not str(node).isspace()


def _grouped(rows: Sequence[tuple[Tag | None, Row]]) -> list[list[Row]]:
    """Rows of one row group together, rows outside any as a group of their own, footers last."""
    groups: list[tuple[Tag | None, list[Row]]] = []
    for group, row in rows:
        if groups and groups[-1][0] is group:
            groups[-1][1].append(row)
        else:
            groups.append((group, [row]))
    footers = [rows for group, rows in groups if group is not None and group.name == "tfoot"]
    return [rows for group, rows in groups if group is None or group.name != "tfoot"] + footers


def place(groups: Sequence[Sequence[Row]]) -> list[Placed]:
    """Give every cell its slots."""
    placed: list[Placed] = []
    group_start = 0
    for group in groups:
        group_end = group_start + len(group)
        covered: list[int] = []  # for each column, the first row that no cell from above covers
        for row_number, row in enumerate(group, start=group_start):
            placed.extend(_place_row(row, row_number, group_end, covered))
        group_start = group_end
    return _without_empty_columns(placed)


def _place_row(row: Row, row_number: int, group_end: int, covered: list[int]) -> Iterator[Placed]:
    column = 0
    for element in row:
        while column < len(covered) and covered[column] > row_number:
            column += 1
        row_end = min(group_end, row_number + (_row_span(element) or _MOST_ROWS_OF_A_CELL))
        end = column + _column_span(element)
        if end > _MOST_COLUMNS:
            raise SourceTooLargeError(f"a table has more than {_MOST_COLUMNS} columns")
        covered.extend([0] * (end - len(covered)))
        # A slot that a cell from above covers stays that cell's: this one ends before it.
        free_end = next((taken for taken in range(column, end) if covered[taken] > row_number), end)
        covered[column:free_end] = [row_end] * (free_end - column)
        yield Placed(element, row_number, column, row_end - row_number, free_end - column)
        column = end


def _column_span(element: Tag) -> int:
    """1 where missing, zero, negative or no number, as the standard says."""
    return min(_integer(element, "colspan") or 1, _MOST_COLUMNS_OF_A_CELL)


def _row_span(element: Tag) -> int:
    """0 means all rows to the end of the group; 1 where missing, negative or no number."""
    number = _integer(element, "rowspan")
    return 1 if number is None else min(number, _MOST_ROWS_OF_A_CELL)


def _integer(element: Tag, attribute: str) -> int | None:
    """A non-negative integer by the rules of the standard: what follows the digits is ignored (`2.5`, `3px`)."""
    match = _LEADING_INTEGER.match(str(element.attrs.get(attribute, "")))
    return int(match.group(1)) if match else None


def _without_empty_columns(placed: list[Placed]) -> list[Placed]:
    """Columns in which no cell begins are left out; every span shrinks by those it covered."""
    used = sorted({cell.column for cell in placed})
    if not used:
        return placed
    width = max(cell.column + cell.column_span for cell in placed)
    if used[-1] + 1 == len(used) == width:
        return placed
    begins = set(used)
    before = [0]  # before[n] counts the columns kept among the first n
    for column in range(width):
        before.append(before[-1] + (column in begins))
    return [
        replace(
            cell,
            column=before[cell.column],
            column_span=before[cell.column + cell.column_span] - before[cell.column],
        )
        for cell in placed
    ]


def grid(cells: Sequence[Cell], row_count: int) -> tuple[tuple[Cell | None, ...], ...]:
    """The cells in every slot they cover, all rows equally long, None in slots that no cell covers."""
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    if width * row_count > _MOST_SLOTS:
        raise SourceTooLargeError(f"a table has {row_count} rows of {width} columns")
    slots: list[list[Cell | None]] = [[None] * width for _ in range(row_count)]
    for cell in cells:
        for row in slots[cell.row : cell.row + cell.row_span]:
            row[cell.column : cell.column + cell.column_span] = [cell] * cell.column_span
    return tuple(map(tuple, slots))
