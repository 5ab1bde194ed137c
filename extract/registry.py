"""A registry of agencies: who is expected to report, in which years. A CSV file that its users keep.

Columns: `name` (the official one, in simplified or traditional characters), `region_code`, `level`, `function`, `site`,
`valid_from`, `valid_to`. Only `name` has to be there and to be filled; the years are those of the reports that are due,
an empty one is an open end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.user_files import Row, UserFileError, read_table


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


def registered_agencies(path: Path) -> Iterator[tuple[int, RegisteredAgency]]:
    """The agencies of a registry, each with its line in the file; raises `UserFileError`, which names the line."""
    for row in read_table(path, ["name"]):
        name = _text(row, "name")
        if name is None:
            raise UserFileError(f"{path}, line {row.line}: the name is empty")
        first, last = (_year(path, row, column) for column in ("valid_from", "valid_to"))
        if first is not None and last is not None and last < first:
            raise UserFileError(f"{path}, line {row.line}: valid_to {last} is before valid_from {first}")
        code, level, function, site = (_text(row, column) for column in ("region_code", "level", "function", "site"))
        yield row.line, RegisteredAgency(name, code, level, function, site, first, last)


def _text(row: Row, column: str) -> str | None:
    return row.texts.get(column) or None


def _year(path: Path, row: Row, column: str) -> int | None:
    text = _text(row, column)
    if text is None:
        return None
    if not (text.isdecimal() and len(text) == len("2008")):
        raise UserFileError(f"{path}, line {row.line}: {column} is {text!r}, not a year")
    return int(text)
