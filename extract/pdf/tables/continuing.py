"""What a page break cut off the last row of a table without rules, put back into its cells.

Between rules such a rest is a row of cells of its own. Without them it is a line of digits at the top of a page, and
the number it belongs to would lose its end unnoticed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extract.document import Cell, PageLocator, Table
from extract.pdf.pages import Page
from extract.pdf.text.joining import join_lines
from extract.pdf.text.strips import Strip, TextLine
from extract.pdf.text.wording import is_value


def continued(table: Table, lines: Sequence[TextLine], page: Page) -> tuple[Table, list[TextLine]]:
    """The table before a page with what the first lines of the page add to its last row, and the other lines.

    Two parts of a number stay on lines of their own, so that the cell says no number: nothing proves that they are one.
    """
    rest = list(takewhile(lambda line: all(is_value(piece.text) for piece in line.pieces), lines))
    for piece in (piece for line in rest for piece in line.pieces):
        table = _with(table, piece, page)
    return table, list(lines[len(rest) :])


def _with(table: Table, piece: Strip, page: Page) -> Table:
    left, right = _extent(page.locate(piece.box), page)
    cells = list(dict.fromkeys(cell for cell in table.rows[-1] if cell))
    nearest = min(cells, key=lambda cell: _distance(cell, left, right, page))
    longer = replace(nearest, text=join_lines([nearest.text, piece.text]) if nearest.text else piece.text)
    rows = tuple(tuple(longer if cell is nearest else cell for cell in row) for row in table.rows)
    return replace(table, rows=rows)


def _distance(cell: Cell, left: float, right: float, page: Page) -> float:
    """How far the middle of a cell is from that of a part of a line; both may be turned with their page."""
    start, end = _extent(cell.locator, page)
    return abs(start + end - left - right)


def _extent(locator: object, page: Page) -> tuple[float, float]:
    if not isinstance(locator, PageLocator):
        raise TypeError("only cells on pages have places")
    x0, top, x1, bottom = locator.bbox
    return (top, bottom) if (page.quarters - page.frame.quarters) % 2 else (x0, x1)
