"""Statements that there was none; silence is no statement."""

from __future__ import annotations

import pytest

from tests.transform.narrative.reading import read, stated, told


@pytest.mark.parametrize(
    ("text", "zeros"),
    [
        ("本年度未收到政府信息公开申请。", ["applications_received"]),
        ("本年度未收到申请公开政府信息件。", ["applications_received"]),
        ("全年没有依申请公开的信息。", ["applications_received"]),
        ("我镇2021年度无申请。", ["applications_received"]),
        ("未收到公民、法人和其他组织的政府信息公开申请。", ["applications_received"]),
        ("未发生因政府信息公开申请引发的行政复议、行政诉讼。", ["litigations", "reviews"]),
        ("未发生由政府信息公开引发的举报、投诉、行政复议和行政诉讼等。", ["complaints", "litigations", "reviews"]),
        ("没有因政府信息公开被申请行政复议、提起行政诉讼的情况。", ["litigations", "reviews"]),
        ("2021年我局没有复议、行政诉讼及申诉。", ["appeals", "litigations", "reviews"]),
        ("政府信息公开方面无收费、无复议、无诉讼。", ["fees_charged", "litigations", "reviews"]),
        ("信息公开工作零投诉、零复议、零诉讼。", ["complaints", "litigations", "reviews"]),
        ("（二）2021年我局未接到行政复议、行政诉讼。", ["litigations", "reviews"]),
        ("全镇未发生一起因政府信息公开申请行政复议的事项。", ["reviews"]),
        ("没有发生有关政府信息公开事务的行政复议申请和行政诉讼案件。", ["litigations", "reviews"]),
        ("无上年结转政府信息公开申请。", ["applications_carried_in"]),
        ("未收到公众关于政府信息公开的申请。", ["applications_received"]),
        ("2021年度未收到网上咨询。", ["consultations_online"]),
        ("没有因信息公开收取或减免费用。", ["fee_waiver_amount", "fees_charged"]),
        ("未收取任何费用，也无减免情况。", ["fee_waiver_amount", "fees_charged"]),
        ("未就依申请公开信息收取费用。", ["fees_charged"]),
        ("对申请人提供信息均未收费。", ["fees_charged"]),
        ("未收到信息公开方面的咨询。", ["consultations"]),
        ("也不存在不予公开政府信息的情形。", ["refused"]),
        ("未收到公民通过公开平台、信函等形式的政府信息公开申请。", ["applications_received"]),
        ("未存在政府信息公开收费及减免情况。", ["fee_waiver_amount", "fees_charged"]),
        ("未接到针对本部门有关政府信息公开的申请。", ["applications_received"]),
        ("2021年没有发生依申请信息公开事件。", ["applications_received"]),
        ("3、2021年县农业农村局未发生因信息公开而产生的行政复议和提起行政诉讼的案件。", ["litigations", "reviews"]),
    ],
)
def test_a_denial_makes_every_noun_of_its_list_zero(text: str, zeros: list[str]) -> None:
    assert sorted(stated(text)) == zeros
    assert set(stated(text).values()) == {0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本年度未收到政府信息公开申请。", [("applications_received", 0, "件", "exact")]),
        ("未收取费用。", [("fees_charged", 0, "元", "exact")]),
        ("无一例行政复议发生。", [("reviews", 0, "例", "exact")]),
    ],
)
def test_its_unit_is_the_printed_one_or_that_of_the_indicator(text: str, expected: list[object]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "zeros"),
    [
        ("（一）申请情况\n无", {"applications_received"}),
        ("四、政府信息公开行政复议、行政诉讼情况\n本年度无此类情况。", {"reviews", "litigations"}),
        ("（三）收费情况：无。", {"fees_charged"}),
        ("三、依申请公开情况\n我镇2021年度无此类情况。", {"applications_received"}),
        ("三、依申请公开工作情况\n无", {"applications_received"}),
        ("（二）受理和答复政府信息公开申请情况\n无", {"applications_received"}),
        ("（二）公众申请情况\n暂无。", {"applications_received"}),
        ("（二）网上申请情况\n无", {"applications_online"}),
        ("四、申请行政复议、提起行政诉讼情况\n无。", {"reviews", "litigations"}),
        ("四、因信息公开申请行政复议和提起行政诉讼的情况\n没有发生。", {"reviews", "litigations"}),
        ("四、政府信息公开申请行政复议、诉讼和申诉情况\n无", {"reviews", "litigations", "appeals"}),
        ("四、依申请公开被行政复议、诉讼情况\n无", {"reviews", "litigations"}),
        ("四、政府信息公开申请行政复议情况：无。", {"reviews"}),
        ("五、受理举报投诉情况\n无", {"complaints"}),
        ("五、依申请公开政府信息收费及减免情况\n无", {"fees_charged", "fee_waiver_amount"}),
        ("五、申请信息处理费收取情况\n无", {"info_processing_fee"}),
        ("五、收费减免情况\n无", {"fee_waiver_amount"}),
        ("六、其他需要报告的事项\n无。", set()),
    ],
)
def test_a_bare_none_belongs_to_its_heading(text: str, zeros: set[str]) -> None:
    assert set(stated(text)) == zeros


