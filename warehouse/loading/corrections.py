"""Corrections: readers' decisions about values, in CSV files that they keep under version control.

Columns: `id` (a name for the correction), `agency`, `year`, `scope` (agency if empty), `form`, `indicator`, `column`,
`expected` (what the cell holds now: its text as printed, or its number), `value` (the corrected number, of an amount
of money with its unit; empty if the cell is to count as blank), `reason`, `author`, `date` (YYYY-MM-DD).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from extract.user_files import UserFileError, read_table
from warehouse.errors import InvalidCorrectionError
from warehouse.loading.storable import fits

COLUMNS = (
    *("id", "agency", "year", "scope", "form", "indicator", "column"),
    *("expected", "value", "reason", "author", "date"),
)
NEEDED = ("id", "agency", "year", "form", "indicator", "column", "reason", "author", "date")
_YEAR = re.compile(r"[0-9]{4}")
_DATE = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})")  # Excel in China writes 2024/5/1
# What Python takes for a number besides, 1_0 or 1e3, is a slip; what follows the number is its unit.
_VALUE = re.compile(r"([-+]?[0-9]+(?:\.[0-9]+)?) *([\u4e00-\u9fff]*)")


class Correction(NamedTuple):
    """A line of a file of corrections.

    `value` is None for a cell that is to count as blank. It is in `unit`, or, where that is None, in the unit of the
    cell, which only a count may leave unsaid.
    """

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
    unit: str | None = None

    @property
    def cell(self) -> str:
        """The cell that it is about, for people."""
        return f"{self.agency} {self.year} {self.scope} {self.form} {self.indicator}/{self.column_id}"


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
    value, unit = _value(text["value"])
    return Correction(
        text["id"],
        text["agency"],
        _year(text["year"]),
        text["scope"] or "agency",
        text["form"],
        text["indicator"],
        text["column"],
        text["expected"],
        value,
        text["reason"],
        text["author"],
        _date(text["date"]),
        unit,
    )


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text):
        raise ValueError(f"{text!r} is no year")
    return int(text)


def _value(text: str) -> tuple[Decimal | None, str | None]:
    """The number and the unit that is written behind it."""
    if not text:
        return None, None
    if not (match := _VALUE.fullmatch(text)):
        raise ValueError(f"the value {text!r} is no number")
    value = Decimal(match[1])
    if not fits(value):
        raise ValueError(f"the value {text} has too many digits")
    return value, match[2] or None


def _date(text: str) -> date:
    with suppress(ValueError):
        if match := _DATE.fullmatch(text):
            return date(int(match[1]), int(match[3]), int(match[4]))
        return date.fromisoformat(text)
    raise ValueError(f"{text!r} is no date: write 2024-05-01")


def _name(correction: Correction) -> str:
    return correction.correction_id


def _cell(correction: Correction) -> str:
    return correction.cell
