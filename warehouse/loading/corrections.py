"""Corrections: readers' decisions about values, in CSV files that they keep under version control.

Columns: `id` (a name for the correction), `agency`, `year`, `scope` (agency if empty), `form`, `indicator`, `column`,
`expected` (what the cell holds now: its text as printed, or its number), `value` (the corrected number; empty if the
cell is to count as blank), `reason`, `author`, `date` (YYYY-MM-DD).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extract.user_files import UserFileError, read_table
from warehouse.errors import InvalidCorrectionError
from warehouse.loading.harmonising import harmonise_stored
from warehouse.loading.storable import fits
from warehouse.statements import statement
from warehouse.tables import insert
from warehouse.transactions import transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

INCOMING = """
    CREATE OR REPLACE TEMP TABLE incoming_correction AS
    SELECT *, NULL::VARCHAR AS agency FROM correction LIMIT 0
"""

COLUMNS = (
    *("id", "agency", "year", "scope", "form", "indicator", "column"),
    *("expected", "value", "reason", "author", "date"),
)
_YEAR = re.compile(r"[0-9]{4}")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")  # what Python takes for a number besides, 1_0 or 1e3, is a slip
NEEDED = ("id", "agency", "year", "form", "indicator", "column", "reason", "author", "date")


class Correction(NamedTuple):
    """A line of a file of corrections. `value` is None for a cell that is to count as blank."""

    correction_id: str
    agency: str
    year: int
    scope: str
    form: str
    indicator: str
    column_id: str
    expected: str
    value: Decimal | None
    reason: str
    author: str
    made: date


@dataclass(frozen=True, slots=True)
class Refusal:
    """A correction that does not take effect; `found` is the text of the cell, None if there is no such cell."""

    correction_id: str
    cell: str
    expected: str
    found: str | None

    def __str__(self) -> str:
        found = "there is no such cell" if self.found is None else f"found {self.found!r}"
        return f"correction {self.correction_id}: {self.cell}: expected {self.expected!r}, {found}"


class _RefusedError(Exception):
    """Takes back a transaction with corrections that do not hold."""


def load_corrections(paths: Iterable[Path]) -> list[Correction]:
    """The lines of all files; raises `InvalidCorrectionError`, which names the file and the line."""
    corrections = [correction for path in paths for correction in _read(path)]
    for what, key in (("name", _name), ("cell", _cell)):
        seen: set[str] = set()
        for each in corrections:
            if key(each) in seen:
                raise InvalidCorrectionError(f"correction {each.correction_id}: the {what} {key(each)} is there twice")
            seen.add(key(each))
    return corrections


def store_corrections(connection: DuckDBPyConnection, corrections: Sequence[Correction]) -> list[Refusal]:
    """Makes these the corrections of the warehouse, in place of all others.

    Returns those that do not hold; if there are any, nothing is changed, so that a slip revokes no other correction.
    """
    refusals: list[Refusal] = []
    with suppress(_RefusedError), transaction(connection):
        before = _corrected(connection)
        connection.execute(INCOMING)
        connection.execute("DELETE FROM correction")
        insert(connection, "incoming_correction", corrections)
        connection.execute(statement("loading/correct.sql"))
        rows = connection.execute(statement("loading/refused_corrections.sql")).fetchall()
        refusals = [Refusal(*row) for row in rows]
        if refusals:
            raise _RefusedError
        harmonise_stored(connection, sorted(before | _corrected(connection)))
    return refusals


def _corrected(connection: DuckDBPyConnection) -> set[int]:
    return {report_id for (report_id,) in connection.execute("SELECT report_id FROM corrected_cell").fetchall()}


def _read(path: Path) -> Iterator[Correction]:
    try:
        for row in read_table(path, COLUMNS):
            try:
                yield _correction(row.texts)
            except ValueError as error:
                raise InvalidCorrectionError(f"{path}, line {row.line}: {error}") from error
    except UserFileError as error:
        raise InvalidCorrectionError(str(error)) from error


def _correction(text: Mapping[str, str]) -> Correction:
    if empty := [name for name in NEEDED if not text[name]]:
        raise ValueError(f"{', '.join(empty)} is empty")
    return Correction(
        text["id"],
        text["agency"],
        _year(text["year"]),
        text["scope"] or "agency",
        text["form"],
        text["indicator"],
        text["column"],
        text["expected"],
        _value(text["value"]),
        text["reason"],
        text["author"],
        date.fromisoformat(text["date"]),
    )


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text):
        raise ValueError(f"{text!r} is no year")
    return int(text)


def _value(text: str) -> Decimal | None:
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"the value {text!r} is no number")
    value = Decimal(text)
    if not fits(value):
        raise ValueError(f"the value {text} has too many digits")
    return value


def _name(correction: Correction) -> str:
    return correction.correction_id


def _cell(correction: Correction) -> str:
    return " ".join(map(str, correction[1:7]))
