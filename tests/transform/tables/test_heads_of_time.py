"""Columns of several years or other times beside each other: only that of the report's year is read, and only if told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.pages import form_table, page, rows
from tests.transform.tables.test_no_wrong_numbers import TITLE, codes, numbers, table_of
from transform.report import Report, Status
from transform.tables.heads_of_time import Time, time_of

ReportOf = Callable[[bytes], Report]
LABELS = [
    ("主动公开政府信息数", "条"),
    ("收到申请数", "件"),
    ("当面申请数", "件"),
    ("传真申请数", "件"),
    ("信函申请数", "件"),
    ("同意公开答复数", "件"),
]


def two_columns(heads: str, labels: list[tuple[str, str]] = LABELS) -> str:
    lines = (f"{label} | {unit} | {10 + at} | {70 + at}" for at, (label, unit) in enumerate(labels))
    return rows(f"统计指标 | 单位 | {heads}", *lines)


@pytest.mark.parametrize(
    ("heads", "first"),
    [
        ("2016 | 2015", True),
        ("2015 | 2016", False),
        ("2016年 | 2015年", True),
        ("２０１６年度 | ２０１５年度", True),
        ("2016年统计数 | 2015年统计数", True),
        ("本年度 | 累计", True),
        ("本年 | 上年", True),
        ("上年同期数 | 本年数", False),
        ("第四季度 | 本年累计", False),
        ("2016 | 同比增减", True),
        ("统计数 | 2015", True),
    ],
)
def test_the_column_of_the_year_of_the_report_is_the_value(report_of: ReportOf, heads: str, first: bool) -> None:
    report = report_of(page(two_columns(heads), title=TITLE.format(2016)))
    assert report.forms == ("2014",)
    assert list(numbers(report).values()) == [str(at + (10 if first else 70)) for at in range(len(LABELS))]
    assert codes(report) & {"other_period", "unknown_column"}


@pytest.mark.parametrize(
    "heads", ["2015 | 2014", "2015年 | 2014年", "上年 | 累计", "2016 | 2016年", "2015 | 合计", " | ", "甲 | 乙"]
)
@pytest.mark.parametrize("count", [3, 6])
def test_columns_of_which_none_is_proved_to_be_of_the_year_are_not_read(
    report_of: ReportOf, heads: str, count: int
) -> None:
    report = report_of(page(two_columns(heads, LABELS[-count:]), title=TITLE.format(2016)))
    assert numbers(report) == {}
    assert report.forms == ("2014",)
    assert codes(report) & {"uncertain_row", "unread_table"}


def test_two_columns_without_any_header_are_not_those_of_another_form(report_of: ReportOf) -> None:
    table = rows(*(f"{label} | {unit} | 12 | 34" for label, unit in LABELS[2:]))
    report = report_of(page(table, title=TITLE.format(2016)))
    assert numbers(report) == {}
    assert {each.status for each in report.observations} == {Status.UNCERTAIN}


def test_a_form_with_fewer_columns_and_as_many_labels_is_no_rival_of_a_header(report_of: ReportOf) -> None:
    table = rows("信息内容 | 上一年项目数量 | 备注情况", "行政事业性收费 | 3 | 12")
    found = numbers(report_of(page(table, title=TITLE.format(2019))))
    assert found == {"sec2_art20_8.admin_fees/prev_items": "3"}


def test_a_single_column_of_another_year_is_not_read(report_of: ReportOf) -> None:
    table = rows("统计指标 | 单位 | 2015", *(f"{label} | {unit} | 5" for label, unit in LABELS))
    assert numbers(report_of(page(table, title=TITLE.format(2016)))) == {}
    assert len(numbers(report_of(page(table, title=TITLE.format(2015))))) == len(LABELS)


def test_years_of_a_report_without_one_are_not_read(report_of: ReportOf) -> None:
    report = report_of(page(two_columns("2016 | 2015"), title="望溪县水务局政府信息公开工作年度报告"))
    assert report.year is not None or numbers(report) == {}


def test_years_may_stand_below_a_common_head(report_of: ReportOf) -> None:
    lines = "".join(f"<tr><td>{label}<td>{unit}<td>1<td>2</tr>" for label, unit in LABELS)
    head = "<tr><td rowspan=2>统计指标<td rowspan=2>单位<td colspan=2>统计数</tr><tr><td>2015<td>2016</tr>"
    lost = "<tr><td>统计指标<td>单位<td colspan=2>统计数</tr><tr><td><td><td>2015<td>2016</tr>"
    for above in (head, lost):
        report = report_of(page(f"<table>{above}{lines}</table>", title=TITLE.format(2016)))
        assert set(numbers(report).values()) == {"2"}


def test_a_sum_over_years_is_not_the_value(report_of: ReportOf) -> None:
    lines = (f"{label} | {unit} | 5 | 7 | 12" for label, unit in LABELS)
    report = report_of(page(rows("统计指标 | 单位 | 2015 | 2016 | 合计", *lines), title=TITLE.format(2016)))
    assert set(numbers(report).values()) == {"7"}


def test_numbers_that_look_like_years_are_values(report_of: ReportOf) -> None:
    table = rows("统计指标 | 单位 | 统计数", *(f"{label} | {unit} | 2016" for label, unit in LABELS))
    assert len(numbers(report_of(page(table, title=TITLE.format(2016))))) == len(LABELS)
    sec3 = table_of("2021", "sec3")
    values = {(sec3.indicator(row), column.id): "2021" for row in sec3.rows for column in sec3.columns}
    report = report_of(page(form_table(sec3, values)))
    assert len(numbers(report)) == sum(not row.heading for row in sec3.rows) * len(sec3.columns)


def test_two_halves_may_be_headed_by_the_year(report_of: ReportOf) -> None:
    table = rows(
        "统计指标 | 单位 | 2016 | 统计指标 | 单位 | 2016",
        "收到申请数 | 件 | 5 | 当面申请数 | 件 | 2",
        "申请办结数 | 件 | 7 | 按时办结数 | 件 | 6",
        "申请答复数 | 件 | 8 | 同意公开答复数 | 件 | 1",
    )
    found = numbers(report_of(page(table, title=TITLE.format(2016))))
    assert (found["applications_received/value"], found["applications_in_person/value"]) == ("5", "2")


def test_a_comparison_of_years_in_the_prose_is_no_table_of_the_form(report_of: ReportOf) -> None:
    table = rows("项目 | 2021年 | 2020年", "收到申请数 | 31 | 28", "网站访问量 | 310 | 280")
    assert numbers(report_of(page(table, title=TITLE.format(2021)))) == {}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2016", Time.OWN),
        ("2016 年度", Time.OWN),
        ("2015", Time.OTHER),
        ("2016年以来", Time.OTHER),
        ("2008-2016年", Time.OTHER),
        ("本年实际数", Time.OWN),
        ("历年累计数", Time.OTHER),
        ("数量", None),
        ("本年处理决定数量", None),
        ("本年增/减", None),
        ("上一年项目数量", None),
        ("20161", None),
    ],
)
def test_a_head_names_a_time_or_something_else(text: str, time: Time | None) -> None:
    assert time_of(text, 2016) is time
