"""From a document to a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Document, Paragraph, Table
from transform.checks import check_narrative, check_tables
from transform.collection import report_documents
from transform.identity import Identity, identify
from transform.identity.title import LONGEST_TITLE, Title, announced, find_title, other_document, read_title
from transform.narrative import figures, sentences
from transform.report import Report, ReportWarning, Scope, Script
from transform.script import detect_script, simplified
from transform.suspicion import suspicion
from transform.tables import Statistics, read_tables

FIRST_YEAR_WITH_TABLES = 2019
"""From this report year on every report has the tables of 二, 三 and 四; before, many had none."""


class NotAReportError(Exception):
    """The document is no annual report; the message says why."""


class SuspiciousCopyError(Exception):
    """The document is a copy that others have tampered with; the message says what was seen."""


def interpret_all(document: Document) -> tuple[Report, ...]:
    """Reads every report in a document: one, unless it is a collection.

    Raises `NotAReportError` if there is none, `SuspiciousCopyError` if it cannot be trusted.
    """
    script = script_of(document)
    parts = report_documents(document, script)
    if len(parts) == 1:
        return (interpret(parts[0]),)
    _refuse_suspicious_copies(document, list(_lines(document, script)))
    return tuple(_reports_of(parts))


def _reports_of(parts: Sequence[Document]) -> Iterator[Report]:
    """The reports of a collection; what stands before the first title need not be one."""
    for number, part in enumerate(parts, 1):
        try:
            yield replace(interpret(part), part=number)
        except NotAReportError:
            if number > 1:
                raise


def interpret(document: Document) -> Report:
    """Reads a document as the annual report of one agency.

    Raises `NotAReportError` if neither a title nor a statistics table makes it one, `SuspiciousCopyError` if it cannot
    be trusted.
    """
    script = script_of(document)
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
    text = sentences(document.paragraphs(), script)
    stated = tuple(figures(text, identity.year, is_government=identity.scope is not Scope.AGENCY))
    checks = (
        *check_tables(statistics.tables, statistics.observations, identity.traits.level),
        *check_narrative(stated, statistics.observations, statistics.forms),
    )
    return Report(
        uri=document.uri,
        sha256=document.sha256,
        media_type=document.media_type,
        title=title.text if title else document.title,
        script=script,
        agency=identity.agency,
        year=identity.year,
        scope=identity.scope,
        organization_code=identity.organization_code,
        published=document.published,
        forms=statistics.forms,
        observations=statistics.observations,
        figures=stated,
        checks=checks,
        warnings=tuple(_warnings(document, identity, statistics)),
        traits=identity.traits,
    )


def script_of(document: Document) -> Script:
    """The script that a document is printed in."""
    return detect_script("\n".join(_texts(document)))


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells())


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


def _warnings(document: Document, identity: Identity, statistics: Statistics) -> Iterator[ReportWarning]:
    yield from (ReportWarning(code, message) for code, message in document.notes)
    yield from identity.warnings
    yield from statistics.warnings
    if not statistics.tables and identity.year is not None and identity.year >= FIRST_YEAR_WITH_TABLES:
        yield ReportWarning("table_missing", "no statistics table was found; it may be an attachment or a picture")
