"""How text looks: its size, its direction and its colour, which most text objects of a page have in common.

pdfium writes all of it about one object into one row of numbers. What looks the same has the same bytes there, so that
numbers are made only of the few rows that differ.
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from collections.abc import Sequence
from itertools import repeat
from struct import Struct

from extract.pdf.marks import pdfium
from extract.pdf.marks.characters import TextPage
from extract.pdf.marks.colours import is_white
from extract.pdf.marks.pdfium import Address
from extract.pdf.marks.room import Room, room_for

ABOVE, BELOW = 0.88, 0.12
"""How far Chinese type reaches over and under its baseline, in sizes."""

_INVISIBLE_MODES = (3, 7)  # ISO 32000-1, table 106: neither filled nor stroked; clipping only
_STROKED_ONLY = frozenset((1, 5))
_FAINT = 150  # of 255: watermarks are set half transparent
_PALE = 150
_OBLIQUE = -1

# A row: red, green, blue and opacity, the size of the font, and the matrix, of which the last two say where it stands.
_COLOUR, _SIZE, _MATRIX, _PLACE, _WIDTH = range(4), 4, 5, 9, 11
_LOOK = Struct("4I5f")
_BLACK = Struct("4I").pack(0, 0, 0, 255)


class Style:
    """How text looks, wherever it stands, by the row that pdfium writes of it and by its rendering mode."""

    def __init__(self, row: bytes, mode: int) -> None:
        *colour, opacity, size, a, b, c, d = _LOOK.unpack(row)
        self.size = size * (math.hypot(c, d) if c else abs(d))
        self.quarters = _quarters(a, b)
        self.sideways = self.quarters % 2 == 1
        self.seen = mode not in _INVISIBLE_MODES and opacity > _FAINT and self.quarters != _OBLIQUE
        self.white = is_white((*colour, opacity))
        self.pale = min(colour) > _PALE
        # How far the middle of a character is from its line, and how far from there text that runs along the line is.
        self.rise = (ABOVE - BELOW) / 2 * self.size * (1 if self.quarters in (0, 3) else -1)
        self.reach = self.size / 2


class _Styles(dict[tuple[bytes, int], Style]):
    """Styles by what makes them, each made when it is met first."""

    def __missing__(self, look: tuple[bytes, int]) -> Style:
        self[look] = style = Style(*look)
        return style


def read_styles(
    page: TextPage, addresses: Sequence[Address], firsts: Sequence[int]
) -> tuple[list[Style], Sequence[float], Sequence[float]]:
    """The style and the origin of each text object, of which the first character is given, too."""
    count = len(addresses)
    room = room_for(ctypes.c_float, _WIDTH, count)
    # pdfium is asked for one thing of all objects at a time.
    deque(map(pdfium.text_font_size, addresses, room.places(_SIZE)), maxlen=0)
    deque(map(pdfium.char_matrix, repeat(page.address), firsts, room.places(_MATRIX)), maxlen=0)
    modes = list(map(pdfium.text_render_mode, addresses))
    coloured = _write_colours(room, addresses, modes)
    rows = room.beginnings(count, _PLACE)
    if not all(coloured):
        rows = [row if known else _BLACK + row[len(_BLACK) :] for row, known in zip(rows, coloured, strict=True)]
    *_, easts, norths = room.columns(count)
    return list(map(_Styles().__getitem__, zip(rows, modes, strict=True))), easts, norths


def _write_colours(room: Room, addresses: Sequence[Address], modes: Sequence[int]) -> list[int]:
    """Has the colour of each object written, that of its outline if nothing else is painted; says which have one."""
    columns = list(map(room.places, _COLOUR))
    coloured = list(map(pdfium.fill_colour, addresses, *columns))
    if not _STROKED_ONLY.isdisjoint(modes):
        for number, (address, mode) in enumerate(zip(addresses, modes, strict=True)):
            if mode in _STROKED_ONLY:
                coloured[number] = pdfium.stroke_colour(address, *(places[number] for places in columns))
    return coloured


def _quarters(a: float, b: float) -> int:
    """The direction of writing, in quarters by which the page must be turned clockwise to read it."""
    if abs(b) <= 0.05 * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 1 if b > 0 else 3
    return _OBLIQUE
