from __future__ import annotations

from datetime import date

import pytest

from transform.identity import Identity, identify
from transform.identity.title import read_title
from transform.report import Scope

Pairs = tuple[tuple[str, str], ...]


def identity(
    *lines: str, title: str = "2012年政府信息公开工作年度报告", metadata: Pairs = (), published: date | None = None
) -> Identity:
    return identify(read_title(title), lines, metadata, published)


def codes(found: Identity) -> list[str]:
    return [warning.code for warning in found.warnings]


# Agency


def test_the_title_goes_before_every_other_place() -> None:
    found = identity(
        "01单位名称(盖章)： 望溪县环保局  单位负责人： 简兮", title="望溪县环境保护局2012年政府信息公开工作年度报告"
    )
    assert found.agency == "望溪县环境保护局"


def test_the_header_of_the_return_names_the_agency() -> None:
    assert identity("01单位名称(盖章): 望溪县环保局 ?????单位负责人: 简兮???").agency == "望溪县环保局"


def test_the_signature_names_the_agency() -> None:
    assert identity("正文。", "望溪县青禾镇人民政府", "2013年3月7日").agency == "望溪县青禾镇人民政府"


def test_the_opening_sentence_names_the_agency() -> None:
    assert identity("本年度报告由望溪县水务局编制。").agency == "望溪县水务局"


def test_the_ordinance_may_stand_between_the_agency_and_what_it_did() -> None:
    line = "本年度报告是由望溪县水务局依据《中华人民共和国政府信息公开条例》编制而成的。"
    assert identity(line).agency == "望溪县水务局"


def test_a_name_without_its_place_is_completed_from_the_report() -> None:
    found = identity("本年度报告由望溪县水务局编制。", title="水务局2012年政府信息公开工作年度报告")
    assert found.agency == "望溪县水务局"


def test_the_publisher_is_the_last_resort_and_marked() -> None:
    found = identity(metadata=(("发布机构", "望溪县人民政府办公室"),))
    assert (found.agency, codes(found)) == ("望溪县人民政府办公室", ["agency_from_publisher"])


def test_a_superior_in_the_text_never_becomes_the_agency() -> None:
    found = identity("在澄湾市水利局和望溪县人民政府的领导下,我局认真贯彻条例。")
    assert (found.agency, codes(found)) == (None, ["agency_unknown"])


def codes_of(*lines: str, title: str, metadata: Pairs = ()) -> tuple[str | None, list[str]]:
    found = identity(*lines, title=title, metadata=metadata)
    return found.agency, codes(found)


OWN = "2012年政府信息公开工作年度报告"


def test_the_letterhead_of_the_first_years_names_the_agency() -> None:
    assert identity("望溪县环境保护局文件", "望环〔2009〕3号", "正文。").agency == "望溪县环境保护局"


def test_the_office_to_be_asked_is_not_the_agency_of_a_bureau() -> None:
    found = identity("2012年我局认真贯彻条例。", "如有疑问,请与望溪县人民政府办公室联系。")
    assert (found.agency, codes(found)) == (None, ["agency_unknown"])


def test_the_host_of_a_page_is_not_the_agency_of_a_bureau() -> None:
    publisher = (("发布机构", "望溪县人民政府办公室"),)
    assert codes_of("2012年我局认真贯彻条例。", title=OWN, metadata=publisher) == (None, ["agency_unknown"])


def test_a_publisher_without_a_place_is_not_the_agency() -> None:
    assert codes_of(title=OWN, metadata=(("来源", "区府办"),)) == (None, ["agency_unknown"])


def test_a_sentence_copied_from_another_bureau_is_reported() -> None:
    agency, warnings = codes_of("本年度报告由望溪县商务局编制。", title=f"望溪县环境保护局{OWN}")
    assert (agency, warnings) == ("望溪县环境保护局", ["agency_conflict"])


