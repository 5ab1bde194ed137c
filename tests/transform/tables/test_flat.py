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


# Answers that are no number

LICENCES = "第二十条第（五）项 信息内容 本年处理决定数量 行政许可"
FINES = "第二十条第（六）项 信息内容 本年处理决定数量 行政处罚 6 行政强制 46"
FEES = "第二十条第（八）项 信息内容 本年收费金额（单位：万元） 行政事业性收费 59"


@pytest.mark.parametrize(
    "answer", ["约12", "1.23万", "12%", "12万件", "约1.2万元", "12、5", "2021年12件", "12余", "见附件", "若干"]
)
@pytest.mark.parametrize("cell", ["7", "46", "59"])
def test_an_answer_that_is_no_number_is_text_and_not_blank(report_of: ReportOf, answer: str, cell: str) -> None:
    cells = f"{LICENCES} 7 {FINES} {FEES} 收到和处理政府信息公开申请情况"
    report = report_of(text(cells.replace(f" {cell} ", f" {answer} "), year=2021))
    assert {each.raw: each.status for each in report.observations} == {
        raw: Status.NUMBER for raw in ("7", "6", "46", "59") if raw != cell
    } | {answer: Status.TEXT}
    assert bool(messages(report, "unread_value")) == any(map(str.isdigit, answer))


def test_an_answer_in_the_line_of_its_row_is_text_too(cells_of: CellsOf) -> None:
    page = text(f"{LICENCES} {FINES}", year=2021).decode().replace("行政许可", "行政许可 约12")
    assert [each.raw for each in cells_of(page.encode()).values()] == ["约12", "6", "46"]


def test_a_row_before_an_answer_is_not_blank_where_the_table_goes_on(report_of: ReportOf) -> None:
    cells = f"{LICENCES} 7 {FINES.replace('处罚 6', '处罚 约6')} {FEES}"
    report = report_of(text(cells, year=2021))
    assert [each.raw for each in report.observations] == ["7", "59"]
    assert messages(report, "unread_table")


@pytest.mark.parametrize(
    "line", ["二、存在的问题", "2022年1月20日", "（三）其他", "联系电话：8812", "报送的情况说明如下。"]
)
def test_other_lines_behind_a_blank_row_are_no_answer(report_of: ReportOf, line: str) -> None:
    report = report_of(text(f"{LICENCES} 7 {FINES.removesuffix(' 46')} {line} 其他需要报告的事项", year=2021))
    assert [each.status for each in report.observations] == [Status.NUMBER, Status.NUMBER, Status.BLANK]
