"""The cells of a whole report, and sums over them: what the tables give for something that the text states, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from transform.checks.sheet import NOTHING
from transform.forms import Form, FormTable, form_by_id
from transform.labels import short_label
from transform.report import CellKey, Observation

_TERM = re.compile(r"([+-]?)\s*([^\s+/-]+)(?:/([^\s+-]+))?")


def terms_of(formula: str) -> list[tuple[str, str, str]]:
    """The terms of a formula: sign, indicator, and column, which is empty for an annual value."""
    return _TERM.findall(formula)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of cells: its value, the unit that they share, the cells, and the sum in words."""

    value: Decimal
    unit: str | None
    cells: tuple[Observation, ...]
    words: str


class Book:
    """The cells of one form in a report."""

    def __init__(self, form_id: str, observations: Iterable[Observation]) -> None:
        self.form: Form = form_by_id(form_id)
        self._cells = {each.key: each for each in observations if each.form == form_id}

    def total(self, formula: str) -> Sum | None:
        """The value of a formula (`indicator/column + indicator`); None if it needs a cell that holds no number.

        A blank counts as 0 beside a number. An indicator without a column is its annual value. A blank total of a row
        is the sum of the row, if the form says that it is.
        """
        terms = [(sign, self._term(indicator, column)) for sign, indicator, column in terms_of(formula)]
        cells = [cell for _, term in terms for cell in term]
        values = [(sign, term) for sign, term in terms if any(cell.value is not None for cell in term)]
        if not values or any(not term or any(_is_unknown(cell) for cell in term) for _, term in terms):
            return None
        units = {cell.unit for cell in cells if cell.value is not None}
        if len(units) > 1:
            return None
        value = sum((-_sum(term) if sign == "-" else _sum(term) for sign, term in values), Decimal(0))
        words = " ".join(f"{sign} {self._written(term)}".strip() for sign, term in values)
        return Sum(value, next(iter(units)), tuple(cells), words)

    def places(self, value: Decimal, cells: Iterable[Observation]) -> Iterator[str]:
        """Where else in the rows of these cells the value stands: `予以公开 自然人`."""
        rows = {cell.indicator for cell in cells}
        for cell in self._cells.values():
            if cell.value == value and cell.value and cell.indicator in rows:
                yield self._name(cell)

    def _term(self, indicator: str, column: str) -> list[Observation]:
        if not column:
            return self._annual(indicator)
        cell = self._cells.get(CellKey(self.form.id, indicator, column))
        if cell is None or cell.status not in NOTHING:
            return [cell] if cell else []
        return [part for part in self._parts(cell) if part.value is not None] or [cell]

    def _annual(self, indicator: str) -> list[Observation]:
        keys = (CellKey(self.form.id, indicator, column) for column in self.form.annual_columns)
        printed = [self._cells[key] for key in keys if key in self._cells]
        return [next((cell for cell in printed if cell.value is not None), printed[0])] if printed else []

    def _parts(self, total: Observation) -> Iterator[Observation]:
        """The cells of a row whose sum a total is, by the identities of the form."""
        for identity in self.form.identities:
            if identity.each == "row" and identity.relation == "==" and identity.left == (total.column,):
                keys = (CellKey(self.form.id, total.indicator, column) for column in identity.right)
                yield from (self._cells[key] for key in keys if key in self._cells)

    def _written(self, term: list[Observation]) -> str:
        name = self._name(term[0]) if len(term) == 1 else self._row_name(term[0])
        return f"{name} {_sum(term):f}"

    def _name(self, cell: Observation) -> str:
        columns = self._table(cell).columns
        column = next(column for column in columns if column.id == cell.column)
        heads = (*column.group, column.label) if len(columns) > 1 else ()
        return " ".join(part for part in (self._row_name(cell), *heads) if part)

    def _row_name(self, cell: Observation) -> str:
        table = self._table(cell)
        label = next(row.label for row in table.rows if table.indicator(row) == cell.indicator)
        return short_label(label)

    def _table(self, cell: Observation) -> FormTable:
        return next(
            table
            for table in self.form.tables
            if any(table.indicator(row) == cell.indicator for row in table.rows)
            and any(column.id == cell.column for column in table.columns)
        )


def _is_unknown(cell: Observation) -> bool:
    return cell.value is None and cell.status not in NOTHING


def _sum(cells: Iterable[Observation]) -> Decimal:
    return sum((cell.value for cell in cells if cell.value is not None), Decimal(0))
