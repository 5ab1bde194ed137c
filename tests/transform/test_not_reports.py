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
        ("望溪县水务局2021年政府信息公开工作年度报告（征求意见稿）", "a draft"),
        ("望溪县2021年政府信息公开工作年度报告（摘要）", "a summary of a report"),
        ("望溪县2021年政府信息公开工作年度报告（简版）", "a summary of a report"),
        ("望溪县2021年政府信息公开工作年度报告（图解版）", "an explanation"),
        ("一图看懂望溪县2021年政府信息公开工作年度报告", "an explanation"),
        ("数读望溪县2021年政府信息公开工作年度报告", "an explanation"),
        ("2021年政府信息公开工作年度报告（样表）", "a template"),
        ("望溪县水务局2019年9月政府信息公开报告", "a report on a part of a year"),
        ("望溪县水务局2019年12月政府信息公开统计表", "a report on a part of a year"),
        ("望溪县水务局2019年政府信息公开情况月报表", "a report on a part of a year"),
        ("望溪县水务局2019年半年度政府信息公开工作报告", "a report on a part of a year"),
        ("望溪县水务局2007年政府信息公开工作年度报告", "no report on 2007"),
        ("望溪县水务局2098年政府信息公开工作年度报告", "no report on 2098"),
        ("望溪县人民法院2021年政府信息公开工作年度报告", "no administrative agency"),
        ("望溪县人民检察院2021年信息公开工作年度报告", "no administrative agency"),
        ("澄湾大学2020-2021学年信息公开工作年度报告", "a school year"),
        ("2020-2021学年澄湾大学信息公开工作年度报告", "a school year"),
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


TABLE = form_table(form_by_id("2014").tables[0], {("proactive_total", "value"): "12"})


@pytest.mark.parametrize(
    "sentence",
    [
        "根据县政府办公室《关于做好年度报告编制工作的通知》要求,现将我局2021年工作情况报告如下。",
        "根据《环境信息公开办法》和《县政府信息公开指南》,编制本报告。",
        "2021年我乡把民生项目的征求意见稿发到村里,收集群众建议。",
        "我局在政府网站主动公开指南、目录和年度报告,数据按季度发布。",
    ],
)
def test_what_a_report_without_a_title_mentions_in_its_first_sentences_is_not_its_title(sentence: str) -> None:
    (report,) = interpret("望溪县", f"<p>{sentence}</p>", TABLE)
    assert report.year == 2021 or "year_unknown" in [warning.code for warning in report.warnings]


def test_a_line_at_the_top_that_is_no_sentence_says_what_a_document_is() -> None:
    with pytest.raises(NotAReportError, match="a notice"):
        interpret("望溪县", "<p>关于填写下表的通知</p>", TABLE)


def test_a_report_on_2007_does_not_become_one_on_the_year_of_its_text() -> None:
    table = form_table(form_by_id("2014").tables[0], {("proactive_total", "value"): "12"})
    with pytest.raises(NotAReportError, match="no report on 2007"):
        interpret("望溪县水务局2007年政府信息公开工作年度报告", "<p>2008年印发。2008年施行。</p>", table)


LINKS = "".join(
    f"<p>{agency}2021年政府信息公开工作年度报告</p><p>2022-01-20</p>" for agency in ("望溪县水务局", "望溪县教育局")
)


@pytest.mark.parametrize("heading", ["政府信息公开年度报告", "望溪县水务局", "望溪县2021年各部门政府信息公开年报"])
def test_a_list_of_reports_is_none(heading: str) -> None:
    with pytest.raises(NotAReportError, match="no text follows"):
        interpret(heading, "<p>首页</p>", LINKS)


def test_a_page_about_something_else_with_a_link_to_a_report_is_none() -> None:
    with pytest.raises(NotAReportError, match="no text follows"):
        interpret("望溪县教育局关于招聘教师的公告", "<p>因工作需要,招聘教师12名。</p>", f"<p>{TITLE}</p>")


def test_a_page_with_the_title_of_a_report_and_only_an_attachment_is_one() -> None:
    (report,) = interpret(TITLE, "<p>附件：年度报告.pdf</p>")
    assert report.year == 2021


def test_links_below_a_report_in_prose_do_not_make_it_a_list() -> None:
    (report,) = interpret("望溪县政府门户网站", f"<p>{TITLE}</p>", PROSE, "<p>更多</p>", LINKS)
    assert report.agency == "望溪县人民政府"


def test_a_piece_of_news_under_the_title_of_a_report_is_none() -> None:
    with pytest.raises(NotAReportError, match="news"):
        interpret(TITLE, "<p>记者从县政府获悉,2021年全县公开信息1200条。</p>")


def test_a_letter_that_asks_for_reports_is_none() -> None:
    lines = "<p>请各单位于1月20日前报送。</p><p>望溪县人民政府办公室</p><p>2022年1月5日</p>"
    with pytest.raises(NotAReportError, match="asks others"):
        interpret("关于报送2021年政府信息公开工作年度报告的函", lines)


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
