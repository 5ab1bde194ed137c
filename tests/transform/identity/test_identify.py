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


def test_a_name_without_its_place_is_completed_from_the_report() -> None:
    found = identity("本年度报告由望溪县水务局编制。", title="水务局2012年政府信息公开工作年度报告")
    assert found.agency == "望溪县水务局"


def test_the_publisher_is_the_last_resort_and_marked() -> None:
    found = identity(metadata=(("发布机构", "望溪县人民政府办公室"),))
    assert (found.agency, codes(found)) == ("望溪县人民政府办公室", ["agency_from_publisher"])


def test_a_superior_in_the_text_never_becomes_the_agency() -> None:
    found = identity("在澄湾市水利局和望溪县人民政府的领导下,我局认真贯彻条例。")
    assert (found.agency, codes(found)) == (None, ["agency_unknown"])


# Year


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


# Scope, code


@pytest.mark.parametrize(
    ("title", "line", "scope"),
    [
        ("望溪县水务局2020年政府信息公开工作年度报告", "", Scope.AGENCY),
        ("望溪县人民政府2020年政府信息公开工作年度报告", "", Scope.AGGREGATE),
        ("2020年望溪县政府信息公开工作年度报告", "", Scope.AGGREGATE),
        ("望溪县人民政府办公室2020年政府信息公开工作年度报告", "", Scope.AGENCY),
        ("青禾镇人民政府2020年政府信息公开工作年度报告", "", Scope.AGENCY),
        ("望溪县人民政府2020年政府信息公开工作年度报告", "本报告所列数据为县人民政府本级数据。", Scope.LEVEL),
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


def test_a_return_of_another_agency_is_reported() -> None:
    found = identity("单位名称：青禾镇人民政府", title="望溪县水务局2012年政府信息公开工作年度报告")
    assert codes(found) == ["agency_conflict"]


def test_an_agency_without_a_place_is_reported() -> None:
    assert codes(identity(title="县水务局2012年政府信息公开工作年度报告")) == ["agency_without_place"]
