"""Tables whose cells are enclosed by rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.document import Cell, PageLocator, Table
from extract.pdf.marks.frame import Box, Edges
from extract.pdf.marks.words import Word
from extract.pdf.tables.cells import HANGING, TableText
from extract.pdf.tables.grid import Grid, grid_of
from extract.pdf.tables.rules import Rules, connected

Locate = Callable[[Edges], PageLocator]

# As in a web page: a cell with so much text in a table of few rows is a page set in a table.
_PROSE_LENGTH = 300
_FEW_ROWS = 3
_SENTENCE = re.compile("[，。；！？]")
_DIPPING = 0.1  # of the size: the part of a character above the end of the rules that puts it in the cell
_NEXT_LINE = 1.0  # of the size


@dataclass(frozen=True, slots=True)
class Placed:
    """A table and where it stands in the reading frame."""

    table: Table
    box: Box


def ruled_tables(rules: Rules, words: list[Word], locate: Locate) -> tuple[list[Placed], list[Word]]:
    """The tables that rules enclose, and the words outside them.

    A frame around text, with nothing side by side in it, is no table: its text is left outside.
    """
    tables: list[Placed] = []
    rest = words
    grids = [(grid, group) for group in connected(rules) if (grid := grid_of(group, words))]
    # Of tables within each other the inner one comes first: its text is no part of the outer cell.
    for grid, group in sorted(grids, key=lambda each: each[0].box.width * each[0].box.height):
        inside, outside = _claimed(grid.box, group, rest)
        if table := table_in(grid, inside, locate):
            tables.append(Placed(table, grid.box))
            rest = outside
    return tables, rest


def table_in(grid: Grid, words: Sequence[Word], locate: Locate) -> Table | None:
    """The words in a grid as a table; None if they make none."""
    owners = grid.owners()
    cells = _cells(grid, _contents(grid, owners, words), locate) if words else []
    if not (cells and _is_table(cells)):
        return None
    return Table(tuple(tuple([cells[number] for number in row]) for row in owners), locate(grid.box))


def _claimed(box: Box, rules: Rules, words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words inside a table, those that stick out of it at its foot behind them, and all others."""
    goes_on = _going_on_below(box, rules)
    left, top, right, foot = box
    inside: list[Word] = []
    sticking_out: list[Word] = []
    outside: list[Word] = []
    for word in words:
        middle = word.middle
        if top <= middle <= foot:
            into = inside
        elif middle > foot and goes_on(word):
            into = sticking_out
        else:
            outside.append(word)
            continue
        if left <= word.x0 and word.x1 <= right:
            into.append(word)
        else:
            for one in word.characters():
                (into if 2 * left <= one.x0 + one.x1 <= 2 * right else outside).append(one)
    return inside + sticking_out, outside


def _going_on_below(box: Box, rules: Rules) -> Callable[[Word], bool]:
    """Whether a word belongs to a cell that a page break left open, and stands below the end of the rules.

    Of a table that is open all over, only what begins in it; where some cells are closed, the next line of the others.
    """
    closed = [rule for rule in rules.horizontal if abs(rule.at - box.bottom) < 1]
    if any(rule.start < box.x0 + 1 and rule.end > box.x1 - 1 for rule in closed):
        return lambda _: False
    reach = _NEXT_LINE if closed else -_DIPPING
    return lambda word: (
        word.top < box.bottom + reach * word.size
        and not any(rule.start <= (word.x0 + word.x1) / 2 <= rule.end for rule in closed)
    )


def _cells(grid: Grid, contents: Mapping[int, Sequence[Word]], locate: Locate) -> list[Cell]:
    extents = grid.extents()
    table, last = TableText(contents, extents), len(grid.ys) - 1
    return [
        Cell(text, row, column, row_span, column_span, locate(edges), row + row_span == last and table.is_full(number))
        for number, (text, (row, column, row_span, column_span), edges) in enumerate(
            zip(table.texts(), grid.spans, extents, strict=True)
        )
    ]


def _contents(grid: Grid, owners: list[list[int]], words: Iterable[Word]) -> dict[int, list[Word]]:
    """The words of each cell that has any, by its number; a word that reaches over several is parted."""
    contents: dict[int, list[Word]] = defaultdict(list)
    # What stands on the last edge belongs to the last cell.
    slots = [[*row, row[-1]] for row in (*owners, owners[-1])]
    xs, ys = grid.xs, grid.ys
    owner, before = 0, None
    for word in words:
        text, _, top, _, bottom, _, _, starts, ends = word
        row = slots[bisect_right(ys, (top + bottom) / 2) - 1]
        first = row[bisect_right(xs, (starts[0] + ends[0]) / 2) - 1]
        is_whole = len(text) == 1 or first == row[bisect_right(xs, (starts[-1] + ends[-1]) / 2) - 1]
        for part in (word,) if is_whole else word.characters():
            if not (part.text in HANGING and before and _hangs(part, before)):
                owner = first if is_whole else row[bisect_right(xs, part.first_centre) - 1]
            contents[owner].append(part)
            before = part
    return contents


def _hangs(mark: Word, before: Word) -> bool:
    """Whether a mark stands directly behind the character printed before it: it belongs to the same cell."""
    return abs(mark.top - before.top) < 1 and abs(mark.x0 - before.x1) < 0.2 * mark.size


def _is_table(cells: Sequence[Cell]) -> bool:
    """Whether something stands side by side, and not as a page set in a table.

    A single row may have nothing but a label: a page break leaves such rests.
    """
    filled = [cell for cell in cells if cell.text]
    if max(Counter(cell.row for cell in cells).values()) < 2:
        return False
    if len(filled) < 2:
        return filled == list(cells[:1]) and not _SENTENCE.search(filled[0].text) and cells[-1].row == 0
    longest = max(len(cell.text) for cell in filled)
    rows = len({cell.row for cell in filled})
    return longest <= _PROSE_LENGTH or (rows > _FEW_ROWS and 2 * longest < sum(len(cell.text) for cell in filled))
