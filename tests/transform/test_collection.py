"""A page with the reports of several agencies: each is read alone, and nothing else is cut."""

from __future__ import annotations

import pytest

from extract import read
from extract.source import Source
from tests.pages import form_table, page
from transform import interpret_all
from transform.errors import SuspiciousCopyError
from transform.forms import form_by_id
from transform.report import Report

PROSE = (
    "<p>根据《中华人民共和国政府信息公开条例》的要求,编制本年度报告,所列数据的统计期限从2021年1月1日起到12月31日止。</p>"
    "<p>一、总体情况。一年来本单位认真贯彻条例,健全制度,明确责任,落实人员,及时准确地向社会公开各类政府信息,"
    "方便群众查阅,接受群众监督,取得了一定的成绩,也还存在一些不足,主要是内容不够丰富,形式不够多样,有待改进。</p>"
    "<p>二、主动公开情况。全年通过网站、公开栏和其他形式公开信息,内容涉及机构职能、工作动态、财政预算和决算、办事指南等方面。</p>"
)
WATER, STATISTICS, TOWN = "望溪县水务局", "望溪县统计局", "望溪县青禾镇人民政府"


def title(agency: str, year: int = 2021) -> str:
    return f"{agency}{year}年政府信息公开工作年度报告"


def table(received: str) -> str:
    """Table 三 with a number of new applications."""
    (applications,) = (each for each in form_by_id("2021").tables if each.id == "sec3")
    return form_table(applications, {("sec3.new_received", "total"): received})


def line(text: str) -> str:
    return f"<p>{text}</p>"


def report(agency: str, received: str, year: int = 2021) -> str:
    return line(title(agency, year)) + PROSE.replace("2021", str(year)) + table(received)


def reports(*blocks: str, heading: str = "望溪县部门信息公开年报汇编") -> tuple[Report, ...]:
    return interpret_all(read(Source("test", page(*blocks, title=heading))))


def received(found: tuple[Report, ...]) -> list[tuple[str | None, int | None, list[str]]]:
    """Who reports on which year, and the new applications that are printed."""
    return [
        (each.agency, each.year, [cell.raw for cell in each.observations if cell.value is not None]) for each in found
    ]


def test_each_report_of_a_collection_has_its_own_numbers() -> None:
    found = reports(report(WATER, "5"), report(STATISTICS, "6"), report(TOWN, "7"))
    assert received(found) == [(WATER, 2021, ["5"]), (STATISTICS, 2021, ["6"]), (TOWN, 2021, ["7"])]
    assert [each.part for each in found] == [1, 2, 3]
    assert len({each.sha256 for each in found}) == 1
    assert [each.title for each in found] == [title(WATER), title(STATISTICS), title(TOWN)]


def test_a_report_without_tables_takes_none_from_its_neighbour() -> None:
    found = reports(line(title(WATER)) + PROSE, report(STATISTICS, "6"))
    assert received(found) == [(WATER, 2021, []), (STATISTICS, 2021, ["6"])]


def test_a_title_may_run_over_two_lines() -> None:
    found = reports(line(WATER) + line("2021年政府信息公开工作年度报告") + PROSE + table("5"), report(STATISTICS, "6"))
    assert received(found) == [(WATER, 2021, ["5"]), (STATISTICS, 2021, ["6"])]


def test_a_table_of_contents_with_a_preface_opens_no_report() -> None:
    contents = line(title(WATER)) + line(title(STATISTICS))
    found = reports(contents, PROSE, report(WATER, "5"), report(STATISTICS, "6"))
    assert received(found) == [(WATER, 2021, ["5"]), (STATISTICS, 2021, ["6"])]


def test_a_government_with_the_reports_of_its_departments_below_its_own() -> None:
    found = reports(PROSE, table("90"), report(WATER, "5"), heading="2021年望溪县政府信息公开工作年度报告")
    assert received(found) == [("望溪县人民政府", 2021, ["90"]), (WATER, 2021, ["5"])]


def test_a_heading_of_the_government_over_reports_of_departments_takes_no_numbers() -> None:
    water = report(WATER, "5").replace("本单位", "我局")
    found = reports(water, report(STATISTICS, "6"), heading="2021年望溪县政府信息公开工作年度报告")
    assert received(found) == [(WATER, 2021, ["5"]), (STATISTICS, 2021, ["6"])]


def test_the_years_of_one_agency_are_reports_of_their_own() -> None:
    found = reports(report(WATER, "5", 2022), report(WATER, "6", 2021))
    assert received(found) == [(WATER, 2022, ["5"]), (WATER, 2021, ["6"])]


def test_the_publisher_of_the_page_is_not_taken_for_a_part() -> None:
    code = (
        "<table><tr><td>索引号</td><td>014416330/2018-04736</td><td>发布机构</td><td>望溪县人民政府</td></tr></table>"
    )
    found = reports(code, report(WATER, "5"), report(STATISTICS, "6"))
    assert [each.organization_code for each in found] == [None, None]


