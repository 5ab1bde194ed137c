"""The cells of the forms that no harmonised indicator takes, each with the reason (`without_counterpart.csv`).

Every value cell of a form is in the crosswalk or in this list, so that nothing is left out by oversight.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from transform.forms import Form
from warehouse.dictionary.crosswalk import Cells, HarmonisedIndicator, annual_columns, cells_of, terms_of
from warehouse.errors import InvalidCrosswalkError

WITHOUT_COUNTERPART = Path(__file__).parent / "without_counterpart.csv"


@dataclass(frozen=True, slots=True)
class WithoutCounterpart:
    """A line of the list: cells of a form, as patterns of rows and columns."""

    form: str
    indicators: tuple[str, ...]
    columns: tuple[str, ...]
    reason: str

    def holds(self, indicator: str, column: str) -> bool:
        """Whether the line names the cell."""
        return any(fnmatchcase(indicator, each) for each in self.indicators) and any(
            fnmatchcase(column, each) for each in self.columns
        )


def load_without_counterpart(path: Path = WITHOUT_COUNTERPART) -> tuple[WithoutCounterpart, ...]:
    """The lines of the list."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            WithoutCounterpart(
                row["form"], tuple(row["indicators"].split()), tuple(row["columns"].split()), row["reason"]
            )
            for row in csv.DictReader(file)
        )


def require_complete(
    forms: Iterable[Form], crosswalk: Iterable[HarmonisedIndicator], listed: Iterable[WithoutCounterpart]
) -> None:
    """Raises `InvalidCrosswalkError` for a value cell that is neither in the crosswalk nor in the list."""
    crosswalk, listed = list(crosswalk), list(listed)
    missing = [
        f"form {form.id} {indicator}/{column}"
        for form in forms
        for indicator, column in sorted(uncovered(form, crosswalk))
        if not any(each.form == form.id and each.holds(indicator, column) for each in listed)
    ]
    if missing:
        raise InvalidCrosswalkError(
            f"{', '.join(missing)}: give it a place in crosswalk.csv, or a reason in {WITHOUT_COUNTERPART.name}"
        )


def uncovered(form: Form, crosswalk: Iterable[HarmonisedIndicator]) -> Cells:
    """The value cells of a form that no formula takes; rows that are headings hold no values of their own."""
    headings = {table.indicator(row) for table in form.tables for row in table.rows if row.heading}
    cells = cells_of(form)
    return frozenset(cell for cell in cells - set(_taken(form, cells, crosswalk)) if cell[0] not in headings)


def _taken(form: Form, cells: Cells, crosswalk: Iterable[HarmonisedIndicator]) -> Iterator[tuple[str, str]]:
    for entry in (entry for each in crosswalk for entry in each.formulas if entry.form == form.id):
        for term in terms_of(entry.formula):
            columns = (term.column,) if term.column else annual_columns(form, cells, term.indicator)
            yield from ((term.indicator, column) for column in columns)
