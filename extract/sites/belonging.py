"""What belongs to the page of a report: its further pages and attachments, if it names itself a report."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import islice

from extract.document import Document
from extract.kinds import HTML, sniff
from extract.reading import read_source
from extract.sites.links import Page, absolute, links, page_of
from extract.sites.parts import Parts, parts_of
from extract.sites.titles import ReportTitle, report_title
from extract.sites.words import words
from extract.source import Source

_SMALLEST_DATA = 6
"""Cells from which a table is data; smaller ones are layout."""

_LINES_OF_A_TITLE = 8


def parts_of_report(source: Source) -> Parts | None:
    """The parts of a page that names itself a report; None for any other source, and for a report without parts.

    A page with a table of its own has the figures; its attachments repeat them and stay sources of their own. Raises an
    `ExtractError` for a page that cannot be read.
    """
    if absolute(source.uri, "") is None:
        return None  # a file, or an address that leads nowhere
    if sniff(source.data) != HTML or not _link_to_parts().search(source.data):
        return None
    document, page = read_source(source), page_of(source)
    own = _own_title(document, page)
    if own is None:
        return None
    parts = parts_of(page, own=own)
    if any(sum(1 for _ in table.cells()) >= _SMALLEST_DATA for table in document.tables()):
        parts = replace(parts, attachments=(), pictures=())
    return parts if parts.any() else None


def parts_of_page(page: Source, first: str) -> Parts:
    """The parts that a further page of the report with the address `first` links. Raises an `ExtractError`."""
    return parts_of(page_of(page), first=first)


@cache
def _link_to_parts() -> re.Pattern[bytes]:
    """What is in the markup of a page that links parts; most pages are told apart by this, without parsing."""
    spoken = (word.encode(encoding) for word in words().attached_page for encoding in ("utf-8", "gb18030"))
    files = rb"\.(?:pdf|docx?|xlsx?|wps|et|ofd|rtf)\b|_\d{1,2}\.s?html?\b|[PW]0\d{10}"
    return re.compile(b"|".join([files, *map(re.escape, spoken)]), re.IGNORECASE)


def _own_title(document: Document, page: Page) -> ReportTitle | None:
    """The title of the report that a page is, by its markup or a line at its top; lines that are links name others."""
    titled = [link.text for link in links(page) if report_title(link.text)]
    lines = [each.text for each in islice(document.paragraphs(), _LINES_OF_A_TITLE)]
    own = [line for line in lines if not any(text in line for text in titled)]
    return next((title for line in (document.title or "", *own) if (title := report_title(line))), None)
