"""What can be compared: a harmonised indicator, a cell of a form, a rate by name, or a formula as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from warehouse.dictionary.crosswalk import terms_of
from warehouse.dictionary.formula import Formula, FormulaError, Role
from warehouse.dictionary.rates import parse_derived
from warehouse.errors import MissingColumnError, MixedUnitsError, QuestionError, UnknownIndicatorError
from warehouse.names import close, known_spelling, plain, spellings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

OPERATOR = re.compile(r"[+*/]|\s-\s")
LIKE_A_CELL = re.compile(r"[^\s/]+/[^\s/]+")

HARMONISED = "SELECT harmonised_id, label_zh, label_en, unit FROM harmonised_indicator ORDER BY position"
RATES = "SELECT rate_id, label_zh, label_en, unit, factor, formula FROM rate ORDER BY position"
CELL = """
    SELECT arg_max(trim(indicator.label || ' ' || form_cell.label), form), arg_max(form_cell.unit, form)
    FROM form_cell JOIN indicator USING (form, indicator)
    WHERE indicator = ? AND column_id = ? HAVING count(*) > 0
"""
CELLS = """
    SELECT DISTINCT indicator || '/' || column_id AS cell, indicator.label || form_cell.label
    FROM form_cell JOIN indicator USING (form, indicator) ORDER BY cell
"""

COLUMNS = """
    SELECT column_id FROM form_cell WHERE indicator = ?
    GROUP BY column_id ORDER BY NOT ends_with(column_id, 'total'), min(position)
"""

STATED = """
    SELECT figure.indicator, any_value(label_zh), any_value(narrative_indicator.unit)
    FROM figure LEFT JOIN narrative_indicator USING (indicator)
    WHERE figure.indicator IS NOT NULL
    GROUP BY figure.indicator
"""

CONVERSIONS = "SELECT from_unit, to_unit, plain_number(factor) FROM unit_factor WHERE factor > 1"
"""Units that measure the same thing, one of them in larger pieces: 万元 and 元."""

GRAMMAR = "write indicators with + - * / and parentheses, as in 'granted / applications_answered' (gongkai indicators)"

RATIO = "ratio"
"""The unit of a number without a unit."""


class Kind(StrEnum):
    """Where the values of a quantity come from."""

    HARMONISED = "harmonised"
    CELL = "cell"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Input:
    """A harmonised indicator that a quantity is made of; `factor` is its sign and multiple in the sum."""

    harmonised_id: str
    role: Role = Role.VALUE
    factor: int = 1


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something to compare. `scale` multiplies the result of a quotient (100 for per cent); cells have no inputs.

    `summable` is False for what is a ratio in the reports already: it has no sum and cannot be pooled.
    """

    name: str
    kind: Kind
    label_zh: str
    unit: str | None
    scale: int
    inputs: tuple[Input, ...]
    summable: bool = True


def quantities(connection: DuckDBPyConnection, names: Iterable[str], stated: bool = False) -> list[Quantity]:
    """Each quantity once, in the order asked, by its id or its exact label in Chinese or English.

    With `stated` also what only the text of reports gives.

    Raises `UnknownIndicatorError`, or a `QuestionError` for a wrong formula.
    """
    known = _Known(connection, stated)
    found = [known.quantity(name) for name in dict.fromkeys(name.strip() for name in names)]
    return list({quantity.name: quantity for quantity in found}.values())


def units_of(asked: Iterable[Quantity]) -> str | None:
    """A note of the unit of each quantity; None if none has one."""
    named = [f"{quantity.name} {quantity.unit}" for quantity in asked if quantity.unit]
    return f"units: {', '.join(named)}" if named else None


