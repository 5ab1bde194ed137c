"""What the `style` of an element says about its text: that it is not seen, or stands above or below its line."""

from __future__ import annotations

import re
from typing import Literal

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|line-through", re.IGNORECASE
)
_VANISHING = re.compile(r"(?:font-size|opacity)\s*:\s*(?:0+\.?0*|\.0+)(?:pt|px|em|rem|%)?\s*(?:[;!}]|$)", re.IGNORECASE)
# Word raises its footnote marks by points, and says so twice: not every editor leaves what begins with `mso`. Text that
# is moved by less than two points is not above its line.
_POINTS = r"(?:[2-9]|[1-9]\d)(?:\.\d+)?pt"
_SHIFTING = re.compile(
    r"vertical-align\s*:\s*(?:(?P<raised>super)|sub)\b"
    rf"|position\s*:\s*relative\s*;\s*top\s*:\s*(?P<higher>-)?{_POINTS}"
    rf"|mso-text-raise\s*:\s*(?P<lower>-)?{_POINTS}",
    re.IGNORECASE,
)

Position = Literal["raised", "lowered"]


def hides(style: str) -> bool:
    """Whether an element and all in it is not shown, or struck out."""
    return _HIDING.search(style) is not None


def vanishes(style: str) -> bool:
    """Whether text has no size or no colour; what stands in the element can have its own again."""
    return _VANISHING.search(style) is not None


def shifted(style: str) -> Position | None:
    """Where text stands, None if on its line."""
    match = _SHIFTING.search(style)
    if match is None:
        return None
    is_raised = match["raised"] or match["higher"] or ("raise" in match.group().lower() and not match["lower"])
    return "raised" if is_raised else "lowered"
