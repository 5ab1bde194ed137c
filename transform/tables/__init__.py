"""Reads the statistics tables of a document: which form each one is, and what stands in its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.document import Document
from transform.forms import Form, FormTable, load_forms
from transform.report import CellKey, Observation, ReportWarning, Script, Status
from transform.script import simplified
from transform.tables.candidates import Before, personal_labels, readings_of, unread
from transform.tables.captions import Caption, other_owner
from transform.tables.halves import halves
from transform.tables.matching import Match, form_tables
from transform.tables.missing import missing_rows, missing_titles
from transform.tables.printed import left_out, printed_tables
from transform.tables.reading import Reading, read_rows
from transform.tables.segments import Segment, cut, until_something_else
from transform.tables.stitching import stitched
from transform.tables.stray import stray_numbers


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
    2021), it is the one that the other tables of the document follow, else that of the year.
    """
    warnings: list[ReportWarning] = []
    matches = stitched(_in_company(_candidates(document, script, agency, year, warnings), year))
    readings = [read_rows(match, personal_labels(), year) for match in matches]
    observations, remarks = _merged(readings)
    present = {match.form.id for match in matches}
    forms = tuple(form.id for form in load_forms() if form.id in present)
    tables = tuple({id(match.table): (match.form, match.table) for match in matches}.values())
    lines = [simplified(block.text, script) for block in document.paragraphs()]
    missing = (*_missing_tables(tables), *missing_titles(lines, tables, year))
    doubts = (*missing, *missing_rows(matches), *stray_numbers(document))
    return Statistics(tables, forms, observations, (*warnings, *remarks, *doubts))


def _candidates(
    document: Document, script: Script, agency: str | None, year: int | None, warnings: list[ReportWarning]
) -> list[list[Match]]:
    """For each segment of each table the readings that are equally good; what cannot be read becomes a warning."""
    kinds = [table for _, table in form_tables()]
    candidates: list[list[Match]] = []
    before: Before | None = None
    for printed in printed_tables(document, script, agency, year, warnings):
        segments = [segment for half in halves(printed.rows, kinds) for segment in cut(half, kinds)]
        for number, whole in enumerate(segments):
            if line := _of_something_else(whole, agency, year):
                warnings.append(left_out(line))
                continue
            segment, others = until_something_else(whole, year)
            warnings.extend(map(left_out, others))
            first = before if number == 0 else None
            found = readings_of(segment, printed.caption, first, year) if segment.body else []
            if found:
                candidates.append(found)
            elif segment.body:
                warnings.extend(unread(segment))
            header = segment.header or (before.segment.header if before and found else ())
            before = Before(replace(segment, header=header), printed.caption, found)
    return candidates


def _of_something_else(segment: Segment, agency: str | None, year: int | None) -> str | None:
    """The text above the columns which says that they are of another year or another agency; None if none does."""
    other_period = Caption(segment.titles).other_period(year)
    return other_period or other_owner((*segment.titles, *segment.heads_above), agency)


def _missing_tables(tables: Sequence[tuple[Form, FormTable]]) -> Iterator[ReportWarning]:
    """Tables that a form has and the report does not, if it has others of the form."""
    present = {table.id for _, table in tables}
    newest = max((form for form, _ in tables), key=lambda form: form.first_year, default=None)
    official = [table for table in newest.tables if table.relative is None] if newest else []
    if len(official) > 1 and (missing := [table.title for table in official if table.id not in present]):
        yield ReportWarning("table_missing", f"no table was found for {', '.join(missing)}")


def _in_company(candidates: Sequence[list[Match]], year: int | None) -> list[Match]:
    """One reading for each segment: of equally good ones, that of the form which most other tables follow.

    Where that does not decide either, it is the form in force in the year.
    """
    votes = Counter(matches[0].form.id for matches in candidates if len({match.form.id for match in matches}) == 1)
    return [
        max(matches, key=lambda match: (votes[match.form.id], match.form.is_in_force(year))) for matches in candidates
    ]


def _agree(one: Observation, other: Observation) -> bool:
    """Whether a cell that is printed twice says the same: 5 元 and 5 万元 do not; what prints no unit may be either."""
    is_one_unit = None in (one.unit, other.unit) or one.unit == other.unit
    return is_one_unit and (one.value, one.status) == (other.value, other.status)


def _merged(readings: Sequence[Reading]) -> tuple[tuple[Observation, ...], tuple[ReportWarning, ...]]:
    """The observations of all tables; where two tables give another value for one cell, neither is taken."""
    merged: dict[CellKey, Observation] = {}
    conflicts = Counter[str]()
    for observation in (observation for reading in readings for observation in reading.observations):
        earlier = merged.setdefault(observation.key, observation)
        if not _agree(earlier, observation):
            merged[observation.key] = replace(earlier, value=None, status=Status.UNCERTAIN)
            conflicts[observation.form] += 1
        elif earlier.unit is None:
            merged[observation.key] = observation
    warnings = [warning for reading in readings for warning in reading.warnings]
    warnings += [
        ReportWarning("conflicting_tables", f"form {form}: {count} cells are printed twice with different values")
        for form, count in conflicts.items()
    ]
    return tuple(merged.values()), tuple(warnings)
