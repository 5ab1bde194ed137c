"""Which indicator a number states: decided by the words around it, not by its unit."""

from __future__ import annotations

import pytest

from extract.document import Paragraph, TextLocator
from tests.transform.narrative.reading import read, stated
from transform.narrative import Teller, figures, sentences
from transform.report import Script


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年我局主动公开政府信息164条。", {"proactive_items": 164}),
        ("县政府办公室代表县政府共受理政府信息公开申请9件。", {"applications_received": 9}),
        ("本年度共发布政府信息88件。", {"proactive_items": 88}),
        ("我镇主动公开了57条政府信息。", {"proactive_items": 57}),
        ("收到政府信息公开申请9件，办结8件，结转下年度1件。", {"applications_received": 9, "applications_answered": 8, "applications_carried_out": 1}),
        ("共接到13项依申请公开申请。", {"applications_received": 13}),
        ("受理依申请公开事项7宗。", {"applications_received": 7}),
        ("收到申请公开政府信息3条。", {"applications_received": 3}),
        ("申请公开政府信息5条，其中同意公开4条，不同意公开1条。", {"applications_received": 5, "granted": 4, "refused": 1}),
        ("上年结转申请2件，另有3件申请顺延至下一年度答复。", {"applications_carried_in": 2, "applications_carried_out": 3}),
        ("收到申请6件（含当面申请1件，网上申请3件，信函申请2件），均已按期办结。\n", {}),
        ("收到政府信息公开申请6件（当面申请1件，网上申请3件，信函申请2件）。", {"applications_received": 6, "applications_in_person": 1, "applications_online": 3, "applications_letter": 2}),
        ("予以公开5件，部分公开2件，不予公开1件，无法提供3件，不予处理4件，其他处理0件。", {"granted": 5, "granted_partly": 2, "refused": 1, "cannot_provide": 3, "not_processed": 4, "other_processing": 0}),
        ("予以公开及部分公开共7件。", {"granted+partly": 7}),
        ("信息不存在4件，非本机关公开2件，申请内容不明确1件。", {"info_not_exist": 4, "info_not_held": 2, "request_unclear": 1}),
        ("自然人申请8件，法人或其他组织申请1件。", {"applications_natural_persons": 8, "applications_organisations": 1}),
        ("行政复议2件，行政诉讼1件。", {"reviews": 2, "litigations": 1}),
        ("发生行政复议、行政诉讼分别为3件、2件。", {"reviews": 3, "litigations": 2}),
        ("行政复议4件，其中维持3件、纠正1件。", {"reviews": 4, "reviews_upheld": 3, "reviews_corrected": 1}),
        ("收取复制费、邮寄费等费用共计126.5元，减免费用20元。", {"fees_charged": 126.5, "fee_waiver_amount": 20}),
        ("全年收取信息处理费260元。", {"info_processing_fee": 260}),
        ("配备专职工作人员2名、兼职工作人员35名。", {"staff_full_time": 2, "staff_part_time": 35}),
        ("配备12名专、兼职工作人员。", {"staff": 12}),
        ("制发规范性文件6件，废止2件，现行有效31件。", {"normative_docs_issued": 6, "normative_docs_repealed": 2, "normative_docs_in_force": 31}),
        ("主动公开规章3件，行政规范性文件12件。", {"regulations_disclosed": 3, "normative_docs_disclosed": 12}),
        ("发布政策解读材料14篇。", {"policy_interpretations": 14}),
        ("网站访问量达56.2万人次。", {"site_visits": 562000}),
        ("接受公众咨询310人次，其中现场咨询120人次，电话咨询190人次。", {"consultations": 310, "consultations_in_person": 120, "consultations_phone": 190}),
        ("举办新闻发布会4场，回应热点舆情9次。", {"press_conferences": 4, "hot_topics_responded": 9}),
        ("不予处理1件、其他处理2件、结转下年度3件。", {"not_processed": 1, "other_processing": 2, "applications_carried_out": 3}),
        ("收到政府信息公开申请7件，予以答复办结6件。", {"applications_received": 7, "applications_answered": 6}),
        ("收到政府信息公开申请7件，7件均已依法作出答复。", {"applications_received": 7, "applications_answered": 7}),
        ("共办理政府信息公开申请8件，办结5件。", {"applications_answered": 5}),
        ("上年转结申请1件，本年新收9件，其中网络申请4件；发生行政复议2件。", {"applications_carried_in": 1, "applications_received": 9, "applications_online": 4, "reviews": 2}),
        ("主动公开政府信息60条，受理依申请公开政府信息1件。", {"proactive_items": 60, "applications_received": 1}),
        ("我局信息主动公开96条。", {"proactive_items": 96}),
        ("“青禾发布”微信公众号全年推送图文信息420条。", {"proactive_via_wechat": 420}),
        ("政府公报公开政府信息31条。", {"proactive_via_gazette": 31}),
        ("因本机关不掌握相关政府信息无法提供3件，信息不存在的1件。", {"info_not_held": 3, "info_not_exist": 1}),
        ("因本机关不掌握等原因无法提供5件。", {"cannot_provide": 5}),
        ("全年制作、获取政府信息60条，其中主动公开信息48条，依申请公开信息11条。", {"proactive_items": 48}),
        ("新收到政府信息公开申请2件，已办理2件。", {"applications_received": 2, "applications_answered": 2}),
        ("收到政府信息公开申请9件，已办理8件，办结6件。", {"applications_received": 9, "applications_answered": 6}),
        ("全年主动公开政府信息仅8条，收到政府信息公开申请只有1件。", {"proactive_items": 8, "applications_received": 1}),
        ("发布指南等，总共公开信息28条。", {"proactive_items": 28}),
        ("收到依申请公开164件，办理85件，下年度继续办理79件。", {"applications_received": 164, "applications_carried_out": 79}),
        ("主动公开市政府和市政府办公室行政规范性文件42件。", {"normative_docs_disclosed": 42}),
        ("本年共主动公开政府信息新增22条。", {"proactive_items": 22}),
        ("2021年本单位累计公开62条信息。", {"proactive_items": 62}),
        ("区应急管理局共公开政府信息122条。", {"proactive_items": 122}),
        ("政府信息公开行政复议1件（申请人撤回）、行政诉讼0件。", {"reviews": 1, "litigations": 0}),
        ("受理依申请公开按时办结率100%，全文电子化率达95%。", {"reply_rate": 100, "full_text_electronic_rate": 95}),
    ],
)  # fmt: skip
def test_a_sentence_says_which_indicator_its_numbers_state(text: str, expected: dict[str, float]) -> None:
    assert {name: float(value) for name, value in stated(text).items()} == expected


