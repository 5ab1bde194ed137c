"""A quantity that is printed in several units has a row for each, and none of them hides the reports of the others."""

from __future__ import annotations

import pytest

from tests.warehouse.conftest import Load, dictionaries
from tests.warehouse.reports import A, B, C, D, report
from warehouse.warehouse import Warehouse

AMOUNT = "sec2_art20_9.gov_procurement/total_amount"


@pytest.fixture(autouse=True)
def loaded(load: Load) -> None:
    """A prints 元, B and C 万元, D nothing; B changes to 元, and C has no report of 2020."""
    load(
        *(
            report("2019", {AMOUNT: raw}, agency=agency, year=year, units={AMOUNT: unit} if unit else None)
            for agency, year, raw, unit in (
                (A, 2019, 100, "元"),
                (B, 2019, 5, "万元"),
                (C, 2019, 12, "万元"),
                (D, 2019, "", None),
                (A, 2020, 90, "元"),
                (B, 2020, 60000, "元"),
                (D, 2020, 3, None),
            )
        )
    )


def test_a_report_in_another_unit_is_no_missing_report(warehouse: Warehouse) -> None:
    answer = warehouse.compare([AMOUNT], by="year", statistic="sum", layout="long")
    found = {(row["year"], row["unit"]): row for row in dictionaries(answer)}
    assert {key: (row["n"], row["without_value"], row["without_report"]) for key, row in found.items()} == {
        (2019, "元"): (1, 0, 0),
        (2019, "万元"): (2, 0, 0),
        (2019, None): (0, 1, 0),
        (2020, "元"): (2, 0, 1),
        (2020, None): (1, 0, 1),
    }


def test_where_members_differ_the_unit_is_named(warehouse: Warehouse) -> None:
    answer = warehouse.compare([AMOUNT], by="year", statistic="sum")
    assert answer.notes[-1] == (
        f"members differ between years: {AMOUNT}: all in 元 n 1 to 2; --change compares those of both years"
    )


def test_members_without_a_unit_are_named_so(warehouse: Warehouse, load: Load) -> None:
    load(report("2019", {AMOUNT: 4}, agency=A, year=2021), report("2019", {AMOUNT: 5}, agency=D, year=2021))
    answer = warehouse.compare([AMOUNT], by="year", statistic="sum")
    assert "all without a unit n 1 to 2, all in 元 n 1 to 2;" in answer.notes[-1]


def test_an_agency_whose_value_is_in_another_row_is_no_empty_cell(warehouse: Warehouse) -> None:
    rows = dictionaries(warehouse.compare([AMOUNT]))
    other = "(other_unit)"
    assert [(row["year"], row["unit"], row[A], row[B], row[C], row[D]) for row in rows] == [
        (2019, "万元", other, "5", "12", other),
        (2019, "元", "100", other, other, other),
        (2019, None, other, other, other, "(blank)"),
        (2020, "元", "90", "60000", None, other),
        (2020, None, other, other, None, "3"),
    ]


def test_a_year_whose_value_is_in_another_row_is_no_empty_cell(warehouse: Warehouse) -> None:
    rows = dictionaries(warehouse.compare([AMOUNT], by="year"))
    assert {(row["agency"], row["unit"]): (row["2019"], row["2020"]) for row in rows} == {
        (A, "元"): ("100", "90"),
        (B, "万元"): ("5", "(other_unit)"),
        (B, "元"): ("(other_unit)", "60000"),
        (C, "万元"): ("12", None),
        (D, None): ("(blank)", "3"),
    }


def test_a_group_with_values_in_both_units_shows_both(warehouse: Warehouse) -> None:
    rows = dictionaries(warehouse.compare([AMOUNT], by="year", statistic="sum"))
    assert [(row["unit"], row["2019"], row["2020"]) for row in rows] == [
        ("万元", "17", "(other_unit)"),
        ("元", "100", "60090"),
        (None, "(no_value)", "3"),
    ]


def test_in_one_unit_an_empty_cell_is_no_report(warehouse: Warehouse) -> None:
    (row,) = dictionaries(warehouse.compare(["procurement_amount"], years=[2020], agencies=[A, B]))
    assert (row[A], row[B]) == ("90", "60000")
