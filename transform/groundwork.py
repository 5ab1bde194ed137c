"""What is told of a report before its prose is read: who reports on which year, and what its tables say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.document import Document, Paragraph, Table
from transform.collection import report_documents
from transform.errors import NotAReportError, SuspiciousCopyError
from transform.identity import Identity, identify
from transform.identity.title import LONGEST_TITLE, Title, announced, find_title, other_document, read_title
from transform.report import Script
from transform.script import script_of, simplified
from transform.suspicion import suspicion
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
    _refuse_suspicious_copies(document, list(_lines(document, script)))
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
    _refuse_suspicious_copies(document, lines)
    marked = [simplified(text, script) for text in _marked_titles(document)]
    title = find_title(marked, lines)
    _refuse_other_documents(marked, title)
    metadata = [(simplified(key, script), simplified(value, script)) for key, value in document.metadata]
    identity = identify(title, lines, metadata, document.published)
    statistics = read_tables(document, script, identity.agency, identity.year)
    if title is None:
        _refuse_without_values(lines, statistics)
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


def _refuse_suspicious_copies(document: Document, lines: list[str]) -> None:
    """Refuses a page about disclosure that carries what no government prints."""
    titles = [document.title or "", *(value for _, value in document.metadata)]
    text = "\n".join(lines)
    if "公开" in text and (reason := suspicion(titles, text)):
        raise SuspiciousCopyError(reason)


def _refuse_other_documents(marked: list[str], title: Title | None) -> None:
    """Refuses a page whose own title says that it is something else, whatever titles of reports stand on it.

    A notice that makes a report known (关于印发…年度报告的通知) and prints it in full is read as the report.
    """
    if title is not None and any(read_title(announced(text) or text) for text in marked):
        return
    for text in (text for text in marked if len(text) <= LONGEST_TITLE):
        if kind := other_document(text):
            raise NotAReportError(f"the title says that it is {kind}: {text.strip()[:60]}")


def _refuse_without_values(lines: list[str], statistics: Statistics) -> None:
    for text in lines[:3]:
        if kind := other_document(text):
            raise NotAReportError(f"the title says that it is {kind}: {text.strip()[:60]}")
    if not any(observation.value is not None for observation in statistics.observations):
        raise NotAReportError("it has neither the title of an annual report nor a statistics table with values")
