"""What is known about places and offices, as rows of the dictionary: divisions, functions, rules of succession."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import transform.identity
from transform.identity.offices import Function
from transform.identity.regions import Regions
from transform.identity.successions import Succession

PLACE_FILES = tuple(
    Path(transform.identity.__file__).with_name(name) for name in ("regions.csv", "functions.yaml", "successions.csv")
)
"""What the rows are made of."""


class RegionRow(NamedTuple):
    """A row of the table `region`."""

    region_code: str
    name: str
    full_name: str
    level: str
    parent_code: str | None
    first_year: int
    last_year: int | None


class FunctionRow(NamedTuple):
    """A row of the table `agency_function`."""

    function: str
    label_zh: str
    label_en: str
    position: int


class SuccessionRow(NamedTuple):
    """A row of the table `succession_rule`."""

    old_office: str
    new_office: str
    year: int | None
    kind: str
    source: str


def region_rows(regions: Regions) -> Iterator[RegionRow]:
    """One row per division and name."""
    for each in regions.all:
        years = (each.first_year, each.last_year)
        yield RegionRow(each.code, each.name, regions.full_name(each), each.level, each.parent, *years)


def function_rows(functions: Iterable[Function]) -> Iterator[FunctionRow]:
    """One row per function, in the order of the file."""
    for position, each in enumerate(functions, 1):
        yield FunctionRow(each.id, each.zh, each.en, position)


def succession_rows(successions: Iterable[Succession]) -> Iterator[SuccessionRow]:
    """One row per rule."""
    for each in successions:
        yield SuccessionRow(each.old, each.new, each.year, each.kind, each.source)
