"""Rates: quantities derived from harmonised indicators, by name (`rates.csv`) or as written (`granted / reviews`)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from warehouse.crosswalk import HarmonisedIndicator, terms_of
from warehouse.errors import InvalidCrosswalkError
from warehouse.formula import Formula, FormulaError, Role, parse

RATES = Path(__file__).parent / "rates.csv"

ROLES = frozenset({Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR})
"""What a rate can be: a sum or a quotient of harmonised indicators, not a pair of bounds."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A row of `rates.csv`: the value of the formula, times the factor, in the unit."""

    rate_id: str
    label_zh: str
    label_en: str
    formula: Formula
    factor: int
    unit: str
    note: str


def load_rates(crosswalk: Iterable[HarmonisedIndicator], path: Path = RATES) -> tuple[Rate, ...]:
    """The rates in the order of the file; raises `InvalidCrosswalkError` for what the crosswalk does not know."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    try:
        rates = tuple(_rate(row) for row in rows)
    except (FormulaError, KeyError, ValueError) as error:
        raise InvalidCrosswalkError(f"{path.name}: {error}") from error
    if problems := list(_problems(rates, {each.harmonised_id for each in crosswalk})):
        raise InvalidCrosswalkError(f"{path.name}: " + "; ".join(problems))
    return rates


def parse_derived(text: str) -> Formula:
    """The formula of a derived quantity: one alternative over harmonised ids; raises `FormulaError`."""
    formula = parse(text)
    if len(formula.alternatives) != 1:
        raise FormulaError(f"cannot read {text!r}: alternatives are for the crosswalk")
    if not {side.role for side in formula.alternatives[0].sides} <= ROLES:
        raise FormulaError(f"cannot read {text!r}: bounds are for the crosswalk")
    if dotted := [term.indicator for term in terms_of(formula) if term.column is not None]:
        raise FormulaError(f"cannot read {text!r}: {dotted[0]} is a cell of a form; write harmonised indicators")
    return formula


def _rate(row: dict[str, str]) -> Rate:
    formula = parse_derived(row["formula"])
    return Rate(
        row["rate_id"], row["label_zh"], row["label_en"], formula, int(row["factor"]), row["unit"], row["note"]
    )


def _problems(rates: Iterable[Rate], known: set[str]) -> Iterator[str]:
    seen: set[str] = set()
    for rate in rates:
        if rate.rate_id in known | seen:
            yield f"the name {rate.rate_id} is taken"
        seen.add(rate.rate_id)
        for term in terms_of(rate.formula):
            if term.indicator not in known:
                yield f"{rate.rate_id}: there is no indicator {term.indicator}"
