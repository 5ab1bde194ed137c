"""A document: what one source says, in reading order, before anybody asks what it means.

These types are the interface between `extract`, which makes them, and `transform`, which interprets them.
Text is as printed: the script, the spaces and the damage of the source are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class HtmlLocator:
    """The element that holds a text: a path of tags and positions from the root (`html/body/div[2]/table[1]`)."""

    path: str


@dataclass(frozen=True, slots=True)
class TextLocator:
    """A span of a plain text: character offsets `start` to `end` (exclusive), and the line, counted from 1."""

    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class PageLocator:
    """A rectangle on a page of a PDF: the page, counted from 1, and its box in points.

    `bbox` is left, top, right, bottom, from the top left corner of the page as it is shown. What goes on over a page
    break has the place where it begins.
    """

    page: int
    bbox: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PartLocator:
    """A place in a part of the source: a further page or an attachment, counted from 1, with its URI."""

    part: int
    uri: str
    place: HtmlLocator | TextLocator | PageLocator


Locator = HtmlLocator | TextLocator | PageLocator | PartLocator


def page_of(locator: Locator) -> PageLocator | None:
    """The place on a page of a PDF, also of one that is a part; None for any other place."""
    place = locator.place if isinstance(locator, PartLocator) else locator
    return place if isinstance(place, PageLocator) else None


def part_of(locator: Locator) -> int:
    """The number of the part that a place is in; 0 for the source itself."""
    return locator.part if isinstance(locator, PartLocator) else 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text between two breaks; `level` is 1 to 6 for a heading element, else 0."""

    text: str
    locator: Locator
    level: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, once, however many grid slots it covers.

    `row` and `column` are the slot of its top left corner, counted from 0. `full` says of a cell at the foot of a PDF
    table that its last line ends in a number and has no room for one more digit of it: the number may go on below.
    """

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    locator: Locator
    full: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells with the spans resolved: a cell stands in every slot that it covers.

    `rows` all have the same length; a slot that no cell covers is None. `ruled` is False where the borders of the
    cells were inferred, from spaces, tabs or drawn lines in a plain text or from where text stands in a PDF, so that
    an empty cell may have been lost.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    locator: Locator
    ruled: bool = True

    def cells(self) -> Iterator[Cell]:
        """Every cell once, by row and column."""
        for row_number, row in enumerate(self.rows):
            for column_number, cell in enumerate(row):
                if cell is not None and (cell.row, cell.column) == (row_number, column_number):
                    yield cell


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a source in reading order, with what its carrier and content system say about it.

    `title` is the best title that the markup names (metadata, heading, `<title>`), None for a plain text.
    `published` is the date of publication that the content system prints. `metadata` holds the pairs of the content
    system's own tables and tags as printed (`索引号`, `发布机构`, `ArticleTitle` …). `notes` are remarks of the
    reader about the source, such as an encoding that contradicts its declaration: (code, message).
    """

    uri: str
    sha256: str
    media_type: Literal["text/html", "text/plain", "application/pdf"]
    title: str | None
    published: date | None
    blocks: tuple[Block, ...]
    metadata: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs, in reading order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def tables(self) -> Iterator[Table]:
        """The tables, in reading order."""
        return (block for block in self.blocks if isinstance(block, Table))
