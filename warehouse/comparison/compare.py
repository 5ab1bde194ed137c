"""Compares: the same quantities of many agencies and years, side by side, with what limits the comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from warehouse.answer import Answer, query_errors
from warehouse.comparison import derived, reach, readings, series, tally
from warehouse.comparison.form_steps import Step, breaks, form_steps, unknown
from warehouse.comparison.layout import IN_SERIES, By, Layout, Statistic, View, laid_out
from warehouse.comparison.quantities import Kind, Quantity, quantities, units_of
from warehouse.comparison.readings import Source
from warehouse.comparison.selection import Selection
from warehouse.comparison.tally import Tally
from warehouse.errors import BreakError, MixedScopesError, NothingFoundError, QuestionError
from warehouse.names import require_list, require_word
from warehouse.statements import run, statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

GROUPS = ("region", "level", "function")
"""What reports can be added up by; by year, all of them are."""

WORDS: dict[str, tuple[object, Mapping[str, str]]] = {
    "by": (By, {}),
    "layout": (Layout, {"rank": "ranking", "change": "changes", "trend": "points", "heatmap": "points"}),
    "statistic": (Statistic, {"avg": "mean", "average": "mean", "total": "sum"}),
    "source": (Source, {"text": "narrative"}),
}
"""What a question says in words: those that it takes, and what they may be called besides."""


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
    `no_table`; no report, no row. What is computed is of one form, or `incomplete`. What is not exact (`bound`) has no
    rank, no change, and is no number `before` the next one.

    Groups have one row each with n, and the number without a value or a report. Their changes are of the `n_common`
    agencies that have a value in both years, from `common_before` to `common_value`; so is their comparability.

    Wide, ranking and changes: cells are text: a number without trailing zeros, `lower..upper`, or a status in
    parentheses where the report gives no number. An empty cell: there is no report; where the number is printed in
    another unit than that of the row, the cell says so. `notes` names what limits the comparison. What concerns the
    whole is in the notes of the answer.

    Raises an `UnknownNameError` with suggestions, and a `QuestionError` where the answer would mislead.
    """
    _require_sense(question)
    asked = quantities(connection, question.indicators, question.source == "narrative")
    _require_text(question, asked)
    names = [quantity.name for quantity in asked]
    with query_errors():
        steps = form_steps(connection, asked)
        counted = _collect(connection, question, asked, steps)
        found = reach.reaches(counted, steps)
        reach.store(connection, found)
        notes = [
            *tally.notes(counted),
            *reach.notes(found, names),
            *tally.warnings(counted),
            *_joined(connection, question),
        ]
        answer = laid_out(connection, _view(question, asked, counted), tuple(notes))
        answer.say(*unknown(counted, steps, names), *_further_notes(connection, question))
        return answer


def _view(question: Question, asked: Sequence[Quantity], counted: Sequence[Tally]) -> View:
    names = [quantity.name for quantity in asked]
    years = sorted({each.year for each in counted})
    shown = (question.allow_breaks, any(each.is_in_other_unit for each in counted))
    return View(question.layout, question.by, question.grouping, *shown, names, units_of(asked), years)


def _joined(connection: DuckDBPyConnection, question: Question) -> Iterator[str]:
    """Which agencies go on from others; beside each value of one stands whose it is."""
    if question.follow_successors and (names := _texts(connection, "predecessors")):
        yield f"joined with predecessors: {', '.join(names)}"


def _further_notes(connection: DuckDBPyConnection, question: Question) -> Iterator[str]:
    """What no column says of the text, and of groups whose members are not the same in all years."""
    if question.source == "narrative":
        yield "figures of the text: what is counted differs between agencies, years and tables, read the quotes"
    if question.layout == "changes" and (years := question.selection.years):
        left_out = _texts(connection, "years_before", {"years": list(years)})
        yield from (f"no change in {year}: --year leaves out the year before" for year in left_out)
    if question.grouping:
        yield from _texts(connection, "members")
    if not question.follow_successors:
        yield from series.note_of_successors(connection)


def _texts(connection: DuckDBPyConnection, name: str, parameters: dict[str, object] | None = None) -> list[str]:
    return [text for (text,) in connection.execute(statement(f"comparison/{name}.sql"), parameters).fetchall()]


