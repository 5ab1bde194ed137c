"""What reports say of the harmonised indicators: their tables, those of the forms that are asked for, or their text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from warehouse.statements import run, statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Source = Literal["table", "narrative"]


def read(connection: DuckDBPyConnection, source: Source, parameters: Mapping[str, object]) -> None:
    """Makes `reading`, a temporary view or table, of the reports of the grid."""
    name = source if source == "narrative" or not _evaluated_again(connection, parameters) else "form"
    run(connection, statement(f"comparison/steps/readings_{name}.sql"), parameters)


def _evaluated_again(connection: DuckDBPyConnection, parameters: Mapping[str, object]) -> bool:
    """Whether there are reports with tables of other forms, too; if so, their values are made of those asked for.

    Of several forms in a report one counts, and its value is what is stored: what another one gives is not there.
    """
    if parameters["forms"] is None:
        return False
    run(connection, statement("comparison/steps/reports_of_other_forms.sql"), parameters)
    if connection.execute("SELECT count(*) FROM harmonising_report").fetchall() == [(0,)]:
        return False
    run(connection, statement("comparison/steps/evaluated_again.sql"), parameters)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE value_of_form AS {statement('loading/harmonise.sql')}")
    return True
