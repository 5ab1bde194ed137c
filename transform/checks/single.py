"""Rules about single values: their domain, who can have them, and pairs that are zero together."""

from __future__ import annotations

from collections.abc import Iterator

from transform.checks.sheet import Sheet
from transform.forms import Competence, Domain, ZeroAgreement
from transform.report import Check, CheckStatus, Severity


def check_domain(rule: Domain, sheet: Sheet) -> Check:
    """Values of unsigned columns are at least 0, and whole where they count things."""
    used = [
        (row, column, cell)
        for row in sheet.table.rows
        for column in sheet.table.columns
        if not column.signed and (cell := sheet.at(row, column.id)) is not None and cell.value is not None
    ]
    wrong = [
        (row, column, cell)
        for row, column, cell in used
        if cell.value is not None and (cell.value < 0 or (rule.whole and row.integer and cell.value % 1 != 0))
    ]
    status = CheckStatus.FAIL if wrong else CheckStatus.PASS if used else CheckStatus.NOT_ASSESSABLE
    listed = "; ".join(f"{row.label} {column.label} {cell.value}".strip() for row, column, cell in wrong)
    message = f"{sheet.table.title}: counts are whole numbers from 0 on{': ' + listed if listed else ''}"
    cells = tuple(cell.key for _, _, cell in (wrong or used))
    actual = wrong[0][2].value if wrong else None
    return Check(
        rule.id, "identity", sheet.form.id, Severity(rule.severity), status, None, None, actual, message, cells
    )


def check_agreement(rule: ZeroAgreement, sheet: Sheet) -> Iterator[Check]:
    """Two rows are zero together or not at all; one check for each column that prints them."""
    for column in sheet.table.columns:
        terms = sheet.terms(rule.rows, "column", column.id)
        if not any(term.cell for term in terms):
            continue
        status = CheckStatus.NOT_ASSESSABLE
        numbers = [term.number for term in terms]
        if None not in numbers:
            agree = (numbers[0] == 0) == (numbers[1] == 0)
            status = CheckStatus.PASS if agree else CheckStatus.FAIL
        message = f"{column.label}: zero together or not at all: " + ", ".join(map(str, terms))
        cells = tuple(term.cell.key for term in terms if term.cell)
        severity = Severity(rule.severity)
        yield Check(rule.id, "identity", sheet.form.id, severity, status, column.id, None, None, message, cells)


def check_competence(rule: Competence, sheet: Sheet, level: str | None) -> Check:
    """Only agencies of some levels have values above 0 in a row."""
    row = sheet.row(rule.row)
    cells = [cell for column in sheet.table.columns if (cell := sheet.at(row, column.id)) is not None]
    positive = [cell for cell in cells if cell.value is not None and cell.value > 0]
    status = CheckStatus.PASS
    if positive and level is None:
        status = CheckStatus.NOT_ASSESSABLE
    elif positive and level not in rule.levels:
        status = CheckStatus.FAIL
    elif all(cell.value is None for cell in cells):
        status = CheckStatus.NOT_ASSESSABLE
    numbers = ", ".join(f"{cell.column} {cell.value}" for cell in positive)
    message = f"only agencies of the levels {', '.join(rule.levels)} make {row.label}; level {level}: {numbers}"
    keys = tuple(cell.key for cell in cells)
    return Check(rule.id, "identity", sheet.form.id, Severity(rule.severity), status, None, None, None, message, keys)
