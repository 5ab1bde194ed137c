"""Ruling lines: the pieces that a page draws, joined to whole horizontals and verticals."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from extract.pdf.drawing import THICKEST_RULE, Drawing
from extract.pdf.frame import Box, Frame

_SNAP = 3.0  # points: pieces of one rule, and the two lines of a double one, are not farther apart
_GAP = 3.0
_SHORTEST = 4.0
_REACH = 3.0  # a rule that ends so near another meets it


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


def read_rules(drawing: Drawing, frame: Frame) -> Rules:
    """The rules of a drawing in the reading frame; a white one only where it can be seen."""
    dark = [frame.place(*area.rectangle) for area in drawing.areas if not area.white and not area.picture]
    horizontal, vertical = [], []
    for rectangle, white in drawing.rules:
        x0, top, x1, bottom = box = frame.place(*rectangle)
        if (white and not _lies_in(box, dark)) or not _is_on_page(box, frame):
            continue
        width, height = x1 - x0, bottom - top
        # A dot is a piece of a dotted line, whichever way that runs.
        if width >= height or width <= THICKEST_RULE:
            horizontal.append(Rule((top + bottom) / 2, x0, x1))
        if height > width or height <= THICKEST_RULE:
            vertical.append(Rule((x0 + x1) / 2, top, bottom))
    return Rules(_joined(horizontal), _joined(vertical))


def _lies_in(box: Box, areas: list[Box]) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return any(area.holds(x, y) for area in areas)


def _is_on_page(box: Box, frame: Frame) -> bool:
    return box.x1 >= 0 and box.bottom >= 0 and box.x0 <= frame.width and box.top <= frame.height


def _joined(pieces: list[Rule]) -> list[Rule]:
    """Pieces at about the same place as one rule, wherever they touch."""
    joined = (whole for group in _snapped(sorted(pieces)) for whole in _merged(group))
    return sorted(whole for whole in joined if whole.end - whole.start >= _SHORTEST)


def _snapped(pieces: Iterable[Rule]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for piece in pieces:
        if group and piece.at - group[0].at > _SNAP:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _merged(group: list[Rule]) -> Iterator[Rule]:
    run: list[Rule] = []
    end = 0.0
    for piece in sorted(group, key=lambda piece: piece.start):
        if run and piece.start > end + _GAP:
            yield _whole(run, end)
            run = []
        end = max(end, piece.end) if run else piece.end
        run.append(piece)
    if run:
        yield _whole(run, end)


def _whole(run: list[Rule], end: float) -> Rule:
    """One rule for pieces that touch. The longest says where it is: corner dots and caps lie beside it."""
    at = max(run, key=lambda piece: piece.end - piece.start).at
    return Rule(at, run[0].start, end)


def connected(rules: Rules) -> list[Rules]:
    """The rules in groups that cross or touch each other, each a table, a frame or a drawing."""
    count = len(rules.horizontal)
    parents = list(range(count + len(rules.vertical)))
    heights = [rule.at for rule in rules.horizontal]
    for number, vertical in enumerate(rules.vertical, count):
        first = bisect_left(heights, vertical.start - _REACH)
        last = bisect_right(heights, vertical.end + _REACH)
        for other in range(first, last):
            horizontal = rules.horizontal[other]
            if horizontal.start - _REACH <= vertical.at <= horizontal.end + _REACH:
                parents[_root(parents, other)] = _root(parents, number)
    order = sorted(range(len(parents)), key=lambda number: _root(parents, number))
    return [
        _selected(rules, sorted(members)) for _, members in groupby(order, key=lambda number: _root(parents, number))
    ]


def _selected(rules: Rules, members: list[int]) -> Rules:
    count = len(rules.horizontal)
    return Rules(
        _in_line([rules.horizontal[number] for number in members if number < count]),
        _in_line([rules.vertical[number - count] for number in members if number >= count]),
    )


def _in_line(rules: list[Rule]) -> list[Rule]:
    """The rules of one table, those of one line moved to where the longest of them is."""
    lines = ((group, max(group, key=lambda rule: rule.end - rule.start).at) for group in _snapped(rules))
    return [Rule(at, rule.start, rule.end) for group, at in lines for rule in group]


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number
