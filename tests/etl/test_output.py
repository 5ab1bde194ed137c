from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.formats.tables import text_table
from etl.formats.values import cell_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("339.00000000"), "339"),
        (Decimal("52.15000000"), "52.15"),
        (Decimal("0E-8"), "0"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-4.00"), "-4"),
        (Decimal("12345678901234567890.12345678"), "12345678901234567890.12345678"),
        (None, ""),
        (True, "true"),
        ("013926531", "013926531"),
        (["2019", "2021"], '["2019","2021"]'),
    ],
)
def test_values_as_text(value: object, text: str) -> None:
    assert cell_text(value) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=8, min_value=-(10**20), max_value=10**20))
def test_no_digit_of_a_number_is_lost(value: Decimal) -> None:
    assert Decimal(cell_text(value)) == value


def test_a_table_is_as_wide_as_its_words_and_numbers_stand_right() -> None:
    lines = text_table(
        ("agency", "value"), [("望溪县水务局", "7"), ("局", "12")], ("VARCHAR", "DECIMAL(38,8)")
    ).splitlines()
    assert lines[0] == "agency         value"
    assert lines[2] == "望溪县水务局       7"
    assert lines[3] == "局                12"
