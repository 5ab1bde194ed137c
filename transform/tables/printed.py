"""Which tables of a document are its report's: none of other periods, and none of other reports on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from extract.document import Block, Document, Paragraph, Table
from transform.identity.title import read_title
from transform.report import ReportWarning, Script
from transform.script import simplified
from transform.tables.broken_headers import whole_tables
from transform.tables.broken_rows import healed
from transform.tables.captions import Caption, caption_before, other_owner, years_in
from transform.tables.flat import rebuilt_tables
from transform.tables.grid import PrintedRow, printed_rows
from transform.tables.header import is_header_row
from transform.tables.matching import form_tables
from transform.tables.pages import are_in_one_part, are_on_pages_in_turn
from transform.tables.pieces import is_remark
from transform.tables.typed_rows import parted

_HEAD = 2  # rows that can be the title of a table


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of the document: its rows, and the lines above its values."""

    rows: list[PrintedRow]
    caption: Caption


@dataclass(frozen=True, slots=True)
class _Found:
    """A table with its block and the number of that in the document; None for one rebuilt from paragraphs."""

    printed: PrintedTable
    number: int | None = None
    block: Table | None = None


def printed_tables(
    document: Document, script: Script, agency: str | None, year: int | None, warnings: list[ReportWarning]
) -> Iterator[PrintedTable]:
    """The tables in reading order, without those of other periods and of other reports on the same page.

    A row that a page break cut in two is one row of the table in which it begins.
    """
    before: _Found | None = None
    for found in _own_tables(document, script, agency, year, warnings):
        upper, lower = _healed(before, found, script) if before else (None, found.printed)
        if upper and lower.rows:
            yield upper
            upper = None
        before = replace(found, printed=upper or lower)
    if before is not None:
        yield before.printed


def _own_tables(
    document: Document, script: Script, agency: str | None, year: int | None, warnings: list[ReportWarning]
) -> Iterator[_Found]:
    """The tables as they stand in the document, then those that its paragraphs are.

    What is said above a table holds for those that follow it with nothing between them, too, unless they name the year.
    """
    position = 0
    other_period: str | None = None
    whole = whole_tables(document.blocks, script)
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            if position and _begins_another_report(block, script, agency):
                if any(isinstance(later, Table) for later in document.blocks[number:]):
                    message = f"the page goes on with another report, which is left out: {block.text.strip()}"
                    warnings.append(ReportWarning("another_report", message))
                return
            continue
        position += 1
        if number + 1 in whole:
            continue
        above = document.blocks[: number - 1 if number in whole else number]
        rows = printed_rows(whole.get(number, block), position - 1, script)
        if number in whole:
            rows = _healed_within(rows, document.blocks[number - 1], script)
        printed = PrintedTable(parted(rows, script, warnings), caption_before(above, script))
        is_below_table = _is_below_table(above, script)
        goes_on = is_below_table and other_period and _is_still(other_period, year, rows)
        other_period = _of_something_else(printed.caption, agency, year) or (other_period if goes_on else None)
        if other_period:
            warnings.append(left_out(other_period))
        else:
            yield _Found(printed, number, block)
    for offset, (table, start) in enumerate(rebuilt_tables(document, script, warnings)):
        caption = caption_before(document.blocks[:start], script)
        if line := _of_something_else(caption, agency, year):
            warnings.append(left_out(line))
        else:
            yield _Found(PrintedTable(printed_rows(table, position + offset, script), caption))


def _of_something_else(caption: Caption, agency: str | None, year: int | None) -> str | None:
    """The line above a table which says that it is of another year or another agency; None if none does."""
    return caption.other_period(year) or other_owner((caption.heading, *caption.lines), agency)


def _healed_within(rows: Sequence[PrintedRow], header: Block, script: Script) -> list[PrintedRow]:
    """The rows of a table that goes on with its header; below that the page may have ended within the first row."""
    height = len(header.rows) if isinstance(header, Table) else 0
    upper, lower = ([row for row in rows if (row.number < height) is above] for above in (True, False))
    return list(chain(*healed(upper, lower, script, by_page=True)))


def _healed(before: _Found, found: _Found, script: Script) -> tuple[PrintedTable, PrintedTable]:
    """Two tables, with the row at the joint in the first one if it was cut; nothing stands between the two."""
    upper, lower = before.printed, found.printed
    if before.block is None or found.block is None or before.number is None or found.number != before.number + 1:
        return upper, lower
    if not are_in_one_part(before.block, found.block):
        return upper, lower
    by_page = are_on_pages_in_turn(before.block, found.block)
    rows, rest = healed(upper.rows, lower.rows, script, by_page=by_page)
    return replace(upper, rows=rows), replace(lower, rows=rest)


def _is_below_table(above: Sequence[Block], script: Script) -> bool:
    """Whether a table stands above with nothing between but remarks, such as the number of the page."""
    between = (
        block for block in reversed(above) if isinstance(block, Table) or not is_remark(simplified(block.text, script))
    )
    return isinstance(next(between, None), Table)


def _is_still(other_period: str, year: int | None, rows: Sequence[PrintedRow]) -> bool:
    """Whether what is said above a table holds for the next one: it names a year, or that has no header."""
    has_header = any(is_header_row(row, [table for _, table in form_tables()]) for row in rows)
    return (bool(years_in(other_period)) or not has_header) and not _names(year, rows)


def _names(year: int | None, rows: Sequence[PrintedRow]) -> bool:
    """Whether a line at the head of a table names the year of the report."""
    lines = (row.cells[0].text for row in rows[:_HEAD] if len(row.cells) == 1)
    return any(year in years_in(line) for line in lines)


def left_out(line: str) -> ReportWarning:
    """The warning for a table that is not about the agency and the year of the report."""
    return ReportWarning("other_period", f"the table below this line is left out: {line}")


def _begins_another_report(paragraph: Paragraph, script: Script, agency: str | None) -> bool:
    title = read_title(simplified(paragraph.text, script))
    if title is None or title.agency is None or agency is None:
        return False
    return not (title.agency.endswith(agency) or agency.endswith(title.agency))
