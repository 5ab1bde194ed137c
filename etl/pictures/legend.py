"""How to read a picture: only what occurs in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from etl.pictures.points import BOUNDS, FAILED, Panel, Point
from etl.pictures.trend import broken, is_dotted, joined
from warehouse.names import some

BREAK = "dashed upright: break between forms"
EMPTY = "grey and empty: no report"
NO_NUMBER = "in parentheses: no number"
FAILED_CHECKS = f"{FAILED} failed checks"
RANGE = "a..b: only bounds are known"
ROUNDED = "numbers are rounded"

NAMED = 5
"""How many series a footnote names."""


def trend_legend(drawn: Sequence[Panel]) -> Iterator[str]:
    """The lines of a trend."""
    series = [[p for p in points if p.value is not None] for panel in drawn for points in panel.series.values()]
    if reasons := _reasons_of_dots(after for points in series for _, after in joined(points)):
        yield f"dotted: {' or '.join(reasons)}"
    if any(any(broken(points)) for panel in drawn for points in panel.series.values()):
        yield BREAK
    if any(after.year > before.year + 1 for points in series for before, after in pairwise(points)):
        yield "no line over a missing year"
    if signs := _signs(drawn):
        yield f"hollow, with a sign: no exact number ({signs})"
    yield from _stars(drawn)
    if ranges := [point for point in _points(drawn) if point.is_range]:
        yield f"not drawn, since only bounds are known: {_counted(ranges)}"


def rank_legend(drawn: Sequence[Panel]) -> Iterator[str]:
    """The words and numbers of a ranking."""
    if any(point.value is None and not point.is_range for point in _points(drawn)):
        yield NO_NUMBER
    if any(point.is_range for point in _points(drawn)):
        yield RANGE
    if signs := _signs(drawn):
        yield signs
    yield from _stars(drawn)
    if any(point.rounded != point.text for point in _points(drawn)):
        yield ROUNDED


def _reasons_of_dots(points: Iterable[Point]) -> list[str]:
    """Why a line is dotted."""
    dotted = [point for point in points if is_dotted(point)]
    reasons = {
        "approximately comparable": any(point.comparability == "approximate" for point in dotted),
        "not of the same members": any(point.members_differ for point in dotted),
    }
    return [reason for reason, is_there in reasons.items() if is_there]


def _stars(drawn: Sequence[Panel]) -> Iterator[str]:
    if any(point.has_failed for point in _points(drawn)):
        yield FAILED_CHECKS


def _points(drawn: Sequence[Panel]) -> Iterator[Point]:
    return (point for panel in drawn for point in panel.points)


def _signs(drawn: Sequence[Panel]) -> str:
    """The signs that occur before numbers, with what they mean."""
    found = {point.sign for point in _points(drawn)}
    return ", ".join(f"{sign} {meaning}" for sign, meaning in BOUNDS.items() if sign in found)


def _counted(points: Sequence[Point]) -> str:
    """How many values, and whose."""
    names = list(dict.fromkeys(point.series for point in points))
    return f"{len(points)} {'value' if len(points) == 1 else 'values'} ({some(names, most=NAMED)})"


def heatmap_legend(drawn: Sequence[Panel]) -> Iterator[str]:
    """The fields of a heatmap."""
    if empty := set(_empty(drawn)):
        told = {(panel.quantity, point.series, point.year) for panel in drawn for point in panel.points}
        yield f"{EMPTY}, or an amount in another unit" if empty & told else EMPTY
    yield from rank_legend(drawn)
    if any(point.is_behind_a_break for point in _points(drawn)):
        yield BREAK


def _empty(drawn: Sequence[Panel]) -> Iterator[tuple[str, str, int]]:
    """The fields with nothing in them: of which quantity, series and year."""
    for panel in drawn:
        there = {(point.series, point.year) for point in panel.points}
        fields = ((name, year) for name in panel.series for year in panel.years)
        yield from ((panel.quantity, *field) for field in fields if field not in there)
