"""In which unit an amount of money is printed, and what is said where two places contradict each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.pages import page, rows
from tests.transform.tables.test_no_wrong_numbers import TITLE
from transform.report import Report

ReportOf = Callable[[bytes], Report]
HEAD, FEES = "信息内容 | 本年收费金额", "行政事业性收费 | 59"
OTHER = ("信息内容 | 本年处理决定数量", "行政处罚 | 6")


def unit_of(report: Report) -> str | None:
    (amount,) = [each for each in report.observations if each.indicator.endswith("admin_fees")]
    assert str(amount.value) == "59"
    return amount.unit


def remarks(report: Report) -> list[str]:
    return [warning.message for warning in report.warnings if warning.code == "unit_differs"]


@pytest.mark.parametrize("unit", ["元", "千元", "万元", "亿元"])
@pytest.mark.parametrize(
    "table",
    [
        pytest.param(("第二十条第（八）项　单位：{} | ", HEAD, FEES), id="beside a blank"),
        pytest.param(("第二十条第（八）项（单位：{}）", HEAD, FEES), id="over both columns"),
        pytest.param((*OTHER, "第二十条第（八）项 单位：{} | ", HEAD, FEES), id="below another table"),
        pytest.param(("第二十条第（八）项 | ", "单位：{} | ", HEAD, FEES), id="in a line of its own"),
        pytest.param((" | 单位：{}", HEAD, FEES), id="at the right"),
    ],
)
def test_a_title_row_states_the_unit_of_the_table_below_it(
    report_of: ReportOf, table: tuple[str, ...], unit: str
) -> None:
    assert unit_of(report_of(page(rows(*(line.format(unit) for line in table))))) == unit


@pytest.mark.parametrize("below", ["第二十条第（九）项 单位：元 | ", "单位：元 | ", "本单位：元旦休息 | "])
def test_a_title_of_the_next_table_says_nothing_of_this_one(report_of: ReportOf, below: str) -> None:
    assert unit_of(report_of(page(rows(HEAD, FEES, below, *OTHER)))) is None


def test_the_unit_of_a_blank_table_is_not_that_of_the_next_one(report_of: ReportOf) -> None:
    blank = ("第二十条第（九）项 单位：元 | | ", "信息内容 | 采购项目数量 | 采购总金额", "政府集中采购 | | ")
    table = rows(*blank, "第二十条第（八）项 | | ", f"{HEAD} | ", f"{FEES} | ")
    assert unit_of(report_of(page(table))) is None


@pytest.mark.parametrize(("above", "head"), [("元", "万元"), ("万元", "元"), ("千元", "万元")])
def test_a_column_in_another_unit_than_the_line_above_is_remarked(report_of: ReportOf, above: str, head: str) -> None:
    table = rows(f"信息内容 | 本年收费金额（单位：{head}）", FEES)
    report = report_of(page(f"<p>（单位：{above}）</p>", table))
    assert unit_of(report) == head
    assert any(above in message and head in message and "above" in message for message in remarks(report))
    assert not remarks(report_of(page("<p>（单位：万元）</p>", table.replace(f"：{head}", "：万元"))))


@pytest.mark.parametrize("unit", ["元", "千元", "百万元", "亿元"])
@pytest.mark.parametrize("form", ["{label} | {unit} | 3", "{label} | 万元 | 3{unit}", "{label}（{unit}） | | 3"])
def test_amounts_in_any_unit_of_money_are_read_with_it(report_of: ReportOf, form: str, unit: str) -> None:
    line = form.format(label="依申请公开信息收取的费用", unit=unit)
    table = rows("统计指标 | 单位 | 统计数", "收到申请数 | 件 | 5", "申请办结数 | 件 | 5", "申请答复数 | 件 | 5", line)
    report = report_of(page(table, title=TITLE.format(2016)))
    assert [(str(each.value), each.unit) for each in report.observations][-1] == ("3", unit)
    assert any(unit in message for message in remarks(report))


def test_a_row_in_a_unit_that_is_not_known_is_named_with_it(report_of: ReportOf) -> None:
    line = "依申请公开信息收取的费用 | 美元 | 3"
    table = rows("统计指标 | 单位 | 统计数", "收到申请数 | 件 | 5", "申请办结数 | 件 | 5", "申请答复数 | 件 | 5", line)
    report = report_of(page(table, title=TITLE.format(2016)))
    assert [
        message for code, message in ((each.code, each.message) for each in report.warnings) if code == "unknown_row"
    ] == [f"no row of 政府信息公开情况统计表: {line} (the unit 美元 is not known)"]
