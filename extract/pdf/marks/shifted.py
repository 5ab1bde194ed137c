"""Figures that are set smaller and higher or lower behind other text: marks of footnotes, and no digits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.pdf.marks.styles import BELOW
from extract.pdf.marks.words import GAP, Word
from extract.shifting import LOWERED, RAISED

_SMALLER = 0.87  # of the size before it: browsers take five sixths, office programs three fifths
_HIGHER, _LOWER = 0.2, 0.12  # of the size before it, from baseline to baseline; what is only smaller stays below both
_MARK = re.compile(r"[0-9\[\]()（）〔〕*]+")


def with_shifted(words: Sequence[Word]) -> list[Word]:
    """The words as they were printed, with marks in raised or lowered figures, on the line that they belong to."""
    found: list[Word] = []
    for word in words:
        is_mark = found and word.size < _SMALLER * found[-1].size and _MARK.fullmatch(word.text)
        found.append(_shifted(word, found[-1]) if is_mark else word)
    return found


def _shifted(mark: Word, before: Word) -> Word:
    size = before.size
    if mark.turn or before.turn or abs(mark.x0 - before.x1) > GAP * size or not _beside(mark, before):
        return mark
    rise = (before.bottom - BELOW * size) - (mark.bottom - BELOW * mark.size)
    if -_LOWER * size < rise < _HIGHER * size:
        return mark
    text = mark.text.translate(RAISED if rise > 0 else LOWERED)
    return mark._replace(text=text, top=before.top, bottom=before.bottom, size=size)


def _beside(mark: Word, before: Word) -> bool:
    """Whether the middle of a mark is not above or below the text before it."""
    return before.top < mark.middle < before.bottom
