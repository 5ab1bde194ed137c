"""Several versions of a report whose values differ: one is shown, and it is said that there is another."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from tests.warehouse.conftest import Load, dictionaries
from tests.warehouse.reports import AGENCY, report
from transform.identity.traits import traits_of
from transform.report import Report, ReportWarning
from warehouse.comparison.layout import Layout
from warehouse.finding.doubts import AGENCY_DOUBTS
from warehouse.warehouse import Warehouse

CELLS = {"sec3.granted/total": 15, "sec3.results_total/total": 20, "sec4.count/review_total": "/"}
NOTE = f"other versions with other values: {AGENCY} 2022 (gongkai reports --differing)"


OTHER = CELLS | {"sec3.granted/total": 77}
DOUBTED = (ReportWarning("year_conflict", "the title says 2022, the period of the figures 2023"),)
CORRECTED = (ReportWarning("corrected_version", "the title says 更正"),)


def of(agency: str, year: int = 2022) -> Report:
    """A report with the traits of its agency."""
    return report("2021", CELLS, agency=agency, year=year, traits=traits_of(agency, year))


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
def test_what_no_column_says_is_told_apart_from_the_notes_that_columns_repeat(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", CELLS, agency="望溪县水务局", warnings=DOUBTED))
    for layout in get_args(Layout):
        answer = warehouse.compare(["granted"], layout=layout)
        assert [note.partition(":")[0] for note in answer.unsaid] == [
            "other versions with other values",
            "year in doubt",
        ]
        assert set(answer.unsaid) < set(answer.notes)


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


def test_a_report_whose_year_is_in_doubt_replaces_none(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", CELLS, published=date(2023, 1, 10)))
    load(report("2021", OTHER, published=date(2024, 1, 10), warnings=DOUBTED))
    answer = warehouse.compare(["granted"])
    assert answer.rows()[0][-2] == "15"
    assert not any("year in doubt" in note for note in answer.notes)
    assert NOTE in answer.notes


@pytest.mark.parametrize("corrected", [CELLS, {"sec3.granted/total": 15}])
def test_a_corrected_version_goes_before_others(
    warehouse: Warehouse, load: Load, corrected: dict[str, int | str]
) -> None:
    load(report("2021", corrected, published=date(2023, 2, 1), warnings=CORRECTED))
    load(report("2021", OTHER, published=date(2023, 1, 10)))
    answer = warehouse.compare(["granted"])
    assert answer.rows()[0][-2] == "15"
    assert NOTE in answer.notes


@pytest.mark.parametrize("code", AGENCY_DOUBTS)
def test_a_comparison_names_the_reports_whose_agency_is_in_doubt(warehouse: Warehouse, load: Load, code: str) -> None:
    load(report("2021", CELLS, warnings=(ReportWarning(code, "two places name two agencies"),)))
    load(report("2021", CELLS, agency="望溪县水务局", warnings=(ReportWarning("agency_located", "in 望溪县"),)))
    (note,) = [note for note in warehouse.compare(["granted"]).notes if "agency in doubt" in note]
    assert note == f"agency in doubt: {AGENCY} 2022 (gongkai show)"


def test_a_comparison_names_the_reports_whose_year_is_in_doubt(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", CELLS, warnings=DOUBTED), report("2021", CELLS, agency="望溪县水务局"))
    (note,) = [note for note in warehouse.compare(["granted"]).notes if "year in doubt" in note]
    assert f"{AGENCY} 2022: its title and its text or dates do not agree" in note


def test_a_comparison_names_reports_on_a_part_of_a_year(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", CELLS, warnings=(ReportWarning("year_incomplete", "from October on"),)))
    assert f"not of a whole year: {AGENCY} 2022 (gongkai show)" in warehouse.compare(["granted"]).notes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云岭省望溪县水务局", "望溪县水务局"),
        ("恩施土家族苗族自治州水利局", "恩施州水利局"),
        ("望溪县环保局", "望溪县环境保护局"),
    ],
)
def test_a_comparison_names_what_may_be_one_agency_under_two_names(
    warehouse: Warehouse, load: Load, one: str, other: str
) -> None:
    load(of(one), of(other))
    (note,) = [note for note in warehouse.compare(["granted"]).notes if "one agency" in note]
    assert note == f"may be one agency under two names: {min(one, other)} and {max(one, other)} 2022"


@pytest.mark.parametrize(
    ("other", "year"), [("柳屏区水务局", 2022), ("望溪县水务中心", 2022), ("云岭省望溪县水务局", 2021)]
)
def test_other_agencies_and_other_years_are_not_taken_for_one(
    warehouse: Warehouse, load: Load, other: str, year: int
) -> None:
    load(of("望溪县水务局"), of(other, year))
    assert not any("one agency" in note for note in warehouse.compare(["granted"]).notes)


def test_a_run_counts_the_reports_whose_year_is_in_doubt(warehouse: Warehouse) -> None:
    run = warehouse.begin_run("1")
    warehouse.load([report("2021", CELLS, warnings=DOUBTED), report("2021", OTHER, year=2023)], run)
    assert warehouse.doubted_years(run) == 1


def test_versions_in_two_forms_are_held_against_each_other(warehouse: Warehouse, load: Load) -> None:
    load(report("2019", {"sec3.granted/total": 15}, year=2020))
    load(report("2021", {"sec3.granted/total": 77}, year=2020))
    assert len(dictionaries(warehouse.reports(differing=True))) == 2
