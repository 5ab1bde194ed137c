"""What is stored of a report, to be held against a new reading of its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DOCUMENTS = """
    SELECT DISTINCT sha256, uri, archive FROM report JOIN document USING (sha256) WHERE is_current ORDER BY uri, sha256
"""
REPORTS = """
    SELECT report.part, agency.name, report.year, report.scope, report.report_id
    FROM report LEFT JOIN agency USING (agency_id) WHERE sha256 = ? AND is_current ORDER BY part
"""
CELLS = "SELECT form, indicator, column_id, value, status FROM observation WHERE report_id = ?"
FIGURES = "SELECT indicator, value, quote FROM figure WHERE report_id = ? ORDER BY number"

MEMBER = "!/"
"""Stands between an archive and its member in a URI."""

Cell = tuple[str, str, str]
"""Form, indicator, column."""

Reading = tuple[Decimal | None, str]
"""Value and status."""

StoredFigure = tuple[str | None, Decimal, str]
"""Indicator, value and words of a number in the text."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """Where a document was found: its URI, and the web archive it was in."""

    uri: str
    archive: str | None

    @property
    def place(self) -> str:
        """The file that holds it: the archive, of a member the outermost one, or itself."""
        return (self.archive or self.uri).partition(MEMBER)[0]


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report with the readings of its cells and its text, as read, not as corrected.

    `part` is its place among the reports of its document.
    """

    part: int
    agency: str | None
    year: int | None
    scope: str
    cells: Mapping[Cell, Reading]
    figures: tuple[StoredFigure, ...]


def stored_documents(connection: DuckDBPyConnection) -> dict[str, StoredDocument]:
    """The documents of the current reports, by their SHA-256."""
    rows = connection.execute(DOCUMENTS).fetchall()
    return {sha256: StoredDocument(uri, archive) for sha256, uri, archive in rows}


def stored_reports(connection: DuckDBPyConnection, sha256: str) -> list[StoredReport]:
    """What is stored of the current reports in a document."""
    found = connection.execute(REPORTS, [sha256]).fetchall()
    return [_stored(connection, report_id, *identity) for *identity, report_id in found]


def _stored(
    connection: DuckDBPyConnection, report_id: int, part: int, agency: str | None, year: int | None, scope: str
) -> StoredReport:
    rows = connection.execute(CELLS, [report_id]).fetchall()
    cells = {(form, indicator, column): (value, status) for form, indicator, column, value, status in rows}
    figures = connection.execute(FIGURES, [report_id]).fetchall()
    return StoredReport(part, agency, year, scope, cells, tuple(figures))
