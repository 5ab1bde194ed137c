"""Numbers with units and bounds in running text, and what looks like one and is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from transform.narrative.passages import comparable
from transform.narrative.quantities import quantities
from transform.report import Script


def found(text: str) -> list[tuple[Decimal, str | None, str]]:
    made, _ = comparable(text, Script.HANS)
    return [(each.value, each.unit, each.bound.value) for each in quantities(made) if each.is_plain]


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("全年发放手册812册", 812, "册", "exact"),
        ("答复 １，２０５ 件", 1205, "件", "exact"),
        ("访问量 1 204 512 人次", 1204512, "人次", "exact"),
        ("访问量23.6万余人次", 236000, "人次", "ge"),
        ("公开信息8300多条", 8300, "条", "ge"),
        ("公开信息近500条", 500, "条", "le"),
        ("接待不足40人次", 40, "人次", "le"),
        ("来电约1.2万次", 12000, "次", "approx"),
        ("群众来访300人左右", 300, "人", "approx"),
        ("点击超过4万次", 40000, "次", "ge"),
        ("粉丝突破55万", 550000, None, "ge"),
        ("公开三百二十条", 320, "条", "exact"),
        ("接待两千零五人次", 2005, "人次", "exact"),
        ("阅读3万2千人次", 32000, "人次", "exact"),
        ("满意度百分之九十五", 95, "%", "exact"),
        ("办结率为98.5%", Decimal("98.5"), "%", "exact"),
        ("受理十余件", 10, "件", "ge"),
        ("配备人员5名", 5, "人", "exact"),
        ("收到申请27件(次)", 27, "件", "exact"),
        ("访问量3万2456人次", 32456, "人次", "exact"),
        ("公开信息1万5000条", 15000, "条", "exact"),
        ("浏览量3·5万人次", 35000, "人次", "exact"),
        ("浏览量三点五万人次", 35000, "人次", "exact"),
        ("满意率98. 5%", Decimal("98.5"), "%", "exact"),
        ("满意率百分之八十五点五", Decimal("85.5"), "%", "exact"),
        ("收到申请120件", 120, "件", "exact"),
        ("收到申请122宗", 122, "宗", "exact"),
        ("点击量突破了8万次", 80000, "次", "ge"),
        ("点击量已过8万次", 80000, "次", "ge"),
        ("点击量过8万次", 80000, "次", "ge"),
        ("公开信息至少有40条", 40, "条", "ge"),
        ("公开信息40+条", 40, "条", "ge"),
        ("公开信息40条+", 40, "条", "ge"),
        ("公开信息40条有余", 40, "条", "ge"),
        ("公开信息40条出头", 40, "条", "ge"),
        ("公开信息40(余)条", 40, "条", "ge"),
        ("公开信息40条不到", 40, "条", "le"),
        ("公开信息不满40条", 40, "条", "le"),
        ("公开信息约达40条", 40, "条", "approx"),
        ("公开信息40条(件)左右", 40, "条", "approx"),
    ],
)  # fmt: skip
def test_a_quantity_has_a_value_a_unit_and_a_bound(text: str, value: int, unit: str, bound: str) -> None:
    assert found(text) == [(value, unit, bound)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("收到过12件", "过"),
        ("线上预约12人次", "约"),
        ("走访附近12家", "近"),
        ("信息12条不到位", "不到"),
        ("受理12件余下的", "余"),
        ("文件12件+34件", "+"),
    ],
)
def test_the_end_or_the_beginning_of_another_word_is_no_bound(text: str, word: str) -> None:
    assert word in text
    assert found(text)[0][0] == 12
    assert found(text)[0][2] == "exact"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("每月公开3-5万条", 30000, 50000, "条"),
        ("公开120至150条", 120, 150, "条"),
        ("公开120条至150条", 120, 150, "条"),
        ("访问量35万-40万人次", 350000, 400000, "人次"),
        ("访问量在35万人次至40万人次之间", 350000, 400000, "人次"),
        ("访问量8000-1万人次", 8000, 10000, "人次"),
        ("访问量1.2到3.5万人次", 12000, 35000, "人次"),
        ("满意率95%到98%", 95, 98, "%"),
        ("满意率百分之八十至百分之九十", 80, 90, "%"),
        ("约近30～40人次", 30, 40, "人次"),
    ],
)
def test_a_range_is_a_lower_and_an_upper_bound(text: str, low: int, high: int, unit: str) -> None:
    assert found(text) == [(low, unit, "ge"), (high, unit, "le")]


@pytest.mark.parametrize(
    "text", ["公开12-3条", "公开三至五件", "公开数十至100件", "公开上百条到200条", "公开几十-90条"]
)
def test_a_range_that_does_not_rise_or_has_an_end_without_number_is_none(text: str) -> None:
    assert found(text) == []


def test_two_numbers_of_different_things_are_no_range() -> None:
    assert found("组织15人到3个村") == [(15, "人", "exact"), (3, "个", "exact")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("访问量由30万人次增至40万人次", [(400000, "人次", "exact")]),
        ("访问量从30万提高到近40万人次", [(400000, "人次", "le")]),
        ("满意率由95%上升至98%", [(98, "%", "exact")]),
        ("申请8件增加到12件", [(12, "件", "exact")]),
        ("申请8件减少为今年的5件", [(5, "件", "exact")]),
        ("去年的8件增加到12件", [(8, "件", "exact"), (12, "件", "exact")]),
    ],
)
def test_what_a_number_was_before_it_became_another_is_none(text: str, expected: list[object]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text", ["公开信息1.234条", "收到申请0.8件", "收到申请1.0件", "收到申请1件半", "印发3·5期", "公开1.23456万条"]
)
def test_things_are_counted_whole(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"), [("收费2.5元", "2.5"), ("经费0.3万元", "3000"), ("占3.5%", "3.5"), ("增长1.5倍", "1.5")]
)
def test_what_is_measured_may_have_a_fraction(text: str, value: str) -> None:
    assert [each[0] for each in found(text)] == [Decimal(value)]


@pytest.mark.parametrize(
    "text", ["访问量3万24人次", "访问量3万2人次", "访问量3千456人次", "公开十2条", "访问量3.5.6万人次"]
)
def test_the_last_digits_of_a_number_are_no_number(text: str) -> None:
    assert found(text) == []


def test_a_number_that_says_which_things_are_counted_is_none_of_them() -> None:
    assert found("点击量超10万次的稿件12篇") == [(12, "篇", "exact")]


def test_the_last_printed_digit_is_kept() -> None:
    (quantity,) = quantities("访问量23.6万人次")
    assert quantity.precision == 1000


@pytest.mark.parametrize(
    "text",
    [
        "2021年3月15日发布", "统计期限为2021年1月1日至12月31日", "二〇一六年三月三日", "二OO八年度报告", "2018年11日至2018年1231日",
        "根据《条例》第二十条第（一）项", "条例第32条", "第三届", "望政办发〔2019〕26号", "云办函(2020)7号文件",
        "拨打12345热线咨询", "电话：0900-5550123", "联系电话13800138000", "邮编：700001", "传真 5550124",
        "在15个工作日内答复", "实行7×24小时值守", "24小时内办结", "在三楼设窗口", "见附件2", "表3所示",
        "“十四五”规划", "党的二十大精神", "PM2.5浓度", "落实“为企服务20条”措施", "12月4日国家宪法日", "中山路88号",
        "http://www.example.org/2021/3件", "邮箱 wx2021@example.org", "一是加强领导；二是完善制度", "（一）主动公开", "推进一网通办和一件事改革",
        "四大类共七个小类", "五个试点区", "近三年来", "第一次", "最多跑一次",
    ],
)  # fmt: skip
def test_dates_articles_telephones_and_names_are_no_quantities(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "申请 1 2 件",
        "信息12,86条",
        "信息1，2 86条",
        "申请3,5件",
        "信息100/120条",
        "申请5、6件",
        "信息一季度30条",
        "主动公开信息 2、收到申请",
        "主动公开信息1,",
    ],
)
def test_what_may_be_the_beginning_of_more_is_no_number_without_unit(text: str) -> None:
    made, _ = comparable(text, Script.HANS)
    assert [each.value for each in quantities(made) if each.unit is None] == []


def test_a_number_without_unit_stands_at_the_end_of_its_clause() -> None:
    (number,) = quantities("部分公开67,占")
    assert (number.value, number.unit, number.is_plain) == (67, None, False)


@pytest.mark.parametrize("text", ["申请三四件", "申请七八件", "公开数十条", "公开几百件", "公开上百条"])
def test_a_size_in_words_is_no_number(text: str) -> None:
    assert quantities(text) == []


def test_two_numbers_with_a_space_between_are_not_one() -> None:
    assert found("公开 2 3条") == []
