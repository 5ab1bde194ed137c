"""What the cards of `inspect` and `show` have in common: the tables of values, and the figures of the text.

One is of a report that was just read, the other of one that is stored; both come here as words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from etl.formats.tables import text_table
from etl.formats.values import cell_text
from warehouse.dictionary.units import MONEY, load_units

BOUNDS = {"ge": "≥ ", "le": "≤ ", "approx": "≈ "}
"""How the bound of a figure is written; an exact one has no sign."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with what is shown for it, nothing for a blank. `row` tells rows of one label apart."""

    row: str
    label: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A number of the text; `subject` says whose it is, if not the agency's own."""

    indicator: str | None
    amount: str
    subject: str | None
    quote: str


def reading(value: Decimal | None, status: str, raw: str, unit: str | None) -> str:
    """A cell as a person reads it: the number, or what is there instead.

    Its unit is told if it is printed with it, and always of an amount of money: 元 or 万元 is not to be guessed.
    """
    if status == "blank":
        return ""
    if value is None:
        return f"({status}) {raw}" if status in {"text", "uncertain"} else raw
    return cell_text(value) + (f" {unit}" if unit and (unit in raw or unit in _money()) else "")


@cache
def _money() -> frozenset[str]:
    return frozenset(each.unit for each in load_units() if each.dimension == MONEY)


def amount(value: Decimal, unit: str | None, bound: str) -> str:
    """A figure of the text with its bound and unit."""
    return f"{BOUNDS.get(bound, '')}{cell_text(value)} {unit or ''}".rstrip()


def values(cells: Sequence[Cell], columns: Sequence[str] = ()) -> str:
    """The cells as a table: rows that hold anything, the others counted; a single row upright.

    The columns stand in the given order, else in that of the cells.
    """
    columns = columns or list(dict.fromkeys(cell.column for cell in cells))
    labels = {cell.row: cell.label for cell in cells}
    texts = {(cell.row, cell.column): cell.text for cell in cells}
    if len(labels) == 1:
        return text_table(
            (cells[0].label, "value"), [(cell.column, cell.text) for cell in cells], ("VARCHAR", "DECIMAL")
        )
    lines = [(label, *(texts.get((row, column), "") for column in columns)) for row, label in labels.items()]
    told = [line for line in lines if any(line[1:])]
    table = text_table(("", *_heads(columns)), told, ("VARCHAR", *["DECIMAL"] * len(columns))) if told else ""
    return table + (f"{len(lines) - len(told)} rows are blank" if len(told) < len(lines) else "")


def _heads(columns: Sequence[str]) -> list[str]:
    """Short heads, without the headings above them, where that tells the columns apart."""
    short = [column.rpartition(" ")[2] for column in columns]
    return short if len(set(short)) == len(short) else list(columns)


def figures(statements: Sequence[Statement], where: str = "") -> Iterator[str]:
    """The figures of the text that state an indicator, and how many others there are, and `where`."""
    stating = [each for each in statements if each.indicator]
    if stating:
        yield "\nin the text"
        yield _table(stating).rstrip()
    if others := len(statements) - len(stating):
        yield f"{others} other numbers in the text{where}"


def _table(stating: Sequence[Statement]) -> str:
    rows = [(str(each.indicator), each.amount, each.subject or "", " ".join(each.quote.split())) for each in stating]
    heads = ("indicator", "value", "of", "words")
    shown = [place for place, head in enumerate(heads) if head != "of" or any(row[place] for row in rows)]
    lines = [[row[place] for place in shown] for row in rows]
    return text_table([heads[place] for place in shown], lines, ("VARCHAR", "DECIMAL"))
