"""Lines of text: words that stand beside each other, read from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from operator import attrgetter, itemgetter
from typing import NamedTuple

from extract.pdf.marks.frame import Box
from extract.pdf.marks.words import GAP, OVERLAP, Word

_SAME_LINE = 0.55  # of the size: how much the middles of words of one line differ at most
_STRUCK_TWICE = 0.3  # of the width: a character so near to its like is the same, printed again to look bold
_WIDE_GAP = (
    0.45  # of the size, where a Chinese character stands on either side, whose lines are stretched to the margin
)
_FIRST_WIDE = "\u2e00"

WIDEST_BLANK = 0.7
"""Of the size: no font has a wider blank. Digits farther apart are two numbers, as on both sides of a tab."""

APART = "  "
"""What stands between two numbers: no blank that may part the digits of one by threes."""

_LEFT = attrgetter("x0")
_FIRST = itemgetter(0)


class Line(NamedTuple):
    """Words of one line, from left to right."""

    words: Sequence[Word]
    box: Box

    @property
    def size(self) -> float:
        """The height of the largest type in it."""
        return size_of(self.words)

    @property
    def text(self) -> str:
        """The text, with a blank where there is a gap."""
        return text_of(self.words)


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The lines that some words make, from top to bottom."""
    return [Line(row, box_of(row)) for row in rows_of(words)]


def rows_of(words: Sequence[Word]) -> list[Sequence[Word]]:
    """The words of each line from left to right, and the lines from top to bottom."""
    if len(words) < 2:
        return [words] if words else []
    return [_struck_once(row) for row in _rows(words)]


def box_of(words: Sequence[Word]) -> Box:
    """The extent of words from left to right."""
    if len(words) == 1:
        return Box(*words[0][1:5])
    tops, rights, bottoms = zip(*[(word.top, word.x1, word.bottom) for word in words], strict=True)
    return Box(words[0].x0, min(tops), max(rights), max(bottoms))


def size_of(words: Sequence[Word]) -> float:
    """The height of the largest type in some words."""
    return words[0].size if len(words) == 1 else max([word.size for word in words])


def text_of(words: Sequence[Word]) -> str:
    """The text of words from left to right, with a blank where there is a gap."""
    return words[0].text if len(words) == 1 else "".join(_pieces(words))


def _rows(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of each line, from left to right."""
    row: list[Word] = []
    limit = 0.0
    for middle, word in sorted([((word.top + word.bottom) / 2, word) for word in words], key=_FIRST):
        if row and middle > limit:
            yield sorted(row, key=_LEFT)
            row = []
        if not row:
            limit = middle + _SAME_LINE * word.size
        row.append(word)
    yield sorted(row, key=_LEFT)


def _struck_once(words: list[Word]) -> list[Word]:
    """Without characters that stand a second time at nearly the same place."""
    if len(words) == 1 or all(right.x0 - left.x1 >= -OVERLAP * left.size for left, right in pairwise(words)):
        return words
    kept: list[Word] = []
    for one in sorted((one for word in words for one in word.characters()), key=_LEFT):
        near = one.x0 - _STRUCK_TWICE * (one.x1 - one.x0)
        if not kept or kept[-1].x0 < near or not _is_among(one.text, kept, near):
            kept.append(one)
    return kept


def _is_among(text: str, kept: Sequence[Word], near: float) -> bool:
    return text in [one.text for one in takewhile(lambda one: one.x0 >= near, reversed(kept))]


def _pieces(words: Sequence[Word]) -> Iterator[str]:
    yield words[0].text
    for left, right in pairwise(words):
        if is_gap(left, right):
            yield APART if _are_two_numbers(left, right) else " "
        yield right.text


def _are_two_numbers(left: Word, right: Word) -> bool:
    space = right.x0 - left.x1
    return left.text[-1].isdigit() and right.text[0].isdigit() and space > WIDEST_BLANK * max(left.size, right.size)


def is_gap(left: Word, right: Word) -> bool:
    """Whether neighbours stand so far apart that there is a blank between them."""
    space = right.x0 - left.x1
    if space <= GAP * left.size:
        return False
    is_wide = left.text[-1] > _FIRST_WIDE or right.text[0] > _FIRST_WIDE
    return space > (_WIDE_GAP if is_wide else GAP) * max(left.size, right.size)


def gaps_of(words: Sequence[Word]) -> list[float]:
    """The gaps between words from left to right, in sizes of their type."""
    return [(right.x0 - left.x1) / max(left.size, right.size) for left, right in pairwise(words)]
