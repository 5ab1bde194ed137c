"""The crosswalk: indicators that mean the same thing across the forms, and how far they do.

`crosswalk.csv` has one row per harmonised indicator, with a formula for each form (`f2008` …, see
`warehouse.dictionary.formula`) and how each form compares with the one before it (`cmp_2008_2014` …: exact,
approximate, break, n/a).
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from pathlib import Path

from transform.forms import Form
from warehouse.dictionary.formula import Formula, FormulaError, Term, parse
from warehouse.errors import InvalidCrosswalkError

NOT_APPLICABLE = "n/a"
"""Written for a step to or from a form that does not have the indicator."""

CROSSWALK = Path(__file__).parent / "crosswalk.csv"

Cells = frozenset[tuple[str, str]]
"""The cells of a form: (indicator, column)."""


class Comparability(StrEnum):
    """How the figure of a form compares with the same indicator in an older form, the best first."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class FormFormula:
    """The formula of one form; `comparability` is None for the first form that has the indicator."""

    form: str
    formula: Formula
    comparability: Comparability | None


@dataclass(frozen=True, slots=True)
class HarmonisedIndicator:
    """A row of the crosswalk. `nature` is `flow` (what happened in the year) or `stock` (what is there at its end).

    `steps` are the comparabilities of each form with the one before it, by the newer form; forms that the file calls
    n/a are not in it.
    """

    harmonised_id: str
    label_zh: str
    label_en: str
    unit: str
    nature: str
    note: str
    formulas: tuple[FormFormula, ...]
    steps: Mapping[str, Comparability]

    def comparability(self, older: str, newer: str) -> Comparability | None:
        """How figures of two forms compare: the worst of the steps between them; None if the file names none."""
        order = list(Comparability)
        between = [step for form, step in self.steps.items() if older < form <= newer]  # form ids sort by time
        return max(between, key=order.index, default=None)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every pair of forms that have the indicator, the older one first."""
        return combinations((entry.form for entry in self.formulas), 2)


def load_crosswalk(forms: tuple[Form, ...], path: Path = CROSSWALK) -> tuple[HarmonisedIndicator, ...]:
    """The crosswalk in the order of the file; raises `InvalidCrosswalkError` for what the forms do not know."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    try:
        indicators = tuple(_indicator(row) for row in rows)
    except (FormulaError, KeyError, ValueError) as error:
        raise InvalidCrosswalkError(f"{path.name}: {error}") from error
    if problems := list(_problems(indicators, forms)):
        raise InvalidCrosswalkError(f"{path.name}: " + "; ".join(problems))
    return indicators


def annual_columns(form: Form, cells: Cells, indicator: str) -> tuple[str, ...]:
    """The columns that can hold the annual value of an indicator, the preferred one first; `cells` are the form's."""
    return tuple(column for column in form.annual_columns if (indicator, column) in cells)


def cells_of(form: Form) -> Cells:
    """Every cell of a form and its local relatives."""
    return frozenset(
        (table.indicator(row), column.id) for table in form.tables for row in table.rows for column in table.columns
    )


def _indicator(row: Mapping[str, str]) -> HarmonisedIndicator:
    harmonised_id = row["harmonised_id"]
    try:
        formulas = tuple(_formulas(row))
        steps = _steps(row)
    except ValueError as error:
        raise ValueError(f"{harmonised_id}: {error}") from error
    return HarmonisedIndicator(
        harmonised_id, row["label_zh"], row["label_en"], row["unit"], row["nature"], row["note"], formulas, steps
    )


def _formulas(row: Mapping[str, str]) -> Iterator[FormFormula]:
    """The formulas of a row, oldest form first: the columns `f2008` … in the order of the file."""
    steps = _steps(row)
    first = True
    for name, text in row.items():
        if not name[1:].isdigit() or not text:
            continue
        step = None if first else steps.get(name[1:])
        yield FormFormula(name[1:], parse(text), step)
        first = False


def _steps(row: Mapping[str, str]) -> dict[str, Comparability]:
    """The columns `cmp_2008_2014` … by the newer form."""
    named = {name.rpartition("_")[2]: value for name, value in row.items() if name.startswith("cmp_")}
    return {form: Comparability(value) for form, value in named.items() if value != NOT_APPLICABLE}


def _problems(indicators: Iterable[HarmonisedIndicator], forms: Iterable[Form]) -> Iterator[str]:
    indicators = list(indicators)
    counts = Counter(indicator.harmonised_id for indicator in indicators)
    yield from (f"{name} is there {count} times" for name, count in counts.items() if count > 1)
    known = {form.id: (form, cells_of(form)) for form in forms}
    for indicator in indicators:
        for older, newer in indicator.pairs():
            if indicator.comparability(older, newer) is None:
                yield f"{indicator.harmonised_id}: how forms {older} and {newer} compare is not said"
        for entry in indicator.formulas:
            where = f"{indicator.harmonised_id}, form {entry.form}"
            if entry.form not in known:
                yield f"{where}: no such form"
                continue
            form, cells = known[entry.form]
            yield from (f"{where}: {problem}" for problem in _cell_problems(entry.formula, form, cells))


def _cell_problems(formula: Formula, form: Form, cells: Cells) -> Iterator[str]:
    for term in terms_of(formula):
        if term.column is not None and (term.indicator, term.column) not in cells:
            yield f"the form has no cell {term.indicator}/{term.column}"
        if term.column is None and not annual_columns(form, cells, term.indicator):
            yield f"the form has no annual value of {term.indicator}"


def terms_of(formula: Formula) -> Iterator[Term]:
    """Every term of a formula."""
    return (term for alternative in formula.alternatives for side in alternative.sides for term in side.terms)
