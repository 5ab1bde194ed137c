"""A bar for each series in one year, the longest first; what gives no number stands below, in words."""

from __future__ import annotations

from matplotlib.axes import Axes

from etl.pictures.points import Panel, Point
from etl.pictures.style import COLOURS, QUIET, step_whole

MOST_SERIES = 60


def draw_ranking(axes: Axes, panel: Panel) -> None:
    """The panel has one year."""
    year = max(panel.years)
    points = sorted((point for point in panel.points if point.year == year), key=_rank)
    places = range(len(points), 0, -1)
    bars = [(place, point.value) for place, point in zip(places, points, strict=True) if point.value is not None]
    axes.barh([place for place, _ in bars], [value for _, value in bars], color=COLOURS[0], height=0.7)
    for place, point in zip(places, points, strict=True):
        is_given = point.value is not None
        axes.annotate(
            point.label,
            (point.value if is_given else 0, place),  # words stand at the axis, without a bar
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            color="black" if is_given else QUIET,
        )
    axes.set_yticks(list(places), [point.series for point in points])
    axes.set_title(f"{panel.title} {year}", loc="left")
    axes.margins(x=0.12)
    step_whole(axes, "x", panel)
    axes.set_ylim(0.4, len(points) + 0.6)
    axes.spines[["top", "right"]].set_visible(False)


def _rank(point: Point) -> tuple[bool, float, str]:
    return (True, 0, point.series) if point.value is None else (False, -point.value, point.series)
