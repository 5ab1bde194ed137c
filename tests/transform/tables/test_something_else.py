"""Tables that follow a form and are not the report's: of other years and agencies, examples, shares; however they are set."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.pages import form_table, page, rows
from tests.transform.tables.test_no_wrong_numbers import LICENCES, TITLE, codes, numbers, table_of
from transform.report import Report

ReportOf = Callable[[bytes], Report]

SOMETHING_ELSE = ["上年同期", "附：上年同期数据", "（二）2020年", "2008年以来累计", "样表", "填表说明：以下为样表", "下属单位情况", "占比（%）", "同比增长"]  # fmt: skip
OF_ANOTHER_AGENCY = ["望溪县教育局", "填报单位：望溪县教育局", "附件2：望溪县教育局"]
OWN = ["2021年情况", "望溪县水务局", "填报单位：望溪县水利局", "望溪县人民政府", "填报单位：望溪县人民政府办公室", "（样表）统计表", "单位：件"]  # fmt: skip
PROSE = "<p>按照有关规定，现将有关情况公布如下，各项数据均经核对，请予监督。</p>"
FEES = "信息内容 | 本年处理决定数量"


def whole() -> str:
    """Table 三, with a number in every cell."""
    table = table_of("2021", "sec3")
    keys = [(table.indicator(row), column.id) for row in table.rows for column in table.columns]
    return form_table(table, {key: str(at) for at, key in enumerate(keys, 1)})


def under_a_line(line: str) -> str:
    return f"<p>{line}</p>{whole()}"


def under_a_heading(line: str) -> str:
    return f"<h3>{line}</h3>{PROSE}{whole()}"


def under_a_caption(line: str) -> str:
    return whole().replace("<table>", f"<table><caption>{line}</caption>")


def under_a_title_row(line: str) -> str:
    return whole().replace("<table>", f'<table><tr><td colspan="10">{line}</td></tr>')


def under_a_head(line: str) -> str:
    return whole().replace("申请人情况", line)


def in_lines(line: str) -> str:
    """With one cell a line, as it is copied from a text processor."""
    fines = ["信息内容", "本年处理决定数量", "行政处罚", "30", "行政强制", "40"]
    return "".join(f"<p>{each}</p>" for each in [line, *fines])


SETTINGS = [under_a_line, under_a_heading, under_a_caption, under_a_title_row, in_lines]


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("line", [*SOMETHING_ELSE, *OF_ANOTHER_AGENCY])
def test_a_table_of_something_else_is_left_out(report_of: ReportOf, line: str, setting: Callable[[str], str]) -> None:
    report = report_of(page(setting(line), LICENCES))
    assert set(numbers(report)) <= {"sec2_art20_5.admin_license/decisions"}
    assert "other_period" in codes(report)


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("line", OWN)
def test_a_table_of_the_agency_and_the_year_is_read(
    report_of: ReportOf, line: str, setting: Callable[[str], str]
) -> None:
    assert any(key.startswith(("sec3.", "sec2_art20_6.")) for key in numbers(report_of(page(setting(line)))))


@pytest.mark.parametrize("head", ["上年", "2020年", "占比（%）", "下属单位", "望溪县教育局"])
def test_columns_below_a_head_of_something_else_are_left_out(report_of: ReportOf, head: str) -> None:
    report = report_of(page(under_a_head(head)))
    assert numbers(report) == {}
    assert "other_period" in codes(report)


def test_one_column_below_the_name_of_another_agency_is_left_out(report_of: ReportOf) -> None:
    head = "<tr><td rowspan=2>信息内容<td>望溪县教育局</tr><tr><td>本年处理决定数量</tr>"
    report = report_of(page(f"<table>{head}<tr><td>行政处罚<td>3</tr></table>", LICENCES))
    assert set(numbers(report)) == {"sec2_art20_5.admin_license/decisions"}


def test_columns_below_a_head_of_the_year_are_read(report_of: ReportOf) -> None:
    assert len(numbers(report_of(page(under_a_head("2021年"))))) == len(numbers(report_of(page(whole()))))


@pytest.mark.parametrize("between", ["", "<p>续表</p>", "<p>第2页</p>"])
@pytest.mark.parametrize("line", ["上年数据", "样表", "望溪县教育局"])
def test_the_rest_of_a_table_that_is_left_out_is_left_out(report_of: ReportOf, line: str, between: str) -> None:
    start = '<tr><td rowspan="22">'
    head, rest = whole().split(start)
    report = report_of(page(f"<p>{line}</p>{head}</table>{between}<table>{start}{rest}"))
    assert numbers(report) == {}


def test_the_rows_below_a_line_of_another_year_are_not_read(report_of: ReportOf) -> None:
    report = report_of(page(rows(FEES, "行政处罚 | 3", "上年数据 |", "行政强制 | 4")))
    assert set(numbers(report)) == {"sec2_art20_6.admin_penalty/decisions"}
    assert "other_period" in codes(report)


def test_two_columns_of_the_year_are_not_told_apart(report_of: ReportOf) -> None:
    lines = ["主动公开政府信息数 | 条 | 10 | 20", "收到申请数 | 件 | 5 | 6", "申请办结数 | 件 | 5 | 6"]
    for heads in ("统计数 | 本年", "本年 | 统计数"):
        report = report_of(page(rows(f"统计指标 | 单位 | {heads}", *lines), title=TITLE.format(2016)))
        assert numbers(report) == {}


# Units in which a number is not what the form counts


@pytest.mark.parametrize(
    "table",
    [
        "<p>（单位：万件）</p>" + rows(FEES, "行政处罚 | 3"),
        "<p>单位：％</p>" + rows(FEES, "行政处罚 | 3"),
        rows("单位：百件 |", FEES, "行政处罚 | 3"),
        rows("信息内容 | 本年处理决定数量（单位：万件）", "行政处罚 | 3"),
        rows(FEES, "行政处罚（单位：千件） | 3"),
    ],
)
def test_numbers_in_multiples_of_the_unit_are_uncertain(report_of: ReportOf, table: str) -> None:
    report = report_of(page(table, LICENCES))
    assert set(numbers(report)) == {"sec2_art20_5.admin_license/decisions"}
    assert codes(report) & {"uncertain_row", "unread_table"}


# Lines between the cells of a table without borders


def test_a_unit_among_the_values_is_that_of_a_row_whose_label_is_lost(report_of: ReportOf) -> None:
    lines = [
        "统计指标",
        "单位",
        "统计数",
        "收到申请数",
        "件",
        "6",
        "当面申请数",
        "件",
        "件",
        "1046",
        "网络申请数",
        "件",
        "4",
    ]
    report = report_of("\n".join([TITLE.format(2017), "一、概述", *lines]).encode())
    assert set(numbers(report)) == {"applications_received/value", "applications_network/value"}
    assert "unread_table" in codes(report)


def test_a_row_whose_last_value_stands_behind_a_note_is_not_blank(report_of: ReportOf) -> None:
    lines = ["信息内容", "采购项目数量", "采购总金额", "政府集中采购", "/", "注：3", "2947", "行政处罚", "3"]
    report = report_of("\n".join([TITLE.format(2019), "一、概述", *lines]).encode())
    assert not any(each.column == "total_amount" for each in report.observations)
    assert "unread_table" in codes(report)
