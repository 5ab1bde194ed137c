"""Rules that compare sums of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from transform.checks.sheet import Sheet, Term, written
from transform.forms import FormTable, Identity
from transform.report import Check, CheckStatus, Severity
from transform.values import money_units

_RELATIONS = {"==": "=", "<=": "≤", ">=": "≥"}
_OPPOSITES = {"==": "≠", "<=": ">", ">=": "<"}


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Two sums and the terms that must be numbers."""

    left: list[Term]
    right: list[Term]
    needed: list[Term]

    @property
    def terms(self) -> list[Term]:
        return [*self.left, *self.right]

    def is_assessable(self) -> bool:
        """Whether every cell is known: a number, or a blank that can only be 0 in this sum."""
        if any(term.number is None and not term.is_nothing for term in self.terms):
            return False
        if len({term.cell.unit for term in self.terms if term.cell and term.cell.unit in money_units()}) > 1:
            return False
        alone = [side[0] for side in (self.left, self.right) if len(side) == 1]
        if any(term.number is None for term in (*self.needed, *alone)):
            return False
        return all(any(term.number is not None for term in side) for side in (self.left, self.right))


def check_identity(identity: Identity, sheet: Sheet) -> Iterator[Check]:
    """An identity of the form, for each column or row of the table that prints any of its terms."""
    for subject in _subjects(identity, sheet.table):
        for left in _left_sides(identity):
            comparison = _Comparison(
                sheet.terms(left, identity.each, subject),
                sheet.terms(identity.right, identity.each, subject),
                sheet.terms(identity.required, identity.each, subject),
            )
            if any(term.cell for term in comparison.terms):
                yield _compared(identity, sheet, subject, comparison)


def _left_sides(identity: Identity) -> list[tuple[str, ...]]:
    return [(term,) for term in identity.left_each] if identity.left_each else [identity.left]


def _subjects(identity: Identity, table: FormTable) -> list[str]:
    if identity.each == "column":
        return [column.id for column in table.columns]
    rows = [row for row in table.rows if not row.heading or row.collapsible]
    return [row.id for row in rows if not (identity.flow_only and row.stock)]


def _compared(identity: Identity, sheet: Sheet, subject: str, comparison: _Comparison) -> Check:
    left, right = written(comparison.left), written(comparison.right)
    relation = _RELATIONS[identity.relation]
    text = f"{left} {relation} {right}"
    status, actual, expected = CheckStatus.NOT_ASSESSABLE, None, None
    if comparison.is_assessable():
        actual, expected = _sum(comparison.left), _sum(comparison.right)
        status = CheckStatus.PASS if _holds(identity, actual, expected) else CheckStatus.FAIL
        if status is CheckStatus.FAIL:
            text = f"{left} {relation} {right} does not hold: {actual} {_OPPOSITES[identity.relation]} {expected}"
    return Check(
        check=identity.id,
        kind="identity",
        form=sheet.form.id,
        severity=Severity(identity.severity),
        status=status,
        subject=subject,
        expected=expected,
        actual=actual,
        message=f"{_subject_label(identity, sheet, subject)}{text}",
        cells=tuple(term.cell.key for term in comparison.terms if term.cell),
    )


def _subject_label(identity: Identity, sheet: Sheet, subject: str) -> str:
    parts = sheet.table.columns if identity.each == "column" else sheet.table.rows
    label = next(part.label for part in parts if part.id == subject)
    return f"{label}: " if label else ""


def _sum(terms: Sequence[Term]) -> Decimal:
    return sum((term.number for term in terms if term.number is not None), Decimal(0))


def _holds(identity: Identity, actual: Decimal, expected: Decimal) -> bool:
    tolerance = Decimal(identity.tolerance)
    if identity.relation == "==":
        return abs(actual - expected) <= tolerance
    if identity.relation == "<=":
        return actual <= expected + tolerance
    return actual + tolerance >= expected
