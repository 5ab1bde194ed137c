"""Compares: the same quantities of many agencies and years, side by side, with what limits the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from warehouse.answer import Answer, query_errors
from warehouse.errors import BreakError, MixedScopesError, NothingFoundError, QuestionError
from warehouse.layout import By, Layout, Statistic, View, laid_out
from warehouse.quantities import Quantity, quantities
from warehouse.selection import Selection
from warehouse.statements import run, statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Source = Literal["table", "narrative"]

GROUPS = ("region", "level", "function")
"""What reports can be added up by; by year, all of them are."""

IN_SERIES = ("long", "changes", "points")
"""The layouts that show a value beside the one before it."""

RANKED = ("long", "ranking")
"""The layouts that show the place of a value among all."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared, of which reports, and how it is set out.

    An indicator is a harmonised id (`granted`), a rate (`grant_rate`), a formula over harmonised ids
    (`granted / applications_answered`) or, for the expert, a cell of a form (`sec3.granted/total`). With a statistic
    the values of several reports become one: by region, level, function, or all of a year. `source` is the tables of
    the reports or their text; the two are never spliced.
    """

    indicators: Sequence[str]
    selection: Selection = field(default_factory=Selection)
    by: By = "agency"
    layout: Layout = "wide"
    statistic: Statistic | None = None
    source: Source = "table"
    allow_breaks: bool = False
    follow_successors: bool = False

    @property
    def grouping(self) -> Statistic | None:
        """The statistic; that of groups is the sum unless another one is asked for."""
        return self.statistic or ("sum" if self.by in GROUPS else None)


def compare(connection: DuckDBPyConnection, question: Question) -> Answer:
    """The comparison as a table, over the current reports whose agency and year are known.

    Long: one row per report and quantity, with value, bounds, status and everything that limits the comparison:
    `comparability` holds the value against the one before it in its series (that of the year `compared_with`),
    `segment` counts the unbroken parts of a series, `failed_checks` the failed checks of severity error that use one
    of the cells the value was made of. A report without the row has the status `no_row`, one without any official table
    `no_table`; no report, no row.

    Groups have one row each with n, and the number without a value or a report. Their changes are of the `n_common`
    agencies that have a value in both years, from `common_before` to `common_value`; so is their comparability.

    Wide, ranking and changes: cells are text: a number without trailing zeros, `lower..upper`, or a status in
    parentheses where the report gives no number. An empty cell: there is no report. `notes` names what limits the
    comparison. What concerns the whole is in the notes of the answer.

    Raises an `UnknownNameError` with suggestions, and a `QuestionError` where the answer would mislead.
    """
    _require_sense(question)
    asked = quantities(connection, question.indicators, question.source == "narrative")
    parameters = _parameters(connection, question, asked)
    with query_errors():
        _collect(connection, question, asked, parameters)
        view = View(question.layout, question.by, question.grouping, question.allow_breaks)
        return laid_out(connection, view, _notes(connection, question))


def _notes(connection: DuckDBPyConnection, question: Question) -> tuple[str, ...]:
    """What has to be said under the comparison, and of groups, whether their members are the same in all years."""
    found = connection.execute(statement("queries/compare/notes.sql"), {"source": question.source}).fetchall()
    if question.grouping:
        found += connection.execute(statement("queries/compare/members.sql")).fetchall()
    return tuple(line for (line,) in found)


def _require_sense(question: Question) -> None:
    if question.statistic and question.by in ("agency", "indicator"):
        raise QuestionError("a statistic is of several reports: add --by year, region, level or function")
    if question.grouping and question.source == "narrative":
        raise QuestionError("figures of the text are rounded and bounded, and are not added up: leave out --statistic")


def _collect(
    connection: DuckDBPyConnection, question: Question, asked: Sequence[Quantity], parameters: dict[str, object]
) -> None:
    """Makes the temporary view `comparison`, and counts what it holds."""
    _run(connection, "question", parameters)
    _run(connection, "series_joined" if question.follow_successors else "series_own", parameters)
    _run(connection, "grid", parameters)
    _require_reports(connection)
    _run(connection, f"readings_{question.source}", parameters)
    for kind in dict.fromkeys(quantity.kind for quantity in asked):
        _run(connection, f"answer_{kind.value}", parameters)
    _run(connection, "single", parameters)
    _run(connection, "tally", parameters)
    if not question.allow_breaks:
        _require_no_break(connection, within_a_year=False)
    if question.grouping:
        _require_no_break(connection, within_a_year=True)  # one sum never counts two things
        _require_addable(connection, question.grouping, asked)
        _run(connection, "grouped", parameters)
        _run(connection, "tally", parameters)
    _run(connection, "reach", parameters)
    _run(connection, f"placed_{_place(question)}", parameters)
    _run(connection, "comparison", parameters)
    if question.layout in RANKED:
        _run(connection, "standing", parameters)


def _place(question: Question) -> str:
    """How a value stands to the one before it: not at all, as the next of its series, or over the common members."""
    if question.layout not in IN_SERIES:
        return "alone"
    return "grouped" if question.grouping else "in_series"


def _run(connection: DuckDBPyConnection, name: str, parameters: dict[str, object]) -> None:
    run(connection, statement(f"queries/compare/{name}.sql"), parameters)


def _parameters(connection: DuckDBPyConnection, question: Question, asked: Sequence[Quantity]) -> dict[str, object]:
    inputs = [(position, each) for position, quantity in enumerate(asked, 1) for each in quantity.inputs]
    return {
        **question.selection.parameters(connection),
        "names": [quantity.name for quantity in asked],
        "kinds": [quantity.kind.value for quantity in asked],
        "labels": [quantity.label_zh for quantity in asked],
        "units": [quantity.unit for quantity in asked],
        "scales": [quantity.scale for quantity in asked],
        "input_positions": [position for position, _ in inputs],
        "input_ids": [each.harmonised_id for _, each in inputs],
        "input_roles": [each.role.value for _, each in inputs],
        "input_factors": [each.factor for _, each in inputs],
        "source": question.source,
        "by": question.by,
        "statistic": question.grouping,
    }


def _require_reports(connection: DuckDBPyConnection) -> None:
    if connection.execute("SELECT count(*) FROM grid").fetchall() != [(0,)]:
        return
    query = "SELECT min(year), max(year), count(*) FROM report WHERE is_current AND agency_id IS NOT NULL"
    ((first, last, count),) = connection.execute(query).fetchall()
    there = f"of the years {first} to {last}" if first else "of a known year"
    raise NothingFoundError(f"no report fits this question; the database has {count} {there} (gongkai reports)")


def _require_no_break(connection: DuckDBPyConnection, *, within_a_year: bool) -> None:
    """No two values stand on both sides of a break; `within_a_year` looks only at those of the same year."""
    query = statement("queries/compare/breaks.sql")
    if breaks := connection.execute(query, {"within_a_year": within_a_year}).fetchall():
        raise BreakError(breaks)


def _require_addable(connection: DuckDBPyConnection, statistic: Statistic, asked: Sequence[Quantity]) -> None:
    scopes = dict(connection.execute("SELECT scope, count(*) FROM grid GROUP BY scope ORDER BY scope").fetchall())
    if len(scopes) > 1:
        raise MixedScopesError(scopes)
    ratios = [quantity.name for quantity in asked if not quantity.summable]
    if statistic == "sum" and ratios:
        raise QuestionError(f"{', '.join(ratios)}: shares have no sum; ask for --statistic median")