def _require_sense(question: Question) -> None:
    require_list("indicators", question.indicators)
    for what, (words, called) in WORDS.items():
        if (word := getattr(question, what)) is not None or what != "statistic":
            require_word(what, word, get_args(words), called)
    if question.statistic and question.by in ("agency", "indicator"):
        raise QuestionError("a statistic is of several reports: add --by year, region, level or function")
    if question.grouping and question.source == "narrative":
        raise QuestionError("figures of the text are rounded and bounded, and are not added up: leave out --statistic")


def _require_text(question: Question, asked: Sequence[Quantity]) -> None:
    """Raises `QuestionError` where figures of the text would stand beside cells of tables."""
    cells = [quantity.name for quantity in asked if quantity.kind is Kind.CELL]
    if cells and question.source == "narrative":
        raise QuestionError(
            f"{', '.join(cells)}: a cell is of a table, not of the text; leave it out, or --source narrative"
        )


def _collect(
    connection: DuckDBPyConnection, question: Question, asked: Sequence[Quantity], steps: Sequence[Step]
) -> list[Tally]:
    """Makes the temporary views `subject` and `bearer`, and counts what they hold."""
    parameters = _parameters(connection, question, asked)
    connection.execute(statement("rounding.sql"))
    _run(connection, "question", parameters)
    series.make(connection, follow_successors=question.follow_successors)
    _run(connection, "grid", parameters)
    _require_reports(connection)
    readings.read(connection, question.source, parameters)
    _answer(connection, asked, parameters)
    _run(connection, "single", parameters)
    counted = tally.tallies(connection)
    if question.grouping and (within := breaks(counted, steps, within_a_year=True)):
        raise BreakError(_named(asked, within), can_be_allowed=False)  # one sum never counts two things
    if not question.allow_breaks and (found := breaks(counted, steps, within_a_year=False)):
        raise BreakError(_named(asked, found))
    if not question.grouping:
        return counted
    _require_addable(question.grouping, asked, counted)
    _run(connection, "grouped", parameters)
    if question.layout in IN_SERIES:
        _run(connection, "held", parameters)
    return tally.tallies(connection)


def _answer(connection: DuckDBPyConnection, asked: Sequence[Quantity], parameters: dict[str, object]) -> None:
    """Makes the temporary table `answer`: those of a kind at once, what is computed one by one."""
    kinds = {quantity.kind for quantity in asked}
    for kind in sorted(kinds - {Kind.DERIVED}):
        _run(connection, f"answer_{kind.value}", parameters)
    for position, quantity in enumerate(asked, 1):
        if quantity.kind is Kind.DERIVED:
            derived.answer(connection, quantity, position, parameters)


def _run(connection: DuckDBPyConnection, name: str, parameters: dict[str, object]) -> None:
    run(connection, statement(f"comparison/steps/{name}.sql"), parameters)


def _parameters(connection: DuckDBPyConnection, question: Question, asked: Sequence[Quantity]) -> dict[str, object]:
    return {
        **question.selection.parameters(connection),
        "names": [quantity.name for quantity in asked],
        "kinds": [quantity.kind.value for quantity in asked],
        "labels": [quantity.label_zh for quantity in asked],
        "units": [quantity.unit for quantity in asked],
        "inputs": [each.harmonised_id for quantity in asked for each in quantity.inputs],
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


def _named(asked: Sequence[Quantity], steps: Sequence[Step]) -> list[tuple[str, str, str]]:
    return [(asked[step.position - 1].name, step.from_form, step.to_form) for step in steps]


def _require_addable(statistic: Statistic, asked: Sequence[Quantity], counted: Sequence[Tally]) -> None:
    scopes = tally.scopes(each for each in counted if each.position == 1)  # of every quantity there are as many
    if len(scopes) > 1:
        raise MixedScopesError(scopes)
    ratios = [quantity.name for quantity in asked if not quantity.summable]
    if statistic == "sum" and ratios:
        raise QuestionError(f"{', '.join(ratios)}: shares have no sum; ask for --statistic median")
