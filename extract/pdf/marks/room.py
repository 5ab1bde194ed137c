"""Room for what pdfium writes of many things at once, read in columns."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any

_LEAST = 64
_MOST_KEPT = 4096  # rows; a page of a report has some hundred objects and a thousand characters


class Room:
    """A table of C values with `width` columns; pdfium is told the places in it, one for each row."""

    def __init__(self, kind: Any, width: int, rows: int) -> None:
        # What ctypes calls a type of C is what `array` calls it, too.
        self._values: array[Any] = array(kind._type_, bytes(ctypes.sizeof(kind) * width * rows))
        self._shared = (kind * (width * rows)).from_buffer(self._values)
        self._width = width
        self._rows = rows
        self._size = ctypes.sizeof(kind)
        self._places: dict[int, list[Any]] = {}

    def places(self, column: int = 0) -> Sequence[Any]:
        """The addresses of the values of a column."""
        if column not in self._places:
            step = self._width * self._size
            offsets = range(column * self._size, self._rows * step, step)
            self._places[column] = list(map(ctypes.byref, repeat(self._shared), offsets))
        return self._places[column]

    def columns(self, rows: int) -> list[array[Any]]:
        """The first values of every column."""
        return [self._values[column : self._width * rows : self._width] for column in range(self._width)]

    def beginnings(self, rows: int, length: int) -> list[bytes]:
        """The first values of each of the first rows as bytes, by which rows are compared faster than by numbers."""
        row, beginning = self._width * self._size, length * self._size
        values = self._values.tobytes()
        return [values[start : start + beginning] for start in range(0, rows * row, row)]


def room_for(kind: Any, width: int, rows: int) -> Room:
    """Room for at least so many rows; what was written to it before is overwritten."""
    enough = max(_LEAST, 1 << (rows - 1).bit_length()) if rows else _LEAST
    return _kept(kind, width, enough) if enough <= _MOST_KEPT else Room(kind, width, rows)


@lru_cache(maxsize=64)
def _kept(kind: Any, width: int, rows: int) -> Room:
    return Room(kind, width, rows)
