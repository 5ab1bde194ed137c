"""Rows of a form that were typed into one row of cells, a line each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.pages import page, rows
from transform.report import Report

ReportOf = Callable[[bytes], Report]

HEADER = "统计指标 | 单位 | 统计数"
LABELS = "（一）收到申请数<br>1.当面申请数<br>2.传真申请数"


def read(report_of: ReportOf, *lines: str) -> Report:
    return report_of(page(rows(HEADER, *lines), title="望溪县水务局2017年政府信息公开工作年度报告"))


def values(report: Report) -> dict[str, str]:
    return {each.indicator: each.raw for each in report.observations}


@pytest.mark.parametrize("unit", ["件", "件<br>件<br>件", ""])
def test_each_line_of_labels_and_values_is_a_row(report_of: ReportOf, unit: str) -> None:
    report = read(report_of, f"{LABELS} | {unit} | 6<br>2<br>4", "申请办结数 | 件 | 5")
    assert values(report) == {
        "applications_received": "6",
        "applications_in_person": "2",
        "applications_fax": "4",
        "applications_closed": "5",
    }
    assert len({each.locator for each in report.observations}) == 2  # the evidence of three is one cell


def test_the_lines_of_every_column_belong_to_the_rows(report_of: ReportOf) -> None:
    table = rows(
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数", "规章<br>行政规范性文件 | 1<br>2 | 3<br>4 | 5<br>6"
    )
    assert [each.raw for each in report_of(page(table)).observations] == ["1", "3", "5", "2", "4", "6"]


@pytest.mark.parametrize("numbers", ["6<br>2", "6<br>2<br>4<br>0", "6<br><br>4"])
def test_rows_whose_lines_do_not_agree_are_not_read(report_of: ReportOf, numbers: str) -> None:
    report = read(report_of, f"{LABELS} | 件 | {numbers}", "申请办结数 | 件 | 5")
    assert values(report) == {"applications_closed": "5"}
    (message,) = [warning.message for warning in report.warnings if warning.code == "unread_rows"]
    assert (
        message
        == "3 rows stand in one line of cells and cannot be told apart: （一）收到申请数、1.当面申请数、2.传真申请数"
    )


def test_a_line_that_is_no_label_leaves_the_rows_unread(report_of: ReportOf) -> None:
    report = read(report_of, "收到申请数<br>上门申请数<br>传真申请数 | 件 | 6<br>2<br>4", "申请办结数 | 件 | 5")
    assert values(report) == {"applications_closed": "5"}
    assert "unread_rows" in {warning.code for warning in report.warnings}


def test_a_label_broken_into_lines_is_one_row(report_of: ReportOf) -> None:
    report = read(report_of, "收到<br>申请数 | 件 | 6", "申请办结数 | 件 | 5")
    assert values(report) == {"applications_received": "6", "applications_closed": "5"}
