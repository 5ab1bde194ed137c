"""Versions of one report, of the same agency, year and scope, that do not give the same values.

One of them is current (the rule is with the column `report.is_current`), and what it says is what comparisons show.
That another one says something else is said wherever its values stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.answer import query_errors
from warehouse.names import some
from warehouse.run import Run
from warehouse.statements import statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CONTESTED = """
    SELECT count(DISTINCT (agency_id, year, scope))
    FROM ({differing})
    WHERE (agency_id, year, scope) IN (
        SELECT (agency_id, year, scope) FROM report JOIN document USING (sha256) WHERE document.run_id = ?
    )
"""
COMPARED = """
    SELECT DISTINCT reporter.name, grid.year
    FROM grid
    JOIN ({differing}) AS differing USING (report_id)
    JOIN reporter USING (agency_key)
    ORDER BY ALL
"""
OTHERS = """
    SELECT history.uri, differing.indicator || '/' || differing.column_id, differing.raw, differing.shown_raw
    FROM report AS this
    JOIN report AS other
        ON other.agency_id = this.agency_id AND other.year = this.year AND other.scope = this.scope
        AND NOT other.is_current
    JOIN report_history AS history ON history.report_id = other.report_id
    LEFT JOIN ({differing}) AS differing ON differing.other_id = other.report_id
    LEFT JOIN form_cell USING (form, indicator, column_id)
    WHERE this.report_id = ?
    ORDER BY history.first_run_id DESC, history.sha256, differing.form, form_cell.position
"""


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """A version that is not current. `differing` are its cells with another value, as (cell, its text, that shown)."""

    uri: str
    differing: tuple[tuple[str, str, str], ...]

    def __str__(self) -> str:
        if not self.differing:
            return self.uri
        told = [f"{cell} {text} (shown: {shown})" for cell, text, shown in self.differing]
        return f"{self.uri}  other values: {some(told)}"


def contested(connection: DuckDBPyConnection, run: Run) -> int:
    """Of how many agencies, years and scopes that a run brought reports of there are versions that differ."""
    ((count,),) = connection.execute(_over_differing(CONTESTED), [run.run_id]).fetchall()
    return int(count)


def other_versions(connection: DuckDBPyConnection, report_id: int) -> list[OtherVersion]:
    """The versions besides a current report, the latest first."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for uri, cell, text, shown in connection.execute(_over_differing(OTHERS), [report_id]).fetchall():
        found.setdefault(uri, []).extend([(cell, text, shown)] if cell else [])
    return [OtherVersion(uri, tuple(cells)) for uri, cells in found.items()]


def note_of_versions(connection: DuckDBPyConnection) -> tuple[str, ...]:
    """The note under a comparison whose reports (the temporary table `grid`) have versions with other values."""
    with query_errors():
        if connection.execute("SELECT 1 FROM report WHERE NOT is_current LIMIT 1").fetchone() is None:
            return ()
        named = [f"{agency} {year}" for agency, year in connection.execute(_over_differing(COMPARED)).fetchall()]
    if not named:
        return ()
    return (f"other versions with other values: {some(named)} (gongkai reports --differing)",)


def _over_differing(query: str) -> str:
    return query.format(differing=statement("finding/differing_cells.sql"))
