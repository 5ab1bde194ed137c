"""Finds things: what can be compared, who reported, what was checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from warehouse.answer import Answer
from warehouse.comparison.selection import Selection
from warehouse.errors import NothingLikeError
from warehouse.names import close
from warehouse.statements import statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class CheckFilter:
    """Which checks; None does not restrict. `agency` is a part of the name, `agencies` are names or patterns."""

    status: str | None
    kind: str | None
    severity: str | None
    agency: str | None
    year: int | None
    agencies: Sequence[str] | None = None


def indicators(connection: DuckDBPyConnection, search: str | None, cells: bool) -> Answer:
    """What can be compared, in the order of the crosswalk, of the rates, then of the forms."""
    answer = _answer(connection, "indicators", {"search": search, "cells": cells})
    everything = _answer(connection, "indicators", {"search": None, "cells": cells})
    return _found(answer, search, everything, ("indicator", "label_zh", "label_en"))


def agencies(connection: DuckDBPyConnection, search: str | None) -> Answer:
    """Who reported, on which years."""
    answer = _answer(connection, "agencies", {"search": search})
    return _found(answer, search, _answer(connection, "agencies", {"search": None}), ("agency",))


def reports(
    connection: DuckDBPyConnection, agency: str | None, year: int | None, history: bool, differing: bool
) -> Answer:
    """The reports, with what was found in them."""
    query = statement("finding/reports.sql").format(differing=statement("finding/differing_cells.sql"))
    parameters = {"agency": agency, "year": year, "history": history, "differing": differing}
    return Answer(connection, query, parameters)


def checks(connection: DuckDBPyConnection, wanted: CheckFilter) -> Answer:
    """The checks, with the cells that they used."""
    chosen = Selection(agencies=wanted.agencies).parameters(connection)["agencies"]
    return _answer(connection, "checks", asdict(wanted) | {"agencies": chosen})


def _found(answer: Answer, search: str | None, everything: Answer, names: Sequence[str]) -> Answer:
    """The answer; raises `NothingLikeError` with what comes close to the search if it is empty."""
    if search is None or answer.rows():
        return answer
    places = [everything.columns.index(name) for name in names]
    called = {row[place]: row[places[0]] for row in everything.rows() for place in places if row[place]}
    raise NothingLikeError(search, close(search, called))


def _answer(connection: DuckDBPyConnection, name: str, parameters: Mapping[str, object]) -> Answer:
    return Answer(connection, statement(f"finding/{name}.sql"), parameters)
