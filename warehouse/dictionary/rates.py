"""Rates: quantities derived from harmonised indicators, by name (`rates.csv`) or as written (`granted / reviews`)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from warehouse.dictionary.crosswalk import HarmonisedIndicator, terms_of
from warehouse.dictionary.formula import NAME, Formula, FormulaError, parse
from warehouse.errors import InvalidCrosswalkError

RATES = Path(__file__).parent / "rates.csv"

PARENTHESES = re.compile(r"\s*\(([^()]*)\)\s*")


@dataclass(frozen=True, slots=True)
class Rate:
    """A row of `rates.csv`: the value of the formula (written as `text`), times the factor, in the unit."""

    rate_id: str
    label_zh: str
    label_en: str
    text: str
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
    """The formula of a derived quantity: a sum, or a quotient of sums in parentheses, over harmonised ids.

    `(granted + granted_partly) / applications_answered` needs its parentheses: without them nobody could tell what is
    divided. A factor stands before the slash: `granted / applications_answered * 100` could be either of two numbers.
    Raises `FormulaError`.
    """
    if re.search(r"/[^/]*\*", text):
        raise FormulaError(f"cannot read {text!r}: put the factor before the slash, as in 'a * 100 / b'")
    if any(sign in text for sign in ("|", "..", "max(")):
        raise FormulaError(f"cannot read {text!r}: alternatives, bounds and max() are for the crosswalk")
    sides = text.split("/")
    formula = parse("/".join(_unwrapped(side) if len(sides) > 1 else side for side in sides))
    if dotted := [term.indicator for term in terms_of(formula) if term.column is not None]:
        raise FormulaError(f"cannot read {text!r}: {dotted[0]} is a cell of a form; write harmonised indicators")
    return formula


def _unwrapped(side: str) -> str:
    """A side of a quotient without the parentheses that a sum of several terms needs there."""
    if inside := PARENTHESES.fullmatch(side):
        return inside[1]
    if len(re.findall(NAME, side)) > 1:
        raise FormulaError(f"put {side.strip()!r} in parentheses")
    return side


def _rate(row: dict[str, str]) -> Rate:
    labels = (row["rate_id"], row["label_zh"], row["label_en"])
    formula = parse_derived(row["formula"])
    return Rate(*labels, row["formula"], formula, int(row["factor"]), row["unit"], row["note"])


def _problems(rates: Iterable[Rate], known: set[str]) -> Iterator[str]:
    seen: set[str] = set()
    for rate in rates:
        if rate.rate_id in known | seen:
            yield f"the name {rate.rate_id} is taken"
        seen.add(rate.rate_id)
        for term in terms_of(rate.formula):
            if term.indicator not in known:
                yield f"{rate.rate_id}: there is no indicator {term.indicator}"
