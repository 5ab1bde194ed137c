"""Printed tables to observations: every value cell that a form knows, and a warning for everything else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transform.forms import FormTable, Row
from transform.labels import unit_of_money
from transform.report import Observation, ReportWarning, Status
from transform.tables.alignment import Pair
from transform.tables.body import BodyRow, Placed, place_values, restore_dashes
from transform.tables.captions import is_other_period, says_something_else
from transform.tables.heads_of_time import names_time
from transform.tables.matching import CERTAIN, Match, alikeness, is_label_of
from transform.values import CellValue, money_units

_NOTHING_PRINTED = CellValue(Status.BLANK)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a printed table says: its form table, its observations, and what could not be read for certain."""

    match: Match
    observations: tuple[Observation, ...]
    warnings: tuple[ReportWarning, ...]


def read_rows(match: Match, personal: frozenset[str], year: int | None) -> Reading:
    """Reads the rows of a matched table.

    Rows whose label is in `personal` (label keys) are never quoted. Columns whose header names another year than `year`
    are left out.
    """
    observations: list[Observation] = []
    warnings: list[ReportWarning] = []
    pairs = {pair.left: pair for pair in match.alignment.pairs}
    collapsed = _collapsed_rows(match)
    torn = set(_torn_rows(match))
    for number, body in enumerate(match.rows):
        pair = pairs.get(number)
        if pair is None:
            warnings.extend(_unknown_row(body, match.table, personal))
            continue
        row = match.table.rows[pair.right]
        if row.heading and row.id not in collapsed:
            warnings.extend(_values_beside_heading(body, row))
            continue
        doubt = _doubt(pair, is_torn=number in torn)
        read, remarks = _read_row(body, row, match, doubt)
        observations.extend(read)
        warnings.extend(remarks)
    others = set(_columns_of_other_years(match, year))
    warnings.extend(_unknown_columns(match))
    warnings.extend(ReportWarning("other_period", f"{match.table.title}: the column {text}") for _, text in others)
    left_out = {column for column, _ in others}
    return Reading(match, tuple(each for each in observations if each.column not in left_out), tuple(warnings))


def _doubt(pair: Pair, *, is_torn: bool) -> str | None:
    """Why it is not certain that the values of a row are those of its form row; None if it is."""
    if pair.margin < CERTAIN:
        return "its label fits other rows as well"
    return "the row beside it has numbers and no label" if is_torn else None


def _torn_rows(match: Match) -> Iterator[int]:
    """The rows whose values may stand in a row of their own: below the label, above it, or what is left of a number.

    That row has no label, and is no row of the form.
    """
    paired = {pair.left for pair in match.alignment.pairs}
    for number, body in enumerate(match.rows):
        if number in paired or body.label or not body.has_numbers:
            continue
        if number - 1 in paired:
            yield number - 1
        if number + 1 in paired and not match.rows[number + 1].has_numbers:
            yield number + 1


def _columns_of_other_years(match: Match, year: int | None) -> Iterator[tuple[str, str]]:
    headers = {id(body.header): body.header for body in match.rows if body.header}.values()
    for at in (at for header in headers for at in header.columns):
        if at.column is None:
            continue
        if is_other_period(at.text, year) and not is_other_period(at.column.label, year):
            yield at.column.id, at.text
        above = (text for text in at.above if text not in at.column.label and says_something_else(text, year))
        yield from ((at.column.id, f"{text} {at.text}") for text in above)


def _collapsed_rows(match: Match) -> set[str]:
    """The headings printed in the place of the rows below them, which are not printed."""
    printed = {match.table.rows[pair.right].id for pair in match.alignment.pairs}
    parents = {row.parent for row in match.table.rows if row.id in printed}
    return {row.id for row in match.table.rows if row.collapsible and row.id in printed and row.id not in parents}


def _read_row(
    body: BodyRow, row: Row, match: Match, doubt: str | None
) -> tuple[list[Observation], list[ReportWarning]]:
    placed = place_values(body, match.table)
    warnings = []
    if body.label and alikeness(body, row) < 1:
        warnings.append(ReportWarning("label_read_as", f"{body.label_text} was read as {row.label}"))
    if row.dashed and not body.row.ruled and (restored := restore_dashes(placed, row.dashed)):
        placed = restored
        message = f"{row.label}: an empty cell was lost before a dash that the form prints; the dash was put back"
        warnings.append(ReportWarning("shifted_cell", message))
    observations = [_observation(item, body, row, match, certain=doubt is None) for item in placed]
    if any(observation.status is Status.UNCERTAIN for observation in observations):
        warnings.append(_uncertain_row(body, row, doubt))
    warnings.extend(_remarks(observations, row, placed))
    warnings.extend(_other_unit_above(observations, row, body.money))
    return observations, warnings