def test_the_office_that_writes_for_its_government_is_no_contradiction() -> None:
    agency, warnings = codes_of("本年度报告由望溪县人民政府办公室编制。", title="2012年望溪县政府信息公开工作年度报告")
    assert (agency, warnings) == ("望溪县人民政府", [])


@pytest.mark.parametrize(
    ("printed", "site", "text", "agency", "warning"),
    [
        ("区统计局", "柳屏区人民政府", "2012年柳屏区统计局认真贯彻条例。", "柳屏区统计局", "agency_located"),
        ("水务局", "望溪县人民政府", "2012年望溪县深入推进公开。", "望溪县水务局", "agency_located"),
        ("青禾镇", "望溪县人民政府", "望溪县青禾镇认真贯彻条例。", "望溪县青禾镇人民政府", "agency_located"),
        ("青禾镇", "柳屏区人民政府", "望溪县青禾镇认真贯彻条例。", "青禾镇人民政府", "agency_without_place"),
        ("县水务局", "柳屏区人民政府", "2012年柳屏区认真贯彻条例。", "县水务局", "agency_without_place"),
        ("水务局", "", "2012年望溪县认真贯彻条例。", "水务局", "agency_without_place"),
    ],
)
def test_a_place_is_added_where_page_and_text_agree(
    printed: str, site: str, text: str, agency: str, warning: str
) -> None:
    assert codes_of(text, title=f"{printed}{OWN}", metadata=(("来源", site),)) == (agency, [warning])


@pytest.mark.parametrize(
    ("site", "text", "agency", "warning"),
    [
        ("南京市鼓楼区人民政府", "本局认真贯彻条例。", "南京市鼓楼区教育局", "agency_located"),
        ("鼓楼区人民政府", "本局认真贯彻条例。", "鼓楼区教育局", "agency_ambiguous"),
        ("鼓楼区人民政府", "本局赴福州市学习。", "鼓楼区教育局", "agency_ambiguous"),
        ("南京市人民政府", "本局认真落实福州市的要求。", "鼓楼区教育局", "agency_ambiguous"),
    ],
)
def test_a_place_of_several_with_its_name_is_told_by_its_superior(
    site: str, text: str, agency: str, warning: str
) -> None:
    found = codes_of(text, title=f"鼓楼区教育局{OWN}", metadata=(("来源", site),))
    assert found == (agency, [warning])


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("望溪县青禾镇人民政府", "本报告由望溪县芦汀镇人民政府编制。"),
        ("澄湾市柳屏区教育局", "本报告由澄湾市教育局编制。"),
        ("澄湾市教育局", "本报告由澄湾市柳屏区教育局编制。"),
        ("柳屏区教育局", "本报告由望湖区教育局编制。"),
        ("柳屏区人民政府", "本报告由澄湾市人民政府办公室编制。"),
    ],
)
def test_an_agency_of_the_same_kind_elsewhere_is_another_one(title: str, line: str) -> None:
    assert codes_of(line, title=title + OWN)[1] == ["agency_conflict"]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("云岭省望溪县教育局", "本报告由望溪县教育局编制。"),
        ("张掖市教育局", "本报告由甘肃省张掖市教育局编制。"),
        ("恩施州教育局", "本报告由恩施土家族苗族自治州教育局编制。"),
        ("望溪县水务局", "本报告由望溪县水利局编制。"),
        ("澄湾市生态环境局望溪分局", "本报告由望溪县环境保护局编制。"),
        ("青禾镇", "本报告由望溪县青禾镇人民政府编制。"),
    ],
)
def test_the_same_agency_in_other_words_is_no_contradiction(title: str, line: str) -> None:
    assert "agency_conflict" not in codes_of(line, title=title + OWN)[1]


def test_a_signature_of_another_agency_is_reported() -> None:
    lines = ("2012年公开信息12条。", "望溪县教育局", "2013年1月8日")
    assert codes_of(*lines, title=f"望溪县水务局{OWN}") == ("望溪县水务局", ["agency_conflict"])


