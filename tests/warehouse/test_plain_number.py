"""The SQL macro that writes a decimal as people read it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.statements import statement

SCALES = (8, 12)
"""Of the values of cells, and of those of harmonised indicators."""

digits = st.one_of(
    st.integers(-(10**38) + 1, 10**38 - 1),
    st.integers(-(10**16), 10**16),
    st.builds(lambda whole, part: whole * 10**12 + part, st.integers(-(10**9), 10**9), st.integers(-2, 2)),
    st.integers(-(10**6), 10**6).map(lambda number: number * 10**10),
)
"""The digits of a decimal, without its point: of any size, near whole numbers, and of few decimal places."""


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    views = statement("database/views.sql")
    start = views.index("CREATE OR REPLACE MACRO plain_number")
    with duckdb.connect() as connection:
        connection.execute(views[start : views.index(";", start)])
        yield connection


def told(connection: duckdb.DuckDBPyConnection, number: Decimal, scale: int) -> str:
    ((text,),) = connection.execute(
        f"SELECT plain_number($number::DECIMAL(38, {scale}))", {"number": number}
    ).fetchall()
    return str(text)


@pytest.mark.parametrize("scale", SCALES)
@given(digits=digits)
def test_every_digit_is_told_and_no_trailing_zero(
    connection: duckdb.DuckDBPyConnection, scale: int, digits: int
) -> None:
    number = Decimal(f"{digits}e-{scale}")
    text = told(connection, number, scale)
    assert Decimal(text) == number
    assert "E" not in text.upper()
    assert "." not in text or text[-1] not in ".0"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"),
        ("-0.5", "-0.5"),
        ("339", "339"),
        ("1000", "1000"),
        ("52.15", "52.15"),
        ("998.999999999999", "998.999999999999"),
        ("999.000000000001", "999.000000000001"),
        ("0.000000000001", "0.000000000001"),
        ("9007199254740993", "9007199254740993"),
        ("99999999999999999999999999", "99999999999999999999999999"),
    ],
)
def test_numbers_at_the_edges_of_what_a_double_holds(
    connection: duckdb.DuckDBPyConnection, number: str, text: str
) -> None:
    assert told(connection, Decimal(number), 12) == text
