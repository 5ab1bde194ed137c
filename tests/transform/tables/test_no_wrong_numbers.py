"""Pages on which it is easy to read a wrong number: a right one, or none with a warning, must come out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Cells
from tests.pages import form_table, page, rows
from transform.forms import FormTable, form_by_id
from transform.report import Report, Status

ReportOf = Callable[[bytes], Report]
CellsOf = Callable[[bytes], Cells]
RETURN = "指标名称 | 计量单位 | 代码 | 本月实际数 | 到本月累计数"
LICENCES = rows("信息内容 | 本年处理决定数量", "行政许可 | 10")
TITLE = "望溪县水务局{}年政府信息公开工作年度报告"


def numbers(report: Report) -> dict[str, str]:
    """The values that were read, by indicator and column."""
    return {
        f"{each.indicator}/{each.column}": str(each.value) for each in report.observations if each.value is not None
    }


def codes(report: Report) -> set[str]:
    return {warning.code for warning in report.warnings}


def table_of(form: str, name: str) -> FormTable:
    return next(table for table in form_by_id(form).tables if table.id == name)


# Tables and columns that are something else


@pytest.mark.parametrize(
    "heads", ["2012年 | 2011年", "2011年 | 2012年", "本年 | 上年", "县水务局 | 县教育局", "数量 | 同比增加"]
)
def test_unknown_columns_are_not_taken_for_those_of_the_form(report_of: ReportOf, heads: str) -> None:
    table = rows(
        f"指标名称 | 计量单位 | {heads}",
        "主动公开信息总数 | 条 | 210 | 190",
        "申请公开信息总数 | 次 | 31 | 28",
        "行政复议数 | 件 | 0 | 2",
    )
    report = report_of(page(table, title=TITLE.format(2012)))
    assert numbers(report) == {}
    assert "uncertain_row" in codes(report)


def test_a_sentence_that_only_compares_with_another_year_leaves_a_table_in(report_of: ReportOf) -> None:
    text = "<p>申请情况较2017年有所增加，统计情况如下。</p>"
    table = rows("统计指标 | 单位 | 统计数", "收到申请数 | 件 | 5", "申请办结数 | 件 | 5", "申请答复数 | 件 | 5")
    assert numbers(report_of(page(text, table, title=TITLE.format(2018))))


def test_the_year_field_within_a_table_is_that_of_the_table(report_of: ReportOf) -> None:
    fields = "填报单位：望溪县水务局 | 年度：2017"
    table = rows(
        fields, "统计指标 | 单位 | 统计数", "收到申请数 | 件 | 5", "申请办结数 | 件 | 5", "申请答复数 | 件 | 5"
    )
    report = report_of(page(table, title=TITLE.format(2018)))
    assert numbers(report) == {}
    assert "other_period" in codes(report)


def test_what_is_said_above_a_table_holds_for_those_directly_behind_it(report_of: ReportOf) -> None:
    fines = rows("信息内容 | 本年处理决定数量", "行政处罚 | 3")
    assert numbers(report_of(page("<p>附：2020年情况</p>", LICENCES, fines))) == {}
    report = report_of(page("<p>附：2020年情况</p>", LICENCES, "<p>第二十条第（六）项</p>", fines))
    assert set(numbers(report)) == {"sec2_art20_6.admin_penalty/decisions"}


@pytest.mark.parametrize(
    "caption",
    [
        "附：2017年政府信息公开情况统计表",
        "附：2017政府信息公开情况统计表",
        "2018年第四季度政府信息公开情况统计表",
        "去年数据",
        "年度：2017",
        "（2017年度）</p><p>填报单位：望溪县水务局</p><p>单位负责人：</p><p>填报人：",
        "为便于对比，现将2017年度统计情况附后。",
    ],
)
def test_a_table_of_another_period_is_left_out(report_of: ReportOf, caption: str) -> None:
    table = rows("统计指标 | 单位 | 统计数", "收到申请数 | 件 | 5", "申请办结数 | 件 | 5", "申请答复数 | 件 | 5")
    report = report_of(page(f"<p>{caption}</p>", table, title=TITLE.format(2018)))
    assert numbers(report) == {}
    assert "other_period" in codes(report)


def test_a_second_header_that_is_not_understood_puts_its_columns_in_doubt(report_of: ReportOf) -> None:
    table = rows("信息内容 | 处理决定数量 | ", " | 上年 | 本年", "行政许可 | 10 | 20")
    assert numbers(report_of(page(table))) == {}


def test_a_column_to_the_left_of_the_others_is_read_too(report_of: ReportOf) -> None:
    table = rows("信息内容 | 处理决定数量 | 上一年项目数量 | 本年增/减", "行政许可 | 10 | 20 | 1")
    report = report_of(page(table))
    assert numbers(report) == {
        "sec2_art20_5.admin_license/decisions": "10",
        "sec2_art20_5.admin_license/prev_items": "20",
        "sec2_art20_5.admin_license/change": "1",
    }


def test_two_halves_side_by_side_are_both_read(report_of: ReportOf) -> None:
    table = rows(
        "统计指标 | 单位 | 统计数 | 统计指标 | 单位 | 统计数",
        "收到申请数 | 件 | 5 | 当面申请数 | 件 | 2",
        "申请办结数 | 件 | 7 | 按时办结数 | 件 | 6",
        "申请答复数 | 件 | 8 | 同意公开答复数 | 件 | 1",
    )
    found = numbers(report_of(page(table, title=TITLE.format(2016))))
    assert (found["applications_received/value"], found["applications_in_person/value"]) == ("5", "2")


# Rows that are something else


@pytest.mark.parametrize(
    "label",
    ["政务抖音公开政府信息数", "政府公示栏公开政府信息数", "涉及国家安全", "信访投诉数量"],
)
def test_a_row_that_is_only_like_one_of_the_form_is_not_it(report_of: ReportOf, label: str) -> None:
    table = rows(
        "统计指标 | 单位 | 统计数",
        "主动公开政府信息数 | 条 | 100",
        f"{label} | 条 | 33",
        "收到申请数 | 件 | 5",
        "申请办结数 | 件 | 5",
    )
    report = report_of(page(table, title=TITLE.format(2016)))
    assert "33" not in numbers(report).values()
    assert "unknown_row" in codes(report)


@pytest.mark.parametrize("label", ["行政处罚人数", "行政处罚次", "行政处罚件次"])
def test_a_row_that_counts_something_else_is_not_that_of_the_form(report_of: ReportOf, label: str) -> None:
    assert numbers(report_of(page(rows("信息内容 | 本年处理决定数量", f"{label} | 3", "行政强制 | 4")))) == {
        "sec2_art20_6.admin_coercion/decisions": "4"
    }


def test_rows_in_another_order_are_told_by_their_labels(report_of: ReportOf) -> None:
    table = rows(
        "统计指标 | 单位 | 统计数",
        "主动公开政府信息数 | 条 | 100",
        "政府网站公开政府信息数 | 条 | 60",
        "政务微博公开政府信息数 | 条 | 3",
        "政府公报公开政府信息数 | 条 | 9",
        "收到申请数 | 件 | 5",
    )
    found = numbers(report_of(page(table, title=TITLE.format(2016))))
    assert found["proactive_via_gazette/value"] == "9"
    assert "proactive_via_other/value" not in found


def test_a_county_site_is_no_site_of_the_bureau(report_of: ReportOf) -> None:
    table = rows(
        RETURN,
        "主动公开信息总数 | 条 | 01 | 9 | 90",
        "通过省级政府网站公开信息数 | 条 | 02 | 1 | 10",
        "通过县级政府网站公开信息数 | 条 | 04 | 3 | 30",
    )
    report = report_of(page(table, title=TITLE.format(2012)))
    assert "proactive_via_own_site/current" not in numbers(report)
    assert "unknown_row" in codes(report)


def test_a_label_that_was_read_in_spite_of_damage_is_reported(report_of: ReportOf) -> None:
    table = form_table(table_of("2021", "sec3"), {}).replace("其他法律行政法规禁止公开", "其他法律行政止公开")
    messages = [w.message for w in report_of(page(table)).warnings if w.code == "label_read_as"]
    assert messages == ["其他法律行政止公开 was read as 其他法律行政法规禁止公开"]


def test_a_row_of_its_own_under_a_heading_is_no_row_of_another_heading(report_of: ReportOf) -> None:
    before, last, after = form_table(table_of("2021", "sec3"), {}).partition('<tr><td colspan="1">属于行政查询事项')
    own = '<tr><td colspan="1">9.其他</td>' + "<td>5</td>" * 7 + "</tr>"
    rest, _, end = after.partition('<tr><td rowspan="3">其他处理')
    end = end[end.index('<tr><td colspan="2">总计') :]
    before = before.replace('rowspan="8">不予公开', 'rowspan="9">不予公开').replace('rowspan="22"', 'rowspan="20"')
    first, _, others = rest.partition("</tr>")
    of_2021 = rows("信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数", "规章 | 0 | 0 | 9")
    report = report_of(page(of_2021, f"{before}{last}{first}</tr>{own}{others}{end}"))
    assert not any(key.startswith("sec3") for key in numbers(report))
    assert any("9.其他 | 5" in warning.message for warning in report.warnings if warning.code == "unknown_row")


RETURN_OF_THREE = rows("统计指标 | 单位 | 统计数", "收到申请数 | 件 | 5", "申请办结数 | 件 | 5", "申请答复数 | 件 | 5")


@pytest.mark.parametrize(
    "lines",
    [
        ["上一篇：2016年政府信息公开工作年度报告", "下一篇：没有了", "发布时间：2018-01-20", "来源：本站", "附表"],
        ["2016年", "2017年", "2018年", "望溪县水务局2018年政府信息公开情况统计表"],
        ["五、2019年工作计划", "（略）", "附件", "政府信息公开情况统计表", "（2018年度）"],
        ["针对存在的问题，2019年我局将做好如下工作：加强培训。"],
        ["现将按照国务院办公厅2014年印发的统计制度填报的报表附后。"],
    ],
)
def test_lines_about_other_things_leave_a_table_in(report_of: ReportOf, lines: list[str]) -> None:
    above = "".join(f"<p>{line}</p>" for line in lines)
    assert len(numbers(report_of(page(above, RETURN_OF_THREE, title=TITLE.format(2018))))) == 3


@pytest.mark.parametrize("field", ["统计时间：2018年1-12月", "有效期至：2019年", "填报日期：2019年"])
def test_fields_of_a_return_that_are_no_year_of_it_leave_it_in(report_of: ReportOf, field: str) -> None:
    lines = (
        f"填报单位：望溪县水务局 | {field}",
        "统计指标 | 单位 | 统计数",
        "收到申请数 | 件 | 5",
        "申请办结数 | 件 | 5",
    )
    table = rows(*lines, "申请答复数 | 件 | 5")
    assert len(numbers(report_of(page(table, title=TITLE.format(2018))))) == 3


def test_prose_ends_what_is_said_above_the_table_before(report_of: ReportOf) -> None:
    fines = rows("信息内容 | 本年处理决定数量", "行政处罚 | 3")
    report = report_of(page("<p>2020年情况</p>", LICENCES, "<p>本机关按照规定公开处罚决定。</p>", fines))
    assert set(numbers(report)) == {"sec2_art20_6.admin_penalty/decisions"}


def test_a_code_behind_which_the_value_is_lost_is_no_value(report_of: ReportOf) -> None:
    lines = ("主动公开信息总数 | 条 | 01 | 86", "受理依申请公开信息总数 | 次 | 15", "当面申请数 | 次 | 16 | 4")
    table = rows("指标名称 | 计量单位 | 代码 | 到本月累计数", *lines, "行政诉讼数 | 件 | 45 | 1")
    found = numbers(report_of(page(table, title=TITLE.format(2012))))
    assert sorted(found.values()) == ["1", "4", "86"]


# Spans that are wrong


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('rowspan="3"', 'rowspan="2"'),
        ('<td colspan="7">申请人情况</td></tr><tr>', ""),
        ('<td rowspan="2">自然人', '<td></td><td rowspan="2">自然人'),
    ],
)
def test_a_header_with_wrong_spans_never_moves_a_number(report_of: ReportOf, old: str, new: str) -> None:
    table = table_of("2021", "sec3")
    values = {("sec3.new_received", column.id): str(number) for number, column in enumerate(table.columns, 1)}
    damaged = form_table(table, values).replace(old, new, 1)
    found = numbers(report_of(page(damaged)))
    right = {f"{indicator}/{column}": text for (indicator, column), text in values.items()}
    assert set(found.items()) <= set(right.items())


def test_an_empty_cell_in_the_header_of_the_remedies_never_moves_a_number(report_of: ReportOf) -> None:
    table = table_of("2021", "sec4")
    values = {("sec4.count", column.id): str(number) for number, column in enumerate(table.columns, 1)}
    damaged = form_table(table, values).replace('<td rowspan="2">结果维持', '<td></td><td rowspan="2">结果维持', 1)
    assert numbers(report_of(page(damaged))) == {}


def remedies(*, first: str, second: str) -> str:
    """Table 四 with these headings over the two groups of lawsuits: 1 to 15 from left to right."""
    table = table_of("2021", "sec4")
    printed = form_table(table, {("sec4.count", column.id): str(at) for at, column in enumerate(table.columns, 1)})
    return printed.replace("未经复议直接起诉", "<1>").replace("复议后起诉", second).replace("<1>", first)


@pytest.mark.parametrize(("year", "form"), [(2020, "2019"), (2022, "2021")])
def test_a_table_that_two_forms_have_is_of_the_form_in_force(report_of: ReportOf, year: int, form: str) -> None:
    table = form_table(table_of("2021", "sec4"), {})
    assert report_of(page(table, title=TITLE.format(year))).forms == (form,)


def test_the_headings_of_groups_tell_their_columns_in_any_order(report_of: ReportOf) -> None:
    found = numbers(report_of(page(remedies(first="复议后起诉", second="未经复议直接起诉"))))
    assert found["sec4.count/lit_after_review_upheld"] == "6"
    assert found["sec4.count/lit_direct_total"] == "15"
    assert len(found) == 15


def test_columns_under_the_heading_of_another_group_are_uncertain(report_of: ReportOf) -> None:
    report = report_of(page(remedies(first="复议后起诉", second="复议后起诉")))
    assert numbers(report) == {}
    assert "uncertain_row" in codes(report)


def test_the_only_number_of_a_row_is_no_code(report_of: ReportOf) -> None:
    table = rows(
        "项目 | 单位 | 数量",
        "主动公开信息总数 | 条 | 86",
        "受理依申请公开信息总数 | 次 | 12",
        "当面申请数 | 次 | 7",
        "对申请的答复总数 | 条 | 12",
        "行政诉讼数 | 件 | 1",
    )
    report = report_of(page(table, title=TITLE.format(2012)))
    assert not any(each.status is Status.BLANK for each in report.observations)
    assert codes(report) & {"unread_table", "unknown_row", "uncertain_row"}


@pytest.mark.parametrize(
    "lines",
    [
        ["信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数", "规章 | | 7 | 8 | 9"],
        ["信息内容 | 本年处理决定数量 | ", "行政许可 | 1 | 2"],
    ],
)
def test_a_row_with_more_cells_than_its_header_is_uncertain(report_of: ReportOf, lines: list[str]) -> None:
    report = report_of(page(rows(*lines)))
    assert numbers(report) == {}
    assert "uncertain_row" in codes(report)


def test_positions_prove_nothing_in_a_text(report_of: ReportOf) -> None:
    text = "信息内容  本年制发件数  本年废止件数  现行有效件数\n规章  0  0  0\n行政规范性文件  3    5\n"
    found = numbers(report_of(f"{TITLE.format(2021)}\n\n{text}五、其他\n".encode()))
    assert not any(key.startswith("sec2_art20_1.normative_docs") for key in found)


def test_a_cell_with_the_number_of_its_neighbour_puts_the_row_in_doubt(report_of: ReportOf) -> None:
    text = "信息内容  本年制发件数  本年废止件数  现行有效件数\n规章  5 265.9  78  3\n行政规范性文件  3  1  5\n"
    found = numbers(report_of(f"{TITLE.format(2021)}\n\n{text}五、其他\n".encode()))
    assert not any(key.startswith("sec2_art20_1.regulations") for key in found)


def test_a_page_number_in_a_table_without_borders_is_no_value(report_of: ReportOf) -> None:
    lines = [TITLE.format(2021), "", "信息内容", "本年处理决定数量", "行政许可", "10", "3", "五、其他"]
    assert numbers(report_of("\n".join(lines).encode())) == {}


# Units


def test_money_has_the_unit_that_is_printed(report_of: ReportOf) -> None:
    table = rows(
        "统计指标 | 统计数",
        "收到申请数 | 5",
        "申请办结数 | 5",
        "依申请公开信息收取的费用（元） | 350",
        "举报投诉数量 | 0",
    )
    report = report_of(page(table, title=TITLE.format(2016)))
    assert {each.unit for each in report.observations if each.indicator == "fees_on_request"} == {"元"}


@pytest.mark.parametrize(("caption", "unit"), [("<p>单位：元</p>", "元"), ("", None)])
def test_money_without_a_unit_has_that_of_the_caption_or_none(report_of: ReportOf, caption: str, unit: str) -> None:
    report = report_of(page(caption, rows("信息内容 | 本年收费金额", "行政事业性收费 | 2500")))
    assert [each.unit for each in report.observations] == [unit]


# Pages with more than one report


def test_the_tables_of_another_report_on_the_page_are_left_out(report_of: ReportOf) -> None:
    other = rows("信息内容 | 本年处理决定数量", "行政处罚 | 7", "行政强制 | 1")
    report = report_of(page(LICENCES, "<h2>望溪县教育局2021年政府信息公开工作年度报告</h2>", other))
    assert numbers(report) == {"sec2_art20_5.admin_license/decisions": "10"}
    assert "another_report" in codes(report)


# Tables that are not read


@pytest.mark.parametrize(
    "table",
    [
        rows("信息内容 | 2020年处理决定数量 | 2021年处理决定数量", "行政处罚 | 10 | 20"),
        rows("信息内容 | 规章 | 行政规范性文件", "本年制发件数 | 0 | 1", "本年废止件数 | 0 | 2"),
    ],
)
def test_a_table_that_looks_like_one_of_a_form_and_is_not_read_is_reported(report_of: ReportOf, table: str) -> None:
    report = report_of(page(LICENCES, table))
    assert numbers(report) == {"sec2_art20_5.admin_license/decisions": "10"}
    assert "unread_table" in codes(report)


def test_tables_that_a_report_of_the_form_should_have_are_missed(report_of: ReportOf) -> None:
    (message,) = [w.message for w in report_of(page(LICENCES)).warnings if w.code == "table_missing"]
    assert "收到和处理政府信息公开申请情况" in message


def test_a_text_with_digits_that_is_no_number_is_reported(report_of: ReportOf) -> None:
    report = report_of(page(rows("信息内容 | 本年处理决定数量", "行政许可 | 约5")))
    assert "unread_value" in codes(report)


# Lines beside the row of table 四


@pytest.mark.parametrize(
    "below", ["五、存在的主要问题及改进情况", "公开内容有待丰富。", "2021年公开信息120条。", "备注：无"]
)
@pytest.mark.parametrize("cells", [1, 15])
def test_prose_below_table_four_does_not_take_the_place_of_its_numbers(
    report_of: ReportOf, below: str, cells: int
) -> None:
    sec4 = table_of("2021", "sec4")
    values = {(sec4.indicator(sec4.rows[0]), column.id): str(at) for at, column in enumerate(sec4.columns)}
    line = f"<td colspan={15 // cells}>{below}</td>" + "<td></td>" * (cells - 1)
    report = report_of(page(form_table(sec4, values).replace("</table>", f"<tr>{line}</tr><tr>{line}</tr></table>")))
    assert list(numbers(report).values()) == [str(at) for at in range(15)]


def test_two_rows_of_numbers_in_table_four_are_in_doubt(report_of: ReportOf) -> None:
    sec4 = table_of("2021", "sec4")
    values = {(sec4.indicator(sec4.rows[0]), column.id): str(at) for at, column in enumerate(sec4.columns)}
    second = "<tr>" + "<td>7</td>" * 15 + "</tr></table>"
    assert numbers(report_of(page(form_table(sec4, values).replace("</table>", second)))) == {}


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        ("政府信息公开情况统计表", True),
        ("附件：望溪县水务局2016年政府信息公开情况统计表", True),
        ("附：2015年政府信息公开情况统计表", False),
        ("统计数据见政府信息公开情况统计表。", False),
    ],
)
def test_the_title_of_a_table_that_cannot_be_read_is_said(report_of: ReportOf, line: str, is_said: bool) -> None:
    clipped = rows("统计指标单位 | 统计数", "主动公开政府条 | 311", "其中：主动公条 | 5", "2.同意公开答件复数 | 7")
    report = report_of(page(f"<p>{line}</p>", clipped, title=TITLE.format(2016)))
    assert report.observations == ()
    assert ("table_missing" in codes(report)) is is_said


def test_the_title_of_a_table_that_was_read_is_no_warning(report_of: ReportOf) -> None:
    table = rows("统计指标 | 单位 | 统计数", "收到申请数 | 件 | 5", "申请办结数 | 件 | 5", "申请答复数 | 件 | 5")
    assert "table_missing" not in codes(
        report_of(page("<p>政府信息公开情况统计表</p>", table, title=TITLE.format(2016)))
    )


# Rows that were torn apart, and values that stand beside another label


@pytest.mark.parametrize(
    "lines",
    [
        ["行政处罚 | 13", " | 00"],
        ["行政处罚 | ", " | 1300"],
        [" | 1300", "行政处罚 | "],
    ],
)
def test_a_row_beside_numbers_without_a_label_is_uncertain(report_of: ReportOf, lines: list[str]) -> None:
    report = report_of(page(rows("信息内容 | 本年处理决定数量", *lines, "行政强制 | 4")))
    fines = [each for each in report.observations if each.indicator == "sec2_art20_6.admin_penalty"]
    assert {each.status for each in fines} <= {Status.UNCERTAIN}
    assert numbers(report) == {"sec2_art20_6.admin_coercion/decisions": "4"}
    assert "unknown_row" in codes(report)


def test_as_many_values_as_a_header_that_lacks_columns_prove_nothing(report_of: ReportOf) -> None:
    lines = [
        "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他",
        "一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21",
        "二、上年结转政府信息公开申请数量\t1\t1\t1\t1\t4",
        "（一）予以公开\t1\t0\t0\t0\t0\t0\t1",
    ]
    found = numbers(report_of("\n".join([TITLE.format(2019), "", *lines, "", "五、无"]).encode()))
    assert not any(key.startswith("sec3.carried_over") for key in found)
    assert found["sec3.new_received/total"] == "21"


def test_values_that_stand_before_their_labels_are_not_those_of_the_labels_before(report_of: ReportOf) -> None:
    lines = (
        "统计指标 单位 统计数 主动公开情况 6531 主动公开政府信息数 6264 主动公开规范性文件数 7248 制发规范性文件总数"
    )
    report = report_of("\n".join([TITLE.format(2017), "一、概述", *lines.split()]).encode())
    assert numbers(report) == {}
    assert "unread_table" in codes(report)
