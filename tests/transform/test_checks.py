from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.pages import form_page, form_table, page, rows
from transform.forms import load_forms
from transform.report import Check, CheckStatus, Report, Severity

ReportOf = Callable[[bytes], Report]
APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institute",
    "public_welfare_org",
    "legal_service_org",
    "other_org",
)


def checks(report: Report, name: str, subject: str | None = None) -> list[Check]:
    return [each for each in report.checks if each.check == name and subject in (None, each.subject)]


def statuses(report: Report, name: str, subject: str | None = None) -> list[CheckStatus]:
    return [each.status for each in checks(report, name, subject)]


def applications(**values: str) -> dict[tuple[str, str], str]:
    return {(f"sec3.{row}", "total"): text for row, text in values.items()}


@pytest.mark.parametrize(
    ("total", "status"),
    [
        ("7", CheckStatus.PASS),
        ("8", CheckStatus.FAIL),
        ("", CheckStatus.NOT_ASSESSABLE),
        ("见附件", CheckStatus.NOT_ASSESSABLE),
    ],
)
def test_a_sum_is_held_against_its_total(report_of: ReportOf, total: str, status: CheckStatus) -> None:
    values = {
        ("sec4.count", "review_upheld"): "5",
        ("sec4.count", "review_pending"): "2",
        ("sec4.count", "review_total"): total,
    }
    assert statuses(report_of(form_page("2019", values)), "m19_review_total") == [status]


def test_a_failed_check_says_what_is_printed_and_what_the_parts_give(report_of: ReportOf) -> None:
    values = {
        ("sec4.count", "review_upheld"): "10",
        ("sec4.count", "review_corrected"): "1",
        ("sec4.count", "review_total"): "0",
    }
    (check,) = checks(report_of(form_page("2021", values)), "m21_review_total")
    assert (check.status, check.severity, check.actual, check.expected) == (CheckStatus.FAIL, Severity.ERROR, 0, 11)
    assert "结果维持 10" in check.message
    assert "sec4.count/review_upheld" in map(str, check.cells)


def test_blank_parts_count_as_zero_beside_a_number(report_of: ReportOf) -> None:
    values = {("sec3.granted", "natural_person"): "258", ("sec3.granted", "total"): "258"}
    assert statuses(report_of(form_page("2019", values)), "m19_row_total", "granted") == [CheckStatus.PASS]


def test_a_total_without_any_part_is_not_assessable(report_of: ReportOf) -> None:
    assert statuses(report_of(form_page("2019", {("sec3.granted", "total"): "5"})), "m19_row_total", "granted") == [
        CheckStatus.NOT_ASSESSABLE
    ]


def test_the_balance_needs_both_of_its_sums(report_of: ReportOf) -> None:
    missing = form_page("2019", applications(new_received="5", carried_over="1", carried_forward="2"))
    complete = form_page(
        "2019", applications(new_received="5", carried_over="1", results_total="4", carried_forward="2")
    )
    assert statuses(report_of(missing), "m19_balance", "total") == [CheckStatus.NOT_ASSESSABLE]
    assert statuses(report_of(complete), "m19_balance", "total") == [CheckStatus.PASS]


def test_every_column_is_checked_for_itself(report_of: ReportOf) -> None:
    values = {
        (f"sec3.{row}", column): "1" for row in ("new_received", "results_total", "granted") for column in APPLICANTS
    }
    report = report_of(form_page("2021", values | {("sec3.results_total", "other_org"): "2"}))
    assert statuses(report, "m21_results_sum", "natural_person") == [CheckStatus.PASS]
    assert statuses(report, "m21_results_sum", "other_org") == [CheckStatus.FAIL]


def test_a_collapsed_row_stands_for_its_parts(report_of: ReportOf) -> None:
    tables = {(form.id, table.id): table for form in load_forms() for table in form.tables}
    values = applications(other_processing="3", results_total="3")
    company = form_table(tables["2021", "sec2_art20_1"], {})
    report = report_of(page(company, form_table(tables["2019", "sec3"], values)))
    assert report.forms == ("2021",)
    assert statuses(report, "m21_results_sum", "total") == [CheckStatus.PASS]


def test_channels_may_overlap_but_none_exceeds_the_total(report_of: ReportOf) -> None:
    values = {
        ("proactive_total", "value"): "10",
        ("proactive_via_gazette", "value"): "10",
        ("proactive_via_weibo", "value"): "11",
    }
    report = report_of(form_page("2014", values))
    found = [each.status for each in checks(report, "s14_channel_le_total")]
    assert found.count(CheckStatus.FAIL) == 1
    assert found.count(CheckStatus.PASS) == 1


def test_swapped_columns_are_seen(report_of: ReportOf) -> None:
    report = report_of(form_page("2008", {("reviews", "current"): "9", ("reviews", "cumulative"): "2"}))
    assert statuses(report, "m57_cumulative_ge_current", "reviews") == [CheckStatus.FAIL]


def test_staff_is_no_flow(report_of: ReportOf) -> None:
    assert not checks(
        report_of(form_page("2008", {("staff_total", "current"): "3"})), "m57_cumulative_ge_current", "staff_total"
    )


@pytest.mark.parametrize(
    ("text", "status"), [("-3", CheckStatus.FAIL), ("2.5", CheckStatus.FAIL), ("3", CheckStatus.PASS)]
)
def test_counts_are_whole_and_not_negative(report_of: ReportOf, text: str, status: CheckStatus) -> None:
    assert statuses(report_of(form_page("2021", applications(granted=text))), "m21_nonneg_integer")[0] is status


def test_amounts_of_money_may_have_decimals(report_of: ReportOf) -> None:
    assert statuses(report_of(form_page("2008", {("fees_total", "current"): "2.50"})), "m57_nonneg_integer") == [
        CheckStatus.PASS
    ]


def test_amounts_in_different_units_are_not_added(report_of: ReportOf) -> None:
    values = {("fees_total", "current"): "1万元", ("fees_search", "current"): "1"}
    assert statuses(report_of(form_page("2008", values)), "m57_fee_parts", "current") == [CheckStatus.NOT_ASSESSABLE]


def test_a_part_that_is_not_printed_makes_a_sum_not_assessable(report_of: ReportOf) -> None:
    lines = ["指标名称 | 计量单位 | 代码 | 本月实际数 | 到本月累计数", "政府信息公开工作人数 | 人 | 52 | 3 | ----"]
    report = report_of(page(rows(*lines, "2.兼职人员 | 人 | 54 | 1 | ----", "行政复议数 | 件 | 40 | 0 | ")))
    assert statuses(report, "m57_staff_parts", "current") == [CheckStatus.NOT_ASSESSABLE]


@pytest.mark.parametrize(
    ("agency", "status"),
    [
        ("望溪县青禾镇人民政府", CheckStatus.FAIL),
        ("云岭省水利厅", CheckStatus.PASS),
        ("澄湾市水务局", CheckStatus.NOT_ASSESSABLE),
    ],
)
def test_a_town_makes_no_regulations(report_of: ReportOf, agency: str, status: CheckStatus) -> None:
    values = {("sec2_art20_1.regulations", "in_force"): "6"}
    report = report_of(form_page("2021", values, title=f"{agency}2021年政府信息公开工作年度报告"))
    assert statuses(report, "m21_rule_maker") == [status]


def test_checks_change_nothing(report_of: ReportOf) -> None:
    report = report_of(form_page("2019", {("sec3.granted", "natural_person"): "1", ("sec3.granted", "total"): "9"}))
    totals = [each.value for each in report.observations if (each.indicator, each.column) == ("sec3.granted", "total")]
    assert totals == [Decimal(9)]
