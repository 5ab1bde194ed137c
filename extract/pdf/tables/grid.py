"""Grids: the slots between crossing rules, and the cells that reach over slots with no rule between them.

Where the rules end before the table does, as at a page break or in a table that is open on its sides, the ends of the
crossing rules are its edge.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.pdf.marks.frame import Box, Edges
from extract.pdf.marks.words import Word
from extract.pdf.tables.rules import Rule, Rules

_NARROWEST = 5.0  # points: rules that end less far beyond the last one just overhang
_WALL = 0.6  # the part of a slot's side that a rule must cover to close it
_MOST_SLOTS = 100_000


Span = tuple[int, int, int, int]
"""A cell by the slots that it covers: its first row and column, and how many rows and columns it has."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of the rows and columns of a table, and its cells in the order of their top left slots."""

    ys: list[float]
    xs: list[float]
    spans: list[Span]

    @property
    def box(self) -> Box:
        """The extent of the whole grid."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def extents(self) -> list[Edges]:
        """The edges of each cell."""
        xs, ys = self.xs, self.ys
        return [
            (xs[column], ys[row], xs[column + column_span], ys[row + row_span])
            for row, column, row_span, column_span in self.spans
        ]

    def owners(self) -> list[list[int]]:
        """For each slot, by row and column, the number of the cell that covers it."""
        slots = [[0] * (len(self.xs) - 1) for _ in range(len(self.ys) - 1)]
        for number, (row, column, row_span, column_span) in enumerate(self.spans):
            if row_span == column_span == 1:
                slots[row][column] = number
                continue
            for line in slots[row : row + row_span]:
                line[column : column + column_span] = [number] * column_span
        return slots


def grid_of(rules: Rules, words: Sequence[Word]) -> Grid | None:
    """The grid of a group of crossing rules; None if they enclose nothing that could be cells side by side.

    Beyond the last rule there is a row or a column only if some of the words of the page stand in it.
    """
    if not rules.horizontal or not rules.vertical:
        return None
    top, bottom = min(rule.start for rule in rules.vertical), max(rule.end for rule in rules.vertical)
    left, right = min(rule.start for rule in rules.horizontal), max(rule.end for rule in rules.horizontal)
    xs = _edges(
        rules.vertical, left, right, lambda: (x for word in words if top < word.middle < bottom for x in _centres(word))
    )
    ys = _edges(
        rules.horizontal,
        top,
        bottom,
        lambda: (word.middle for word in words if any(left < x < right for x in _centres(word))),
    )
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_SLOTS:
        return None
    beside = _walls(rules.vertical, xs, ys)
    below = _walls(rules.horizontal, ys, xs)
    return trimmed(Grid(ys, xs, list(_spans(beside, below))))


def _centres(word: Word) -> list[float]:
    return [(start + end) / 2 for start, end in zip(word.starts, word.ends, strict=True)]


def _edges(rules: list[Rule], first: float, last: float, inhabited: Callable[[], Iterable[float]]) -> list[float]:
    edges = sorted({rule.at for rule in rules})
    if edges[0] - first > _NARROWEST and any(first < at < edges[0] for at in inhabited()):
        edges.insert(0, first)
    if last - edges[-1] > _NARROWEST and any(edges[-1] < at < last for at in inhabited()):
        edges.append(last)
    return edges


def _walls(rules: list[Rule], edges: list[float], across: list[float]) -> list[list[bool]]:
    """`walls[edge][slot]`: whether a rule on this edge closes this slot between two edges of the other direction.

    The last edge closes everything.
    """
    number_of = {edge: number for number, edge in enumerate(edges)}
    slots = len(across) - 1
    walls = [[False] * slots for _ in edges]
    for at, start, end in rules:
        first, last = max(0, bisect_right(across, start) - 1), min(slots, bisect_left(across, end))
        # Only the outermost of the slots that a rule touches can be covered in part.
        if first < last and not _covers(start, end, across[first : first + 2]):
            first += 1
        if first < last and not _covers(start, end, across[last - 1 : last + 1]):
            last -= 1
        walls[number_of[at]][first:last] = [True] * max(0, last - first)
    walls[-1] = [True] * slots
    return walls


def _covers(start: float, end: float, slot: Sequence[float]) -> bool:
    low, high = slot
    return min(high, end) - max(low, start) >= _WALL * (high - low)


def _spans(beside: list[list[bool]], below: list[list[bool]]) -> Iterator[Span]:
    rows, columns = len(below) - 1, len(beside) - 1
    taken = [[False] * columns for _ in range(rows)]
    for row, row_taken in enumerate(taken):
        for column, is_closed_below in enumerate(below[row + 1]):
            if row_taken[column]:
                continue
            if is_closed_below and beside[column + 1][row]:
                yield row, column, 1, 1
                continue
            end = column + 1
            while not beside[end][row] and not row_taken[end]:
                end += 1
            last = row + 1
            while last < rows and _goes_on(last, column, end, beside, below):
                last += 1
            for line in taken[row:last]:
                line[column:end] = [True] * (end - column)
            yield row, column, last - row, end - column


def _goes_on(row: int, column: int, end: int, beside: list[list[bool]], below: list[list[bool]]) -> bool:
    """Whether a cell of these columns reaches down into a row: no rule above the row nor between the columns in it."""
    return not any(below[row][column:end]) and not any(beside[edge][row] for edge in range(column + 1, end))


def trimmed(grid: Grid) -> Grid:
    """The grid without rows and columns in which no cell begins: rules of neighbours that are not quite in line."""
    rows = sorted({row for row, _, _, _ in grid.spans})
    columns = sorted({column for _, column, _, _ in grid.spans})
    if len(rows) == len(grid.ys) - 1 and len(columns) == len(grid.xs) - 1:
        return grid
    row_number = _renumbered(rows, len(grid.ys) - 1)
    column_number = _renumbered(columns, len(grid.xs) - 1)
    spans = [
        (
            row_number[row],
            column_number[column],
            row_number[row + row_span] - row_number[row],
            column_number[column + column_span] - column_number[column],
        )
        for row, column, row_span, column_span in grid.spans
    ]
    ys = [grid.ys[row] for row in rows] + [grid.ys[-1]]
    xs = [grid.xs[column] for column in columns] + [grid.xs[-1]]
    return Grid(ys, xs, spans)


def _renumbered(kept: list[int], count: int) -> list[int]:
    """For each edge, how many of the kept rows or columns begin before it."""
    numbers = [0]
    marks = set(kept)
    for number in range(count):
        numbers.append(numbers[-1] + (number in marks))
    return numbers
