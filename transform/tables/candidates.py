"""Which form tables a segment of a printed table can be, alone or as the continuation of the segment before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from transform.forms import FormTable, load_forms
from transform.labels import is_scaled, label_key, unit_in_title, unit_of_table
from transform.report import ReportWarning
from transform.tables.body import BodyRow, split_row
from transform.tables.captions import Caption
from transform.tables.header import read_header
from transform.tables.matching import (
    Match,
    doubted,
    form_tables,
    in_doubt,
    is_plausible,
    match_rows,
    row_labels,
    unit_words,
)
from transform.tables.segments import Segment

_AS_GOOD = 0.05


@dataclass(frozen=True, slots=True)
class Before:
    """What the segment before leaves to one that begins without a header: its header, its caption, its readings.

    `readings` is empty if it had no rows: a header at the foot of a page.
    """

    segment: Segment
    caption: Caption
    readings: list[Match]


def readings_of(segment: Segment, caption: Caption, before: Before | None, year: int | None) -> list[Match]:
    """The acceptable readings of a segment, in the report of a year, that are as good as the best one.

    `before` is given for the first segment of a table: if it has no header, it may go on with the rows of that table.
    """
    if before is not None and not segment.header and before.segment.header:
        continued = _acceptable(Segment(before.segment.header, segment.body), before.caption, year)
        if found := [match for match in continued if _goes_on(before, match)]:
            return found
    return _acceptable(segment, caption, year)


def _goes_on(before: Before, match: Match) -> bool:
    return not before.readings or any(match.goes_on(earlier) for earlier in before.readings)


def _acceptable(segment: Segment, caption: Caption, year: int | None) -> list[Match]:
    keys = frozenset(cell.key for row in (*segment.header, *segment.body) for cell in row.cells)
    plausible = [(form, table) for form, table in form_tables() if is_plausible(table, keys)]
    every = [match_rows(form, table, _body(segment, table, caption, year)) for form, table in plausible]
    matches = [doubted(match) for match in every if match.is_acceptable]
    matches = _without_narrower(matches, every)
    best = max((match.fit for match in matches), default=0.0)
    return [match for match in matches if match.fit > best - _AS_GOOD]


def _without_narrower(matches: Sequence[Match], every: Sequence[Match]) -> list[Match]:
    """The matches, without those that a form with fewer columns speaks against, and that form with its values in doubt.

    It knows more of the labels, or where no header names any column as many, and no fewer of the units: then it is this
    form with more columns, such as those of several years, and not the one that has so many.
    """
    rivals = [match for match in every if not match.is_acceptable and match.is_too_narrow]
    known = max((match.knowledge for match in rivals), default=(0, 0))
    kept = [match for match in matches if match.names_all_columns or _knows_as_much(match, known)]
    if len(kept) == len(matches):
        return kept
    return [*kept, *(in_doubt(match) for match in rivals if match.knowledge == known)]


def _knows_as_much(match: Match, known: tuple[int, int]) -> bool:
    return match.knowledge > known or (match.known_columns > 0 and match.exact_rows >= known[0])


def _body(segment: Segment, table: FormTable, caption: Caption, year: int | None) -> list[BodyRow]:
    header = read_header(segment.header, table, year) if segment.header else None
    is_of_other_form = bool(segment.header) and header is None
    money = _unit_above(segment) or caption.unit
    rows = [replace(split_row(row, header, table, unit_words()), money=money) for row in segment.body]
    is_doubtful = is_of_other_form or any(map(is_scaled, _lines_above(segment, caption)))
    # Where a row has all columns of the form, and the header not, as many values as the header has prove nothing.
    lacks_columns = any(row.has_more_than_header and len(row.values) == len(table.columns) for row in rows)
    return [
        replace(row, is_sound=False) if is_doubtful or (lacks_columns and not row.has_more_than_header) else row
        for row in rows
    ]


def _lines_above(segment: Segment, caption: Caption) -> Iterator[str]:
    yield from caption.lines
    yield from (row.line.text for row in (*segment.header, *segment.own_body) if row.line)


def _unit_above(segment: Segment) -> str | None:
    """The unit of money that a line of the table states for it: one that says nothing else, or a title."""
    texts = [cell.text for row in (*segment.header, *segment.own_body) for cell in row.cells if cell.is_words]
    lines = [row.line for row in reversed(segment.header)]
    titles = [line.text for line in lines if line is not None and line.key not in row_labels()]
    found = (*map(unit_of_table, texts), *map(unit_in_title, titles))
    return next((unit for unit in found if unit), None)


def unread(segment: Segment) -> Iterator[ReportWarning]:
    """A table with numbers and a label or column of some form that could not be read as any."""
    if not any(row.has_numbers for row in segment.body):
        return
    keys = frozenset(cell.key for row in (*segment.header, *segment.body) for cell in row.cells)
    if any(is_plausible(table, keys) for _, table in form_tables()):
        first = next(row for row in segment.body if row.has_numbers)
        if not any(cell.key.startswith(tuple(personal_labels())) for cell in first.cells if cell.key):
            printed = " | ".join(cell.text for cell in first.cells)[:120]
            yield ReportWarning("unread_table", f"a table looks like one of a form but could not be read: {printed}")


@cache
def personal_labels() -> frozenset[str]:
    """Label keys of the lines that hold personal names and telephone numbers."""
    fields = [field for form in load_forms() for field in form.header_fields if field.kind in ("person", "phone")]
    return frozenset(label_key(label) for field in fields for label in (field.label, *field.variants))
