"""The colours in which objects of a page are painted."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from functools import lru_cache

from extract.pdf.marks.pdfium import Address
from extract.pdf.marks.room import room_for

Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, each from 0 to 255."""

_WHITE = 247


def colours_of(objects: Sequence[Address], colour: Callable[..., int]) -> list[Colour | None]:
    """The colours that a function of pdfium knows of some objects; None where it knows none."""
    room = room_for(ctypes.c_uint, 4, len(objects))
    known = list(map(colour, objects, *map(room.places, range(4))))
    colours: list[Colour | None] = list(zip(*room.columns(len(objects)), strict=True))
    if all(known):
        return colours
    return [each if is_known else None for each, is_known in zip(colours, known, strict=True)]


@lru_cache(maxsize=1024)
def is_white(colour: Colour) -> bool:
    """Whether it looks like bare paper."""
    return min(colour[:3]) >= _WHITE
