"""The lines of a text with their place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import TextLocator

# Not `str.splitlines`, which also breaks at form feeds and characters that are no line ends in these files.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end: its text, the offset of its first character, and its number, counted from 1."""

    text: str
    start: int
    number: int

    def locate(self, start: int = 0, end: int | None = None) -> TextLocator:
        """The locator of a part of the line, given by offsets in the line."""
        last = len(self.text) if end is None else end
        return TextLocator(self.start + start, self.start + last, self.number)

    @property
    def blank(self) -> bool:
        """Whether there is nothing on the line."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a line that stands for itself, with the blanks around it removed; offsets are in the line."""

    text: str
    start: int
    end: int


def split_lines(text: str) -> Iterator[Line]:
    """The lines of a text, whatever ends them."""
    for number, match in enumerate(_LINE.finditer(text), start=1):
        if match.end() > match.start():
            yield Line(match.group().rstrip("\r\n"), match.start(), number)


def trimmed(line: Line, start: int, end: int) -> Field:
    """The field between two offsets of a line."""
    raw = line.text[start:end]
    begin = start + len(raw) - len(raw.lstrip()) if raw.strip() else start
    text = raw.strip()
    return Field(text, begin, begin + len(text))