def test_a_signature_that_contradicts_the_return_is_reported() -> None:
    lines = ("单位名称：望溪县水务局", "正文。", "望溪县教育局", "2013年1月8日")
    assert codes_of(*lines, title=OWN) == ("望溪县水务局", ["agency_conflict"])


@pytest.mark.parametrize(
    "lines",
    [
        ("望溪县水务局（盖章）", "2013年1月8日"),
        ("望溪县水务局", "二〇一三年一月八日"),
        ("望溪县水务局", "2013.1.8"),
        ("望溪县水务局  2013年1月8日", *["附表  行  1"] * 40),
    ],
)
def test_a_signature_with_a_seal_or_an_annex_or_another_date(lines: tuple[str, ...]) -> None:
    assert codes_of("正文。", *lines, title=OWN) == ("望溪县水务局", [])


def test_a_line_about_the_page_is_no_signature() -> None:
    assert codes_of("正文。", "发布日期：2013年1月8日 来源：望溪县教育局", title=OWN)[0] is None


def test_a_text_about_another_kind_of_agency_is_reported() -> None:
    lines = ("我镇公开信息。", "我镇收到申请。", "我镇加强培训。")
    assert codes_of(*lines, title=f"望溪县教育局{OWN}") == ("望溪县教育局", ["agency_conflict"])


def test_a_text_about_the_same_office_elsewhere_is_reported() -> None:
    title = f"望溪县教育局{OWN}"
    copied = ("柳屏区教育局公开信息。", "柳屏区教育局收到申请。", "柳屏区教育局加强培训。")
    assert codes_of(*copied, title=title) == ("望溪县教育局", ["agency_conflict"])
    assert codes_of(*copied, "望溪县教育局继续努力。", title=title)[1] == []
    assert codes_of(*[line.replace("柳屏区", "澄湾市") for line in copied], title=title)[1] == []


def test_the_office_of_a_bureau_signs_for_it() -> None:
    assert codes_of("正文。", "望溪县民政局办公室", "2013年1月8日", title=OWN) == ("望溪县民政局", [])


@pytest.mark.parametrize(
    "line",
    [
        "现公布望溪县青禾镇2012年政府信息公开工作年度报告。",
        "根据条例要求,特向社会公布2012年望溪县青禾镇政府信息公开工作年度报告。",
        "现向社会公开发布《望溪县青禾镇人民政府2012年度政府信息公开工作报告》。",
        "现公开发布望溪县青禾镇政府信息公开2012年度报告。",
        "现编制并公布2012年望溪县青禾镇人民政府政府信息公开工作年度报告。",
        "现将望溪县青禾镇2012年度政府信息公开工作年度报告予以公布。",
        "现公布2012年望溪县青禾镇人民政府信息公开工作年度报告。",
    ],
)
def test_a_sentence_that_makes_the_report_known_names_the_agency(line: str) -> None:
    assert codes_of(line, title=OWN) == ("望溪县青禾镇人民政府", [])


@pytest.mark.parametrize(
    "line",
    [
        "特向社会公布2012年度我镇信息公开年度报告。",
        "特向社会公布本级人民政府2012年政府信息公开年度报告。",
        "现公布全县2012年政府信息公开工作年度报告。",
        "现将县水务局关于望溪县2012年政府信息公开工作年度报告转发。",
        "现公布由望溪县水务局牵头的各乡镇2012年政府信息公开工作年度报告。",
        "现将2012年政府信息公开工作年度报告公布如下。",
    ],
)
def test_what_is_made_known_without_a_name_names_no_agency(line: str) -> None:
    assert codes_of(line, title=OWN) == (None, ["agency_unknown"])


def test_a_report_made_known_as_that_of_another_agency_is_reported() -> None:
    found = codes_of("现公布望溪县芦汀镇2012年政府信息公开工作年度报告。", title=f"望溪县青禾镇{OWN}")
    assert found == ("望溪县青禾镇人民政府", ["agency_conflict"])


