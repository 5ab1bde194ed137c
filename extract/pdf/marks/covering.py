"""What hides text, and what makes white text visible: areas painted after it, and dark ones painted before it."""

from __future__ import annotations

import ctypes
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
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

    def __init__(self, drawing: Drawing, texts: Iterable[int | None]) -> None:
        """`texts` are the handles of the text objects that may be covered."""
        # Most pages have no areas: then nobody asks what was painted when.
        painted = drawing.painted if drawing.areas else ()
        self._order: dict[int | None, int] = {handle: place for place, handle in enumerate(painted, 1)}
        order = self._order
        places = [order[text] for text in texts if text in order]
        first, last = min(places, default=0), max(places, default=0)
        self._covers = _by_band([area for area in drawing.areas if area.covers and order[area.handle] > first])
        self._dark = _by_band([area for area in drawing.areas if not area.white and order[area.handle] < last])
        self.hides_some = bool(self._covers)
        self._clips: dict[int, bool] = {}

    def shows(self, text: int | None, x: float, y: float, white: bool) -> bool:
        """Whether a text object can be seen at a point."""
        band, order, order_of = int(y // _BAND), self._order.get(text, 0), self._order.__getitem__
        for area in self._covers.get(band, ()):
            if order_of(area.handle) > order and _holds(area, x, y) and not self._is_clipped(area):
                return False
        if not white:
            return True
        return any(order_of(area.handle) < order and _holds(area, x, y) for area in self._dark.get(band, ()))

    def _is_clipped(self, area: Area) -> bool:
        """Whether only a part of the area is painted; then what it hides is not known, and nothing is taken away."""
        if area.handle not in self._clips:
            self._clips[area.handle] = _clip_cuts(area)
        return self._clips[area.handle]


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
