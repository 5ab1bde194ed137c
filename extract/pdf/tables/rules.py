"""Ruling lines: the pieces that a page draws, joined to whole horizontals and verticals."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeVar

from extract.pdf.marks.drawing import THICKEST_RULE, Drawing
from extract.pdf.marks.frame import Box, Edges, Frame

_SNAP = 3.0  # points: pieces of one rule, and the two lines of a double one, are not farther apart
_GAP = 3.0
_SHORTEST = 4.0
_HAIR = 0.5  # points: so near to each other, pieces of a line are one, and so short they are none
_REACH = 3.0  # a rule that ends so near another meets it

_START = itemgetter(1)

Piece = tuple[float, float, float]
"""A straight piece as it was drawn: its place, and from where to where it goes."""

_SomePiece = TypeVar("_SomePiece", bound=Piece)


class Rule(NamedTuple):
    """A line at a height `at` from left to right, or at a distance `at` from the left from top to bottom."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The horizontal and the vertical rules of a page or of one table, in order of `at`."""

    horizontal: list[Rule]
    vertical: list[Rule]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The horizontal and the vertical pieces that a page draws, each for itself; a dot is both.

    `level` are the horizontal ones that are no part of a vertical line.
    """

    horizontal: list[Piece]
    vertical: list[Piece]
    level: list[Piece]

    def rules(self) -> Rules:
        """The rules that they make."""
        return Rules(_joined(self.horizontal), _joined(self.vertical))

    def lines(self) -> list[Rule]:
        """The horizontal lines as they were drawn, joined only where they go on in each other."""
        return [line for group in _snapped(sorted(self.level), _HAIR) for line in _merged(group, _HAIR, _HAIR)]


def read_pieces(drawing: Drawing, frame: Frame) -> Pieces:
    """The straight pieces of a drawing in the reading frame; a white one only where it can be seen."""
    dark = [frame.place(*area.rectangle) for area in drawing.areas if not area.white and not area.picture]
    horizontal: list[Piece] = []
    vertical: list[Piece] = []
    level: list[Piece] = []
    page_width, page_height = frame.width, frame.height
    boxes = frame.places([rectangle for rectangle, _ in drawing.rules])
    for box, (_, white) in zip(boxes, drawing.rules, strict=True):
        x0, top, x1, bottom = box
        if x1 < 0 or bottom < 0 or x0 > page_width or top > page_height or (white and not _lies_in(box, dark)):
            continue
        width, height = x1 - x0, bottom - top
        # A dot is a piece of a dotted line, whichever way that runs.
        if width >= height or width <= THICKEST_RULE:
            horizontal.append(((top + bottom) / 2, x0, x1))
        if width >= height:
            level.append(((top + bottom) / 2, x0, x1))
        if height > width or height <= THICKEST_RULE:
            vertical.append(((x0 + x1) / 2, top, bottom))
    return Pieces(horizontal, vertical, level)


def _lies_in(edges: Edges, areas: list[Box]) -> bool:
    x0, top, x1, bottom = edges
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    return any(area.holds(x, y) for area in areas)


def _joined(pieces: list[Piece]) -> list[Rule]:
    """Pieces at about the same place as one rule, wherever they touch."""
    return sorted(rule for group in _snapped(sorted(pieces)) for rule in _merged(group))


def _snapped(pieces: Sequence[_SomePiece], snap: float = _SNAP) -> Iterator[Sequence[_SomePiece]]:
    """Pieces in order of where they are, parted where that is too far from the first of those before."""
    first, last = 0, pieces[0][0] + snap if pieces else 0.0
    for number, (at, _, _) in enumerate(pieces):
        if at > last:
            yield pieces[first:number]
            first, last = number, at + snap
    if pieces:
        yield pieces[first:]


def _merged(group: Sequence[Piece], gap: float = _GAP, shortest: float = _SHORTEST) -> Iterator[Rule]:
    """The rules of pieces in one line; what is too short for a rule, such as the dots in corners, is none."""
    pieces = sorted(group, key=_START) if len(group) > 1 else group
    first, (_, begin, end) = 0, pieces[0]
    for number, (_, start, piece_end) in enumerate(pieces):
        if start > end + gap:
            if end - begin >= shortest:
                yield _whole(pieces[first:number], end)
            first, begin, end = number, start, piece_end
        elif piece_end > end:
            end = piece_end
    if end - begin >= shortest:
        yield _whole(pieces[first:], end)


def _whole(run: Sequence[Piece], end: float) -> Rule:
    """One rule for pieces that touch. The longest says where it is: corner dots and caps lie beside it."""
    longest = run[0] if len(run) == 1 else max(run, key=_length)
    return Rule(longest[0], run[0][1], end)


def _length(piece: Piece) -> float:
    _, start, end = piece
    return end - start


def connected(rules: Rules) -> list[Rules]:
    """The rules in groups that cross or touch each other, each a table, a frame or a drawing."""
    count = len(rules.horizontal)
    parents = list(range(count + len(rules.vertical)))
    heights = [rule.at for rule in rules.horizontal]
    for number, vertical in enumerate(rules.vertical, count):
        first = bisect_left(heights, vertical.start - _REACH)
        last = bisect_right(heights, vertical.end + _REACH)
        at = vertical.at
        for other, (_, start, end) in enumerate(rules.horizontal[first:last], first):
            if start - _REACH <= at <= end + _REACH and (root := _root(parents, other)) != number:
                parents[root] = number
    roots = [_root(parents, number) for number in range(len(parents))]
    order = sorted(range(len(parents)), key=roots.__getitem__)
    return [_selected(rules, list(members)) for _, members in groupby(order, key=roots.__getitem__)]


def _selected(rules: Rules, members: list[int]) -> Rules:
    count = len(rules.horizontal)
    return Rules(
        _in_line([rules.horizontal[number] for number in members if number < count]),
        _in_line([rules.vertical[number - count] for number in members if number >= count]),
    )


def _in_line(rules: list[Rule]) -> list[Rule]:
    """The rules of one table, those of one line moved to where the longest of them is."""
    in_line: list[Rule] = []
    for group in _snapped(rules):
        at = max(group, key=_length).at
        in_line += [Rule(at, rule.start, rule.end) for rule in group] if len(group) > 1 else group
    return in_line


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number
