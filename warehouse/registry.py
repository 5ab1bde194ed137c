"""A registry of agencies: who is expected to report, in which years. A CSV file that its users keep.

Columns: `name` (official, simplified characters), `region_code`, `level`, `function`, `site`, `valid_from`, `valid_to`.
Only `name` has to be filled; the years are those of the reports that are due, an empty one is an open end.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import InvalidRegistryError

COLUMNS = ("name", "region_code", "level", "function", "site", "valid_from", "valid_to")


@dataclass(frozen=True, slots=True)
class RegisteredAgency:
    """A row of the registry; the years are None where they are open."""

    name: str
    region_code: str | None
    level: str | None
    function: str | None
    site: str | None
    valid_from: int | None
    valid_to: int | None


def load_registry(path: Path) -> list[RegisteredAgency]:
    """The rows of the file; raises `InvalidRegistryError`, which names the line."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if "name" not in (reader.fieldnames or ()):
            raise InvalidRegistryError(f"{path}: the first line has to name the columns: {','.join(COLUMNS)}")
        return list(_agencies(path, reader))


def _agencies(path: Path, rows: Iterator[Mapping[str, str]]) -> Iterator[RegisteredAgency]:
    for line, row in enumerate(rows, 2):
        text = {column: (row.get(column) or "").strip() or None for column in COLUMNS}
        name = text["name"]
        if name is None:
            raise InvalidRegistryError(f"{path}, line {line}: the name is empty")
        years = [_year(path, line, column, text[column]) for column in ("valid_from", "valid_to")]
        yield RegisteredAgency(
            name, text["region_code"], text["level"], text["function"], text["site"], years[0], years[1]
        )


def _year(path: Path, line: int, column: str, text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isdecimal() and len(text) == 4):
        raise InvalidRegistryError(f"{path}, line {line}: {column} is {text!r}, not a year")
    return int(text)
