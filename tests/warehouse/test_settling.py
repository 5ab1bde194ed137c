"""The order of stored values: it changes how long a question takes, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse.conftest import Load, Query
from tests.warehouse.reports import report
from warehouse.loading.settling import settle, stretches
from warehouse.warehouse import Warehouse

ROWS = "SELECT v::VARCHAR AS text FROM harmonised_value AS v ORDER BY rowid"
ORDER = "SELECT harmonised_id FROM harmonised_value ORDER BY rowid"
SETTLED_RUN = "SELECT value FROM meta WHERE key = 'settled_run'"


@pytest.fixture(autouse=True)
def loaded(load: Load) -> None:
    """Two runs of two reports each."""
    for year in (2016, 2018):
        load(
            report("2014", {"reviews_total/value": year, "applications_received/value": 3}, year=year),
            report("2014", {"reviews_total/value": "", "applications_received/value": "无"}, year=year + 1),
        )


def runs_of(order: Sequence[str]) -> int:
    """How many times the indicator changes from one row to the next, and one."""
    return 1 + sum(one != other for one, other in pairwise(order))


def settled(warehouse: Warehouse, rows_at_a_time: int = 10_000) -> None:
    settle(warehouse._connection, enough=1, rows_at_a_time=rows_at_a_time)


def test_values_of_an_indicator_stand_together(warehouse: Warehouse, query: Query) -> None:
    settled(warehouse)
    order = [row["harmonised_id"] for row in query(ORDER)]
    assert runs_of(order) == len(set(order)) > 1


@pytest.mark.parametrize("rows_at_a_time", [1, 7, 10_000])
def test_every_row_is_there_once_as_it_was(warehouse: Warehouse, query: Query, rows_at_a_time: int) -> None:
    before = Counter(row["text"] for row in query(ROWS))
    settled(warehouse, rows_at_a_time)
    assert Counter(row["text"] for row in query(ROWS)) == before


def test_answers_stay_the_same(warehouse: Warehouse) -> None:
    before = warehouse.compare(["reviews", "applications_received"], layout="long").rows()
    settled(warehouse)
    assert warehouse.compare(["reviews", "applications_received"], layout="long").rows() == before


def test_what_is_settled_is_left_where_it_is(warehouse: Warehouse, load: Load, query: Query) -> None:
    settled(warehouse)
    before = query(ROWS)
    load(report("2021", {"sec3.granted/total": 1}))
    settled(warehouse)
    assert query(ROWS)[: len(before)] == before
    assert query(SETTLED_RUN) == [{"value": "3"}]


def test_a_small_load_is_left_as_it_is(query: Query) -> None:
    assert query(SETTLED_RUN) == []


def test_values_that_are_made_again_have_to_be_settled_again(warehouse: Warehouse, query: Query) -> None:
    settled(warehouse)
    query("UPDATE meta SET value = 'older' WHERE key = 'dictionary'")
    path = query("SELECT path FROM duckdb_databases() WHERE database_name = current_database()")[0]["path"]
    warehouse.close()
    with Warehouse.open(path) as again:
        assert again._connection.execute(SETTLED_RUN).fetchall() == []


@given(st.integers(0, 100), st.integers(0, 100), st.integers(1, 40))
def test_stretches_cover_everything_once(first: int, more: int, most: int) -> None:
    found = list(stretches(first, first + more, most))
    assert [number for start, end in found for number in range(start, end + 1)] == list(range(first, first + more + 1))
    assert max(end - start + 1 for start, end in found) <= most