@pytest.mark.parametrize(
    "text",
    [
        "（三）依申请公开工作人员培训情况\n无",
        "（三）依申请公开存在问题情况\n无",
        "（三）依申请公开目录情况\n无",
        "（三）主动公开和依申请公开情况\n无",
        "（三）行政许可申请受理情况\n无",
        "（三）行政审批受理情况\n无",
        "（三）行政事业性收费情况\n无",
        "（三）行政诉讼败诉情况\n无",
        "（三）各乡镇依申请公开情况\n无",
        "三、依申请公开情况\n下属单位无。",
        "三、依申请公开情况\n去年无。",
        "三、依申请公开情况\n网上申请无。",
    ],
)
def test_a_heading_that_is_not_understood_in_full_makes_no_zero(text: str) -> None:
    assert stated(text) == {}


def test_a_bare_none_says_nothing_besides_its_heading() -> None:
    assert stated("（四）行政复议情况\n我镇无申请。") == {"reviews": 0}


@pytest.mark.parametrize(
    "text",
    [
        "村（社区）未收到政府信息公开申请。",
        "乡镇中小学2021年度均未收到政府信息公开申请。",
        "便民服务中心全年未收到政府信息公开申请。",
        "我镇卫生院未收到政府信息公开申请。",
        "城区分局，未收到政府信息公开申请。",
        "粮食系统未收到政府信息公开申请。",
        "乡镇未收到政府信息公开申请。",
        "各级部门主动公开政府信息30条，未收到政府信息公开申请。",
    ],
)
def test_a_denial_for_another_body_is_none_of_the_agency(text: str) -> None:
    assert "applications_received" not in stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "我院未收到政府信息公开申请。",
        "本中心2021年度未收到政府信息公开申请。",
        "本单位全年均未收到政府信息公开申请。",
        "全院未收到政府信息公开申请。",
        "望溪县财政局2021年未收到政府信息公开申请。",
        "青禾街道办事处未收到政府信息公开申请。",
        "加强了政府网站建设，未收到政府信息公开申请。",
        "各级部门加强管理，我局未收到政府信息公开申请。",
        "通过网站、信函、窗口等渠道均未收到政府信息公开申请。",
    ],
)
def test_a_denial_of_the_agency_itself_is_a_zero(text: str) -> None:
    assert stated(text) == {"applications_received": 0}


@pytest.mark.parametrize(
    "text",
    [
        "线上未收到政府信息公开申请。",
        "通过邮寄方式未收到政府信息公开申请。",
        "通过邮寄方式，未收到政府信息公开申请。",
        "受理窗口全年未收到政府信息公开申请。",
        "在政府网站未收到政府信息公开申请。",
    ],
)
def test_what_did_not_come_by_one_channel_may_have_come_by_another(text: str) -> None:
    assert stated(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "没有发生因答复超期引发的行政复议。",
        "没有发生因土地征收引发的行政诉讼。",
        "未发生因政府信息公开申请答复不当引发的行政复议。",
    ],
)
def test_what_another_reason_or_a_fault_did_not_lead_to_is_no_zero(text: str) -> None:
    assert stated(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "全年未减免费用。",
        "没有发生减免收费。",
        "没有收费减免。",
        "未减免任何依申请公开费用。",
        "不存在费用减免的情况。",
        "未减免信息处理费。",
    ],
)
def test_that_no_fee_was_waived_says_nothing_of_fees(text: str) -> None:
    assert stated(text) == {"fee_waiver_amount": 0}


