"""Reads the statistics tables of a document: which form each one is, and what stands in its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.document import Document, Paragraph, Table
from transform.forms import Form, FormTable, load_forms
from transform.identity.title import read_title
from transform.labels import label_key, unit_of_table
from transform.report import CellKey, Observation, ReportWarning, Script, Status
from transform.script import simplified
from transform.tables.body import BodyRow, split_row
from transform.tables.captions import Caption, caption_before
from transform.tables.flat import rebuilt_tables
from transform.tables.grid import PrintedRow, printed_rows
from transform.tables.halves import halves
from transform.tables.header import read_header
from transform.tables.matching import Match, doubted, form_tables, is_plausible, match_rows
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


def read_tables(document: Document, script: Script, agency: str | None, year: int | None) -> Statistics:
    """Reads every table of a document that follows an official form, and is about this agency and year.

    The form is told for each table by its content. Where two forms have the very same table (section 四 of 2019 and
    2021), it is the one that the other tables of the document follow.
    """
    warnings: list[ReportWarning] = []
    candidates = []
    for printed in _printed_tables(document, script, agency, year, warnings):
        for segment in (segment for half in halves(printed.rows, _kinds()) for segment in cut(half, _kinds())):
            if line := Caption(segment.titles).other_period(year):
                warnings.append(_left_out(line))
            elif found := _candidates(segment, printed.caption):
                candidates.append(found)
            else:
                warnings.extend(_unread(segment))
    matches = stitched(_in_company(candidates))
    readings = [read_rows(match, _personal(), year) for match in matches]
    observations, remarks = _merged(readings)
    present = {match.form.id for match in matches}
    forms = tuple(form.id for form in load_forms() if form.id in present)
    tables = tuple({id(match.table): (match.form, match.table) for match in matches}.values())
    return Statistics(tables, forms, observations, (*warnings, *remarks, *_missing_tables(tables)))


@dataclass(frozen=True, slots=True)
class _Printed:
    """A table of the document: its rows, and the lines above its values."""

    rows: list[PrintedRow]
    caption: Caption


def _printed_tables(
    document: Document, script: Script, agency: str | None, year: int | None, warnings: list[ReportWarning]
) -> Iterator[_Printed]:
    """The tables in reading order, without those of other periods and of other reports on the same page."""
    position = 0
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            if position and _begins_another_report(block, script, agency):
                if any(isinstance(later, Table) for later in document.blocks[number:]):
                    message = f"the page goes on with another report, which is left out: {block.text.strip()}"
                    warnings.append(ReportWarning("another_report", message))
                return
            continue
        printed = _Printed(printed_rows(block, position, script), caption_before(document.blocks[:number], script))
        position += 1
        if line := printed.caption.other_period(year):
            warnings.append(_left_out(line))
        else:
            yield printed
    for offset, table in enumerate(rebuilt_tables(document, script)):
        yield _Printed(printed_rows(table, position + offset, script), Caption(()))


def _left_out(line: str) -> ReportWarning:
    return ReportWarning("other_period", f"the table below this line is left out: {line}")


def _begins_another_report(paragraph: Paragraph, script: Script, agency: str | None) -> bool:
    title = read_title(simplified(paragraph.text, script))
    if title is None or title.agency is None or agency is None:
        return False
    return not (title.agency.endswith(agency) or agency.endswith(title.agency))


def _candidates(segment: Segment, caption: Caption) -> list[Match]:
    """The acceptable readings of a segment that are as good as the best one."""
    keys = frozenset(cell.key for row in (*segment.header, *segment.body) for cell in row.cells)
    plausible = [(form, table) for form, table in form_tables() if is_plausible(table, keys)]
    matches = [match_rows(form, table, _body(segment, table, caption)) for form, table in plausible]
    matches = [doubted(match) for match in matches if match.is_acceptable]
    best = max((match.fit for match in matches), default=0.0)
    return [match for match in matches if match.fit > best - _AS_GOOD]


def _body(segment: Segment, table: FormTable, caption: Caption) -> list[BodyRow]:
    header = read_header(segment.header, table) if segment.header else None
    is_of_other_form = bool(segment.header) and header is None
    above = [cell.text for row in (*segment.header, *segment.body) for cell in row.cells if cell.is_words]
    money = next((unit for text in above if (unit := unit_of_table(text))), caption.unit)
    rows = [replace(split_row(row, header, table, _units()), money=money) for row in segment.body]
    return [replace(row, is_sound=False) for row in rows] if is_of_other_form else rows


def _unread(segment: Segment) -> Iterator[ReportWarning]:
    """A table with numbers and a label or column of some form that could not be read as any."""
    if not any(row.has_numbers for row in segment.body):
        return
    keys = frozenset(cell.key for row in (*segment.header, *segment.body) for cell in row.cells)
    if any(is_plausible(table, keys) for _, table in form_tables()):
        first = next(row for row in segment.body if row.has_numbers)
        if not any(cell.key.startswith(tuple(_personal())) for cell in first.cells if cell.key):
            printed = " | ".join(cell.text for cell in first.cells)[:120]
            yield ReportWarning("unread_table", f"a table looks like one of a form but could not be read: {printed}")


def _missing_tables(tables: Sequence[tuple[Form, FormTable]]) -> Iterator[ReportWarning]:
    """Tables that a form has and the report does not, if it has others of the form."""
    present = {table.id for _, table in tables}
    newest = max((form for form, _ in tables), key=lambda form: form.first_year, default=None)
    official = [table for table in newest.tables if table.relative is None] if newest else []
    if len(official) > 1 and (missing := [table.title for table in official if table.id not in present]):
        yield ReportWarning("table_missing", f"no table was found for {', '.join(missing)}")


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
def _kinds() -> list[FormTable]:
    return [table for _, table in form_tables()]


@cache
def _units() -> frozenset[str]:
    return frozenset(row.unit for _, table in form_tables() for row in table.rows if row.unit)


@cache
def _personal() -> frozenset[str]:
    """Label keys of the lines that hold personal names and telephone numbers."""
    fields = [field for form in load_forms() for field in form.header_fields if field.kind in ("person", "phone")]
    return frozenset(label_key(label) for field in fields for label in (field.label, *field.variants))
