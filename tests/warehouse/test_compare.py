"""Comparisons: side by side, and nothing hidden that limits them."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import get_args

import pytest

from tests.warehouse.conftest import Load, dictionaries
from tests.warehouse.reports import AGENCY, failed_check, report
from transform.report import Scope, Severity
from warehouse.answer import Answer
from warehouse.comparison.layout import Layout
from warehouse.errors import NothingFoundError, QueryError, QuestionError, UnknownAgencyError, UnknownIndicatorError
from warehouse.warehouse import Warehouse

SCHOOLS = "青石县教育局"


@pytest.fixture(autouse=True)
def loaded(load: Load) -> None:
    """Two agencies over eleven years and three forms, with every kind of gap."""
    load(
        report("2008", {"reviews/current": 3, "applications_total/cumulative": 40}, year=2012),
        report("2014", {"reviews_total/value": "无", "applications_received/value": 339}, year=2016),
        report("2021", {"sec4.count/review_total": 4, "sec3.new_received/total": ""}, year=2022),
        report("2014", {"reviews_total/value": 7, "applications_received/value": "?"}, agency=SCHOOLS, year=2016),
        report("2021", {"sec3.new_received/total": 12}, agency=SCHOOLS, year=2022),
        report("2021", {}, agency=SCHOOLS, year=2023),
    )


def as_csv(answer: Answer) -> str:
    """The answer as a reader of CSV would see it, None as nothing."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([answer.columns, *answer.rows()])
    return file.getvalue()


def test_agencies_stand_beside_each_other(warehouse: Warehouse) -> None:
    assert (
        as_csv(warehouse.compare(["applications_received", "reviews", "complaints"]))
        == """\
indicator,label_zh,unit,year,云岭市生态环境局,青石县教育局,notes
applications_received,收到政府信息公开申请数,件,2012,40,,
applications_received,收到政府信息公开申请数,件,2016,339,(uncertain),"approximate from form 2014 on; \
青石县教育局: uncertain, applications_received/value (uncertain)"
applications_received,收到政府信息公开申请数,件,2022,(blank),12,\
approximate from form 2014 on; approximate from form 2019 on
applications_received,收到政府信息公开申请数,件,2023,,(no_table),
reviews,行政复议数,件,2012,3,,
reviews,行政复议数,件,2016,0,7,
reviews,行政复议数,件,2022,4,(not_printed),approximate from form 2019 on
reviews,行政复议数,件,2023,,(no_table),
complaints,申诉/举报投诉数,件,2012,(not_printed),,
complaints,申诉/举报投诉数,件,2016,(not_printed),(not_printed),
complaints,申诉/举报投诉数,件,2022,(no_row),(no_row),
complaints,申诉/举报投诉数,件,2023,,(no_table),
"""
    )


def test_years_stand_beside_each_other(warehouse: Warehouse) -> None:
    assert (
        as_csv(warehouse.compare(["reviews"], by="year"))
        == """\
indicator,label_zh,unit,agency,scope,2012,2016,2022,2023,notes
reviews,行政复议数,件,云岭市生态环境局,agency,3,0,4,,approximate from form 2019 on
reviews,行政复议数,件,青石县教育局,agency,,7,(not_printed),(no_table),
"""
    )


def test_indicators_stand_beside_each_other_in_the_order_asked(warehouse: Warehouse) -> None:
    assert (
        as_csv(warehouse.compare(["reviews", "applications_received"], agencies=[SCHOOLS], by="indicator"))
        == """\
agency,scope,year,reviews,applications_received,notes
青石县教育局,agency,2016,7,(uncertain),"applications_received: uncertain, applications_received/value (uncertain)"
青石县教育局,agency,2022,(not_printed),12,
青石县教育局,agency,2023,(no_table),(no_table),
"""
    )


def test_the_units_of_quantities_side_by_side_are_a_note(warehouse: Warehouse) -> None:
    asked = ["admin_fee_amount", "fees_charged", "grant_rate", "reviews / applications_received"]
    answer = warehouse.compare(asked, by="indicator")
    units = "units: admin_fee_amount 万元, fees_charged 元, grant_rate %, reviews / applications_received ratio"
    assert (answer.units, answer.notes[0]) == (units, units)
    assert answer.columns[3:-1] == tuple(asked)


def test_where_a_column_has_the_units_no_note_repeats_them(warehouse: Warehouse) -> None:
    answers = [warehouse.compare(["reviews"], by="year"), warehouse.compare(["reviews"], layout="long", by="indicator")]
    assert [(answer.units, "unit" in answer.columns) for answer in answers] == [(None, True), (None, True)]


def test_a_cell_that_is_printed_in_another_unit_says_so_beside_other_quantities(
    warehouse: Warehouse, load: Load
) -> None:
    fees = "sec2_art20_8.admin_fees/amount"
    load(report("2021", {fees: 5000}, agency=SCHOOLS, year=2024, units={fees: "元"}))
    answer = warehouse.compare([fees], years=[2024], by="indicator")
    assert (answer.units, answer.rows()[0][-2:]) == (f"units: {fees} 万元", ("5000", f"{fees}: in 元"))


