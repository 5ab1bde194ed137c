"""The tables of a form as grids: what `tests.pages` sets as HTML, with roles and widths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from lxml import html

from tests.pages import Labels, form_table, plain
from tests.typesetting.layout import Grid, GridCell, Role
from transform.forms import FormTable, Row

Slots = set[tuple[int, int]]
HEADER_ROWS = {"sec3": 3, "sec4": 3}
FULL_WIDTH = str.maketrans({"(": "（", ")": "）", ",": "，", ":": "："})
NUMERALS = "一二三四五六七八九十"
SUBCOLUMNS = 6
"""Columns under which tables with one, two or three value columns share a grid."""


def grid(table: FormTable, values: Mapping[tuple[str, str], str], label: Labels, dice: Random) -> Grid:
    """One table of a form."""
    rows = _rows(form_table(table, values, label), table)
    return Grid(rows, _widths(table, dice), HEADER_ROWS.get(table.id, 1))


def one_grid(grids: Mapping[str, Grid]) -> Grid:
    """Small tables by title as one, the title of each in a row of its own."""
    rows: list[tuple[GridCell, ...]] = []
    for title, each in grids.items():
        rows.append((GridCell(title, Role.HEADER, len(rows), 0, 1, 1 + SUBCOLUMNS),))
        span = SUBCOLUMNS // (len(each.widths) - 1)
        start = len(rows)
        rows.extend(tuple(_stretched(cell, start, span) for cell in row) for row in each.rows)
    return Grid(tuple(rows), (0.34, *[0.66 / SUBCOLUMNS] * SUBCOLUMNS), 0)


def labels(table: FormTable, dice: Random) -> Labels:
    """How a report prints labels: bare or numbered as in the forms, with brackets and commas of either width."""
    width = dice.choice([{}, FULL_WIDTH])
    numbered = table.id == "sec3" or dice.random() < 0.5
    if table.code_headers or not any(row.parent for row in table.rows) or not numbered:
        return lambda row: plain(row).translate(width)
    numbers = _numbers(table)
    return lambda row: (numbers[row.id] + row.label).translate(width)


def _numbers(table: FormTable) -> dict[str, str]:
    """一、 above （一） above 1."""
    numbers: dict[str, str] = {}
    for row in table.rows:
        siblings = [other.id for other in table.rows if other.parent == row.parent]
        position = siblings.index(row.id)
        numbers[row.id] = _number(_depth(row, table), position)
    return numbers


def _number(depth: int, position: int) -> str:
    if depth == 0:
        return f"{NUMERALS[position]}、"
    return f"({NUMERALS[position]})" if depth == 1 else f"{position + 1}."


def _depth(row: Row, table: FormTable) -> int:
    by_id = {other.id: other for other in table.rows}
    return 0 if row.parent is None else 1 + _depth(by_id[row.parent], table)


def _rows(markup: str, table: FormTable) -> tuple[tuple[GridCell, ...], ...]:
    taken: Slots = set()
    lines = html.fragment_fromstring(markup).findall(".//tr")
    header_rows = HEADER_ROWS.get(table.id, 1)
    return tuple(_row(line, number, taken, header_rows, table) for number, line in enumerate(lines))


def _row(line: html.HtmlElement, number: int, taken: Slots, header_rows: int, table: FormTable) -> tuple[GridCell, ...]:
    elements = line.findall("td")
    values_from = len(elements) - len(table.columns)
    cells = []
    for position, element in enumerate(elements):
        row_span, column_span = int(element.get("rowspan", 1)), int(element.get("colspan", 1))
        role = _role(number < header_rows, position >= values_from, row_span)
        column = next(i for i in range(100) if (number, i) not in taken)
        cells.append(GridCell(element.text_content(), role, number, column, row_span, column_span))
        taken |= {(number + i, column + j) for i in range(row_span) for j in range(column_span)}
    return tuple(cells)


def _role(in_header: bool, is_value: bool, row_span: int) -> Role:
    if in_header:
        return Role.HEADER
    if is_value:
        return Role.VALUE
    return Role.HEADING if row_span > 1 else Role.LABEL


def _widths(table: FormTable, dice: Random) -> tuple[float, ...]:
    if table.id == "sec4":
        parts = [1.0] * 15
    elif table.id == "sec3":
        parts = [dice.choice([0.6, 0.9]), dice.choice([0.8, 1.6]), dice.choice([2.5, 4.0]), *[1.0] * 7]
    else:
        label = dice.choice([3.0, 5.0, 7.0])
        parts = [label, *[1.2] * bool(table.unit_headers), *[1.0] * bool(table.code_headers)]
        parts += [2.0] * len(table.columns)
    return tuple(part / sum(parts) for part in parts)


def _stretched(cell: GridCell, start: int, span: int) -> GridCell:
    if cell.column == 0:
        return replace(cell, row=cell.row + start)
    return replace(cell, row=cell.row + start, column=1 + (cell.column - 1) * span, column_span=span)
