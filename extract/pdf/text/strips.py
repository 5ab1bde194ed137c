"""What is kept of the text outside tables until all pages are read: lines, in strips between wide gaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.pdf.marks.frame import Box, around
from extract.pdf.marks.words import Word
from extract.pdf.text.lines import box_of, gaps_of, rows_of, size_of, text_of

_WIDEST_GAP = 0.9  # of the size; the lines of a paragraph are stretched less
_FINEST_GAP = 0.4  # neighbouring columns of words are at least so far apart


class Strip(NamedTuple):
    """Text without wide gaps on one line; `middle` is the height of its middle on the page."""

    text: str
    box: Box
    size: float
    middle: float


class TextLine(NamedTuple):
    """The strips of a line, from left to right; `pieces` are the same cut at smaller gaps.

    Its text, its box, the height of its largest type and the height of its middle are those of all strips together.
    """

    strips: tuple[Strip, ...]
    pieces: tuple[Strip, ...]
    text: str
    box: Box
    size: float
    middle: float

    @classmethod
    def of(cls, strips: tuple[Strip, ...], pieces: tuple[Strip, ...]) -> TextLine:
        """A line of strips, and of the pieces of these."""
        if len(strips) == 1:
            (only,) = strips
            return cls(strips, pieces, only.text, only.box, only.size, only.middle)
        text = " ".join([strip.text for strip in strips])
        box, size = around([strip.box for strip in strips]), max([strip.size for strip in strips])
        return cls(strips, pieces, text, box, size, strips[0].middle)


def text_lines(words: Sequence[Word]) -> list[TextLine]:
    """The lines of upright words, from top to bottom; sideways text beside a page is not read."""
    return [_text_line(row) for row in rows_of([word for word in words if word.turn == 0])]


def _text_line(words: Sequence[Word]) -> TextLine:
    if len(words) == 1:
        strips = (_strip_of(words[0]),)
        return TextLine.of(strips, strips)
    gaps = gaps_of(words)
    wide, fine = _wider(gaps, _WIDEST_GAP), _wider(gaps, _FINEST_GAP)
    pieces = _strips(words, fine)
    return TextLine.of(_strips(words, wide) if wide != fine else pieces, pieces)


def _wider(gaps: Sequence[float], widest: float) -> list[int]:
    return [number for number, gap in enumerate(gaps, 1) if gap > widest]


def _strips(words: Sequence[Word], cuts: Sequence[int]) -> tuple[Strip, ...]:
    """The parts of a line that begin with words of these numbers."""
    if not cuts:
        return (_strip(words),)
    return tuple([_strip(words[start:end]) for start, end in pairwise([0, *cuts, len(words)])])


def _strip_of(word: Word) -> Strip:
    text, left, top, right, bottom, size, _, _, _ = word
    return Strip(text, Box(left, top, right, bottom), size, (top + bottom) / 2)


def _strip(words: Sequence[Word]) -> Strip:
    if len(words) == 1:
        return _strip_of(words[0])
    _, top, _, bottom = box = box_of(words)
    return Strip(text_of(words), box, size_of(words), (top + bottom) / 2)
