"""Tables for people: as wide as they need to be, or set out for the terminal so that no number or name is broken."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest

from etl.formats.lines import display_width, wrapped
from etl.formats.values import NUMBER_TYPES

UNLIMITED = 10_000
"""The width of a pipe or file: nothing there is wrapped."""

GAP = 3
"""Between two columns."""

NARROWEST_TEXT, LONG_NAME = 20, 40
"""A column of prose is never narrower; a text without words that is longer than a name (in Latin letters) is prose."""

TALLEST_ROW = 6
"""Lines; wrapping makes no row taller."""

ROWS_OF_A_HEADING = 2
"""On the average at least so many rows share a heading; it is no heading else."""

_FIGURE = re.compile(r"|-?\d[\d.]*|\([a-z_]+\)")
"""A number, nothing, or the word for a number that is not there."""

_UNBREAKABLE = re.compile(r"[!-~]+")
"""Numbers, ids and addresses within a text."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column with its texts, its width if nothing is wrapped, and the least one: only prose may be wrapped."""

    name: str
    texts: tuple[str, ...]
    is_numeric: bool
    width: int
    narrowest: int


def text_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], types: Sequence[str] = (), width: int | None = None
) -> str:
    """A table in which numbers stand right, at most `width` wide: by default that of the terminal, none for a pipe.

    In a table that has no room only sentences are wrapped. Where that is not enough, what the first columns say of
    several rows becomes a heading above them, and where that is not enough either, each row is set out below the other,
    a line for each column. A number, a year or a name is never broken, and nothing is cut.
    """
    room = width or screen_width()
    lines = [tuple(line) for line in rows]
    made = [_column(number, name, lines, types) for number, name in enumerate(columns)]
    if widths := _fitting(made, room):
        return _side_by_side(made, lines, widths)
    told = [column for column in made if any(column.texts)]
    return _under_headings(told, room) or _stacked(told, room)


def screen_width() -> int:
    """The columns of the terminal that standard output is, else `UNLIMITED`."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else UNLIMITED


def _under_headings(columns: Sequence[_Column], room: int) -> str | None:
    """The rows under headings that several of them share; None if that leaves no room, or nothing is shared."""
    lines = list(zip(*(column.texts for column in columns), strict=True))
    for first in range(1, len(columns)):
        lifted = _determined(lines, first)
        groups = [(key, list(group)) for key, group in groupby(lines, key=lambda line: line[:lifted])]
        if len(groups) * ROWS_OF_A_HEADING > len(lines) or lifted == len(columns):
            return None
        rest = columns[lifted:]
        if widths := _fitting(rest, room):
            return "\n".join(_group(key, rest, [line[lifted:] for line in group], widths) for key, group in groups)
    return None


def _determined(lines: Sequence[tuple[str, ...]], first: int) -> int:
    """How many columns are alike in neighbouring rows that are alike in the `first` ones."""
    alike = [one[:first] == other[:first] for one, other in pairwise(lines)]
    while first < len(lines[0]) and all(
        one[first] == other[first] for (one, other), same in zip(pairwise(lines), alike, strict=True) if same
    ):
        first += 1
    return first


def _group(
    key: Sequence[str], columns: Sequence[_Column], lines: Sequence[Sequence[str]], widths: Sequence[int]
) -> str:
    return "  ".join(filter(None, key)) + "\n\n" + _side_by_side(columns, lines, widths)


def _column(number: int, name: str, lines: Sequence[Sequence[str]], types: Sequence[str]) -> _Column:
    texts = tuple(line[number] for line in lines)
    numeric = number < len(types) and types[number].startswith(NUMBER_TYPES)
    numeric = numeric or all(map(_FIGURE.fullmatch, texts))
    width = max(map(display_width, (name, *texts)))
    narrowest = width if numeric or not _is_prose(texts) else min(width, _narrowest(name, texts))
    return _Column(name, texts, numeric, width, narrowest)


def _is_prose(texts: Sequence[str]) -> bool:
    """Whether there are sentences among them, or Chinese longer than any name; ids and addresses have no words."""
    return any(" " in text.strip() or (not text.isascii() and display_width(text) > LONG_NAME) for text in texts)


def _narrowest(name: str, texts: Sequence[str]) -> int:
    words = (word for text in (name, *texts) for word in _UNBREAKABLE.findall(text))
    return max(NARROWEST_TEXT, display_width(name), *map(len, words))


def _fitting(columns: Sequence[_Column], room: int) -> list[int] | None:
    """The widths of the columns; None if there is no room for them, or if a row became very tall."""
    widths = _widths(columns, room)
    return None if widths is None or _is_tall(columns, widths) else widths


def _widths(columns: Sequence[_Column], room: int) -> list[int] | None:
    """The widths of the columns, what is missing taken from the widest prose; None if there is no room for them."""
    widths = [column.width for column in columns]
    missing = sum(widths) + GAP * (len(widths) - 1) - room
    if missing > sum(column.width - column.narrowest for column in columns):
        return None
    while missing > 0:
        spare = [width - column.narrowest for width, column in zip(widths, columns, strict=True)]
        widest = max((number for number, left in enumerate(spare) if left), key=lambda number: widths[number])
        widths[widest] -= 1
        missing -= 1
    return widths


def _is_tall(columns: Sequence[_Column], widths: Sequence[int]) -> bool:
    texts = ((text, width) for column, width in zip(columns, widths, strict=True) for text in column.texts)
    return any(display_width(text) > width * TALLEST_ROW for text, width in texts)


def _side_by_side(columns: Sequence[_Column], lines: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    head = _set(columns, [column.name for column in columns], widths)
    rule = "─" * (sum(widths) + GAP * (len(widths) - 1))
    rows = (line for texts in lines for line in _set(columns, texts, widths))
    return "\n".join([*head, rule, *rows]) + "\n"


def _set(columns: Sequence[_Column], texts: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The lines of a row."""
    lines = [wrapped(text, width) for text, width in zip(texts, widths, strict=True)]
    for parts in zip_longest(*lines, fillvalue=""):
        cells = zip(columns, parts, widths, strict=True)
        padded = (_padded(part, width, right=column.is_numeric) for column, part, width in cells)
        yield (" " * GAP).join(padded).rstrip()


def _padded(text: str, width: int, *, right: bool) -> str:
    room = " " * (width - display_width(text))
    return room + text if right else text + room


def _stacked(columns: Sequence[_Column], room: int) -> str:
    """A block for each row, with what is there; a column without a name is its title."""
    named = max((display_width(column.name) for column in columns), default=0)
    lines = zip(*(column.texts for column in columns), strict=True)
    blocks = (_block([column.name for column in columns], line, named, room) for line in lines)
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _block(names: Sequence[str], line: Sequence[str], named: int, room: int) -> Iterator[str]:
    for name, text in zip(names, line, strict=True):
        if not name:
            yield text
        elif text:
            first, *others = wrapped(text, _room_for(text, room - named - 2))
            yield name + " " * (named - display_width(name) + 2) + first
            yield from (" " * (named + 2) + other for other in others)


def _room_for(text: str, room: int) -> int:
    """The width of a text in a stack: a name, a number or an address takes what it needs."""
    least = LONG_NAME if display_width(text) <= LONG_NAME else NARROWEST_TEXT
    return max(room, least, *map(len, _UNBREAKABLE.findall(text)))
