"""Reports with tables of several forms: nothing is computed across them, and each form can be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.warehouse.conftest import Change, Load, dictionaries
from tests.warehouse.reports import AGENCY, failed_check, observation, report
from transform.report import Report
from warehouse.warehouse import Warehouse

OLD, NEW = "2014", "2019"
RECEIVED, ANSWERED, GRANTED = "sec3.new_received/total", "sec3.results_total/total", "sec3.granted/total"
OLD_RECEIVED, OLD_ANSWERED, OLD_GRANTED = "applications_received/value", "replies_total/value", "replies_granted/value"


def of_forms(tables: Mapping[str, Mapping[str, str | int]], **other: Any) -> Report:
    """A report with the tables of several forms."""
    cells = tuple(observation(form, cell, raw) for form, table in tables.items() for cell, raw in table.items())
    return report(forms=tuple(tables), observations=cells, text=repr(tables), **{"year": 2018, **other})


@pytest.fixture
def mixed(load: Load) -> None:
    """Tables of 2014 and 2019 in a report of 2018: answers stand in the one, grants in the other."""
    load(
        of_forms(
            {
                OLD: {OLD_RECEIVED: 10, OLD_ANSWERED: 10, OLD_GRANTED: "", "replies_already_public/value": ""},
                NEW: {RECEIVED: 99, ANSWERED: "", GRANTED: 50},
            }
        )
    )


def answered(warehouse: Warehouse, quantity: str, **how: Any) -> dict[str, Any]:
    (row,) = dictionaries(warehouse.compare([quantity], layout="long", **how))
    return row


@pytest.mark.usefixtures("mixed")
@pytest.mark.parametrize(
    "quantity", ["grant_rate", "granted / applications_answered", "granted + applications_answered"]
)
def test_nothing_is_computed_across_forms(warehouse: Warehouse, quantity: str) -> None:
    row = answered(warehouse, quantity)
    assert (row["value"], row["status"]) == (None, "incomplete")
    assert row["missing"] == ["parts of one form (applications_answered is of form 2014, granted is of form 2019)"]


@pytest.mark.usefixtures("mixed")
def test_the_notes_say_that_the_parts_are_of_different_forms(warehouse: Warehouse) -> None:
    (row,) = warehouse.compare(["grant_rate"]).rows()
    assert row[4:] == (
        "(incomplete)",
        f"{AGENCY}: incomplete, lacks parts of one form (applications_answered is of form 2014, granted is of form 2019)",
    )


@pytest.mark.usefixtures("mixed")
def test_a_share_of_nothing_in_another_form_is_no_share(warehouse: Warehouse, load: Load) -> None:
    tables = {OLD: {OLD_ANSWERED: 0}, NEW: {ANSWERED: "", GRANTED: 50}}
    load(of_forms(tables, agency="青石县教育局"))
    assert answered(warehouse, "grant_rate", agencies=["青石县教育局"])["status"] == "incomplete"


@pytest.mark.usefixtures("mixed")
@pytest.mark.parametrize(("form", "value"), [(OLD, 10), (NEW, 99)])
def test_each_form_of_a_report_can_be_asked_for(warehouse: Warehouse, form: str, value: int) -> None:
    row = answered(warehouse, "applications_received", forms=[form])
    assert (row["value"], row["status"], row["form"]) == (value, "number", form)


@pytest.mark.usefixtures("mixed")
@pytest.mark.parametrize(
    ("quantity", "form", "status"),
    [
        ("granted", OLD, "blank"),
        ("granted", NEW, "number"),
        ("applications_answered", NEW, "blank"),
        ("reviews", NEW, "not_printed"),
        ("staff", NEW, "no_row"),
        ("grant_rate", OLD, "incomplete"),
    ],
)
def test_the_word_is_that_of_the_form_asked_for(warehouse: Warehouse, quantity: str, form: str, status: str) -> None:
    assert answered(warehouse, quantity, forms=[form])["status"] == status


@pytest.mark.usefixtures("mixed")
def test_several_forms_asked_for_give_what_all_of_them_do(warehouse: Warehouse) -> None:
    both = answered(warehouse, "applications_received", forms=[OLD, NEW])
    assert (both["value"], both["form"]) == (10, OLD)  # in force in 2018


def test_a_rate_of_a_form_asked_for_is_of_its_cells(warehouse: Warehouse, load: Load) -> None:
    load(
        of_forms(
            {
                OLD: {OLD_ANSWERED: 10, OLD_GRANTED: 5, "replies_already_public/value": 0},
                NEW: {ANSWERED: 40, GRANTED: 10},
            }
        )
    )
    assert [answered(warehouse, "grant_rate", forms=form)["value"] for form in (None, [OLD], [NEW])] == [50, 50, 25]


def test_failed_checks_and_corrections_are_those_of_the_form_asked_for(
    warehouse: Warehouse, load: Load, change: Change
) -> None:
    load(
        of_forms(
            {OLD: {OLD_RECEIVED: 10}, NEW: {RECEIVED: 99}},
            checks=(failed_check(NEW, RECEIVED), failed_check(OLD, OLD_RECEIVED), failed_check(NEW, RECEIVED)),
        )
    )
    change(f"""
        INSERT INTO correction
        SELECT 'c1', agency_id, year, scope, '{NEW}', 'sec3.new_received', 'total', '99', 98, 'misread', 'me', '2024-01-01'
        FROM report
    """)
    row = answered(warehouse, "applications_received", forms=[NEW])
    assert (row["value"], row["failed_checks"], row["corrections"]) == (98, 2, ["c1"])


def test_other_reports_keep_their_values_where_one_has_several_forms(warehouse: Warehouse, load: Load) -> None:
    load(
        of_forms({OLD: {OLD_RECEIVED: 10}, NEW: {RECEIVED: 99}}),
        report(NEW, {RECEIVED: 7}, agency="青石县教育局", year=2018),
        report(OLD, {OLD_RECEIVED: 5}, agency="望溪县水务局", year=2018),
    )
    rows = dictionaries(warehouse.compare(["applications_received"], layout="long", forms=[NEW]))
    assert {row["agency"]: row["value"] for row in rows} == {AGENCY: 99, "青石县教育局": 7}


def test_a_cell_that_only_another_form_of_the_report_has_is_no_row(warehouse: Warehouse, load: Load) -> None:
    load(of_forms({OLD: {OLD_RECEIVED: 10}, NEW: {RECEIVED: 99}}))
    assert answered(warehouse, "replies_total/value", forms=[NEW])["status"] == "no_row"
    assert answered(warehouse, "replies_total/value", forms=[OLD])["status"] == "not_printed"


IN_FORCE, LATER = "2019", "2021"


@pytest.mark.parametrize(
    ("year", "cells", "expected"),
    [
        (2020, {IN_FORCE: 6, LATER: 7}, (6, IN_FORCE)),
        (2021, {IN_FORCE: 6, LATER: 7}, (7, LATER)),
        (2020, {IN_FORCE: "", LATER: 7}, (7, LATER)),  # a number before a blank
        (2020, {IN_FORCE: "", LATER: ""}, (None, IN_FORCE)),
        (2012, {IN_FORCE: 6, LATER: 7}, (7, LATER)),  # of two that are not in force the newest
    ],
)
def test_of_several_forms_a_cell_is_of_that_which_its_indicator_is_of(
    warehouse: Warehouse, load: Load, year: int, cells: dict[str, str | int], expected: tuple[int | None, str]
) -> None:
    load(of_forms({form: {GRANTED: raw} for form, raw in cells.items()}, year=year))
    for quantity in (GRANTED, "granted"):
        row = answered(warehouse, quantity)
        assert (row["value"], row["form"]) == expected


def test_which_form_a_cell_is_of_is_decided_by_what_was_corrected(
    warehouse: Warehouse, load: Load, change: Change
) -> None:
    load(of_forms({IN_FORCE: {GRANTED: 6}, LATER: {GRANTED: 7}}, year=2020))
    change(f"""
        INSERT INTO correction
        SELECT 'c1', agency_id, year, scope, '{IN_FORCE}', 'sec3.granted', 'total', '6', NULL, 'misread', 'me', '2024-01-01'
        FROM report
    """)
    row = answered(warehouse, GRANTED)
    assert (row["value"], row["form"], row["corrections"]) == (7, LATER, [])


def test_what_is_not_computed_across_forms_has_no_bound(warehouse: Warehouse, load: Load) -> None:
    huge = 10**17
    load(
        of_forms(
            {
                OLD: {OLD_ANSWERED: huge},
                NEW: {ANSWERED: "", GRANTED: 1},
            }
        )
    )
    row = answered(warehouse, "grant_rate")
    assert (row["value"], row["status"], row["bound"]) == (None, "incomplete", "exact")
