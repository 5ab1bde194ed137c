"""What real reports do to their tables; each test is one trouble."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

import extract
from extract.document import Block, Document, PageLocator, Table
from extract.source import Source
from tests.conftest import Cells
from tests.pages import form_page, form_table, page, rows, value_cells
from transform import interpret
from transform.forms import FormTable, form_by_id
from transform.report import Report, Status

ReportOf = Callable[[bytes], Report]
CellsOf = Callable[[bytes], Cells]


def table_of(form: str, name: str) -> FormTable:
    return next(table for table in form_by_id(form).tables if table.id == name)


def numbered(form: str) -> dict[tuple[str, str], str]:
    """Another number in every cell, so that a cell in the wrong place is seen."""
    return {key: str(number) for number, key in enumerate(value_cells(form_by_id(form)), 1)}


def html(form: str, name: str) -> str:
    return form_table(table_of(form, name), numbered(form))


def warnings(report: Report) -> list[str]:
    return [warning.code for warning in report.warnings]


RETURN = ("指 标 名 称 | 计量单位 | 代码 | 本月<br>实际数 | 到本月<br>累计数",)


# Labels


def test_a_damaged_label_lands_in_its_row(cells_of: CellsOf) -> None:
    markup = html("2019", "sec3").replace("其他法律行政法规禁止公开", "2.其他法律行政止公开")
    assert (
        cells_of(page(markup))["sec3.denied_other_law", "total"].raw
        == numbered("2019")["sec3.denied_other_law", "total"]
    )


def test_renumbered_labels_land_in_their_rows(cells_of: CellsOf) -> None:
    markup = (
        html("2019", "sec3").replace("重复申请", "7.重复申请").replace("要求提供公开出版物", "（一）要求提供公开出版物")
    )
    cells = cells_of(page(markup))
    assert cells["sec3.np_repeat", "total"].raw == numbered("2019")["sec3.np_repeat", "total"]
    assert cells["sec3.np_publication", "total"].raw == numbered("2019")["sec3.np_publication", "total"]


def test_sub_labels_that_are_missing_are_told_by_order_if_their_number_is_right(cells_of: CellsOf) -> None:
    markup = html("2019", "sec3")
    denied = [row for row in table_of("2019", "sec3").rows if row.parent == "denied"]
    for row in denied:
        markup = markup.replace(f">{row.label}<", "><")
    cells = cells_of(page(markup))
    for row in denied:
        cell = cells[f"sec3.{row.id}", "natural_person"]
        assert (cell.status, cell.raw) == (Status.NUMBER, numbered("2019")[f"sec3.{row.id}", "natural_person"])


def test_sub_labels_that_are_missing_are_uncertain_if_a_row_is_missing_too(report_of: ReportOf) -> None:
    markup = html("2019", "sec3")
    denied = [row for row in table_of("2019", "sec3").rows if row.parent == "denied"]
    gone = markup.index(f'<tr><td colspan="1">{denied[3].label}<')
    markup = markup[:gone] + markup[markup.index("</tr>", gone) + len("</tr>") :]
    markup = markup.replace('rowspan="8"', 'rowspan="7"').replace('rowspan="19"', 'rowspan="18"')
    for row in denied:
        markup = markup.replace(f">{row.label}<", "><")
    report = report_of(page(markup))
    values = [each for each in report.observations if each.indicator.startswith("sec3.denied")]
    assert {each.status for each in values} <= {Status.UNCERTAIN}
    assert "uncertain_row" in warnings(report)


def test_the_same_label_in_two_places_is_told_by_order(cells_of: CellsOf) -> None:
    cells = cells_of(form_page("2014", numbered("2014")))
    for indicator in ("reviews_corrected", "reviews_other", "litigations_corrected", "litigations_other"):
        assert cells[indicator, "value"].raw == numbered("2014")[indicator, "value"]


def test_a_label_that_fits_two_missing_rows_is_uncertain(report_of: ReportOf) -> None:
    markup = rows(
        "统计指标 | 单位 | 统计数",
        "三、依申请公开情况 | ---- | ----",
        "（一）收到申请数 | 件 | 5",
        "（二）申请办结数 | 件 | 5",
        "（三）其他情形数 | 件 | 3",
        "六、举报投诉数量 | 件 | 0",
    )
    report = report_of(page(markup))
    other = [each for each in report.observations if each.indicator in ("reviews_other", "litigations_other")]
    assert [(each.status, each.value) for each in other] == [(Status.UNCERTAIN, None)]


def test_a_row_that_is_on_no_form_is_reported_and_not_stored(report_of: ReportOf) -> None:
    markup = html("2019", "sec3").replace(
        '<tr><td colspan="1">属于行政查询事项', f'{_extra_row("属于工作秘密")}<tr><td colspan="1">属于行政查询事项'
    )
    markup = markup.replace('rowspan="8"', 'rowspan="9"').replace('rowspan="19"', 'rowspan="20"')
    report = report_of(page(markup))
    assert "7777" not in {each.raw for each in report.observations if each.indicator.startswith("sec3.denied")}
    assert any("属于工作秘密" in warning.message for warning in report.warnings if warning.code == "unknown_row")


def _extra_row(label: str) -> str:
    return f'<tr><td colspan="1">{label}</td>{"<td>7777</td>" * 7}</tr>'


def test_total_and_other_are_rows_and_columns(cells_of: CellsOf) -> None:
    cells = cells_of(form_page("2021", numbered("2021")))
    for key in (("sec3.other_other", "other_org"), ("sec3.results_total", "total"), ("sec3.other_other", "total")):
        assert cells[key].raw == numbered("2021")[key]


def test_an_asterisk_on_a_code_or_label_does_no_harm(cells_of: CellsOf) -> None:
    markup = rows(*RETURN, "主动公开信息总数 | 条 | 01 | 5 | ", "处理政府信息公开的专项经费  * | 万元 | 55* | 2.5 | ")
    assert cells_of(page(markup))["special_budget", "current"].value == Decimal("2.5")


# Structure


def test_rows_and_columns_of_merged_cells_are_resolved(cells_of: CellsOf) -> None:
    cells = cells_of(page(html("2021", "sec3")))
    assert {key: cell.raw for key, cell in cells.items()} == {
        key: text for key, text in numbered("2021").items() if key[0].startswith("sec3.")
    }


def test_all_tables_of_article_20_may_stand_in_one_grid(cells_of: CellsOf) -> None:
    tables = [table for table in form_by_id("2019").tables if table.id.startswith("sec2")]
    inner = "".join(
        f'<tr><td colspan="4">{table.title}</td></tr>'
        + form_table(table, numbered("2019"))[len("<table>") : -len("</table>")]
        for table in tables
    )
    cells = cells_of(page(f"<table>{inner}</table>"))
    assert {key: cell.raw for key, cell in cells.items()} == {
        key: text for key, text in numbered("2019").items() if key[0].startswith("sec2")
    }


def test_header_spans_that_do_not_line_up_with_the_rows_do_no_harm(cells_of: CellsOf) -> None:
    markup = (
        "<table><tr><td>信息内容</td><td>上一年项目数量</td><td colspan=2>本年增/减</td><td>处理决定数量</td></tr>"
        "<tr><td>行政许可</td><td colspan=2>11</td><td>12</td><td>13</td></tr></table>"
    )
    cells = cells_of(page(markup))
    assert [cells["sec2_art20_5.admin_license", c].raw for c in ("prev_items", "change", "decisions")] == [
        "11",
        "12",
        "13",
    ]


def test_a_row_that_prints_only_two_of_seven_values_is_uncertain(report_of: ReportOf) -> None:
    full = "".join(f"<td>{number}</td>" for number in range(1, 8))
    markup = html("2019", "sec3")
    start = markup.index("本年新收政府信息公开申请数量</td>") + len("本年新收政府信息公开申请数量</td>")
    markup = markup[:start] + "<td>3</td><td>3</td>" + markup[markup.index("</tr>", start) :]
    assert full not in markup
    report = report_of(page(markup))
    received = [each for each in report.observations if each.indicator == "sec3.new_received"]
    assert {(each.status, each.value) for each in received} == {(Status.UNCERTAIN, None)}
    assert any("3 | 3" in warning.message for warning in report.warnings if warning.code == "uncertain_row")


def test_a_number_merged_over_two_rows_is_uncertain_in_both(cells_of: CellsOf) -> None:
    markup = html("2021", "sec2_art20_6").replace("<td>", '<td rowspan="1">')
    first = numbered("2021")["sec2_art20_6.admin_penalty", "decisions"]
    second = numbered("2021")["sec2_art20_6.admin_coercion", "decisions"]
    markup = markup.replace(f'<td rowspan="1">{first}</td>', f'<td rowspan="2">{first}</td>')
    markup = markup.replace(f'<td rowspan="1">{second}</td>', "")
    cells = cells_of(page(markup))
    assert {cells[f"sec2_art20_6.{row}", "decisions"].status for row in ("admin_penalty", "admin_coercion")} == {
        Status.UNCERTAIN
    }


def test_a_slash_over_the_whole_row_stands_in_every_column(cells_of: CellsOf) -> None:
    markup = html("2019", "sec3")
    start = markup.index("重复申请</td>") + len("重复申请</td>")
    markup = markup[:start] + '<td colspan="7">/</td>' + markup[markup.index("</tr>", start) :]
    cells = cells_of(page(markup))
    repeat = [cell for (indicator, _), cell in cells.items() if indicator == "sec3.np_repeat"]
    assert [(cell.status, cell.raw) for cell in repeat] == [(Status.SLASH, "/")] * 7


def test_a_row_span_over_an_empty_row_prints_the_numbers_once(cells_of: CellsOf) -> None:
    markup = html("2021", "sec4")
    last = markup.rindex("<tr>")
    markup = markup[:last] + markup[last:].replace("<td>", '<td rowspan="2">').replace("</table>", "<tr></tr></table>")
    assert cells_of(page(markup))["sec4.count", "review_total"].raw == numbered("2021")["sec4.count", "review_total"]


def test_a_header_repeated_in_the_middle_is_no_row(cells_of: CellsOf) -> None:
    lines = [
        *RETURN,
        "主动公开信息总数 | 条 | 01 | 5 | 9",
        *RETURN,
        "行政复议数 | 件 | 40 | 1 | 2",
        "行政诉讼数 | 件 | 41 | 0 | 0",
    ]
    cells = cells_of(page(rows(*lines)))
    assert cells["reviews", "cumulative"].value == 2
    assert len(cells) == 6


def test_a_table_that_goes_on_in_another_table_is_one(cells_of: CellsOf) -> None:
    markup = html("2014", "statistics")
    cut = markup.index("<tr><td>行政诉讼数量")
    cells = cells_of(page(markup[:cut] + "</table><table>" + markup[cut:]))
    assert {key: cell.raw for key, cell in cells.items()} == numbered("2014")


def test_headers_whose_spans_were_lost_are_read_over_empty_cells(cells_of: CellsOf) -> None:
    header = rows(
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 | | | | | | ",
        " | 自然人 | 法人或其他组织 | | | | | 总计",
        " | | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ",
        "一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21",
        "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0",
        "（一）予以公开 | 1 | 2 | 3 | 4 | 5 | 6 | 21",
    )
    cells = cells_of(page(header))
    assert [cells["sec3.new_received", c].raw for c in ("natural_person", "other_org", "total")] == ["1", "6", "21"]


def test_columns_in_another_order_are_told_by_their_labels(cells_of: CellsOf) -> None:
    markup = rows(
        "信息内容 | 现行有效件数 | 本年制发件数 | 本年废止件数",
        "规章 | 30 | 10 | 20",
        "行政规范性文件 | 3 | 1 | 2",
    )
    cells = cells_of(page(markup))
    assert [cells["sec2_art20_1.regulations", c].raw for c in ("issued", "repealed", "in_force")] == ["10", "20", "30"]


def test_several_value_columns_without_a_total_are_uncertain(report_of: ReportOf) -> None:
    lines = [
        "统计指标 | 单位 | 区政府 | 区直 | 乡镇",
        "主动公开政府信息数 | 条 | 1 | 2 | 3",
        "收到申请数 | 件 | 1 | 2 | 3",
    ]
    report = report_of(page(rows(*lines, "申请办结数 | 件 | 1 | 2 | 3", "按时办结数 | 件 | 1 | 2 | 3")))
    assert {each.value for each in report.observations} <= {None}


def test_an_aggregated_return_gives_its_total_column(cells_of: CellsOf) -> None:
    lines = [
        "统计指标 | 单位 | 部门 | 乡镇 | 合计",
        "主动公开政府信息数 | 条 | 1 | 2 | 3",
        "收到申请数 | 件 | 4 | 5 | 9",
    ]
    cells = cells_of(page(rows(*lines, "申请办结数 | 件 | 4 | 5 | 9")))
    assert cells["proactive_total", "value"].value == 3


# Lost cells and borders


def test_a_dash_that_slid_to_the_left_goes_back(report_of: ReportOf) -> None:
    report = report_of(
        "望溪县水务局\n2012年政府信息公开工作年度报告\n"
        "指标名称 | 计量单位 | 代码 | 本月实际数 | 到本月累计数 |\n"
        "主动公开信息总数 | 条 | 01 | 5 | |\n政府信息公开工作人数 | 人 | 52 | 3 | ---- |\n"
        "其中:1.全职人员 | 人 | 53 | ---- | |\n2.兼职人员 | 人 | 54 | 1 | ---- |\n".encode()
    )
    staff = {each.column: each for each in report.observations if each.indicator == "staff_full_time"}
    assert (staff["current"].status, staff["cumulative"].status) == (Status.BLANK, Status.DASH)
    assert "shifted_cell" in warnings(report)


@pytest.mark.parametrize("separator", ["\n", " "])
def test_a_table_that_lost_its_borders_is_rebuilt(cells_of: CellsOf, separator: str) -> None:
    words = (
        "第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 1 2 行政规范性文件 3 4 5 "
        "第二十条第（五）项 信息内容 本年处理决定数量 行政许可 6"
    )
    cells = cells_of(f"望溪县水务局2021年政府信息公开工作年度报告\n{words.replace(' ', separator)}\n五、其他".encode())
    assert cells["sec2_art20_1.normative_docs", "in_force"].value == 5
    assert cells["sec2_art20_5.admin_license", "decisions"].value == 6


def test_a_table_that_lost_a_value_with_its_borders_is_uncertain_there(cells_of: CellsOf) -> None:
    words = "信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 2 行政规范性文件 3 4 5"
    cells = cells_of(f"望溪县水务局2021年政府信息公开工作年度报告\n{words.replace(' ', chr(10))}\n五、其他".encode())
    regulations = [cell for (indicator, _), cell in cells.items() if indicator.endswith("regulations")]
    assert {cell.status for cell in regulations} == {Status.UNCERTAIN}
    assert cells["sec2_art20_1.normative_docs", "repealed"].value == 4


# Forms


def test_the_form_is_told_for_each_table(report_of: ReportOf) -> None:
    report = report_of(page(html("2019", "sec2_art20_1"), html("2021", "sec2_art20_5"), html("2021", "sec2_art20_6")))
    assert {(each.form, each.indicator.split(".")[0]) for each in report.observations} == {
        ("2019", "sec2_art20_1"),
        ("2021", "sec2_art20_5"),
        ("2021", "sec2_art20_6"),
    }


def test_a_table_that_two_forms_share_follows_its_company(report_of: ReportOf) -> None:
    report = report_of(page(html("2021", "sec2_art20_1"), html("2021", "sec4")))
    assert report.forms == ("2021",)


def test_the_row_label_of_another_form_does_not_change_the_form(report_of: ReportOf) -> None:
    report = report_of(page(html("2021", "sec2_art20_1").replace("行政规范性文件", "规范性文件")))
    assert report.forms == ("2021",)


def test_other_processing_in_one_row_under_the_form_of_2021(report_of: ReportOf) -> None:
    report = report_of(page(html("2021", "sec2_art20_1"), html("2019", "sec3")))
    other = [each for each in report.observations if each.indicator == "sec3.other_processing"]
    assert [(each.form, each.raw) for each in other][-1] == ("2021", numbered("2019")["sec3.other_processing", "total"])
    assert report.forms == ("2021",)


def test_a_local_relative_of_2008_is_joined_by_label_not_by_code(cells_of: CellsOf) -> None:
    markup = rows(
        "指标名称 | 计量单位 | 代码 | 本期实际 | 本年累计",
        "主动公开信息数 | 条 | 01 | 10 | 20",
        "新增的行政规范性文件数 | 条 | 03 | 11 | 21",
        "行政复议数 | 件 | 32 | 12 | 22",
        "行政诉讼数 | 件 | 33 | 13 | 23",
    )
    cells = cells_of(page(markup))
    assert [cells[row, "cumulative"].raw for row in ("normative_docs_new", "reviews", "litigations")] == [
        "21",
        "22",
        "23",
    ]


def test_a_column_since_2008_is_not_the_column_of_the_year(cells_of: CellsOf) -> None:
    markup = rows(
        "指标名称 | 单位 | 2009年度 | 历年累计",
        "主动公开信息数 | 条 | 10 | 40",
        "受理依申请公开信息总数 | 次 | 1 | 3",
        "行政复议数 | 件 | 0 | 1",
    )
    cells = cells_of(page(markup, title="望溪县水务局2009年政府信息公开工作年度报告"))
    assert (cells["reviews", "current"].value, cells["reviews", "since_2008"].value) == (0, 1)


def test_exemption_classes_of_the_ordinance_are_not_those_of_the_return(cells_of: CellsOf) -> None:
    labels = [f"“不予公开范围{number}”数 | 条 | | {number} | " for number in range(1, 8)]
    markup = rows(*RETURN, "主动公开信息总数 | 条 | 01 | 5 | ", "否决公开答复总数 | 条 | | 28 | ", *labels)
    cells = cells_of(page(markup))
    assert cells["refused_exempt_3", "current"].value == 3
    assert ("refused_exempt_4", "current") not in cells
    assert cells["refused_ordinance_4", "current"].value == 4


def test_a_table_of_another_kind_is_left_alone(report_of: ReportOf) -> None:
    report = report_of(page(rows("项目 | 数量", "行政许可 | 4", "行政处罚 | 5", "其他 | 6")))
    assert report.observations == ()


# Units and remarks


def test_a_unit_in_the_cell_or_header_goes_before_that_of_the_form(report_of: ReportOf) -> None:
    report = report_of(page(rows("信息内容 | 本年收费金额（单位：元）", "行政事业性收费 | 2500")))
    assert [(each.value, each.unit) for each in report.observations] == [(2500, "元")]
    assert "unit_differs" in warnings(report)


def test_an_amount_without_a_unit_has_none(cells_of: CellsOf) -> None:
    cells = cells_of(page(rows("信息内容 | 采购项目数量 | 采购总金额", "政府集中采购 | 2 | 52.15")))
    assert cells["sec2_art20_9.gov_procurement", "total_amount"].unit is None


def test_two_tables_that_contradict_each_other_leave_no_value(report_of: ReportOf) -> None:
    first = rows("信息内容 | 本年处理决定数量", "行政许可 | 4")
    report = report_of(page(first, first.replace("4", "5")))
    assert [(each.status, each.value) for each in report.observations] == [(Status.UNCERTAIN, None)]
    assert "conflicting_tables" in warnings(report)


FEES = "信息内容 | 本年收费金额（单位：UNIT）", "行政事业性收费 | 2500"


def fees(unit: str) -> str:
    return rows(FEES[0].replace("（单位：UNIT）", f"（单位：{unit}）" if unit else ""), FEES[1])


@pytest.mark.parametrize("units", [("元", "万元"), ("万元", "元"), ("", "元", "万元")])
def test_the_same_number_in_two_units_of_money_leaves_no_value(report_of: ReportOf, units: tuple[str, ...]) -> None:
    report = report_of(page(*map(fees, units)))
    assert [(each.status, each.value) for each in report.observations] == [(Status.UNCERTAIN, None)]
    assert "conflicting_tables" in warnings(report)


@pytest.mark.parametrize("units", [("元", "元"), ("", "元"), ("元", "")])
def test_a_unit_may_be_left_out_where_a_table_is_printed_again(report_of: ReportOf, units: tuple[str, ...]) -> None:
    report = report_of(page(*map(fees, units)))
    assert [(each.value, each.unit) for each in report.observations] == [(2500, "元")]


def test_a_table_printed_twice_counts_once(report_of: ReportOf) -> None:
    table = rows("信息内容 | 本年处理决定数量", "行政许可 | 4")
    assert len(report_of(page(table, table)).observations) == 1


def test_names_and_telephones_beside_the_table_are_never_quoted(report_of: ReportOf) -> None:
    lines = [
        *RETURN,
        "主动公开信息总数 | 条 | 01 | 5 | ",
        "行政复议数 | 件 | 40 | 0 | ",
        "填报人：简兮 | 联系电话 | 09005550642 | | ",
    ]
    report = report_of(page(rows(*lines)))
    assert "简兮" not in repr(report)
    assert "5550642" not in repr(report)


def pieces(markup: str, before: str) -> str:
    """A table cut in two before the row with a label; the second piece has no header."""
    cut = markup.rindex("<tr>", 0, markup.index(before))
    return markup[:cut] + "</table><table>" + markup[cut:]


def test_a_table_with_merged_headings_goes_on_on_the_next_page(cells_of: CellsOf) -> None:
    markup = html("2021", "sec3").replace(' rowspan="22"', "").replace(' rowspan="5"', "").replace(' rowspan="3"', "")
    markup = pieces(markup, "要求提供公开出版物").replace(
        '<tr><td colspan="1">要求提供公开出版物', '<tr><td></td><td></td><td colspan="1">要求提供公开出版物'
    )
    cells = cells_of(page(html("2021", "sec2_art20_1"), markup))
    key = ("sec3.np_publication", "total")
    assert cells[key].raw == numbered("2021")[key]


def test_a_row_cut_in_two_by_a_page_break_is_one_row(cells_of: CellsOf) -> None:
    lines = [
        *RETURN,
        "主动公开信息总数 | 条 | 01 | 5 | 9",
        "行政复议数 | 件 | 40 | 1 | 2",
        "对本部门首次处理不 | 件 | 43 | 3 | 4",
    ]
    rest = [
        "满意的行政申诉数 | | | | ",
        "提供公开信息收取的费用 | 元 | 44 | 0 | 0",
        "检索费 | 元 | 45 | 0 | 0",
        "邮寄费 | 元 | 46 | 0 | 0",
    ]
    cells = cells_of(page(rows(*lines), rows(*rest)))
    assert (cells["appeals_first_handling", "current"].value, cells["fees_search", "cumulative"].value) == (3, 0)


def test_the_rest_of_a_label_that_another_row_ends_in_is_no_row(cells_of: CellsOf) -> None:
    lines = [
        *RETURN,
        "主动公开信息总数 | 条 | 01 | 5 | 9",
        "行政复议数 | 件 | 40 | 1 | 2",
        "行政申诉数 | 件 | 42 | 6 | 26",
        "对本部门首次处理不满意的行政 | 件 | 43 | 0 | 7",
    ]
    rest = ["申诉数 | | | | ", "提供公开信息收取的费用 | 元 | 44 | 0 | 1", "检索费 | 元 | 45 | 0 | 0"]
    cells = cells_of(page(rows(*lines), rows(*rest, "邮寄费 | 元 | 46 | 0 | 0")))
    assert (cells["appeals", "cumulative"].value, cells["appeals_first_handling", "cumulative"].value) == (26, 7)


def test_the_rest_of_a_heading_beside_a_cut_row_is_no_label(cells_of: CellsOf) -> None:
    cut = (
        '</tr></table><table><tr><td></td><td rowspan="3">提供</td><td></td><td>642</td>'
        + "<td></td>" * 6
        + "</tr><tr>"
    )
    before, after = html("2021", "sec3").split('<td rowspan="3">无法提供</td>')
    row, others = after.split("</tr><tr>", 1)
    row = row.replace(numbered("2021")["sec3.cannot_not_held", "natural_person"], "10,332,")
    others = others.replace("<td colspan", "<td></td><td colspan", 1)
    cells = cells_of(page(html("2021", "sec2_art20_1"), f"{before}<td>无法</td>{row}{cut}{others}"))
    assert cells["sec3.cannot_not_held", "natural_person"].value == 10332642
    assert cells["sec3.cannot_not_held", "total"].raw == numbered("2021")["sec3.cannot_not_held", "total"]


@pytest.mark.parametrize("digits", ["23", "2345"])
def test_a_number_that_may_go_on_below_it_on_the_next_page_is_none(digits: str) -> None:
    lines = [*RETURN, "主动公开信息总数 | 条 | 01 | 5 | 9", "行政复议数 | 件 | 40 | 421396 | 2"]
    rest = [f"（续） | | | {digits} | ", "提供公开信息收取的费用 | 元 | 44 | 0 | 0", "检索费 | 元 | 45 | 0 | 0"]
    report = interpret(on_pages(extract.read(Source("page.html", page(rows(*lines), rows(*rest))))))
    assert {each.column: (each.status, each.raw) for each in report.observations if each.indicator == "reviews"} == {
        "current": (Status.UNCERTAIN, f"421396\n{digits}"),
        "cumulative": (Status.NUMBER, "2"),
    }
    assert "uncertain_row" in warnings(report)


def test_the_only_row_of_a_page_goes_on_with_a_row_of_the_next_one_that_has_no_label(cells_of: CellsOf) -> None:
    head, body = html("2021", "sec3").split("</tr>", 3)[:3], html("2021", "sec3").split("</tr>", 3)[3]
    first, others = body.split("</tr>", 1)
    numbers = [numbered("2021")["sec3.new_received", column.id] for column in table_of("2021", "sec3").columns]
    rest = "<tr>" + "<td></td>" * (2 + len(numbers)) + "<td>5</td></tr>"
    cut = "</tr>".join([*head, first.replace(f"{numbers[-1]}</td>", "332.</td>")]) + "</tr></table><table>"
    cells = cells_of(page(html("2021", "sec2_art20_1"), cut + rest + others))
    found = [cells["sec3.new_received", column.id] for column in table_of("2021", "sec3").columns]
    assert [str(cell.value) for cell in found] == [*numbers[:-1], "332.5"]


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("43,847,04", "1", "43847041"),  # its commas say that the number was cut
        ("43,8", "47", "43847"),
        ("43,847", "1", None),  # a whole number, and something else
        ("4384", "7", None),
        ("332.", "2", "332.2"),  # so does its point
        ("332.", "2.5", None),
        ("332", ".25", "332.25"),  # and one at the beginning of the rest
        ("33.2", ".5", None),
        ("33.2", "2", None),
    ],
)
def test_a_number_cut_by_a_page_break_is_one_if_its_commas_or_its_point_say_so(
    cells_of: CellsOf, upper: str, lower: str, expected: str | None
) -> None:
    lines = [*RETURN, "主动公开信息总数 | 条 | 01 | 5 | 9", f"行政复议数 | 件 | 40 | {upper} | 2"]
    rest = [f" | | | {lower} | ", "提供公开信息收取的费用 | 元 | 44 | 0 | 0", "检索费 | 元 | 45 | 0 | 0"]
    value = cells_of(page(rows(*lines), rows(*rest)))["reviews", "current"].value
    assert (None if value is None else str(value)) == expected


@pytest.mark.parametrize(
    ("upper", "lower", "full", "expected"),
    [
        ("68829", "4", True, 688294),  # its line had no room for another digit
        ("85770.", "56", True, Decimal("85770.56")),
        ("68829", "4", False, None),
        ("68829", "/", True, None),
        ("6,882", "94", True, None),  # whole by its commas, and no number with the rest
    ],
)
def test_a_number_cut_by_a_page_break_is_one_if_its_line_was_full(
    upper: str, lower: str, full: bool, expected: Decimal | None
) -> None:
    lines = [*RETURN, "主动公开信息总数 | 条 | 01 | 5 | 9", f"行政复议数 | 件 | 40 | {upper} | 2"]
    rest = [f" | | | {lower} | ", "提供公开信息收取的费用 | 元 | 44 | 0 | 0", "检索费 | 元 | 45 | 0 | 0"]
    document = extract.read(Source("page.html", page(rows(*lines), rows(*rest))))
    report = interpret(replace(document, blocks=tuple(_filled(block, upper, full) for block in document.blocks)))
    assert report
    values = {(each.indicator, each.column): each.value for each in report.observations}
    assert values["reviews", "current"] == expected


def _filled(block: Block, text: str, full: bool) -> Block:
    """A block whose cell of this text is marked as full."""
    if not isinstance(block, Table):
        return block
    rows = tuple(
        tuple(replace(cell, full=full) if cell and cell.text == text else cell for cell in row) for row in block.rows
    )
    return replace(block, rows=rows)


@pytest.mark.parametrize(("lower", "expected"), [(".12", Decimal("34465.12")), ("", 34465), ("/", None)])
def test_the_only_row_of_a_table_cut_by_a_page_break_is_one(lower: str, expected: Decimal | None) -> None:
    first = numbered("2021")["sec4.count", "review_upheld"]
    markup = html("2021", "sec4").replace(f"<td>{first}</td>", "<td>34465</td>", 1)
    blank = re.sub(r"<td>\d+</td>", "<td></td>", html("2021", "sec4")).replace("<td></td>", f"<td>{lower}</td>", 1)
    document = extract.read(Source("page.html", page(html("2021", "sec2_art20_1"), markup, blank)))
    report = interpret(
        on_pages(replace(document, blocks=tuple(_filled(block, "34465", full=True) for block in document.blocks)))
    )
    values = {(each.indicator, each.column): each.value for each in report.observations}
    assert values["sec4.count", "review_upheld"] == expected


def on_pages(document: Document) -> Document:
    """A document with each of its tables on a page of a PDF."""
    blocks = enumerate(document.blocks)
    return replace(
        document, blocks=tuple(_on_page(block, at) if isinstance(block, Table) else block for at, block in blocks)
    )


def _on_page(table: Table, number: int) -> Table:
    """A table as it stands on a page of a PDF."""
    place = PageLocator(number, (0, 0, 1, 1))
    cells = {cell: replace(cell, locator=place) for cell in table.cells()}
    return replace(
        table, rows=tuple(tuple(cells[cell] if cell else None for cell in row) for row in table.rows), locator=place
    )


LEAVES = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"


def test_remedies_printed_as_two_tables_are_told_apart_by_their_groups(cells_of: CellsOf) -> None:
    reviews = rows("行政复议 | 行政复议 | 行政复议 | 行政复议 | 行政复议", LEAVES, "1 | 2 | 3 | 4 | 10")
    suits = rows(
        " | ".join(["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5),
        f"{LEAVES} | {LEAVES}",
        "1 | 0 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 2",
    )
    cells = cells_of(page(html("2021", "sec2_art20_1"), reviews, suits))
    assert cells["sec4.count", "review_total"].value == 10
    assert cells["sec4.count", "lit_direct_total"].value == 1
    assert cells["sec4.count", "lit_after_review_upheld"].value == 2


def test_remedies_with_a_glued_header_are_told_by_their_number(cells_of: CellsOf) -> None:
    numbers = " | ".join(map(str, range(1, 16)))
    table = rows("行政复议行政诉讼", f"{LEAVES} | {LEAVES} | {LEAVES}", numbers)
    cells = cells_of(page(html("2021", "sec2_art20_1"), table))
    assert [cell.raw for (indicator, _), cell in cells.items() if indicator == "sec4.count"] == numbers.split(" | ")


def test_remedies_in_one_line_of_text_are_read(cells_of: CellsOf) -> None:
    header = "行政复议 行政诉讼 结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉 " + LEAVES.replace(
        " | ", " "
    )
    line = f"{header} {LEAVES.replace(' | ', ' ')} {' '.join(map(str, range(1, 16)))}"
    cells = cells_of(
        f"望溪县水务局2021年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n{line}\n五、无".encode()
    )
    assert cells["sec4.count", "lit_after_review_total"].value == 15


def test_a_column_of_serial_numbers_does_no_harm(cells_of: CellsOf) -> None:
    markup = rows(
        "序号 | 统计指标 | 单位 | 统计数",
        "9 | 主动公开政府信息数 | 条 | 320",
        "73 | 收到申请数 | 件 | 4",
        "12 | 申请办结数 | 件 | 5",
        "9 | 申请答复数 | 件 | 6",
    )
    cells = cells_of(page(markup))
    assert [cells[row, "value"].raw for row in ("proactive_total", "applications_received", "replies_total")] == [
        "320",
        "4",
        "6",
    ]


def test_a_return_of_2014_beside_the_tables_of_2021_is_read_too(report_of: ReportOf) -> None:
    report = report_of(page(html("2021", "sec2_art20_1"), html("2014", "statistics")))
    assert report.forms == ("2014", "2021")


def test_a_report_without_tables_from_2019_on_is_an_anomaly(report_of: ReportOf) -> None:
    assert "table_missing" in warnings(report_of(page("<p>一、总体情况</p>")))
    before = page("<p>一、概述</p>", title="望溪县水务局2012年政府信息公开工作年度报告")
    assert "table_missing" not in warnings(report_of(before))


@pytest.mark.parametrize(
    ("text", "status"), [("", Status.BLANK), ("0", Status.NUMBER), ("/", Status.SLASH), ("无", Status.ZERO_WORD)]
)
def test_tables_full_of_one_mark_keep_it(cells_of: CellsOf, text: str, status: Status) -> None:
    cells = cells_of(form_page("2021", dict.fromkeys(value_cells(form_by_id("2021")), text)))
    assert {cell.status for cell in cells.values()} == {status}


def test_totals_that_are_missing_are_not_computed(cells_of: CellsOf) -> None:
    values = {("sec3.granted", "natural_person"): "258", ("sec3.granted", "commercial_enterprise"): "12"}
    assert cells_of(form_page("2019", values))["sec3.granted", "total"].value is None


def test_a_trailing_tab_on_every_line_does_no_harm(cells_of: CellsOf) -> None:
    lines = ["信息内容\t本年制发件数\t本年废止件数\t现行有效件数\t", "规章\t0\t0\t1\t", "行政规范性文件\t2\t3\t4\t"]
    cells = cells_of("\n".join(["望溪县水务局2021年政府信息公开工作年度报告", "", *lines, "", "五、无"]).encode())
    assert [cell.raw for cell in cells.values()] == ["0", "0", "1", "2", "3", "4"]


def test_rows_copied_from_a_browser_without_their_merged_headings_are_read(cells_of: CellsOf) -> None:
    lines = [
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况",
        "自然人\t法人或其他组织\t总计",
        "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他",
        "一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21",
        "三、本年度办理结果\t（一）予以公开\t1\t0\t0\t0\t0\t0\t1",
        "（二）部分公开\t2\t0\t0\t0\t0\t0\t2",
        "（三）不予公开\t1.属于国家秘密\t3\t0\t0\t0\t0\t0\t3",
        "2.其他法律行政法规禁止公开\t4\t0\t0\t0\t0\t0\t4",
    ]
    cells = cells_of("\n".join(["望溪县水务局2019年政府信息公开工作年度报告", "", *lines, "", "五、无"]).encode())
    natural = [cell.raw for (_, column), cell in cells.items() if column == "natural_person"]
    assert natural == ["1", "1", "2", "3", "4"]


# Rows that are not there


def without(markup: str, *labels: str) -> str:
    """The table without the rows of these labels."""
    for label in labels:
        markup, count = re.subn(rf"<tr><td>{label}</td>.*?</tr>", "", markup)
        assert count == 1, label
    return markup


def test_a_row_that_is_missing_between_others_is_a_warning(report_of: ReportOf) -> None:
    report = report_of(page(without(html("2014", "statistics"), "政务微博公开政府信息数")))
    (message,) = [each.message for each in report.warnings if each.code == "rows_missing"]
    assert message == (
        "政府信息公开情况统计表: 1 of 58 rows were not found, some of them between others: 政务微博公开政府信息数"
    )


def test_rows_without_blanks_between_label_and_value_are_missed(report_of: ReportOf) -> None:
    lines = ["统计指标          单位    统计数", "一、主动公开情况          ----    ----"]
    lines += ["主动公开政府信息数          条    305", "主动公开规范性文件数条4", "制发规范性文件总数          件    4"]
    lines += ["政府网站公开政府信息数          条    276"]
    text = "望溪县水务局2015年政府信息公开工作年度报告\n\n政府信息公开情况统计表\n" + "\n".join(lines)
    assert "rows_missing" in warnings(report_of(text.encode()))


def test_a_value_on_a_line_of_its_own_is_a_warning(report_of: ReportOf) -> None:
    lines = ["统计指标                    单位    统计数", "主动公开政府信息数          条      305"]
    lines += ["主动公开规范性文件数        件      4", "制发规范性文件总数          件      ", "4"]
    lines += ["政府公报公开政府信息数      条      0", "政府网站公开政府信息数      条      276"]
    text = "望溪县水务局2015年政府信息公开工作年度报告\n\n政府信息公开情况统计表\n" + "\n".join(lines)
    (message,) = [each.message for each in report_of(text.encode()).warnings if each.code == "stray_number"]
    assert message == "4 stands alone behind the row 制发规范性文件总数, which was read as blank"


def test_a_section_that_is_left_out_as_a_whole_is_no_hole(report_of: ReportOf) -> None:
    table = table_of("2014", "statistics")
    section = [row.label for row in table.rows if row.id == "sec2_response" or row.parent == "sec2_response"]
    below = [row.label for row in table.rows if row.parent == "response_channels_heading"]
    below += [row.label for row in table.rows if row.parent in ("press_conferences", "web_interviews")]
    markup = without(html("2014", "statistics"), *section, *below)
    assert "rows_missing" not in warnings(report_of(page(markup)))


@pytest.mark.parametrize("form", ["2008", "2014", "2019", "2021"])
def test_no_row_of_a_whole_form_is_missing(report_of: ReportOf, form: str) -> None:
    assert "rows_missing" not in warnings(report_of(form_page(form, numbered(form))))
