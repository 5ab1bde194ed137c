"""Pages about reports that are none, and the reason that is given."""

from __future__ import annotations

import pytest

from extract import read
from extract.source import Source
from tests.pages import form_table, page, rows
from transform import interpret_all
from transform.errors import NotAReportError
from transform.forms import form_by_id
from transform.report import Report

PROSE = "<p>2021年我局认真贯彻《中华人民共和国政府信息公开条例》,公开信息12条。</p>"
TITLE = "望溪县2021年政府信息公开工作年度报告"


def interpret(title: str, *blocks: str) -> tuple[Report, ...]:
    return interpret_all(read(Source("test", page(*blocks, title=title))))


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("关于做好2021年政府信息公开工作年度报告编制工作的通知", "a notice"),
        ("关于2021年政府信息公开工作年度报告发布情况的通报", "a notice"),
        ("望溪县水务局政府信息公开指南", "a guide"),
        ("政府信息公开工作年度报告格式", "a template"),
        ("望溪县政府信息公开申请表", "an application form"),
        ("望溪县水务局政府信息公开工作制度", "a regulation"),
        ("望溪县2021年度政府信息公开工作第三方评估报告", "an evaluation"),
        ("望溪县2021年政务公开考核结果", "an evaluation"),
        ("2021年政府信息公开工作年度报告解读", "an explanation"),
        ("一图读懂望溪县2021年政府信息公开年度报告", "an explanation"),
        ("望溪县水务局政府信息公开目录", "a catalogue"),
        ("望溪县水务局2021年政府信息公开工作要点", "a plan"),
        ("望溪县水务局2021年政府信息公开工作计划", "a plan"),
        ("望溪县水务局2021年政务公开工作总结", "a summary of work"),
        ("望溪县召开政府信息公开年度报告编制会议", "news"),
        ("望溪县水务局2021年第一季度政府信息公开情况统计表", "a report on a part of a year"),
        ("望溪县水务局2021年上半年政府信息公开工作报告", "a report on a part of a year"),
        ("望溪县水务局2021年1-6月政府信息公开工作报告", "a report on a part of a year"),
        ("望溪县水务局2021年3月份政府信息公开情况", "a report on a part of a year"),
        ("望溪县发布2021年政府信息公开年度报告", "neither the title of an annual report"),
    ],
)
def test_it_is_left_out_with_the_reason(title: str, reason: str) -> None:
    with pytest.raises(NotAReportError, match=reason):
        interpret(title, PROSE)


def test_the_figures_of_a_quarter_are_no_annual_report() -> None:
    table = form_table(form_by_id("2014").tables[0], {("proactive_total", "value"): "12"})
    with pytest.raises(NotAReportError, match="a report on a part of a year"):
        interpret("望溪县水务局2021年第二季度政府信息公开情况统计表", table)


def test_a_notice_with_links_to_reports_is_no_report() -> None:
    with pytest.raises(NotAReportError, match="a notice"):
        interpret("关于做好2021年政府信息公开工作年度报告编制工作的通知", f"<p>{TITLE}</p>", rows("1 | 水务局 | 2"))


def test_a_notice_that_prints_the_report_in_full_is_the_report() -> None:
    (report,) = interpret(f"关于印发{TITLE}的通知", f"<p>{TITLE}</p>", PROSE)
    assert (report.agency, report.year) == ("望溪县人民政府", 2021)


def test_a_notice_that_only_makes_a_report_known_is_none() -> None:
    with pytest.raises(NotAReportError, match="a notice"):
        interpret(f"关于印发{TITLE}的通知", "<p>现印发给你们。</p>")


def test_the_title_of_a_section_does_not_make_a_report_something_else() -> None:
    (report,) = interpret(TITLE, PROSE, "<h2>三、监督考核和教育培训情况</h2>", PROSE)
    assert report.agency == "望溪县人民政府"
