"""What the `style` of an element says about its text: whether it is seen, where it stands, what it is apart from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|line-through", re.IGNORECASE
)
_VANISHING = re.compile(
    r"(?:font-size\s*:\s*(?:0+\.?0*|\.0+)(?:pt|px|r?em|%|cm|mm|in)?|opacity\s*:\s*(?:0+\.?0*|0*\.0[0-4]?\d*|[0-4]%))"
    r"\s*(?:[;!}]|$)",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)

_ROOM_OF_LIST_MARK = re.compile(r"font\s*:\s*7(?:\.0)?pt\s*[\"']?Times New Roman", re.IGNORECASE)

_DECLARATION = re.compile(r"""(?<![\w-])([\w-]++)\s*+:((?:[^;"'(]|"[^"]*"|'[^']*'|\([^()]*\)|["'(])*)""")
_LENGTH = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))(pt|px|pc|cm|mm|in|em|rem|ex|ch|%)?(?![\w.])")
_SIZE = 12.0  # points of text, where nothing else is known
_POINTS = {
    **{"pt": 1.0, "px": 0.75, "pc": 12.0, "cm": 28.35, "mm": 2.835, "in": 72.0},
    **{"em": _SIZE, "rem": _SIZE, "ex": _SIZE / 2, "ch": _SIZE / 2, "%": _SIZE / 100},
}

# Word raises its footnote marks by points, and says so twice: not every editor leaves what begins with `mso`. Text that
# is moved by less than two points is not above its line, unless it is smaller too.
_RAISED = 2.0
_SMALL = 7.5  # points; tables are set in nine and more
_SMALLER = 0.87  # of the text around it
_SMALL_BY_NAME = frozenset({"smaller", "small", "x-small", "xx-small"})
_BY_NAME = {"super": 9.0, "sub": -9.0, "text-top": 1.0, "top": 1.0}

_LINES = frozenset({"block", "flex", "grid", "flow-root", "list-item", "table", "table-row", "-webkit-box"})
_BOXES = frozenset({"inline-block", "inline-flex", "inline-grid", "inline-table", "table-cell"})
_HORIZONTAL = ("margin-left", "margin-right", "padding-left", "padding-right")
_ROOM = 3.0  # points, as wide as a blank

Position = Literal["raised", "lowered"]


def read_declarations(style: str) -> Mapping[str, str]:
    """What a `style` declares, in small letters; of two declarations of a property the later one."""
    return {
        name.lower(): value.lower().replace("!important", "").strip() for name, value in _DECLARATION.findall(style)
    }


# Most elements of a page look like others.
declarations = lru_cache(maxsize=1024)(read_declarations)


def points(length: str, of: float = _SIZE) -> float | None:
    """A length in points, where it is relative, for text of a size; None if it is none."""
    match = _LENGTH.match(length.strip())
    if match is None:
        return None
    number, unit = float(match[1]), match[2]
    if unit is None:
        return 0.0 if number == 0 else None
    return number * _POINTS[unit] * (of / _SIZE if unit in ("em", "ex", "ch", "%") else 1)


def hides(style: str) -> bool:
    """Whether an element and all in it is not shown, or struck out."""
    return _HIDING.search(style) is not None


def vanishes(style: str) -> bool:
    """Whether text has no size or no colour; what stands in the element can have its own again."""
    return _VANISHING.search(style) is not None


def is_list_mark(style: str) -> bool:
    """Whether this is the bullet or the number that Word itself put before a paragraph."""
    return _LIST_MARK.search(style) is not None


def is_room_of_list_mark(style: str) -> bool:
    """Whether this is what Word sets blanks in between such a mark and the paragraph."""
    return _ROOM_OF_LIST_MARK.search(style) is not None


@lru_cache(maxsize=1024)
def shifted(style: str) -> Position | None:
    """Where text stands, None if on its line."""
    declared = declarations(style)
    height = _height(declared)
    if abs(height) >= _RAISED or (height and _is_small(declared)):
        return "raised" if height > 0 else "lowered"
    return None


def _height(declared: Mapping[str, str]) -> float:
    """How many points text stands above its line."""
    aligned = declared.get("vertical-align", "") or declared.get("font-variant-position", "")
    if height := _BY_NAME.get(aligned, points(aligned)):
        return height
    if height := points(declared.get("mso-text-raise", "")):
        return height
    if declared.get("position") in ("relative", "absolute"):
        top, bottom = (points(declared.get(side, "")) for side in ("top", "bottom"))
        if top:
            return -top
        return bottom or 0
    return 0


def _is_small(declared: Mapping[str, str]) -> bool:
    size = declared.get("font-size", "")
    length = points(size)
    most = _SMALLER * _SIZE if size.endswith(("em", "%")) else _SMALL
    return size in _SMALL_BY_NAME or (length is not None and length <= most)


@lru_cache(maxsize=1024)
def makes_line(style: str) -> bool:
    """Whether an inline element begins and ends a line all the same."""
    return declarations(style).get("display") in _LINES


@lru_cache(maxsize=1024)
def keeps_lines(style: str) -> bool:
    """Whether the line breaks of the source are shown."""
    return declarations(style).get("white-space", "").startswith(("pre", "break-spaces"))


@lru_cache(maxsize=1024)
def stands_apart(style: str) -> bool:
    """Whether there is room between the text of an inline element and what stands beside it on the line."""
    declared = declarations(style)
    display = declared.get("display", "")
    if display == "table-cell" or declared.get("float", "none") in ("left", "right"):
        return True
    if declared.get("position") in ("absolute", "fixed"):
        return True
    if display in _BOXES and any(points(declared.get(name, "")) for name in ("width", "min-width")):
        return True
    lengths = [declared.get(name, "") for name in _HORIZONTAL]
    for sides in (declared.get("margin", ""), declared.get("padding", "")):
        lengths += sides.split()[1::2] or [sides]
    return any((points(each) or 0) >= _ROOM for each in lengths)
