"""A page and what belongs to it as one document: the narrative from the page, the tables from the attachment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from extract.document import Block, Cell, Document, Locator, Paragraph, PartLocator, Table
from extract.errors import ExtractError
from extract.source import Source

_SPACE = re.compile(r"\s+")
_PROSE = 40
"""Characters from which a paragraph is prose, which two texts do not share by chance."""


def joined(source: Source, read: Callable[[Source], Document]) -> Document:
    """The document of a page with its parts behind it, in their order.

    A part that cannot be read is a note (`part_unread`) and costs nothing else. Of an attachment that repeats the text
    of the page only the tables are taken, so that no sentence counts twice.
    """
    page = read(replace(source, parts=()))
    blocks, notes = list(page.blocks), list(page.notes)
    for number, part in enumerate(source.parts, start=1):
        try:
            document = read(part)
        except ExtractError as error:
            notes.append(("part_unread", f"{part.uri}: {error}"))
            continue
        blocks += _placed(_new_blocks(document, blocks), number, part.uri)
        notes += document.notes
    return replace(page, sha256=source.sha256, blocks=tuple(blocks), notes=tuple(notes))


def _new_blocks(document: Document, before: list[Block]) -> tuple[Block, ...]:
    """The blocks of a part, without a text that is there already."""
    known = {_plain(block.text) for block in before if isinstance(block, Paragraph)}
    prose = [text for each in document.paragraphs() if len(text := _plain(each.text)) >= _PROSE]
    if prose and sum(text in known for text in prose) * 2 >= len(prose):
        return tuple(block for block in document.blocks if isinstance(block, Table))
    return document.blocks


def _plain(text: str) -> str:
    return _SPACE.sub("", text)


def _placed(blocks: tuple[Block, ...], number: int, uri: str) -> Iterator[Block]:
    """The blocks with locators that say in which part they are."""

    def inside(place: Locator) -> PartLocator:
        assert not isinstance(place, PartLocator), "a part has no parts"
        return PartLocator(number, uri, place)

    for block in blocks:
        if isinstance(block, Paragraph):
            yield replace(block, locator=inside(block.locator))
        else:
            moved = {cell: replace(cell, locator=inside(cell.locator)) for cell in block.cells()}
            yield replace(block, locator=inside(block.locator), rows=tuple(_row(row, moved) for row in block.rows))


def _row(row: tuple[Cell | None, ...], moved: dict[Cell, Cell]) -> tuple[Cell | None, ...]:
    return tuple(None if cell is None else moved[cell] for cell in row)