def test_the_publisher_completes_a_name_that_only_a_sentence_gives() -> None:
    publisher = (("发布机构", "柳屏区统计局"),)
    found = codes_of("现公布区统计局2012年政府信息公开工作年度报告。", title=OWN, metadata=publisher)
    assert found == ("柳屏区统计局", [])


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("澄湾市人民政府", "可与澄湾市人民政府办公室政府信息公开中心联系。"),
        ("望溪部", "请与望溪部办公厅电子政务处联系。"),
        ("云岭省人民政府", "请与省政务公开办联系。"),
        ("澄湾市人民政府", "本报告由澄湾市人民政府信息公开工作领导小组办公室编制。"),
        ("澄湾市水务局", "本报告由澄湾市水务局政务公开领导小组办公室编制。"),
        ("澄湾市司法局", "请与澄湾市司法局政府信息公开领导小组办公室联系。"),
        ("望溪县青禾镇", "可与青禾镇人民政府党政办联系。"),
    ],
)
def test_a_part_of_the_agency_that_answers_questions_is_no_contradiction(title: str, line: str) -> None:
    assert codes_of(line, title=title + OWN)[1] == []


@pytest.mark.parametrize(
    "part",
    [
        "党政办",
        "党政办公室",
        "党政综合办公室",
        "政府信息公开领导小组办公室",
        "信息公开工作领导小组办公室",
        "政务公开办",
    ],
)
def test_the_part_that_answers_questions_is_not_the_agency(part: str) -> None:
    assert identity(f"请与望溪县青禾镇人民政府{part}联系。").agency == "望溪县青禾镇人民政府"


@pytest.mark.parametrize(
    ("signed", "agency"),
    [
        ("望溪部办公厅", "望溪部"),
        ("望溪县防汛抗旱指挥部办公室", "望溪县防汛抗旱指挥部办公室"),
        ("望溪地区行政公署办公室", "望溪地区行政公署办公室"),
        ("澄湾市人民政府办公室", "澄湾市人民政府办公室"),
    ],
)
def test_the_office_of_a_ministry_signs_for_it_and_other_offices_for_themselves(signed: str, agency: str) -> None:
    assert identity("正文。", signed, "2013年1月8日", title=OWN).agency == agency


def test_what_a_text_realises_is_not_made_known() -> None:
    assert identity("通过改革,实现公开望溪县水务局2012年政府信息公开工作年度报告。", title=OWN).agency is None


def test_an_office_that_only_answers_questions_is_doubted() -> None:
    found = codes_of("如有疑问,请与望溪县人民政府办公室联系。", title=OWN)
    assert found == ("望溪县人民政府", ["agency_from_sentence"])


def test_a_publisher_that_completes_the_name_otherwise_than_the_text_is_reported() -> None:
    publisher = (("发布机构", "柳屏区水务局"),)
    found = codes_of("本报告由望溪县水务局编制。", title=f"水务局{OWN}", metadata=publisher)
    assert found == ("望溪县水务局", ["agency_conflict"])


def test_another_agency_in_the_title_of_the_window_is_reported() -> None:
    window = (("<title>", f"望溪县水务局{OWN}-望溪县人民政府"),)
    assert codes_of(title=f"望溪县教育局{OWN}", metadata=window) == ("望溪县教育局", ["agency_conflict"])


# Year


@pytest.mark.parametrize(
    "printed", ["二〇一二", "二○一二", "二O一二", "二o一二", "二0一二", "二零一二", "2O12", "２０１２"]
)
def test_years_are_read_in_any_digits(printed: str) -> None:
    assert identity(title=f"望溪县水务局{printed}年政府信息公开工作年度报告").year == 2012


def test_another_title_above_the_text_is_reported() -> None:
    found = identity(f"望溪县水务局{OWN}", "正文。", title="望溪县水务局2013年政府信息公开工作年度报告")
    assert (found.year, codes(found)) == (2013, ["year_conflict"])


def test_a_list_of_the_reports_of_all_years_is_no_contradiction() -> None:
    years = [f"望溪县水务局{year}年政府信息公开工作年度报告" for year in (2011, 2012, 2013)]
    assert identity(*years, "正文。", title=years[2]).warnings == ()


