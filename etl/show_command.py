"""`gongkai show`: what is stored of one report, as a card for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from etl.output import text_table
from etl.values import cell_text
from warehouse.card import CardCell, CardFigure, ReportCard
from warehouse.warehouse import Warehouse

BOUNDS = {"ge": "≥", "le": "≤", "approx": "≈"}


def show_report(db: Path, agency: str, year: int) -> str:
    """The cards of the current reports of an agency on a year."""
    with Warehouse.open(db, read_only=True) as warehouse:
        return "\n".join(line for card in warehouse.cards(agency, year) for line in _card(card)) + "\n"


def _card(card: ReportCard) -> Iterator[str]:
    yield f"{card.agency}  {card.year}"
    yield from (f"  {label:<11}{text}" for label, text in _facts(card) if text)
    for (form, table), cells in groupby(card.cells, key=lambda cell: (cell.form, cell.table)):
        yield f"\n{table}  (form {form})"
        yield _values(list(cells)).rstrip()
    yield from _figures(card.figures)
    yield from _section("failed checks", [f"{c.severity}  {c.check}  {c.message}" for c in card.failed_checks])
    yield from _section("warnings", card.warnings)
    yield from _section("replaced versions", card.older_versions)


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


def _values(cells: Sequence[CardCell]) -> str:
    """Rows that hold anything, the blank ones counted; a single row upright."""
    if len({cell.label for cell in cells}) == 1:
        return text_table(
            (cells[0].label, "value"), [(cell.column, _value(cell)) for cell in cells], ("VARCHAR", "DECIMAL")
        )
    columns = list(dict.fromkeys(cell.column for cell in cells))
    rows, blank = [], 0
    for label, group in groupby(cells, key=lambda cell: cell.label):
        by_column = {cell.column: cell for cell in group}
        if all(cell.status == "blank" for cell in by_column.values()):
            blank += 1
        else:
            rows.append((label, *(_value(by_column.get(column)) for column in columns)))
    text = text_table(("", *columns), rows, ("VARCHAR", *["DECIMAL"] * len(columns))) if rows else ""
    return text + (f"{blank} rows are blank" if blank else "")


def _value(cell: CardCell | None) -> str:
    if cell is None or cell.status == "blank":
        return "" if cell is None or cell.correction is None else f"(corrected from {cell.raw})"
    if cell.value is None:
        return f"({cell.status}) {cell.raw}" if cell.status in ("text", "uncertain") else cell.raw
    return cell_text(cell.value) + (f" (corrected from {cell.raw})" if cell.correction else "")


def _figures(figures: Sequence[CardFigure]) -> Iterator[str]:
    """The figures of the text that state an indicator, and how many others there are."""
    rows = [(each.indicator, _amount(each), " ".join(each.quote.split())) for each in figures if each.indicator]
    if rows:
        yield "\nin the text"
        yield text_table(("indicator", "value", "words"), rows, ("VARCHAR", "DECIMAL", "VARCHAR")).rstrip()
    if others := len(figures) - len(rows):
        yield f"{others} other numbers in the text (the view narrative has them)"


def _amount(figure: CardFigure) -> str:
    return f"{BOUNDS.get(figure.bound, '')}{cell_text(figure.value)} {figure.unit or ''}".rstrip()


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"\n{title}"
    yield from (f"  {line}" for line in lines)