class _Known:
    """The names of a warehouse; read once for a question."""

    def __init__(self, connection: DuckDBPyConnection, stated: bool) -> None:
        self._connection = connection
        self._stated = {name: row for name, *row in connection.execute(STATED).fetchall()} if stated else {}
        harmonised, rates = connection.execute(HARMONISED).fetchall(), connection.execute(RATES).fetchall()
        self._harmonised: dict[str, tuple[str, str]] = {name: (label, unit) for name, label, _, unit in harmonised}
        self._rates = {name: row for name, *row in rates}
        self._labels: Sequence[tuple[str, str, str]] = [row[:3] for row in (*harmonised, *rates)]
        """The id, and the Chinese and English labels."""

    def quantity(self, name: str) -> Quantity:
        if name in self._harmonised:
            label, unit = self._harmonised[name]
            return Quantity(name, Kind.HARMONISED, label, unit, 1, (Input(name),), summable=unit != RATIO)
        if name in self._rates:
            label, _, unit, factor, text = self._rates[name]
            return self._derived(name, label, unit, factor, parse_derived(text))
        if name in self._stated:
            label, unit = self._stated[name]
            return Quantity(name, Kind.HARMONISED, label or name, unit, 1, (Input(name),), summable=False)
        if cell := self._cell(name):
            return cell
        if labelled := self._labelled(name):
            return self.quantity(labelled)
        if columns := self._connection.execute(COLUMNS, [name]).fetchall():
            raise MissingColumnError(name, [column for (column,) in columns], close(name, self._called()))
        if not OPERATOR.search(name):
            raise UnknownIndicatorError(name, close(name, self._called()))
        if LIKE_A_CELL.fullmatch(name) and name.split("/", maxsplit=1)[0] not in self._harmonised:
            raise UnknownIndicatorError(name, close(name, self._cells()))
        return self._written(name)

    def _labelled(self, label: str) -> str | None:
        """The one indicator or rate that is called so in Chinese or English; None if there is none, or several."""
        called: dict[str, set[str]] = {}
        for name, *labels in self._labels:
            for each in labels:
                called.setdefault(plain(each), set()).add(name)
        found = called.get(known_spelling(plain(label), called) or "", set())
        return next(iter(found)) if len(found) == 1 else None

    def _cell(self, name: str) -> Quantity | None:
        indicator, _, column = name.partition("/")
        rows = self._connection.execute(CELL, [indicator, column]).fetchall()
        return Quantity(name, Kind.CELL, rows[0][0], rows[0][1], 1, ()) if rows else None

    def _written(self, text: str) -> Quantity:
        """A formula that the asker wrote."""
        try:
            formula = parse_derived(self._with_ids(text))
        except FormulaError as error:
            raise QuestionError(f"{error}; {GRAMMAR}") from error
        for term in terms_of(formula):
            if term.indicator in self._rates:
                meaning = self._rates[term.indicator][-1]
                raise QuestionError(
                    f"{term.indicator} is a rate by name, which cannot be a part of a formula; write its own: {meaning}"
                )
            if term.indicator not in self._harmonised:
                raise UnknownIndicatorError(term.indicator, close(term.indicator, self._called()))
        return self._derived(text, text, self._unit(formula), 1, formula)

    def _with_ids(self, text: str) -> str:
        """A formula with the ids of the indicators that it names in Chinese; as it is where others are left."""
        if text.isascii():
            return text
        ids = {plain(label): name for name, (label, _) in self._harmonised.items()}
        longest_first = sorted(ids, key=len, reverse=True)  # one may stand in another
        any_label = re.compile("|".join(map(re.escape, longest_first)))
        written = (any_label.sub(lambda match: ids[match[0]], each) for each in spellings(plain(text)))
        return next((each for each in written if each.isascii()), text)

    def _derived(self, name: str, label: str, unit: str, scale: int, formula: Formula) -> Quantity:
        sides = formula.alternatives[0].sides
        inputs = tuple(Input(term.indicator, side.role, term.factor) for side in sides for term in side.terms)
        summable = all(self._harmonised[each.harmonised_id][1] != RATIO for each in inputs)
        return Quantity(name, Kind.DERIVED, label, unit, scale, inputs, summable)

    def _unit(self, formula: Formula) -> str:
        """The unit of what is computed; raises `MixedUnitsError` for what no single unit can be said of."""
        units = [self._unit_of_sum([term.indicator for term in side.terms]) for side in formula.alternatives[0].sides]
        if len(units) == 1:
            return units[0]
        numerator, denominator = units
        self._require_no_conversion(formula, {numerator, denominator})
        return RATIO if numerator == denominator else f"{numerator}/{denominator}"

    def _require_no_conversion(self, formula: Formula, units: set[str]) -> None:
        """Of 万元 over 元 nobody would think that the number is ten thousand times too small."""
        for larger, smaller, factor in self._connection.execute(CONVERSIONS).fetchall():
            if {larger, smaller} == units:
                named = {term.indicator: self._harmonised[term.indicator][1] for term in terms_of(formula)}
                raise MixedUnitsError(named, f"1 {larger} is {factor} {smaller}")

    def _unit_of_sum(self, names: Sequence[str]) -> str:
        units = {name: self._harmonised[name][1] for name in names}
        if len(set(units.values())) > 1:
            raise MixedUnitsError(units)
        return next(iter(units.values()))

    def _called(self) -> dict[str, str]:
        return {label: row[0] for row in self._labels for label in row}

    def _cells(self) -> dict[str, str]:
        return {label: row[0] for row in self._connection.execute(CELLS).fetchall() for label in row}
