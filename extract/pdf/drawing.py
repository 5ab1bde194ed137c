"""What is drawn on a page besides text: rules, areas of colour and pictures, in the order in which they are painted.

Borders of tables come as strokes, as thin filled rectangles, as many of them in one path, as the ring between two
rectangles, and as thin pictures: all are rules.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import NamedTuple

from extract.errors import SourceTooLargeError
from extract.pdf import pdfium

THICKEST_RULE = 3.5
"""Points; thicker bars are areas."""

MOST_OBJECTS = 300_000
"""Objects of one page. A dense page of a report has some thousands; a map has more than these."""

_DEEPEST_FORM = 12
_FEW_SEGMENTS = 6
_BOX_SEGMENTS = (4, 5)
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_WHITE = 247

Matrix = tuple[float, float, float, float, float, float]
Rectangle = tuple[float, float, float, float]  # left, bottom, right, top, in PDF coordinates
Point = tuple[float, float]


class Area(NamedTuple):
    """A painted rectangle; `covers` if nothing below it can be seen, `white` if it looks like bare paper."""

    rectangle: Rectangle
    order: int
    covers: bool
    white: bool
    picture: bool
    handle: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rules and areas of a page in PDF coordinates, and the place of each text object in the order of painting."""

    rules: list[tuple[Rectangle, bool]] = field(default_factory=list)  # with whether it is white
    areas: list[Area] = field(default_factory=list)
    text_order: dict[int, int] = field(default_factory=dict)


def read_drawing(page: int) -> Drawing:
    """The drawing of the page at an address."""
    return _Walk().walk(page)


class _Walk:
    """One walk over the objects of a page, with room for what pdfium writes."""

    def __init__(self) -> None:
        self._drawing = Drawing()
        self._order = 0
        self._count = 0
        self._floats = (ctypes.c_float * 6)()
        self._ints = (ctypes.c_uint * 4)()
        base = ctypes.addressof(self._floats)
        self._float_at = [base + 4 * number for number in range(6)]
        self._int_at = [ctypes.addressof(self._ints) + 4 * number for number in range(4)]

    def walk(self, page: int) -> Drawing:
        self._visit(
            list(map(pdfium.object_at, repeat(page), range(self._counted(pdfium.count_objects(page))))), _IDENTITY, 0
        )
        return self._drawing

    def _counted(self, count: int) -> int:
        self._count += count
        if self._count > MOST_OBJECTS:
            raise SourceTooLargeError(f"a page has more than {MOST_OBJECTS:,} objects; this is no report")
        return count

    def _visit(self, handles: list[int], matrix: Matrix, depth: int) -> None:
        for handle, kind in zip(handles, map(pdfium.object_type, handles), strict=True):
            self._order += 1
            if kind == pdfium.TEXT:
                self._drawing.text_order[handle] = self._order
            elif kind == pdfium.PATH:
                self._path(handle, matrix)
            elif kind == pdfium.IMAGE:
                self._picture(handle, matrix)
            elif kind == pdfium.FORM and depth < _DEEPEST_FORM:
                inner = _product(self._matrix(handle), matrix)
                count = self._counted(pdfium.count_form_objects(handle))
                self._visit(list(map(pdfium.form_object_at, repeat(handle), range(count))), inner, depth + 1)

    def _matrix(self, handle: int) -> Matrix:
        pdfium.object_matrix(handle, self._float_at[0])
        a, b, c, d, e, f = self._floats
        return a, b, c, d, e, f

    def _bounds(self, handle: int, matrix: Matrix) -> Rectangle:
        pdfium.object_bounds(handle, *self._float_at[:4])
        return _mapped(tuple(self._floats[:4]), matrix)

    def _picture(self, handle: int, matrix: Matrix) -> None:
        bounds = self._bounds(handle, matrix)
        if is_thin(bounds):
            self._drawing.rules.append((bounds, False))
        else:
            covers = not pdfium.has_transparency(handle)
            self._drawing.areas.append(Area(bounds, self._order, covers, white=False, picture=True, handle=handle))

    def _path(self, handle: int, matrix: Matrix) -> None:
        pdfium.path_draw_mode(handle, self._int_at[0], self._int_at[1])
        filled, stroked = self._ints[0] != 0, self._ints[1] != 0
        colour = pdfium.fill_colour if filled else pdfium.stroke_colour
        if not (filled or stroked) or not colour(handle, *self._int_at):
            return
        red, green, blue, alpha = self._ints
        if alpha < 10:
            return
        white = min(red, green, blue) >= _WHITE
        bounds = self._bounds(handle, matrix)
        segments = pdfium.count_segments(handle)
        if is_thin(bounds) and segments <= _FEW_SEGMENTS:
            self._drawing.rules.append((bounds, white))
            return
        if not stroked and segments in _BOX_SEGMENTS:
            # Backgrounds of cells are most of all paths; their four corners need not be asked for.
            covers = alpha == 255 and not pdfium.has_transparency(handle)
            self._drawing.areas.append(Area(bounds, self._order, covers, white, picture=False, handle=handle))
            return
        outlines = list(_outlines(self._points(handle, segments, matrix)))
        if filled:
            self._fill(handle, outlines, white, covers=alpha == 255 and not pdfium.has_transparency(handle))
        if stroked:
            self._drawing.rules.extend((edge, white and not filled) for edge in _edges(outlines))

    def _fill(self, handle: int, outlines: list[list[Point]], white: bool, covers: bool) -> None:
        rectangles = [_extent(points) for points in outlines]
        if len(rectangles) == 2 and _is_ring(*rectangles):
            self._drawing.rules.extend((edge, white) for edge in _edges(outlines[:1]))
            return
        for rectangle, points in zip(rectangles, outlines, strict=True):
            if is_thin(rectangle):
                self._drawing.rules.append((rectangle, white))
            elif _is_rectangle(points, rectangle):
                self._drawing.areas.append(Area(rectangle, self._order, covers, white, picture=False, handle=handle))

    def _points(self, handle: int, count: int, matrix: Matrix) -> Iterator[tuple[int, Point, bool]]:
        a, b, c, d, e, f = _product(self._matrix(handle), matrix)
        for number in range(count):
            segment = pdfium.segment_at(handle, number)
            pdfium.segment_point(segment, *self._float_at[:2])
            x, y = self._floats[:2]
            kind = pdfium.segment_type(segment)
            yield kind, (a * x + c * y + e, b * x + d * y + f), bool(pdfium.segment_closes(segment))


