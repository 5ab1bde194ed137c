"""The blocks of a page in reading order: paragraphs, and the tables that hold data.

Many pages are laid out with tables: those are walked through like any other element. Which is which is decided from
the content, because attributes (`border`, `role`) tell too little.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bs4.element import NavigableString, PageElement, Tag

from extract.document import Block, Cell, Paragraph, Table
from extract.html.drawn import drawn_text
from extract.html.inline import CellText, Line, Shift, cell_text, field_text, shift_of
from extract.html.paths import Paths
from extract.html.tables import TableMarkup, dissect, grid, place
from extract.html.tree import BLOCKS, is_seen, is_text

_HEADINGS = {f"h{level}": level for level in range(1, 7)}

# A cell with so much text on several lines, and most of the text of its table, is a page set in a table.
_PROSE_LENGTH = 300

# Stands for a line break inside a heading until the heading is complete; a vertical tab is not HTML white space.
_HEADING_BREAK = "\v"


@dataclass(frozen=True, slots=True)
class _End:
    """Marks on the stack that a block element is complete, and what goes on after it."""

    block: Tag
    level: int


class _Walk:
    """One walk over a page, with its own stack: pages nest deeper than Python recurses."""

    def __init__(self, root: Tag, paths: Paths) -> None:
        self._paths = paths
        self._line = Line()
        self._block = root
        self._level = 0
        self._stack: list[tuple[PageElement | _End | Table, Shift]] = [(root, None)]

    def blocks(self) -> Iterator[Block]:
        while self._stack:
            node, shift = self._stack.pop()
            if isinstance(node, Table):
                yield from self._paragraph()
                yield node
            elif isinstance(node, _End):
                yield from self._paragraph()
                self._block, self._level = node.block, node.level
            elif isinstance(node, NavigableString):
                if is_text(node):
                    self._line.pieces.append(node.translate(shift) if shift else node)
            elif isinstance(node, Tag) and is_seen(node):
                yield from self._element(node, shift)
        yield from self._paragraph()

    def _element(self, tag: Tag, shift: Shift) -> Iterator[Block]:
        if tag.name == "br":
            # A heading goes on over its line breaks, everything else ends.
            if self._level:
                self._line.pieces.append(_HEADING_BREAK)
            else:
                yield from self._paragraph()
        elif tag.name in BLOCKS or tag.name == "table":
            yield from self._paragraph()
            self._enter(tag, self._parts_of_table(tag) if tag.name == "table" else tag.contents)
        else:
            self._line.pieces.append(field_text(tag))
            inner = shift_of(tag) or shift
            self._stack.extend((child, inner) for child in reversed(tag.contents))

    def _enter(self, block: Tag, parts: Sequence[PageElement | _End | Table]) -> None:
        self._stack.append((_End(self._block, self._level), None))
        self._stack.extend((part, None) for part in reversed(parts))
        self._block = block
        self._level = _HEADINGS.get(block.name, self._level)

    def _paragraph(self) -> Iterator[Block]:
        text = self._line.take()
        if text and not text.isspace():
            lines = [line.strip(" ") for line in text.split(_HEADING_BREAK)]
            text = "\n".join(line for line in lines if line)
            yield Paragraph(text, self._paths.locate(self._block), self._level)

    def _parts_of_table(self, table: Tag) -> list[PageElement | _End | Table]:
        markup = dissect(table)
        texts = {id(cell): cell_text(cell) for cell in markup.cells()}
        outside = list(self._apart(markup.outside, table))
        if _is_layout(markup, texts):
            return [*outside, *markup.cells()]
        # Reading order: what stands above the table, the table, then the tables inside its cells.
        nested = [inner for text in texts.values() for inner in text.tables]
        return [*outside, self._data_table(table, markup, texts), *nested]

    def _apart(self, outside: Sequence[PageElement], table: Tag) -> Iterator[PageElement | _End]:
        """What stands in a table outside its cells, with an end wherever a cell stands between two pieces."""
        for before, node in zip((None, *outside), outside, strict=False):
            if before is not None and before.next_sibling is not node:
                yield _End(table, self._level)
            yield node

    def _data_table(self, table: Tag, markup: TableMarkup, texts: dict[int, CellText]) -> Table:
        cells = [
            Cell(
                text=texts[id(placed.element)].text or drawn_text(placed.element),
                row=placed.row,
                column=placed.column,
                row_span=placed.row_span,
                column_span=placed.column_span,
                locator=self._paths.locate(placed.element),
            )
            for placed in place(markup.groups)
        ]
        return Table(grid(cells, sum(map(len, markup.groups))), self._paths.locate(table))


def blocks(root: Tag, paths: Paths) -> Iterator[Block]:
    """The paragraphs and data tables under an element, in reading order."""
    return _Walk(root, paths).blocks()


def _is_layout(markup: TableMarkup, texts: dict[int, CellText]) -> bool:
    """Whether a table only arranges the page: it frames other tables, or prose, or is a single column."""
    rows = [[texts[id(cell)] for cell in row] for group in markup.groups for row in group]
    if max(map(len, rows), default=0) < 2:
        return True
    every = [text for row in rows for text in row]
    if any(text.tables for text in every) and not _is_data_with_tables_inside(rows):
        return True
    longest = max(every, key=lambda text: len(text.text))
    if len(longest.text) <= _PROSE_LENGTH or len(longest.lines) < 3:
        return False
    return len(rows) < 3 or 2 * len(longest.text) > sum(len(text.text) for text in every)


def _is_data_with_tables_inside(rows: list[list[CellText]]) -> bool:
    """Data in rows and columns, where a few cells hold a table of their own."""
    plain = [[text for text in row if text.lines and not text.tables] for row in rows]
    framing = sum(bool(text.tables) for row in rows for text in row)
    return sum(len(row) > 1 for row in plain) > 2 and sum(map(len, plain)) > 5 * framing
