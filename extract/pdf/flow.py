"""The blocks of a document in reading order, over all its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from extract.document import Block, Paragraph, Table
from extract.pdf.pages import Page
from extract.pdf.tables.aligned import aligned_tables
from extract.pdf.tables.continuing import continued
from extract.pdf.tables.ruled import Placed
from extract.pdf.text.columns import in_reading_order
from extract.pdf.text.joining import join_prose
from extract.pdf.text.paragraphs import LARGER, Run, margins_of, paragraph, right_margin, runs_of
from extract.pdf.text.strips import TextLine

_Piece = Placed | Run


def blocks(pages: Sequence[Page], lines: Sequence[Sequence[TextLine]]) -> Iterator[Block]:
    """The paragraphs and tables of pages, whose lines are given without headers and footers.

    A paragraph that is cut by a page break is joined again, if nothing but the break stands between its parts.
    """
    size = _body_size(lines)
    prose = [line for own in lines for line in own if line.size <= LARGER * size]
    right = right_margin(prose, pages[0].frame.width)
    pending: tuple[Block, bool] | None = None
    for page, own_lines in zip(pages, lines, strict=True):
        found, rest = aligned_tables(own_lines, page)
        tables = sorted([*page.tables, *found], key=lambda table: table.box.top)
        if pending and isinstance(pending[0], Table) and not pending[0].ruled:
            pending, rest = _continued(pending[0], tables, rest, page)
        for number, piece in enumerate(_pieces(page, tables, rest, size, right)):
            if pending and number == 0 and (text := _going_on(pending, piece)):
                pending = text
                continue
            if pending:
                yield pending[0]
            pending = (paragraph(piece, page.locate), piece.open_end) if isinstance(piece, Run) else (piece.table, True)
    if pending:
        yield pending[0]


def _continued(
    table: Table, tables: Sequence[Placed], lines: list[TextLine], page: Page
) -> tuple[tuple[Block, bool], list[TextLine]]:
    """The table at the end of the page before, and the lines of this page that do not go on with it."""
    first = min((table.box.top for table in tables), default=page.frame.height)
    above = [line for line in lines if line.middle < first]
    longer, rest = continued(table, above, page)
    return (longer, True), rest + lines[len(above) :]


def _going_on(pending: tuple[Block, bool], piece: _Piece) -> tuple[Block, bool] | None:
    """The paragraph before a page break with its rest behind it, if both are open there."""
    before, is_open = pending
    if not (is_open and isinstance(before, Paragraph) and isinstance(piece, Run) and piece.open_start):
        return None
    return replace(before, text=join_prose([before.text, piece.text])), piece.open_end


def _body_size(lines: Sequence[Sequence[TextLine]]) -> float:
    """The size of most text that is written in sentences, or else of most text."""
    prose: Counter[float] = Counter()
    every: Counter[float] = Counter()
    for line in chain.from_iterable(lines):
        size, text = round(line.size, 1), line.text
        every[size] += len(text)
        if "，" in text or "。" in text:
            prose[size] += len(text)
    counts = prose or every
    return counts.most_common(1)[0][0] if counts else 0.0


def _pieces(
    page: Page, tables: list[Placed], lines: Sequence[TextLine], body_size: float, right: float
) -> Iterator[_Piece]:
    """The tables and runs of one page, from top to bottom, column by column."""
    columns = in_reading_order(lines)
    for column in columns:
        prose = [line for line in column if line.size <= LARGER * body_size] or column
        margins = margins_of(prose, right if len(columns) == 1 else 0.0)
        start = 0
        for number, line in enumerate(column):
            if tables and tables[0].box.top < line.middle:
                yield from runs_of(column[start:number], margins, body_size, page.frame.width)
                start = number
                while tables and tables[0].box.top < line.middle:
                    yield tables.pop(0)
        yield from runs_of(column[start:], margins, body_size, page.frame.width)
    yield from tables
