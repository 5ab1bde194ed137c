"""Agencies that came after one another are joined only when asked for, and marked."""

from __future__ import annotations

import pytest

from tests.warehouse.conftest import Change, Load, dictionaries
from tests.warehouse.reports import report
from warehouse.loading.arrow import agency_id
from warehouse.warehouse import Warehouse

OLD, NEW, NEWEST = "望溪县环境保护局", "望溪县生态环境局", "澄湾市生态环境局望溪分局"
OTHER = "望溪县水务局"


@pytest.fixture(autouse=True)
def loaded(load: Load) -> None:
    """One line of three names and an agency of its own."""
    load(
        report("2014", {"reviews_total/value": 1}, agency=OLD, year=2018),
        report("2021", {"sec4.count/review_total": 2}, agency=NEW, year=2021),
        report("2021", {"sec4.count/review_total": 3}, agency=NEWEST, year=2022),
        report("2021", {"sec4.count/review_total": 9}, agency=OTHER, year=2022),
    )


@pytest.fixture
def came_after(change: Change) -> None:
    """The succession of the line."""
    for older, newer in ((OLD, NEW), (NEW, NEWEST)):
        edge(change, older, newer)


def edge(change: Change, older: str, newer: str, kind: str = "rename") -> None:
    ids = f"'{agency_id(older)}', '{agency_id(newer)}'"
    change(f"INSERT INTO succession VALUES ({ids}, 2018, '{kind}', 'a test')")


def series(warehouse: Warehouse, follow: bool = True) -> list[tuple[str, str, int]]:
    rows = dictionaries(warehouse.compare(["reviews"], layout="long", follow_successors=follow))
    return [(row["series"], row["agency"], row["year"]) for row in rows]


@pytest.mark.usefixtures("came_after")
def test_a_line_of_agencies_is_one_series_under_its_last_name(warehouse: Warehouse) -> None:
    assert series(warehouse) == [
        (OTHER, OTHER, 2022),
        (NEWEST, OLD, 2018),
        (NEWEST, NEW, 2021),
        (NEWEST, NEWEST, 2022),
    ]


def test_an_agency_that_took_over_a_part_is_not_joined(warehouse: Warehouse, change: Change) -> None:
    edge(change, OLD, NEW, kind="split")
    assert all(name == agency for name, agency, _ in series(warehouse))


@pytest.mark.usefixtures("came_after")
def test_nothing_is_joined_unless_asked_for(warehouse: Warehouse) -> None:
    assert all(name == agency for name, agency, _ in series(warehouse, follow=False))


@pytest.mark.usefixtures("came_after")
def test_what_is_joined_is_marked(warehouse: Warehouse) -> None:
    answer = warehouse.compare(["reviews"], by="year", follow_successors=True)
    row = dictionaries(answer)[1]
    assert (row["agency"], row["2018"], row["2021"], row["2022"]) == (NEWEST, "1", "2", "3")
    assert row["notes"] == f"2018: as {OLD}; 2021: as {NEW}; approximate from form 2019 on"
    assert f"joined with predecessors: {NEWEST}" in answer.notes


@pytest.mark.usefixtures("came_after")
@pytest.mark.parametrize("name", [OLD, NEW, NEWEST])
def test_any_name_of_a_line_asks_for_all_of_it(warehouse: Warehouse, name: str) -> None:
    rows = dictionaries(warehouse.compare(["reviews"], agencies=[name], layout="long", follow_successors=True))
    assert [row["value"] for row in rows] == [1, 2, 3]


@pytest.mark.usefixtures("came_after")
def test_agencies_that_report_on_the_same_year_are_not_joined(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {"sec4.count/review_total": 8}, agency=OLD, year=2021))
    assert all(name == agency for name, agency, _ in series(warehouse))


@pytest.mark.parametrize("kind", ["merge", "split"])
def test_a_part_is_not_joined_with_the_whole_even_if_the_others_have_no_report(
    warehouse: Warehouse, change: Change, kind: str
) -> None:
    edge(change, OLD, NEW, kind)
    assert all(name == agency for name, agency, _ in series(warehouse))


def test_several_agencies_that_became_one_are_not_joined(warehouse: Warehouse, change: Change) -> None:
    edge(change, OLD, NEW)
    edge(change, OTHER, NEW)
    assert all(name == agency for name, agency, _ in series(warehouse))


def test_a_circle_of_successors_joins_nothing(warehouse: Warehouse, change: Change) -> None:
    edge(change, OLD, NEW)
    edge(change, NEW, OLD)
    assert all(name == agency for name, agency, _ in series(warehouse))


@pytest.mark.usefixtures("came_after")
def test_what_is_joined_in_a_group_is_marked(warehouse: Warehouse) -> None:
    answer = warehouse.compare(["reviews"], by="year", statistic="sum", follow_successors=True, layout="changes")
    assert [(row["year"], row["notes"].partition("; approximate")[0]) for row in dictionaries(answer)] == [
        (2018, "n 1, without a report 1, as predecessors 1"),
        (2021, "n 1, without a report 1, as predecessors 1"),
        (2022, "members differ from 2021: 1 in both years, 1 only now; n 2"),
    ]
    assert f"joined with predecessors: {NEWEST}" in answer.notes


@pytest.mark.usefixtures("came_after")
def test_a_group_in_which_nothing_was_joined_is_not_marked(warehouse: Warehouse) -> None:
    answer = warehouse.compare(["reviews"], by="year", statistic="sum", agencies=[OTHER], follow_successors=True)
    assert not [note for note in answer.notes if "predecessors" in note]


@pytest.mark.usefixtures("came_after")
@pytest.mark.parametrize(("older", "newer", "kind"), [(OTHER, NEW, "merge"), (OLD, OTHER, "split")])
def test_who_took_over_a_third_or_left_a_part_to_it_is_another_agency(
    warehouse: Warehouse, change: Change, older: str, newer: str, kind: str
) -> None:
    edge(change, older, newer, kind)
    assert series(warehouse) == [
        (OTHER, OTHER, 2022),
        (OLD, OLD, 2018),
        (NEWEST, NEW, 2021),
        (NEWEST, NEWEST, 2022),
    ]


def test_another_spelling_of_an_agency_that_took_over_a_third_is_still_the_same(
    warehouse: Warehouse, change: Change
) -> None:
    edge(change, OLD, NEW, "short_name")
    edge(change, OTHER, NEW, "merge")
    assert (NEW, OLD, 2018) in series(warehouse)


def test_a_series_is_missing_in_no_group_that_it_left(warehouse: Warehouse, change: Change) -> None:
    edge(change, OLD, NEW)
    change(f"""
        UPDATE agency SET level = 'county' WHERE name IN ('{OLD}', '{OTHER}');
        UPDATE agency SET level = 'branch' WHERE name = '{NEW}'
    """)
    question = {"by": "level", "layout": "long", "agencies": [OLD, NEW, OTHER], "follow_successors": True}
    rows = dictionaries(warehouse.compare(["reviews"], **question))  # type: ignore[arg-type]
    assert {(row["group_name"], row["year"]): row["without_report"] for row in rows} == {
        ("branch", 2018): 0,
        ("branch", 2021): 0,
        ("county", 2022): 0,
    }
