"""Coverage: which agencies have a report for which years, and what is known where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from warehouse.answer import Answer, query_errors
from warehouse.comparison import series
from warehouse.comparison.selection import Selection
from warehouse.errors import NothingFoundError
from warehouse.finding.official_names import official_names
from warehouse.names import require_word
from warehouse.registry import RegisteredAgency
from warehouse.statements import run, statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CoverageLayout = Literal["wide", "long"]

NAMES = "SELECT name FROM agency"
LOOKED_FOR = "SELECT DISTINCT agency FROM crawl_finding"

THE_FINDINGS = """
    CREATE OR REPLACE TEMP TABLE finding AS
    SELECT official.name AS agency, year, arg_max(finding, (run_id, looked)) AS finding
    FROM crawl_finding
    JOIN (SELECT unnest($written::VARCHAR[]) AS agency, unnest($names::VARCHAR[]) AS name) AS official USING (agency)
    GROUP BY official.name, year
"""
"""Of several crawls the last one counts."""


COVERED = """(
    SELECT reporter.agency_key
    FROM coverage JOIN bearer USING (agency_key) JOIN reporter ON reporter.name = bearer.agency
)"""
"""The agencies of a coverage with a report, by their keys of a comparison."""


def coverage(
    connection: DuckDBPyConnection,
    selection: Selection,
    registry: Sequence[RegisteredAgency] | None,
    layout: CoverageLayout,
    *,
    follow_successors: bool = False,
) -> Answer:
    """A state for each agency and year.

    `report`: there is one with numbers; `no_numbers`: its official tables hold none; `no_table`: it has no official
    table; `missing`: it is due and not here; else what a crawl found instead. Due are, with a registry, the years in
    which an agency is valid; without one, the years between the first and the last report of an agency. Agencies go by
    their official names, however the registry writes them; with `follow_successors` those that came after one another
    are one, under the last name. Long: one row each with the source. Wide: the years beside each other; an empty cell
    is nothing due.
    """
    require_word("layout", layout, get_args(CoverageLayout))
    known = _texts(connection, NAMES)
    official = official_names((each.name for each in registry or []), known)
    listed = _columns([replace(each, name=official[each.name]) for each in registry or []])
    looked_for = official_names(_texts(connection, LOOKED_FOR), known)
    named = {"agencies": listed["reg_name"], "levels": listed["reg_level"], "functions": listed["reg_function"]}
    parameters = {**selection.parameters(connection, named), **listed, "registered": registry is not None}
    with query_errors():
        connection.execute(THE_FINDINGS, {"written": list(looked_for), "names": list(looked_for.values())})
        series.make(connection, follow_successors=follow_successors)
        run(connection, statement("finding/gaps/coverage.sql"), parameters)
        notes = connection.execute(statement("finding/gaps/notes.sql"), {"layout": layout}).fetchall()
        if connection.execute("SELECT count(*) FROM coverage").fetchall() == [(0,)]:
            raise NothingFoundError("no agency fits this question (gongkai agencies lists those with reports)")
        successors = () if follow_successors else tuple(series.note_of_successors(connection, COVERED))
    said = tuple(line for line, is_said in notes if is_said)
    answer = Answer(connection, statement(f"finding/gaps/{layout}.sql"), notes=said)
    answer.say(*(line for line, is_said in notes if not is_said), *successors)
    return answer


def _texts(connection: DuckDBPyConnection, query: str) -> set[str]:
    return {text for (text,) in connection.execute(query).fetchall()}


def _columns(registry: Sequence[RegisteredAgency]) -> dict[str, list[Any]]:
    return {
        "reg_name": [each.name for each in registry],
        "reg_region": [each.region_code for each in registry],
        "reg_level": [each.level for each in registry],
        "reg_function": [each.function for each in registry],
        "reg_from": [each.valid_from for each in registry],
        "reg_to": [each.valid_to for each in registry],
    }
