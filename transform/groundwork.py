"""What is told of a report before its prose is read: who reports on which year, and what its tables say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.document import Document, Paragraph, Table
from transform.collection import report_documents
from transform.errors import NotAReportError
from transform.identity import Identity, identify
from transform.identity.title import Title, find_title
from transform.refusals import (
    refuse_other_documents,
    refuse_other_years,
    refuse_suspicious_copies,
    refuse_without_text,
    refuse_without_values,
)
from transform.report import Script
from transform.script import script_of, simplified
from transform.tables import Statistics, read_tables


@dataclass(frozen=True, slots=True)
class Groundwork:
    """The document of one report, the report's title if it has one, its identity, and its statistics.

    `part` counts the reports of a page that holds several.
    """

    document: Document
    script: Script
    title: Title | None
    identity: Identity
    statistics: Statistics
    part: int = 1


def groundworks(document: Document) -> tuple[Groundwork, ...]:
    """That of every report in a document: one, unless it is a collection.

    Raises `NotAReportError` if there is none, `SuspiciousCopyError` if it cannot be trusted.
    """
    script = script_of(document)
    parts = report_documents(document, script)
    if len(parts) == 1:
        return (groundwork(parts[0], script),)
    refuse_suspicious_copies(document, list(_lines(document, script)))
    return tuple(_of_collection(parts))


def _of_collection(parts: Sequence[Document]) -> Iterator[Groundwork]:
    """That of the reports of a collection; what stands before the first title need not be one."""
    for number, part in enumerate(parts, 1):
        try:
            yield replace(groundwork(part), part=number)
        except NotAReportError:
            if number > 1:
                raise


def groundwork(document: Document, script: Script | None = None) -> Groundwork:
    """Reads a document as the annual report of one agency, up to its prose; its script is told if it is not known.

    Raises `NotAReportError` if neither a title nor a statistics table makes it one, `SuspiciousCopyError` if it cannot
    be trusted.
    """
    script = script or script_of(document)
    lines = list(_lines(document, script))
    refuse_suspicious_copies(document, lines)
    marked = [simplified(text, script) for text in _marked_titles(document)]
    title = find_title(marked, lines)
    refuse_other_documents(marked, title)
    refuse_other_years(marked, lines, title)
    metadata = [(simplified(key, script), simplified(value, script)) for key, value in document.metadata]
    identity = identify(title, lines, metadata, document.published)
    statistics = read_tables(document, script, identity.agency, identity.year)
    if title is None:
        refuse_without_values(lines, statistics)
    if not any(observation.value is not None for observation in statistics.observations):
        refuse_without_text(title, marked, lines)
    return Groundwork(document, script, title, identity, statistics)


def _lines(document: Document, script: Script) -> Iterator[str]:
    """The lines outside tables, and each row of a table as one line, in simplified characters."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from (line for line in simplified(block.text, script).splitlines() if line.strip())
        else:
            yield from _row_lines(block, script)


def _row_lines(table: Table, script: Script) -> Iterator[str]:
    for number, row in enumerate(table.rows):
        own = [cell.text.strip() for cell in dict.fromkeys(row) if cell is not None and cell.row == number]
        if line := "  ".join(text for text in own if text):
            yield simplified(line, script)


def _marked_titles(document: Document) -> Iterator[str]:
    """The titles that the markup names: the document's, then its headings."""
    if document.title:
        yield document.title
    yield from (paragraph.text for paragraph in document.paragraphs() if paragraph.level)