def test_a_charge_and_a_waiver_in_one_denial_are_both_zero() -> None:
    assert stated("未收取或减免费用。") == {"fees_charged": 0, "fee_waiver_amount": 0}


@pytest.mark.parametrize(
    "text",
    [
        "全年未收到行政许可申请。",
        "未收到法人的政府信息公开申请。",
        "未接到关于不予公开政府信息的电话咨询。",
        "未收到通过传真提出的公开申请。",
        "无行政诉讼败诉案件。",
        "申请内容无法确定的，应当告知申请人。",
        "如未收到政府信息公开申请，也要说明。",
        "信息不存在4件。",
        "未能及时更新栏目。",
        "未收到对政府信息公开申请答复不服的意见。",
        "未收到除政府信息公开申请以外的来件。",
        "未收到其他政府信息公开申请。",
        "没有出现政府信息公开申请办理不及时的问题。",
        "没有设置依申请公开受理点。",
        "群众没有依申请公开的意识。",
        "没有收到政府信息公开申请的单位有12个。",
        "部分单位未收到政府信息公开申请。",
        "上半年未收到政府信息公开申请。",
        "去年未发生行政复议和行政诉讼。",
        "2019年未收到政府信息公开申请。",
        "并非没有收到政府信息公开申请。",
        "我局无行政事业性收费。",
        "暂无咨询电话。",
        "没有行政诉讼应诉经验。",
        "加强管理，避免发生行政复议。",
        "四月份未收到政府信息公开申请。",
    ],
)
def test_a_denial_of_a_part_a_rule_or_a_wish_is_no_zero(text: str) -> None:
    assert 0 not in stated(text).values()


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("未收到政府信息公开申请的复议案件。", "reviews"),
        ("未收到依申请公开信息的咨询。", "consultations"),
        ("未发生政府信息公开申请被申请行政复议的情况。", "reviews"),
        ("未向申请人收取依申请公开的任何费用。", "fees_charged"),
        ("没有依申请公开不予公开的情况。", "refused"),
        ("没有不予公开的政府信息公开申请。", "refused"),
        ("未发生不予处理的申请。", "not_processed"),
        ("五、依申请公开政府信息行政复议情况\n无", "reviews"),
        ("五、依申请公开政府信息收费情况\n无", "fees_charged"),
        ("未收到依申请公开政府信息咨询。", "consultations"),
        ("没有依申请公开政府信息不予公开情况。", "refused"),
    ],
)
def test_a_noun_that_says_what_kind_another_is_is_not_denied(text: str, denied: str) -> None:
    assert stated(text) == {denied: 0}


def test_that_nobody_asked_about_refusals_says_nothing_of_other_questions() -> None:
    assert stated("未接到关于信息不予公开的相关咨询。") == {}


def test_a_denial_under_a_heading_of_problems_is_a_confession() -> None:
    assert stated("五、存在的主要问题\n没有主动公开政府信息。") == {}


def test_what_is_stated_and_denied_in_one_sentence_keeps_the_number() -> None:
    text = "办理行政复议案件1宗，无办理行政复议案件。"
    assert stated(text) == {"reviews": 1}
    assert [each.about for each in read(text)] == [None, "reviews"]


def test_silence_is_no_zero() -> None:
    assert read("我局认真做好政府信息公开申请的受理工作。") == []


@pytest.mark.parametrize("who", ["柳坪市不动产登记中心", "市不动产登记中心", "本中心"])
def test_a_denial_by_its_own_name_is_that_of_the_agency(who: str) -> None:
    (figure,) = read(f"{who}未收到政府信息公开申请。", agency="柳坪市不动产登记中心")
    assert (figure.indicator, figure.value) == ("applications_received", 0)


@pytest.mark.parametrize("text", ["（二）与行政复议、行政诉讼有关的费用支出：无。", "未发生与诉讼有关的费用。"])
def test_what_lawsuits_did_not_cost_says_nothing_of_lawsuits(text: str) -> None:
    assert stated(text) == {}