@pytest.mark.parametrize(
    "period",
    [
        "本报告统计期限自2018年1月1日起至2018年12月31日止。",
        "所列数据的统计期限从2018年1月1日到12月31日止",
        "统计期限：2018年1月1日—2018年12月31日",
        "统计期限为2018年11日至2018年1231日",
        "统计期限为201811日至20181231日",
    ],
)
def test_the_period_of_the_figures_gives_the_year(period: str) -> None:
    assert identity(period, title="政府信息公开年度报告").year == 2018


def test_a_period_that_contradicts_the_title_is_reported() -> None:
    found = identity("统计期限自2017年1月1日至2017年12月31日", title="望溪县水务局2018年政府信息公开工作年度报告")
    assert (found.year, codes(found)) == (2018, ["year_conflict"])


@pytest.mark.parametrize(
    ("handed_in", "year"), [("2012年 12 月 31 日", 2012), ("2013年1月8日", 2012), ("2012年7月1日", None)]
)
def test_the_date_of_the_return_gives_the_year(handed_in: str, year: int | None) -> None:
    assert identity(f"报出日期：{handed_in}", title="政府信息公开年度报告").year == year


def test_most_dates_of_the_text_give_the_year_but_plans_do_not() -> None:
    found = identity("2012年我局公开信息。2012年共收到申请。2013年,我局将继续努力。", title="政府信息公开年度报告")
    assert (found.year, codes(found)) == (2012, ["agency_unknown", "year_inferred"])


def test_the_year_before_publication_is_the_last_resort_and_marked() -> None:
    found = identity(title="政府信息公开年度报告", published=date(2020, 1, 31))
    assert (found.year, "year_inferred" in codes(found)) == (2019, True)


@pytest.mark.parametrize(
    "line",
    [
        "本报告所列数据的统计期限自二〇一九年一月一日起至二〇一九年十二月三十一日止。",
        "本报告所列数据统计期限为2019.1.1-2019.12.31。",
        "本报告所列数据统计期限为2019-01-01至2019-12-31。",
        "本报告所列数据截至2019年12月31日。",
        "本报告所列数据为2019年1-12月数据。",
        "现将我局2019年度政府信息公开工作情况报告如下。",
        "本报告是2019年度政府信息公开工作年度报告。",
        "按照条例的有关规定,现将我局2019年政府信息公开情况报告如下。",
        "根据条例的规定,现公布2019年望溪县水务局政府信息公开工作年度报告。",
    ],
)
def test_the_year_that_the_introduction_states(line: str) -> None:
    assert identity(line, title="政府信息公开年度报告").year == 2019
    found = identity(line, title="望溪县水务局2020年政府信息公开工作年度报告")
    assert (found.year, codes(found)) == (2020, ["year_conflict"])


NEXT_YEAR = "望溪县水务局2020年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "lines",
    [
        ("统计期限自2019年1月1日起至2020年12月31日止。",),
        ("2019年我局公开信息12条。2019年收到申请5件。", "2019年新增3项。2019年12月召开会议。"),
        ("报出日期：2020年1月8日",),
        ("望溪县水务局", "2020年1月8日"),
        ("望溪县水务局", "二〇二〇年一月"),
    ],
)
def test_a_title_whose_year_the_text_does_not_bear_out_is_doubted(lines: tuple[str, ...]) -> None:
    found = identity(NEXT_YEAR, *lines, title=NEXT_YEAR)
    assert (found.year, codes(found)) == (2020, ["year_conflict"])


def test_the_year_before_in_a_comparison_and_the_year_after_in_a_date_are_no_doubt() -> None:
    lines = ("2020年比2019年增加。2019年为9条。2019年收到2件。", "2021年1月成文。2021年1月公布。2021年1月印发。")
    assert identity(NEXT_YEAR, *lines, title=NEXT_YEAR).warnings == ()


