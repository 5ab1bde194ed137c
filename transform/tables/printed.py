"""Which tables of a document are its report's: none of other periods, and none of other reports on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Document, Paragraph, Table
from transform.identity.title import read_title
from transform.report import ReportWarning, Script
from transform.script import simplified
from transform.tables.broken_headers import whole_tables
from transform.tables.captions import Caption, caption_before
from transform.tables.flat import rebuilt_tables
from transform.tables.grid import PrintedRow, printed_rows


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of the document: its rows, and the lines above its values."""

    rows: list[PrintedRow]
    caption: Caption


def printed_tables(
    document: Document, script: Script, agency: str | None, year: int | None, warnings: list[ReportWarning]
) -> Iterator[PrintedTable]:
    """The tables in reading order, without those of other periods and of other reports on the same page."""
    position = 0
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
        printed = PrintedTable(rows, caption_before(above, script))
        if line := printed.caption.other_period(year):
            warnings.append(left_out(line))
        else:
            yield printed
    for offset, table in enumerate(rebuilt_tables(document, script)):
        yield PrintedTable(printed_rows(table, position + offset, script), Caption(()))


def left_out(line: str) -> ReportWarning:
    """The warning for a table that is not about the year of the report."""
    return ReportWarning("other_period", f"the table below this line is left out: {line}")


def _begins_another_report(paragraph: Paragraph, script: Script, agency: str | None) -> bool:
    title = read_title(simplified(paragraph.text, script))
    if title is None or title.agency is None or agency is None:
        return False
    return not (title.agency.endswith(agency) or agency.endswith(title.agency))
