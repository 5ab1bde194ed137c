"""From a document to a report."""

from __future__ import annotations

from collections.abc import Iterator

from extract.document import Document
from transform.checks import check_narrative, check_tables
from transform.groundwork import Groundwork, groundwork, groundworks
from transform.narrative import Teller, figures, sentences
from transform.report import Figure, Report, ReportWarning, Scope

FIRST_YEAR_WITH_TABLES = 2019
"""From this report year on every report has the tables of 二, 三 and 四; before, many had none."""


def interpret_all(document: Document) -> tuple[Report, ...]:
    """Reads every report in a document: one, unless it is a collection.

    Raises `NotAReportError` if there is none, `SuspiciousCopyError` if it cannot be trusted.
    """
    return tuple(map(completed, groundworks(document)))


def interpret(document: Document) -> Report:
    """Reads a document as the annual report of one agency.

    Raises `NotAReportError` if neither a title nor a statistics table makes it one, `SuspiciousCopyError` if it cannot
    be trusted.
    """
    return completed(groundwork(document))


def completed(read: Groundwork) -> Report:
    """The report, with the figures of its prose and what the checks say."""
    document, identity, statistics = read.document, read.identity, read.statistics
    stated = figures_of(read)
    checks = (
        *check_tables(statistics.tables, statistics.observations, identity.traits.level),
        *check_narrative(stated, statistics.observations, statistics.forms),
    )
    return Report(
        uri=document.uri,
        sha256=document.sha256,
        media_type=document.media_type,
        title=read.title.text if read.title else document.title,
        script=read.script,
        agency=identity.agency,
        year=identity.year,
        scope=identity.scope,
        organization_code=identity.organization_code,
        published=document.published,
        forms=statistics.forms,
        observations=statistics.observations,
        figures=stated,
        checks=checks,
        warnings=tuple(_warnings(read)),
        traits=identity.traits,
        part=read.part,
    )


def figures_of(read: Groundwork) -> tuple[Figure, ...]:
    """The numbers that the prose of a report states."""
    text = sentences(read.document.paragraphs(), read.script)
    teller = Teller(read.identity.agency, is_government=read.identity.scope is not Scope.AGENCY)
    return tuple(figures(text, read.identity.year, teller))


def _warnings(read: Groundwork) -> Iterator[ReportWarning]:
    document, identity, statistics = read.document, read.identity, read.statistics
    yield from (ReportWarning(code, message) for code, message in document.notes)
    yield from identity.warnings
    yield from statistics.warnings
    if not statistics.tables and identity.year is not None and identity.year >= FIRST_YEAR_WITH_TABLES:
        yield ReportWarning("table_missing", "no statistics table was found; it may be an attachment or a picture")
