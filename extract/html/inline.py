"""The lines of text of an element, as a browser would set them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from bs4.element import NavigableString, PageElement, Tag

from extract.html.drawn import is_dot
from extract.html.styles import (
    is_list_mark,
    is_room_of_list_mark,
    keeps_lines,
    makes_line,
    shifted,
    stands_apart,
)
from extract.html.tables import dissect
from extract.html.tree import BLOCKS, elements_in, is_seen, is_text
from extract.shifting import LOWERED, RAISED

# HTML white space, which does not include the no-break space and the ideographic space: those are characters.
_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")
_HTML_BLANKS = " \t\n\r\f"

# Room on a line that no character makes, and what stands for it where two numbers would become one.
_GAP, _WIDE_SPACE = "\x1f", "\u3000"
_GAP_IN_NUMBER = re.compile(rf"(?<=[\d.,，．]) *{_GAP}[ {_GAP}]*(?=[\d.,，．])")
_GAPS = re.compile(rf" *{_GAP}[ {_GAP}]*")

_RUN = re.compile(r"\t| {2,}")
_PREFORMATTED = frozenset({"listing", "pre", "textarea", "xmp"})

# What a number is without the mark that Word put before it; the mark of a label is a part of it.
_VALUE = re.compile(r"(?=\D*\d)(?:[\W\d_]*[^\W\d_]){0,3}[\W\d_]*|\s*[无零無]\s*")

_MARKS = frozenset({"sup", "sub"})
_SHIFTS = {"raised": RAISED, "lowered": LOWERED}

_INPUTS_WITH_TEXT = frozenset({"", "text", "number", "date", "tel", "url", "email", "search"})

_PARTS_OF_TABLES = frozenset({"caption", "table", "td", "th"})
_LONGEST_VALUE = 16  # characters; what is longer may be a part of a page that is set in tables

# A table for `str.translate`, None where characters stand on the line.
Shift = dict[int, int] | None


def _blank_of(gaps: re.Match[str]) -> str:
    return " " if " " in gaps.group() else ""


@dataclass(slots=True)
class Line:
    """A line in the making: pieces of source text that are joined without anything between them."""

    pieces: list[str] = field(default_factory=list)

    def take(self) -> str:
        """The text so far, its white space collapsed; the line is empty afterwards."""
        text = _WHITE_SPACE.sub(" ", "".join(self.pieces))
        self.pieces.clear()
        if _GAP in text:
            text = _GAPS.sub(_blank_of, _GAP_IN_NUMBER.sub(_WIDE_SPACE, text))
        return text.strip(_HTML_BLANKS)


class _Task(NamedTuple):
    """What is still to be done in a cell: a node, with the shift it is under and whether its line breaks are shown.

    None stands for the end of a block, `_GAP` for itself.
    """

    node: PageElement | str | None
    shift: Shift = None
    keeps_lines: bool = False


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
    """The text of a cell: `<br>` and block elements make lines, everything inline is joined without blanks.

    A bullet or number that Word put before a value is left out; before a label it is a part of it.
    """
    walk = _CellWalk(cell, with_list_marks=True)
    if walk.has_list_marks:
        without = _CellWalk(cell, with_list_marks=False)
        if _VALUE.fullmatch("".join(without.lines)):
            walk = without
    return CellText(tuple(walk.lines), tuple(walk.tables))


class _CellWalk:
    """One walk over the content of a cell, with its own stack."""

    def __init__(self, cell: Tag, *, with_list_marks: bool) -> None:
        self.lines: list[str] = []
        self.tables: list[Tag] = []
        self.has_list_marks = False
        self._cell = cell
        self._with_list_marks = with_list_marks
        self._line = Line()
        self._stack: list[_Task] = []
        self._push(cell.contents, None, keeps_lines=_keeps_lines(cell))
        while self._stack:
            self._do(self._stack.pop())
        self._end_line()

    def _push(self, nodes: Sequence[PageElement], shift: Shift, *, keeps_lines: bool) -> None:
        self._stack.extend(_Task(node, shift, keeps_lines) for node in reversed(nodes))

    def _do(self, task: _Task) -> None:
        node = task.node
        if node is None:
            self._end_line()
        elif isinstance(node, Tag):
            if node.name == "br":
                self._end_line()
            elif is_seen(node):
                self._element(node, task)
        elif isinstance(node, NavigableString):
            if is_text(node):
                self._text(node.translate(task.shift) if task.shift else node, keeps_lines=task.keeps_lines)
        elif isinstance(node, str):
            self._line.pieces.append(node)

    def _text(self, text: str, *, keeps_lines: bool) -> None:
        if not keeps_lines:
            self._line.pieces.append(text)
            return
        for number, line in enumerate(text.splitlines()):
            if number:
                self._end_line()
            self._line.pieces.append(_RUN.sub(_GAP, line))

    def _element(self, tag: Tag, task: _Task) -> None:
        style = str(tag.attrs.get("style", ""))
        if self._is_list_mark(tag, style):
            return
        if tag.name == "table" and not _frames_a_value(tag):
            self._end_line()
            self.tables.append(tag)
            return
        if tag.name in BLOCKS or (style and makes_line(style)):
            self._end_line()
            self._stack.append(_Task(None))
        elif (style and stands_apart(style)) or (tag.name == "img" and not is_dot(tag)):
            self._line.pieces.append(_GAP)
            self._stack.append(_Task(_GAP))
        self._line.pieces.append(field_text(tag))
        shift = task.shift if _is_set_as_a_whole(self._cell, tag) else shift_of(tag) or task.shift
        self._push(tag.contents, shift, keeps_lines=task.keeps_lines or _keeps_lines(tag))

    def _is_list_mark(self, tag: Tag, style: str) -> bool:
        """Whether an element is a mark that is to be left out, or the room behind one, which is left out then too."""
        if is_list_mark(style):
            self.has_list_marks = True
            return not self._with_list_marks
        if is_room_of_list_mark(style) and all(map(_is_blank, tag.contents)):
            self.has_list_marks = True
            if not self._with_list_marks:
                self._line.pieces.clear()
                return True
        return False

    def _end_line(self) -> None:
        text = self._line.take()
        if text:
            self.lines.append(text)


def _is_blank(node: PageElement) -> bool:
    return isinstance(node, NavigableString) and not node.strip()


def _keeps_lines(tag: Tag) -> bool:
    """Whether the line breaks of the source are shown."""
    style = tag.attrs.get("style")
    return tag.name in _PREFORMATTED or (style is not None and keeps_lines(str(style)))


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
