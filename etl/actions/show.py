"""`gongkai show`: what is stored of one report, as a card for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from etl.actions.card import Cell, Statement, amount, figures, reading, values
from warehouse.finding.card import CardCell, CardFigure, ReportCard
from warehouse.warehouse import Warehouse


def show_report(db: Path, agency: str, year: int) -> str:
    """The cards of the current reports of an agency on a year."""
    with Warehouse.open(db, read_only=True) as warehouse:
        return "\n".join(line for card in warehouse.cards(agency, year) for line in _card(card)) + "\n"


def _card(card: ReportCard) -> Iterator[str]:
    yield f"{card.agency}  {card.year}"
    yield from (f"  {label:<11}{text}" for label, text in _facts(card) if text)
    for (form, table), cells in groupby(card.cells, key=lambda cell: (cell.form, cell.table)):
        yield f"\n{table}  (form {form})"
        yield values([_cell(cell) for cell in cells]).rstrip()
    yield from figures([_statement(each) for each in card.figures], " (the view narrative has them)")
    yield from _section("failed checks", [f"{c.severity}  {c.check}  {c.message}" for c in card.failed_checks])
    yield from _section("warnings", card.warnings)
    yield from _section("other versions", [str(each) for each in card.other_versions])


def _facts(card: ReportCard) -> Iterator[tuple[str, str | None]]:
    numbers = sum(cell.value is not None for cell in card.cells)
    yield "scope", card.scope
    yield "title", card.title
    yield "code", card.organization_code
    yield "published", card.published
    yield "forms", ", ".join(card.forms) or "no statistics table"
    yield "values", f"{numbers} numbers in {len(card.cells)} cells" if card.cells else None
    yield "source", card.uri
    yield "sha256", card.sha256


def _cell(cell: CardCell) -> Cell:
    text = reading(cell.value, cell.status, cell.raw, cell.unit)
    corrected = f" (corrected from {cell.raw})" if cell.correction else ""
    return Cell(cell.indicator, cell.label, cell.column, (text + corrected).strip())


def _statement(each: CardFigure) -> Statement:
    return Statement(each.indicator, amount(each.value, each.unit, each.bound), each.subject, each.quote)


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"\n{title}"
    yield from (f"  {line}" for line in lines)
