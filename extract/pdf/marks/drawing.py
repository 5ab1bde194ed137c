"""What is drawn on a page besides text: rules, areas of colour and pictures, in the order in which they are painted.

Borders of tables come as strokes, as thin filled rectangles, as many of them in one path, as the ring between two
rectangles, and as thin pictures: all are rules.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import compress, filterfalse, pairwise, repeat
from typing import NamedTuple

from extract.errors import SourceTooLargeError
from extract.pdf.marks import pdfium
from extract.pdf.marks.colours import Colour, colours_of, is_white
from extract.pdf.marks.pdfium import Address
from extract.pdf.marks.room import room_for

THICKEST_RULE = 3.5
"""Points; thicker bars are areas."""

MOST_OBJECTS = 300_000
"""Objects of one page. A dense page of a report has some thousands; a map has more than these."""

_DEEPEST_FORM = 12
_FEW_SEGMENTS = 6
_BOX_SEGMENTS = (4, 5)
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_OPAQUE, _LEAST_OPAQUE = 255, 10

Matrix = tuple[float, float, float, float, float, float]
Rectangle = tuple[float, float, float, float]  # left, bottom, right, top, in PDF coordinates
Point = tuple[float, float]


class Area(NamedTuple):
    """A painted rectangle; `covers` if nothing below it can be seen, `white` if it looks like bare paper."""

    rectangle: Rectangle
    handle: int
    covers: bool
    white: bool
    picture: bool
    address: Address


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rules and areas of a page in PDF coordinates, and the handles of all its objects in the order of painting."""

    rules: list[tuple[Rectangle, bool]] = field(default_factory=list)  # with whether it is white
    areas: list[Area] = field(default_factory=list)
    painted: list[int] = field(default_factory=list)


class _Path(NamedTuple):
    """A path as pdfium describes it; `segments` counts the points of its outline."""

    address: Address
    handle: int
    filled: bool
    stroked: bool
    colour: Colour
    bounds: Rectangle
    segments: int

    @property
    def covers(self) -> bool:
        """Whether nothing can be seen below what it fills."""
        return self.colour[3] == _OPAQUE and not pdfium.has_transparency(self.address)


def read_drawing(page: Address, texts: Container[int | None]) -> Drawing:
    """The drawing of the page at an address; objects that are known to be `texts` are not asked what they are."""
    return _Walk(texts).walk(page)


