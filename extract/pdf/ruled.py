"""Tables whose cells are enclosed by rules."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.document import Cell, PageLocator, Table
from extract.pdf.cells import HANGING, cell_lines, padding_of
from extract.pdf.frame import Box
from extract.pdf.glyphs import Glyph
from extract.pdf.grid import Grid, grid_of
from extract.pdf.rules import Rules, connected

Locate = Callable[[Box], PageLocator]

# As in a web page: a cell with so much text in a table of few rows is a page set in a table.
_PROSE_LENGTH = 300
_FEW_ROWS = 3
_DIPPING = 0.1  # of the size: the part of a character above the end of the rules that puts it in the cell


@dataclass(frozen=True, slots=True)
class Placed:
    """A table and where it stands in the reading frame."""

    table: Table
    box: Box


def ruled_tables(rules: Rules, glyphs: list[Glyph], locate: Locate) -> tuple[list[Placed], list[Glyph]]:
    """The tables that rules enclose, and the characters outside them.

    A frame around text, with nothing side by side in it, is no table: its text is left outside.
    """
    tables: list[Placed] = []
    rest = glyphs
    centres = [((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2) for glyph in glyphs]
    grids = [(grid, group) for group in connected(rules) if (grid := grid_of(group, centres))]
    # Of tables within each other the inner one comes first: its text is no part of the outer cell.
    for grid, group in sorted(grids, key=lambda each: each[0].box.width * each[0].box.height):
        inside = _inside(grid.box, rest) + _sticking_out(grid.box, group, rest)
        cells = _cells(grid, inside, locate)
        if cells and _is_table(cells):
            tables.append(Placed(_table(grid, cells, locate), grid.box))
            claimed = set(map(id, inside))
            rest = [glyph for glyph in rest if id(glyph) not in claimed]
    return tables, rest


def _inside(box: Box, glyphs: Sequence[Glyph]) -> list[Glyph]:
    left, top, right, bottom = 2 * box.x0, 2 * box.top, 2 * box.x1, 2 * box.bottom
    return [
        glyph for glyph in glyphs if left <= glyph.x0 + glyph.x1 <= right and top <= glyph.top + glyph.bottom <= bottom
    ]


def _sticking_out(box: Box, rules: Rules, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters at the foot of cells that a page break left open, whose rules end before their text does."""
    closed = [rule for rule in rules.horizontal if abs(rule.at - box.bottom) < 1]
    if any(rule.start < box.x0 + 1 and rule.end > box.x1 - 1 for rule in closed):
        return []
    return [
        glyph
        for glyph in glyphs
        if glyph.top < box.bottom - _DIPPING * glyph.size and glyph.top + glyph.bottom > 2 * box.bottom
        if box.holds(middle := (glyph.x0 + glyph.x1) / 2, box.bottom)
        if not any(rule.start <= middle <= rule.end for rule in closed)
    ]


def _cells(grid: Grid, glyphs: Sequence[Glyph], locate: Locate) -> list[Cell]:
    if not glyphs:
        return []
    owners = grid.owners()
    contents: list[list[Glyph]] = [[] for _ in grid.spans]
    last_row, last_column = len(grid.ys) - 2, len(grid.xs) - 2
    owner, before = 0, None
    for glyph in glyphs:
        if not (before and glyph.text in HANGING and _hangs(glyph, before)):
            row = min(bisect_right(grid.ys, (glyph.top + glyph.bottom) / 2) - 1, last_row)
            column = min(bisect_right(grid.xs, (glyph.x0 + glyph.x1) / 2) - 1, last_column)
            owner = owners[row][column]
        contents[owner].append(glyph)
        before = glyph
    usual_size = Counter(round(glyph.size, 1) for glyph in glyphs).most_common(1)[0][0]
    boxes = [grid.box_of(span) for span in grid.spans]
    filled = {
        number: cell_lines(content, boxes[number], usual_size) for number, content in enumerate(contents) if content
    }
    padding = padding_of(filled.values())
    return [
        Cell(filled[number].text(padding) if number in filled else "", *span, locate(boxes[number]))
        for number, span in enumerate(grid.spans)
    ]


def _hangs(glyph: Glyph, before: Glyph) -> bool:
    """Whether a mark stands directly behind the character printed before it: it belongs to the same cell."""
    return abs(glyph.top - before.top) < 1 and abs(glyph.x0 - before.x1) < 0.2 * glyph.size


def _is_table(cells: Sequence[Cell]) -> bool:
    """Whether something stands side by side, and not as a page set in a table."""
    filled = [cell for cell in cells if cell.text]
    if len(filled) < 2 or max(Counter(cell.row for cell in cells).values()) < 2:
        return False
    longest = max(len(cell.text) for cell in filled)
    rows = len({cell.row for cell in filled})
    return longest <= _PROSE_LENGTH or (rows > _FEW_ROWS and 2 * longest < sum(len(cell.text) for cell in filled))


def _table(grid: Grid, cells: Sequence[Cell], locate: Locate) -> Table:
    rows = tuple(tuple(cells[number] for number in row) for row in grid.owners())
    return Table(rows, locate(grid.box))
