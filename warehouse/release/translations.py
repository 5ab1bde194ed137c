"""What the columns and the notes of a database mean in other languages; its own comments and notes are English."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
DATABASE = "en"
"""The language of the comments and notes in a database."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The meaning of columns by table and name, and the notes on harmonised indicators and rates by id."""

    columns: Mapping[tuple[str, str], str]
    notes: Mapping[str, str]


@cache
def translation(language: str) -> Translation:
    """What `columns.LANGUAGE.csv` and `notes.LANGUAGE.csv` say; nothing for the language of the database."""
    if language == DATABASE:
        return Translation({}, {})
    return Translation(
        {(row["table"], row["column"]): row["meaning"] for row in _rows(f"columns.{language}.csv")},
        {row["id"]: row["note"] for row in _rows(f"notes.{language}.csv")},
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
