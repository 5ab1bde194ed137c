"""The text of a cell: its lines joined, upright or not, without what was stamped over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pdf.frame import Box
from extract.pdf.glyphs import Glyph
from extract.pdf.joining import join_lines
from extract.pdf.lines import Line, line_of, lines_of

_STAMPED = 1.6  # times the usual size of the table: larger text over a cell that has text is a stamp
_COLUMN_GAP = 0.3  # of the size
_FIRST_WIDE = "\u2e00"
_WIDEST_PADDING = 12.0  # points, on both sides together; office programs take 10.8
_FEWEST_STACKED = 4


HANGING = frozenset("，。、；：！？）》」』”’】〕,.;:)")
"""What must not begin a line, and is therefore set beyond the end of one."""


@dataclass(frozen=True, slots=True)
class CellLines:
    """The lines of a cell in reading order, and the room in it for a line; `sideways` ones run down or up."""

    lines: tuple[Line, ...]
    room: float
    sideways: bool = False

    def text(self, padding: float) -> str:
        """What the cell says; `padding` is kept free on both sides of it."""
        return join_lines(
            [line.text for line in self.lines],
            [self._is_full(line, lower, padding) for line, lower in pairwise(self.lines)],
        )

    def _is_full(self, line: Line, lower: Line, padding: float) -> bool:
        following = lower.glyphs[0]
        return self.room - line.box.width - 2 * padding < following.x1 - following.x0


def cell_lines(glyphs: Sequence[Glyph], box: Box, usual_size: float) -> CellLines:
    """The lines of the cell in a box; `usual_size` is the size of most text in its table."""
    if len(glyphs) == 1:
        return CellLines((line_of(glyphs),), box.width)
    own = _without_stamp(glyphs, usual_size)
    # Text set downwards has its brackets turned and its characters upright: all are read in one direction.
    turn = next((glyph.turn for glyph in own if glyph.turn % 2), 0)
    if turn:
        own = [_turned(glyph, turn) for glyph in own]
    return CellLines(tuple(_reading_order(own)), box.height if turn else box.width, turn > 0)


def padding_of(lines: Iterable[CellLines]) -> float:
    """How much of a table's cells is kept free on either side: the narrowest rest beside their lines of words.

    What cannot be broken may stick out and does not count: numbers, single characters, and stops at the end of a line.
    """
    every = ((each.room, line) for each in lines if not each.sideways for line in each.lines)
    words = [(room, line) for room, line in every if len(line.glyphs) > 1 and line.glyphs[-1].text > _FIRST_WIDE]
    return max(0.0, min([room - _width(line) for room, line in words] + [_WIDEST_PADDING])) / 2


def _width(line: Line) -> float:
    last = line.glyphs[-1]
    return (last.x0 if last.text in HANGING else line.box.x1) - line.box.x0


def _without_stamp(glyphs: Sequence[Glyph], usual_size: float) -> Sequence[Glyph]:
    small = [glyph for glyph in glyphs if glyph.size <= _STAMPED * usual_size]
    return small or glyphs


def _turned(glyph: Glyph, turn: int) -> Glyph:
    """A character of text that runs downwards (3) or upwards (1), where it stands when that text is upright."""
    if turn == 1:
        return glyph._replace(x0=-glyph.bottom, x1=-glyph.top, top=glyph.x0, bottom=glyph.x1)
    return glyph._replace(x0=glyph.top, x1=glyph.bottom, top=-glyph.x1, bottom=-glyph.x0)


def _reading_order(glyphs: Sequence[Glyph]) -> list[Line]:
    lines = lines_of(glyphs)
    if len(lines) < _FEWEST_STACKED or not _is_stacked(lines):
        return lines
    # Columns of characters that stand on each other are read from right to left.
    return lines_of([_turned(glyph, 3) for glyph in glyphs])


def _is_stacked(lines: Sequence[Line]) -> bool:
    """Whether two or three columns of characters stand side by side, nearer to those below than to those beside."""
    if not 2 <= max(len(line.glyphs) for line in lines) <= 3:
        return False
    beside = min((right.x0 - left.x1) / left.size for line in lines for left, right in pairwise(line.glyphs))
    below = min((lower.box.top - upper.box.bottom) / upper.size for upper, lower in pairwise(lines))
    return beside > max(_COLUMN_GAP, 1.5 * below)
