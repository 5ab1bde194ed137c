"""Titles of links: what is an annual report, of whom and of which year."""

from __future__ import annotations

import pytest

from extract.sites.titles import ReportTitle, report_title

TITLES = {
    "望溪县2019年政府信息公开工作年度报告": ("望溪县", 2019),
    "望溪县人民政府办公室2019年政府信息公开工作年度报告": ("望溪县人民政府办公室", 2019),
    "2019年望溪县教育局政府信息公开年报": ("望溪县教育局", 2019),
    "望溪县水务局政府信息公开工作2012年度报告": ("望溪县水务局", 2012),
    "望溪县二〇一二年政府信息公开工作年度报告": ("望溪县", 2012),
    "二O一O年度望溪县政府信息公开工作年报": ("望溪县", 2010),
    "望溪县政府信息公开年报（2019年）": ("望溪县", 2019),
    "望溪縣2011年度政府資訊公開工作年度報告": ("望溪縣", 2011),
    "关于望溪县统计局2020年政府信息公开工作情况的报告": ("望溪县统计局", 2020),
    "望溪县人民政府2020年政府信息公开工作年度报告": ("望溪县人民政府", 2020),
    "望溪县人民政府信息公开2020年年度报告": ("望溪县人民政府", 2020),
    "1、望溪县财政局2015年政府信息公开工作年度报告...": ("望溪县财政局", 2015),
    "附件1：望溪县财政局2015年政府信息公开工作年度报告": ("望溪县财政局", 2015),
    "望溪县机构编制委员会办公室2019年政府信息公开工作年度报告": ("望溪县机构编制委员会办公室", 2019),
    "2019年政府信息公开年度报告": (None, 2019),
    "政府信息公开年报": (None, None),
}

OTHERS = [
    "关于做好2019年政府信息公开年度报告编制工作的通知",
    "2021年度政府网站年度工作报表",
    "望溪县召开2020年度工作会议",
    "2019年政务公开工作要点",
    "政府信息公开指南",
    "望溪县2021年政府信息公开年报编制说明",
    "一图读懂2019年政府信息公开工作年度报告解读",
    "2020年财政预算执行情况报告",
    "",
]


@pytest.mark.parametrize(("text", "expected"), TITLES.items())
def test_a_title_says_whose_report_it_is_and_of_which_year(text: str, expected: tuple[str | None, int | None]) -> None:
    assert report_title(text) == ReportTitle(*expected)


@pytest.mark.parametrize("text", OTHERS)
def test_other_titles_are_none(text: str) -> None:
    assert report_title(text) is None
    assert report_title(text, in_column=True) is None


@pytest.mark.parametrize(
    ("text", "year"), [("2019年年度报告", 2019), ("2019年", 2019), ("2019年度", 2019), ("年报", None)]
)
def test_in_the_column_of_reports_a_title_may_be_short(text: str, year: int | None) -> None:
    assert report_title(text) is None
    assert report_title(text, in_column=True) == ReportTitle(None, year)
