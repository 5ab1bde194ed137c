"""The rules of the forms held against the values of a report. Nothing is repaired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transform.checks.narrative import check_narrative
from transform.checks.sheet import Sheet
from transform.checks.single import check_agreement, check_competence, check_domain
from transform.checks.sums import check_identity
from transform.forms import Form, FormTable
from transform.report import Check, Observation

__all__ = ["check_narrative", "check_tables"]


def check_tables(
    tables: Iterable[tuple[Form, FormTable]], observations: Iterable[Observation], level: str | None
) -> tuple[Check, ...]:
    """Every rule of the given form tables, evaluated on the observations.

    A rule is `not_assessable` where a cell that it needs is blank, unread or not printed. Blank parts of a sum count as
    0 only if the total and at least one part are numbers. `level` is the agency's level of government, if known.
    """
    cells = {observation.key: observation for observation in observations}
    return tuple(check for form, table in tables for check in _check_table(Sheet(form, table, cells), level))


def _check_table(sheet: Sheet, level: str | None) -> Iterator[Check]:
    form, table = sheet.form, sheet.table.id
    for identity in form.identities:
        if table in identity.tables:
            yield from check_identity(identity, sheet)
    for agreement in form.zero_agreements:
        if table == agreement.table:
            yield from check_agreement(agreement, sheet)
    yield from (check_domain(rule, sheet) for rule in form.domains if table in rule.tables)
    yield from (check_competence(rule, sheet, level) for rule in form.competences if table == rule.table)
