"""The units that values are printed in, and the factors between those that measure the same thing."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from transform.forms import Form
from warehouse.errors import InvalidCrosswalkError

UNITS = Path(__file__).parent / "units.csv"
COUNT, MONEY = "count", "money"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit word; `factor` is its size in the base unit of its dimension (`money`, `count` or `share`)."""

    unit: str
    dimension: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class UnitFactor:
    """A value in `from_unit` times `factor` is the value in `to_unit`; the empty unit is one that is not printed."""

    from_unit: str
    to_unit: str
    factor: Decimal


def load_units(path: Path = UNITS) -> tuple[Unit, ...]:
    """The units of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Unit(row["unit"], row["dimension"], Decimal(row["factor"])) for row in csv.DictReader(file))


def unit_factors(units: Iterable[Unit]) -> Iterator[UnitFactor]:
    """Every conversion. Counts never convert: 条 and 件 compare as printed, and a count may lack its unit."""
    units = list(units)
    for target in units:
        for source in units:
            if source.dimension == target.dimension:
                yield UnitFactor(source.unit, target.unit, source.factor / target.factor)
        if target.dimension == COUNT:
            yield UnitFactor("", target.unit, target.factor)


def require_known(units: Iterable[Unit], forms: Iterable[Form], others: Iterable[str]) -> None:
    """Raises `InvalidCrosswalkError` for a unit of the forms, or of others that are used, that is not in the file.

    A value in it would be one in an unknown unit.
    """
    known = {unit.unit for unit in units}
    used = set(others) | {unit for form in forms for unit in _units_of(form)}
    if unknown := sorted(used - known):
        raise InvalidCrosswalkError(f"{UNITS.name} lacks the unit {', '.join(unknown)}")


def _units_of(form: Form) -> Iterator[str]:
    for table in form.tables:
        units = (*(row.unit for row in table.rows), *(column.unit for column in table.columns))
        yield from (unit for unit in units if unit is not None)
