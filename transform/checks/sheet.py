"""The cells of one form table in a report, and the terms that rules are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from transform.forms import Form, FormTable, Row
from transform.labels import short_label
from transform.report import CellKey, Observation, Status

NOTHING = (Status.BLANK, Status.DASH, Status.SLASH, Status.BOX)
"""Statuses that may count as 0 in a sum whose total is a number."""

_LONG = 6  # terms


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a comparison: its label and the cell; None if the report does not print it."""

    label: str
    cell: Observation | None

    @property
    def number(self) -> Decimal | None:
        return self.cell.value if self.cell else None

    @property
    def is_nothing(self) -> bool:
        return self.cell is not None and self.cell.status in NOTHING

    def __str__(self) -> str:
        label = short_label(self.label)
        if self.cell is None:
            return f"{label} (not printed)"
        return f"{label} {self.number if self.number is not None else f'({self.cell.status})'}"


def written(terms: Sequence[Term]) -> str:
    """A sum for people; in a long one only the terms that are not 0."""
    telling = [term for term in terms if term.number != 0] if len(terms) > _LONG else terms
    left_out = len(terms) - len(telling)
    parts = [*map(str, telling), *([f"{left_out} that are 0"] if left_out else [])]
    return " + ".join(parts)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one form table in a report."""

    form: Form
    table: FormTable
    cells: Mapping[CellKey, Observation]

    def at(self, row: Row, column: str) -> Observation | None:
        return self.cells.get(CellKey(self.form.id, self.table.indicator(row), column))

    def row(self, row_id: str) -> Row:
        return next(row for row in self.table.rows if row.id == row_id)

    def terms(self, ids: Sequence[str], each: str, subject: str) -> list[Term]:
        """The cells named by `ids`: rows in the column `subject`, or columns in the row `subject`."""
        if each == "row":
            labels = {column.id: column.label for column in self.table.columns}
            return [Term(labels[name], self.at(self.row(subject), name)) for name in ids]
        rows = list(dict.fromkeys(self._printed_row(self.row(name), subject).id for name in ids))
        return [Term(self.row(name).label, self.at(self.row(name), subject)) for name in rows]

    def _printed_row(self, row: Row, column: str) -> Row:
        """The row, or the heading that is printed in its place with the values of all its rows."""
        if self.at(row, column) is None and row.parent is not None:
            parent = self.row(row.parent)
            if parent.collapsible and self.at(parent, column) is not None:
                return parent
        return row
