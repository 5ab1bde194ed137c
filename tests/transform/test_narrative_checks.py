"""The text held against the tables, against itself, and against its shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.pages import form_table, page
from transform.checks.book import terms_of
from transform.forms import form_by_id
from transform.narrative.lexicon import lexicon
from transform.report import Check, CheckStatus, Report, Severity

ReportOf = Callable[[bytes], Report]
PASS, FAIL, OPEN = CheckStatus.PASS, CheckStatus.FAIL, CheckStatus.NOT_ASSESSABLE


def report_page(text: str, values: Mapping[tuple[str, str], str], form_id: str = "2021") -> bytes:
    form = form_by_id(form_id)
    tables = [table for table in form.tables if table.relative is None]
    blocks = (f"<p>{text}</p>", *(f"<p>{table.title}</p>{form_table(table, values)}" for table in tables))
    return page(*blocks, title=f"望溪县水务局{form_id}年政府信息公开工作年度报告")


def narrative(report: Report, name: str = "text_vs_table") -> list[Check]:
    return [each for each in report.checks if each.kind == "narrative" and each.check == name]


RECEIVED = {("sec3.new_received", "total"): "9", ("sec3.carried_over", "total"): "2"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("收到政府信息公开申请9件。", PASS),
        ("收到政府信息公开申请11件。", PASS),  # with those carried over
        ("收到政府信息公开申请8件。", FAIL),
        ("收到政府信息公开申请8件以上。", PASS),
        ("收到政府信息公开申请近10件。", PASS),
        ("收到政府信息公开申请约9件。", PASS),
        ("收到政府信息公开申请20余件。", FAIL),
        ("未收到政府信息公开申请。", FAIL),
        ("县直各部门收到政府信息公开申请30件。", OPEN),
    ],
)
def test_a_figure_is_held_against_its_cell(report_of: ReportOf, text: str, status: CheckStatus) -> None:
    (check,) = narrative(report_of(report_page(text, RECEIVED)))
    assert (check.status, check.severity, check.subject) == (status, Severity.WARN, "applications_received")


def test_a_failure_shows_both_and_where_else_the_number_stands(report_of: ReportOf) -> None:
    cells = {
        ("sec3.granted", "natural_person"): "5",
        ("sec3.granted", "other_org"): "2",
        ("sec3.granted", "total"): "7",
    }
    (check,) = narrative(report_of(report_page("予以公开5件。", cells)))
    assert (check.status, check.expected, check.actual) == (FAIL, 7, 5)
    assert (
        check.message
        == "the text says “予以公开5件”; the table gives 7: 予以公开 总计 7. 5 is the number of 予以公开 自然人"
    )


def test_a_blank_total_is_the_sum_of_its_row(report_of: ReportOf) -> None:
    cells = {("sec3.granted", "natural_person"): "5", ("sec3.granted", "other_org"): "2"}
    (check,) = narrative(report_of(report_page("予以公开7件。", cells)))
    assert check.status is PASS


def test_a_figure_is_held_against_a_sum_of_cells(report_of: ReportOf) -> None:
    cells = {("sec3.granted", "total"): "7", ("sec3.partly_granted", "total"): "2"}
    (check,) = narrative(report_of(report_page("予以公开及部分公开8件。", cells)))
    assert (check.status, check.expected) == (FAIL, 9)
    assert [str(cell) for cell in check.cells] == ["sec3.granted/total", "sec3.partly_granted/total"]


@pytest.mark.parametrize("cell", ["", "见附件", "/"])
def test_a_table_without_a_number_proves_nothing(report_of: ReportOf, cell: str) -> None:
    (check,) = narrative(report_of(report_page("收到政府信息公开申请9件。", {("sec3.new_received", "total"): cell})))
    assert check.status is OPEN


def test_a_number_in_ten_thousands_is_compared_as_exactly_as_it_is_printed(report_of: ReportOf) -> None:
    for printed, status in (("232895", PASS), ("234100", FAIL)):
        cells = {("site_column_visits", "current"): printed}
        (check,) = narrative(report_of(report_page("网站访问量23.3万人次。", cells, "2008")))
        assert check.status is status


def test_money_is_compared_in_one_unit(report_of: ReportOf) -> None:
    cells = {("fees_on_request", "value"): "0.5"}
    (check,) = narrative(report_of(report_page("收取费用5000元。", cells, "2014")))
    assert check.status is PASS


def test_all_upheld_is_held_against_the_cases_that_are(report_of: ReportOf) -> None:
    cells = {
        ("sec4.count", "review_upheld"): "5",
        ("sec4.count", "review_pending"): "2",
        ("sec4.count", "review_total"): "7",
    }
    total, upheld = narrative(report_of(report_page("行政复议7件，均获维持。", cells)))
    assert (total.status, upheld.status) == (PASS, FAIL)
    assert "“均获维持” (复议维持数 7); the table gives 5" in upheld.message


def test_two_sentences_are_held_against_each_other(report_of: ReportOf) -> None:
    text = "全年主动公开政府信息312条。</p><p>2021年，我局公开政府信息321条。"
    (check,) = narrative(report_of(report_page(text, {})), "text_vs_text")
    assert (check.status, check.subject) == (FAIL, "proactive_items")
    assert check.message == "the text says “主动公开政府信息312条” and “公开政府信息321条”"


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("答复政府信息公开申请40件，其中予以公开10件，占25%。", [PASS]),
        ("答复政府信息公开申请40件。予以公开10件，占总数的35%。", [FAIL]),
        ("主动公开政府信息200条，其中财政信息50条，占25%；规划信息10条，占总数的5%。", [PASS, PASS]),
        ("主动公开政府信息200条，其中财政信息50条、规划信息10条，共占30%。", []),
        ("答复政府信息公开申请40件。网上受理的占35%。", []),
    ],
)
def test_a_share_is_held_against_its_part(report_of: ReportOf, text: str, statuses: list[CheckStatus]) -> None:
    assert [each.status for each in narrative(report_of(report_page(text, {})), "text_share")] == statuses


def test_a_text_without_tables_has_nothing_to_be_held_against(report_of: ReportOf) -> None:
    assert narrative(report_of(page("<p>全年收到政府信息公开申请9件。</p>"))) == []


def test_the_cells_of_the_dictionary_are_cells_of_the_forms() -> None:
    for indicator in lexicon().indicators:
        for form_id, formulas in indicator.cells.items():
            form = form_by_id(form_id)
            columns = {(t.indicator(row), column.id) for t in form.tables for row in t.rows for column in t.columns}
            for _, row, column in (term for formula in formulas for term in terms_of(formula)):
                assert (row, column) in columns or any((row, annual) in columns for annual in form.annual_columns), (
                    f"{indicator.id}: form {form_id} has no {row}/{column}"
                )
