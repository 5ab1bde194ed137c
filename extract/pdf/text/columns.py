"""Pages set in two columns: the left one is read to its end before the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.pdf.text.strips import Strip, TextLine

_MIDDLE = (0.35, 0.65)  # of the width of the text, where the space between the columns may be
_FEWEST_LINES = 4  # in each column
_NARROWEST = 8.0  # points of space
_PROSE = 8  # characters of a line, on average: columns of figures are tables
_MOST_ACROSS = 0.4  # of the lines: titles and headings over both columns


def in_reading_order(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines of a page in runs that are read one after the other; each run has margins of its own."""
    if not lines:
        return []
    space = _space(lines)
    if space is None:
        return [list(lines)]
    runs: list[list[TextLine]] = []
    for across, group in groupby(lines, key=lambda line: _is_across(line, space)):
        run = list(group)
        runs += [run] if across else _columns(run, space)
    return [run for run in runs if run]


def _columns(lines: Sequence[TextLine], space: float) -> list[list[TextLine]]:
    left = [part for line in lines if (part := _part(line, [s for s in line.strips if s.box.x0 < space]))]
    right = [part for line in lines if (part := _part(line, [s for s in line.strips if s.box.x0 >= space]))]
    return [left, right]


def _part(line: TextLine, strips: Sequence[Strip]) -> TextLine | None:
    if len(strips) == len(line.strips):
        return line
    return TextLine.of(tuple(strips), tuple(strips)) if strips else None


def _is_across(line: TextLine, space: float) -> bool:
    return any(strip.box.x0 < space < strip.box.x1 for strip in line.strips)


def _space(lines: Sequence[TextLine]) -> float | None:
    """The middle of the space between two columns of prose, if there is one that most lines leave free."""
    left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    low, high = (left + part * (right - left) for part in _MIDDLE)
    for space in _candidates(lines, low, high):
        free = [line for line in lines if not _is_across(line, space)]
        sides = [
            [strip for line in free for strip in line.strips if (strip.box.x0 < space) is is_left]
            for is_left in (True, False)
        ]
        if all(map(_is_prose, sides)) and len(lines) - len(free) <= _MOST_ACROSS * len(lines):
            return space
    return None


def _candidates(lines: Sequence[TextLine], low: float, high: float) -> Iterator[float]:
    """The places where right columns may begin: where several strips do."""
    starts = sorted(strip.box.x0 for line in lines for strip in line.strips if low < strip.box.x0 < high)
    for start in dict.fromkeys(map(round, starts)):
        if sum(abs(at - start) <= 1 for at in starts) >= _FEWEST_LINES // 2:
            yield start - _NARROWEST / 2


def _is_prose(strips: Sequence[Strip]) -> bool:
    return len(strips) >= _FEWEST_LINES and sum(len(strip.text) for strip in strips) >= _PROSE * len(strips)
