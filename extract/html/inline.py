"""The lines of text of an element, as a browser would set them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from bs4.element import NavigableString, PageElement, Tag

from extract.html.styles import shifted
from extract.html.tables import dissect
from extract.html.tree import BLOCKS, elements_in, is_seen, is_text
from extract.shifting import LOWERED, RAISED

# HTML white space, which does not include the no-break space and the ideographic space: those are characters.
_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")
_HTML_BLANKS = " \t\n\r\f"

_MARKS = frozenset({"sup", "sub"})
_SHIFTS = {"raised": RAISED, "lowered": LOWERED}

_INPUTS_WITH_TEXT = frozenset({"", "text", "number", "date", "tel", "url", "email", "search"})

_PARTS_OF_TABLES = frozenset({"caption", "table", "td", "th"})
_LONGEST_VALUE = 16  # characters; what is longer may be a part of a page that is set in tables

# A table for `str.translate`, None where characters stand on the line.
Shift = dict[int, int] | None


@dataclass(slots=True)
class Line:
    """A line in the making: pieces of source text that are joined without anything between them."""

    pieces: list[str] = field(default_factory=list)

    def take(self) -> str:
        """The text so far, its white space collapsed; the line is empty afterwards."""
        text = _WHITE_SPACE.sub(" ", "".join(self.pieces)).strip(_HTML_BLANKS)
        self.pieces.clear()
        return text


@dataclass(frozen=True, slots=True)
class CellText:
    """What a cell says: its lines, and the tables inside it, whose text is not part of them."""

    lines: tuple[str, ...]
    tables: tuple[Tag, ...]

    @property
    def text(self) -> str:
        """The lines, one below the other."""
        return "\n".join(self.lines)


def shift_of(tag: Tag) -> Shift:
    """How an element raises or lowers its characters, None if it does not."""
    if tag.name in _MARKS:
        return RAISED if tag.name == "sup" else LOWERED
    style = tag.attrs.get("style")
    position = shifted(str(style)) if style is not None else None
    return _SHIFTS[position] if position else None


def field_text(tag: Tag) -> str:
    """The text that a form field shows."""
    if tag.name == "input" and str(tag.get("type", "")).lower() in _INPUTS_WITH_TEXT:
        return str(tag.get("value", ""))
    return ""


def cell_text(cell: Tag) -> CellText:
    """The text of a cell: `<br>` and block elements make lines, everything inline is joined without blanks."""
    lines: list[str] = []
    tables: list[Tag] = []
    line = Line()

    def end_line() -> None:
        text = line.take()
        if text:
            lines.append(text)

    # The stack holds what is still to be done: nodes with the shift they are under, and None for the end of a block.
    stack: list[tuple[PageElement | None, Shift]] = [(child, None) for child in reversed(cell.contents)]
    while stack:
        node, shift = stack.pop()
        if node is None or (isinstance(node, Tag) and node.name == "br"):
            end_line()
        elif isinstance(node, NavigableString):
            if is_text(node):
                line.pieces.append(node.translate(shift) if shift else node)
        elif isinstance(node, Tag) and is_seen(node):
            if node.name == "table" and not _frames_a_value(node):
                end_line()
                tables.append(node)
                continue
            if node.name in BLOCKS:
                end_line()
                stack.append((None, None))
            line.pieces.append(field_text(node))
            inner = shift if _is_set_as_a_whole(cell, node) else shift_of(node) or shift
            stack.extend((child, inner) for child in reversed(node.contents))
    end_line()
    return CellText(tuple(lines), tuple(tables))


def _is_set_as_a_whole(cell: Tag, part: Tag) -> bool:
    """Whether a style moves all that a cell says, as people do to centre it: then nothing in it is a mark."""
    if part.name in _MARKS or "style" not in part.attrs or shift_of(part) is None:
        return False
    return "".join(part.stripped_strings) == "".join(cell.stripped_strings)


def _frames_a_value(table: Tag) -> bool:
    """Whether a table is a single cell with so little in it that it is a value of the cell around."""
    parts = (tag for tag in elements_in(table) if tag.name in _PARTS_OF_TABLES)
    if len(list(islice(parts, 2))) != 1:
        return False
    markup = dissect(table)
    lines = [line for cell in markup.cells() for line in cell_text(cell).lines]
    return not markup.outside and len(lines) == 1 and len(lines[0]) <= _LONGEST_VALUE
