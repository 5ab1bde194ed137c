"""Whether a correction fits its cell, and its value in the unit of the cell."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from transform.forms import load_forms
from transform.values import money_units
from warehouse.errors import UnfitCorrectionError
from warehouse.loading.corrections import Correction
from warehouse.loading.storable import fits


class Cell(NamedTuple):
    """What stands in a cell, in which unit, and whether a correction expects it there."""

    raw: str
    unit: str | None
    is_expected: bool


def fitted(correction: Correction, cell: Cell) -> Correction:
    """The correction with its value in the unit of the cell.

    Raises `UnfitCorrectionError` for a cell that holds something else, a unit that is missing or does not convert
    exactly, and a number that the form does not allow there.
    """
    if not cell.is_expected:
        raise UnfitCorrectionError(f"expected {correction.expected!r}, found {cell.raw!r}")
    if correction.value is None:
        return correction
    value = _in_unit(correction.value, correction.unit, cell.unit)
    if value < 0 and (correction.form, correction.indicator, correction.column_id) not in _signed_cells():
        raise UnfitCorrectionError(f"the value {value:f} is negative, and what the form asks for here is at least 0")
    return correction._replace(value=value, unit=cell.unit)


def _in_unit(value: Decimal, unit: str | None, target: str | None) -> Decimal:
    """The value in the unit of its cell. An amount says its own: 元 and 万元 both look right to who writes them."""
    money = money_units()
    if unit == target or (unit is None and target not in money):
        return value
    if unit is None:
        units = " or ".join(f"{value:f}{each}" for each in money)
        raise UnfitCorrectionError(
            f"the cell is in {target}, the value {value:f} has no unit: write what is meant: {units}"
        )
    if target is None:
        raise UnfitCorrectionError(f"the value is in {unit}, the cell has no unit: write {value:f}")
    if target not in money:
        raise UnfitCorrectionError(f"the value is in {unit}, the cell in {target}: write {value:f}{target}")
    if unit not in money:
        raise UnfitCorrectionError(f"the value is in {unit}, the cell in {target}: write it in {' or '.join(money)}")
    converted = value * money[unit] / money[target]
    if not fits(converted):
        raise UnfitCorrectionError(f"the value {value:f}{unit} has too many digits in {target}")
    return converted


@cache
def _signed_cells() -> frozenset[tuple[str, str, str]]:
    """The cells that hold changes, by form, indicator and column; all others hold what is at least 0."""
    return frozenset(
        (form.id, table.indicator(row), column.id)
        for form in load_forms()
        for table in form.tables
        for column in table.columns
        if column.signed
        for row in table.rows
    )
