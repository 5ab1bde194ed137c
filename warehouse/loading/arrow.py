"""Reports as Arrow tables, shaped for `loading/load.sql`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec
import pyarrow

from extract.document import Locator
from transform.report import Report
from warehouse.loading.ledger import utc
from warehouse.origin import UNKNOWN, Origin
from warehouse.run import Run

DECIMAL = pyarrow.decimal128(38, 8)
TEXT = pyarrow.string()
INTEGER = pyarrow.int32()
KEY = pyarrow.int64()

REPORT = pyarrow.schema(
    {
        "report_id": KEY,
        "sha256": TEXT,
        "part": INTEGER,
        "uri": TEXT,
        "media_type": TEXT,
        "title": TEXT,
        "script": TEXT,
        "agency_id": TEXT,
        "agency": TEXT,
        "year": INTEGER,
        "scope": TEXT,
        "level": TEXT,
        "region_code": TEXT,
        "function": TEXT,
        "place": TEXT,
        "office": TEXT,
        "organization_code": TEXT,
        "published": pyarrow.date32(),
        "forms": pyarrow.list_(TEXT),
        "observations": INTEGER,
        "numbers": INTEGER,
        "run_id": INTEGER,
        "reader_version": TEXT,
        "archive": TEXT,
        "captured": pyarrow.timestamp("us"),
    }
)
OBSERVATION = pyarrow.schema(
    {
        "report_id": KEY,
        "form": TEXT,
        "indicator": TEXT,
        "column_id": TEXT,
        "value": DECIMAL,
        "status": TEXT,
        "unit": TEXT,
        "raw": TEXT,
        "table_number": INTEGER,
        "locator": TEXT,
    }
)
CHECK = pyarrow.schema(
    {
        "report_id": KEY,
        "number": INTEGER,
        "check_id": TEXT,
        "kind": TEXT,
        "form": TEXT,
        "severity": TEXT,
        "status": TEXT,
        "subject": TEXT,
        "expected": DECIMAL,
        "actual": DECIMAL,
        "message": TEXT,
        "cells": pyarrow.list_(TEXT),
    }
)
FIGURE = pyarrow.schema(
    {
        "report_id": KEY,
        "number": INTEGER,
        "indicator": TEXT,
        "about": TEXT,
        "measure": TEXT,
        "period": TEXT,
        "subject": TEXT,
        "value": DECIMAL,
        "unit": TEXT,
        "bound": TEXT,
        "precision": DECIMAL,
        "quote": TEXT,
        "sentence": TEXT,
        "span": pyarrow.list_(INTEGER),
        "locator": TEXT,
    }
)
REFUSAL = pyarrow.schema({"sha256": TEXT})
WARNING = pyarrow.schema({"report_id": KEY, "code": TEXT, "message": TEXT})


def report_id(report: Report) -> int:
    """The key of a report: the first 60 bits of its document's hash, so that it is the same everywhere.

    Further reports of a document have the hash of its hash and their part.
    """
    key = report.sha256
    if report.part > 1:
        key = hashlib.sha256(f"{key}/{report.part}".encode()).hexdigest()
    return int(key[:15], 16)


def agency_id(name: str) -> str:
    """The key of an agency, made of its name."""
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def tables(
    reports: Sequence[Report],
    run: Run,
    refused: Iterable[str] = (),
    origins: Mapping[str, Origin] = MappingProxyType({}),
) -> dict[str, pyarrow.Table]:
    """The tables that `loading/load.sql` reads, by name; `origins` are those of the documents, by SHA-256."""
    rows = (_report_row(report, run, origins.get(report.sha256, UNKNOWN)) for report in reports)
    return {
        "incoming_report": _table(REPORT, rows),
        "incoming_observation": _table(OBSERVATION, (row for report in reports for row in _observation_rows(report))),
        "incoming_figure": _table(FIGURE, (row for report in reports for row in _figure_rows(report))),
        "incoming_check": _table(CHECK, (row for report in reports for row in _check_rows(report))),
        "incoming_refusal": _table(REFUSAL, ((sha256,) for sha256 in refused)),
        "incoming_warning": _table(WARNING, (row for report in reports for row in _warning_rows(report))),
    }


def _table(schema: pyarrow.Schema, rows: Iterable[tuple[Any, ...]]) -> pyarrow.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pyarrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def _report_row(report: Report, run: Run, origin: Origin) -> tuple[Any, ...]:
    numbers = sum(observation.value is not None for observation in report.observations)
    return (
        report_id(report),
        report.sha256,
        report.part,
        report.uri,
        report.media_type,
        report.title,
        report.script.value,
        None if report.agency is None else agency_id(report.agency),
        report.agency,
        report.year,
        report.scope.value,
        report.traits.level,
        report.traits.region_code,
        report.traits.function,
        report.traits.place,
        report.traits.office,
        report.organization_code,
        report.published,
        report.forms,
        len(report.observations),
        numbers,
        run.run_id,
        run.reader_version,
        origin.archive,
        utc(origin.captured) if origin.captured else None,
    )


def _observation_rows(report: Report) -> Iterable[tuple[Any, ...]]:
    key = report_id(report)
    for each in report.observations:
        cell = (key, each.form, each.indicator, each.column)
        yield (*cell, each.value, each.status.value, each.unit, each.raw, each.table, _json(each.locator))


def _figure_rows(report: Report) -> Iterable[tuple[Any, ...]]:
    key = report_id(report)
    for number, each in enumerate(report.figures, 1):
        meaning = (each.indicator, each.about, each.measure.value, each.period.value, each.subject)
        amount = (each.value, each.unit, each.bound.value, each.precision)
        place = (each.quote, each.sentence, [each.start, each.end], _json(each.locator))
        yield (key, number, *meaning, *amount, *place)


def _check_rows(report: Report) -> Iterable[tuple[Any, ...]]:
    key = report_id(report)
    for number, each in enumerate(report.checks, 1):
        finding = (each.expected, each.actual, each.message, [str(cell) for cell in each.cells])
        yield (
            *(key, number, each.check, each.kind, each.form, each.severity.value, each.status.value, each.subject),
            *finding,
        )


def _warning_rows(report: Report) -> Iterable[tuple[Any, ...]]:
    key = report_id(report)
    return ((key, each.code, each.message) for each in report.warnings)


def _json(locator: Locator | None) -> str | None:
    return None if locator is None else msgspec.json.encode(locator).decode()
