"""The colours that a style or an attribute names, and whether one can be told from another."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

Colour = tuple[int, int, int]
"""Red, green and blue, each from 0 to 255."""

Named = Colour | Literal["none", "inherited"] | None
"""What a name of a colour stands for: a colour, none at all, that of the element around, or something not known."""

BLACK, WHITE, LINK = (0, 0, 0), (255, 255, 255), (0, 0, 238)

# The names of the first standard, what is nearly white by name, and what Windows calls its colours.
_NAMED: Mapping[str, Colour] = {
    name: (code >> 16, code >> 8 & 255, code & 255)
    for name, code in {
        **{"black": 0, "silver": 0xC0C0C0, "gray": 0x808080, "grey": 0x808080, "white": 0xFFFFFF, "maroon": 0x800000},
        **{
            "red": 0xFF0000,
            "purple": 0x800080,
            "fuchsia": 0xFF00FF,
            "green": 0x8000,
            "lime": 0xFF00,
            "olive": 0x808000,
        },
        **{"yellow": 0xFFFF00, "navy": 0x80, "blue": 0xFF, "teal": 0x8080, "aqua": 0xFFFF, "orange": 0xFFA500},
        **{"darkblue": 0x8B, "darkred": 0x8B0000, "lightgrey": 0xD3D3D3, "lightgray": 0xD3D3D3, "darkgray": 0xA9A9A9},
        **{"snow": 0xFFFAFA, "ivory": 0xFFFFF0, "ghostwhite": 0xF8F8FF, "floralwhite": 0xFFFAF0, "azure": 0xF0FFFF},
        **{"mintcream": 0xF5FFFA, "whitesmoke": 0xF5F5F5, "seashell": 0xFFF5EE, "honeydew": 0xF0FFF0},
        **{"aliceblue": 0xF0F8FF, "lavenderblush": 0xFFF0F5, "oldlace": 0xFDF5E6, "linen": 0xFAF0E6},
        **{"window": 0xFFFFFF, "windowtext": 0, "canvas": 0xFFFFFF, "canvastext": 0},
    }.items()
}
_INHERITED = frozenset({"inherit", "unset", "currentcolor", "auto"})
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
_TOKEN = re.compile(r"[\w-]+\((?:[^()]|\([^()]*\))*\)|[^\s()]+")
_PICTURE = re.compile(r"url\(|gradient\(|image|element\(")
_IS_NO_COLOUR = re.compile(
    r"none|initial|unset|inherit|repeat(?:-[xy])?|no-repeat|round|space|scroll|fixed|local|left|right|top|bottom|center"
    r"|cover|contain|auto|(?:border|padding|content)-box|text|[-+.\d][\w.%]*"
)

_SAME, _SIMILAR = 8, 40  # of 255, in the channel that differs most
_LIGHT = 247  # as in PDF


@lru_cache(maxsize=1024)
def named_colour(name: str) -> Named:
    """What a name of a colour in a style stands for."""
    name = name.strip().lower()
    if name == "transparent":
        return "none"
    if name in _INHERITED:
        return "inherited"
    if _HEX.fullmatch(name):
        digits = name[1:] if len(name) > 5 else "".join(2 * digit for digit in name[1:])
        return _with_opacity([int(digits[place : place + 2], 16) for place in (0, 2, 4)], int(digits[6:] or "ff", 16))
    if match := _FUNCTION.fullmatch(name):
        return _computed(match[1], [each for each in re.split(r"[\s,/]+", match[2].strip()) if each])
    return _NAMED.get(name)


def attribute_colour(name: str) -> Named:
    """What a colour in an attribute of HTML stands for, where the number sign may be missing."""
    name = name.strip().lower()
    return named_colour(f"#{name}" if re.fullmatch("[0-9a-f]{6}", name) else name)


def background_of(declared: Mapping[str, str]) -> Named:
    """What a style says about the background: `inherited` if nothing, None for a picture and what is not known."""
    values = [declared[name] for name in ("background", "background-color", "background-image") if name in declared]
    if any(map(_PICTURE.search, values)):
        return None
    found = {_background(value) for value in values} - {"inherited"}
    return found.pop() if len(found) == 1 else (None if found else "inherited")


def _background(value: str) -> Named:
    named = [
        named_colour(token) for token in _TOKEN.findall(value.replace("/", " ")) if not _IS_NO_COLOUR.fullmatch(token)
    ]
    return "inherited" if named in ([], ["none"], ["inherited"]) else named[0]


def difference(one: Colour, other: Colour) -> Literal["none", "some", "clear"]:
    """Whether a text in one colour is seen on the other."""
    most = max(abs(a - b) for a, b in zip(one, other, strict=True))
    if most <= _SAME:
        return "none"
    return "some" if most <= _SIMILAR else "clear"


def is_light(colour: Colour) -> bool:
    """Whether it looks like bare paper."""
    return min(colour) >= _LIGHT


def _computed(kind: str, numbers: list[str]) -> Named:
    try:
        values = [float(each.rstrip("%deg")) for each in numbers]
    except ValueError:
        return None
    if len(values) not in (3, 4):
        return None
    opacity = 255 * values[3] / (100 if numbers[3].endswith("%") else 1) if len(values) == 4 else 255
    if kind == "hsl":
        parts = colorsys.hls_to_rgb(values[0] / 360, values[2] / 100, values[1] / 100)
        return _with_opacity([round(255 * part) for part in parts], opacity)
    scales = [2.55 if each.endswith("%") else 1 for each in numbers[:3]]
    return _with_opacity([round(scale * value) for scale, value in zip(scales, values[:3], strict=True)], opacity)


def _with_opacity(parts: list[int], opacity: float) -> Named:
    if opacity >= 250:
        red, green, blue = (min(255, max(0, part)) for part in parts)
        return red, green, blue
    return "none" if opacity <= _SAME else None
