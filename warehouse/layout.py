"""Sets a comparison out: wide, long, as a ranking, or as changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from warehouse.answer import Answer
from warehouse.statements import statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

By = Literal["agency", "year", "indicator", "region", "level", "function"]
Layout = Literal["wide", "long", "ranking", "changes", "points"]
Statistic = Literal["sum", "median", "mean", "min", "max"]

KEYS = {
    "heading": ("indicator", "label_zh", "unit", "year"),
    "year": ("indicator", "label_zh", "unit", "agency", "scope"),
    "indicator": ("agency", "scope", "year"),
}
"""What a row of a wide comparison is, by what its columns are."""

REMARKS = ("breaks", "notes")


@dataclass(frozen=True, slots=True)
class View:
    """How a comparison is set out. `breaks` are shown where they are allowed; elsewhere there are none."""

    layout: Layout
    by: By
    statistic: Statistic | None
    shows_breaks: bool


def laid_out(connection: DuckDBPyConnection, view: View, names: Sequence[str], notes: tuple[str, ...]) -> Answer:
    """The temporary table `comparison` as an answer; `names` are the quantities in the order asked."""
    if view.layout == "long":
        return _long(connection, view, notes)
    if view.layout == "wide":
        return _wide(connection, view, names, notes)
    query = _without(_query(view.layout), [] if view.shows_breaks else ["breaks"])
    return Answer(connection, query, notes=notes, figures=frozenset({"value"}))


def _long(connection: DuckDBPyConnection, view: View, notes: tuple[str, ...]) -> Answer:
    query = _without(_query("long_grouped" if view.statistic else "long"), [] if view.shows_breaks else ["segment"])
    return Answer(connection, query, {"statistic": view.statistic} if view.statistic else None, notes=notes)


def _wide(connection: DuckDBPyConnection, view: View, names: Sequence[str], notes: tuple[str, ...]) -> Answer:
    columns = view.by if view.by in KEYS else "heading"
    remarks = REMARKS if view.shows_breaks else REMARKS[1:]
    values = ", ".join(_quoted(name) for name in names) if columns == "indicator" else None  # not by alphabet
    others = values or f"* EXCLUDE ({', '.join((*KEYS[columns], *REMARKS))})"
    query = f"SELECT {', '.join(KEYS[columns])}, {others}, {', '.join(remarks)} FROM ({_query('wide_' + columns)})"
    answer = Answer(connection, query)
    figures = frozenset(answer.columns) - {*KEYS[columns], *REMARKS}
    return Answer(connection, query, notes=notes, figures=figures)


def _query(name: str) -> str:
    return statement(f"queries/compare/{name}.sql")


def _without(query: str, columns: Sequence[str]) -> str:
    return f"SELECT * EXCLUDE ({', '.join(columns)}) FROM ({query})" if columns else query


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
