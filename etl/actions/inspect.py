"""`gongkai inspect`: one file read and shown, as JSON or as a card for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from etl.actions.card import Cell, Statement, amount, figures, reading, values
from etl.actions.single_source import document_of, source_of
from etl.formats.contract import Refusal, inspection
from extract.document import Document
from transform import interpret_all
from transform.errors import NotAReportError, SuspiciousCopyError
from transform.forms import FormTable, form_by_id
from transform.report import CheckStatus, Figure, Observation, Report, Severity
from transform.script import script_of
from warehouse.run import OutcomeKind


def inspect_file(name: str, *, as_json: bool) -> str:
    """What is read from the file; raises an `ExtractError`, which names it, if it cannot be read."""
    document = document_of(source_of(name))
    reports, refusal = _interpreted(document)
    if as_json:
        return inspection(document, script_of(document), reports, refusal).decode() + "\n"
    cards = ["\n".join(_card(report)) for report in reports] or [_no_card(document, refusal)]
    return "\n\n".join(cards) + "\n"


def _interpreted(document: Document) -> tuple[Sequence[Report], Refusal | None]:
    """The reports of a document, or why there are none."""
    try:
        return interpret_all(document), None
    except NotAReportError as error:
        return (), Refusal(OutcomeKind.NOT_A_REPORT, str(error))
    except SuspiciousCopyError as error:
        return (), Refusal(OutcomeKind.SUSPICIOUS_COPY, str(error))


def _no_card(document: Document, refusal: Refusal | None) -> str:
    what = "suspicious copy" if refusal and refusal.code is OutcomeKind.SUSPICIOUS_COPY else "no annual report"
    return f"{document.uri}\n  {what}: {refusal.message if refusal else ''}"


def _card(report: Report) -> Iterator[str]:
    yield f"{report.agency or '(agency unknown)'}  {report.year or '(year unknown)'}"
    yield from (f"  {label:<11}{text}" for label, text in _facts(report) if text)
    for (form, table), observations in groupby(report.observations, key=_form_table):
        yield f"\n{table.title}  (form {form})"
        yield _values(table, list(observations)).rstrip()
    yield from figures([_statement(each) for each in report.figures])
    yield from _failures(report)
    yield from _remarks(report)


def _facts(report: Report) -> Iterator[tuple[str, str | None]]:
    numbers = sum(observation.value is not None for observation in report.observations)
    yield "source", report.uri
    yield "title", report.title
    yield "scope", report.scope
    yield "level", report.traits.level
    yield "region", report.traits.region_code
    yield "function", report.traits.function
    yield "code", report.organization_code
    yield "published", str(report.published) if report.published else None
    yield "forms", ", ".join(report.forms) or "no statistics table"
    yield "values", f"{numbers} numbers in {len(report.observations)} cells" if report.observations else None


def _form_table(observation: Observation) -> tuple[str, FormTable]:
    """The official table of the form that the observation's indicator is in."""
    form = form_by_id(observation.form)
    ids = {table.indicator(row): table for table in reversed(form.tables) for row in table.rows}
    return form.id, ids[observation.indicator]


def _values(table: FormTable, observations: Sequence[Observation]) -> str:
    heads = {column.id: " ".join((*column.group, column.label)) for column in table.columns}
    labels = {table.indicator(row): row.label or table.title for row in table.rows}
    cells = [
        Cell(each.indicator, labels[each.indicator], heads[each.column], _text(each))
        for each in observations
        if each.column in heads
    ]
    printed = {cell.column for cell in cells}
    return values(cells, [head for head in heads.values() if head in printed])


def _text(each: Observation) -> str:
    return reading(each.value, each.status, each.raw, each.unit)


def _statement(each: Figure) -> Statement:
    return Statement(each.indicator, amount(each.value, each.unit, each.bound), each.subject, each.quote)


def _failures(report: Report) -> Iterator[str]:
    assessed = [check for check in report.checks if check.status is not CheckStatus.NOT_ASSESSABLE]
    failed = [check for check in assessed if check.status is CheckStatus.FAIL]
    if report.checks:
        yield f"\nchecks: {len(assessed) - len(failed)} pass, {len(failed)} fail"
    order = list(Severity)
    for check in sorted(failed, key=lambda check: order.index(check.severity)):
        yield f"  {check.severity}  {check.check}  {check.message}"


def _remarks(report: Report) -> Iterator[str]:
    if report.warnings:
        yield "\nwarnings"
    yield from (f"  {warning.code}  {warning.message}" for warning in report.warnings)