@pytest.mark.parametrize(
    "text",
    [
        "机构职能类信息38条，政策法规类信息71条。",
        "编印公报6期，发布政府信息90条，赠阅3000份。",
        "网站、微信公开信息420条。",
        "办理行政许可1240件。",
        "设置信息查阅点14个，公开栏22块。",
        "召开专题会议3次，举办培训班2期。",
        "日均访问量1250次。",
        "清理政府信息5200条，其中主动公开信息3100条，依申请公开1400条，不予公开700条。",
        "行政诉讼、行政申诉共2件。",
        "行政复议和行政诉讼共5件。",
        "收到群众来信86件。",
        "指导各部门答复政府信息公开申请88件。",
        "我局协助办理依申请公开5件。",
        "未按时答复政府信息公开申请1件。",
        "作为行政复议机关，全年共收到行政复议申请120件。",
        "办理行政诉讼案件15件，其中涉及政府信息公开2件。",
        "收取土地出让金费用3亿元，减免企业税费2000万元。",
        "转载上级公开政府信息300条。",
        "局长信箱来信回复率100%。",
        "新增2名专职人员。",
        "三家单位通过政务新媒体账号公开信息420条。",
        "不予公开信息数0条，依申请公开信息0条。",
        "向档案馆移交主动公开政府信息13件。",
        "行政事业性收费3项，收费金额12.3万元。",
        "县政府办收到政府信息公开申请12件，转我镇办理2件。",
        "收到不属于政府信息公开申请的投诉3件。",
        "全年受理行政复议申请56件。",
        "因征地补偿被提起行政诉讼3件。",
        "接受业务政策咨询5200人次。",
        "配备专职网格人员40名。",
        "各村配备1名兼职工作人员。",
        "参加信息公开工作培训1次。",
        "档案馆接待公众咨询500人次。",
        "法院未受理政府信息公开诉讼案1件。",
    ],
)
def test_numbers_of_other_things_and_of_several_together_state_none(text: str) -> None:
    assert stated(text) == {}
    assert read(text)


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("收到政府信息公开申请8件，答复率100%。", {"reply_rate"}),
        ("收到政府信息公开申请8件。按时答复率100%。", {"reply_rate"}),
        ("二、依申请公开情况\n我局健全了登记制度。答复率100%。", {"reply_rate"}),
        ("受理公开申请、网上来访和咨询，回复率100%。", {"reply_rate"}),  # of each of them
        ("收到政府信息公开申请8件。局长信箱收到来信20封，答复率100%。", set()),
        ("二、依申请公开情况\n办理热线工单300件。办结率100%。", set()),
        ("办理人大建议、政协提案21件，答复率100%。", set()),
        ("件件有回音，答复率100%。", set()),
    ],
)
def test_a_rate_is_that_of_the_thing_named_last(text: str, rates: set[str]) -> None:
    assert stated(text).keys() & {"reply_rate"} == rates


