"""Several versions of a report whose values differ: one is shown, and it is said that there is another."""

from __future__ import annotations

import pytest

from tests.warehouse.conftest import Load, dictionaries
from tests.warehouse.reports import AGENCY, report
from warehouse.warehouse import Warehouse

CELLS = {"sec3.granted/total": 15, "sec3.results_total/total": 20, "sec4.count/review_total": "/"}
NOTE = f"other versions with other values: {AGENCY} 2022 (gongkai reports --differing)"


OTHER = CELLS | {"sec3.granted/total": 77}


@pytest.fixture
def two_versions(load: Load) -> None:
    load(
        report("2021", CELLS, uri="a.html", published=None),
        report("2021", OTHER, uri="b.html", published=None),
    )


@pytest.mark.usefixtures("two_versions")
def test_a_comparison_says_that_another_version_has_other_values(warehouse: Warehouse) -> None:
    assert NOTE in warehouse.compare(["granted"]).notes


@pytest.mark.usefixtures("two_versions")
def test_a_card_names_the_other_values(warehouse: Warehouse) -> None:
    (card,) = warehouse.cards(AGENCY, 2022)
    (version,) = card.other_versions
    other_text, shown = {"a.html": ("15", "77"), "b.html": ("77", "15")}[version.uri]
    assert str(version) == f"{version.uri}  other values: sec3.granted/total {other_text} (shown: {shown})"


@pytest.mark.usefixtures("two_versions")
def test_both_versions_are_listed(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {"sec3.granted/total": 1}, agency="望溪县水务局"))
    listed = dictionaries(warehouse.reports(differing=True))
    assert sorted((row["agency"], row["uri"]) for row in listed) == [(AGENCY, "a.html"), (AGENCY, "b.html")]


@pytest.mark.parametrize(
    "cells",
    [CELLS, CELLS | {"sec4.count/review_total": "-"}, {"sec3.granted/total": 15}],
)
def test_versions_that_give_the_same_values_are_no_matter(
    warehouse: Warehouse, load: Load, cells: dict[str, int | str]
) -> None:
    load(report("2021", CELLS, text="one"), report("2021", cells, text="another"))
    assert dictionaries(warehouse.reports(differing=True)) == []
    assert not any("other versions" in note for note in warehouse.compare(["granted"]).notes)


def test_a_run_counts_the_agency_years_that_it_brought_versions_of(warehouse: Warehouse) -> None:
    first, second = warehouse.begin_run("1"), warehouse.begin_run("1")
    warehouse.load([report("2021", CELLS, agency="望溪县水务局")], first)
    warehouse.load([report("2021", CELLS), report("2021", OTHER)], second)
    assert (warehouse.contested(first), warehouse.contested(second)) == (0, 1)
