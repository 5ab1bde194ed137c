"""What is stored of a report, to be held against a new reading of its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DOCUMENTS = "SELECT sha256, uri FROM report JOIN document USING (sha256) WHERE is_current ORDER BY uri"
IDENTITY = """
    SELECT agency.name, report.year, report.scope, report.report_id
    FROM report LEFT JOIN agency USING (agency_id) WHERE sha256 = ?
"""
CELLS = "SELECT form, indicator, column_id, value, status FROM observation WHERE report_id = ?"

Cell = tuple[str, str, str]
"""Form, indicator, column."""

Reading = tuple[Decimal | None, str]
"""Value and status."""


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report with the readings of its cells, as read, not as corrected."""

    agency: str | None
    year: int | None
    scope: str
    cells: Mapping[Cell, Reading]


def stored_documents(connection: DuckDBPyConnection) -> dict[str, str]:
    """The documents of the current reports: where each was found, by its SHA-256."""
    return dict(connection.execute(DOCUMENTS).fetchall())


def stored_report(connection: DuckDBPyConnection, sha256: str) -> StoredReport:
    """What is stored of the report in a document that is there."""
    ((agency, year, scope, report_id),) = connection.execute(IDENTITY, [sha256]).fetchall()
    rows = connection.execute(CELLS, [report_id]).fetchall()
    cells = {(form, indicator, column): (value, status) for form, indicator, column, value, status in rows}
    return StoredReport(agency, year, scope, cells)
