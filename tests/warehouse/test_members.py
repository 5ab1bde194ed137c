"""Groups over the years: a change is of the agencies with a value in both, and who came or went is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.warehouse.conftest import Change, Load, Rows, dictionaries
from tests.warehouse.reports import GRANTED, A, B, C, D, four_agencies, report
from warehouse.comparison.layout import Statistic
from warehouse.warehouse import Warehouse


@pytest.fixture(autouse=True)
def loaded(load: Load, change: Change) -> None:
    """A and D report on both years; B leaves after the first, C has a value in the second only."""
    load(*four_agencies())
    change("UPDATE agency SET level = CASE WHEN name LIKE '望溪县%' THEN 'county' ELSE 'prefecture' END")


def later(warehouse: Warehouse, quantity: str, statistic: Statistic | None = None, **how: object) -> Rows:
    """The rows of 2022, with their changes on 2021."""
    how = {"by": "year", "layout": "changes", "statistic": statistic, **how}
    return [row for row in dictionaries(warehouse.compare([quantity], **how)) if row["year"] == 2022]  # type: ignore[arg-type]


COMMON = [
    # A and D: 5 and 7, then 8 and 0
    ("granted", "sum", 12, 8, -4, Decimal("-33.33")),
    ("granted", "median", 6, 4, -2, Decimal("-33.33")),
    ("granted", "mean", 6, 4, -2, Decimal("-33.33")),
    ("granted", "min", 5, 0, -5, -100),
    ("granted", "max", 7, 8, 1, Decimal("14.29")),
    # pooled: 12 of 17, then 8 of 24
    ("grant_rate", "sum", Decimal("70.588235"), Decimal("33.333333"), Decimal("-37.254902"), Decimal("-52.78")),
]


@pytest.mark.parametrize(("quantity", "statistic", "before", "value", "difference", "percent"), COMMON)
def test_a_change_is_of_the_agencies_with_a_value_in_both_years(
    warehouse: Warehouse,
    quantity: str,
    statistic: Statistic,
    before: object,
    value: object,
    difference: object,
    percent: object,
) -> None:
    (row,) = later(warehouse, quantity, statistic)
    assert (row["n"], row["n_common"]) == (3, 2)
    assert (row["common_before"], row["common_value"]) == (before, value)
    assert (row["change"], row["change_percent"]) == (difference, percent)


def test_the_value_of_the_group_stays_that_of_all_its_members(warehouse: Warehouse) -> None:
    assert [(row["agency"], row["value"], row["n"]) for row in later(warehouse, "granted", by="level")] == [
        ("county", "8", 1),
        ("prefecture", "1", 2),
    ]


def test_who_came_and_who_went_is_said(warehouse: Warehouse) -> None:
    assert [row["notes"] for row in later(warehouse, "granted", by="level")] == [
        "members differ from 2021: 1 in both years, 1 only then; n 1, without a report 1",
        "members differ from 2021: 1 in both years, 1 only now; n 2",
    ]


def test_a_group_of_the_same_agencies_needs_no_such_note(warehouse: Warehouse) -> None:
    answer = warehouse.compare(["granted"], by="year", statistic="sum", agencies=[A, D], layout="changes")
    assert [(row["change"], row["notes"]) for row in dictionaries(answer)] == [(None, "n 2"), (-4, "n 2")]
    assert not [note for note in answer.notes if "members" in note]


def test_nothing_is_compared_where_nobody_is_in_both_years(warehouse: Warehouse) -> None:
    (row,) = later(warehouse, "granted", "sum", agencies=[B, C])
    assert (row["value"], row["n_common"], row["change"], row["comparability"]) == ("1", 0, None, None)
    assert row["notes"].startswith("no agency has a value in 2021, too: nothing to compare; n 1")


def test_a_line_is_not_drawn_on_to_other_agencies(warehouse: Warehouse) -> None:
    for agencies, segments in (([B, C], [1, 2]), ([A, B, C, D], [1, 1])):
        points = warehouse.compare(["granted"], by="year", statistic="sum", agencies=agencies, layout="points")
        assert [row["segment"] for row in dictionaries(points)] == segments


@pytest.mark.parametrize("layout", ["long", "points", "changes"])
def test_a_trend_has_n_for_each_year(warehouse: Warehouse, layout: str) -> None:
    rows = dictionaries(warehouse.compare(["granted"], by="level", layout=layout))  # type: ignore[arg-type]
    assert [(row["year"], row["n"]) for row in rows] == [(2021, 2), (2022, 1), (2021, 1), (2022, 2)]


@pytest.mark.parametrize("layout", ["wide", "long", "points", "changes"])
def test_every_trend_says_that_members_differ(warehouse: Warehouse, layout: str) -> None:
    answer = warehouse.compare(["granted"], by="level", layout=layout)  # type: ignore[arg-type]
    assert answer.notes[-1] == (
        "members differ between years: granted: county n 1 to 2, prefecture n 1 to 2; --change compares those of both years"
    )


def test_as_many_agencies_need_not_be_the_same_ones(warehouse: Warehouse) -> None:
    answer = warehouse.compare(["granted"], by="year", statistic="sum")
    assert answer.notes[-1].startswith("members differ between years: granted: all n 3; ")


def test_a_change_over_a_gap_of_years_is_none(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {GRANTED: 1}, agency=A, year=2024))
    rows = dictionaries(warehouse.compare(["granted"], by="year", statistic="sum", layout="long", agencies=[A, D]))
    assert [(row["compared_with"], row["n_common"], row["change"]) for row in rows] == [
        (None, None, None),
        (2021, 2, -4),
        (2022, 1, None),
    ]


def test_a_group_is_as_comparable_as_the_agency_that_is_it_least(warehouse: Warehouse, load: Load) -> None:
    """A changes its form, D does not; the newest form of the group is that of 2019 in both years."""
    load(
        report("2014", {"replies_granted/value": 4, "replies_already_public/value": 0}, agency=A, year=2018),
        report("2019", {GRANTED: 2}, agency=A, year=2019),
        report("2019", {GRANTED: 6}, agency=D, year=2018),
        report("2019", {GRANTED: 6}, agency=D, year=2019),
    )
    answer = warehouse.compare(["granted"], by="year", statistic="sum", years=[2018, 2019], layout="long")
    assert [row["comparability"] for row in dictionaries(answer)] == [None, "approximate"]


def test_a_change_of_a_group_is_not_over_a_break(warehouse: Warehouse, load: Load) -> None:
    load(
        report("2008", {"appeals/current": 4}, agency=A, year=2013),
        report("2014", {"complaints_total/value": 9}, agency=A, year=2014),
    )
    years = [2013, 2014]
    answer = warehouse.compare(
        ["complaints"], by="year", statistic="sum", years=years, layout="long", allow_breaks=True
    )
    assert [(row["comparability"], row["change"]) for row in dictionaries(answer)] == [(None, None), ("break", None)]
