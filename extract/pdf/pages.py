"""Reads one page: its ruled tables, and the lines of text outside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2 as pdfium2
from pypdfium2 import raw

from extract.document import PageLocator
from extract.pdf.marks import pdfium
from extract.pdf.marks.characters import text_page
from extract.pdf.marks.drawing import Drawing, read_drawing
from extract.pdf.marks.fields import field_words
from extract.pdf.marks.fonts import distrust
from extract.pdf.marks.frame import Box, Edges, Frame
from extract.pdf.marks.shifted import with_shifted
from extract.pdf.marks.words import PageText, read_words
from extract.pdf.tables.banded import banded_tables
from extract.pdf.tables.ruled import Placed, ruled_tables
from extract.pdf.tables.rules import Rule, read_pieces
from extract.pdf.tables.struck import without_struck
from extract.pdf.text.strips import TextLine, text_lines

Note = tuple[str, str]

_MOST_OF_THE_PAGE = 0.5
_FEW_CHARACTERS = 20  # a scan may carry a page number or a stamp of its archive as text


@dataclass(frozen=True, slots=True)
class Page:
    """What is kept of a page until all are read.

    `quarters` is how the page is shown, `frame` how it is read. `rules` are the horizontal ones outside ruled tables.
    """

    number: int
    quarters: int
    frame: Frame
    tables: tuple[Placed, ...]
    lines: tuple[TextLine, ...]
    rules: tuple[Rule, ...]
    notes: tuple[Note, ...]

    @property
    def locate(self) -> Callable[[Edges], PageLocator]:
        """Makes locators of boxes in the reading frame."""
        return locator(self.number, self.frame, self.quarters)


def locator(number: int, frame: Frame, quarters: int) -> Callable[[Edges], PageLocator]:
    """The function that makes locators of boxes on a page that is read in a frame and shown turned by quarters."""

    is_turned = frame.quarters != quarters
    rounded = _Rounded()

    def locate(edges: Edges) -> PageLocator:
        x0, top, x1, bottom = frame.turned(edges, quarters) if is_turned else edges
        return PageLocator(number, (rounded[x0], rounded[top], rounded[x1], rounded[bottom]))

    return locate


class _Rounded(dict[float, float]):
    """Coordinates as they are written down. The cells of a table share their edges: each is rounded once."""

    def __missing__(self, at: float) -> float:
        self[at] = rounded = round(at, 2)
        return rounded


def read_page(document: pdfium2.PdfDocument, number: int) -> Page:
    """Reads a page and closes it; `number` counts from 1."""
    try:
        page = document[number - 1]
    except pdfium2.PdfiumError:
        frame = Frame(0, 0, 0, 0, 0)
        return Page(number, 0, frame, (), (), (), (("damaged_page", f"page {number}: it cannot be opened"),))
    try:
        return _read(page, number)
    finally:
        page.close()


def _read(page: pdfium2.PdfPage, number: int) -> Page:
    bounds = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page.raw, bounds)
    quarters = raw.FPDFPage_GetRotation(page.raw) % 4
    edges = bounds.left, bounds.bottom, bounds.right, bounds.top
    with text_page(page.raw) as characters:
        drawing = read_drawing(pdfium.address_of(page.raw), frozenset(characters.objects))
        text = read_words(characters, drawing, edges, quarters)
    if note := _unread(text, drawing, number):
        return Page(number, quarters, text.frame, (), (), (), (note,))
    words, rules = without_struck(with_shifted(text.words), read_pieces(drawing, text.frame))
    words = [*words, *field_words(page, text.frame)]
    locate = locator(number, text.frame, quarters)
    tables, rest = ruled_tables(rules, words, locate)
    outside = [rule for rule in rules.horizontal if not any(_crosses(rule, table.box) for table in tables)]
    banded, lines = banded_tables(text_lines(rest), rest, outside, locate)
    return Page(number, quarters, text.frame, (*tables, *banded), tuple(lines), tuple(outside), ())


def _crosses(rule: Rule, box: Box) -> bool:
    return box.top - 1 <= rule.at <= box.bottom + 1 and rule.start < box.x1 and rule.end > box.x0


def _unread(text: PageText, drawing: Drawing, number: int) -> Note | None:
    """Why nothing is taken from a page: it is a picture, or its characters are not to be trusted."""
    if _pictured(drawing, text.frame) and sum(len(word.text) for word in text.words) < _FEW_CHARACTERS:
        hidden = "; its hidden text is that of a recognition and is not taken" if text.some_hidden else ""
        return "scanned_page", f"page {number}: a picture without text{hidden}"
    if reason := distrust(text):
        return "unreadable_font", f"page {number}: {reason}"
    return None


def _pictured(drawing: Drawing, frame: Frame) -> bool:
    """Whether pictures cover most of the page; a scan may come in strips."""
    boxes = [frame.place(*area.rectangle) for area in drawing.areas if area.picture]
    covered = sum(
        max(0.0, min(box.x1, frame.width) - max(box.x0, 0.0))
        * max(0.0, min(box.bottom, frame.height) - max(box.top, 0.0))
        for box in boxes
    )
    return covered > _MOST_OF_THE_PAGE * frame.width * frame.height
