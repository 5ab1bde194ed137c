"""Colours and lines, told apart by readers who do not see all colours (after Okabe and Ito)."""

from __future__ import annotations

from typing import Any, Literal

from matplotlib.axes import Axes

from etl.pictures.points import Panel

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
MARKERS = ("o", "s", "^")
QUIET = "#666666"
GROUND = "#EEEEEE"
"""Where there is no number."""

APPROXIMATE = ":"
BREAK: dict[str, Any] = {"linestyle": (0, (6, 4)), "linewidth": 1, "scalex": False, "scaley": False}
"""How the upright line of a break is drawn, into axes whose limits stay as they are."""


def step_whole(axes: Axes, axis: Literal["x", "y"], panel: Panel) -> None:
    """Writes no fractions on the axis of what is counted in whole numbers."""
    if all(point.value is None or float(point.value).is_integer() for point in panel.points):
        axes.locator_params(axis, integer=True)
