"""Colours and lines, told apart by readers who do not see all colours (after Okabe and Ito)."""

from __future__ import annotations

from typing import Any

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
MARKERS = ("o", "s", "^")
QUIET = "#666666"
APPROXIMATE = ":"
BREAK: dict[str, Any] = {"linestyle": (0, (6, 4)), "linewidth": 1, "scalex": False, "scaley": False}
"""How the upright line of a break is drawn, into axes whose limits stay as they are."""
