"""What the name of an agency tells: its level, its division, what it does."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from transform.identity.offices import offices
from transform.identity.parts import parts_of
from transform.identity.regions import Region, regions
from transform.identity.successions import successions
from transform.identity.traits import regions_served, traits_of


@pytest.mark.parametrize(
    ("agency", "level"),
    [
        ("水利部", "state"),
        ("海关总署", "state"),
        ("国务院办公厅", "state"),
        ("国家税务总局", "state"),
        ("国家税务总局澄湾市税务局", "state_vertical"),
        ("国家统计局云岭调查总队", "state_vertical"),
        ("澄湾市气象局", "state_vertical"),
        ("望溪县国家税务局", "state_vertical"),
        ("望溪县地方税务局", "county"),
        ("云岭省水利厅", "province"),
        ("甘肃省水利厅", "province"),
        ("上海市水务局", "province"),
        ("上海市浦东新区水务局", "prefecture"),
        ("张掖市水务局", "prefecture"),
        ("义乌市水务局", "county"),
        ("望溪县水务局", "county"),
        ("澄湾市柳屏区民政局", "county"),
        ("望溪县青禾镇人民政府", "town"),
        ("石鼓桥街道办事处", "town"),
        ("澄湾临港经济开发区管理委员会", "zone"),
        ("澄湾市生态环境局望溪分局", "branch"),
        ("望溪生态环境分局", None),
        ("澄湾市公安局柳屏分局", "branch"),
        ("澄湾市水务局", None),
        ("澄湾市城市管理局", None),
        ("澄湾市蚕桑市场局", None),
        ("澄湾市城市更新局", None),
        ("澄湾市云城市教育局", "county"),
        ("望溪县经济开发区环境保护局", "zone"),
        ("国家能源局云岭监管办公室", "state_vertical"),
        ("国家外汇管理局澄湾市分局", "state_vertical"),
        ("国家矿山安全监察局云岭局", "state_vertical"),
        ("中国人民银行澄湾市分行", "state_vertical"),
        ("中国民用航空西海地区管理局", "state_vertical"),
        ("国家能源局", "state"),
        ("国家林业和草原局", "state"),
        ("国家市场监督管理总局", "state"),
        ("中国银行保险监督管理委员会", "state"),
        ("澄湾经开区管委会", "zone"),
        ("柳屏区望江街道社区卫生服务中心", "county"),
        ("水务局", None),
    ],
)
def test_level(agency: str, level: str | None) -> None:
    assert traits_of(agency, 2020).level == level


@pytest.mark.parametrize(
    ("agency", "function"),
    [
        ("望溪县人民政府", "government"),
        ("石鼓桥街道办事处", "government"),
        ("望溪县人民政府办公室", "government_office"),
        ("澄湾市政府办公厅", "government_office"),
        ("望溪县环境保护局", "environment"),
        ("望溪县环保局", "environment"),
        ("云岭省生态环境厅", "environment"),
        ("澄湾市生态环境局望溪分局", "environment"),
        ("望溪县卫生健康委员会", "health"),
        ("望溪县文化广电体育和旅游局", "culture"),
        ("国家税务总局望溪县税务局", "tax"),
        ("望溪县国有资产监督管理委员会", "state_assets"),
        ("中国证券监督管理委员会云岭监管局", "securities_regulation"),
        ("国家金融监督管理总局云岭监管局", "bank_regulation"),
        ("望溪县经济开发区管理委员会", "zone"),
        ("望溪县农业环境保护局", None),
        ("望溪县蚕桑局", None),
    ],
)
def test_function(agency: str, function: str | None) -> None:
    assert traits_of(agency, 2020).function == function


@pytest.mark.parametrize(
    ("agency", "year", "code"),
    [
        pytest.param("张掖市环境保护局", 2012, "620700", id="a prefecture"),
        pytest.param("甘肃省张掖市甘州区教育局", 2012, "620702", id="the last of several"),
        pytest.param("甘肃张掖市教育局", 2012, "620700", id="a province without its last word"),
        pytest.param("兖州市财政局", 2013, "370882", id="in the year in which it ended"),
        pytest.param("兖州市财政局", 2014, None, id="it was no more"),
        pytest.param("兖州区财政局", 2013, "370812", id="in the year in which it began"),
        pytest.param("兖州区财政局", 2012, "370812", id="begun while the report was written"),
        pytest.param("兖州区财政局", 2011, None, id="it was not yet"),
        pytest.param("蓬莱市人民政府", 2019, "370684", id="a county-level city"),
        pytest.param("蓬莱区人民政府", 2021, "370614", id="the district that it became"),
        pytest.param("简阳市教育局", 2015, "512081", id="an old code"),
        pytest.param("简阳市教育局", 2016, "510185", id="a new code from the year of the change"),
        pytest.param("鼓楼区教育局", 2020, None, id="districts of four cities"),
        pytest.param("南京市鼓楼区教育局", 2020, "320106", id="its city says which"),
        pytest.param("张掖市柳屏区教育局", 2020, None, id="a district that is not listed"),
        pytest.param("张掖市蚕桑局", 2020, "620700", id="an office that is not known"),
        pytest.param("张掖市柳屏区蚕桑局", 2020, None, id="neither the office nor the district is known"),
        pytest.param("望溪县教育局", 2020, None, id="a fictional county"),
        pytest.param("安丘市云溪镇人民政府", 2018, "370784", id="the county of a town"),
        pytest.param("云溪镇人民政府", 2018, None, id="a town alone"),
        pytest.param("金华市生态环境局金东分局", 2020, "330703", id="what a branch serves"),
        pytest.param("金华市生态环境局临港分局", 2020, None, id="a branch for what is no division"),
        pytest.param("国家税务总局张掖市税务局", 2019, "620700", id="the seat of an agency of the state"),
        pytest.param("张掖银保监分局", 2019, "620700", id="a place without its last word"),
        pytest.param("恩施州教育局", 2019, "422800", id="an autonomous prefecture in common use"),
        pytest.param("恩施土家族苗族自治州恩施市教育局", 2019, "422801", id="a city in it"),
        pytest.param("张掖市肃南县教育局", 2019, "620721", id="an autonomous county in common use"),
        pytest.param("水利部", 2019, None, id="the whole state"),
    ],
)
def test_region(agency: str, year: int, code: str | None) -> None:
    assert traits_of(agency, year).region_code == code


def test_places_of_the_same_name_are_told() -> None:
    cities = {regions().full_name(region) for region in regions_served("鼓楼区教育局", 2020)}
    assert cities == {"江苏省南京市鼓楼区", "江苏省徐州市鼓楼区", "福建省福州市鼓楼区", "河南省开封市鼓楼区"}


@pytest.mark.parametrize(
    ("agency", "place", "office"),
    [
        ("望溪县环境保护局", "望溪县", "环境保护"),
        ("张掖市环境保护局", "620700", "环境保护"),
        ("澄湾市生态环境局望溪分局", "澄湾市望溪", "生态环境"),
        ("安丘市云溪镇人民政府", "安丘市云溪镇", "人民政府"),
        ("生态环境部", "", "生态环境"),
        ("鼓楼区环境保护局", None, "环境保护"),
        ("望溪县蚕桑局", None, None),
    ],
)
def test_what_successions_are_known_by(agency: str, place: str | None, office: str | None) -> None:
    traits = traits_of(agency, 2018)
    assert (traits.place, traits.office) == (place, office)


@given(st.sampled_from(regions().all), st.sampled_from(sorted(offices())), st.integers(2008, 2025))
def test_a_division_named_in_full_has_its_code_and_rank(region: Region, office: str, year: int) -> None:
    assume(region.first_year < year and (region.last_year is None or year < region.last_year))
    above = [each for each in regions().above(region) if each.first_year < year and each.last_year is None]
    name = "".join(each.name for each in (*above, region)) + office
    codes = {each.code for each in regions_served(name, year)}
    assert region.code in codes
    if len(above) == len(regions().above(region)):
        assert codes == {region.code}


@given(st.text("望溪县市区镇局分教育和", max_size=12))
def test_any_text_is_taken_apart_without_loss(text: str) -> None:
    parts = parts_of(text)
    assert text.startswith(parts.system + parts.place)


# The data


@pytest.mark.parametrize(("year", "counties"), [(2008, 2859), (2012, 2852), (2015, 2850), (2019, 2846), (2023, 2844)])
def test_there_are_as_many_counties_as_the_ministry_counts(year: int, counties: int) -> None:
    at_the_end = [
        region
        for region in regions().all
        if region.level == "county" and region.first_year <= year and (region.last_year or 9999) > year
    ]
    assert len(at_the_end) == counties


def test_a_code_has_one_name_at_a_time() -> None:
    for named in regions().by_code.values():
        for older, newer in pairwise(named):
            assert older.last_year is not None
            assert older.last_year <= newer.first_year


def test_functions_and_successions_agree() -> None:
    assert len({office.function for office in offices().values()}) >= 60
    assert {rule.kind for rule in successions()} == {"rename", "merge", "split", "branch", "short_name"}