def _observation(item: Placed, body: BodyRow, row: Row, match: Match, *, certain: bool) -> Observation:
    value = item.cell.value if item.cell else _NOTHING_PRINTED
    if not certain or not item.proved:
        value = CellValue(Status.UNCERTAIN)
    return Observation(
        form=match.form.id,
        indicator=match.table.indicator(row),
        column=item.column.id,
        value=value.value,
        status=value.status,
        unit=value.unit or body.unit or unit_of_money(body.label_text) or item.unit or _unit_of_form(item, row, body),
        raw=item.cell.cell.text.strip() if item.cell else "",
        locator=item.cell.cell.locator if item.cell else None,
        table=body.row.table,
    )


def _unit_of_form(item: Placed, row: Row, body: BodyRow) -> str | None:
    """What the form counts in. Money has a unit only where the report prints one, as 元 and 万元 both occur."""
    unit = item.column.unit or row.unit
    return body.money if unit in money_units() or not row.integer else unit


def _uncertain_row(body: BodyRow, row: Row, doubt: str | None) -> ReportWarning:
    printed = " | ".join(cell.text for cell in body.values)
    if any(cell.value.status is Status.UNCERTAIN for cell in body.values):
        why = "a page break may have cut a number in two"
    else:
        why = doubt or "the columns of its values cannot be told"
    return ReportWarning("uncertain_row", f"{row.label}: {why}; printed: {printed}")


def _unknown_row(body: BodyRow, table: FormTable, personal: frozenset[str]) -> Iterator[ReportWarning]:
    """A row with numbers that is no row of the form; the lines above and below a table are not rows."""
    keys = {cell.key for cell in body.row.cells}
    if not body.has_numbers or any(key.startswith(tuple(personal)) for key in keys if key):
        return
    printed = " | ".join(cell.text for cell in body.row.cells)
    is_known = any(is_label_of(key, table) for key in body.context)
    why = f" (the unit {body.label_text} is not known)" if is_known and table.unit_headers else ""
    yield ReportWarning("unknown_row", f"no row of {table.title}: {printed}{why}")


def _values_beside_heading(body: BodyRow, row: Row) -> Iterator[ReportWarning]:
    if body.has_numbers:
        printed = " | ".join(cell.text for cell in body.values)
        yield ReportWarning("heading_with_values", f"{row.label} is a heading; printed beside it: {printed}")


def _unknown_columns(match: Match) -> Iterator[ReportWarning]:
    headers = {id(body.header): body.header for body in match.rows if body.header}.values()
    for header in headers:
        for column in header.columns:
            if column.column is None and names_time(column.text):
                yield ReportWarning("other_period", f"{match.table.title}: the column {column.text}")
            elif column.column is None:
                yield ReportWarning("unknown_column", f"no column of {match.table.title}: {column.text}")


def _other_unit_above(observations: Sequence[Observation], row: Row, above: str | None) -> Iterator[ReportWarning]:
    """Amounts of money whose cell, row or column says another unit than the line above the table."""
    for observation in observations:
        if observation.value is not None and above and observation.unit in money_units() and observation.unit != above:
            message = f"{row.label}: printed in {observation.unit}, the line above the table says {above}"
            yield ReportWarning("unit_differs", f"{message}: {observation.raw}")


def _remarks(observations: Sequence[Observation], row: Row, placed: Sequence[Placed]) -> Iterator[ReportWarning]:
    """Values in another unit than the form's, and texts with digits that are no number beyond doubt."""
    for observation, item in zip(observations, placed, strict=True):
        expected = item.column.unit or row.unit
        if observation.status is Status.TEXT and re.search(r"\d", observation.raw):
            yield ReportWarning("unread_value", f"{row.label}, {item.column.label}: {observation.raw}")
        if observation.value is not None and expected and observation.unit not in (None, expected):
            message = f"{row.label}: printed in {observation.unit}, the form has {expected}: {observation.raw}"
            yield ReportWarning("unit_differs", message)
