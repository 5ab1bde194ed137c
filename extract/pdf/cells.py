"""The text of a cell: its lines joined, upright or not, without what was stamped over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from extract.pdf.frame import Box
from extract.pdf.joining import join_lines
from extract.pdf.lines import Line, lines_of
from extract.pdf.words import Word

_STAMPED = 1.6  # times the usual size of the table: larger text over a cell that has text is a stamp
_COLUMN_GAP = 0.3  # of the size
_FIRST_WIDE = "\u2e00"
_WIDEST_PADDING = 12.0  # points, on both sides together; office programs take 10.8
_FEWEST_STACKED = 4


HANGING = frozenset("，。、；：！？）》」』”’】〕,.;:)")
"""What must not begin a line, and is therefore set beyond the end of one."""


class CellLines(NamedTuple):
    """The lines of a cell in reading order, and the room in it for a line; `sideways` ones run down or up."""

    lines: list[Line]
    room: float
    sideways: bool = False

    def text(self, padding: float) -> str:
        """What the cell says; `padding` is kept free on both sides of it."""
        return join_lines(
            [line.text for line in self.lines],
            [self._is_full(line, lower, padding) for line, lower in pairwise(self.lines)],
        )

    def _is_full(self, line: Line, lower: Line, padding: float) -> bool:
        following = lower.words[0]
        return self.room - line.box.width - 2 * padding < following.ends[0] - following.starts[0]


def cell_texts(contents: Mapping[int, Sequence[Word]], boxes: Sequence[Box]) -> dict[int, str]:
    """What the cells of a table say, by their numbers, given the words in them, and the boxes of all cells."""
    texts: dict[int, str] = {}
    several: dict[int, CellLines] = {}
    usual_size = _usual_size(contents.values())
    for number, words in contents.items():
        if len(words) == 1 and not words[0].turn:
            texts[number] = words[0].text
        else:
            several[number] = _cell_lines(words, boxes[number], usual_size)
    if any(len(cell.lines) > 1 for cell in several.values()):
        rests = [_rest(boxes[number].width, contents[number]) for number in texts]
        rests += [_rest(cell.room, line.words) for cell in several.values() if not cell.sideways for line in cell.lines]
        padding = max(0.0, min(rests)) / 2
    else:
        padding = 0.0
    return texts | {number: cell.text(padding) for number, cell in several.items()}


def _usual_size(contents: Iterable[Sequence[Word]]) -> float:
    """The size of most text in a table."""
    sizes: Counter[float] = Counter()
    for word in chain.from_iterable(contents):
        sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0]


def _cell_lines(words: Sequence[Word], box: Box, usual_size: float) -> CellLines:
    own = _without_stamp(words, usual_size)
    # Text set downwards has its brackets turned and its characters upright: all are read in one direction.
    turn = next((word.turn for word in own if word.turn % 2), 0)
    if turn:
        return CellLines(_reading_order(_turned(own, turn)), box.height, sideways=True)
    return CellLines(_reading_order(own), box.width)


def _rest(room: float, words: Sequence[Word]) -> float:
    """How much room is left beside the words of a line, no more than what the padding of a cell can be.

    What cannot be broken may stick out and does not count: numbers, single characters, and stops at the end of a line.
    """
    last = words[-1]
    if last.text[-1] <= _FIRST_WIDE or (len(words) == 1 and len(last.text) == 1):
        return _WIDEST_PADDING
    end = last.starts[-1] if last.text[-1] in HANGING else last.x1
    return min(_WIDEST_PADDING, room - (end - words[0].x0))


def _without_stamp(words: Sequence[Word], usual_size: float) -> Sequence[Word]:
    small = [word for word in words if word.size <= _STAMPED * usual_size]
    return small or words


def _turned(words: Sequence[Word], turn: int) -> list[Word]:
    """The characters of text that runs downwards (3) or upwards (1), where they stand when that text is upright."""
    return [_turned_character(one, turn) for word in words for one in word.characters()]


def _turned_character(one: Word, turn: int) -> Word:
    x0, x1, top, bottom = (
        (-one.bottom, -one.top, one.x0, one.x1) if turn == 1 else (one.top, one.bottom, -one.x1, -one.x0)
    )
    return one._replace(x0=x0, x1=x1, top=top, bottom=bottom, starts=(x0,), ends=(x1,))


def _reading_order(words: Sequence[Word]) -> list[Line]:
    lines = lines_of(words)
    if len(lines) < _FEWEST_STACKED or not _is_stacked(lines):
        return lines
    # Columns of characters that stand on each other are read from right to left.
    return lines_of(_turned(words, 3))


def _is_stacked(lines: Sequence[Line]) -> bool:
    """Whether two or three columns of characters stand side by side, nearer to those below than to those beside."""
    if not 2 <= max(len(line.words) for line in lines) <= 3 or any(
        len(word.text) > 1 for line in lines for word in line.words
    ):
        return False
    beside = min((right.x0 - left.x1) / left.size for line in lines for left, right in pairwise(line.words))
    below = min((lower.box.top - upper.box.bottom) / upper.size for upper, lower in pairwise(lines))
    return beside > max(_COLUMN_GAP, 1.5 * below)
