"""Tables whose text lost its cell borders, one cell a line: what stands between the cells, and what is no value."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Cells
from transform.report import Report, Status

ReportOf = Callable[[bytes], Report]
CellsOf = Callable[[bytes], Cells]

FORM_2014 = "统计指标 单位 统计数"
APPLICATIONS = "收到申请数 件 6 当面申请数 件 2 传真申请数 件 0 网络申请数 件 4"


def text(cells: str, *, year: int = 2017) -> bytes:
    """A report whose table has one cell a line."""
    return "\n".join([f"望溪县水务局{year}年政府信息公开工作年度报告", "一、概述", *cells.split()]).encode()


def found(cells: Cells) -> dict[str, str]:
    """By indicator and column the numbers, and where there is none the statuses."""
    return {
        f"{indicator}/{column}" if column != "value" else indicator: each.raw
        if each.status is Status.NUMBER
        else each.status.value
        for (indicator, column), each in cells.items()
    }


def messages(report: Report, code: str) -> list[str]:
    return [warning.message for warning in report.warnings if warning.code == code]


# Codes

RETURN = "指标名称 计量单位 {} 本月实际数 到本月累计数"


def test_a_value_is_not_taken_for_a_code_that_no_row_has(cells_of: CellsOf) -> None:
    rows = "主动公开信息总数 条 339 其中： 通过省级政府网站公开信息数 条 申请公开信息总数 次 5 9 行政诉讼数 件 1"
    assert found(cells_of(text(f"{RETURN.format('')} {rows}", year=2012))) == {
        "proactive_total/current": "uncertain",
        "proactive_total/cumulative": "uncertain",
        "proactive_via_provincial_site/current": "blank",
        "proactive_via_provincial_site/cumulative": "blank",
        "applications_total/current": "5",
        "applications_total/cumulative": "9",
        "litigations/current": "uncertain",
        "litigations/cumulative": "uncertain",
    }


def test_a_code_that_the_form_has_for_the_row_is_no_value(cells_of: CellsOf) -> None:
    rows = "主动公开信息总数 条 01 339 421 通过省级政府网站公开信息数 条 02 申请公开信息总数 次 19 5"
    assert found(cells_of(text(f"{RETURN.format('代码')} {rows}", year=2012))) == {
        "proactive_total/current": "339",
        "proactive_total/cumulative": "421",
        "proactive_via_provincial_site/current": "blank",
        "proactive_via_provincial_site/cumulative": "blank",
        "applications_total/current": "uncertain",
        "applications_total/cumulative": "uncertain",
    }


def test_rows_are_not_read_where_codes_are_announced_and_not_told(report_of: ReportOf) -> None:
    rows = "主动公开信息总数 条 44 339 421 通过省级政府网站公开信息数 条 12 3 行政诉讼数 件 7 0"
    report = report_of(text(f"{RETURN.format('代码')} {rows}", year=2012))
    assert report.observations == ()
    (message,) = messages(report, "unread_table")
    assert message == (
        "rows of a table without borders were not read, as it cannot be told what stands in them (3): "
        "主动公开信息总数、通过省级政府网站公开信息数、行政诉讼数"
    )


def test_a_row_that_lacks_its_code_and_a_value_is_not_read(report_of: ReportOf) -> None:
    rows = "主动公开信息总数 条 01 3 4 通过省级政府网站公开信息数 条 02 1 2 通过本市政府网站公开信息数 条 03 1 2"
    rows += " 通过本部门网站公开信息数 条 04 1 1 申请公开信息总数 次 5"
    report = report_of(text(f"{RETURN.format('代码')} {rows}", year=2012))
    assert "applications_total" not in {each.indicator for each in report.observations}
    assert [message.rpartition(": ")[2] for message in messages(report, "unread_table")] == ["申请公开信息总数"]


# Serial numbers


def test_numbers_that_count_the_rows_are_no_values(cells_of: CellsOf) -> None:
    rows = "依申请公开情况 1 收到申请数 件 2 当面申请数 件 2 3 传真申请数 件 4 网络申请数 件 4"
    assert found(cells_of(text(f"序号 {FORM_2014} {rows}"))) == {
        "applications_received": "blank",
        "applications_in_person": "2",
        "applications_fax": "blank",
        "applications_network": "4",
    }


def test_rows_with_their_serial_number_in_one_line_are_read(cells_of: CellsOf) -> None:
    lines = [
        "序号 统计指标 单位 统计数",
        "1 收到申请数 件 6",
        "2 当面申请数 件",
        "3 传真申请数 件 0",
        "4 网络申请数 件 4",
    ]
    page = "\n".join(["望溪县水务局2017年政府信息公开工作年度报告", *lines])
    assert list(found(cells_of(page.encode())).values()) == ["6", "blank", "0", "4"]


def test_rows_are_not_read_where_the_numbers_before_them_do_not_count_on(report_of: ReportOf) -> None:
    rows = "1 收到申请数 件 2 当面申请数 件 2 4 传真申请数 件 5 网络申请数 件 4"
    report = report_of(text(f"序号 {FORM_2014} {rows}"))
    assert report.observations == ()
    assert messages(report, "unread_table")


def test_the_number_of_a_row_that_is_not_known_is_no_value(report_of: ReportOf) -> None:
    rows = "1 收到申请数 件 4 2 当面申请数 件 2 3 传真申请数 件 4 扫码申请数 件 2 5 网络申请数 件 4"
    report = report_of(text(f"序号 {FORM_2014} {rows}"))
    assert "applications_fax" not in {each.indicator for each in report.observations if each.value is not None}
    assert messages(report, "unread_table")


# Lines between the cells


@pytest.mark.parametrize(
    "line",
    ["（不同渠道和方式公开相同信息计1条）", "其中：", "第2页", "第2页，共5页", "-2-", "— 2 —", "（二）", "续表"],
)
def test_a_line_that_says_nothing_of_a_row_is_left_out(report_of: ReportOf, line: str) -> None:
    before, after = f"{FORM_2014} {APPLICATIONS}".split(" 件 2 ")
    cells = text(before).decode() + f"\n{line}\n件\n2\n" + "\n".join(after.split())
    report = report_of(cells.encode())
    assert [each.raw for each in report.observations] == ["6", "2", "0", "4"]
    assert not messages(report, "unread_table")


def test_rows_behind_a_line_that_belongs_to_no_table_are_not_read(report_of: ReportOf) -> None:
    report = report_of(text(f"{FORM_2014} {APPLICATIONS} 以上由办公室填写 信函申请数 件 0 申请办结数 件 6"))
    assert [each.raw for each in report.observations] == ["6", "2", "0", "4"]
    assert [message.rpartition(": ")[2] for message in messages(report, "unread_table")] == ["信函申请数、申请办结数"]


@pytest.mark.parametrize("rest", ["约3 申请办结数 件 6", "由办公室填写 3"])
def test_a_row_whose_value_may_stand_behind_such_a_line_is_not_blank(report_of: ReportOf, rest: str) -> None:
    report = report_of(text(f"{FORM_2014} {APPLICATIONS} 信函申请数 件 {rest}"))
    assert "applications_letter" not in {each.indicator for each in report.observations}
    (message,) = messages(report, "unread_table")
    assert "信函申请数" in message


def test_a_row_with_nothing_but_its_code_before_such_a_line_is_not_blank(report_of: ReportOf) -> None:
    rows = "主动公开信息总数 条 01 3 4 通过省级政府网站公开信息数 条 02 由办公室填写 7 8 申请公开信息总数 次 19 5 6"
    report = report_of(text(f"{RETURN.format('代码')} {rows}", year=2012))
    assert {each.indicator for each in report.observations} == {"proactive_total"}
    (message,) = messages(report, "unread_table")
    assert message.endswith("(2): 通过省级政府网站公开信息数、申请公开信息总数")


def test_a_blank_row_at_the_end_of_a_table_is_blank(report_of: ReportOf) -> None:
    report = report_of(text(f"{FORM_2014} {APPLICATIONS} 信函申请数 件 二、存在的问题 收到的申请不多。"))
    assert report.observations[-1].status is Status.BLANK
    assert not messages(report, "unread_table")


def test_rows_below_a_header_that_no_form_has_are_not_read(report_of: ReportOf) -> None:
    report = report_of(text(f"统计指标 单位 上年数 本年数 {APPLICATIONS}"))
    assert report.observations == ()
    assert messages(report, "unread_table")
