"""Rows that a form has and a printed table has not, between rows that it has: a sign that something was not read.

A table that ends early, one without a whole section, and a local relative of a form are how some agencies report; a
hole in the middle rarely is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transform.forms import Form, FormTable, Row, load_forms
from transform.labels import normalised
from transform.report import ReportWarning
from transform.tables.captions import is_other_period
from transform.tables.matching import Match

LONGEST_TITLE = 40
"""Characters; a longer line that ends like the title of a table is prose."""

NAMED = 3
"""How many of the rows are named."""


def missing_rows(matches: Sequence[Match]) -> Iterator[ReportWarning]:
    """A warning for each form table with a hole: how many of how many rows are not there, and the first of them."""
    printed: dict[int, tuple[FormTable, set[int]]] = {}
    for match in matches:
        _, places = printed.setdefault(id(match.table), (match.table, set()))
        places |= {pair.right for pair in match.alignment.pairs}
    for table, places in printed.values():
        if table.relative is not None or not places:
            continue
        if _has_hole(table, places):
            absent = [row for number, row in enumerate(table.rows) if number not in places and not row.heading]
            yield _warning(table, absent)


def missing_titles(
    lines: Sequence[str], tables: Sequence[tuple[Form, FormTable]], year: int | None
) -> Iterator[ReportWarning]:
    """A warning for a line that is the title of a form's only table, if no table of the form was found."""
    present = {form.id for form, _ in tables}
    titles = {normalised(line).rstrip(")》") for line in lines if len(line) <= LONGEST_TITLE}
    for form in load_forms():
        official = [table for table in form.tables if table.relative is None]
        if form.id in present or len(official) > 1:
            continue
        named = {title for table in official for title in (table.title, *table.titles)}
        if any(line.endswith(tuple(named)) and not is_other_period(line, year) for line in titles):
            message = f"a line is the title of {official[0].title}, but no table was found that can be read as one"
            yield ReportWarning("table_missing", message)


def _has_hole(table: FormTable, places: set[int]) -> bool:
    """Whether a value row between the first and the last printed one is not printed, though its section is."""
    present = {table.rows[place].id for place in places}
    between = (table.rows[place] for place in range(min(places), max(places)) if place not in places)
    return any(not row.heading and not _is_excused(row, table, present) for row in between)


def _is_excused(row: Row, table: FormTable, present: set[str]) -> bool:
    """Whether a section above the row is not there at all, or is printed as one row in the place of its rows."""
    rows = {each.id: each for each in table.rows}
    above = _above(row, rows)
    printed_under = {id(each) for other in table.rows if other.id in present for each in _above(other, rows)}
    return any(
        each.heading
        and ((each.collapsible and each.id in present) or (each.id not in present and id(each) not in printed_under))
        for each in above
    )


def _above(row: Row, rows: dict[str, Row]) -> list[Row]:
    above: list[Row] = []
    while row.parent is not None:
        row = rows[row.parent]
        above.append(row)
    return above


def _warning(table: FormTable, rows: Sequence[Row]) -> ReportWarning:
    every = sum(not row.heading for row in table.rows)
    named = some([row.label for row in rows])
    message = f"{table.title}: {len(rows)} of {every} rows were not found, some of them between others: {named}"
    return ReportWarning("rows_missing", message)


def some(labels: Sequence[str]) -> str:
    """The first labels of rows, as a warning names them."""
    return "、".join(labels[:NAMED]) + (" …" if len(labels) > NAMED else "")
