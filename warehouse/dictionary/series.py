"""Rules over the years of one agency, as data: what one report carries over to the next, and what jumps too far."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from transform.forms import Form
from warehouse.dictionary.crosswalk import cells_of
from warehouse.errors import InvalidCrosswalkError

TERMS = Path(__file__).with_name("series_terms.csv")
JUMPS = Path(__file__).with_name("series_jumps.csv")


class SeriesTermRow(NamedTuple):
    """A row of the table `series_term`."""

    check_id: str
    severity: str
    side: str
    indicator: str
    column_id: str
    lag: int
    factor: int


class SeriesJumpRow(NamedTuple):
    """A row of the table `series_jump`."""

    check_id: str
    severity: str
    money: bool
    low: Decimal
    high: Decimal
    least: Decimal


def series_terms(forms: Iterable[Form]) -> Iterator[SeriesTermRow]:
    """The terms of the rules. Raises `InvalidCrosswalkError` for a cell that no form has."""
    known = {cell for form in forms for cell in cells_of(form)}
    for row in _rows(TERMS):
        if (row["indicator"], row["column_id"]) not in known:
            raise InvalidCrosswalkError(f"{TERMS.name}: no form has the cell {row['indicator']}/{row['column_id']}")
        place = (row["side"], row["indicator"], row["column_id"], int(row["lag"]), int(row["factor"]))
        yield SeriesTermRow(row["check_id"], row["severity"], *place)


def series_jumps() -> Iterator[SeriesJumpRow]:
    """The rules about jumps."""
    for row in _rows(JUMPS):
        bounds = (Decimal(row["low"]), Decimal(row["high"]), Decimal(row["least"]))
        yield SeriesJumpRow(row["check_id"], row["severity"], row["money"] == "true", *bounds)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
