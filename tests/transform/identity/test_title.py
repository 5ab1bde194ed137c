from __future__ import annotations

import pytest

from transform.identity.title import find_title, read_title


@pytest.mark.parametrize(
    ("text", "agency", "year"),
    [
        ("望溪县水务局2012年政府信息公开工作年度报告", "望溪县水务局", 2012),
        ("2019年澄湾市人民政府办公厅政府信息公开工作年度报告", "澄湾市人民政府办公厅", 2019),
        ("望溪县水务局政府信息公开工作年度报告（2021年度）", "望溪县水务局", 2021),
        ("望溪县水务局二〇一二年度政府信息公开年度报告", "望溪县水务局", 2012),
        ("望溪县水务局二OO八年政府信息公开工作年度报告", "望溪县水务局", 2008),
        ("望溪县水务局二○○九年政府信息公开年报", "望溪县水务局", 2009),
        ("望溪县水务局二0一七年政府信息公开工作报告", "望溪县水务局", 2017),
        ("关于望溪县水务局2015年政府信息公开工作年度报告", "望溪县水务局", 2015),
        ("望溪县水务局 2015 年 政府信息公开工作年度报告（全文）", "望溪县水务局", 2015),
        ("青禾镇2020年政府信息公开工作年度报告", "青禾镇人民政府", 2020),
        ("2020年望溪县政府信息公开工作年度报告", "望溪县人民政府", 2020),
        ("2020年望溪县人民政府信息公开工作年度报告", "望溪县人民政府", 2020),
        ("石鼓桥街道2019年政府信息公开工作年度报告", "石鼓桥街道办事处", 2019),
        ("2012年政府信息公开工作年度报告", None, 2012),
        ("我局2012年政府信息公开工作年度报告", None, 2012),
        ("望溪县水务局政府信息公开2020年度报告", "望溪县水务局", 2020),
        ("望溪县水务局2020年政府信息公开年度报告（2021年1月）", "望溪县水务局", 2020),
        ("望溪县环境保护局关于2008年度政府信息公开工作情况的报告", "望溪县环境保护局", 2008),
        ("关于报送2008年政府信息公开工作年度报告的报告", None, 2008),
        ("望溪县第一中学2021年政府信息公开工作年度报告", "望溪县第一中学", 2021),
        ("望溪县第1中学2021年政府信息公开工作年度报告", "望溪县第1中学", 2021),
        ("2021年澄湾市第13人民医院信息公开年度报告", "澄湾市第13人民医院", 2021),
        ("澄湾大学2021年信息公开工作年度报告", "澄湾大学", 2021),
        ("望溪县青禾镇中心小学2020年政府信息公开工作年度报告", "望溪县青禾镇中心小学", 2020),
        ("全州县2020年政府信息公开工作年度报告", "全州县人民政府", 2020),
        ("龙胜各族自治县2020年政府信息公开工作年度报告", "龙胜各族自治县人民政府", 2020),
        ("2019年度·望溪县水务局政府信息公开工作年度报告", "望溪县水务局", 2019),
        ("【望溪县水务局】2019年政府信息公开工作年度报告", "望溪县水务局", 2019),
        ("“望溪县水务局”2019年政府信息公开工作年度报告", "望溪县水务局", 2019),
        ("望溪县水务局政府信息公开工作年度报告〔2019〕", "望溪县水务局", 2019),
        ("望溪县水务局2019年年度政府信息公开工作报告", "望溪县水务局", 2019),
        ("望溪县水务局2019年政府信息公开工作年度报告（2020年1月发布）", "望溪县水务局", 2019),
        ("望溪县水务局2019年政府信息公开工作年度报告（2020-01-15）", "望溪县水务局", 2019),
        ("【更新】望溪县水务局2019年政府信息公开工作年度报告", "望溪县水务局", 2019),
        ("望溪县水务局2019年政府信息公开工作年度报告（已更正）", "望溪县水务局", 2019),
        ("望溪县水务局2019年政府信息公开工作年度报告（公开）", "望溪县水务局", 2019),
        ("望溪县农业农村局（望溪县乡村振兴局）2021年政府信息公开工作年度报告", "望溪县农业农村局", 2021),
        ("望溪县烟草专卖局（公司）2021年政府信息公开工作年度报告", "望溪县烟草专卖局", 2021),
        ("中国人民银行澄湾市分行2021年政府信息公开工作年度报告", "中国人民银行澄湾市分行", 2021),
        ("望溪县总工会2021年政府信息公开工作年度报告", "望溪县总工会", 2021),
        ("望溪县特殊教育学校二〇二〇年政府信息公开工作年度报告", "望溪县特殊教育学校", 2020),
        ("望溪县机关幼儿园2020年政府信息公开工作年度报告", "望溪县机关幼儿园", 2020),
        ("望溪县教育评估中心2012年政府信息公开工作年度报告", "望溪县教育评估中心", 2012),
    ],
)
def test_titles(text: str, agency: str | None, year: int) -> None:
    title = read_title(text)
    assert title is not None
    assert (title.agency, title.year) == (agency, year)


