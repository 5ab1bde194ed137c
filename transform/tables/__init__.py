"""Reads the statistics tables of a document: which form each one is, and what stands in its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.document import Document, Table
from transform.forms import Form, FormTable, load_forms
from transform.labels import label_key
from transform.report import CellKey, Observation, ReportWarning, Script, Status
from transform.tables.body import BodyRow, split_row
from transform.tables.flat import rebuilt_tables
from transform.tables.grid import printed_rows
from transform.tables.header import read_header
from transform.tables.matching import Match, form_tables, is_plausible, match_rows
from transform.tables.reading import Reading, read_rows
from transform.tables.segments import Segment, cut
from transform.tables.stitching import stitched

_AS_GOOD = 0.05


@dataclass(frozen=True, slots=True)
class Statistics:
    """All that the tables of a document say: the form tables they follow, their values, and what could not be read.

    `forms` are the ids of the forms, oldest first.
    """

    tables: tuple[tuple[Form, FormTable], ...]
    forms: tuple[str, ...]
    observations: tuple[Observation, ...]
    warnings: tuple[ReportWarning, ...]


def read_tables(document: Document, script: Script) -> Statistics:
    """Reads every table of a document that follows an official form.

    The form is told for each table by its content. Where two forms have the very same table (section 四 of 2019 and
    2021), it is the one that the other tables of the document follow.
    """
    candidates = [found for segment in _segments(document, script) if (found := _candidates(segment))]
    matches = stitched(_in_company(candidates))
    readings = [read_rows(match, _personal()) for match in matches]
    observations, warnings = _merged(readings)
    present = {match.form.id for match in matches}
    forms = tuple(form.id for form in load_forms() if form.id in present)
    tables = tuple({id(match.table): (match.form, match.table) for match in matches}.values())
    return Statistics(tables, forms, observations, warnings)


def _segments(document: Document, script: Script) -> Iterator[Segment]:
    tables: list[Table] = [*document.tables(), *rebuilt_tables(document, script)]
    kinds = [table for _, table in form_tables()]
    for position, table in enumerate(tables):
        yield from cut(printed_rows(table, position, script), kinds)


def _candidates(segment: Segment) -> list[Match]:
    """The acceptable readings of a segment that are as good as the best one."""
    keys = frozenset(cell.key for row in (*segment.header, *segment.body) for cell in row.cells)
    matches = [
        match_rows(form, table, _body(segment, table)) for form, table in form_tables() if is_plausible(table, keys)
    ]
    matches = [match for match in matches if match.is_acceptable]
    best = max((match.fit for match in matches), default=0.0)
    return [match for match in matches if match.fit > best - _AS_GOOD]


def _body(segment: Segment, table: FormTable) -> list[BodyRow]:
    header = read_header(segment.header, table) if segment.header else None
    return [split_row(row, header, table, _units()) for row in segment.body]


def _in_company(candidates: Sequence[list[Match]]) -> list[Match]:
    """One reading for each segment: of equally good ones, that of the form which most other tables follow."""
    votes = Counter(matches[0].form.id for matches in candidates if len({match.form.id for match in matches}) == 1)
    return [max(matches, key=lambda match: votes[match.form.id]) for matches in candidates]


def _merged(readings: Sequence[Reading]) -> tuple[tuple[Observation, ...], tuple[ReportWarning, ...]]:
    """The observations of all tables; where two tables give another value for one cell, neither is taken."""
    merged: dict[CellKey, Observation] = {}
    conflicts = Counter[str]()
    for observation in (observation for reading in readings for observation in reading.observations):
        earlier = merged.setdefault(observation.key, observation)
        if (earlier.value, earlier.status) != (observation.value, observation.status):
            merged[observation.key] = replace(earlier, value=None, status=Status.UNCERTAIN)
            conflicts[observation.form] += 1
    warnings = [warning for reading in readings for warning in reading.warnings]
    warnings += [
        ReportWarning("conflicting_tables", f"form {form}: {count} cells are printed twice with different values")
        for form, count in conflicts.items()
    ]
    return tuple(merged.values()), tuple(warnings)


@cache
def _units() -> frozenset[str]:
    return frozenset(row.unit for _, table in form_tables() for row in table.rows if row.unit)


@cache
def _personal() -> frozenset[str]:
    """Label keys of the lines that hold personal names and telephone numbers."""
    fields = [field for form in load_forms() for field in form.header_fields if field.kind in ("person", "phone")]
    return frozenset(label_key(label) for field in fields for label in (field.label, *field.variants))
