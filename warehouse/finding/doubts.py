"""Reports whose title names another year than text or dates: the year of the title is taken, and may be a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.answer import query_errors
from warehouse.names import some
from warehouse.run import Run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BROUGHT = """
    SELECT count(DISTINCT report_id)
    FROM report_warning JOIN report USING (report_id) JOIN document USING (sha256)
    WHERE code = 'year_conflict' AND document.run_id = ?
"""
COMPARED = """
    SELECT DISTINCT reporter.name, grid.year
    FROM grid
    SEMI JOIN (SELECT report_id FROM report_warning WHERE code = 'year_conflict') AS doubted USING (report_id)
    JOIN reporter USING (agency_key)
    ORDER BY ALL
"""


def doubted_years(connection: DuckDBPyConnection, run: Run) -> int:
    """How many reports that a run brought are of a year that their text does not confirm."""
    ((count,),) = connection.execute(BROUGHT, [run.run_id]).fetchall()
    return int(count)


def note_of_years(connection: DuckDBPyConnection) -> tuple[str, ...]:
    """The note under a comparison with such reports in it (the temporary table `grid`)."""
    with query_errors():
        named = [f"{agency} {year}" for agency, year in connection.execute(COMPARED).fetchall()]
    if not named:
        return ()
    return (f"year in doubt: {some(named)}: its title and its text or dates do not agree (gongkai show)",)
