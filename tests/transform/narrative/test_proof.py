"""A number states an indicator only where the words prove that it is about disclosure, and about all of it."""

from __future__ import annotations

import pytest

from tests.transform.narrative.reading import read, stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因政府信息公开被提起行政复议6件、行政诉讼2件。", {"reviews": 6, "litigations": 2}),
        ("（四）行政复议、行政诉讼情况\n全年收到行政复议申请6件。", {"reviews": 6}),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n全年受理行政复议申请6件。", {"reviews": 6}),
        ("2021年，我局行政复议6件，行政诉讼0件。", {"reviews": 6, "litigations": 0}),
        ("收到政府信息公开申请9件，引发行政复议1件。", {"applications_received": 9, "reviews": 1}),
        ("发生4起因政府信息公开引起的行政诉讼案件。", {"litigations": 4}),
        ("行政复议2件，均为不服政府信息公开答复。", {"reviews": 2}),
        ("行政诉讼3件，维持2件，驳回1件。", {"litigations": 3}),  # both are upheld
    ],
)
def test_reviews_and_lawsuits_are_over_disclosure_where_the_text_says_so(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "全年办理行政复议案件211件。",
        "受理各类行政复议申请84件，新收行政诉讼案件17件。",
        "新收行政复议案件84件，审结80件，维持71件，撤销3件。",
        "行政复议17件，行政诉讼25件，负责人出庭应诉率100%。",
        "不服行政处罚提起行政复议4件。",
        "劳动保障类行政复议7件，行政诉讼8件。",
        "规范依申请公开流程。全年办理行政复议案件211件。",
        "做好信息公开和行政复议工作，办理行政复议案件211件。",
        "五、行政复议与应诉工作\n行政复议案件211件，行政诉讼案件31件。",
        "村民提起行政诉讼3件（宅基地）。",
        "行政复议案件9件，主要涉及房屋征收。",
        "组织3次行政复议业务培训，设立9个行政复议咨询点。",
        "旁听1次行政诉讼庭审，修订2项行政复议制度。",
        "作出行政复议答复14件，提交行政诉讼答辩6件。",
        "五、政府信息公开行政复议、行政诉讼情况\n上年结转行政诉讼2件，新发生行政诉讼3件。",
    ],
)
def test_other_reviews_and_lawsuits_state_none(text: str) -> None:
    assert stated(text) == {}
    assert read(text)


@pytest.mark.parametrize(
    "text",
    [
        "全年发生行政复议案件14件，其中，涉及政府信息公开的3件。",
        "行政复议案件14件，信息公开类3件。",
        "行政复议14件，其中3件与政府信息公开有关。",
        "行政复议14件、诉讼6件，涉政府信息公开各1件。",
        "行政复议案件共计14件，政府信息公开案件占比20%。",
        "行政复议14件，均不涉及政府信息公开。",
    ],
)
def test_a_number_of_which_another_is_over_disclosure_is_none(text: str) -> None:
    assert not {"reviews", "litigations"} & stated(text).keys()


@pytest.mark.parametrize(
    "text",
    [
        "受理申诉210件、举报41件。",
        "未发生因政府信息公开引发的行政复议。\n受理消费者申诉210件。",
        "本年度因政府信息公开提起的行政复议1件。\n受理投诉903件、举报41件。",
        "四、行政复议、诉讼和投诉情况\n受理举报投诉410件，主要涉及欠薪。",
        "收到政府信息公开申请及咨询、投诉共98件。",
    ],
)
def test_complaints_of_other_things_state_none(text: str) -> None:
    assert not {"appeals", "complaints"} & stated(text).keys()


@pytest.mark.parametrize(
    "text",
    [
        "全年受理行政许可网上申请1480件。",
        "职称评审网络申请790件，法律援助现场申请64件。",
        "便民服务大厅现场申请430件，网上申请980件。",
        "住房公积金网上申请2100件。",
        "公示双公示信息，其中法人和其他组织310条，自然人72条。",
        "归集信用数据：法人及非法人组织310条，自然人72条。",
    ],
)
def test_applications_for_other_things_have_no_channels_and_applicants(text: str) -> None:
    assert stated(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("从申请方式看，当面申请2件，网络申请7件。", {"applications_in_person": 2, "applications_online": 7}),
        ("三、依申请公开情况\n自然人申请7件，法人或其他组织申请2件。", {"applications_natural_persons": 7, "applications_organisations": 2}),
        ("9件申请中，自然人7件，法人或其他组织2件。", {"applications_natural_persons": 7, "applications_organisations": 2}),
        ("收到政府信息公开申请9件。其中，当面申请2件；网络申请7件。", {"applications_received": 9}),
    ],
)  # fmt: skip
def test_channels_and_applicants_are_those_of_applications_that_are_told(text: str, expected: dict[str, int]) -> None:
    assert stated(text).items() >= expected.items()


