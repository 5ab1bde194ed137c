"""Printed tables to observations: every value cell that a form knows, and a warning for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transform.forms import FormTable, Row
from transform.report import Observation, ReportWarning, Status
from transform.tables.body import BodyRow, Placed, place_values, restore_dashes
from transform.tables.matching import CERTAIN, Match
from transform.values import CellValue

_NOTHING_PRINTED = CellValue(Status.BLANK)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a printed table says: its form table, its observations, and what could not be read for certain."""

    match: Match
    observations: tuple[Observation, ...]
    warnings: tuple[ReportWarning, ...]


def read_rows(match: Match, personal: frozenset[str]) -> Reading:
    """Reads the rows of a matched table. Rows whose label is in `personal` (label keys) are never quoted."""
    observations: list[Observation] = []
    warnings: list[ReportWarning] = []
    pairs = {pair.left: pair for pair in match.alignment.pairs}
    collapsed = _collapsed_rows(match)
    for number, body in enumerate(match.rows):
        pair = pairs.get(number)
        if pair is None:
            warnings.extend(_unknown_row(body, match.table, personal))
            continue
        row = match.table.rows[pair.right]
        if row.heading and row.id not in collapsed:
            warnings.extend(_values_beside_heading(body, row))
            continue
        read, remarks = _read_row(body, row, match, certain=pair.margin >= CERTAIN)
        observations.extend(read)
        warnings.extend(remarks)
    warnings.extend(_unknown_columns(match))
    return Reading(match, tuple(observations), tuple(warnings))


def _collapsed_rows(match: Match) -> set[str]:
    """The headings printed in the place of the rows below them, which are not printed."""
    printed = {match.table.rows[pair.right].id for pair in match.alignment.pairs}
    parents = {row.parent for row in match.table.rows if row.id in printed}
    return {row.id for row in match.table.rows if row.collapsible and row.id in printed and row.id not in parents}


def _read_row(body: BodyRow, row: Row, match: Match, *, certain: bool) -> tuple[list[Observation], list[ReportWarning]]:
    placed = place_values(body, match.table)
    warnings = []
    if row.dashed and (restored := restore_dashes(placed, row.dashed)):
        placed = restored
        message = f"{row.label}: an empty cell was lost before a dash that the form prints; the dash was put back"
        warnings.append(ReportWarning("shifted_cell", message))
    observations = [_observation(item, body, row, match, certain=certain) for item in placed]
    if any(observation.status is Status.UNCERTAIN for observation in observations):
        warnings.append(_uncertain_row(body, row, certain=certain))
    warnings.extend(_unit_remarks(observations, row, placed))
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
        unit=value.unit or body.unit or item.unit or item.column.unit or row.unit,
        raw=item.cell.cell.text.strip() if item.cell else "",
        locator=item.cell.cell.locator if item.cell else None,
        table=body.row.table,
    )


def _uncertain_row(body: BodyRow, row: Row, *, certain: bool) -> ReportWarning:
    printed = " | ".join(cell.text for cell in body.values)
    why = "the columns of its values cannot be told" if certain else "its label fits other rows as well"
    return ReportWarning("uncertain_row", f"{row.label}: {why}; printed: {printed}")


def _unknown_row(body: BodyRow, table: FormTable, personal: frozenset[str]) -> Iterator[ReportWarning]:
    """A row with numbers that is no row of the form; the lines above and below a table are not rows."""
    keys = {cell.key for cell in body.row.cells}
    if not body.has_numbers or any(key.startswith(tuple(personal)) for key in keys if key):
        return
    printed = " | ".join(cell.text for cell in body.row.cells)
    yield ReportWarning("unknown_row", f"no row of {table.title}: {printed}")


def _values_beside_heading(body: BodyRow, row: Row) -> Iterator[ReportWarning]:
    if body.has_numbers:
        printed = " | ".join(cell.text for cell in body.values)
        yield ReportWarning("heading_with_values", f"{row.label} is a heading; printed beside it: {printed}")


def _unknown_columns(match: Match) -> Iterator[ReportWarning]:
    headers = {id(body.header): body.header for body in match.rows if body.header}.values()
    for header in headers:
        for column in header.columns:
            if column.column is None:
                yield ReportWarning("unknown_column", f"no column of {match.table.title}: {column.text}")


def _unit_remarks(observations: Sequence[Observation], row: Row, placed: Sequence[Placed]) -> Iterator[ReportWarning]:
    for observation, item in zip(observations, placed, strict=True):
        expected = row.unit or item.column.unit
        if observation.value is None or expected is None or observation.unit == expected:
            continue
        message = f"{row.label}: printed in {observation.unit}, the form has {expected}: {observation.raw}"
        yield ReportWarning("unit_differs", message)
