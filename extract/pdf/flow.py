"""The blocks of a document in reading order, over all its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Block, Paragraph
from extract.pdf.aligned import aligned_tables
from extract.pdf.columns import in_reading_order
from extract.pdf.joining import join_prose
from extract.pdf.pages import Page
from extract.pdf.paragraphs import LARGER, Run, margins_of, paragraph, right_margin, runs_of
from extract.pdf.ruled import Placed
from extract.pdf.strips import TextLine

_Piece = Placed | Run


def blocks(pages: Sequence[Page], lines: Sequence[Sequence[TextLine]]) -> Iterator[Block]:
    """The paragraphs and tables of pages, whose lines are given without headers and footers.

    A paragraph that is cut by a page break is joined again, if nothing but the break stands between its parts.
    """
    size = _body_size(lines)
    prose = [line for own in lines for line in own if line.size <= LARGER * size]
    right = right_margin(prose, pages[0].frame.width)
    pending: tuple[Paragraph, bool] | None = None
    for page, own_lines in zip(pages, lines, strict=True):
        for number, piece in enumerate(_pieces(page, own_lines, size, right)):
            if pending and number == 0 and pending[1] and isinstance(piece, Run) and piece.open_start:
                text = join_prose([pending[0].text, piece.text])
                pending = replace(pending[0], text=text), piece.open_end
                continue
            if pending:
                yield pending[0]
            pending = None
            if isinstance(piece, Run):
                pending = paragraph(piece, page.locate), piece.open_end
            else:
                yield piece.table
    if pending:
        yield pending[0]


def _body_size(lines: Sequence[Sequence[TextLine]]) -> float:
    """The size of most text that is written in sentences, or else of most text."""
    prose: Counter[float] = Counter()
    every: Counter[float] = Counter()
    for line in (line for own in lines for line in own):
        every[round(line.size, 1)] += len(line.text)
        if "，" in line.text or "。" in line.text:
            prose[round(line.size, 1)] += len(line.text)
    counts = prose or every
    return counts.most_common(1)[0][0] if counts else 0.0


def _pieces(page: Page, lines: Sequence[TextLine], body_size: float, right: float) -> Iterator[_Piece]:
    """The tables and runs of one page, from top to bottom, column by column."""
    found, rest = aligned_tables(lines, page)
    tables = sorted([*page.tables, *found], key=lambda table: table.box.top)
    columns = in_reading_order(rest)
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
