"""What the warehouse tells about agencies: level, region, function, and who came after whom."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.conftest import Change, Load, Query
from tests.warehouse.reports import report
from transform.identity.traits import traits_of
from transform.report import Report
from warehouse.loading.arrow import agency_id
from warehouse.warehouse import Warehouse

EDGES = """
    SELECT old.name AS old, new.name AS new, succession.year, succession.kind
    FROM succession
    JOIN agency AS old ON old.agency_id = predecessor_id
    JOIN agency AS new ON new.agency_id = successor_id
    ORDER BY ALL
"""


def of(agency: str, year: int = 2020) -> Report:
    """A report with the traits of its agency."""
    return report("2021", {"sec3.granted/total": 1}, agency=agency, year=year, traits=traits_of(agency, year))


def edges(query: Query) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in query(EDGES)]


def test_an_agency_has_the_traits_of_its_name(load: Load, query: Query) -> None:
    load(of("张掖市环境保护局", 2012))
    assert query("SELECT level, region_code, function FROM agency") == [
        {"level": "prefecture", "region_code": "620700", "function": "environment"}
    ]


def test_a_report_keeps_the_code_of_its_year_and_the_agency_has_the_latest(load: Load, query: Query) -> None:
    load(of("简阳市教育局", 2015))
    load(of("简阳市教育局", 2018))
    load(of("简阳市教育局", 2012))
    assert query("SELECT year, region_code FROM report ORDER BY year") == [
        {"year": 2012, "region_code": "512081"},
        {"year": 2015, "region_code": "512081"},
        {"year": 2018, "region_code": "510185"},
    ]
    assert query("SELECT region_code, place FROM agency") == [{"region_code": "510185", "place": "510185"}]


def test_a_name_that_tells_nothing_leaves_nulls(load: Load, query: Query) -> None:
    load(of("望溪县蚕桑局"))
    assert query("SELECT region_code, function, office FROM agency") == [
        {"region_code": None, "function": None, "office": None}
    ]


def test_a_new_reading_of_the_name_replaces_the_old_one(load: Load, query: Query) -> None:
    load(replace(of("张掖市教育局"), traits=traits_of("望溪县水务局", 2020)))
    load(of("张掖市教育局"), reader="2")
    assert query("SELECT level, function FROM agency") == [{"level": "prefecture", "function": "education"}]


@pytest.mark.parametrize(
    ("old", "new", "year", "kind"),
    [
        ("望溪县环境保护局", "望溪县生态环境局", 2018, "rename"),
        ("望溪县环境保护局", "澄湾市生态环境局望溪分局", 2018, "rename"),
        ("澄湾市望溪县环境保护局", "澄湾市生态环境局望溪分局", 2018, "rename"),
        ("望溪县生态环境局", "澄湾市生态环境局望溪分局", 2018, "branch"),
        ("金东区环境保护局", "金华市生态环境局金东分局", 2018, "rename"),
        ("望溪县卫生局", "望溪县卫生和计划生育局", 2013, "merge"),
        ("望溪县卫生和计划生育局", "望溪县卫生健康委员会", 2018, "rename"),
        ("望溪县民政局", "望溪县退役军人事务局", 2018, "split"),
        ("望溪县国家税务局", "国家税务总局望溪县税务局", 2018, "merge"),
        ("环境保护部", "生态环境部", 2018, "rename"),
        ("望溪县环保局", "望溪县环境保护局", None, "short_name"),
        ("兖州市财政局", "兖州区财政局", 2013, "place"),
        ("兖州市环境保护局", "济宁市生态环境局兖州区分局", 2018, "rename"),
    ],
)
def test_a_succession_is_an_edge(load: Load, query: Query, old: str, new: str, year: int | None, kind: str) -> None:
    load(of(new, 2021))
    load(of(old, 2012))
    assert edges(query) == [(old, new, year, kind)]


def test_an_edge_leads_over_the_agency_between(load: Load, query: Query) -> None:
    bureau, county, branch = "望溪县环境保护局", "望溪县生态环境局", "澄湾市生态环境局望溪分局"
    load(of(branch, 2022), of(bureau, 2012), of(county, 2019))
    assert [edge[:2] for edge in edges(query)] == [(bureau, county), (county, branch)]
    load(replace(of(county, 2019), agency="望溪县蚕桑局", traits=traits_of("望溪县蚕桑局", 2019)), reader="2")
    assert [edge[:2] for edge in edges(query)] == [(bureau, branch)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("望溪县环境保护局", "柳溪县生态环境局", id="another place"),
        pytest.param("望溪县环境保护局", "望溪县教育局", id="another office"),
        pytest.param("环境保护局", "生态环境局", id="no place at all"),
        pytest.param("望溪县经济开发区环境保护局", "望溪县生态环境局", id="a zone within the place"),
        pytest.param("鼓楼区环境保护局", "鼓楼区生态环境局", id="places of the same name"),
        pytest.param("柳屏区环境保护局", "澄湾市生态环境局望溪分局", id="the branch of another place"),
        pytest.param("云岭市望溪县环境保护局", "澄湾市生态环境局望溪分局", id="the branch of another city"),
    ],
)
def test_what_is_not_known_to_be_a_succession_is_no_edge(load: Load, query: Query, old: str, new: str) -> None:
    load(of(old, 2012), of(new, 2021))
    assert edges(query) == []


def test_an_edge_goes_with_its_agency(load: Load, query: Query) -> None:
    old = of("望溪县环境保护局", 2012)
    load(old, of("望溪县生态环境局", 2021))
    assert len(edges(query)) == 1
    load(replace(old, agency="望溪县蚕桑局", traits=traits_of("望溪县蚕桑局", 2012)), reader="2")
    assert edges(query) == []


def test_an_edge_says_what_a_corrected_rule_says(load: Load, change: Change, query: Query) -> None:
    load(of("望溪县环境保护局", 2012), of("望溪县生态环境局", 2021))
    change("UPDATE succession SET kind = 'split', year = 1900, source = 'a mistake'")
    load(of("望溪县教育局"))
    assert edges(query) == [("望溪县环境保护局", "望溪县生态环境局", 2018, "rename")]
    assert query("SELECT count(*) AS mistakes FROM succession WHERE source = 'a mistake'") == [{"mistakes": 0}]


def test_corrected_rules_hold_for_the_agencies_that_are_there(path: Path) -> None:
    with Warehouse.open(path) as warehouse:
        warehouse.load([of("望溪县环境保护局", 2012), of("望溪县生态环境局", 2021)], warehouse.begin_run("1"))
    with duckdb.connect(str(path)) as connection:
        wrong = f"('{agency_id('望溪县生态环境局')}', 'someone', 1900, 'rename', 'a mistake')"
        connection.execute(f"UPDATE succession SET kind = 'split'; INSERT INTO succession VALUES {wrong}")
        connection.execute("UPDATE meta SET value = 'older rules' WHERE key = 'dictionary'")
    Warehouse.open(path).close()
    with Warehouse(path) as warehouse:
        assert warehouse.sql("SELECT year, kind FROM succession").rows() == [(2018, "rename")]


def test_the_dictionary_tells_divisions_functions_and_rules(query: Query) -> None:
    (row,) = query("SELECT full_name, level, parent_code, last_year FROM region WHERE region_code = '370882'")
    assert tuple(row.values()) == ("山东省济宁市兖州市", "county", "370800", 2013)
    assert query("SELECT label_en FROM agency_function WHERE function = 'environment'") == [{"label_en": "environment"}]
    assert query("SELECT DISTINCT year FROM succession_rule WHERE old_office = '环境保护'") == [{"year": 2018}]
