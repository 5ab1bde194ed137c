"""Text objects: what a PDF shows at once, in one type and on one line. Only those that can be seen are kept.

What is not seen is not read: invisible and faint text, white text on paper, text under a picture or off the page, and
oblique text, which is always a watermark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.pdf.marks import pdfium
from extract.pdf.marks.characters import TextPage
from extract.pdf.marks.covering import Covering
from extract.pdf.marks.drawing import Drawing
from extract.pdf.marks.stretches import stretches
from extract.pdf.marks.styles import Style, read_styles

TOO_LARGE = 3.5
"""Times the size: no character is so wide, and no font so high."""

_LARGE = 1.8


class Setting(NamedTuple):
    """How and on which line text is set: its size, and the quarters by which the page is turned clockwise to read it.

    `baseline` is the coordinate that all points of the line share. `regular` says that the characters stand beside
    each other on that line, and not below each other, as in text that runs downwards, nor anywhere else.
    """

    size: float
    quarters: int
    baseline: float
    regular: bool
    pale: bool


@dataclass(frozen=True, slots=True)
class TextObjects:
    """The setting and the font of each visible text object, by its handle, and whether there are hidden ones."""

    settings: Mapping[int | None, Setting]
    fonts: Mapping[int | None, int]
    some_hidden: bool


_Line = tuple[Style, float, bool]
"""A style, a baseline, and whether the text stands along it."""


class _Settings(dict[_Line, Setting]):
    """Settings by what makes them, each made when it is met first."""

    def __missing__(self, line: _Line) -> Setting:
        style, baseline, regular = line
        self[line] = setting = Setting(style.size, style.quarters, baseline, regular, style.pale)
        return setting


def read_objects(page: TextPage, drawing: Drawing) -> TextObjects:
    """The visible text objects of a page."""
    firsts = dict(zip(reversed(page.objects), reversed(page.starts[:-1]), strict=True))
    firsts.pop(None, None)
    addresses, indices = list(map(pdfium.address, firsts)), list(firsts.values())
    styles, easts, norths = read_styles(page, addresses, indices)
    settings = dict(zip(firsts, _settings(page, indices, styles, easts, norths), strict=True))
    covering, looks = Covering(drawing, firsts), set(styles)
    if covering.hides_some or not all(style.seen and not style.white for style in looks):
        settings = {
            handle: setting
            for (handle, setting), style in zip(settings.items(), styles, strict=True)
            if _is_seen(page, handle, firsts[handle], style, covering)
        }
    if settings and any(style.pale for style in looks):
        settings = _without_large_pale(settings, page)
    fonts = dict(zip(firsts, map(pdfium.text_font, addresses), strict=True))
    some_hidden = len(settings) < len(firsts)
    return TextObjects(settings, {handle: fonts[handle] for handle in settings} if some_hidden else fonts, some_hidden)


def _settings(
    page: TextPage,
    firsts: Sequence[int],
    styles: Sequence[Style],
    easts: Sequence[float],
    norths: Sequence[float],
) -> list[Setting]:
    """The setting of each object, by its first character."""
    lefts, tops, rights, bottoms = page.lefts, page.tops, page.rights, page.bottoms
    # Where text runs downwards, or anywhere else, the middle of its characters is not beside the line.
    lines = [
        (style, east, abs((lefts[first] + rights[first]) / 2 - east - style.rise) < style.reach)
        if style.sideways
        else (style, north, abs((bottoms[first] + tops[first]) / 2 - north - style.rise) < style.reach)
        for style, east, north, first in zip(styles, easts, norths, firsts, strict=True)
    ]
    return list(map(_Settings().__getitem__, lines))


def _is_seen(page: TextPage, text: int | None, first: int, style: Style, covering: Covering) -> bool:
    """Whether the first character of a text object shows and is neither covered nor white on white."""
    if not style.seen:
        return False
    if not (style.white or covering.hides_some):
        return True
    left, bottom, right, top = page.box(first)
    # pdfium forgets the scale of characters set downwards.
    if max(right - left, top - bottom) > TOO_LARGE * style.size:
        left, bottom, right, top = page.tight_box(first)
    return covering.shows(text, (left + right) / 2, (bottom + top) / 2, style.white)


def _without_large_pale(settings: dict[int | None, Setting], page: TextPage) -> dict[int | None, Setting]:
    """Without upright watermarks: pale characters much larger than the text."""
    sizes: Counter[float] = Counter()
    for setting, start, end in stretches(list(map(settings.get, page.objects)), page.starts):
        if setting:
            sizes[round(setting.size, 1)] += end - start
    largest = _LARGE * sizes.most_common(1)[0][0]
    return {handle: each for handle, each in settings.items() if not (each.pale and each.size > largest)}
