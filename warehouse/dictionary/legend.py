"""The words for numbers that are not there, explained (`statuses.csv`)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

STATUSES = Path(__file__).parent / "statuses.csv"


@dataclass(frozen=True, slots=True)
class StatusMeaning:
    """What a status of a comparison means."""

    status: str
    meaning_en: str
    meaning_zh: str


def statuses() -> list[StatusMeaning]:
    """Every status that a comparison can show."""
    with STATUSES.open(encoding="utf-8", newline="") as file:
        return [StatusMeaning(**row) for row in csv.DictReader(file)]
