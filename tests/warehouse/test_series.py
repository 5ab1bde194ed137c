"""The reports of an agency on two years, held against each other."""

from __future__ import annotations

import pytest

from tests.warehouse.conftest import Load, Query
from tests.warehouse.reports import report

CARRIED = "SELECT status, expected, actual, message FROM series_check WHERE check_id = 'series_carried_over'"


@pytest.mark.parametrize(
    ("carried_forward", "carried_over", "status"),
    [(3, 3, "pass"), (3, 2, "fail"), ("", 2, "not_assessable"), (3, "", "not_assessable"), ("无", 0, "pass")],
)
def test_what_is_carried_over_is_what_was_carried_forward(
    load: Load, query: Query, carried_forward: int | str, carried_over: int | str, status: str
) -> None:
    load(
        report("2019", {"sec3.carried_forward/total": carried_forward}, year=2020),
        report("2021", {"sec3.carried_over/total": carried_over}, year=2021),
    )
    (row,) = query(CARRIED)
    assert row["status"] == status


def test_a_failure_says_what_both_reports_print(load: Load, query: Query) -> None:
    load(
        report("2021", {"sec3.carried_forward/total": 3}, year=2021),
        report("2021", {"sec3.carried_over/total": 2}, year=2022),
    )
    (row,) = query(CARRIED)
    assert (row["expected"], row["actual"]) == (3, 2)
    assert row["message"] == "this report prints 2; by that of the year before it should be 3"


def test_documents_in_force_are_those_of_last_year_with_what_came_and_went(load: Load, query: Query) -> None:
    name = "sec2_art20_1.normative_docs"
    load(
        report("2021", {f"{name}/in_force": 40}, year=2021),
        report("2021", {f"{name}/in_force": 43, f"{name}/issued": 6, f"{name}/repealed": 2}, year=2022),
    )
    (row,) = query("SELECT * FROM series_check WHERE check_id = 'series_normative_docs_in_force'")
    assert (row["status"], row["expected"], row["actual"]) == ("fail", 44, 43)
    assert row["cells"] == [f"{name}/in_force", f"{name}/issued", f"{name}/repealed"]


@pytest.mark.parametrize(
    ("before", "after", "found"), [(31, 310, True), (310, 31, True), (31, 90, False), (3, 30, False), (31, 3100, False)]
)
def test_a_count_ten_times_as_large_is_a_suspicion(
    load: Load, query: Query, before: int, after: int, found: bool
) -> None:
    load(
        report("2021", {"sec3.new_received/total": before}, year=2021),
        report("2021", {"sec3.new_received/total": after}, year=2022),
    )
    rows = query("SELECT subject, severity, status FROM series_check WHERE subject = 'applications_received'")
    assert rows == [{"subject": "applications_received", "severity": "info", "status": "fail"}] * found


def test_an_amount_ten_thousand_times_as_large_is_a_suspicion(load: Load, query: Query) -> None:
    cell = "sec2_art20_8.admin_fees/amount"
    load(
        report("2021", {cell: "12.5"}, year=2021, units={cell: "万元"}),
        report("2021", {cell: "118000"}, year=2022, units={cell: "万元"}),
    )
    (row,) = query("SELECT check_id, message FROM series_check WHERE subject = 'admin_fee_amount'")
    assert row["check_id"] == "series_factor_10000"
    assert row["message"] == "from 12.5 to 118000 within a year: a digit or a unit may be wrong"


@pytest.mark.parametrize("other", [{"year": 2023}, {"agency": "云岭市教育局"}])
def test_reports_of_other_agencies_and_of_years_apart_are_not_compared(
    load: Load, query: Query, other: dict[str, int | str]
) -> None:
    load(
        report("2021", {"sec3.carried_forward/total": 3}, year=2021),
        report("2021", {"sec3.carried_over/total": 2}, **{"year": 2022, **other}),
    )
    assert query(CARRIED) == []
