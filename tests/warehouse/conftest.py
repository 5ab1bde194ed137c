"""A warehouse to put reports in, and ways to look at it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from transform.report import Report
from warehouse.answer import Answer
from warehouse.warehouse import Warehouse

Load = Callable[..., None]
Rows = list[dict[str, Any]]
Query = Callable[..., Rows]
Change = Callable[..., None]


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty warehouse, which is closed."""
    path = tmp_path_factory.mktemp("empty") / "reports.duckdb"
    Warehouse.open(path).close()
    return path


@pytest.fixture
def path(empty: Path, tmp_path: Path) -> Path:
    """An empty warehouse of the test's own, which is closed."""
    return Path(shutil.copy(empty, tmp_path))


@pytest.fixture
def warehouse(path: Path) -> Iterator[Warehouse]:
    """An empty warehouse, open for writing."""
    with Warehouse.open(path) as opened:
        yield opened


@pytest.fixture
def load(warehouse: Warehouse) -> Load:
    """Loads reports in a run of their own."""

    def load(*reports: Report, reader: str = "1") -> None:
        run = warehouse.begin_run(reader)
        warehouse.load(reports, run)
        warehouse.finish_run(run)

    return load


@pytest.fixture
def query(warehouse: Warehouse) -> Query:
    """Rows of a query over the warehouse that is open for writing, as dictionaries."""

    def query(text: str, **parameters: object) -> Rows:
        return dictionaries(Answer(warehouse._connection.cursor(), text, parameters))

    return query


@pytest.fixture
def change(warehouse: Warehouse) -> Change:
    """Executes one statement that changes the warehouse that is open for writing."""

    def change(text: str, **parameters: object) -> None:
        warehouse._connection.execute(text, parameters or None)

    return change


def dictionaries(answer: Answer) -> Rows:
    """The rows of an answer by column name."""
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows()]


def reading(query: Query, indicator: str, columns: tuple[str, ...] = ("value", "status")) -> tuple[Any, ...]:
    """The harmonised row of the only report that has the indicator."""
    (row,) = query("SELECT * FROM harmonised WHERE indicator = $indicator", indicator=indicator)
    return tuple(row[column] for column in columns)
