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

# On a page broken into ten thousand levels, looking further would take longer than reading it.
_DEEPEST = 200

Names = Callable[[Tag], Collection[str]]
"""The classes and the id of an element, written as in a selector."""


class Part(NamedTuple):
    """A tag (any if empty) with all of some classes (`.a`) and ids (`#a`)."""

    tag: str
    names: frozenset[str]

    def fits(self, tag: Tag, names: Names) -> bool:
        """Whether it is for an element."""
        return self.tag in ("", tag.name) and self.names.issubset(names(tag))


class Run(NamedTuple):
    """Elements right inside each other, from the inside out; `is_right_around` says so of the first one too."""

    is_right_around: bool
    parts: tuple[Part, ...]


class Selector(NamedTuple):
    """An element, and what it is to stand in, from the inside out.

    `is_exact` is False if there is more to the selector (`:first-child`, `[href]`), so that not all that fits is meant.
    Of two rules the one with the higher `weight` holds, and of equal ones the later.
    """

    element: Part
    around: tuple[Run, ...]
    is_exact: bool
    weight: tuple[int, int, int]

    def stands_in(self, tag: Tag, names: Names) -> bool:
        """Whether an element that `element` fits stands in what it has to."""
        inside: Tag | None = tag
        for run in self.around:
            inside = _outermost(inside, run, names)
            if inside is None:
                return False
        return True


def parse_selector(text: str) -> Selector | None:
    """A selector without commas; None if it is for nothing at rest, or cannot be read."""
    if _NOT_AT_REST.search(text):
        return None
    plain, conditions = _CONDITION.subn("", text.strip().replace(":root", "html"))
    *outer, last = re.split(_COMBINATOR, plain)
    element = _part(last)
    if element is None or not text.strip():
        return None
    is_exact = conditions == 0
    parts = [element]
    runs: list[Run] = []
    while outer:
        combinator = outer.pop()
        if combinator in ("+", "~"):
            is_exact = False  # whatever stands beside it
            break
        part = _part(outer.pop())
        if part is None:
            return None
        parts.append(part)
        if combinator == ">" and runs:
            runs[-1] = Run(runs[-1].is_right_around, (*runs[-1].parts, part))
        else:
            runs.append(Run(combinator == ">", (part,)))
    names = _NAME.findall(plain)
    ids = sum(name.startswith("#") for name in names)
    weight = ids, len(names) - ids + conditions, sum(bool(part.tag) for part in parts)
    return Selector(element, tuple(runs), is_exact, weight)


def _part(text: str) -> Part | None:
    match = _COMPOUND.fullmatch(text)
    if match is None:
        return None
    return Part((match[1] or "").lower().replace("*", ""), frozenset(_NAME.findall(match[2])))


def _outermost(tag: Tag | None, run: Run, names: Names) -> Tag | None:
    """The outermost element of the nearest run around an element; None if there is none."""
    around = None if tag is None else tag.parent
    for _ in range(1 if run.is_right_around else _DEEPEST):
        if around is None:
            return None
        if outermost := _fitting(around, run.parts, names):
            return outermost
        around = around.parent
    return None


def _fitting(innermost: Tag, parts: tuple[Part, ...], names: Names) -> Tag | None:
    tag: Tag | None = innermost
    outermost = innermost
    for part in parts:
        if tag is None or not part.fits(tag, names):
            return None
        outermost, tag = tag, tag.parent
    return outermost
