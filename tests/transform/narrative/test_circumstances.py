"""What stands around a number says which time it is for, whose it is, and whether it is a part, a share or a change."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transform.narrative.reading import read, stated
from transform.report import Measure, Period


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("截至2010年底，历年累计主动公开政府信息550条，其中2010年新增150条。", 2010, {"proactive_items_cumulative": 550, "proactive_items": 150}),
        ("我局到年底累计主动公开政府信息5900条，其中本年度新增主动公开政府信息2100条。", 2012, {"proactive_items_cumulative": 5900, "proactive_items": 2100}),
        ("自《条例》施行以来，全县累计公开政府信息21356条，其中2009年公开8213条。", 2009, {"proactive_items_cumulative": 21356, "proactive_items": 8213}),
        ("截至2016年12月31日，累计主动公开政府信息355条。", 2016, {"proactive_items_cumulative": 355}),
        ("截至2023年12月31日，累计主动公开政府信息355条。", 2023, {"proactive_items": 355}),
        ("2023年，全局累计主动公开政府信息140条。", 2023, {"proactive_items": 140}),
        ("自2012年1月1日至12月31日累计主动公开政府信息92条。", 2012, {"proactive_items": 92}),
        ("网站累计访问量4650万人次，其中2009年度1480万人次。", 2009, {"site_visits": 14800000}),
        ("年底累计主动公开政府信息590条，全文电子化率达90.3%，其中，本年度新增主动公开政府信息210条。", 2021, {"proactive_items_cumulative": 590, "full_text_electronic_rate": Decimal("90.3"), "proactive_items": 210}),
        ("主动公开政府信息总数550条，其中当年公开150条。", 2021, {"proactive_items_cumulative": 550, "proactive_items": 150}),
        ("累计受理政府信息公开申请56件（本年度12件）。", 2021, {}),
        ("公开系统累计主动公开政府信息4100条。2019年新增主动公开政府信息380条。", 2019, {"proactive_items_cumulative": 4100, "proactive_items": 380}),
        ("累计主动公开政府信息410条。今年新增公开栏目5个。", 2021, {"proactive_items": 410}),
        ("截至2021年12月31日，累计主动公开政府信息4100条。本年度主动公开政府信息380条。", 2021, {"proactive_items_cumulative": 4100, "proactive_items": 380}),
        ("截至2021年12月31日，累计主动公开政府信息410条。2021年共公开各类政府信息410条。", 2021, {"proactive_items": 410}),
        ("主动公开政府信息134条，其中2010年度52条。", 2010, {"proactive_items_cumulative": 134, "proactive_items": 52}),
        ("办结政府信息公开申请134件，其中2020年2件。", 2021, {"applications_answered": 134}),
    ],
)  # fmt: skip
def test_a_total_over_the_years_is_no_value_of_the_year(
    text: str, year: int, expected: dict[str, Decimal | int]
) -> None:
    assert stated(text, year=year) == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2020年主动公开政府信息310条。", Period.PREVIOUS),
        ("去年收到政府信息公开申请12件。", Period.PREVIOUS),
        ("去年同期收到政府信息公开申请12件。", Period.PREVIOUS),
        ("上一年度收到政府信息公开申请12件。", Period.PREVIOUS),
        ("往年收到政府信息公开申请12件。", Period.PREVIOUS),
        ("较2020年收到政府信息公开申请12件相比有所减少。", Period.PREVIOUS),
        ("2003年至2021年累计主动公开政府信息310条。", Period.SPAN),
        ("“十三五”期间主动公开政府信息310条。", Period.SPAN),
        ("网站开通以来主动公开政府信息310条。", Period.SPAN),
        ("自2015年起主动公开政府信息310条。", Period.SPAN),
        ("自2021年1月至6月收到政府信息公开申请3件。", Period.PART),
        ("截至2021年10月底收到政府信息公开申请3件。", Period.PART),
        ("2022年将主动公开政府信息500条以上。", Period.PLAN),
        ("下一步，力争公开政府信息600条。", Period.PLAN),
        ("目标是公开政府信息500条。", Period.PLAN),
        ("1-11月共主动公开政府信息320条。", Period.PART),
        ("第四季度公开政府信息80条。", Period.PART),
        ("每月公开政府信息20条。", Period.PART),
        ("下半年收到政府信息公开申请3件。", Period.PART),
        ("近三年共收到政府信息公开申请45件。", Period.SPAN),
        ("多年来共收到政府信息公开申请45件。", Period.SPAN),
        ("机构改革以来主动公开政府信息310条。", Period.SPAN),
        ("挂牌后共主动公开政府信息310条。", Period.SPAN),
        ("2020年和2021年主动公开政府信息310条。", Period.SPAN),
        ("网站目前共有公开政府信息310条。", Period.SPAN),
        ("二〇二〇年主动公开政府信息310条。", Period.PREVIOUS),
        ("20年主动公开政府信息310条。", Period.PREVIOUS),
        ("2020年11月，收到政府信息公开申请2件。", Period.PREVIOUS),
        ("2021年11月，收到政府信息公开申请2件。", Period.PART),
        ("11月收到政府信息公开申请2件。", Period.PART),
        ("自4月起主动公开政府信息31条。", Period.PART),
        ("2021年7月以来，主动公开政府信息31条。", Period.PART),
        ("汛期期间主动公开政府信息31条。", Period.PART),
        ("单日最高公开政府信息31条。", Period.PART),
        ("提出公开政府信息310条的目标。", Period.PLAN),
        ("年初确定主动公开政府信息310条。", Period.PLAN),
        ("需公开政府信息310条。", Period.PLAN),
    ],
)
def test_a_number_of_another_year_states_nothing_of_this_one(text: str, period: Period) -> None:
    (figure,) = read(text, year=2021)
    assert (figure.indicator, figure.period) == (None, period)
    assert figure.about in ("proactive_items", "applications_received")


def test_twelve_months_are_the_year() -> None:
    assert stated("1-12月共主动公开政府信息320条。") == {"proactive_items": 320}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去年同期收到政府信息公开申请40件，今年收到政府信息公开申请22件。", {"applications_received": 22}),
        ("上半年收到政府信息公开申请4件，答复3件。", {}),
        ("上半年收到政府信息公开申请4件，全年收到政府信息公开申请9件。", {"applications_received": 9}),
        ("截至2016年底，本年度累计主动公开政府信息92条。", {"proactive_items": 92}),
        ("截至2021年底公开信息831条，其中2021年公开政务信息92条。", {"proactive_items_cumulative": 831, "proactive_items": 92}),
        ("本年主动公开政府信息92条，累计公开信息831条。", {"proactive_items": 92, "proactive_items_cumulative": 831}),
        ("2020年结转至2021年2件，2021年收到政府信息公开申请9件，结转至2022年1件。", {"applications_carried_in": 2, "applications_received": 9, "applications_carried_out": 1}),
    ],
)  # fmt: skip
def test_a_time_holds_until_another_is_named(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


def test_a_number_that_states_nothing_has_a_time_too() -> None:
    (figure,) = read("2022年，我镇将为每个村配备1名信息员。", year=2021)
    assert (figure.indicator, figure.period) == (None, Period.PLAN)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2020年全年主动公开政府信息310条。", Period.PREVIOUS),
        ("2020年，我局认真落实条例，全年主动公开政府信息310条。", Period.PREVIOUS),
        ("截至2020年底，全年主动公开政府信息310条。", Period.PREVIOUS),
        ("去年全年收到政府信息公开申请12件。", Period.PREVIOUS),
        ("上半年新增公开政府信息31条。", Period.PART),
        ("截至2021年10月底，本年度共收到政府信息公开申请3件。", Period.PART),
        ("“十三五”期间新增公开政府信息310条。", Period.SPAN),
        ("2022年计划全年公开政府信息600条。", Period.PLAN),
        ("力争全年公开政府信息600条。", Period.PLAN),
        ("五、下一步工作打算\n全年公开政府信息600条。", Period.PLAN),
    ],
)
def test_words_for_the_year_do_not_make_another_time_this_year(text: str, period: Period) -> None:
    (figure,) = read(text, year=2021)
    assert (figure.indicator, figure.period) == (None, period)


@pytest.mark.parametrize(
    "text",
    [
        "根据2019年修订的条例，全年主动公开政府信息310条。",
        "去年我局获得表彰，今年主动公开政府信息310条。",
        "按照条例要求，全年主动公开政府信息310条。",
        "一直以来我局重视公开，全年主动公开政府信息310条。",
        "2021年与2020年相比有所进步，主动公开政府信息310条。",
        "上半年调整了机构，全年共主动公开政府信息310条。",
        "2021年度主动公开政府信息310条。",
    ],
)
def test_a_time_that_is_only_mentioned_is_not_that_of_the_number(text: str) -> None:
    assert stated(text) == {"proactive_items": 310}


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("（二）下一步工作打算\n公开政府信息600条。", Period.PLAN),
        ("（一）2020年工作回顾\n公开政府信息600条。", Period.PREVIOUS),
        ("（二）2022年安排\n公开政府信息600条。", Period.PLAN),
        ("五、下一步工作安排\n（一）主动公开\n本年度公开政府信息600条。", Period.PLAN),
    ],
)
def test_a_heading_says_which_time_numbers_are_for(text: str, period: Period) -> None:
    (figure,) = read(text)
    assert (figure.indicator, figure.period) == (None, period)


def test_the_next_sentence_of_a_paragraph_goes_on_with_another_year() -> None:
    assert stated("回顾2020年，我局收到政府信息公开申请12件。主动公开政府信息310条。") == {}
    assert stated("我局2020年收到政府信息公开申请12件。今年主动公开政府信息310条。") == {"proactive_items": 310}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("收到政府信息公开申请20件，同比增长25%。", 25, "%"),
        ("收到政府信息公开申请20件，较上年下降12.3%。", "-12.3", "%"),
        ("收到政府信息公开申请20件，比去年减少4件。", -4, "件"),
        ("收到政府信息公开申请20件，同上年相比，增加（减少）0件。", 0, "件"),
    ],
)
def test_a_change_has_a_sign_and_refers_to_the_number_before(text: str, value: int | str, unit: str) -> None:
    _, change = read(text)
    assert (change.measure, str(change.value), change.unit, change.about) == (
        Measure.CHANGE, str(value), unit, "applications_received",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "网站访问量较上年增加12万人次。",
        "全文电子化率提高5%。",
        "减免费用比上年减少200元。",
    ],
)
def test_a_change_is_no_value_of_what_changed(text: str) -> None:
    (figure,) = read(f"收费情况\n{text}")
    assert (figure.indicator, figure.measure) == (None, Measure.CHANGE)


def test_what_grew_to_a_number_has_that_value() -> None:
    assert stated("网站访问量比上年增至40万人次。") == {"site_visits": 400000}


def test_parts_belong_to_the_number_before_them() -> None:
    total, *parts = read("主动公开政府信息60条，其中工作动态20条（通知公告5条），财政信息40条。")
    assert total.indicator == "proactive_items"
    assert [(each.value, each.measure, each.about) for each in parts] == [
        (20, Measure.PART, "proactive_items"), (5, Measure.PART, "proactive_items"), (40, Measure.PART, "proactive_items"),
    ]  # fmt: skip


def test_parts_may_stand_in_the_next_sentence() -> None:
    text = "举办新闻发布会19场，出席领导25人次。其中，专题新闻发布会累计举行15场。"
    assert stated(text) == {"press_conferences": 19}
    assert read(text)[-1].about == "press_conferences"


def test_a_part_of_another_kind_is_no_part() -> None:
    figures = read("从事政府信息公开工作人员23名，其中专职2名，全年召开会议4次。")
    assert [(each.indicator, each.measure) for each in figures] == [
        ("staff", Measure.VALUE), ("staff_full_time", Measure.VALUE), (None, Measure.VALUE),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "主动公开政府信息60条，其中公开文件20条，开展意见征集3次。",
        "主动公开政府信息60条，其中公开文件20条，局长信箱来信3条。",
    ],
)
def test_acts_and_other_things_are_no_parts_of_what_is_disclosed(text: str) -> None:
    total, part, other = read(text)
    assert (total.indicator, part.about, other.about) == ("proactive_items", "proactive_items", None)


def test_a_part_is_for_the_time_of_its_whole() -> None:
    text = "截至2016年底，累计主动公开政府信息650条，其中网上公开政府信息200条。"
    assert stated(text, year=2016) == {"proactive_items_cumulative": 650}
    assert read(text, year=2016)[-1].period is Period.CUMULATIVE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通过政府网站主动公开政府信息300条，通过微信公众号主动公开政府信息200条。", {"proactive_via_gov_site": 300, "proactive_via_wechat": 200}),
        ("主动公开政府信息500条，其中政府网站公开300条、微博发布40条。", {"proactive_items": 500, "proactive_via_gov_site": 300, "proactive_via_weibo": 40}),
        ("市政府网站公开信息300条，局网站公开信息70条。", {}),  # two of several sites
        ("通过政府网站主动公开政府信息300条，共主动公开政府信息500条。", {"proactive_items": 300}),
        ("通过网站、微信主动公开政府信息500条，网站公开信息300条，微信公开信息200条。", {"proactive_items": 500, "proactive_via_gov_site": 300, "proactive_via_wechat": 200}),
        ("办理政府信息公开申请9件，其中予以公开2件，已通过网站公开1件。", {"applications_answered": 9, "granted": 2}),
        ("其他方式公开政府信息6条。", {}),
        ("在局门户网站上公开各类信息93条，微博、微信公开各类信息11条。", {"proactive_via_gov_site": 93}),
        ("主动公开政府信息16项65条。", {}),
        ("通过门户网站公开信息300条，通过微信、头条等新媒体公开信息70条。", {"proactive_via_gov_site": 300}),
        ("通过微信、头条等新媒体公开信息70条。", {}),
        ("我局两大微博，在原有基础上，全年累计发布政府信息70条。", {}),
        ("共发布解读相关信息108条，其中网站共发布89篇。", {}),
        ("全年公开信息发布总计300条。其中微信公开40篇、微博公开50条。", {"proactive_items": 300, "proactive_via_wechat": 40, "proactive_via_weibo": 50}),
        ("我局开通微博，全年主动公开政府信息300条。", {"proactive_items": 300}),
        ("在公开的信息中，主动公开政府信息76条。", {}),
        ("行政复议5件（含上年结转2件）。", {"reviews": 5}),
    ],
)  # fmt: skip
def test_a_channel_and_a_part_are_not_the_whole(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


def test_a_share_refers_to_the_part_before_it() -> None:
    *_, share = read("答复申请40件，予以公开10件，占25%。")
    assert (share.measure, share.about, share.value) == (Measure.SHARE, "granted", 25)


def test_several_subjects_in_a_row_are_not_the_agency() -> None:
    text = "县政府主动公开政府信息240条，县直各部门主动公开政府信息370条，各乡镇主动公开政府信息210条。"
    assert stated(text) == {"proactive_items": 240}
    assert [each.subject for each in read(text)] == [None, "县直各部门", "各乡镇"]


def test_a_subject_holds_until_a_clause_names_the_agency() -> None:
    text = "各级行政机关通过网站和专栏，主动公开政府信息240条；我局主动公开政府信息37条。"
    assert [(each.value, each.subject) for each in read(text)] == [(240, "各级行政机关"), (37, None)]


def test_what_was_said_of_others_is_not_said_of_the_agency() -> None:
    text = "全县主动公开政府信息5200条，我局主动公开政府信息210条。"
    assert [(each.indicator, each.value, each.subject) for each in read(text)] == [
        ("proactive_items", 5200, "全县"), ("proactive_items", 210, None),
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["县(区)政府及其部门", "县（市、区）政府", "县区政府及所属部门"])
def test_governments_below_are_not_the_agency(who: str) -> None:
    (figure,) = read(f"{who}主动公开政府信息910条。", agency="柳坪市人民政府", is_government=True)
    assert (figure.indicator, figure.subject) == ("proactive_items", who.replace("（", "(").replace("）", ")"))


def test_an_ordinal_is_no_part_of_a_subject() -> None:
    assert [each.subject for each in read("二是全县主动公开政府信息8000条。")] == ["全县"]


def test_a_whole_area_is_its_government_only() -> None:
    text = "全县主动公开政府信息8000条。"
    assert [each.subject for each in read(text, is_government=True)] == [None]
    assert [each.subject for each in read(text, is_government=False)] == ["全县"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("局属事业单位共主动公开政府信息320条。", "局属事业单位"),
        ("直属分局收到政府信息公开申请13件。", "直属分局"),
        ("个别乡镇收到政府信息公开申请3件。", "个别乡镇"),
        ("有2个部门收到政府信息公开申请5件。", "有#部门"),
        ("2021年，市公安局收到政府信息公开申请8件。", "市公安局"),
        ("不动产登记中心全年主动公开政府信息56条。", "不动产登记中心"),
        ("截至2021年12月31日全市自然资源系统共主动公开政府信息5620条。", "全市"),
    ],
)
def test_a_number_of_another_organ_is_its_own(text: str, who: str) -> None:
    *_, figure = read(text, agency="柳坪市自然资源和规划局")
    assert figure.subject == who


@pytest.mark.parametrize(
    "who",
    [
        "我局",
        "目前我局",
        "今年来我局",
        "2021年1-12月我局",
        "本机关",
        "局机关",
        "局办公室",
        "柳坪市自然资源和规划局",
        "市自然资源和规划局",
        "市规划局",
        "市资规局",
    ],
)
def test_an_agency_is_known_by_its_short_names(who: str) -> None:
    (figure,) = read(f"{who}共收到政府信息公开申请8件。", agency="柳坪市自然资源和规划局")
    assert (figure.indicator, figure.subject) == ("applications_received", None)


@pytest.mark.parametrize("who", ["县政府", "县政府办", "全县", "我县", "全县各级各部门", "全县各乡镇、部门"])
def test_a_government_is_known_by_its_place_and_its_office(who: str) -> None:
    (figure,) = read(f"{who}共收到政府信息公开申请8件。", agency="云岭县人民政府", is_government=True)
    assert (figure.indicator, figure.subject) == ("applications_received", None)


@pytest.mark.parametrize(
    ("text", "agency", "who"),
    [
        ("学校收到政府信息公开申请8件。", "柳坪大学", None),
        ("学校收到政府信息公开申请8件。", "柳坪市教育局", "学校"),
        ("镇收到政府信息公开申请8件。", "青禾镇人民政府", None),
        ("镇收到政府信息公开申请8件。", "柳坪市教育局", "镇"),
        ("调整分工，并在办公室配备兼职政府信息公开工作人员8名。", "柳坪市教育局", None),
        ("全系统配备兼职政府信息公开工作人员8名。", "柳坪市教育局", "全系统"),
    ],
)
def test_what_an_agency_calls_itself_is_no_other(text: str, agency: str, who: str | None) -> None:
    assert [each.subject for each in read(text, agency=agency)] == [who]


def test_the_area_of_a_government_stays_its_own_in_the_next_clause() -> None:
    text = "全区各行政机关共完成答复263件，予以公开80件。"
    assert {each.subject for each in read(text, agency="柳坪区人民政府", is_government=True)} == {None}


def test_a_channel_is_no_other_organ() -> None:
    text = "通过县档案馆公开政府信息12条，政府网站公开政府信息30条。"
    assert [each.subject for each in read(text, agency="云岭县水务局")] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请9件，除2件外，均予以公开。",
        "收到政府信息公开申请9件，办结6件，其余均予以公开。",
        "收到政府信息公开申请9件，并非全部予以公开。",
        "收到政府信息公开申请9件，均予以公开或告知。",
        "收到政府信息公开申请9件，其中涉及我局的5件均予以公开。",
    ],
)
def test_all_of_it_is_said_of_the_last_number_and_without_exception(text: str) -> None:
    assert "granted" not in stated(text)


def test_all_of_it_may_stand_behind_the_parts() -> None:
    text = "收到政府信息公开申请3件，其中当面申请1件、信函申请2件，全部同意公开。"
    assert stated(text)["granted"] == 3
