"""What is kept of the text outside tables until all pages are read: lines, in strips between wide gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.pdf.frame import Box, around
from extract.pdf.glyphs import Glyph
from extract.pdf.lines import Line, lines_of, split_at_gaps

_WIDEST_GAP = 0.9  # of the size; the lines of a paragraph are stretched less
_FINEST_GAP = 0.4  # neighbouring columns of words are at least so far apart


@dataclass(frozen=True, slots=True)
class Strip:
    """Text without wide gaps on one line."""

    text: str
    box: Box
    size: float

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return (self.box.top + self.box.bottom) / 2


@dataclass(frozen=True, slots=True)
class TextLine:
    """The strips of a line, from left to right; `pieces` are the same cut at smaller gaps."""

    strips: tuple[Strip, ...]
    pieces: tuple[Strip, ...]

    @property
    def text(self) -> str:
        """The whole line."""
        return " ".join(strip.text for strip in self.strips)

    @property
    def box(self) -> Box:
        """The extent of the whole line."""
        return self.strips[0].box if len(self.strips) == 1 else around([strip.box for strip in self.strips])

    @property
    def size(self) -> float:
        """The height of the largest type in it."""
        return max(strip.size for strip in self.strips)

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return self.strips[0].middle


def text_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """The lines of upright characters, from top to bottom; sideways text beside a page is not read."""
    return [_text_line(line) for line in lines_of([glyph for glyph in glyphs if glyph.turn == 0])]


def _text_line(line: Line) -> TextLine:
    pieces = _strips(line, _FINEST_GAP)
    return TextLine(_strips(line, _WIDEST_GAP) if len(pieces) > 1 else pieces, pieces)


def _strips(line: Line, widest: float) -> tuple[Strip, ...]:
    return tuple(Strip(part.text, part.box, part.size) for part in split_at_gaps(line, widest))