def test_long_is_one_row_per_report_and_indicator(warehouse: Warehouse) -> None:
    rows = dictionaries(warehouse.compare(["reviews"], agencies=[AGENCY], layout="long"))
    assert [(row["year"], row["value"], row["status"], row["form"], row["comparability"]) for row in rows] == [
        (2012, 3, "number", "2008", None),
        (2016, 0, "number", "2014", "exact"),
        (2022, 4, "number", "2021", "approximate"),  # the step from 2014 to 2019 lies between
    ]
    assert all(row["uri"].endswith(".html") for row in rows)


def test_long_keeps_blank_missing_row_missing_table_and_missing_report_apart(warehouse: Warehouse) -> None:
    rows = dictionaries(warehouse.compare(["applications_received", "complaints"], layout="long"))
    found = {(row["indicator"], row["agency"], row["year"]): row["status"] for row in rows}
    assert found["applications_received", AGENCY, 2022] == "blank"
    assert found["complaints", AGENCY, 2022] == "no_row"
    assert found["complaints", AGENCY, 2016] == "not_printed"
    assert found["complaints", SCHOOLS, 2023] == "no_table"
    assert ("complaints", AGENCY, 2023) not in found


def test_years_restrict(warehouse: Warehouse) -> None:
    rows = dictionaries(warehouse.compare(["reviews"], years=[2016, 2012], layout="long"))
    assert sorted((row["year"], row["value"]) for row in rows) == [(2012, 3), (2016, 0), (2016, 7)]


def test_a_step_between_forms_that_is_not_crossed_is_no_note(warehouse: Warehouse) -> None:
    rows = dictionaries(warehouse.compare(["applications_received"], years=[2022]))
    assert [row["notes"] for row in rows] == [None]


def test_a_cell_of_a_form_can_be_compared(warehouse: Warehouse) -> None:
    assert (
        as_csv(warehouse.compare(["sec3.new_received/total"], years=[2016, 2022, 2023]))
        == """\
indicator,label_zh,unit,year,云岭市生态环境局,青石县教育局,notes
sec3.new_received/total,本年新收政府信息公开申请数量 总计,件,2016,(no_row),(no_row),
sec3.new_received/total,本年新收政府信息公开申请数量 总计,件,2022,(blank),12,
sec3.new_received/total,本年新收政府信息公开申请数量 总计,件,2023,,(no_table),
"""
    )


@pytest.mark.parametrize(
    ("raw", "text"), [("52.15", "52.15"), ("100", "100"), ("0.10", "0.1"), ("123456789012345678", "123456789012345678")]
)
def test_numbers_are_written_plainly(warehouse: Warehouse, load: Load, raw: str, text: str) -> None:
    load(report("2014", {"special_budget/value": raw}, year=2017, units={"special_budget/value": "万元"}))
    assert [row[4] for row in warehouse.compare(["special_budget"], years=[2017]).rows()] == [text]


def test_bounds_are_written_as_bounds(warehouse: Warehouse, load: Load) -> None:
    sites = {f"proactive_via_{site}_site/cumulative": 5 for site in ("provincial", "city", "own")}
    load(report("2008", sites, year=2010))
    (row,) = warehouse.compare(["proactive_via_gov_site"], years=[2010]).rows()
    assert row[4:] == ("5..15", f"{AGENCY}: only bounds are known")


def test_an_incomplete_value_names_what_is_missing(warehouse: Warehouse, load: Load) -> None:
    load(report("2014", {"replies_granted/value": 3, "replies_already_public/value": ""}, year=2017))
    (row,) = warehouse.compare(["granted"], years=[2017]).rows()
    assert row[4:] == ("(incomplete)", f"{AGENCY}: incomplete, lacks replies_already_public/value (blank)")


def test_scopes_of_one_agency_are_columns_of_their_own(warehouse: Warehouse, load: Load) -> None:
    for scope, value in ((Scope.AGENCY, 1), (Scope.LEVEL, 2), (Scope.AGGREGATE, 3)):
        load(report("2021", {"sec3.granted/total": value}, agency="云岭市人民政府", scope=scope))
    answer = warehouse.compare(["granted"], agencies=["云岭市人民政府"])
    assert answer.columns[4:7] == ("云岭市人民政府", "云岭市人民政府（本级）", "云岭市人民政府（汇总）")
    assert answer.rows()[0][4:7] == ("1", "2", "3")


def test_failed_checks_are_those_that_use_the_cells_of_the_value(warehouse: Warehouse, load: Load) -> None:
    checks = (
        failed_check("2021", "sec3.granted/total", "sec3.results_total/total"),
        failed_check("2021", "sec3.granted/total", severity=Severity.WARN),
        failed_check("2021", "sec4.count/review_total"),
    )
    load(report("2021", {"sec3.granted/total": 3, "sec3.carried_over/total": 1}, year=2024, checks=checks))
    rows = warehouse.compare(["granted", "applications_carried_in"], years=[2024], layout="long")
    assert {row["indicator"]: row["failed_checks"] for row in dictionaries(rows)} == {
        "granted": 1,
        "applications_carried_in": 0,
    }
    assert warehouse.compare(["granted"], years=[2024]).rows()[0][-1] == f"{AGENCY}: failed checks: 1"


