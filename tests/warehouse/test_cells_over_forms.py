"""Cells that two forms share: as comparable as the indicator that they are in both, and unknown where they are none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.warehouse.conftest import Change, Load, Rows, dictionaries
from tests.warehouse.reports import AGENCY, report
from warehouse.errors import BreakError
from warehouse.warehouse import Warehouse

LICENCES, GRANTED, PERSONS = "sec2_art20_5.admin_license/decisions", "sec3.granted/total", "sec3.granted/natural_person"
CLOSED = "sec3.results_total/total"


@pytest.fixture(autouse=True)
def loaded(load: Load) -> None:
    """Two years in two forms."""
    for form, year, number in (("2019", 2020, 20), ("2021", 2021, 5)):
        load(report(form, dict.fromkeys((LICENCES, GRANTED, PERSONS, CLOSED), number), year=year))


def series(warehouse: Warehouse, cell: str, **how: Any) -> Rows:
    return dictionaries(warehouse.compare([cell], **{"layout": "long", **how}))


@pytest.mark.parametrize(
    ("cell", "comparability"), [(LICENCES, "approximate"), (GRANTED, "exact"), (CLOSED, "exact"), (PERSONS, None)]
)
def test_a_cell_compares_as_the_indicator_that_it_is_in_both_forms(
    warehouse: Warehouse, cell: str, comparability: str | None
) -> None:
    assert [row["comparability"] for row in series(warehouse, cell)] == [None, comparability]


def test_the_caveat_of_the_indicator_is_that_of_the_cell(warehouse: Warehouse) -> None:
    answer = warehouse.compare(["licence_decisions", LICENCES], layout="changes")
    assert [row["comparability"] for row in dictionaries(answer) if row["year"] == 2021] == ["approximate"] * 2
    assert f"{LICENCES}: approximate from form 2021 on" in answer.notes


def test_a_cell_that_is_several_indicators_compares_as_the_worst_of_them(warehouse: Warehouse, change: Change) -> None:
    change("UPDATE crosswalk_step SET comparability = 'approximate' WHERE harmonised_id = 'applications_closed'")
    assert series(warehouse, CLOSED)[1]["comparability"] == "approximate"


@pytest.fixture
def broken(change: Change) -> None:
    """A crosswalk that calls the step from 2019 to 2021 a break."""
    change("UPDATE crosswalk_step SET comparability = 'break' WHERE harmonised_id = 'granted' AND from_form = '2019'")


@pytest.mark.usefixtures("broken")
def test_a_cell_over_a_break_is_refused(warehouse: Warehouse) -> None:
    with pytest.raises(BreakError, match=r"sec3\.granted/total breaks between form 2019 and form 2021"):
        warehouse.compare([GRANTED])


@pytest.mark.usefixtures("broken")
def test_a_cell_over_a_break_that_is_allowed_has_no_change(warehouse: Warehouse) -> None:
    row = series(warehouse, GRANTED, layout="changes", allow_breaks=True)[1]
    assert (row["change"], row["comparability"], row["breaks"]) == (None, "break", "form 2021 breaks with form 2019")


def test_where_the_crosswalk_knows_nothing_of_a_cell_it_is_said(warehouse: Warehouse) -> None:
    answer = warehouse.compare([PERSONS, GRANTED])
    told = [note for note in answer.notes if "not known" in note]
    assert told == [f"{PERSONS}: how forms 2019 and 2021 compare is not known"]


def test_within_one_form_there_is_nothing_to_know(warehouse: Warehouse) -> None:
    answer = warehouse.compare([PERSONS], years=[2021])
    assert not [note for note in answer.notes if "not known" in note]
    assert answer.rows()[0][4:] == ("5", None), AGENCY


def test_a_group_is_as_comparable_as_its_cells(warehouse: Warehouse) -> None:
    for cell, comparability in ((LICENCES, "approximate"), (PERSONS, None)):
        rows = series(warehouse, cell, by="year", statistic="sum", layout="long")
        assert [row["comparability"] for row in rows] == [None, comparability]
