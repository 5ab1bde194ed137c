"""Finds things: what can be compared, who reported, what was checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from warehouse.answer import Answer
from warehouse.comparison.selection import Selection
from warehouse.errors import NothingLikeError
from warehouse.names import close, require_word, spellings
from warehouse.statements import statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


CHECK_WORDS: dict[str, Sequence[str]] = {
    "status": ("pass", "fail", "not_assessable"),
    "kind": ("identity", "narrative", "series"),
    "severity": ("error", "warn", "info"),
}
"""What a check is told by, and the words for it."""


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

    def ask(text: str | None) -> Answer:
        return _answer(connection, "indicators", {"search": text, "cells": cells})

    return _found(ask, search, ("indicator", "label_zh", "label_en"))


def agencies(connection: DuckDBPyConnection, search: str | None) -> Answer:
    """Who reported, on which years."""
    return _found(lambda text: _answer(connection, "agencies", {"search": text}), search, ("agency",))


def reports(
    connection: DuckDBPyConnection, agency: str | None, year: int | None, history: bool, differing: bool
) -> Answer:
    """The reports, with what was found in them."""
    query = statement("finding/reports.sql").format(differing=statement("finding/differing_cells.sql"))
    parameters = {"year": year, "history": history, "differing": differing}
    return _searched(lambda text: Answer(connection, query, {**parameters, "agency": text}), agency)


def checks(connection: DuckDBPyConnection, wanted: CheckFilter) -> Answer:
    """The checks, with the cells that they used; raises `UnknownWordError`."""
    for what, words in CHECK_WORDS.items():
        if (word := getattr(wanted, what)) is not None:
            require_word(what, word, words)
    chosen = Selection(agencies=wanted.agencies).parameters(connection)["agencies"]
    parameters = asdict(wanted) | {"agencies": chosen}
    return _searched(lambda text: _answer(connection, "checks", {**parameters, "agency": text}), wanted.agency)


def _searched(ask: Callable[[str | None], Answer], search: str | None) -> Answer:
    """The answer for the search as written or, where nothing fits that, in simplified characters."""
    if search is None:
        return ask(None)
    answers = (ask(spelling) for spelling in spellings(search))
    return next((answer for answer in answers if answer.rows()), ask(search))


def _found(ask: Callable[[str | None], Answer], search: str | None, names: Sequence[str]) -> Answer:
    """The answer; raises `NothingLikeError` with what comes close to the search if it is empty."""
    answer = _searched(ask, search)
    if search is None or answer.rows():
        return answer
    everything = ask(None)
    places = [everything.columns.index(name) for name in names]
    called = {row[place]: row[places[0]] for row in everything.rows() for place in places if row[place]}
    raise NothingLikeError(search, close(search, called))


def _answer(connection: DuckDBPyConnection, name: str, parameters: Mapping[str, object]) -> Answer:
    return Answer(connection, statement(f"finding/{name}.sql"), parameters)