def test_an_answer_is_one_to_the_thing_named_last() -> None:
    assert "applications_answered" not in stated("二、依申请公开情况\n办理政协提案6件，办结6件。")
    assert stated("二、依申请公开情况\n收到申请6件，办结5件。")["applications_answered"] == 5


def test_a_bare_heading_of_applications_says_what_a_short_sentence_is_about() -> None:
    assert stated("三、依申请公开情况\n全年收到申请4件，答复4件。") == {
        "applications_received": 4,
        "applications_answered": 4,
    }
    assert stated("二、窗口服务情况\n全年收到申请4件，答复4件。") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政复议7件，行政诉讼9件，均获维持。", {"reviews": 7, "litigations": 9, "reviews_upheld": 7, "litigations_upheld": 9}),
        ("行政复议2件，维持1件；行政诉讼3件，均获维持。", {"reviews": 2, "reviews_upheld": 1, "litigations": 3, "litigations_upheld": 3}),
        ("受理政府信息公开申请4件，申请人均为自然人。", {"applications_received": 4, "applications_natural_persons": 4}),
        ("答复政府信息公开申请6件，全部同意公开。", {"applications_answered": 6, "granted": 6}),
    ],
)  # fmt: skip
def test_all_of_them_is_as_many_as_there_were(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize("number", ["1、", "1.", "（一）", "一、", "工作情况：1、"])
def test_the_number_of_a_point_joins_what_it_says_to_nothing(number: str) -> None:
    assert stated(f"{number}主动公开政府信息的情况：40条，涉及财政、工程。") == {"proactive_items": 40}


def test_more_than_can_be_is_a_misprint() -> None:
    figures = read("主动公开政府信息560000万条。")
    assert [(each.indicator, each.value) for each in figures] == [(None, 5600000000)]


def test_a_quote_is_the_words_as_printed() -> None:
    (figure,) = read("全年，我局主动公开政府信息 1 136 条。")
    assert figure.quote == "主动公开政府信息 1 136 条"
    assert figure.sentence == "全年，我局主动公开政府信息 1 136 条。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年，我局主动公开政府信息\n120条，收到政府信息公开申\n请3件。", {"proactive_items": 120, "applications_received": 3}),
        ("行政复议、行政诉讼\n2件", {}),
        ("全年主动公开政府信息\n120条。", {}),  # may be a label and a value
        ("二、主动公开，依申请公开\n政府信息公开申请3件。", {"applications_received": 3}),
    ],
)  # fmt: skip
def test_lines_broken_at_the_margin_of_a_plain_text_are_one_sentence(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


def test_a_number_on_a_line_of_its_own_belongs_to_its_sentence() -> None:
    paragraph = Paragraph("全年主动公开政府信息\n592\n条，依申请公开答复率\n100%\n。", TextLocator(0, 1, 1))
    found = figures(sentences([paragraph], Script.HANS), 2021, Teller(None, is_government=False))
    assert [(each.indicator, each.value) for each in found] == [("proactive_items", 592), ("reply_rate", 100)]