@pytest.mark.parametrize(
    ("published", "doubted"),
    [(date(2020, 1, 15), True), (date(2019, 3, 15), True), (date(2020, 12, 28), False), (date(2021, 1, 28), False)],
)
def test_a_report_cannot_come_out_long_before_the_end_of_its_year(published: date, doubted: bool) -> None:
    assert (codes(identity(title=NEXT_YEAR, published=published)) == ["year_conflict"]) is doubted


@pytest.mark.parametrize("signed", ["2020年12月28日", "2021年1月8日", "2023.3.1", "2020年13月41日"])
def test_a_date_in_the_signature_after_the_year_is_no_doubt(signed: str) -> None:
    assert identity("望溪县水务局", signed, title=NEXT_YEAR).warnings == ()


def test_another_year_in_the_title_of_the_window_is_reported() -> None:
    window = (("<title>", "望溪县水务局2019年政府信息公开工作年度报告-望溪县人民政府"),)
    assert codes(identity(title=NEXT_YEAR, metadata=window)) == ["year_conflict"]


@pytest.mark.parametrize(
    ("period", "warnings"),
    [
        ("统计期限为2020年10月1日至2020年12月31日。", ["year_incomplete"]),
        ("统计期限为2020年1月1日至6月30日。", ["year_incomplete"]),
        ("数据统计期为2020年1月1日至9月30日。", ["year_incomplete"]),
        ("本报告所列数据截至2020年6月30日。", ["year_incomplete"]),
        ("本报告所列数据为2020年第三季度数据。", ["year_incomplete"]),
        ("统计期限自2019年12月1日起至2020年11月30日止。", []),
    ],
)
def test_figures_of_a_part_of_the_year_are_reported(period: str, warnings: list[str]) -> None:
    assert codes(identity(period, title=NEXT_YEAR)) == warnings


def test_the_first_reports_began_with_the_ordinance() -> None:
    found = identity("统计期限自2008年5月1日起至12月31日止。", title=NEXT_YEAR.replace("2020", "2008"))
    assert found.warnings == ()


def test_a_corrected_version_is_told() -> None:
    found = identity(title="望溪县水务局2020年政府信息公开工作年度报告（更正）")
    assert (found.agency, found.year, codes(found)) == ("望溪县水务局", 2020, ["corrected_version"])


# Scope, code


