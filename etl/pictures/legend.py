"""How to read a picture: only what occurs in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from etl.pictures.points import Panel
from etl.pictures.trend import breaks, joined

BREAK = "dashed upright: break between forms"
NO_NUMBER = "in parentheses: no number"


def trend_legend(drawn: Sequence[Panel]) -> Iterator[str]:
    """The lines of a trend."""
    series = [[p for p in points if p.value is not None] for panel in drawn for points in panel.series.values()]
    if any(after.comparability == "approximate" for points in series for _, after in joined(points)):
        yield "dotted: approximately comparable"
    if any(map(breaks, drawn)):
        yield BREAK
    if any(after.year > before.year + 1 for points in series for before, after in pairwise(points)):
        yield "no line over a missing year"


def rank_legend(drawn: Sequence[Panel]) -> Iterator[str]:
    """The words of a ranking."""
    if any(point.value is None for panel in drawn for point in panel.points):
        yield NO_NUMBER


def heatmap_legend(drawn: Sequence[Panel]) -> Iterator[str]:
    """The fields of a heatmap."""
    if any(len(panel.points) < len(panel.series) * len(panel.years) for panel in drawn):
        yield "empty: no report"
    yield from rank_legend(drawn)
    if any(map(breaks, drawn)):
        yield BREAK
