"""Which elements a rule of a style sheet is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from bs4.element import Tag

_COMPOUND = re.compile(r"(\*|[a-z][\w:-]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]+")
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
# What an element looks like under a pointer, and what a sheet puts before or behind it, is not its text at rest.
_NOT_AT_REST = re.compile(
    r"::|:(?:hover|active|focus[\w-]*|visited|target|checked|disabled|before|after|first-l\w+|selection)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\[[^\]]*\]|:[\w-]+(?:\([^()]*\))?")

Names = Callable[[Tag], Collection[str]]
"""The classes and the id of an element, written as in a selector."""


class Part(NamedTuple):
    """A tag (any if empty) with all of some classes (`.a`) and ids (`#a`)."""

    tag: str
    names: frozenset[str]

    def fits(self, tag: Tag, names: Names) -> bool:
        """Whether it is for an element."""
        return self.tag in ("", tag.name) and self.names.issubset(names(tag))


class Selector(NamedTuple):
    """An element, and what it is to stand in: each part with whether this has to be right around the one before.

    `is_exact` is False if there is more to the selector (`:first-child`, `[href]`), so that not all that fits is meant.
    """

    element: Part
    around: tuple[tuple[bool, Part], ...]
    is_exact: bool
    weight: tuple[int, int, int]
    """How specific it is; of two rules the more specific one holds, and of equal ones the later."""

    def stands_in(self, tag: Tag, names: Names) -> bool:
        """Whether an element that `element` fits stands in what it has to."""
        return _stands_in(tag, self.around, names)


def parse_selector(text: str) -> Selector | None:
    """A selector without commas; None if it is for nothing at rest, or cannot be read."""
    if _NOT_AT_REST.search(text):
        return None
    plain, conditions = _CONDITION.subn("", text.strip().replace(":root", "html"))
    *outer, element = re.split(_COMBINATOR, plain)
    is_exact = conditions == 0
    around: list[tuple[bool, Part]] = []
    parts = [_part(element)]
    while outer:
        combinator = outer.pop()
        if combinator in ("+", "~"):
            is_exact = False  # whatever stands beside it
            break
        parts.append(_part(outer.pop()))
        if parts[-1] is not None:
            around.append((combinator == ">", parts[-1]))
    if parts[0] is None or None in parts or not (text.strip() and (plain or conditions)):
        return None
    names = _NAME.findall(plain)
    ids = sum(name.startswith("#") for name in names)
    tags = sum(part is not None and bool(part.tag) for part in parts)
    return Selector(parts[0], tuple(around), is_exact, (ids, len(names) - ids + conditions, tags))


def _part(text: str) -> Part | None:
    match = _COMPOUND.fullmatch(text)
    if match is None:
        return None
    return Part((match[1] or "").lower().replace("*", ""), frozenset(_NAME.findall(match[2])))


def _stands_in(tag: Tag, around: tuple[tuple[bool, Part], ...], names: Names) -> bool:
    if not around:
        return True
    (is_parent, part), *rest = around
    ancestor = tag.parent
    while ancestor is not None:
        if part.fits(ancestor, names) and _stands_in(ancestor, tuple(rest), names):
            return True
        ancestor = None if is_parent else ancestor.parent
    return False
