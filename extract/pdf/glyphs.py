"""The visible characters of a page, each with its place.

What is not seen is not read: invisible and faint text, white text on paper, text under a picture or off the page, and
oblique text, which is always a watermark.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

from pypdfium2 import raw

from extract.errors import SourceTooLargeError
from extract.pdf import pdfium
from extract.pdf.covering import Covering
from extract.pdf.drawing import Drawing, Rectangle
from extract.pdf.frame import Frame
from extract.pdf.writing import UNREADABLE, unified

MOST_CHARACTERS = 200_000
"""Characters of one page; a page full of small print has about 10,000."""

_INVISIBLE_MODES = (3, 7)  # ISO 32000-1, table 106: neither filled nor stroked; clipping only
_STROKED_ONLY = (1, 5)
_FAINT = 150  # of 255: watermarks are set half transparent
_WHITE = 247
_PALE = 150
_LARGE = 1.8
_TOO_LARGE = 3.5  # times the size: no character is so wide, and no font so high
_OBLIQUE = -1
_HYPHEN_MARKS = frozenset((0x02, 0xAD, 0xFFFE))
_WHITE_SPACE = "\t\n\r\u00a0\u3000"


class Glyph(NamedTuple):
    """A character with its box in the reading frame.

    `size` is the height of the type; the box is as high as that, whatever the font says about its letters. `turn`
    counts the quarters by which the character must be turned clockwise to be read.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    turn: int
    ink: int
    font: int


@dataclass(frozen=True, slots=True)
class PageText:
    """The frame in which a page is read, its visible characters, and how many others there were."""

    frame: Frame
    glyphs: list[Glyph]
    hidden: int


class _Style(NamedTuple):
    """What the characters of one text object have in common."""

    size: float
    quarters: int
    seen: bool
    ink: int
    font: int


def read_glyphs(page: int, drawing: Drawing, bounds: Rectangle, rotation: int) -> PageText:
    """The visible characters of the page at an address; `bounds` are its edges and `rotation` its `/Rotate`."""
    handle = raw.FPDFText_LoadPage(ctypes.cast(page, raw.FPDF_PAGE))
    try:
        return _TextPage(pdfium.address_of(handle), drawing).visible(bounds, rotation)
    finally:
        raw.FPDFText_ClosePage(handle)