def test_a_table_before_the_first_title_that_is_of_no_report_is_left_out() -> None:
    staff = "<table><tr><td>姓名</td><td>件数</td></tr><tr><td>合计</td><td>3</td></tr></table>"
    found = reports(staff, report(WATER, "5"), report(STATISTICS, "6"))
    assert received(found) == [(WATER, 2021, ["5"]), (STATISTICS, 2021, ["6"])]


def test_the_site_tells_where_the_agencies_of_a_collection_are() -> None:
    site = '<meta name="SiteName" content="望溪县人民政府">'
    there = PROSE.replace("本单位", "望溪县青禾镇")
    found = reports(site, line(title("青禾镇")) + there, report(WATER, "5"))
    assert [each.agency for each in found] == [TOWN, WATER]


def test_advertising_in_the_name_of_the_site_concerns_every_part() -> None:
    with pytest.raises(SuspiciousCopyError):
        reports('<meta name="SiteName" content="365体育">', report(WATER, "5"), report(STATISTICS, "6"))


# What is not cut


def test_the_title_of_the_page_again_with_its_agency() -> None:
    lines = line(WATER) + line("2021年政府信息公开工作年度报告")
    (found,) = reports(lines, PROSE, table("5"), heading="2021年政府信息公开工作年度报告")
    assert (found.agency, [each.code for each in found.warnings]) == (WATER, ["table_missing"])


def test_links_to_other_reports_above_the_text() -> None:
    links = line(title(STATISTICS)) + line(title(TOWN))
    found = reports(links, PROSE, table("5"), heading=title(WATER))
    assert received(found) == [(WATER, 2021, ["5"])]


def test_links_to_other_reports_below_the_text() -> None:
    links = line("相关信息") + line(title(STATISTICS)) + line(title(TOWN)) + line("主办：望溪县人民政府")
    found = reports(PROSE, table("5"), links, heading=title(WATER))
    assert received(found) == [(WATER, 2021, ["5"])]


def test_links_above_a_footer_in_sentences() -> None:
    footer = line("版权所有。本站信息根据《中华人民共和国政府信息公开条例》公布。") + line("本站由信息中心维护。" * 20)
    links = line(title(WATER, 2019)) + line(title(WATER, 2020))
    assert len(reports(PROSE, table("5"), links, footer, heading=title(WATER))) == 1


def test_a_link_in_the_middle_of_a_report_does_not_take_its_rest() -> None:
    rest = PROSE.replace("一、", "三、").replace("二、", "四、") + table("5")
    found = reports(PROSE, line(title(STATISTICS)), rest, heading=title(WATER))
    assert received(found) == [(WATER, 2021, ["5"])]


def test_one_other_title_between_that_of_the_page_and_the_text_is_doubted() -> None:
    (found,) = reports(report(STATISTICS, "5"), heading=title(WATER))
    assert "title_conflict" in [warning.code for warning in found.warnings]


def test_a_title_of_another_year_between_that_of_the_page_and_the_text_is_doubted() -> None:
    undated = report(WATER, "5", 2020).replace("所列数据的统计期限从2020年1月1日起到12月31日止", "健全制度")
    (found,) = reports(undated, heading=title(WATER))
    assert found.year == 2021
    assert "year_conflict" in [warning.code for warning in found.warnings]


def test_a_link_above_the_text_takes_nothing_where_another_report_follows() -> None:
    found = reports(line(title(STATISTICS)), PROSE, table("5"), report(TOWN, "6"), heading=title(WATER))
    assert received(found) == [(WATER, 2021, ["5"]), (TOWN, 2021, ["6"])]
    assert "title_conflict" in [warning.code for warning in found[0].warnings]


def test_a_list_of_reports_with_summaries() -> None:
    summary = line("根据《中华人民共和国政府信息公开条例》,现公布本年度报告。")
    blocks = [line(title(agency)) + summary for agency in (STATISTICS, TOWN, "望溪县教育局")]
    assert len(reports(PROSE, table("5"), *blocks, heading=title(WATER))) == 1


def test_a_link_above_the_title_of_a_page_without_a_heading() -> None:
    found = reports(line(title(STATISTICS)), report(WATER, "5"), heading="政府信息公开")
    assert received(found) == [(WATER, 2021, ["5"])]


def test_a_link_in_a_report_to_the_one_that_follows_takes_no_table() -> None:
    torn = line(title(WATER)) + PROSE + line(title(STATISTICS)) + table("5")
    found = reports(report(TOWN, "4"), torn, report(STATISTICS, "6"))
    assert received(found) == [(TOWN, 2021, ["4"]), (WATER, 2021, []), (STATISTICS, 2021, ["6"])]


def test_the_title_again_above_the_annex() -> None:
    found = reports(PROSE, line(title(WATER)), table("5"), heading=title(WATER))
    assert received(found) == [(WATER, 2021, ["5"])]


def test_a_report_alone_is_part_1_of_its_document() -> None:
    (found,) = reports(PROSE, table("5"), heading=title(WATER))
    assert found.part == 1
