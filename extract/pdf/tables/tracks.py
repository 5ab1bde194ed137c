"""Under which heads the values of a table without rules stand, where these are not set like their heads.

A spreadsheet sets words to the left of its columns and numbers to the right, so that a number may end where the next
head begins. Then no place alone says which column it is in. Rows with a value for every head show where the values of
each column stand; a row that cannot be laid beside these has one cell over all columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.pdf.marks.frame import Box, around
from extract.pdf.tables.stacks import Stack, stack_of
from extract.pdf.text.lines import APART

_SAME_PLACE = 0.3  # of the size of type

_Row = Sequence[Stack]


def under_heads(header: Sequence[_Row], body: Sequence[_Row], labels: int) -> list[_Row]:
    """The rows below a header, whose first columns are labels, with every value in the column of its head."""
    heads = _heads(header, labels)
    rows = [_parted(row, labels) for row in body]
    if not heads or all(_stands_under(value, heads) for _, values in rows for value in values):
        return list(body)
    if len(heads) == 1 and any(len(values) > 1 for _, values in rows):
        return list(body)
    full = [values for _, values in rows if _is_full(values, heads)]
    tracks = [[row[number].box for row in full] for number in range(len(heads))] if full else []
    return [(*words, *_laid(values, heads, tracks)) for words, values in rows]


def _heads(header: Sequence[_Row], labels: int) -> list[Stack]:
    """The lowest head of each column of values, from left to right."""
    lowest = {stack.column: stack for row in header for stack in row if stack.column >= labels}
    return [lowest[column] for column in sorted(lowest)]


def _parted(row: _Row, labels: int) -> tuple[list[Stack], list[Stack]]:
    """The labels of a row, and its values from left to right, each alone; parts of one below each other stay one."""
    words = [stack for stack in row if stack.column < labels]
    values = [part for stack in row if stack.column >= labels for part in _parts(stack)]
    return words, sorted(values, key=lambda value: value.box.x0)


def _parts(stack: Stack) -> Iterator[Stack]:
    is_one = any(left.box.x1 > right.box.x0 for left, right in pairwise(sorted(stack.pieces, key=lambda p: p.box.x0)))
    yield from [stack] if is_one else (stack_of(stack.column, (piece,)) for piece in stack.pieces)


def _stands_under(value: Stack, heads: Sequence[Stack]) -> bool:
    """Whether a value stands under the head of its column and under no other."""
    return [head.column for head in heads if _overlap(value.box, head.box)] == [value.column]


def _is_full(values: Sequence[Stack], heads: Sequence[Stack]) -> bool:
    """Whether there is one value for each head, no farther to the left than the head before, nor under the next one."""
    if len(values) != len(heads):
        return False
    starts = [head.pieces[-1].box.x0 for head in heads]
    reach = _SAME_PLACE * values[0].size
    is_behind = all(value.box.x0 > start for value, start in zip(values[1:], starts, strict=False))
    return is_behind and all(value.box.x1 < start + reach for value, start in zip(values, starts[1:], strict=False))


def _laid(values: Sequence[Stack], heads: Sequence[Stack], tracks: Sequence[Sequence[Box]]) -> list[Stack]:
    """The values in the columns of their heads, or all together over all these columns if it cannot be told."""
    columns = range(len(heads)) if _is_full(values, heads) else [_place(value, heads, tracks) for value in values]
    told = [column for column in columns if column is not None]
    if len(told) == len(values) and all(left < right for left, right in pairwise(told)):
        return [value._replace(column=heads[column].column) for value, column in zip(values, told, strict=True)]
    first, last = heads[0].column, heads[-1].column
    whole = stack_of(first, [piece for value in values for piece in value.pieces])
    return [whole._replace(text=APART.join(value.text for value in values), span=last - first + 1)]


def _place(value: Stack, heads: Sequence[Stack], tracks: Sequence[Sequence[Box]]) -> int | None:
    """The number of the only column in which a value can be."""
    in_line = [number for number, track in enumerate(tracks) if _is_in_line(value, track)]
    within = [number for number, track in enumerate(tracks) if _overlap(value.box, around([*track]))]
    found = in_line or within if tracks else _under(value, heads)
    return found[0] if len(found) == 1 else None


def _under(value: Stack, heads: Sequence[Stack]) -> list[int]:
    """The heads over a value; beyond the first and the last one there is no other that it may belong to."""
    if value.box.x1 <= heads[0].box.x0:
        return [0]
    if value.box.x0 >= heads[-1].box.x1:
        return [len(heads) - 1]
    return [number for number, head in enumerate(heads) if _overlap(value.box, head.box)]


def _is_in_line(value: Stack, track: Sequence[Box]) -> bool:
    """Whether a value begins, has its middle or ends where all others of a column do."""
    places = zip(*(_sides(box) for box in (*track, value.box)), strict=True)
    return any(max(side) - min(side) <= _SAME_PLACE * value.size for side in places)


def _sides(box: Box) -> tuple[float, float, float]:
    return box.x0, (box.x0 + box.x1) / 2, box.x1


def _overlap(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1