class _TextPage:
    """The characters of a text page as pdfium tells them."""

    def __init__(self, address: int, drawing: Drawing) -> None:
        self._address = address
        self._order = drawing.text_order
        self._covering = Covering(drawing)
        self._count = max(0, pdfium.count_characters(address))
        if self._count > MOST_CHARACTERS:
            raise SourceTooLargeError(f"a page has more than {MOST_CHARACTERS:,} characters; this is no report")
        self._matrix = (ctypes.c_float * 6)()
        self._doubles = (ctypes.c_double * 4)()
        self._double_at = [ctypes.addressof(self._doubles) + 8 * number for number in range(4)]
        self._colour = (ctypes.c_uint * 4)()
        self._colour_at = [ctypes.addressof(self._colour) + 4 * number for number in range(4)]

    def visible(self, bounds: Rectangle, rotation: int) -> PageText:
        """What is seen on the page, turned so that most of it is upright."""
        boxes = self._boxes()
        handles = list(map(pdfium.text_object_of, repeat(self._address), range(self._count)))
        # pdfium makes up blanks and line ends of its own; they belong to no object.
        counts = Counter(handles)
        counts.pop(None, None)
        firsts = dict(zip(reversed(handles), range(self._count - 1, -1, -1), strict=True))
        styles = {handle: self._style(handle, firsts[handle], boxes[firsts[handle]]) for handle in counts}
        turns: Counter[int] = Counter()
        for handle, style in styles.items():
            if style.seen and style.quarters != _OBLIQUE:
                turns[style.quarters] += counts[handle]
        frame = Frame(*bounds, turns.most_common(1)[0][0] if turns else rotation)
        glyphs = _without_large_pale(list(self._placed(frame, handles, boxes, styles)))
        return PageText(frame, glyphs, counts.total() - len(glyphs))

    def _placed(
        self, frame: Frame, handles: list[int], boxes: list[Rectangle], styles: dict[int, _Style]
    ) -> Iterator[Glyph]:
        """The visible characters in the reading frame.

        Boxes are made as high as the type: fonts claim anything about the height of their letters.
        """
        unknown: dict[tuple[int, str], bool] = {}
        twice_width, twice_height = 2 * frame.width, 2 * frame.height
        main, is_plain, last = frame.quarters, False, 0
        for index, (text, handle, box) in enumerate(zip(self._texts(), handles, boxes, strict=True)):
            if not handle or text == " ":
                continue
            if handle != last:
                last, (size, quarters, seen, ink, font) = handle, styles[handle]
                is_plain, half, limit = quarters == main == 0, size / 2, _TOO_LARGE * size
            if not seen or quarters == _OBLIQUE:
                continue
            left, bottom, right, top = box
            if top - bottom > limit or right - left > limit:
                left, bottom, right, top = self._tight_box(index)
            if is_plain:
                # What `frame.place` does, without the call: this is done for nearly every character.
                middle = frame.top - (bottom + top) / 2
                x0, y0, x1, y1 = left - frame.left, middle - half, right - frame.left, middle + half
            elif quarters % 2:
                middle = (left + right) / 2
                x0, y0, x1, y1 = frame.place(middle - half, bottom, middle + half, top)
            else:
                middle = (bottom + top) / 2
                x0, y0, x1, y1 = frame.place(left, middle - half, right, middle + half)
            if not (0 <= x0 + x1 <= twice_width and 0 <= y0 + y1 <= twice_height):
                continue
            if (wrong := unknown.get((font, text))) is None:
                wrong = unknown[font, text] = pdfium.has_map_error(self._address, index) > 0
            yield Glyph(UNREADABLE if wrong else text, x0, y0, x1, y1, size, (quarters - main) % 4, ink, font)

    def _boxes(self) -> list[Rectangle]:
        """Left, bottom, right and top of each character."""
        size = 16
        room = (ctypes.c_float * (4 * self._count))()
        start = ctypes.addressof(room)
        places = range(start, start + size * self._count, size)
        deque(map(pdfium.loose_box, repeat(self._address), range(self._count), places), maxlen=0)
        left, top, right, bottom = (room[edge::4] for edge in range(4))
        return list(zip(left, bottom, right, top, strict=True))

    def _texts(self) -> list[str]:
        """Each character as it is meant; a hyphen at the end of a line, for which pdfium has a mark, as a hyphen."""
        codes = list(map(pdfium.unicode_of, repeat(self._address), range(self._count)))
        known = {code: _character(code) for code in set(codes)}
        texts = [known[code] for code in codes]
        for index, code in enumerate(codes):
            if code in _HYPHEN_MARKS and pdfium.is_hyphen(self._address, index):
                texts[index] = "-"
        return texts

    def _tight_box(self, index: int) -> Rectangle:
        pdfium.tight_box(self._address, index, *self._double_at)
        left, right, bottom, top = self._doubles
        return left, bottom, right, top

    def _style(self, handle: int, index: int, box: Rectangle) -> _Style:
        pdfium.char_matrix(self._address, index, ctypes.addressof(self._matrix))
        a, b, c, d, _, _ = self._matrix
        size = pdfium.char_font_size(self._address, index) * (math.hypot(c, d) if c else abs(d))
        mode = pdfium.text_render_mode(handle)
        colour = pdfium.stroke_colour if mode in _STROKED_ONLY else pdfium.fill_colour
        red, green, blue, alpha = self._colour if colour(handle, *self._colour_at) else (0, 0, 0, 255)
        seen = mode not in _INVISIBLE_MODES and alpha > _FAINT
        white = red >= _WHITE and green >= _WHITE and blue >= _WHITE
        if seen and (white or self._covering.hides_some):
            left, bottom, right, top = box
            # pdfium forgets the scale of characters set downwards.
            if max(right - left, top - bottom) > _TOO_LARGE * size:
                left, bottom, right, top = self._tight_box(index)
            order = self._order.get(handle, 0)
            seen = self._covering.shows((left + right) / 2, (bottom + top) / 2, order, white)
        return _Style(size, _quarters(a, b), seen, red << 16 | green << 8 | blue, pdfium.text_font(handle) or 0)


def _character(code: int) -> str:
    character = chr(code) if code <= 0x10FFFF else UNREADABLE
    return " " if character in _WHITE_SPACE else unified(character)


def _quarters(a: float, b: float) -> int:
    """The direction of writing, in quarters by which the page must be turned clockwise to read it."""
    if abs(b) <= 0.05 * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 1 if b > 0 else 3
    return _OBLIQUE


def _without_large_pale(glyphs: list[Glyph]) -> list[Glyph]:
    """Without upright watermarks: pale characters much larger than the text."""
    if not any(map(_is_pale, {glyph.ink for glyph in glyphs})):
        return glyphs
    usual = Counter(round(glyph.size, 1) for glyph in glyphs).most_common(1)[0][0]
    return [glyph for glyph in glyphs if not (_is_pale(glyph.ink) and glyph.size > _LARGE * usual)]


def _is_pale(ink: int) -> bool:
    return min(ink >> 16, ink >> 8 & 255, ink & 255) > _PALE
