"""Compares: the same indicator of many agencies and years, side by side, with what limits the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from warehouse.answer import Answer, query_errors
from warehouse.names import require_agencies, require_indicators
from warehouse.statements import statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

By = Literal["agency", "year", "indicator"]
Layout = Literal["wide", "long"]

KEYS: dict[By, str] = {
    "agency": "indicator, label_zh, unit, year",
    "year": "indicator, label_zh, unit, agency, scope",
    "indicator": "agency, scope, year",
}
"""What a row of a wide comparison is, by what its columns are."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared. None does not restrict; agencies are official names."""

    indicators: Sequence[str]
    agencies: Sequence[str] | None = None
    years: Sequence[int] | None = None


def compare(connection: DuckDBPyConnection, question: Question, by: By, layout: Layout) -> Answer:
    """The comparison as a table, over the current reports whose agency and year are known.

    An indicator is a harmonised id (`granted`) or, for the expert, a cell of a form (`sec3.granted/total`).

    Long: one row per report and indicator, with value, bounds, status and everything that limits the comparison. A
    report without the row has the status `no_row`, one without any official table `no_table`; no report, no row.
    `failed_checks` counts the failed checks of severity error that use one of the cells the value was made of.

    Wide: the columns are agencies, years or indicators, and the cells are text: a number without trailing zeros,
    `lower..upper`, or a status in parentheses where the report gives no number. An empty cell: there is no report.
    `notes` names what limits the comparison: steps between forms that are approximate or a break, values that are
    incomplete, uncertain or bounds, and failed checks.

    Raises `UnknownIndicatorError` and `UnknownAgencyError`, with suggestions.
    """
    require_indicators(connection, question.indicators)
    require_agencies(connection, question.agencies or ())
    with query_errors():
        connection.execute(statement("queries/comparison.sql"), _parameters(question))
        ((rows,),) = connection.execute("SELECT count(*) FROM comparison").fetchall()
    if layout == "long":
        return Answer(connection, statement("queries/long.sql"))
    return Answer(connection, _wide(question, by) if rows else f"SELECT {KEYS[by]}, NULL AS notes FROM comparison")


def _parameters(question: Question) -> dict[str, list[str] | list[int] | None]:
    return {
        "indicators": list(dict.fromkeys(question.indicators)),
        "agencies": None if question.agencies is None else list(question.agencies),
        "years": None if question.years is None else list(question.years),
    }


def _wide(question: Question, by: By) -> str:
    query = statement(f"queries/wide_{by}.sql")
    if by != "indicator":
        return query
    names = ", ".join(f'"{name}"' for name in dict.fromkeys(question.indicators))  # as asked, not by alphabet
    return f"SELECT {KEYS[by]}, {names}, notes FROM ({query})"