@pytest.mark.parametrize(
    "text",
    [
        "三、依申请公开情况\n流程规范有序。政务服务窗口受理申请9800件，办结率100%。",
        "三、依申请公开情况\n规范依申请公开流程。受理服务事项9800件，办结9700件，办结率99%。",
        "三、依申请公开情况\n立案查处违法案件41件，办结38件。",
        "三、依申请公开情况\n不动产登记发证1800本，办结率100%。",
        "三、依申请公开情况\n依申请公开工作规范。审批事项办结率99.2%，群众诉求回复率100%。",
        "三、依申请公开情况\n公租房申请审核210件，办结200件。",
        "三、依申请公开情况\n受理业务2100笔，办结2000件。",
    ],
)
def test_what_was_counted_before_says_what_was_answered(text: str) -> None:
    assert stated(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "行政复议案件上年结转3件，结转下年4件。",
        "发生信访事项9件，4件结转下年度办理。",
        "承办提案上年结转3件，今年新收11件。",
        "行政处罚案件上年结转3件。",
    ],
)
def test_only_applications_are_carried_over(text: str) -> None:
    assert not {"applications_carried_in", "applications_carried_out"} & stated(text).keys()


@pytest.mark.parametrize(
    "text",
    [
        "制作公文类信息90条，主动公开50条、依申请公开30条、不予公开10条。",
        "印发公文74件，主动公开51件，依申请公开23件。",
        "承办建议8件、提案9件，答复文件同意公开的14件，不予公开的3件。",
        "财政信息予以公开26条。",
    ],
)
def test_an_attribute_of_documents_is_no_result_of_an_application(text: str) -> None:
    assert not {"granted", "refused", "applications_answered"} & stated(text).keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("四、收费及减免情况\n全年共收取费用64元，减免费用12元。", {"fees_charged": 64, "fee_waiver_amount": 12}),
        ("依申请公开收取检索费、复制费共计64元。", {"fees_charged": 64}),
        ("依申请公开收取检索费40元，复制费24元。", {}),  # of one kind each
        ("四、收费情况\n收取水资源费180万元。", {}),
        ("四、收费情况\n检索费每次收取5元。", {}),
        ("公开收费目录。收取保证金70万元。", {}),
        ("政府信息公开经费支出费用共计4万元。", {}),
        ("与诉讼有关的总费用0.8万元。", {"litigation_cost": 8000}),
        ("四、收费情况\n减免社保费2.4亿元，减免家庭困难学生学费60万元。", {}),
        ("政府信息公开专项经费3万元。", {"special_budget": 30000}),
        ("公示产业发展专项经费190万元。", {}),
        ("信息处理费标准为每件100元。", {}),
    ],
)
def test_money_is_that_for_information(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实1名专职工作人员负责政务公开工作。", {"staff_full_time": 1}),
        ("现有政府信息公开工作人员6人，其中专职2人，兼职4人。", {"staff": 6, "staff_full_time": 2, "staff_part_time": 4}),
        ("兼职政府信息公开工作人员4名。", {"staff_part_time": 4}),
        ("组织政府信息公开工作人员48名参加培训。", {}),
        ("聘请专职法律顾问人员2名，配备专职档案人员1名。", {}),
        ("落实窗口专职人员5名。", {}),
        ("全县中小学专职教师980人，兼职人员40人。", {}),
        ("专职人员20名从事养老服务。", {}),
        ("各乡镇均配备1名专职人员和1名兼职人员负责政府信息公开工作。", {}),
    ],
)  # fmt: skip
def test_staff_are_those_for_disclosure(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("举办政务公开培训2期，参训90人次；组织焊工培训3期，培训人员400人次。", {"training_participants": 90}),
        ("组织业务培训3次，参训90人次。", {"training_participants": 90}),
        ("组织消防演练4场，培训人员260人次。", {}),
        ("参加新闻发布会3次。", {"press_conferences": 3}),
        ("参加市政府新闻发布会3次，组织召开新闻发布会1次。", {"press_conferences": 1}),
        ("配合市委宣传部召开新闻发布会3场。", {}),
        ("12333回应公众关切4000余次。", {}),
        ("市政府新闻办召开我市水利工作新闻发布会2场。", {}),
    ],
)
def test_trainings_press_conferences_and_answers_are_those_of_the_agency(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("接受群众来电来访咨询640人次。", {"consultations": 640}),
        ("共接受社会公众信息公开咨询64人次。", {"consultations": 64}),
        ("全年接待780人次，查阅公开信息1200条。", {"consultations": 780}),
        ("窗口接受医疗保险咨询2900人次。", {}),
        ("接待收养登记咨询210人次。", {}),
        ("“12345”热线接听咨询电话3.1万人次。", {}),
        ("科普宣传周活动当天，现场接待咨询410人次。", {}),
        ("法律援助中心接待来访咨询980人次。", {}),
        ("接听12345热线、网上咨询290件。", {}),
        ("县博物馆全年接待18.2万人次。", {}),
        ("群众咨询560人次，其中信息公开咨询20人次。", {}),
    ],
)
def test_consultations_are_those_about_information(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府网站总访问量达8.4万人次。", {"site_visits": 84000}),
        ("信息公开专栏年访问量6300人次。", {"site_visits": 6300}),
        ("今日头条号浏览量9万次。", {}),
        ("政务直播浏览量达4.4万人次，小程序访问量达1.3万人次。", {}),
        ("《办事一图懂》点击量达1.8万次。", {}),
        ("每篇稿件点击量达1万次。", {}),
        ("访问量居前的9个栏目。", {}),
        ("点击量超5万次的信息14条。", {}),
        ("网站访问量较上年增加6万人次。", {}),
    ],
)
def test_visits_are_those_of_the_site(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以县政府名义印发规范性文件4件，以局名义印发规范性文件2件。", {"normative_docs_issued": 2}),
        ("经清理，拟废止规范性文件9件。", {}),
        ("建议废止规范性文件9件。", {}),
        ("主动公开历年规范性文件140件。", {}),
        ("备案审查乡镇制定规范性文件21件。", {}),
        ("转发上级印发规范性文件30件。", {}),
        ("参与制定规范性文件3件。", {}),
        ("报市政府印发规范性文件2件。", {}),
    ],
)
def test_normative_documents_are_those_of_the_agency(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年收到公民、法人和其他组织提出的政府信息公开申请14件。", {"applications_received": 14}),
        ("收到社会公众提交的政府信息公开申请14件。", {"applications_received": 14}),
        ("收到通过网络、信函等方式提交的政府信息公开申请14件。", {"applications_received": 14}),
        ("通过信函、网络共收到政府信息公开申请14件。", {"applications_received": 14}),
        ("收到当面递交的政府信息公开申请2件，收到邮寄的政府信息公开申请5件。", {}),
        ("通过信函收到政府信息公开申请3件，通过网络收到政府信息公开申请7件。", {}),
        ("窗口收到政府信息公开申请3件。", {}),
        ("收到同一申请人的政府信息公开申请19件。", {}),
        ("收到企业提出的政府信息公开申请5件。", {}),
        ("收到涉及房屋征收的政府信息公开申请16件。", {}),
        ("收到不属于本局职责范围的政府信息公开申请4件。", {}),
        ("收到需补正的政府信息公开申请2件。", {}),
        ("受理190件公开电话交办事项。", {}),
        ("通过依申请公开系统收到申请3件，通过信函收到2件。", {}),
    ],
)
def test_applications_of_one_kind_are_not_all_that_were_received(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "应答复政府信息公开申请14件。",
        "需答复政府信息公开申请14件。",
        "逾期答复政府信息公开申请2件，延期答复政府信息公开申请3件。",
        "正在办理政府信息公开申请2件。",
        "配合县政府办理政府信息公开申请3件。",
        "会同县水利局答复政府信息公开申请3件。",
        "起草县政府政府信息公开申请答复3件。",
        "审核各股室依申请公开答复31件。",
        "纠正不当答复政府信息公开申请2件，重新答复政府信息公开申请2件。",
    ],
)
def test_what_was_due_late_done_again_or_by_others_is_not_what_was_answered(text: str) -> None:
    assert stated(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "未公开或延迟公开政府信息12条。",
        "未及时更新、公开政府信息12条。",
        "不宜公开政府信息12条，错误公开政府信息3条。",
        "抽查主动公开政府信息110条。",
        "审核主动公开政府信息330条。",
        "撤下主动公开政府信息24条。",
    ],
)
def test_what_is_checked_withdrawn_or_not_disclosed_is_not_what_was_disclosed(text: str) -> None:
    assert stated(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("围绕群众关切，主动公开政府信息210条。", {"proactive_items": 210}),
        ("结合机构改革，主动公开政府信息210条。", {"proactive_items": 210}),
        ("局门户网站主动公开政府信息210条。", {"proactive_items": 210}),
        ("聚焦污染防治，主动公开政府信息40条；聚焦招商引资，主动公开政府信息30条。", {}),
        ("行政处罚类主动公开政府信息40条。", {}),
        ("规划审批方面主动公开政府信息40条。", {}),
        ("一是机构职能类，主动公开政府信息40条。", {}),
        ("环境信息：主动公开政府信息40条。", {}),
        ("（二）财政预决算公开\n主动公开政府信息9条。", {}),
        ("（二）重点领域信息公开情况\n全年公开政府信息77条。", {}),
        ("村级信息公开数量为640条。", {}),
        ("一是推进财政信息公开。全年主动公开信息56条。", {}),
        ("二是加强环境信息公开，全年主动公开信息56条。", {}),
        ("加大信息公开力度。全年主动公开政府信息87条。", {"proactive_items": 87}),
        ("县财政局积极推进政务公开，主动公开政府信息87条。", {"proactive_items": 87}),
        ("编发简报11期，公开信息40条。", {}),
        ("通过“学习强国”平台发布政府信息14条。", {}),
        ("县档案馆公开政府信息31份。", {}),
        ("全年共公开各类信息980条，其中主动公开政府信息260条。", {}),
    ],
)
def test_one_topic_or_place_is_not_all_that_was_disclosed(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected
