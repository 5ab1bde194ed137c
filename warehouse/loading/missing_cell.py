"""Which part of what a correction names is wrong, where there is no such cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.errors import (
    UnknownAgencyError,
    UnknownColumnError,
    UnknownFormOfReportError,
    UnknownNameError,
    UnknownRowError,
    UnknownYearError,
)
from warehouse.loading.corrections import Correction
from warehouse.names import close

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REPORT = """
    FROM report JOIN agency USING (agency_id) LEFT JOIN observation USING (report_id)
    WHERE is_current AND agency.name = ? AND year = ? AND scope = ?
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the address of a cell, the fields from `first` up to `last`.

    The query takes the fields before it, and gives the names that there are, each with what it is called besides.
    """

    first: int
    last: int
    error: type[UnknownNameError]
    query: str


PARTS = (
    Part(0, 1, UnknownAgencyError, "SELECT name FROM agency ORDER BY name"),
    Part(
        *(1, 3, UnknownYearError),
        """
        SELECT DISTINCT year || ' ' || scope AS name FROM report JOIN agency USING (agency_id)
        WHERE is_current AND agency.name = ? AND year IS NOT NULL ORDER BY name
        """,
    ),
    Part(3, 4, UnknownFormOfReportError, f"SELECT DISTINCT form {REPORT} AND form IS NOT NULL ORDER BY form"),
    Part(
        *(4, 5, UnknownRowError),
        f"""
        SELECT DISTINCT cell.indicator, label, harmonised_id
        FROM (SELECT DISTINCT form, indicator {REPORT} AND form = ?) AS cell
        LEFT JOIN indicator USING (form, indicator) LEFT JOIN crosswalk_term USING (form, indicator) ORDER BY ALL
        """,
    ),
    Part(
        *(5, 6, UnknownColumnError),
        f"""
        SELECT cell.column_id, label
        FROM (SELECT form, indicator, column_id {REPORT} AND form = ? AND indicator = ?) AS cell
        LEFT JOIN form_cell USING (form, indicator, column_id) ORDER BY position
        """,
    ),
)
"""In the order in which they lead to a cell."""


def wrong_name(connection: DuckDBPyConnection, correction: Correction) -> UnknownNameError:
    """The first part that is not there, as an error that says what there is."""
    found = (_error(connection, correction[1:7], part) for part in PARTS)
    return next(error for error in found if error is not None)


def _error(connection: DuckDBPyConnection, address: Sequence[object], part: Part) -> UnknownNameError | None:
    name = " ".join(map(str, address[part.first : part.last]))
    rows = connection.execute(part.query, address[: part.first]).fetchall()
    known = list(dict.fromkeys(row[0] for row in rows))
    if name in known:
        return None
    called = {label: row[0] for row in rows for label in row if label}
    return part.error(name, close(name, called), known)
