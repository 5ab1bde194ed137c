"""Words: the visible characters of a page that stand beside each other without a gap, each with its place.

A word of Chinese is as long as its line. Lines and cells are made of words, so that characters are looked at one by
one only where a word has to be parted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import sub
from typing import NamedTuple

from extract.pdf.marks.characters import TextPage
from extract.pdf.marks.drawing import Drawing, Rectangle
from extract.pdf.marks.frame import Frame
from extract.pdf.marks.stretches import stretches
from extract.pdf.marks.styles import BELOW
from extract.pdf.marks.text_objects import TOO_LARGE, Setting, read_objects
from extract.pdf.marks.typefaces import Typefaces

GAP = 0.17
"""Of the size: the least space between letters or digits that is a blank; one of a narrow font is a quarter."""

OVERLAP = 0.1
"""Of the size: how far characters of one word may reach over each other. More do if something is struck twice."""

_Stretch = tuple[Setting | None, int, int]
"""A setting, the first character that is set so, and the one behind the last; None if they are hidden."""


class Word(NamedTuple):
    """Characters of one size beside each other, with their box in the reading frame.

    `size` is the height of the type, and so of the box, whatever the font says about its letters. `turn` counts the
    quarters by which the word must be turned clockwise to be read. Each character begins at one of `starts` and ends at
    one of `ends`.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    turn: int
    starts: Sequence[float]
    ends: Sequence[float]

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return (self.top + self.bottom) / 2

    @property
    def first_centre(self) -> float:
        """The middle of the first character, from the left."""
        return (self.starts[0] + self.ends[0]) / 2

    def part(self, first: int, end: int) -> Word:
        """Some of its characters."""
        starts, ends = self.starts[first:end], self.ends[first:end]
        return Word(
            self.text[first:end], starts[0], self.top, ends[-1], self.bottom, self.size, self.turn, starts, ends
        )

    def characters(self) -> list[Word]:
        """Each character as a word of its own."""
        return [self.part(number, number + 1) for number in range(len(self.text))] if len(self.text) > 1 else [self]


@dataclass(frozen=True, slots=True)
class PageText:
    """The frame in which a page is read, its visible words, and whether it has hidden ones.

    `fonts` holds what is set in each font, but for those of few characters.
    """

    frame: Frame
    words: list[Word]
    some_hidden: bool
    fonts: list[str]


def read_words(page: TextPage, drawing: Drawing, bounds: Rectangle, rotation: int) -> PageText:
    """The visible words of a page, turned so that most of it is upright.

    `bounds` are its edges and `rotation` its `/Rotate`.
    """
    objects = read_objects(page, drawing)
    settings = stretches(list(map(objects.settings.get, page.objects)), page.starts)
    directions = {setting.quarters for setting, _, _ in settings if setting} or {rotation}
    frame = Frame(*bounds, directions.pop() if len(directions) == 1 else _main_direction(settings))
    typefaces = Typefaces(page, objects.fonts)
    words = _Compositor(page, typefaces.text, frame).words(settings)
    return PageText(frame, words, objects.some_hidden, typefaces.judged())


def _main_direction(settings: Iterable[_Stretch]) -> int:
    """The direction in which most characters are written."""
    lengths: Counter[int] = Counter()
    for setting, start, end in settings:
        if setting:
            lengths[setting.quarters] += end - start
    return lengths.most_common(1)[0][0]


class _Compositor:
    """Makes words of the characters of a page, in its reading frame."""

    def __init__(self, page: TextPage, text: str, frame: Frame) -> None:
        self._page, self._text, self._frame = page, text, frame
        self._quarters, self._depth = frame.quarters, frame.depth
        self._width, self._height = frame.width, frame.height
        self._starts, self._ends = frame.extents(page.lefts, page.tops, page.rights, page.bottoms)
        self._gaps = list(map(sub, self._starts[1:], self._ends))
        self._widest = max(map(sub, self._ends, self._starts), default=0.0)

    def words(self, settings: Iterable[_Stretch]) -> list[Word]:
        """The words of characters that are set so; those without a setting are left out."""
        words: list[Word] = []
        for setting, start, end in settings:
            if setting is not None:
                words += self._beside(start, end, setting) or self._apart(range(start, end), setting)
        return words

    def _beside(self, start: int, end: int, setting: Setting) -> list[Word]:
        """The words of characters that follow each other; none if these are not upright, on the page and in order."""
        size, quarters, baseline, regular, _ = setting
        if not regular or quarters != self._quarters:
            return []
        bottom = self._depth(baseline) + BELOW * size
        starts, ends, text = self._starts[start:end], self._ends[start:end], self._text[start:end]
        left, right = starts[0], ends[-1]
        is_inside = left >= 0 and right <= self._width and 0 <= bottom - size / 2 <= self._height
        if not is_inside or (self._widest > TOO_LARGE * size and _has_wide(starts, ends, size)):
            return []
        word = Word(text, left, bottom - size, right, bottom, size, 0, starts, ends)
        cuts = _cuts(text, size, self._gaps[start : end - 1]) if end - start > 1 else []
        if not cuts:
            return [] if text == " " else [word]
        parts = [word.part(*bounds) for bounds in pairwise([0, *cuts, end - start])]
        return [part for part in parts if part.text != " "]

    def _apart(self, indices: Iterable[int], setting: Setting) -> list[Word]:
        """Each character as a word, wherever its box is."""
        return [word for index in indices if self._text[index] != " " and (word := self._alone(index, setting))]

    def _alone(self, index: int, setting: Setting) -> Word | None:
        """A character on the page as a word, as high as the type: fonts claim anything about their letters."""
        frame, size = self._frame, setting.size
        left, bottom, right, top = self._page.box(index)
        if max(top - bottom, right - left) > TOO_LARGE * size:
            left, bottom, right, top = self._page.tight_box(index)
        if setting.quarters % 2:
            middle = (left + right) / 2
            box = frame.place(middle - size / 2, bottom, middle + size / 2, top)
        else:
            middle = (bottom + top) / 2
            box = frame.place(left, middle - size / 2, right, middle + size / 2)
        if not (0 <= box.x0 + box.x1 <= 2 * self._width and 0 <= box.top + box.bottom <= 2 * self._height):
            return None
        return Word(self._text[index], *box, size, (setting.quarters - frame.quarters) % 4, (box.x0,), (box.x1,))


def _has_wide(starts: Sequence[float], ends: Sequence[float], size: float) -> bool:
    """Whether something between two places is wider than any character."""
    return any(end - start > TOO_LARGE * size for start, end in zip(starts, ends, strict=True))


def _cuts(text: str, size: float, gaps: Sequence[float]) -> list[int]:
    """Before which characters a word ends, if it is none: at gaps, at blanks and where one reaches over another."""
    least, most = -OVERLAP * size, GAP * size
    if " " not in text and (not gaps or (min(gaps) >= least and max(gaps) <= most)):
        return []
    return [
        number
        for number, gap in enumerate(gaps, 1)
        if not least <= gap <= most or text[number] == " " or text[number - 1] == " "
    ]
