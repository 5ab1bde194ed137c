"""Lines of text: characters that stand beside each other, read from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from operator import attrgetter

from extract.pdf.frame import Box
from extract.pdf.glyphs import Glyph

_SAME_LINE = 0.55  # of the size: how much the middles of characters of one line differ at most
_STRUCK_TWICE = 0.3  # of the width: a character so near to its like is the same, printed again to look bold
_WORD_GAP = 0.17  # of the size, between letters or digits; a blank of a narrow font is a quarter
_WIDE_GAP = 0.45  # where a Chinese character stands on either side, whose lines are stretched to the margin

_LEFT = attrgetter("x0")


@dataclass(frozen=True, slots=True)
class Line:
    """Characters of one line, from left to right."""

    glyphs: tuple[Glyph, ...]
    box: Box

    @property
    def size(self) -> float:
        """The height of the largest type in it."""
        return max(glyph.size for glyph in self.glyphs)

    @property
    def text(self) -> str:
        """The text, with a blank where there is a gap."""
        return self.glyphs[0].text if len(self.glyphs) == 1 else "".join(_pieces(self.glyphs))


def line_of(glyphs: Sequence[Glyph]) -> Line:
    """A line of characters that are in order."""
    if len(glyphs) == 1:
        glyph = glyphs[0]
        return Line((glyph,), Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom))
    tops, rights, bottoms = zip(*[(glyph.top, glyph.x1, glyph.bottom) for glyph in glyphs], strict=True)
    return Line(tuple(glyphs), Box(glyphs[0].x0, min(tops), max(rights), max(bottoms)))


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines that some characters make, from top to bottom."""
    if len(glyphs) < 2:
        return [line_of(glyphs)] if glyphs else []
    return [line_of(_struck_once(row)) for row in _rows(glyphs)]


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The characters of each line, from left to right."""
    tops = [glyph.top for glyph in glyphs]
    if max(tops) - min(tops) < _SAME_LINE * glyphs[0].size and len({glyph.size for glyph in glyphs}) == 1:
        yield sorted(glyphs, key=_LEFT)
        return
    row: list[Glyph] = []
    limit = 0.0
    for glyph in sorted(glyphs, key=_middle):
        middle = _middle(glyph)
        if row and middle > limit:
            yield sorted(row, key=_LEFT)
            row = []
        if not row:
            limit = middle + _SAME_LINE * glyph.size
        row.append(glyph)
    yield sorted(row, key=_LEFT)


def _middle(glyph: Glyph) -> float:
    return (glyph.top + glyph.bottom) / 2


def _struck_once(glyphs: list[Glyph]) -> list[Glyph]:
    """Without characters that stand a second time at nearly the same place."""
    if len(glyphs) == 1:
        return glyphs
    kept: list[Glyph] = []
    for glyph in glyphs:
        near = glyph.x0 - _STRUCK_TWICE * (glyph.x1 - glyph.x0)
        if not kept or kept[-1].x0 < near or not _is_among(glyph.text, kept, near):
            kept.append(glyph)
    return kept


def _is_among(text: str, glyphs: Sequence[Glyph], near: float) -> bool:
    return text in [glyph.text for glyph in takewhile(lambda glyph: glyph.x0 >= near, reversed(glyphs))]


def _pieces(glyphs: Sequence[Glyph]) -> Iterator[str]:
    left = glyphs[0]
    yield left.text
    for right in glyphs[1:]:
        if right.x0 - left.x1 > _WORD_GAP * left.size and is_gap(left, right):
            yield " "
        yield right.text
        left = right


def is_gap(left: Glyph, right: Glyph) -> bool:
    """Whether neighbours stand so far apart that there is a blank between them."""
    wide = left.text > "\u2e00" or right.text > "\u2e00"
    return right.x0 - left.x1 > (_WIDE_GAP if wide else _WORD_GAP) * max(left.size, right.size)


def split_at_gaps(line: Line, widest: float) -> list[Line]:
    """The parts of a line between gaps wider than so many times the size of its type."""
    glyphs = line.glyphs
    cuts = [
        number
        for number, (left, right) in enumerate(pairwise(glyphs), 1)
        if right.x0 - left.x1 > widest * left.size and right.x0 - left.x1 > widest * right.size
    ]
    if not cuts:
        return [line]
    return [line_of(glyphs[start:end]) for start, end in pairwise([0, *cuts, len(glyphs)])]
