"""Paragraphs and tables come in reading order; tables that only lay out the page are walked through."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.document import Document, Paragraph

Read = Callable[[str], Document]
DATA = "<table><tr><td>规章<td>1<tr><td>规范性文件<td>2</table>"
PROSE = "<p>" + "本年度我局认真做好政府信息公开工作。" * 10 + "</p>"


def outline(document: Document) -> list[str]:
    """Paragraphs as they are, tables as `[first cell, number of cells]`."""
    lines = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            cells = list(block.cells())
            lines.append(f"[{cells[0].text}, {len(cells)}]")
    return lines


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<p>一</p><p>二</p>", ["一", "二"]),
        ("一<div>二</div>三", ["一", "二", "三"]),
        ("<p>一<br>二</p>", ["一", "二"]),
        ("<p>&nbsp;</p><p>\u3000</p>", []),
        ("<div>一<div>二<div>三</div>四</div>五</div>", ["一", "二", "三", "四", "五"]),
        (f"<p>一</p>{DATA}<p>二</p>", ["一", "[规章, 4]", "二"]),
        (f"<p>一{DATA}二", ["一", "[规章, 4]", "二"]),
        ("<p><span>20</span><span>19</span>年</p>", ["2019年"]),
        ("<ul><li>甲</li><li>乙</li></ul>", ["甲", "乙"]),
        (f"<table><caption>表一</caption>{DATA[7:]}", ["表一", "[规章, 4]"]),
        (f"<table>说明{DATA[7:]}", ["说明", "[规章, 4]"]),
    ],
)
def test_reading_order(read_html: Read, markup: str, blocks: list[str]) -> None:
    assert outline(read_html(markup)) == blocks


@pytest.mark.parametrize(
    ("markup", "level"),
    [("<h1>标题</h1>", 1), ("<h4><span>标题</span></h4>", 4), ("<h2><div>标题</div></h2>", 2), ("<p>标题</p>", 0)],
)
def test_headings_have_their_level(read_html: Read, markup: str, level: int) -> None:
    assert [paragraph.level for paragraph in read_html(markup).paragraphs()] == [level]


def test_a_heading_goes_on_over_a_line_break(read_html: Read) -> None:
    assert outline(read_html("<h1>某某局<br>2019年度报告</h1><p>一</p>")) == ["某某局\n2019年度报告", "一"]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<table><tr><td><p>一</p>{DATA}<p>二</p></td></tr></table>", id="a frame of one cell"),
        pytest.param(f"<table><tr><td>一</td></tr><tr><td>{DATA}</td></tr><tr><td>二</td></tr></table>", id="a column"),
        pytest.param(
            f"<table><tr><td><table><tr><td>一<table><tr><td>{DATA}</table>二</table></table>", id="frame in frame"
        ),
        pytest.param(f"<table><tr><td width=10></td><td>一{DATA}二</td></tr></table>", id="a margin of cells"),
    ],
)
def test_layout_tables_are_walked_through(read_html: Read, markup: str) -> None:
    assert outline(read_html(markup)) == ["一", "[规章, 4]", "二"]


def test_prose_beside_a_navigation_is_no_data(read_html: Read) -> None:
    markup = f"<table><tr><td>首页<br>目录<br>年报<td>{PROSE * 3}</table>"
    assert [block.text[:4] for block in read_html(markup).paragraphs()] == ["首页", "目录", "年报"] + ["本年度我"] * 3


def test_a_data_table_with_paragraphs_in_its_cells_is_data(read_html: Read) -> None:
    markup = "<table><tr><td><p>规章</p><td><p>1</p><tr><td><p>规范性</p><p>文件</p><td><p>2</p></table>"
    assert outline(read_html(markup)) == ["[规章, 4]"]


def test_a_long_remark_in_a_data_table_does_not_make_it_layout(read_html: Read) -> None:
    rows = "".join(f"<tr><td>第{number}项指标的名称是这样的<td>件<td>{number}" for number in range(60))
    assert outline(read_html(f"<table>{rows}<tr><td colspan=3>{PROSE * 3}</table>")) == [
        "[第0项指标的名称是这样的, 181]"
    ]


def test_a_table_inside_a_data_table_is_a_table_of_its_own(read_html: Read) -> None:
    rows = "".join(f"<tr><td>指标{number}<td>{number}" for number in range(8))
    document = read_html(f"<table>{rows}<tr><td>其中<td>9{DATA}</table>")
    assert outline(document) == ["[指标0, 18]", "[规章, 4]"]
    outer = next(document.tables())
    assert [cell.text for cell in outer.rows[-1] if cell] == ["其中", "9"]


@pytest.mark.parametrize(
    "open_tags", ["<div>", "<span>", "<table><tr><td>", "<table>", "<table><tr><td>1<td>2<td>", "<ul><li>", "<b><p>"]
)
def test_markup_nested_ten_thousand_deep_is_read(read_html: Read, open_tags: str) -> None:
    document = read_html(open_tags * 10_000 + "政府信息公开")
    seen = [block.text for block in document.paragraphs()] + [
        cell.text for table in document.tables() for cell in table.cells()
    ]
    assert "政府信息公开" in seen


def test_code_never_leaks_into_the_text(read_html: Read) -> None:
    markup = """<head><title>t</title><style>.a{color:red}</style></head><script>
        document.write("<p>泄漏</p>"); if (a < b && c > d) {}</script><p onclick="alert('泄漏')">一</p>
        <script type="text/xml"><datastore><![CDATA[<li>泄漏</li>]]></datastore></script><!-- <p>泄漏</p> -->
        <iframe>泄漏</iframe><noscript><p>泄漏</p></noscript><style>/* 泄漏 */</style>"""
    assert outline(read_html(markup)) == ["一"]


def test_text_after_the_end_of_the_page_is_read(read_html: Read) -> None:
    assert outline(read_html(f"<p>一</p></body></html>{DATA}<p>二</p>")) == ["一", "[规章, 4]", "二"]


def test_zero_characters_are_dropped(read_html: Read) -> None:
    assert outline(read_html("<p>政府\0信息</p>")) == ["政府信息"]


def test_stray_texts_of_a_table_with_a_cell_between_are_not_joined(read_html: Read) -> None:
    assert outline(read_html("<table>12<td>规章</td>3</table>")) == ["12", "3", "规章"]
