"""Plain texts: lines, and tables that are drawn with bars, tabs or blanks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extract
from extract.document import Document, Paragraph, Table, TextLocator
from extract.encoding import decode
from extract.source import Source

Read = Callable[[str], Document]


def grid(table: Table) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row] for row in table.rows]


def only_grid(document: Document) -> list[list[str | None]]:
    (table,) = document.tables()
    return grid(table)


def test_every_line_that_is_not_blank_is_a_paragraph(read_text: Read) -> None:
    document = read_text("标题\r\n\r\n\u3000\u3000第一段。\r  第二段。\n\n")
    assert [block.text for block in document.paragraphs()] == ["标题", "第一段。", "第二段。"]
    assert (document.title, document.published) == (None, None)


STATISTICS = """\
附件1:
指? 標? 名? 稱 | 計量 單位 | 代碼 | 本? 月 實際數 | 到本月 累計數 |
主動公開信息總數???? | 條 | 01 | 88 | |
其中:1.通過政府網站公開信息數 | 條 | 02 | ||
?? ??2.不予公開的規范性文件數 | 條 | 03 | 7 | 9 |
政府信息公開工作人數 | 人 | 04 | 2 | ---- |
其中:1.全職人員 | 人 | 05 | ---- | |
與訴訟有關的總費用??? * | 萬元 | 06 |
注:* 為半年度統計指標。
"""


def test_a_table_of_bars_where_the_last_bar_closes_the_row(read_text: Read) -> None:
    document = read_text(STATISTICS)
    assert only_grid(document) == [
        ["指? 標? 名? 稱", "計量 單位", "代碼", "本? 月 實際數", "到本月 累計數"],
        ["主動公開信息總數????", "條", "01", "88", ""],
        ["其中:1.通過政府網站公開信息數", "條", "02", "", ""],
        ["?? ??2.不予公開的規范性文件數", "條", "03", "7", "9"],
        ["政府信息公開工作人數", "人", "04", "2", "----"],
        ["其中:1.全職人員", "人", "05", "----", ""],
        ["與訴訟有關的總費用??? *", "萬元", "06", None, None],
    ]
    assert [block.text for block in document.paragraphs()] == ["附件1:", "注:* 為半年度統計指標。"]


def test_borders_in_a_text_are_inferred(read_text: Read) -> None:
    assert [table.ruled for table in read_text(STATISTICS).tables()] == [False]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("|指标|单位|数量|\n|---|:-:|---|\n|公开|条|3|\n|申请||0|", id="bars on both sides"),
        pytest.param("指标 | 单位 | 数量\n公开 | 条 | 3\n申请 | | 0", id="bars between only"),
        pytest.param("指标|单位|数量|\n公开|条|3|\n申请||0|", id="a bar that closes"),
        pytest.param("指标｜单位｜数量\n公开｜条｜3\n申请｜｜0", id="full-width bars"),
        pytest.param(
            "┌──┬──┬──┐\n│指标│单位│数量│\n├──┼──┼──┤\n│公开│条  │3   │\n├──┼──┼──┤\n│申请│    │0   │\n└──┴──┴──┘",
            id="a drawn box",
        ),
        pytest.param(
            "+----+----+----+\n| 指标 | 单位 | 数量 |\n+====+====+====+\n| 公开 | 条 | 3 |\n| 申请 | | 0 |", id="signs"
        ),
        pytest.param("指标\t单位\t数量\n公开\t条\t3\n申请\t\t0", id="tabs"),
        pytest.param(
            "指标      单位    数量\n公开      条         3\n申请                 0", id="blanks, figures on the right"
        ),
        pytest.param("指标　　单位　　数量\n公开　　条　　　3\n申请　　　　　　0", id="ideographic blanks"),
        pytest.param("指标 | 单位 | 数量\n\n公开 | 条 | 3\n\n申请 | | 0", id="a blank line between the rows"),
    ],
)
def test_an_empty_cell_does_not_move_its_neighbours(read_text: Read, text: str) -> None:
    rows = [[value or "" for value in row] for row in only_grid(read_text(f"一、总体情况\n{text}\n二、其他"))]
    assert rows == [["指标", "单位", "数量"], ["公开", "条", "3"], ["申请", "", "0"]]


def test_a_figure_with_a_question_mark_is_no_end_of_a_sentence(read_text: Read) -> None:
    rows = only_grid(
        read_text("指标      单位    数量\n公开      条      3\n申请      件      7？\n复议      件      0")
    )
    assert rows[2] == ["申请", "件", "7？"]


def test_a_heading_over_two_columns_spans_them(read_text: Read) -> None:
    text = "指标           申请人情况\n           自然人    法人\n新收申请        3       4\n结转申请        1       0"
    (table,) = read_text(text).tables()
    assert grid(table)[:2] == [["指标", "申请人情况", "申请人情况"], [None, "自然人", "法人"]]
    assert [(cell.column, cell.column_span) for cell in table.rows[0] if cell][-1] == (1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 政务公开 | 年度报告\n本年度报告由某某局编制。",
        "公式 |x| 表示绝对值\n没有表格",
        "单位名称：某某局   负责人：张三\n填报人：李四   电话：1234",
        "\t一、总体情况\n\t二、主动公开",
        "　　第一段。　　第二段。\n　　第三段。　　第四段。",
        "--------\n正文",
    ],
)
def test_prose_does_not_become_a_table(read_text: Read, text: str) -> None:
    document = read_text(text)
    assert list(document.tables()) == []
    assert len(document.blocks) >= 2 or "----" in text


def test_a_line_of_dashes_without_a_table_is_a_line(read_text: Read) -> None:
    assert [block.text for block in read_text("甲\n--------\n乙").paragraphs()] == ["甲", "--------", "乙"]


def test_a_letterhead_of_gaps_does_not_swallow_the_table_below(read_text: Read) -> None:
    text = "单位名称：某某局    负责人：张三\n指标  | 单位  | 数量  |\n公开  | 条    | 3     |"
    assert only_grid(read_text(text)) == [["指标", "单位", "数量"], ["公开", "条", "3"]]


CELL = st.sampled_from(["", "主动公开", "12", "----", "指? 標", "□□", "a b", "無", "3.5"])
TABLE = st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=6)


def parts(document: Document) -> Iterator[tuple[str, TextLocator]]:
    for block in document.blocks:
        for part in [block] if isinstance(block, Paragraph) else block.cells():
            assert isinstance(part.locator, TextLocator)
            yield part.text, part.locator


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@given(
    rows=TABLE,
    separator=st.sampled_from([" | ", "|", "\t", "    ", "　　"]),
    before=st.lists(st.sampled_from(["", "标题", "  正文一。  ", "　　正文二。"]), max_size=4),
)
def test_a_locator_is_the_place_of_the_text(
    encoding: str, end: str, rows: list[list[str]], separator: str, before: list[str]
) -> None:
    lines = ["政府信息公开工作年度报告", *before, *(separator.join(row) for row in rows), "结束"]
    data = end.join(lines).encode(encoding)
    text = decode(data).text
    for part, locator in parts(extract.read(Source("a.txt", data))):
        assert text[locator.start : locator.end] == part
        assert part in lines[locator.line - 1]


@given(TABLE.map(lambda rows: [["指标", *row[1:]] if set(row) == {"----"} else row for row in rows]))
def test_a_table_that_is_drawn_is_read_as_it_was(rows: list[list[str]]) -> None:
    text = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    document = extract.read(Source("a.txt", f"政府信息公开\n{text}\n结束".encode()))
    assert only_grid(document) == rows


def test_the_real_report_keeps_every_row(real_report: Callable[[str], Source]) -> None:
    (table,) = extract.read(real_report("zhangye-epb-2012.txt")).tables()
    rows = grid(table)
    assert (len(rows), {len(row) for row in rows}) == (58, {5})
    assert [row[2] for row in rows[1:]] == [f"{code:02}" for code in range(1, 58)]
    assert rows[14][3:] == ["232895", ""]
    assert rows[53][3:] == ["----", ""]
