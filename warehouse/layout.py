"""Sets a comparison out: wide, long, as a ranking, or as changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from warehouse.answer import Answer
from warehouse.statements import run, statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

By = Literal["agency", "year", "indicator", "region", "level", "function"]
Layout = Literal["wide", "long", "ranking", "changes", "points"]
Statistic = Literal["sum", "median", "mean", "min", "max"]

COLUMNS = ("year", "indicator")
"""What can stand side by side in a wide comparison; for everything else it is the agencies or groups."""


@dataclass(frozen=True, slots=True)
class View:
    """How a comparison is set out. `breaks` are shown where they are allowed; elsewhere there are none."""

    layout: Layout
    by: By
    statistic: Statistic | None
    shows_breaks: bool


def laid_out(connection: DuckDBPyConnection, view: View, notes: tuple[str, ...]) -> Answer:
    """The temporary view `comparison` as an answer."""
    if view.layout == "long":
        return _long(connection, view, notes)
    if view.layout == "wide":
        return _wide(connection, view, notes)
    query = _without(_query(_name(view)), [] if view.shows_breaks else ["breaks"])
    return Answer(connection, query, notes=notes, figures=frozenset({"value"}))


def _name(view: View) -> str:
    """Changes of groups are of the agencies with a value in both years, and say how many these are."""
    return "changes_grouped" if view.layout == "changes" and view.statistic else view.layout


def _long(connection: DuckDBPyConnection, view: View, notes: tuple[str, ...]) -> Answer:
    query = _without(_query("long_grouped" if view.statistic else "long"), [] if view.shows_breaks else ["segment"])
    return Answer(connection, query, {"statistic": view.statistic} if view.statistic else None, notes=notes)


def _wide(connection: DuckDBPyConnection, view: View, notes: tuple[str, ...]) -> Answer:
    columns = view.by if view.by in COLUMNS else "heading"
    run(connection, _query("shown"), {"columns": columns})
    query = _without(_query(f"wide_{columns}"), [] if view.shows_breaks else ["breaks"])
    ((shown,),) = connection.execute("SELECT enum_range(NULL::shown)").fetchall()
    return Answer(connection, query, notes=notes, figures=frozenset(shown))


def _query(name: str) -> str:
    return statement(f"queries/compare/{name}.sql")


def _without(query: str, columns: Sequence[str]) -> str:
    return f"SELECT * EXCLUDE ({', '.join(columns)}) FROM ({query})" if columns else query
