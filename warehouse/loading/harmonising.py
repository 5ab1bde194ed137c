"""Evaluates the crosswalk for stored reports, so that questions read its results instead of every cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.statements import run, statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REPORTS_AT_A_TIME = 5_000
"""Bounds the memory of an evaluation of everything: about a million cells."""

INCOMING = """
    CREATE OR REPLACE TEMP TABLE harmonising_report AS SELECT report_id, forms FROM incoming_report;
    CREATE OR REPLACE TEMP VIEW harmonising_cell AS SELECT * FROM incoming_observation;
    CREATE OR REPLACE TEMP VIEW harmonising_check AS SELECT * FROM incoming_check;
"""
"""The batch that is being loaded: its cells are at hand, so that the stored ones need not be searched."""

STORED = """
    CREATE OR REPLACE TEMP TABLE harmonising_report AS
        SELECT report_id, forms FROM report WHERE report_id IN (SELECT unnest($reports::BIGINT[]));
    CREATE OR REPLACE TEMP VIEW harmonising_cell AS
        SELECT observation.* FROM observation SEMI JOIN harmonising_report USING (report_id);
    CREATE OR REPLACE TEMP VIEW harmonising_check AS
        SELECT check_result.* FROM check_result SEMI JOIN harmonising_report USING (report_id);
"""

TERMS = "CREATE OR REPLACE TEMP VIEW harmonising_term AS SELECT * FROM crosswalk_term"

FORGET = "DELETE FROM harmonised_value WHERE report_id IN (SELECT report_id FROM harmonising_report)"

DONE = """
    DROP VIEW harmonising_term; DROP VIEW harmonising_cell; DROP VIEW harmonising_check; DROP TABLE harmonising_report;
"""


def harmonise_incoming(connection: DuckDBPyConnection) -> None:
    """Evaluates the crosswalk for the batch that is being loaded, inside its transaction."""
    _harmonise(connection, INCOMING, {})


def harmonise_stored(connection: DuckDBPyConnection, reports: list[int]) -> None:
    """Evaluates the crosswalk again for these reports, inside a transaction."""
    for start in range(0, len(reports), REPORTS_AT_A_TIME):
        _harmonise(connection, STORED, {"reports": reports[start : start + REPORTS_AT_A_TIME]})


def harmonise_all(connection: DuckDBPyConnection) -> None:
    """Evaluates the crosswalk again for every report, inside a transaction."""
    rows = connection.execute("SELECT report_id FROM report ORDER BY report_id").fetchall()
    harmonise_stored(connection, [report_id for (report_id,) in rows])


def _harmonise(connection: DuckDBPyConnection, source: str, parameters: dict[str, list[int]]) -> None:
    run(connection, source, parameters)
    connection.execute(statement("rounding.sql"))
    connection.execute(TERMS)
    connection.execute(FORGET)
    connection.execute(f"INSERT INTO harmonised_value BY NAME {statement('loading/harmonise.sql')}")
    connection.execute(DONE)