def is_thin(rectangle: Rectangle) -> bool:
    """Whether a rectangle is a rule rather than an area."""
    left, bottom, right, top = rectangle
    return min(right - left, top - bottom) <= THICKEST_RULE


def _outlines(points: Iterator[tuple[int, Point, bool]]) -> Iterator[list[Point]]:
    """The subpaths; a curve ends one, since no border is curved."""
    outline: list[Point] = []
    for kind, point, closes in points:
        if kind != pdfium.LINE and outline:
            yield outline
            outline = []
        outline.append(point)
        if closes:
            outline.append(outline[0])
            yield outline
            outline = []
    if outline:
        yield outline


def _edges(outlines: list[list[Point]]) -> Iterator[Rectangle]:
    """The horizontal and vertical lines of some outlines."""
    for outline in outlines:
        for (x0, y0), (x1, y1) in pairwise(outline):
            if abs(x0 - x1) < 0.5 or abs(y0 - y1) < 0.5:
                yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _is_ring(one: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles are the outer and the inner edge of a border."""
    return all(abs(a - b) <= THICKEST_RULE for a, b in zip(one, other, strict=True))


def _is_rectangle(points: list[Point], extent: Rectangle) -> bool:
    left, bottom, right, top = extent
    return len(points) >= 4 and all(
        min(abs(x - left), abs(x - right)) < 1 and min(abs(y - bottom), abs(y - top)) < 1 for x, y in points
    )


def _extent(points: list[Point]) -> Rectangle:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _mapped(rectangle: tuple[float, ...], matrix: Matrix) -> Rectangle:
    left, bottom, right, top = rectangle
    if matrix is _IDENTITY:
        return left, bottom, right, top
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    return _extent(corners)


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner`, then `outer`."""
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
