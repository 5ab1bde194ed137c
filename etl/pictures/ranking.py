"""A bar for each series in one year, the longest first; what gives no number stands below, in words."""

from __future__ import annotations

from matplotlib.axes import Axes

from etl.pictures.points import Panel
from etl.pictures.style import COLOURS, QUIET

MOST_SERIES = 60


def draw_ranking(axes: Axes, panel: Panel) -> None:
    """The latest year of the panel."""
    year = max(panel.years)
    points = [point for point in panel.points if point.year == year]
    points.sort(key=lambda point: (point.value is None, -(point.value or 0), point.series))
    places = range(len(points), 0, -1)
    axes.barh(places, [point.value or 0 for point in points], color=COLOURS[0], height=0.7)
    for place, point in zip(places, points, strict=True):
        axes.annotate(
            point.text,
            (point.value or 0, place),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            color="black" if point.value is not None else QUIET,
        )
    axes.set_yticks(list(places), [point.series for point in points])
    axes.set_title(f"{panel.title} {year}", loc="left")
    axes.margins(x=0.12)
    axes.spines[["top", "right"]].set_visible(False)
