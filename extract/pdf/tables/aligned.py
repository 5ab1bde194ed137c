"""Tables without rules around their cells: columns and rows are told from where text stands.

What comes of it is marked as not ruled: a cell may have been lost, or joined to its neighbour.
"""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from statistics import median

from extract.document import Cell, Table
from extract.pdf.marks.frame import around
from extract.pdf.pages import Page
from extract.pdf.tables.regions import Region, regions
from extract.pdf.tables.ruled import Locate, Placed
from extract.pdf.tables.stacks import Stack, leading_of, stack_of, stacks
from extract.pdf.tables.tracks import under_heads
from extract.pdf.text.extents import Extent, covered
from extract.pdf.text.joining import join_lines
from extract.pdf.text.strips import Strip, TextLine

_CROSSING = 0.12  # of the lines: so many may reach over the space between two columns, as joint headers do
_NARROWEST_GAP = 1.0  # points
_NARROWEST = 2.0  # points: narrower is no column, but where the ends of a joint header lie over two
_BESIDE = 0.7  # sizes of type between the middles of cells of one row
_FEWEST_BELOW = 4
_FEWEST_ALIKE = 5  # columns: so many tell how far apart they are
_UNEVEN = 0.25  # of that distance

_MIDDLE = attrgetter("middle")


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row, some columns having several or none."""

    middle: float
    stacks: tuple[Stack, ...]


def aligned_tables(lines: Sequence[TextLine], page: Page) -> tuple[list[Placed], list[TextLine]]:
    """The tables that stand in some lines of a page, and the lines outside them."""
    tables = []
    taken: set[int] = set()
    for region in regions(lines, page.rules):
        if table := _table(region, page.locate):
            tables.append(table)
            taken.update(map(id, region))
    return tables, [line for line in lines if id(line) not in taken]


def _table(region: Region, locate: Locate) -> Placed | None:
    columns = _with_starts(_with_blank(_columns(region), region), region)
    rows = _rows(region, columns)
    if rows and _heads_labels_alone(rows):
        columns = [(columns[0][0], columns[1][1]), *columns[2:]]
        rows = _rows(region, columns)
    if not rows:
        return None
    columns, rows = _under_heads(columns, rows)
    box = around([line.box for line in region])
    heights = [box.top, *((upper.middle + lower.middle) / 2 for upper, lower in pairwise(rows)), box.bottom]
    labels = _label_columns(rows, len(columns))
    grid = [
        tuple(_cells(number, row, columns, labels, (heights[number], heights[number + 1]), locate))
        for number, row in enumerate(rows)
    ]
    return Placed(Table(tuple(grid), locate(box), ruled=False), box)


def _rows(region: Region, columns: Sequence[Extent]) -> list[_Row]:
    if len(columns) < 2:
        return []
    by_column: dict[int, list[Strip]] = defaultdict(list)
    for piece in (piece for line in region for piece in line.pieces):
        by_column[_column_of(piece, columns)].append(piece)
    return _anchored(by_column, leading_of(region))


def _heads_labels_alone(rows: Sequence[_Row]) -> bool:
    """Whether the head of short labels stands so far to the right of them that it looks like a column of its own."""
    header = _header_rows(rows)
    filled = [{stack.column for stack in row.stacks} for row in rows]
    above, below = set[int]().union(*filled[:header]), set[int]().union(*filled[header:])
    return header > 0 and min(above) == 1 and 0 in below and 1 not in below


def _under_heads(columns: list[Extent], rows: list[_Row]) -> tuple[list[Extent], list[_Row]]:
    """The columns and the rows with the values under their heads, without columns in which nothing is left."""
    count = _header_rows(rows)
    header, body = ([row.stacks for row in part] for part in (rows[:count], rows[count:]))
    laid = under_heads(header, body, _first_of_values(rows, len(columns)))
    if laid == body:
        return columns, rows
    stacks = [*header, *laid]
    kept = sorted({stack.column for row in stacks for stack in row})
    numbers = [bisect_left(kept, column) for column in range(len(columns) + 1)]
    renumbered = [tuple(_renumbered(stack, numbers) for stack in row) for row in stacks]
    rows = [replace(row, stacks=own) for row, own in zip(rows, renumbered, strict=True)]
    return [columns[column] for column in kept], rows


def _renumbered(stack: Stack, numbers: Sequence[int]) -> Stack:
    first, end = numbers[stack.column], numbers[stack.column + stack.span]
    return stack._replace(column=first, span=end - first)


def _first_of_values(rows: Sequence[_Row], count: int) -> int:
    """The first column that can hold values: one with nothing but a head at the left may be that of values, too."""
    labels = _label_columns(rows, count)
    words = {stack.column for row in rows[_header_rows(rows) :] for stack in row.stacks if not stack.is_value}
    return labels if labels and not words.isdisjoint(range(labels)) else 0


def _header_rows(rows: Sequence[_Row]) -> int:
    """How many rows stand above the first with a value behind its label."""
    values = (number for number, row in enumerate(rows) if any(s.is_value and s.column > 0 for s in row.stacks))
    return next(values, 0)


def _columns(lines: Sequence[TextLine]) -> list[Extent]:
    """The extents of the columns: between them is space that few pieces reach over."""
    fullest = max(len(line.pieces) for line in lines)
    few = len(lines) * _CROSSING < 1
    pieces = [piece for line in lines if not few or 2 * len(line.pieces) >= fullest for piece in line.pieces]
    most = int(_CROSSING * len(lines))
    found = covered([(piece.box.x0, piece.box.x1) for piece in pieces], most)
    return _apart([(start, end) for start, end in found if end - start > _NARROWEST])


def _apart(columns: list[Extent]) -> list[Extent]:
    joined: list[Extent] = []
    for start, end in columns:
        if joined and start - joined[-1][1] < _NARROWEST_GAP:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _with_blank(columns: list[Extent], lines: Sequence[TextLine]) -> list[Extent]:
    """The columns with those that have nothing but a head, where there is room for one between them or behind them."""
    if len(columns) < _FEWEST_ALIKE:
        return columns
    middles, ends = [sum(column) / 2 for column in columns], [end for _, end in columns]
    pitch = median(right - left for left, right in pairwise(middles))
    boxes = [piece.box for line in lines for piece in line.pieces]
    free = [(box.x0, box.x1) for box in boxes if not _touches((box.x0, box.x1), columns, ends)]
    heads = [(start, end) for start, end in covered(free) if _has_place((start + end) / 2, middles, pitch)]
    return sorted([*columns, *heads])


def _touches(extent: Extent, columns: Sequence[Extent], ends: Sequence[float]) -> bool:
    """Whether an extent lies over some of the columns, which end there: if so, over the first that ends behind it."""
    start, end = extent
    first = bisect(ends, start)
    return first < len(columns) and columns[first][0] < end


def _has_place(middle: float, middles: Sequence[float], pitch: float) -> bool:
    """Whether a column would stand as far from its neighbours as those of a table stand from each other."""
    after = bisect(middles, middle)
    near = [abs(middles[number] - middle) for number in (after - 1, after) if 0 <= number < len(middles)]
    return all(abs(distance - pitch) < _UNEVEN * pitch for distance in near)


def _with_starts(columns: Sequence[Extent], lines: Sequence[TextLine]) -> list[Extent]:
    """The columns, parted where pieces begin below each other with others to their left.

    Headings of several rows stand beside the labels of these rows, and labels without a heading reach over both.
    """
    parted: list[Extent] = []
    beginnings = [[piece.box.x0 for piece in line.pieces] for line in lines]
    for start, end in columns:
        rows = [[at for at in own if start <= at < end] for own in beginnings]
        behind_others = {round(at) for row in rows for at in row[1:]}
        inner = sorted(at for at in behind_others if at > start + 1 and _begins_here(at, rows))
        bounds = [start, *(at for at in inner), end]
        parted += pairwise(bounds)
    return parted


def _begins_here(at: int, rows: Sequence[Sequence[float]]) -> bool:
    return sum(abs(start - at) <= 1 for row in rows for start in row) >= _FEWEST_BELOW


def _column_of(piece: Strip, columns: Sequence[Extent]) -> int:
    """The column that most of a piece stands in, or the nearest one."""
    start, _, end, _ = piece.box
    for number, (left, right) in enumerate(columns):
        if left <= start and end <= right:
            return number
    middle = (start + end) / 2
    overlaps = [min(piece.box.x1, end) - max(piece.box.x0, start) for start, end in columns]
    return max(range(len(columns)), key=lambda n: (max(0.0, overlaps[n]), -abs(sum(columns[n]) / 2 - middle)))


def _anchored(by_column: dict[int, list[Strip]], leading: float) -> list[_Row]:
    """Rows about the values: what stands beside them belongs to them, and what stands above the first is the header."""
    every = [stack for column, pieces in by_column.items() for stack in stacks(pieces, column, leading)]
    values = [stack for stack in every if stack.is_value and stack.column > 0]
    if not values:
        return []
    anchors = _anchors(values)
    first = anchors[0] - _BESIDE * values[0].size
    above = [stack for stack in every if stack.middle < first]
    beside = [stack for stack in every if stack.middle >= first]
    anchors = _with_blank_rows(anchors, beside)
    members: list[list[Stack]] = [[] for _ in anchors]
    for part in (part for stack in beside for part in _parted(stack, anchors)):
        members[_nearest(part.middle, anchors)].append(part)
    body = [_Row(anchor, tuple(own)) for anchor, own in zip(anchors, members, strict=True)]
    return [*_header(above), *body]


def _anchors(values: Sequence[Stack]) -> list[float]:
    anchors: list[float] = []
    for value in sorted(values, key=lambda value: value.middle):
        if not anchors or value.middle - anchors[-1] > _BESIDE * value.size:
            anchors.append(value.middle)
    return anchors


def _with_blank_rows(anchors: list[float], beside: Sequence[Stack]) -> list[float]:
    """The rows with those that have a label but no value: a label between two rows, and of no more than its own."""
    labels = [stack for stack in beside if stack.column == 0]
    return sorted([*anchors, *(label.middle for label in labels if not _has_row(label, anchors))])


def _has_row(label: Stack, anchors: Sequence[float]) -> bool:
    """Whether one of the rows, given from top to bottom, is beside a label or no more than half its type away."""
    half = label.size / 2
    first = bisect(anchors, label.box.top - half)
    return first < len(anchors) and anchors[first] < label.box.bottom + half


def _parted(stack: Stack, anchors: Sequence[float]) -> Iterator[Stack]:
    """The stack itself, or its lines one by one where each has a row beside it: rows as near as lines."""
    several = len(stack.pieces) > 1 and not stack.is_value
    if several and sum(stack.box.top < anchor < stack.box.bottom for anchor in anchors) == len(stack.pieces):
        yield from (stack_of(stack.column, (piece,)) for piece in stack.pieces)
    else:
        yield stack


def _nearest(middle: float, anchors: Sequence[float]) -> int:
    after = bisect(anchors, middle)
    if after in (0, len(anchors)):
        return max(0, after - 1)
    return after - 1 if middle - anchors[after - 1] <= anchors[after] - middle else after


def _header(above: Sequence[Stack]) -> list[_Row]:
    """The header rows: the lowest cell of each column is in the last one, whatever its height."""
    levels: dict[int, list[Stack]] = defaultdict(list)
    for column in {stack.column for stack in above}:
        own = sorted((stack for stack in above if stack.column == column), key=lambda stack: -stack.middle)
        for level, stack in enumerate(own):
            levels[level].append(stack)
    ordered = [levels[level] for level in sorted(levels, reverse=True)]
    return [_Row(max(stack.middle for stack in row), tuple(row)) for row in ordered]


def _label_columns(rows: Sequence[_Row], count: int) -> int:
    """How many columns at the left hold words rather than values, and have no head of their own beside the first."""
    header = _header_rows(rows)
    heads = sorted({stack.column for stack in rows[header - 1].stacks}) if header else []
    most = heads[1] if len(heads) > 1 else count
    for column in range(most):
        own = [stack for row in rows[header:] for stack in row.stacks if stack.column == column]
        if own and 2 * sum(stack.is_value for stack in own) >= len(own):
            return column
    return most


def _cells(
    number: int, row: _Row, columns: Sequence[Extent], labels: int, heights: Extent, locate: Locate
) -> list[Cell]:
    """The cells of a row by slot; a label without anything up to the values reaches over the columns between."""
    by_column: dict[int, list[Stack]] = defaultdict(list)
    for stack in sorted(row.stacks, key=_MIDDLE):
        by_column[stack.column].append(stack)
    slots: list[Cell] = []
    for column, (start, end) in enumerate(columns):
        if column < len(slots):
            continue
        own = by_column.get(column)
        if not own:
            slots.append(Cell("", number, column, 1, 1, locate((start, heights[0], end, heights[1]))))
            continue
        reaches_on = column < labels and by_column.keys().isdisjoint(range(column + 1, labels))
        span = labels - column if reaches_on else max(stack.span for stack in own)
        place = locate(around([stack.box for stack in own]))
        slots += [Cell(join_lines([stack.text for stack in own]), number, column, 1, span, place)] * span
    return slots
