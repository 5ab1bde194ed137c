"""The characters of a page in columns, as pdfium tells them: asked for one thing at a time, it answers fastest."""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import repeat

from pypdfium2 import raw

from extract.errors import SourceTooLargeError
from extract.pdf.marks import pdfium
from extract.pdf.marks.drawing import Rectangle
from extract.pdf.marks.pdfium import Address
from extract.pdf.marks.room import room_for
from extract.pdf.marks.stretches import bounds_of
from extract.pdf.marks.writing import UNREADABLE, unified

MOST_CHARACTERS = 200_000
"""Characters of one page; a page full of small print has about 10,000."""

_HYPHEN_MARKS = frozenset("\x02\xad\ufffe")
_WHITE_SPACE = "\t\n\r\u00a0\u3000"
UNUSUAL = re.compile("[^ -~—‘’“”…、。《》一-龥（），：；]+")
"""All other characters mean themselves."""


class TextPage:
    """The columns of a text page, each with an entry for every character.

    `text` holds the characters as they are meant; `owners` the text object of each, and None for the blanks and line
    ends that pdfium makes up; the last four columns the edges of their boxes in PDF coordinates. `objects` are the
    owners without repetitions, and `starts` says where the characters of each begin, and behind these where all end.
    """

    def __init__(self, address: Address) -> None:
        count = max(0, pdfium.count_characters(address))
        if count > MOST_CHARACTERS:
            raise SourceTooLargeError(f"a page has more than {MOST_CHARACTERS:,} characters; this is no report")
        self.address = address
        self.text = _text(address, count)
        owners: list[int | None] = list(map(pdfium.text_object_of, repeat(address), range(count)))
        self.starts = bounds_of(owners)
        self.objects = list(map(owners.__getitem__, self.starts[:-1]))
        boxes = room_for(ctypes.c_float, 4, count)
        deque(map(pdfium.loose_box, repeat(address), range(count), boxes.places()), maxlen=0)
        lefts, self.tops, rights, self.bottoms = boxes.columns(count)
        self.lefts: list[float] = lefts.tolist()
        self.rights: list[float] = rights.tolist()

    def box(self, index: int) -> Rectangle:
        """The box of a character, as high as its font claims."""
        return self.lefts[index], self.bottoms[index], self.rights[index], self.tops[index]

    def tight_box(self, index: int) -> Rectangle:
        """The box of what is drawn of a character."""
        room = room_for(ctypes.c_double, 4, 1)
        pdfium.tight_box(self.address, index, *(room.places(column)[0] for column in range(4)))
        (left,), (right,), (bottom,), (top,) = room.columns(1)
        return left, bottom, right, top

    def has_no_meaning(self, indices: Iterable[int]) -> Iterator[bool]:
        """For each of some characters, whether the font does not say what it is."""
        return map((0).__lt__, map(pdfium.has_map_error, repeat(self.address), indices))


@contextmanager
def text_page(page: raw.FPDF_PAGE) -> Iterator[TextPage]:
    """The text page of a page; within this context pdfium can be asked about its characters."""
    handle = raw.FPDFText_LoadPage(page)
    try:
        yield TextPage(pdfium.address_of(handle))
    finally:
        raw.FPDFText_ClosePage(handle)


class _Meanings(dict[int, str]):
    """Characters by their codes as they are meant, each looked up when it is met first."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = meant = " " if character in _WHITE_SPACE else unified(character)
        return meant


_MEANINGS = _Meanings()


def _text(address: Address, count: int) -> str:
    """Each character as it is meant; a hyphen at the end of a line, for which pdfium has a mark, as a hyphen."""
    text = _printed(address, count)
    if any(mark in text for mark in _HYPHEN_MARKS):
        text = "".join([_hyphen(address, *each) if each[1] in _HYPHEN_MARKS else each[1] for each in enumerate(text)])
    # Most of what is unusual are the ends of lines: replaced before, they need not be looked up one by one.
    return UNUSUAL.sub(_meant, text.replace("\r\n", "  "))


def _meant(unusual: re.Match[str]) -> str:
    return unusual.group().translate(_MEANINGS)


def _hyphen(address: Address, index: int, mark: str) -> str:
    return "-" if pdfium.is_hyphen(address, index) else mark


def _printed(address: Address, count: int) -> str:
    room = room_for(ctypes.c_ushort, 1, count + 1)
    written = pdfium.text_of(address, 0, count, room.places()[0])
    (units,) = room.columns(count)
    text = units.tobytes().decode("utf-16-le", "replace")
    if written == count + 1 and len(text) == count:
        return text
    # Some have no place in that text, or two: then only one by one is sure.
    codes = map(pdfium.unicode_of, repeat(address), range(count))
    return "".join([chr(code) if code <= 0x10FFFF else UNREADABLE for code in codes])
