"""What hides text, and what makes white text visible: areas painted after it, and dark ones painted before it."""

from __future__ import annotations

import ctypes
from collections import defaultdict, deque
from collections.abc import Iterator
from itertools import repeat

from extract.pdf.marks import pdfium
from extract.pdf.marks.drawing import Area, Drawing
from extract.pdf.marks.pdfium import Address
from extract.pdf.marks.room import room_for

_BAND = 24.0  # points: areas are looked up by the bands of the page that they touch
_MOST_BANDS = 1000


class Covering:
    """The areas of a page by their place.

    Edited documents hold the old text under a white patch, and scans that were recognised hold text under a picture.
    """

    def __init__(self, drawing: Drawing) -> None:
        orders = drawing.text_order.values()
        first, last = min(orders, default=0), max(orders, default=0)
        self._covers = _by_band([area for area in drawing.areas if area.covers and area.order > first])
        self._dark = _by_band([area for area in drawing.areas if not area.white and area.order < last])
        self.hides_some = bool(self._covers)
        self._clips: dict[int, bool] = {}

    def shows(self, x: float, y: float, order: int, white: bool) -> bool:
        """Whether text at a point, painted at its place in the order, can be seen."""
        band = int(y // _BAND)
        for area in self._covers.get(band, ()):
            if area.order > order and _holds(area, x, y) and not self._is_clipped(area):
                return False
        if not white:
            return True
        return any(area.order < order and _holds(area, x, y) for area in self._dark.get(band, ()))

    def _is_clipped(self, area: Area) -> bool:
        """Whether only a part of the area is painted; then what it hides is not known, and nothing is taken away."""
        if area.order not in self._clips:
            self._clips[area.order] = _clip_cuts(area)
        return self._clips[area.order]


def _by_band(areas: list[Area]) -> dict[int, list[Area]]:
    bands: dict[int, list[Area]] = defaultdict(list)
    for area in areas:
        _, bottom, _, top = area.rectangle
        first = int(max(bottom, -_BAND * _MOST_BANDS) // _BAND)
        for band in range(first, min(int(top // _BAND), first + _MOST_BANDS) + 1):
            bands[band].append(area)
    return bands


def _holds(area: Area, x: float, y: float) -> bool:
    left, bottom, right, top = area.rectangle
    return left <= x <= right and bottom <= y <= top


def _clip_cuts(area: Area) -> bool:
    left, bottom, right, top = area.rectangle
    for points in _clips(pdfium.address(pdfium.clip_of(area.address))):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if points and (min(xs) > left + 1 or max(xs) < right - 1 or min(ys) > bottom + 1 or max(ys) < top - 1):
            return True
    return False


def _clips(clip: Address) -> Iterator[list[tuple[float, float]]]:
    """The corners of each path to which painting is clipped."""
    for path in range(max(0, pdfium.count_clips(clip))):
        count = pdfium.count_clip_segments(clip, path)
        segments = map(pdfium.address, map(pdfium.clip_segment_at, repeat(clip), repeat(path), range(count)))
        room = room_for(ctypes.c_float, 2, count)
        deque(map(pdfium.segment_point, segments, *map(room.places, range(2))), maxlen=0)
        yield list(zip(*room.columns(count), strict=True))
