"""Tables come out as the grid that a browser shows (WHATWG, "forming a table")."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

import extract
from extract.document import Document, Table
from extract.errors import SourceTooLargeError
from extract.source import Source

Read = Callable[[str], Document]


def texts(table: Table) -> list[str]:
    """The grid, a row a line: `.` is a slot without a cell."""
    return [" ".join("." if cell is None else cell.text or "_" for cell in row) for row in table.rows]


def only_table(document: Document) -> list[str]:
    (table,) = document.tables()
    return texts(table)


@pytest.mark.parametrize(
    ("markup", "rows"),
    [
        pytest.param("<tr><td>a<td>b<tr><td>c<td>d", ["a b", "c d"], id="end tags missing"),
        pytest.param("<tr><td rowspan=2>a<td>b<tr><td>c", ["a b", "a c"], id="rowspan"),
        pytest.param("<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e", ["a a b", "c d e"], id="colspan"),
        pytest.param(
            "<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f", ["a a b", "a a c", "d e f"], id="both"
        ),
        pytest.param("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", ["a b", "a c", "a d"], id="rowspan 0: to the end"),
        pytest.param("<tr><td rowspan=9>a<td>b<tr><td>c", ["a b", "a c"], id="rowspan beyond the last row"),
        pytest.param("<tr><td rowspan=99999>a<td>b<tr><td>c", ["a b", "a c"], id="rowspan above the limit"),
        pytest.param("<tr><td rowspan=-2>a<td>b<tr><td>c<td>d", ["a b", "c d"], id="rowspan negative"),
        pytest.param("<tr><td rowspan=two>a<td>b<tr><td>c<td>d", ["a b", "c d"], id="rowspan no number"),
        pytest.param("<tr><td rowspan='2.7'>a<td>b<tr><td>c", ["a b", "a c"], id="rowspan with a fraction"),
        pytest.param("<tr><td colspan=0>a<td>b<tr><td>c<td>d", ["a b", "c d"], id="colspan 0"),
        pytest.param("<tr><td colspan=-1>a<td>b<tr><td>c<td>d", ["a b", "c d"], id="colspan negative"),
        pytest.param("<tr><td colspan=''>a<td>b<tr><td>c<td>d", ["a b", "c d"], id="colspan empty"),
        pytest.param("<tr><td colspan=' 2px'>a<tr><td>c<td>d", ["a a", "c d"], id="colspan with a unit"),
        pytest.param("<tr><td colspan=5000>a<tr><td>c<td>d", ["a a", "c d"], id="colspan far too wide"),
        pytest.param("<tr><td colspan=3>a<td>b<tr><td colspan=3>c<td>d", ["a b", "c d"], id="columns without a cell"),
        pytest.param("<tr><td>a<td>b<td>c<tr><td>d", ["a b c", "d . ."], id="ragged rows"),
        pytest.param("<tr><td>a<td>b<tr><tr><td>c<td>d", ["a b", ". .", "c d"], id="a row without cells"),
        pytest.param(
            "<tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<tr><td>e<td>f<td>g",
            ["a b c", "d b .", "e f g"],
            id="cells that overlap: the first has the slot",
        ),
        pytest.param(
            "<tfoot><tr><td>f<td>g</tfoot><thead><tr><th>a<th>b</thead><tbody><tr><td>c<td>d</tbody>",
            ["a b", "c d", "f g"],
            id="a footer stands at the end",
        ),
        pytest.param(
            "<thead><tr><td rowspan=3>a<td>b</thead><tbody><tr><td>c<td>d</tbody>",
            ["a b", "c d"],
            id="a span ends with its row group",
        ),
        pytest.param("<td>a<td>b<tr><td>c<td>d", ["a b", "c d"], id="cells outside a row"),
        pytest.param("<form><tr><td>a<td>b</tr><tr><td>c<td>d</tr></form>", ["a b", "c d"], id="a form around rows"),
        pytest.param(
            "<tr><td>a<td style='display:none'>x<td>b<tr style='display:none'><td>y<tr><td>c<td>d",
            ["a b", "c d"],
            id="hidden rows and cells",
        ),
        pytest.param("<tr><td>a<td><tr><td>&nbsp;<td>d", ["a _", "\u00a0 d"], id="empty cells are cells"),
    ],
)
def test_grid(read_html: Read, markup: str, rows: list[str]) -> None:
    assert only_table(read_html(f"<table>{markup}</table>")) == rows


def test_a_cell_knows_its_corner_and_its_spans(read_html: Read) -> None:
    (table,) = read_html("<table><tr><td>a<td rowspan=2 colspan=2>b<tr><td>c<tr><td>d<td>e<td>f</table>").tables()
    assert [(cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells()] == [
        ("a", 0, 0, 1, 1),
        ("b", 0, 1, 2, 2),
        ("c", 1, 0, 1, 1),
        ("d", 2, 0, 1, 1),
        ("e", 2, 1, 1, 1),
        ("f", 2, 2, 1, 1),
    ]
    assert table.ruled


def test_the_merged_labels_of_the_results_section(read_html: Read) -> None:
    markup = """<table>
        <tr><td rowspan=5>三、本年度办理结果<td colspan=2>（一）予以公开<td>2
        <tr><td rowspan=3>（四）无法提供<td>1.不掌握<td>5
        <tr><td>2.需另行制作<td>0
        <tr><td>3.仍不明确<td>0
        <tr><td colspan=2>（七）总计<td>7
    </table>"""
    assert only_table(read_html(markup)) == [
        "三、本年度办理结果 （一）予以公开 （一）予以公开 2",
        "三、本年度办理结果 （四）无法提供 1.不掌握 5",
        "三、本年度办理结果 （四）无法提供 2.需另行制作 0",
        "三、本年度办理结果 （四）无法提供 3.仍不明确 0",
        "三、本年度办理结果 （七）总计 （七）总计 7",
    ]


CELL = st.tuples(
    st.sampled_from(["", "1", "2", "3", "0", "-1", "x", "7", "70000"]),
    st.sampled_from(["", "1", "2", "3", "0", "x", "5", "1001"]),
)
ROWS = st.lists(st.lists(CELL, max_size=6), min_size=1, max_size=8).filter(lambda rows: max(map(len, rows)) > 1)
GROUPS = st.lists(st.tuples(st.sampled_from(["thead", "tbody", "tfoot", ""]), ROWS), min_size=1, max_size=3)


def markup_of(groups: list[tuple[str, list[list[tuple[str, str]]]]]) -> tuple[str, int]:
    """A table of numbered cells, and how many there are."""
    markup, number = "", 0
    for name, rows in groups:
        body = ""
        for row in rows:
            body += "<tr>"
            for row_span, column_span in row:
                body += f"<td rowspan='{row_span}' colspan='{column_span}'>{number}</td>"
                number += 1
            body += "</tr>"
        markup += f"<{name}>{body}</{name}>" if name else body
    return f"<table>{markup}</table>", number


@given(GROUPS)
def test_any_spans_make_a_rectangle_where_every_cell_is_anchored_once(
    groups: list[tuple[str, list[list[tuple[str, str]]]]],
) -> None:
    markup, count = markup_of(groups)
    (table,) = extract.read(Source("a.html", markup.encode())).tables()
    assert len({len(row) for row in table.rows}) == 1
    assert len(table.rows) == sum(len(rows) for _, rows in groups)
    anchored = sorted(int(cell.text) for cell in table.cells())
    assert anchored == list(range(count))
    slots = {(r, c): cell for r, row in enumerate(table.rows) for c, cell in enumerate(row) if cell is not None}
    claimed = [
        ((cell.row + down, cell.column + right), cell)
        for cell in table.cells()
        for down in range(cell.row_span)
        for right in range(cell.column_span)
    ]
    assert len(claimed) == len(slots)  # no slot is claimed twice
    assert all(slots[place] is cell for place, cell in claimed)


@given(ROWS)
def test_cells_without_spans_stay_where_they_are_written(rows: list[list[tuple[str, str]]]) -> None:
    markup = "".join("<tr>" + "".join(f"<td>{r}.{c}" for c, _ in enumerate(row)) for r, row in enumerate(rows))
    (table,) = extract.read(Source("a.html", f"<table>{markup}</table>".encode())).tables()
    for cell in table.cells():
        assert cell.text == f"{cell.row}.{cell.column}"


def test_a_table_that_would_fill_the_memory_is_refused() -> None:
    wide = "<tr>" + "<td>1" * 1000 + "<tr>" * 5000
    with pytest.raises(SourceTooLargeError, match="rows of 1000 columns"):
        extract.read(Source("a.html", f"<table>{wide}</table>".encode()))


def test_the_real_tables_have_the_size_that_a_browser_shows(real_report: Callable[[str], Source]) -> None:
    source = real_report("shanghai-general-office-2019.html")
    tables = list(extract.read(source).tables())
    assert [(len(table.rows), len(table.rows[0])) for table in tables] == [(18, 5), (26, 10), (4, 15)]
    assert all(cell is not None for table in tables for row in table.rows for cell in row)
    markup = BeautifulSoup(source.data, "lxml")
    assert sum(1 for table in tables for _ in table.cells()) == len(markup.find_all("td"))
    assert texts(tables[1])[20].startswith("三、本年度办理结果 （五）不予处理 3.要求提供公开出版物")