class _Walk:
    """One walk over the objects of a page and of the forms within it."""

    def __init__(self, texts: Container[int | None]) -> None:
        self._drawing = Drawing()
        self._texts = texts
        self._count = 0

    def walk(self, page: Address) -> Drawing:
        count = self._counted(pdfium.count_objects(page))
        self._visit(list(map(pdfium.object_at, repeat(page), range(count))), _IDENTITY, 0)
        return self._drawing

    def _counted(self, count: int) -> int:
        self._count += count
        if self._count > MOST_OBJECTS:
            raise SourceTooLargeError(f"a page has more than {MOST_OBJECTS:,} objects; this is no report")
        return count

    def _visit(self, handles: list[int], matrix: Matrix, depth: int) -> None:
        """Takes in objects in the order of painting: those before a form, those in it, those behind it."""
        others = list(filterfalse(self._texts.__contains__, handles))
        addresses = list(map(pdfium.address, others))
        kinds = list(map(pdfium.object_type, addresses))
        start = 0
        for handle, address in _of_kind(pdfium.FORM, others, addresses, kinds):
            form = handles.index(handle, start)
            self._drawing.painted.extend(handles[start:form])
            if depth < _DEEPEST_FORM:
                self._form(address, matrix, depth)
            start = form + 1
        self._drawing.painted.extend(handles[start:])
        self._take(others, addresses, kinds, matrix)

    def _form(self, address: Address, matrix: Matrix, depth: int) -> None:
        inner = _product(_matrix_of(address), matrix)
        count = self._counted(pdfium.count_form_objects(address))
        self._visit(list(map(pdfium.form_object_at, repeat(address), range(count))), inner, depth + 1)

    def _take(self, handles: list[int], addresses: list[Address], kinds: list[int], matrix: Matrix) -> None:
        """Takes in the pictures and paths among some objects."""
        for handle, address in _of_kind(pdfium.IMAGE, handles, addresses, kinds):
            self._picture(handle, address, matrix)
        if paths := list(_of_kind(pdfium.PATH, handles, addresses, kinds)):
            self._paths(paths, matrix)

    def _picture(self, handle: int, address: Address, matrix: Matrix) -> None:
        (bounds,) = _bounds([address], matrix)
        if is_thin(bounds):
            self._drawing.rules.append((bounds, False))
        else:
            covers = not pdfium.has_transparency(address)
            self._drawing.areas.append(Area(bounds, handle, covers, white=False, picture=True, address=address))

    def _paths(self, paths: list[tuple[int, Address]], matrix: Matrix) -> None:
        """Takes in paths; pdfium is asked for one thing of all of them at a time."""
        addresses = [address for _, address in paths]
        modes = room_for(ctypes.c_int, 2, len(paths))
        deque(map(pdfium.path_draw_mode, addresses, *map(modes.places, range(2))), maxlen=0)
        fills, strokes = modes.columns(len(paths))
        inside = colours_of(addresses, pdfium.fill_colour)
        around = colours_of(addresses, pdfium.stroke_colour) if any(strokes) else inside
        bounds = _bounds(addresses, matrix)
        segments = map(pdfium.count_segments, addresses)
        rows = zip(paths, fills, strokes, inside, around, bounds, segments, strict=True)
        rules = self._drawing.rules
        for (handle, address), filled, stroked, within, along, box, count in rows:
            colour = within if filled else along
            if colour is None or colour[3] < _LEAST_OPAQUE or not (filled or stroked):
                continue
            if count <= _FEW_SEGMENTS and is_thin(box):
                rules.append((box, is_white(colour)))
            else:
                self._path(_Path(address, handle, bool(filled), bool(stroked), colour, box, count), matrix)

    def _path(self, path: _Path, matrix: Matrix) -> None:
        white = is_white(path.colour)
        if not path.stroked and path.segments in _BOX_SEGMENTS:
            # Backgrounds of cells are most of all such paths; their four corners need not be asked for.
            self._area(path, path.bounds, white)
            return
        outlines = list(_outlines(_points(path, matrix)))
        if path.filled:
            self._fill(path, outlines, white)
        if path.stroked:
            self._drawing.rules.extend((edge, white and not path.filled) for edge in _edges(outlines))

    def _fill(self, path: _Path, outlines: list[list[Point]], white: bool) -> None:
        rectangles = [_extent(points) for points in outlines]
        if len(rectangles) == 2 and _is_ring(*rectangles):
            self._drawing.rules.extend((edge, white) for edge in _edges(outlines[:1]))
            return
        for rectangle, points in zip(rectangles, outlines, strict=True):
            if is_thin(rectangle):
                self._drawing.rules.append((rectangle, white))
            elif _is_rectangle(points, rectangle):
                self._area(path, rectangle, white)

    def _area(self, path: _Path, rectangle: Rectangle, white: bool) -> None:
        area = Area(rectangle, path.handle, path.covers, white, picture=False, address=path.address)
        self._drawing.areas.append(area)


def _of_kind(
    kind: int, handles: list[int], addresses: list[Address], kinds: list[int]
) -> Iterator[tuple[int, Address]]:
    """The objects of one kind, by their handles and addresses."""
    if kind not in kinds:  # as on nearly every page for all kinds but paths
        return iter(())
    return compress(zip(handles, addresses, strict=True), map(kind.__eq__, kinds))


def _bounds(addresses: list[Address], matrix: Matrix) -> list[Rectangle]:
    room = room_for(ctypes.c_float, 4, len(addresses))
    deque(map(pdfium.object_bounds, addresses, *map(room.places, range(4))), maxlen=0)
    rectangles: list[Rectangle] = list(zip(*room.columns(len(addresses)), strict=True))
    return rectangles if matrix is _IDENTITY else [_mapped(rectangle, matrix) for rectangle in rectangles]


def _matrix_of(address: Address) -> Matrix:
    room = room_for(ctypes.c_float, 6, 1)
    pdfium.object_matrix(address, room.places()[0])
    (a,), (b,), (c,), (d,), (e,), (f,) = room.columns(1)
    return a, b, c, d, e, f


def _points(path: _Path, matrix: Matrix) -> Iterator[tuple[int, Point, bool]]:
    a, b, c, d, e, f = _product(_matrix_of(path.address), matrix)
    segments = list(map(pdfium.address, map(pdfium.segment_at, repeat(path.address), range(path.segments))))
    room = room_for(ctypes.c_float, 2, len(segments))
    deque(map(pdfium.segment_point, segments, *map(room.places, range(2))), maxlen=0)
    xs, ys = room.columns(len(segments))
    kinds, closes = map(pdfium.segment_type, segments), map(pdfium.segment_closes, segments)
    for x, y, kind, close in zip(xs, ys, kinds, closes, strict=True):
        yield kind, (a * x + c * y + e, b * x + d * y + f), bool(close)


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


def _mapped(rectangle: Rectangle, matrix: Matrix) -> Rectangle:
    left, bottom, right, top = rectangle
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
