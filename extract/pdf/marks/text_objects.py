"""Text objects: what a PDF shows at once, in one type and on one line. Only those that can be seen are kept.

What is not seen is not read: invisible and faint text, white text on paper, text under a picture or off the page, and
oblique text, which is always a watermark.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from struct import Struct
from typing import NamedTuple

from extract.pdf.marks import pdfium
from extract.pdf.marks.characters import TextPage
from extract.pdf.marks.colours import Colour, colours_of, is_white
from extract.pdf.marks.covering import Covering
from extract.pdf.marks.drawing import Drawing
from extract.pdf.marks.pdfium import Address
from extract.pdf.marks.room import room_for
from extract.pdf.marks.stretches import stretches

TOO_LARGE = 3.5
"""Times the size: no character is so wide, and no font so high."""

ABOVE, BELOW = 0.88, 0.12
"""How far Chinese type reaches over and under its baseline, in sizes."""

_INVISIBLE_MODES = (3, 7)  # ISO 32000-1, table 106: neither filled nor stroked; clipping only
_STROKED_ONLY = frozenset((1, 5))
_FAINT = 150  # of 255: watermarks are set half transparent
_PALE = 150
_LARGE = 1.8
_OBLIQUE = -1
_BLACK: Colour = (0, 0, 0, 255)
_TURN = Struct("4f")  # the first numbers of a matrix


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


class _Style:
    """How text looks, wherever it stands; `turn` is how it is turned and scaled, as pdfium writes it."""

    def __init__(self, turn: bytes, size: float, mode: int, colour: Colour) -> None:
        a, b, c, d = _TURN.unpack(turn)
        self.size = size * (math.hypot(c, d) if c else abs(d))
        self.quarters = _quarters(a, b)
        self.sideways = self.quarters % 2 == 1
        self.seen = mode not in _INVISIBLE_MODES and colour[3] > _FAINT and self.quarters != _OBLIQUE
        self.white = is_white(colour)
        self.pale = min(colour[:3]) > _PALE
        # How far the middle of a character is from its line, and how far from there text that runs along the line is.
        self.rise = (ABOVE - BELOW) / 2 * self.size * (1 if self.quarters in (0, 3) else -1)
        self.reach = self.size / 2


_Look = tuple[bytes, float, int, Colour]


class _Styles(dict[_Look, _Style]):
    """Styles by what makes them, each made when it is met first."""

    def __missing__(self, look: _Look) -> _Style:
        self[look] = style = _Style(*look)
        return style


_Line = tuple[_Style, float, bool]
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
    styles, easts, norths = _styles(page, addresses, indices)
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
    styles: Sequence[_Style],
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


def _styles(
    page: TextPage, addresses: Sequence[Address], firsts: Sequence[int]
) -> tuple[list[_Style], Sequence[float], Sequence[float]]:
    """The style and the origin of each object. pdfium is asked for one thing of all of them at a time."""
    count = len(firsts)
    sizes = list(map(pdfium.char_font_size, repeat(page.address), firsts))
    modes = list(map(pdfium.text_render_mode, addresses))
    matrices = room_for(ctypes.c_float, 6, count)
    deque(map(pdfium.char_matrix, repeat(page.address), firsts, matrices.places()), maxlen=0)
    looks = zip(matrices.beginnings(count, 4), sizes, modes, _colours(addresses, modes), strict=True)
    *_, easts, norths = matrices.columns(count)
    return list(map(_Styles().__getitem__, looks)), easts, norths


def _colours(addresses: Sequence[Address], modes: Sequence[int]) -> list[Colour]:
    colours = colours_of(addresses, pdfium.fill_colour)
    if not _STROKED_ONLY.isdisjoint(modes):
        stroked = [number for number, mode in enumerate(modes) if mode in _STROKED_ONLY]
        outlines = colours_of([addresses[number] for number in stroked], pdfium.stroke_colour)
        for number, colour in zip(stroked, outlines, strict=True):
            colours[number] = colour
    return [colour or _BLACK for colour in colours]


def _quarters(a: float, b: float) -> int:
    """The direction of writing, in quarters by which the page must be turned clockwise to read it."""
    if abs(b) <= 0.05 * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 1 if b > 0 else 3
    return _OBLIQUE


def _is_seen(page: TextPage, text: int | None, first: int, style: _Style, covering: Covering) -> bool:
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