def test_a_form_that_is_not_asked_for_leaves_neither_value_nor_failed_checks(warehouse: Warehouse, load: Load) -> None:
    checks = (failed_check("2014", "reviews_total/value"),)
    load(report("2014", {"reviews_total/value": 5}, year=2018, forms=("2014", "2021"), checks=checks))
    found = {}
    for form in ("2014", "2021"):
        (row,) = dictionaries(warehouse.compare(["reviews"], years=[2018], forms=[form], layout="long"))
        found[form] = (row["value"], row["status"], row["failed_checks"])
    assert found == {"2014": (5, "number", 1), "2021": (None, "not_printed", 0)}


def test_converted_money_is_exact_to_the_last_place(warehouse: Warehouse, load: Load) -> None:
    load(report("2014", {"special_budget/value": "1.23456789"}, year=2017, units={"special_budget/value": "元"}))
    (row,) = dictionaries(warehouse.compare(["special_budget"], years=[2017], layout="long"))
    assert row["value"] == Decimal("0.000123456789")


def test_a_question_that_no_report_fits_is_refused_with_what_there_is(warehouse: Warehouse) -> None:
    with pytest.raises(
        NothingFoundError, match="no report fits this question; the database has 6 of the years 2012 to 2023"
    ):
        warehouse.compare(["reviews"], years=[1999])


def test_reports_of_unknown_year_are_left_out(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {"sec3.granted/total": 3}, year=None))
    assert {row["year"] for row in dictionaries(warehouse.compare(["granted"], layout="long"))} == {
        2012,
        2016,
        2022,
        2023,
    }


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("reveiws", "reviews"),
        ("行政复议", "reviews"),
        ("Administrative review", "reviews"),
        ("sec3.grantd/total", "sec3.granted/total"),
    ],
)
def test_an_unknown_indicator_gets_suggestions(warehouse: Warehouse, name: str, suggestion: str) -> None:
    with pytest.raises(UnknownIndicatorError) as caught:
        warehouse.compare([name])
    assert suggestion in caught.value.suggestions
    assert f"unknown indicator {name}; did you mean {suggestion}" in str(caught.value)


@pytest.mark.parametrize("label", ["行政复议数", "Administrative reviews"])
def test_an_indicator_goes_by_its_exact_label(warehouse: Warehouse, label: str) -> None:
    answer = warehouse.compare([label, "reviews"])
    assert {row[0] for row in answer.rows()} == {"reviews"}


def test_a_rate_by_name_is_no_part_of_a_formula(warehouse: Warehouse) -> None:
    with pytest.raises(QuestionError, match=r"grant_rate is a rate by name.*write its own: granted / "):
        warehouse.compare(["grant_rate * 2"])


def test_an_unknown_agency_gets_suggestions(warehouse: Warehouse) -> None:
    with pytest.raises(UnknownAgencyError, match=f"unknown agency 青石教育局; did you mean {SCHOOLS}"):
        warehouse.compare(["reviews"], agencies=["青石教育局"])


def test_an_answer_is_also_an_arrow_table(warehouse: Warehouse) -> None:
    table = warehouse.compare(["reviews"], by="year").arrow()
    assert table.column("2016").to_pylist() == ["0", "7"]


def test_rows_that_were_not_all_read_can_be_read_again(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.answer.ROWS_AT_A_TIME", 1)
    answer = warehouse.compare(["reviews"], by="year")
    first = next(iter(answer))
    assert (answer.columns[0], answer.rows()[0], answer.arrow().num_rows) == ("indicator", first, 2)


def test_rows_that_another_reading_interrupts_are_not_taken_for_all(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.answer.ROWS_AT_A_TIME", 1)
    answer = warehouse.compare(["reviews"], by="year")
    rows = iter(answer)
    next(rows)
    answer.arrow()
    with pytest.raises(QueryError, match="read again before all of its rows"):
        next(rows)


@pytest.mark.parametrize("layout", get_args(Layout))
def test_figures_are_columns_of_text(warehouse: Warehouse, layout: Layout) -> None:
    answer = warehouse.compare(["reviews"], layout=layout)
    types = dict(zip(answer.columns, answer.types, strict=True))
    assert {types[name] for name in answer.figures} <= {"VARCHAR"}


def test_two_answers_do_not_disturb_each_other(warehouse: Warehouse) -> None:
    first = warehouse.compare(["reviews"], by="year")
    second = warehouse.compare(["complaints"], by="year")
    assert [row[0] for row in first.rows()] == ["reviews", "reviews"]
    assert [row[0] for row in second.rows()] == ["complaints", "complaints"]
