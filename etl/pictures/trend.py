"""A line for each series over the years: no line over a year without a number, none over a break."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from matplotlib.axes import Axes

from etl.pictures.points import Panel, Point
from etl.pictures.style import APPROXIMATE, BREAK, COLOURS, MARKERS, step_whole

MOST_SERIES = len(COLOURS) * len(MARKERS)

ROOM = 0.08
"""Above the greatest value, of the height."""

SHORTEST_BREAK = 0.06
"""Of the height: how far the line of a break goes at least beyond the two values."""

MOST_YEARS = 12
"""How many years are written on the axis; of more of them each second or third, the last one always."""


def draw_trend(axes: Axes, panel: Panel) -> None:
    """Solid lines join what is exactly comparable, dotted ones what is approximately so; a break stands upright.

    It is that of a series, in its colour: others that lie beside it may go on.
    """
    axes.set_ylim(*_limits([point.value for point in panel.points if point.value is not None]))
    for number, (name, points) in enumerate(panel.series.items()):
        colour = COLOURS[number % len(COLOURS)]
        given = [point for point in points if point.value is not None]
        if not given:
            continue  # the notes say what is missing
        marker = MARKERS[number // len(COLOURS) % len(MARKERS)]
        axes.plot(*_coordinates(given), linestyle="none", marker=marker, color=colour, label=name, clip_on=False)
        _mark(given, axes, marker, colour)
        for before, after in joined(given):
            style = APPROXIMATE if is_dotted(after) else "-"
            axes.plot(*_coordinates([before, after]), linestyle=style, color=colour)
        for before, after in broken(points):
            axes.plot(*_upright(before, after, axes), color=colour, **BREAK)
    axes.set_title(panel.title, loc="left")
    axes.set_xlim(min(panel.years) - 0.6, max(panel.years) + 0.6)
    written = sorted(panel.years[:: -math.ceil(len(panel.years) / MOST_YEARS)])
    axes.set_xticks(written, [str(year) for year in written])
    axes.ticklabel_format(axis="y", style="plain", useOffset=False)
    step_whole(axes, "y", panel)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1), frameon=False)


def is_dotted(after: Point) -> bool:
    """Whether the line to a point joins what is not quite alike."""
    return after.comparability == "approximate" or after.members_differ


def _mark(given: Sequence[Point], axes: Axes, marker: str, colour: str) -> None:
    """What is no exact number is hollow, with its sign beside it; so stands the star of a failed check."""
    if bounds := [point for point in given if point.sign]:
        # above the lines, which would be seen through it
        axes.plot(
            *_coordinates(bounds), linestyle="none", marker=marker, color=colour, mfc="white", clip_on=False, zorder=3
        )
    for point, year, value in zip(given, *_coordinates(given), strict=True):
        if point.mark:
            axes.annotate(
                point.mark, (year, value), xytext=(6, 0), textcoords="offset points", va="center", color=colour
            )


def _upright(before: Point, after: Point, axes: Axes) -> tuple[list[float], list[float]]:
    """The line of a break: midway between two points, and as high as from the one to the other."""
    middle = (before.year + after.year) / 2
    bottom, top = axes.get_ylim()
    least, greatest = sorted(_coordinates([before, after])[1])
    beyond = SHORTEST_BREAK * (top - bottom)
    return [middle, middle], [max(bottom, least - beyond), min(top, greatest + beyond)]


def _limits(values: Sequence[float]) -> tuple[float, float]:
    """From zero, or the least number below it, to somewhat above the greatest one."""
    least, greatest = min((0, *values)), max((0, *values))
    room = (greatest - least) * ROOM or 1
    return (least - room if least < 0 else 0, greatest + room if greatest > 0 else room)


def _coordinates(points: Sequence[Point]) -> tuple[list[int], list[float]]:
    return [point.year for point in points], [point.value for point in points if point.value is not None]


def joined(points: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Neighbours of successive years in one unbroken part of a series, between which a line may be drawn."""
    for before, after in pairwise(points):
        if after.year == before.year + 1 and before.segment == after.segment:
            yield before, after


def broken(points: Iterable[Point]) -> Iterator[tuple[Point, Point]]:
    """Neighbours in a series, of those that have a place in the picture, with a break between them."""
    before: Point | None = None
    is_broken = False
    for point in points:
        is_broken |= point.is_behind_a_break
        if point.value is not None:
            if before is not None and is_broken:
                yield before, point
            before, is_broken = point, False
