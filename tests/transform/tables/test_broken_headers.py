"""Headers that a page break parted from their rows, or cut in two: table 四 as printed over two pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.document import Cell, Document, Locator, PageLocator, PartLocator, Table
from transform import interpret

WIDTH = 30.0
GROUPS = ("行政复议", "未经复议直接起诉", "复议后起诉")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
VALUES = tuple(str(number) for number in range(3, 18))

Row = Sequence[tuple[str, int]]  # each cell with how many of the 15 columns it spans


def table(page: int, *rows: Row) -> Table:
    """A table whose cells stand where their columns are; grids count only the columns that a page shows."""
    edges = sorted({edge for row in rows for edge in starts(row)} | {15})
    grid = [placed(page, number, row, edges) for number, row in enumerate(rows)]
    return Table(tuple(grid), PageLocator(page, (0, 0, 15 * WIDTH, 20.0 * len(rows))))


def starts(row: Row) -> list[int]:
    return [sum(span for _, span in row[:number]) for number in range(len(row))]


def placed(page: int, number: int, row: Row, edges: list[int]) -> tuple[Cell | None, ...]:
    slots: list[Cell | None] = []
    for (text, span), start in zip(row, starts(row), strict=True):
        column = edges.index(start)
        width = edges.index(start + span) - column
        box = (start * WIDTH, 20.0 * number, (start + span) * WIDTH, 20.0 * number + 20)
        slots += [Cell(text, number, column, 1, width, PageLocator(page, box))] * width
    return tuple(slots)


def in_part(number: int, table: Table) -> Table:
    """A table as it stands in an attachment; that of the document itself is number 0."""
    if number == 0:
        return table
    moved = {cell: replace(cell, locator=attached(number, cell.locator)) for cell in table.cells()}
    rows = tuple(tuple(cell and moved[cell] for cell in row) for row in table.rows)
    return replace(table, rows=rows, locator=attached(number, table.locator))


def attached(number: int, place: Locator) -> PartLocator:
    assert isinstance(place, PageLocator)
    return PartLocator(number, f"http://water.wangxi.example/{number}.pdf", place)


def read(*tables: Table) -> dict[str, str]:
    document = Document("a.pdf", "0", "application/pdf", "望溪县水务局2021年政府信息公开工作年度报告", None, tables)
    report = interpret(document)
    return {each.column: f"{each.raw} {each.status}" for each in report.observations}


def expected() -> list[str]:
    return [f"{value} number" for value in VALUES]


HEAD: Row = (("行政复议", 5), ("行政诉讼", 10))
GROUP_ROW: Row = (*((text, 1) for text in RESULTS), (GROUPS[1], 5), (GROUPS[2], 5))
REST: Row = (*(("", 1) for _ in RESULTS), *((text, 1) for text in RESULTS * 2))
VALUE_ROW: Row = tuple((value, 1) for value in VALUES)


def test_a_page_may_end_between_the_rows_of_a_header() -> None:
    assert list(read(table(1, HEAD, GROUP_ROW), table(2, REST, VALUE_ROW)).values()) == expected()


def test_a_page_may_end_within_the_second_header_row() -> None:
    cut: Row = (*((text[:2], 1) for text in RESULTS), (GROUPS[1], 5), (GROUPS[2], 5))
    rest: Row = (*((text[2:], 1) for text in RESULTS), *((text, 1) for text in RESULTS * 2))
    assert list(read(table(1, HEAD, cut), table(2, rest, VALUE_ROW)).values()) == expected()


CUT = (HEAD, GROUP_ROW), (REST, VALUE_ROW)


@pytest.mark.parametrize(
    ("parts", "is_whole"), [((0, 0), True), ((1, 1), True), ((2, 2), True), ((0, 1), False), ((1, 2), False)]
)
def test_a_table_goes_on_over_a_page_break_of_one_file_whether_it_is_attached_or_not(
    parts: tuple[int, int], is_whole: bool
) -> None:
    tables = [in_part(number, table(page, *rows)) for number, page, rows in zip(parts, (1, 2), CUT, strict=True)]
    assert (list(read(*tables).values()) == expected()) == is_whole


def test_values_below_a_whole_header_are_no_part_of_it() -> None:
    upper = table(1, HEAD, GROUP_ROW, REST)
    assert list(read(upper, table(2, VALUE_ROW)).values()) == expected()
