"""A field for each series and year: the darker the more; grey where there is no number, and empty where no report.

Shades follow the root of the numbers: a report that counts a hundred times what others do would leave these white.
"""

from __future__ import annotations

import math

from matplotlib import colormaps
from matplotlib.axes import Axes

from etl.pictures.points import Panel
from etl.pictures.style import BREAK, GROUND, QUIET

MOST_SERIES = 80
DARK = 0.6
"""Of 1; on darker fields the number is white."""


def draw_heatmap(axes: Axes, panel: Panel) -> None:
    """Fields are labelled with the value, or with the word for why there is none."""
    names, years = list(panel.series), panel.years
    greatest = max((point.value for point in panel.points if point.value is not None), default=0) or 1
    values = [[math.nan] * len(years) for _ in names]
    for point in panel.points:
        row, column = names.index(point.series), years.index(point.year)
        share = math.nan if point.value is None else math.sqrt(max(point.value, 0) / greatest)
        values[row][column] = share
        axes.text(column, row, point.label, ha="center", va="center", fontsize=8, color=_colour(share))
    axes.set_facecolor(GROUND)
    axes.imshow(values, cmap=colormaps["Blues"], vmin=0, vmax=1, aspect="auto")
    for point in panel.points:
        if point.is_behind_a_break:
            row, left = names.index(point.series), years.index(point.year) - 0.5
            axes.plot([left, left], [row - 0.5, row + 0.5], color=QUIET, **BREAK)
    axes.set_xticks(range(len(years)), [str(year) for year in years])
    axes.set_yticks(range(len(names)), names)
    axes.set_title(panel.title, loc="left")


def _colour(share: float) -> str:
    if math.isnan(share):
        return QUIET
    return "white" if share > DARK else "black"