@pytest.mark.parametrize(
    ("title", "line", "scope"),
    [
        ("望溪县水务局2020年政府信息公开工作年度报告", "", Scope.AGENCY),
        ("望溪县人民政府2020年政府信息公开工作年度报告", "", Scope.AGGREGATE),
        ("2020年望溪县政府信息公开工作年度报告", "", Scope.AGGREGATE),
        ("望溪县人民政府办公室2020年政府信息公开工作年度报告", "", Scope.AGENCY),
        ("青禾镇人民政府2020年政府信息公开工作年度报告", "", Scope.AGENCY),
        ("望溪县人民政府本级2020年政府信息公开工作年度报告", "", Scope.LEVEL),
        ("望溪县2020年政府信息公开工作年度报告（本级）", "", Scope.LEVEL),
        ("望溪县教育局2020年政府信息公开工作年度报告（汇总）", "", Scope.AGGREGATE),
        ("望溪县人民政府2020年政府信息公开工作年度报告", "本报告所列数据为县人民政府本级数据。", Scope.LEVEL),
        ("望溪县2020年政府信息公开工作年度报告（县本级）", "", Scope.LEVEL),
        ("望溪县2020年政府信息公开工作年度报告（不含乡镇）", "", Scope.LEVEL),
        ("望溪县2020年政府信息公开工作年度报告（全县汇总）", "", Scope.AGGREGATE),
        ("望溪县人民政府2020年政府信息公开工作年度报告", "统计范围为县政府本级。", Scope.LEVEL),
        ("望溪县人民政府2020年政府信息公开工作年度报告", "本报告数据仅包含县人民政府及其办公室。", Scope.LEVEL),
        ("望溪县人民政府2020年政府信息公开工作年度报告", "本报告仅反映县政府（办公室）的数据。", Scope.LEVEL),
        ("望溪县人民政府2020年政府信息公开工作年度报告", "本报告包括县本级数据和各乡镇数据。", Scope.AGGREGATE),
        ("望溪县人民政府2020年政府信息公开工作年度报告", "本报告数据仅供参考，以县人民政府公布为准。", Scope.AGGREGATE),
        ("望溪县人民政府办公室2020年政府信息公开工作年度报告", "本报告中的数据为全县数据。", Scope.AGGREGATE),
        ("望溪县人民政府办公室2020年政府信息公开工作年度报告", "报告汇总全县数据。", Scope.AGGREGATE),
        ("望溪县大数据局2020年政府信息公开工作年度报告", "大数据局是全县的牵头部门。", Scope.AGENCY),
        ("锡林郭勒盟行政公署2020年政府信息公开工作年度报告", "", Scope.AGGREGATE),
        ("大兴安岭地区2020年政府信息公开工作年度报告", "", Scope.AGGREGATE),
        ("上海市浦东新区2020年政府信息公开工作年度报告", "", Scope.AGGREGATE),
        ("望溪海关关区2020年政府信息公开工作年度报告", "", Scope.AGGREGATE),
        ("望溪县教育局（本级机关）2020年政府信息公开工作年度报告", "", Scope.LEVEL),
        ("望溪县教育局机关2020年政府信息公开工作年度报告", "", Scope.AGENCY),
        (
            "望溪县水务局2020年政府信息公开工作年度报告",
            "本报告由县政府办公室综合各部门、各镇的年度报告编制。",
            Scope.AGGREGATE,
        ),
    ],
)
def test_scope(title: str, line: str, scope: Scope) -> None:
    assert identity(line, title=title).scope is scope


def test_the_code_comes_from_the_header_and_is_the_agencys_own() -> None:
    found = identity("03单位法人代码:01392653-1", "05主管单位法人代码:01441633-0")
    assert found.organization_code == "013926531"


def test_the_code_comes_from_the_index_number_if_its_check_character_is_right() -> None:
    assert identity(metadata=(("索引号", "014416330/2018-04736"),)).organization_code == "014416330"
    assert identity(metadata=(("索引号", "00000001/2018-00042"),)).organization_code is None


def test_a_period_that_is_only_compared_with_is_not_that_of_the_figures() -> None:
    found = identity(
        "与2019年1月1日至2019年12月31日相比,2020年增加。", title="望溪县水务局2020年政府信息公开工作年度报告"
    )
    assert (found.year, found.warnings) == (2020, ())


def test_a_period_behind_that_of_the_figures_is_that_of_a_comparison() -> None:
    period = "统计期限自2020年1月1日至2020年12月31日，与上年2019年1月1日至2019年12月31日相比有变化。"
    found = identity(period, title="望溪县水务局2020年政府信息公开工作年度报告")
    assert (found.year, found.warnings) == (2020, ())


def test_a_return_of_another_agency_is_reported() -> None:
    found = identity("单位名称：青禾镇人民政府", title="望溪县水务局2012年政府信息公开工作年度报告")
    assert codes(found) == ["agency_conflict"]


def test_a_custom_house_has_its_place_in_its_name() -> None:
    assert codes(identity(title="望溪海关2012年政府信息公开工作年度报告")) == []


def test_a_name_that_begins_with_the_place_of_its_page_is_not_given_it_again() -> None:
    site = (("来源", "望溪市人民政府"),)
    found = codes_of("望溪市各校认真贯彻条例。", title=f"望溪第二中学{OWN}", metadata=site)
    assert found == ("望溪第二中学", [])


@pytest.mark.parametrize("name", ["县水务局", "新区管委会", "经济开发区管委会", "高新区", "街道办事处"])
def test_an_agency_without_a_place_is_reported(name: str) -> None:
    assert codes(identity(title=f"{name}2012年政府信息公开工作年度报告")) == ["agency_without_place"]
