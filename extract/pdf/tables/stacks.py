"""Stacks: the cells of one column of a table without rules, told from the distances of its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from extract.pdf.marks.frame import Box, around
from extract.pdf.text.joining import join_lines
from extract.pdf.text.lines import APART, WIDEST_BLANK
from extract.pdf.text.strips import Strip, TextLine
from extract.pdf.text.wording import is_value

_LEADING = 1.38  # sizes of type between the lines of one cell; rows are farther apart
_TIGHT = 0.9  # where they are not, every line is a row
_SAME_LINE = 0.5

_READING_ORDER = attrgetter("middle", "box.x0")


class Stack(NamedTuple):
    """The pieces of one cell, from top to bottom and from left to right, what they say together, and their middle.

    `span` is how many columns it reaches over.
    """

    column: int
    pieces: tuple[Strip, ...]
    text: str
    box: Box
    middle: float
    span: int = 1

    @property
    def size(self) -> float:
        """The height of its type."""
        return self.pieces[0].size

    @property
    def is_value(self) -> bool:
        """Whether it is no word; what reaches over several columns are their values."""
        return self.span > 1 or is_value(self.text)


def stack_of(column: int, pieces: Sequence[Strip]) -> Stack:
    """The stack of pieces in order; those of one line are joined as if there were no gaps between them."""
    if len(pieces) == 1:
        return Stack(column, (pieces[0],), pieces[0].text, pieces[0].box, pieces[0].middle)
    lines: list[list[Strip]] = []
    for piece in pieces:
        if lines and piece.middle - lines[-1][0].middle < _SAME_LINE * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    text = join_lines([_line(line) for line in lines])
    middle = (pieces[0].middle + pieces[-1].middle) / 2
    return Stack(column, tuple(pieces), text, around([piece.box for piece in pieces]), middle)


def _line(pieces: Sequence[Strip]) -> str:
    """The text of pieces beside each other; numbers that are farther apart than a blank is wide stay two."""
    ordered = sorted(pieces, key=lambda piece: piece.box.x0)
    text = ordered[0].text
    for left, right in pairwise(ordered):
        are_apart = right.box.x0 - left.box.x1 > WIDEST_BLANK * right.size
        joined = join_lines([text, right.text])
        text = joined.replace("\n", APART if are_apart else " ")
    return text


def leading_of(lines: Sequence[TextLine]) -> float:
    """How many sizes of type the lines of a cell are apart at most: less than the rows of the table are.

    Those are rows that have several values, or where none has, one behind its label.
    """
    rows = [line for line in lines if sum(is_value(piece.text) for piece in line.pieces) > 1]
    rows = rows or [line for line in lines if any(is_value(piece.text) for piece in line.pieces[1:])]
    steps = [(lower.middle - upper.middle) / upper.size for upper, lower in pairwise(rows)]
    steps = [step for step in steps if step > _TIGHT]
    return _LEADING if not steps or median(steps) > _LEADING else _TIGHT


def stacks(pieces: Sequence[Strip], column: int, leading: float) -> Iterator[Stack]:
    """The cells of a column: pieces nearer to each other than rows are."""
    stack: list[Strip] = []
    for piece in sorted(pieces, key=_READING_ORDER):
        if stack and (piece.middle - stack[-1].middle > leading * piece.size or _differ(stack[-1], piece)):
            yield stack_of(column, stack)
            stack = []
        stack.append(piece)
    if stack:
        yield stack_of(column, stack)


def _differ(above: Strip, below: Strip) -> bool:
    """Whether words follow a value or a value words, one below the other: no cell holds both."""
    return below.middle - above.middle > _SAME_LINE * below.size and is_value(above.text) != is_value(below.text)
