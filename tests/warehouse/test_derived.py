"""The query that is written for a computed quantity, against what it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.report import Bound, Scope
from warehouse.comparison.derived import answer
from warehouse.comparison.quantities import Input, Kind, Quantity
from warehouse.dictionary.formula import Role
from warehouse.statements import run, statement

IDS = ("granted", "denied", "answered")
STATUSES = ("blank", "text", "uncertain")
NOTHING_ASKED: dict[str, object] = {name: [] for name in ("names", "kinds", "labels", "units")}


@dataclass(frozen=True)
class Reading:
    """What the table of one report says of an indicator."""

    value: int | None
    status: str
    corrections: tuple[str, ...]
    failed_checks: tuple[int, ...]
    form: str = "2019"


readings = st.builds(
    lambda value, status, corrections, checks, form: Reading(
        value, "number" if value is not None else status, tuple(corrections), tuple(checks), form
    ),
    st.none() | st.integers(0, 3),
    st.sampled_from(STATUSES),
    st.lists(st.sampled_from(["c1", "c2"]), unique=True),
    st.lists(st.integers(1, 3), unique=True),
    st.sampled_from(["2019", "2019", "2019", "2021"]),
)
reports = st.dictionaries(st.sampled_from(IDS), readings)
inputs = st.builds(Input, st.sampled_from(IDS), st.just(Role.NUMERATOR), st.sampled_from([1, -1]))
divisors = st.builds(Input, st.sampled_from(IDS), st.just(Role.DENOMINATOR), st.just(1))
quantities = st.builds(
    lambda above, below, scale: Quantity("q", Kind.DERIVED, "q", "%", scale, (*above, *below)),
    st.lists(inputs, min_size=1, max_size=3),
    st.lists(divisors, max_size=2),
    st.sampled_from([1, 100]),
)


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """One report, in a warehouse with nothing but the tables that the query reads."""
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE agency (agency_id VARCHAR, name VARCHAR)")
        connection.execute(statement("rounding.sql"))
        connection.execute("CREATE MACRO plain_number(number) AS number::VARCHAR")
        run(connection, statement("comparison/steps/question.sql"), NOTHING_ASKED)
        connection.execute("""
            CREATE TABLE grid AS
            SELECT 1 AS report_id, 1 AS agency_key, 1 AS series_key, 'agency'::scope_kind AS scope, 2020 AS year,
                false AS is_without_table
        """)
        connection.execute("""
            CREATE TABLE reading (
                report_id BIGINT, harmonised_id VARCHAR, value DECIMAL(38, 12), status VARCHAR, form VARCHAR,
                bound bound_kind, corrections VARCHAR[], failed_checks INTEGER[]
            )
        """)
        yield connection


@pytest.mark.parametrize(("kind", "words"), [("scope_kind", Scope), ("bound_kind", Bound)])
def test_the_words_of_a_question_are_those_of_reports(
    connection: duckdb.DuckDBPyConnection, kind: str, words: type[StrEnum]
) -> None:
    ((known,),) = connection.execute(f"SELECT enum_range(NULL::{kind})").fetchall()
    assert known == sorted(words)


def answered(
    connection: duckdb.DuckDBPyConnection, quantity: Quantity, report: dict[str, Reading]
) -> tuple[Decimal | None, str, list[str], list[str], int]:
    connection.execute("DELETE FROM reading; DELETE FROM answer")
    for name, each in report.items():
        row = (name, each.value, each.status, each.form, list(each.corrections), list(each.failed_checks))
        connection.execute("INSERT INTO reading VALUES (1, ?, ?, ?, ?, 'exact', ?, ?)", row)
    answer(connection, quantity, 1, {"forms": None, "source": "table", "statistic": None})
    query = "SELECT value, status, missing, corrections, failed_checks FROM answer"
    (row,) = connection.execute(query).fetchall()
    return row


def status_of(quantity: Quantity, report: dict[str, Reading]) -> str:
    names = [each.harmonised_id for each in quantity.inputs]
    there = [report[name] for name in names if name in report]
    if len(there) < len(names):
        return "no_row"
    without = {each.status for each in there if each.value is None}
    if not without and len({each.form for each in there}) > 1:
        return "incomplete"
    if not without:
        return "undefined" if total(quantity, report, divides=True) == 0 else "number"
    if "uncertain" in without:
        return "uncertain"
    return without.pop() if len(without) == 1 and all(each.value is None for each in there) else "incomplete"


def total(quantity: Quantity, report: dict[str, Reading], *, divides: bool) -> int | None:
    """The sum of one side of the quotient; None if there is none."""
    side = [each for each in quantity.inputs if (each.role is Role.DENOMINATOR) is divides]
    return sum(each.factor * (report[each.harmonised_id].value or 0) for each in side) if side else None


@given(quantity=quantities, report=reports)
def test_a_status_is_that_of_its_inputs(
    connection: duckdb.DuckDBPyConnection, quantity: Quantity, report: dict[str, Reading]
) -> None:
    _, status, _, _, _ = answered(connection, quantity, report)
    assert status == status_of(quantity, report)


@given(quantity=quantities, report=reports)
def test_a_value_is_there_if_every_input_is_a_number(
    connection: duckdb.DuckDBPyConnection, quantity: Quantity, report: dict[str, Reading]
) -> None:
    value, status, _, _, _ = answered(connection, quantity, report)
    if status != "number":
        assert value is None
        return
    above, below = (total(quantity, report, divides=divides) for divides in (False, True))
    assert above is not None
    expected = Decimal(quantity.scale * above) / Decimal(1 if below is None else below)
    assert value == round(expected, 6)


@given(quantity=quantities, report=reports)
def test_what_limits_the_inputs_limits_the_value(
    connection: duckdb.DuckDBPyConnection, quantity: Quantity, report: dict[str, Reading]
) -> None:
    _, _, missing, corrections, failed_checks = answered(connection, quantity, report)
    used = {name: report[name] for name in {each.harmonised_id for each in quantity.inputs} if name in report}
    lacking = sorted(f"{name} ({each.status})" for name, each in used.items() if each.value is None)
    if not lacking and len({each.form for each in used.values()}) > 1:
        forms = ", ".join(f"{name} is of form {each.form}" for name, each in sorted(used.items()))
        lacking = [f"parts of one form ({forms})"]
    assert missing == lacking
    assert corrections == sorted({each for reading in used.values() for each in reading.corrections})
    assert failed_checks == len({each for reading in used.values() for each in reading.failed_checks})