@pytest.mark.parametrize(
    "text",
    [
        "关于做好2022年政府信息公开工作年度报告编制工作的通知",
        "望溪县水务局政府信息公开指南",
        "2021年政府信息公开工作年度报告解读",
        "2021年政府信息公开工作年度报告评估结果",
        "首页>政府信息公开>望溪县水务局2012年政府信息公开年度报告",
        "现将望溪县水务局2012年政府信息公开工作年度报告公布如下。",
        "望溪县水务局2099年政府信息公开工作年度报告",
        "望溪县水务局2012年工作总结",
        "一图读懂望溪县2021年政府信息公开年度报告",
        "第1小学2月政府信息公开年度报告",
        "望溪县第3次信息公开工作年度报告",
        "望溪县发布2021年政府信息公开年度报告",
        "2021年望溪县各乡镇政府信息公开工作年度报告",
        "2021年望溪县乡镇政府信息公开工作年度报告",
        "2021年澄湾市区县政府信息公开工作年度报告",
        "2021年望溪县各级人民政府信息公开工作年度报告",
        "2021年全县政府信息公开工作年度报告",
        "2021年望溪县全县政府信息公开工作年度报告",
    ],
)
def test_what_is_no_title_of_a_report(text: str) -> None:
    assert read_title(text) is None


@pytest.mark.parametrize(
    ("mark", "correction"),
    [("（更正）", "更正"), ("（修订版）", "修订"), ("【已更新】", "更新"), ("（公开）", None), ("", None)],
)
def test_a_title_can_say_that_it_is_of_a_corrected_version(mark: str, correction: str | None) -> None:
    title = read_title(f"望溪县水务局2021年政府信息公开工作年度报告{mark}")
    assert title is not None
    assert (title.agency, title.correction) == ("望溪县水务局", correction)


def test_a_title_may_run_over_two_lines() -> None:
    title = find_title([], ["首页", "望溪县水务局", "2012年政府信息公开工作年度报告", "2012年,我局…"])
    assert title is not None
    assert (title.agency, title.year) == ("望溪县水务局", 2012)


def test_a_title_may_run_over_three_lines() -> None:
    title = find_title([], ["望溪县水务局", "2012年政府信息公开", "工作年度报告", "2012年,我局…"])
    assert title is not None
    assert (title.agency, title.year) == ("望溪县水务局", 2012)


@pytest.mark.parametrize(
    ("line", "year"), [("（2019年度）", 2019), ("2019年", 2019), ("2019", None), ("2019年1月", None)]
)
def test_the_year_may_stand_on_the_line_behind_the_title(line: str, year: int | None) -> None:
    marked = "望溪县水务局政府信息公开工作年度报告"
    title = find_title([marked], ["首页", marked, line, "我局…"])
    assert title is not None
    assert title.year == year


def test_a_complete_title_goes_before_the_name_of_the_column() -> None:
    title = find_title(["政府信息公开年度报告-望溪县政府网"], ["望溪县水务局2012年政府信息公开工作年度报告"])
    assert title is not None
    assert title.year == 2012


def test_the_name_of_the_column_alone_is_no_title() -> None:
    assert find_title(["政府信息公开年度报告"], ["政府信息公开年度报告"]) is None


@pytest.mark.parametrize(
    "text",
    [
        "望溪县水务局2021年第一季度政府信息公开工作报告",
        "望溪县水务局2021年上半年政府信息公开工作报告",
        "望溪县水务局2018年1-6月政府信息公开工作报告",
        "望溪县水务局2020年—2021年政府信息公开工作年度报告",
        "望溪县水务局2021年环境信息公开年度报告",
        "望溪县水务局2020年政府信息公开工作年度报告（2021年）",
        "XX局2021年政府信息公开工作年度报告",
        "澄湾市公安局（柳屏分局）2021年政府信息公开工作年度报告",
        "澄湾市教育局（望溪县教育局）2021年政府信息公开工作年度报告",
        "望溪县水务局和林业局2021年政府信息公开工作年度报告",
        "优秀年报展示-望溪县水务局2021年政府信息公开工作年度报告",
        "望溪县水务局2021年政府信息公开工作年度报告（旧版）",
        "望溪县人民政府（办公室）2021年政府信息公开工作年度报告",
    ],
)
def test_what_is_left_over_makes_it_the_title_of_something_else(text: str) -> None:
    assert read_title(text) is None


def test_the_title_of_the_page_goes_before_links_to_other_reports() -> None:
    marked = "市水务局2021年政府信息公开工作年度报告"
    title = find_title([marked], [marked, "上一篇：", "青禾镇2020年政府信息公开工作年度报告"])
    assert title is not None
    assert (title.agency, title.year) == ("市水务局", 2021)


def test_a_link_before_the_title_is_not_its_agency() -> None:
    marked = "2021年政府信息公开工作年度报告"
    title = find_title([marked], ["教育局", "青禾镇", marked])
    assert title is not None
    assert title.agency is None


def test_a_link_to_the_next_report_is_no_title() -> None:
    assert find_title(["县领导调研"], ["县领导调研", "下一篇：", "望溪县水务局2016年政府信息公开工作年度报告"]) is None


@pytest.mark.parametrize(
    ("printed", "agency"),
    [
        ("望溪县政府", "望溪县人民政府"),
        ("望溪县经济开发区", "望溪县经济开发区"),
        ("望溪县城南新区", "望溪县城南新区"),
        ("浦东新区", "浦东新区人民政府"),
        ("天津市滨海新区", "天津市滨海新区人民政府"),
        ("锡林郭勒盟", "锡林郭勒盟行政公署"),
        ("大兴安岭地区", "大兴安岭地区行政公署"),
        ("望溪县水务局(原水利局)", "望溪县水务局"),
    ],
)
def test_names_are_completed_only_where_there_is_such_a_body(printed: str, agency: str) -> None:
    title = read_title(f"{printed}2021年政府信息公开工作年度报告")
    assert title is not None
    assert title.agency == agency
