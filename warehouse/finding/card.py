"""The card of a report: everything that is stored of one agency and year, for people to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from warehouse.answer import query_errors
from warehouse.errors import NothingFoundError, UnknownAgencyError
from warehouse.finding.versions import OtherVersion, other_versions
from warehouse.names import known_spelling, require_known
from warehouse.statements import statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CardCell:
    """A cell of an official table; `correction` names the correction that its value comes from."""

    form: str
    table: str
    indicator: str
    label: str
    column: str
    value: Decimal | None
    unit: str | None
    status: str
    raw: str
    correction: str | None


@dataclass(frozen=True, slots=True)
class CardFigure:
    """A number that the text states."""

    indicator: str | None
    value: Decimal
    unit: str | None
    bound: str
    subject: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class CardCheck:
    """A check that failed."""

    severity: str
    check: str
    message: str


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A report with its values by table, its figures, failed checks and warnings, and its other versions."""

    agency: str
    year: int
    scope: str
    title: str | None
    published: str | None
    organization_code: str | None
    forms: Sequence[str]
    uri: str
    sha256: str
    cells: Sequence[CardCell]
    figures: Sequence[CardFigure]
    failed_checks: Sequence[CardCheck]
    warnings: Sequence[str]
    other_versions: Sequence[OtherVersion]


def cards(connection: DuckDBPyConnection, agency: str, year: int) -> list[ReportCard]:
    """The current reports of an agency on a year, one for each scope.

    Raises `UnknownAgencyError` with suggestions, and `NothingFoundError` with the years that there are.
    """
    names = [name for (name,) in connection.execute("SELECT name FROM agency ORDER BY name").fetchall()]
    require_known([agency], {name: name for name in names}, UnknownAgencyError)
    agency = known_spelling(agency, names) or agency
    query = """
        SELECT report_id, agency, year, scope, title, published::VARCHAR, organization_code, forms, uri, sha256
        FROM report_history WHERE is_current AND agency = ? AND year = ? ORDER BY scope
    """
    with query_errors():
        found = connection.execute(query, [agency, year]).fetchall()
        if not found:
            raise NothingFoundError(
                f"{agency} has no report on {year}; there are reports on {_years(connection, agency)}"
            )
        return [ReportCard(*identity, *_content(connection, report_id)) for report_id, *identity in found]


def _years(connection: DuckDBPyConnection, agency: str) -> str:
    query = "SELECT DISTINCT year FROM report_history WHERE agency = ? AND year IS NOT NULL ORDER BY year"
    return ", ".join(str(year) for (year,) in connection.execute(query, [agency]).fetchall())


def _content(connection: DuckDBPyConnection, report_id: int) -> tuple[Sequence[Any], ...]:
    warnings = "SELECT code || ': ' || message FROM report_warning WHERE report_id = ? ORDER BY ALL"
    checks = """
        SELECT severity, check_id, message FROM check_result WHERE report_id = ? AND status = 'fail'
        ORDER BY list_position(['error', 'warn', 'info'], severity), check_id, message
    """
    figures = "SELECT indicator, value, unit, bound, subject, quote FROM figure WHERE report_id = ? ORDER BY number"
    return (
        _rows(connection, statement("finding/card_cells.sql"), report_id, CardCell),
        _rows(connection, figures, report_id, CardFigure),
        _rows(connection, checks, report_id, CardCheck),
        _rows(connection, warnings, report_id, str),
        other_versions(connection, report_id),
    )


def _rows(connection: DuckDBPyConnection, query: str, report_id: int, kind: type[T]) -> list[T]:
    return [kind(*row) for row in connection.execute(query, [report_id]).fetchall()]
