"""The text of a cell: its lines joined, upright or not, without what was stamped over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from extract.pdf.marks.frame import Edges
from extract.pdf.marks.words import Word
from extract.pdf.text.joining import join_lines
from extract.pdf.text.lines import Line, box_of, lines_of

_STAMPED = 1.6  # times the usual size of the table: larger text over a cell that has text is a stamp
_COLUMN_GAP = 0.3  # of the size
_FIRST_WIDE = "\u2e00"
_WIDEST_PADDING = 12.0  # points, on both sides together; office programs take 10.8
_PIXEL = 0.75  # points, by which the rules of browsers differ from where text is broken
_FEWEST_STACKED = 4
_OF_NUMBERS = frozenset("0123456789.,")

HANGING = frozenset("，。、；：！？）》」』”’】〕,.;:)")
"""What must not begin a line, and is therefore set beyond the end of one."""


class _CellLines(NamedTuple):
    """The lines of a cell in reading order, and the room in it for a line; `sideways` ones run down or up."""

    lines: list[Line]
    room: float
    sideways: bool = False

    def text(self, padding: Callable[[], float]) -> str:
        """What the cell says; `padding`, asked for only where a number may be broken, is kept free on both sides."""

        def is_full(number: int) -> bool:
            return self._lacks_room(self.lines[number], _widths(self.lines[number + 1])[0], padding())

        return join_lines([line.text for line in self.lines], is_full)

    def is_full(self, padding: float) -> bool:
        """Whether one more character, as wide as the widest in its last line, would have stood on a line below."""
        return self._lacks_room(self.lines[-1], max(_widths(self.lines[-1])), padding)

    def _lacks_room(self, line: Line, needed: float, padding: float) -> bool:
        return self.room - line.box.width - 2 * padding < needed + _PIXEL


class TableText:
    """The text in the cells of a table, given by their numbers the words in them and, for all cells, their edges."""

    def __init__(self, contents: Mapping[int, Sequence[Word]], extents: Sequence[Edges]) -> None:
        self._contents, self._extents = contents, extents
        self._known: dict[int, _CellLines] = {}

    def texts(self) -> list[str]:
        """What each cell says."""
        texts = [""] * len(self._extents)
        for number in self._contents:
            texts[number] = self.text(number)
        return texts

    def text(self, number: int) -> str:
        """What a cell with words says."""
        words = self._contents[number]
        if len(words) == 1 and not words[0].turn:
            return words[0].text
        return self._lines(number).text(lambda: self._padding)

    def is_full(self, number: int) -> bool:
        """Whether the last line of a cell ends in a number, and has no room for one more digit of it."""
        words = self._contents.get(number, ())
        if not words or words[-1].text[-1] not in _OF_NUMBERS:
            return False
        cell = self._lines(number)
        return cell.is_full(_WIDEST_PADDING / 2) and cell.is_full(self._padding)

    def _lines(self, number: int) -> _CellLines:
        if number not in self._known:
            self._known[number] = self._read(number)
        return self._known[number]

    def _read(self, number: int) -> _CellLines:
        words = self._contents[number]
        if len(words) == 1 and not words[0].turn:
            return _CellLines([Line(words, box_of(words))], self._room(number))
        is_even = all(word.size == words[0].size for word in words)  # then nothing is stamped over it
        return _cell_lines(words if is_even else _without_stamp(words, self._usual_size), self._extents[number])

    def _room(self, number: int) -> float:
        left, _, right, _ = self._extents[number]
        return right - left

    @cached_property
    def _usual_size(self) -> float:
        """The size of most text in the table."""
        sizes: Counter[float] = Counter()
        for word in chain.from_iterable(self._contents.values()):
            sizes[word.size] += len(word.text)
        return sizes.most_common(1)[0][0]

    @cached_property
    def _padding(self) -> float:
        """How much of the cells is kept free on either side: the narrowest rest beside their lines of words."""
        rests: list[float] = []
        for number, words in self._contents.items():
            if len(words) == 1:
                rests.append(_rest(self._room(number), words))
            elif not (cell := self._lines(number)).sideways:
                rests += [_rest(cell.room, line.words) for line in cell.lines]
        return max(0.0, min(rests, default=0.0)) / 2


def _widths(line: Line) -> list[float]:
    """The widths of its characters, from left to right."""
    return [end - start for word in line.words for start, end in zip(word.starts, word.ends, strict=True)]


def _cell_lines(words: Sequence[Word], edges: Edges) -> _CellLines:
    left, top, right, bottom = edges
    # Text set downwards has its brackets turned and its characters upright: all are read in one direction.
    turn = next((word.turn for word in words if word.turn % 2), 0)
    if turn:
        words = _turned(words, turn)
    lines = lines_of(words)
    if is_stacked := len(lines) >= _FEWEST_STACKED and _is_stacked(lines):
        # Columns of characters that stand on each other are read from right to left.
        lines = lines_of(_turned(words, 3))
    is_sideways = bool(turn) != is_stacked
    return _CellLines(lines, bottom - top if is_sideways else right - left, is_sideways)


def _rest(room: float, words: Sequence[Word]) -> float:
    """How much room is left beside the words of a line, no more than what the padding of a cell can be.

    What cannot be broken may stick out and does not count: numbers, single characters, and stops at the end of a line.
    Nor does a line that is much wider than its cell.
    """
    last = words[-1]
    if last.text[-1] <= _FIRST_WIDE or (len(words) == 1 and len(last.text) == 1):
        return _WIDEST_PADDING
    end = last.starts[-1] if last.text[-1] in HANGING else last.x1
    rest = room - (end - words[0].x0)
    return min(_WIDEST_PADDING, rest) if rest > -last.size / 2 else _WIDEST_PADDING


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


def _is_stacked(lines: Sequence[Line]) -> bool:
    """Whether two or three columns of characters stand side by side, nearer to those below than to those beside."""
    if not 2 <= max(len(line.words) for line in lines) <= 3 or any(
        len(word.text) > 1 for line in lines for word in line.words
    ):
        return False
    beside = min((right.x0 - left.x1) / left.size for line in lines for left, right in pairwise(line.words))
    below = min((lower.box.top - upper.box.bottom) / upper.size for upper, lower in pairwise(lines))
    return beside > max(_COLUMN_GAP, 1.5 * below)
