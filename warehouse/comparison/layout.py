"""Sets a comparison out: wide, long, as a ranking, or as changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from warehouse.answer import Answer
from warehouse.statements import statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

By = Literal["agency", "year", "indicator", "region", "province", "level", "function"]
Layout = Literal["wide", "long", "ranking", "changes", "points"]
Statistic = Literal["sum", "median", "mean", "min", "max"]

COLUMNS = ("year", "indicator")
"""What can stand side by side in a wide comparison; for everything else it is the agencies or groups."""

IN_SERIES = ("long", "changes", "points")
"""The layouts that show a value beside the one before it."""

PARTS = ("placed", "worded", "told", "named", "remarked", "comparison", "standing")
"""The parts of a comparison: beside what a value stands, as text, in which row, whose it is, what has to be said of it,
all together, and in order. Of `placed` and `told` there are several.
"""


@dataclass(frozen=True, slots=True)
class View:
    """How a comparison is set out. `breaks` are shown where they are allowed; elsewhere there are none.

    `has_other_units` says whether a value is in another unit than that of its quantity.
    """

    layout: Layout
    by: By
    statistic: Statistic | None
    shows_breaks: bool
    has_other_units: bool
    indicators: Sequence[str]
    units: str | None  # those of the indicators, in words
    years: Sequence[int]


def laid_out(connection: DuckDBPyConnection, view: View, notes: tuple[str, ...]) -> Answer:
    """The temporary views `subject` and `bearer` as an answer."""
    if view.layout == "long":
        return _long(connection, view, notes)
    if view.layout == "wide":
        return _wide(connection, view, notes)
    query = _query(view, _name(view), [] if view.shows_breaks else ["breaks"])
    figures = frozenset({"text" if view.layout == "points" else "value"})
    return Answer(connection, query, notes=notes, figures=figures)


def _name(view: View) -> str:
    """Changes and points of groups say of which agencies they are."""
    return f"{view.layout}_grouped" if view.layout in ("changes", "points") and view.statistic else view.layout


def _long(connection: DuckDBPyConnection, view: View, notes: tuple[str, ...]) -> Answer:
    query = _query(view, "long_grouped" if view.statistic else "long", [] if view.shows_breaks else ["segment"])
    parameters = {"statistic": view.statistic} if view.statistic else None
    return Answer(connection, query, parameters, notes=notes, is_long=not view.statistic)


def _wide(connection: DuckDBPyConnection, view: View, notes: tuple[str, ...]) -> Answer:
    columns = view.by if view.by in COLUMNS else "heading"
    query = _query(view, f"wide_{columns}", [] if view.shows_breaks else ["breaks"])
    if columns == "year":
        names = [str(year) for year in view.years]
        shown = [f'any_value(text) FILTER (year = {year}) AS "{year}"' for year in view.years]
    else:
        names = list(view.indicators) if columns == "indicator" else _headings(connection)
        shown = ["'" + name.replace("'", "''") + "'" for name in names]
    units = view.units if columns == "indicator" else None  # the others have a column for it
    return Answer(connection, query.format(shown=", ".join(shown)), notes=notes, figures=frozenset(names), units=units)


def _headings(connection: DuckDBPyConnection) -> list[str]:
    return [heading for (heading,) in connection.execute(statement("comparison/headings.sql")).fetchall()]


def _query(view: View, layout: str, without: Sequence[str]) -> str:
    """The query of a layout, with the parts of a comparison before it."""
    wanted = statement(f"comparison/layouts/{layout}.sql")
    parts = ",\n".join(f"{name} AS NOT MATERIALIZED (\n{text})" for name, text in _parts(view, wanted).items())
    columns = f"* EXCLUDE ({', '.join(without)})" if without else "*"
    return f"WITH {parts}\nSELECT {columns} FROM (\n{wanted})"


def _parts(view: View, wanted: str) -> dict[str, str]:
    """Those parts that a query reads, or a part that it reads; each reads only parts before it."""
    read, found = wanted, {}
    kinds = {"placed": f"placed_{_place(view)}", "told": f"told_{_telling(view)}"}
    for name in PARTS[::-1]:
        if re.search(rf"\b(?:FROM|JOIN) {name}\b", read):
            found[name] = statement(f"comparison/parts/{kinds.get(name, name)}.sql")
            read += found[name]
    return dict(reversed(found.items()))


def _place(view: View) -> str:
    """How a value stands to the one before it: not at all, as the next of its series, or over the common members."""
    if view.layout not in IN_SERIES:
        return "alone"
    return "grouped" if view.statistic else "in_series"


def _telling(view: View) -> str:
    """Where values of a quantity are in several units, they stand in several rows of a wide comparison."""
    if not view.has_other_units:
        return "alone"
    return "year" if view.by == "year" else "heading"
