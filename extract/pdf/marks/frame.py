"""Where things are: from the coordinates of PDF, which grow upwards, to those of reading, which grow downwards.

A page has up to three orientations: that of its coordinates, that in which it is shown (`/Rotate`), and that in which
its text reads, which differs where a broad table was set sideways. Everything is found in the last one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

Edges = tuple[float, float, float, float]
"""What a `Box` holds, and cheaper to make: for what there is a lot of."""


class Box(NamedTuple):
    """A rectangle in points: left, top, right and bottom, from the top left corner of a page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all of some boxes."""
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


@dataclass(frozen=True, slots=True)
class Frame:
    """A page turned clockwise by `quarters` of a full turn; the four numbers are its edges in PDF coordinates."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def width(self) -> float:
        """The width of the page as turned."""
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """The height of the page as turned."""
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def place(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle in PDF coordinates, as it lies on the turned page."""
        if self.quarters == 0:
            return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        if self.quarters == 1:
            return Box(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.quarters == 2:
            return Box(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)

    def places(self, rectangles: Iterable[tuple[float, float, float, float]]) -> list[Edges]:
        """The left, top, right and bottom of many rectangles in PDF coordinates, as they lie on the turned page."""
        if self.quarters:
            return [self.place(*rectangle) for rectangle in rectangles]
        x, y = self.left, self.top
        return [(left - x, y - top, right - x, y - bottom) for left, bottom, right, top in rectangles]

    def extents(
        self, lefts: list[float], tops: Iterable[float], rights: list[float], bottoms: Iterable[float]
    ) -> tuple[list[float], list[float]]:
        """Where rectangles in PDF coordinates begin and end from left to right on the turned page."""
        if self.quarters == 0:
            return _less(lefts, self.left), _less(rights, self.left)
        if self.quarters == 1:
            return [at - self.bottom for at in bottoms], [at - self.bottom for at in tops]
        if self.quarters == 2:
            return [self.right - at for at in rights], [self.right - at for at in lefts]
        return [self.top - at for at in tops], [self.top - at for at in bottoms]

    def depth(self, at: float) -> float:
        """How far below the top of the turned page a horizontal on it lies, given by its PDF coordinate."""
        if self.quarters == 0:
            return self.top - at
        return (at - self.left, at - self.bottom, self.right - at)[self.quarters - 1]

    def turned(self, edges: Edges, quarters: int) -> Edges:
        """A rectangle on this page, as it lies when the page is turned by another number of quarters instead."""
        x0, top, x1, bottom = edges
        steps = (quarters - self.quarters) % 4
        if steps == 0:
            return edges
        if steps == 1:
            return self.height - bottom, x0, self.height - top, x1
        if steps == 2:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        return top, self.width - x1, bottom, self.width - x0


def _less(coordinates: list[float], origin: float) -> list[float]:
    return [at - origin for at in coordinates] if origin else coordinates
