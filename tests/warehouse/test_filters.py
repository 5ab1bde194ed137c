"""Which reports a comparison is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse.conftest import Change, Load, dictionaries
from tests.warehouse.reports import report
from transform.report import Scope
from warehouse.comparison.selection import parse_years
from warehouse.errors import (
    QuestionError,
    UnknownAgencyError,
    UnknownFormError,
    UnknownFunctionError,
    UnknownLevelError,
    UnknownRegionError,
    UnknownScopeError,
)
from warehouse.warehouse import Warehouse

CITY, COUNTY, SCHOOLS = "澄湾市生态环境局", "望溪县环境保护局", "望溪县教育局"


@pytest.fixture(autouse=True)
def loaded(load: Load, change: Change) -> None:
    """Three agencies of a fictional prefecture 9901 and its county 990121, over three years."""
    load(
        *(report("2021", {"sec4.count/review_total": 1}, agency=CITY, year=year) for year in (2021, 2022)),
        report("2014", {"reviews_total/value": 2}, agency=COUNTY, year=2016),
        report("2021", {"sec4.count/review_total": 3}, agency=SCHOOLS, year=2022),
        report("2021", {"sec4.count/review_total": 9}, agency="望溪县人民政府", year=2022, scope=Scope.AGGREGATE),
    )
    change("""
        UPDATE agency SET level = 'county', region_code = '990121', function = 'environment' WHERE name = '望溪县环境保护局';
        UPDATE agency SET level = 'county', region_code = '990121', function = 'education' WHERE name = '望溪县教育局';
        UPDATE agency SET level = 'prefecture', region_code = '990100', function = 'environment' WHERE name = '澄湾市生态环境局';
        INSERT INTO region VALUES
            ('990000', '云岭省', '云岭省', 'province', NULL, 2008, NULL),
            ('990100', '澄湾市', '云岭省澄湾市', 'prefecture', '990000', 2008, NULL),
            ('990121', '望溪县', '云岭省澄湾市望溪县', 'county', '990100', 2008, NULL);
    """)


def who(warehouse: Warehouse, **filters: object) -> set[tuple[str, int]]:
    """The agencies and years of a comparison with these filters."""
    rows = dictionaries(warehouse.compare(["reviews"], layout="long", **filters))  # type: ignore[arg-type]
    return {(row["agency"], row["year"]) for row in rows}


@pytest.mark.parametrize("region", ["990121", "望溪县", "云岭省澄湾市望溪县"])
def test_a_region_is_named_by_code_or_name(warehouse: Warehouse, region: str) -> None:
    assert who(warehouse, regions=[region]) == {(COUNTY, 2016), (SCHOOLS, 2022)}


def test_names_in_traditional_characters_are_understood(warehouse: Warehouse) -> None:
    assert who(warehouse, agencies=["望溪縣環境*"]) == {(COUNTY, 2016)}
    assert who(warehouse, regions=["望溪縣"]) == {(COUNTY, 2016), (SCHOOLS, 2022)}
    assert warehouse.compare(["行政複議數"], agencies=[COUNTY], by="indicator").columns[3] == "reviews"


@pytest.mark.parametrize("region", ["990100", "9901", "99", "云岭省"])
def test_a_region_includes_those_below_it(warehouse: Warehouse, region: str) -> None:
    assert who(warehouse, regions=[region]) == {(CITY, 2021), (CITY, 2022), (COUNTY, 2016), (SCHOOLS, 2022)}


def test_a_province_is_all_that_lies_in_it(warehouse: Warehouse) -> None:
    rows = dictionaries(warehouse.compare(["reviews"], layout="long", by="province", scopes=["agency"]))
    assert [(row["group_name"], row["year"], row["value"], row["n"]) for row in rows] == [
        ("云岭省", 2016, 2, 1),
        ("云岭省", 2021, 1, 1),
        ("云岭省", 2022, 4, 2),
    ]


def test_filters_narrow_each_other(warehouse: Warehouse) -> None:
    assert who(warehouse, levels=["county"], functions=["environment"]) == {(COUNTY, 2016)}
    assert who(warehouse, functions=["environment"], years=[2021, 2016]) == {(COUNTY, 2016), (CITY, 2021)}


@pytest.mark.parametrize(("level", "function"), [("县级", "生态环境"), ("县", "environment"), ("county", "生态环境")])
def test_levels_and_functions_go_by_their_chinese_names(warehouse: Warehouse, level: str, function: str) -> None:
    assert who(warehouse, levels=[level], functions=[function]) == {(COUNTY, 2016)}


@pytest.mark.parametrize(
    ("pattern", "agencies"),
    [("望溪县*局", {COUNTY, SCHOOLS}), ("*环境*", {CITY, COUNTY}), ("??市生态环境局", {CITY}), (CITY, {CITY})],
)
def test_agencies_go_by_patterns_as_in_a_shell(warehouse: Warehouse, pattern: str, agencies: set[str]) -> None:
    assert {agency for agency, _ in who(warehouse, agencies=[pattern])} == agencies


def test_a_scope_restricts(warehouse: Warehouse) -> None:
    assert who(warehouse, scopes=["aggregate"]) == {("望溪县人民政府", 2022)}


def test_a_form_restricts(warehouse: Warehouse) -> None:
    assert who(warehouse, forms=["2014"]) == {(COUNTY, 2016)}


@pytest.mark.parametrize(
    ("filters", "error", "words"),
    [
        ({"regions": ["望溪"]}, UnknownRegionError, "unknown region 望溪; did you mean 990121 云岭省澄湾市望溪县"),
        ({"levels": ["村"]}, UnknownLevelError, "unknown level 村; there are county, prefecture"),
        ({"functions": ["水利"]}, UnknownFunctionError, "there are education, environment"),
        ({"agencies": ["石林*"]}, UnknownAgencyError, r"unknown agency 石林\*"),
        ({"levels": ["countie"]}, UnknownLevelError, "unknown level countie; did you mean county"),
        ({"functions": ["enviroment"]}, UnknownFunctionError, "did you mean environment"),
        ({"scopes": ["aggregated"]}, UnknownScopeError, "did you mean aggregate"),
        ({"forms": ["2020"]}, UnknownFormError, "unknown form 2020; there are 2008, 2014, 2019, 2021"),
        ({"regions": ["88"]}, UnknownRegionError, "unknown region 880000; there are"),
    ],
)
def test_a_name_that_is_not_there_gets_suggestions(
    warehouse: Warehouse, filters: dict[str, list[str]], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        who(warehouse, **filters)


@pytest.mark.parametrize(
    ("texts", "years"),
    [
        (["2018"], [2018]),
        (["2015-2018"], [2015, 2016, 2017, 2018]),
        (["2015–2016", "2016,2020"], [2015, 2016, 2020]),
        (["2018-2018"], [2018]),
        (None, None),
    ],
)
def test_years_are_written_one_by_one_or_as_ranges(texts: list[str] | None, years: list[int] | None) -> None:
    assert parse_years(texts) == years


def test_a_reversed_range_is_said_to_be_one() -> None:
    with pytest.raises(QuestionError, match="the range '2018-2015' is reversed: write 2015-2018"):
        parse_years(["2018-2015"])


@pytest.mark.parametrize("text", ["18", "2018-", "", "twenty", "2018 2019"])
def test_what_is_no_year_is_refused(text: str) -> None:
    with pytest.raises(QuestionError, match="write 2018, or 2015-2020 for a range"):
        parse_years([text])


@given(first=st.integers(1000, 9000), length=st.integers(0, 40))
def test_a_range_has_all_its_years(first: int, length: int) -> None:
    assert parse_years([f"{first}-{first + length}"]) == list(range(first, first + length + 1))
