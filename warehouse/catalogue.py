"""Finds things: what can be compared, who reported, what was checked."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from warehouse.answer import Answer
from warehouse.statements import statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class CheckFilter:
    """Which checks; None does not restrict. `agency` is a part of the name."""

    status: str | None
    kind: str | None
    severity: str | None
    agency: str | None
    year: int | None


def indicators(connection: DuckDBPyConnection, search: str | None, cells: bool) -> Answer:
    """What can be compared, in the order of the crosswalk, then of the forms."""
    return _answer(connection, "indicators", {"search": search, "cells": cells})


def agencies(connection: DuckDBPyConnection, search: str | None) -> Answer:
    """Who reported, on which years."""
    return _answer(connection, "agencies", {"search": search})


def reports(connection: DuckDBPyConnection, agency: str | None, year: int | None, history: bool) -> Answer:
    """The reports, with what was found in them."""
    return _answer(connection, "reports", {"agency": agency, "year": year, "history": history})


def checks(connection: DuckDBPyConnection, wanted: CheckFilter) -> Answer:
    """The checks, with the cells that they used."""
    return _answer(connection, "checks", asdict(wanted))


def _answer(connection: DuckDBPyConnection, name: str, parameters: dict[str, str | int | bool | None]) -> Answer:
    return Answer(connection, statement(f"queries/{name}.sql"), parameters)
