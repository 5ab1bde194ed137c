"""Reports of which it is in doubt whose they are, or on which year: what they give may stand in the wrong place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.answer import query_errors
from warehouse.names import some
from warehouse.run import Run
from warehouse.statements import statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

AGENCY_DOUBTS = (
    "agency_ambiguous",
    "agency_conflict",
    "agency_from_publisher",
    "agency_from_sentence",
    "agency_without_place",
    "title_conflict",
)
DOUBTS = {
    "year in doubt": (("year_conflict",), ": its title and its text or dates do not agree"),
    "not of a whole year": (("year_incomplete",), ""),
    "agency in doubt": (AGENCY_DOUBTS, ""),
}
"""What is said of the reports with certain warnings: its head, the codes, and what is added."""

BROUGHT = """
    SELECT count(DISTINCT report_id)
    FROM report_warning JOIN report USING (report_id) JOIN document USING (sha256)
    WHERE code = 'year_conflict' AND document.run_id = ?
"""
COMPARED = """
    SELECT DISTINCT code, reporter.name, grid.year
    FROM report_warning
    JOIN grid USING (report_id)
    JOIN reporter USING (agency_key)
    WHERE list_contains(?, code)
    ORDER BY ALL
"""


def doubted_years(connection: DuckDBPyConnection, run: Run) -> int:
    """How many reports that a run brought are of a year that their text does not confirm."""
    ((count,),) = connection.execute(BROUGHT, [run.run_id]).fetchall()
    return int(count)


def notes_of_doubts(connection: DuckDBPyConnection) -> tuple[str, ...]:
    """The notes under a comparison with such reports in it (the temporary table `grid`)."""
    doubts = [code for codes, _ in DOUBTS.values() for code in codes]
    with query_errors():
        rows = connection.execute(COMPARED, [doubts]).fetchall()
    notes = []
    for head, (codes, why) in DOUBTS.items():
        if named := sorted({(agency, year) for code, agency, year in rows if code in codes}):
            notes.append(f"{head}: {some([f'{agency} {year}' for agency, year in named])}{why} (gongkai show)")
    return (*notes, *_note_of_namesakes(connection))


def _note_of_namesakes(connection: DuckDBPyConnection) -> tuple[str, ...]:
    """That agencies of a comparison may be one under several names, which sums then count several times."""
    with query_errors():
        rows = connection.execute(statement("finding/namesakes.sql")).fetchall()
    named = [f"{one} and {other} {year}" for one, other, year in rows]
    return (f"may be one agency under two names: {some(named)}",) if named else ()
