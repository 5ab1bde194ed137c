"""What a cell shows that is no text of its own: a field to choose from, a button, a table, a picture.

Such a cell is not blank, and what it says may be a number.
"""

from __future__ import annotations

import re

from bs4.element import Tag

from extract.html.tree import is_hidden

PICTURE, TABLE = "[图]", "[表]"
"""Marks for what cannot be read as the text of a cell. Nobody takes them for a number, nor for nothing."""

_PICTURES = frozenset({"canvas", "embed", "iframe", "img", "math", "meter", "object", "progress", "svg", "video"})
_DOT = frozenset({"0", "1", "0px", "1px"})
_DOT_BY_STYLE = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$)", re.IGNORECASE)
_SPACER = re.compile(r"(?:spacer|blank|transparent|pixel|clear|1x1)[\w-]*\.(?:gif|png)", re.IGNORECASE)


def drawn_text(cell: Tag) -> str:
    """The text that stands for a cell without text; empty if it is blank."""
    stack = [cell]
    while stack:
        tag = stack.pop()
        if text := _text_of(tag):
            return text
        stack.extend(child for child in reversed(tag.contents) if isinstance(child, Tag) and not is_hidden(child))
    return ""


def _text_of(tag: Tag) -> str:
    if tag.name == "table":
        return TABLE
    if tag.name == "button":
        return tag.get_text(" ", strip=True)
    if tag.name == "select":
        return _chosen(tag)
    return PICTURE if tag.name in _PICTURES and not is_dot(tag) else ""


def _chosen(field: Tag) -> str:
    """The option that a field shows: the selected one, else the first."""
    options = field.find_all("option")
    chosen = [option for option in options if "selected" in option.attrs] or options
    return chosen[0].get_text(" ", strip=True) if chosen else ""


def is_dot(picture: Tag) -> bool:
    """Whether a picture only keeps a cell from collapsing."""
    if not _DOT.isdisjoint({str(picture.attrs.get(side, "")) for side in ("width", "height")}):
        return True
    style, source = (str(picture.attrs.get(name, "")) for name in ("style", "src"))
    return bool(_DOT_BY_STYLE.search(style) or _SPACER.search(source))
