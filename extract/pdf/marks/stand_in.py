"""One font for all that a file names but does not hold, so that what is read does not depend on the machine.

pdfium takes such fonts from those that are installed. Where it finds none, it loses characters that stand alone, and
where it finds one, its glyphs move the boxes. What is read, though, is in the file: which characters there are, how
wide they are and where they stand. So every character gets the same glyph here, too small to move any box.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pypdfium2 import raw

_EM, _ASCENT, _DESCENT, _ADVANCE = 1000, 880, -120, 500
_LEFT, _RIGHT, _HEIGHT = 50, 150, 600
"""The glyph, a rectangle on the line; the narrowest characters of fonts are about 200 wide."""

_NAME = b"gongkai stand-in\0"
_HANDLE = 1

_STANDARD = frozenset(
    f"{family}{style}".encode()
    for family, styles in {
        "Courier": ("", "-Bold", "-BoldOblique", "-Oblique"),
        "Helvetica": ("", "-Bold", "-BoldOblique", "-Oblique"),
        "Times": ("-Roman", "-Bold", "-BoldItalic", "-Italic"),
        "Symbol": ("",),
        "ZapfDingbats": ("",),
    }.items()
    for style in styles
)
"""ISO 32000-1, 9.6.2.2: files need not give the widths of these fonts, and pdfium brings them along."""


def use_stand_in() -> None:
    """From now on pdfium asks for no font of the machine."""
    raw.FPDF_SetSystemFontInfo(_FONTS)


@contextmanager
def installed_fonts() -> Iterator[None]:
    """Within this context pdfium uses the fonts of the machine, which pictures of pages need."""
    default = raw.FPDF_GetDefaultSystemFontInfo()
    raw.FPDF_SetSystemFontInfo(default)
    try:
        yield
    finally:
        use_stand_in()
        if default:
            raw.FPDF_FreeDefaultSystemFontInfo(default)


def _font() -> bytes:
    """A TrueType font (ISO/IEC 14496-22) whose second glyph is that of every character."""
    glyph = struct.pack(">5h", 1, _LEFT, 0, _RIGHT, _HEIGHT)  # one contour and its extent
    glyph += struct.pack(">2H4B", 3, 0, 1, 1, 1, 1)  # its last point; no instructions; all points lie on the contour
    glyph += struct.pack(">4h", _LEFT, _RIGHT - _LEFT, 0, _LEFT - _RIGHT) + struct.pack(">4h", 0, 0, _HEIGHT, 0)
    characters = struct.pack(">2H3L", 13, 0, 28, 0, 1) + struct.pack(">3L", 0x20, 0x10FFFF, 1)
    tables = {
        b"cmap": struct.pack(">2H2HL2HL", 0, 2, 3, 1, 20, 3, 10, 20) + characters,
        b"glyf": glyph,
        b"head": struct.pack(
            ">4L2H2Q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, _LEFT, 0, _RIGHT, _HEIGHT, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">L3hH11hH", 0x10000, _ASCENT, _DESCENT, 0, _ADVANCE, *[0] * 11, 2),
        b"hmtx": struct.pack(">HhHh", _ADVANCE, 0, _ADVANCE, _LEFT),
        b"loca": struct.pack(">3L", 0, 0, len(glyph)),
        b"maxp": struct.pack(">L14H", 0x10000, 2, 4, 1, 0, 0, 1, *[0] * 8),
    }
    directory = struct.pack(">L4H", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64)
    body, start = b"", len(directory) + 16 * len(tables)
    for tag, table in tables.items():
        directory += tag + struct.pack(">3L", 0, start + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return directory + body


def _map_font(_self: Any, _weight: int, _italic: int, _charset: int, _pitch: int, face: Any, _exact: Any) -> int | None:
    return None if ctypes.cast(face, ctypes.c_char_p).value in _STANDARD else _HANDLE


def _font_data(_self: Any, _font: Any, table: int, room: Any, size: int) -> int:
    """The whole font; no table of it alone, as pdfium asks for where a file holds several fonts."""
    return 0 if table else _copied(_DATA, room, size)


def _face_name(_self: Any, _font: Any, room: Any, size: int) -> int:
    return _copied(_NAME, room, size)


def _copied(data: bytes, room: Any, size: int) -> int:
    if room and size >= len(data):
        ctypes.memmove(room, data, len(data))
    return len(data)


def _fonts() -> Any:
    """What pdfium asks instead of the system; the functions that are not set are optional."""
    fonts = raw.FPDF_SYSFONTINFO(version=1)
    types = {name: kind for name, kind in fonts._fields_ if name != "version"}
    functions = {
        "MapFont": _map_font,
        "GetFont": lambda _self, _face: None,
        "GetFontData": _font_data,
        "GetFaceName": _face_name,
        "GetFontCharset": lambda _self, _font: raw.FXFONT_DEFAULT_CHARSET,
        "DeleteFont": lambda _self, _font: None,
    }
    for name, function in functions.items():
        setattr(fonts, name, types[name](function))
    return fonts


_DATA = _font()
_FONTS = _fonts()
