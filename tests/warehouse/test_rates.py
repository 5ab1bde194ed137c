"""Quantities made of harmonised indicators: sums, quotients, and rates by name."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.warehouse.conftest import Load, dictionaries
from tests.warehouse.reports import report
from transform.forms import load_forms
from warehouse.dictionary.crosswalk import load_crosswalk
from warehouse.dictionary.rates import load_rates
from warehouse.errors import InvalidCrosswalkError, MixedUnitsError, QuestionError, UnknownIndicatorError
from warehouse.warehouse import Warehouse

ANSWERED, GRANTED, PARTLY = "sec3.results_total/total", "sec3.granted/total", "sec3.partly_granted/total"
FEES = "sec2_art20_8.admin_fees/amount"


def result(warehouse: Warehouse, quantity: str) -> tuple[object, str, str | None]:
    """Value, status and unit of a quantity in the only report."""
    (row,) = dictionaries(warehouse.compare([quantity], layout="long"))
    return row["value"], row["status"], row["unit"]


@pytest.mark.parametrize(
    ("quantity", "value", "unit"),
    [
        ("granted / applications_answered", Decimal("0.5"), "ratio"),
        ("granted/applications_answered", Decimal("0.5"), "ratio"),
        ("grant_rate", 50, "%"),
        ("grant_rate_with_partial", 75, "%"),
        ("(granted + granted_partly) / applications_answered", Decimal("0.75"), "ratio"),
        ("granted + granted_partly", 9, "件"),
        ("applications_answered - granted - granted_partly", 3, "件"),
        ("granted * 2", 12, "件"),
        ("2 * granted", 12, "件"),
        ("100 * granted / applications_answered", 50, "ratio"),
        ("同意（予以）公开数 / 申请答复（办理）数", Decimal("0.5"), "ratio"),
        ("(同意(予以)公开数 + 同意部分公开数) / 申请答复(办理)数", Decimal("0.75"), "ratio"),
        ("同意部分公開數 + granted", 9, "件"),
        ("admin_fee_amount / granted", Decimal("4.4"), "万元/件"),
        ("admin_fee_amount / admin_fee_amount", 1, "ratio"),
    ],
)
def test_a_formula_is_computed(warehouse: Warehouse, load: Load, quantity: str, value: object, unit: str) -> None:
    load(report("2021", {ANSWERED: 12, GRANTED: 6, PARTLY: 3, FEES: "26.4"}, units={FEES: "万元"}))
    assert result(warehouse, quantity) == (value, "number", unit)


def test_a_quotient_shows_no_digits_that_a_double_does_not_hold(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {ANSWERED: 3, GRANTED: 1583800}))
    assert result(warehouse, "granted / applications_answered")[0] == Decimal("527933.333333")


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({ANSWERED: 0, GRANTED: 0}, "undefined"),
        ({ANSWERED: 12, GRANTED: ""}, "incomplete"),
        ({ANSWERED: "", GRANTED: ""}, "blank"),
        ({ANSWERED: 12, GRANTED: "?"}, "uncertain"),
        ({ANSWERED: 12}, "incomplete"),
        ({PARTLY: 1}, "not_printed"),
    ],
)
def test_a_quotient_without_its_parts_says_why(
    warehouse: Warehouse, load: Load, cells: dict[str, str | int], status: str
) -> None:
    load(report("2021", cells))
    assert result(warehouse, "grant_rate") == (None, status, "%")


def test_what_is_missing_is_named(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {ANSWERED: 12, GRANTED: ""}))
    assert warehouse.compare(["grant_rate"]).rows()[0][-1].endswith("incomplete, lacks granted (blank)")


def test_a_rate_of_rows_that_the_form_does_not_have(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {ANSWERED: 12}))
    assert result(warehouse, "applications_per_staff_member")[:2] == (None, "no_row")


def test_a_rate_compares_as_its_worst_input_does(warehouse: Warehouse, load: Load) -> None:
    load(
        report("2014", {"reviews_total/value": 1, "applications_received/value": 100}, year=2018),
        report("2021", {"sec4.count/review_total": 1, "sec3.new_received/total": 50}, year=2022),
    )
    _, later = dictionaries(warehouse.compare(["reviews_per_100_applications"], layout="long"))
    assert (later["value"], later["comparability"]) == (2, "approximate")


def test_failed_checks_of_the_parts_count_for_the_rate(warehouse: Warehouse, load: Load) -> None:
    from tests.warehouse.reports import failed_check  # noqa: PLC0415

    load(report("2021", {ANSWERED: 12, GRANTED: 6}, checks=(failed_check("2021", ANSWERED),)))
    (row,) = dictionaries(warehouse.compare(["grant_rate"], layout="long"))
    assert row["failed_checks"] == 1


@pytest.mark.parametrize(
    ("quantity", "error", "words"),
    [
        ("granted + granted_partly / applications_answered", QuestionError, "put 'granted \\+ granted_partly' in par"),
        ("granted / sec3.granted.total", QuestionError, "is a cell of a form; write harmonised indicators"),
        ("max(granted, refused)", UnknownIndicatorError, "unknown indicator"),
        ("granted .. refused + reviews", QuestionError, "are for the crosswalk"),
        ("granted / answered", UnknownIndicatorError, "unknown indicator answered; did you mean applications_answered"),
        ("admin_fee_amount / fees_charged", MixedUnitsError, r"and convert \(1 万元 is 10000 元\)"),
        (
            "fees_charged / (special_budget + expenditure)",
            MixedUnitsError,
            "fees_charged in 元, special_budget in 万元, ",
        ),
        ("(special_budget + fees_charged) / granted", MixedUnitsError, "in different units is not added up"),
        ("granted + staff", MixedUnitsError, "granted in 件, staff in 人: what is counted in different units"),
    ],
)
def test_a_formula_that_cannot_be_read_says_why(
    warehouse: Warehouse, quantity: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        warehouse.compare([quantity])


def test_a_rate_of_the_file_must_be_made_of_the_crosswalk(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(
        "rate_id,label_zh,label_en,formula,factor,unit,note\nreviews,复议,Reviews,granted / answers,1,ratio,\n",
        encoding="utf-8",
    )
    with pytest.raises(
        InvalidCrosswalkError, match="the name reviews is taken; reviews: there is no indicator answers"
    ):
        load_rates(load_crosswalk(load_forms()), path)


@pytest.mark.parametrize(
    "quantity", ["granted / applications_answered * 100", "(granted / applications_answered) * 100"]
)
def test_a_factor_behind_the_slash_is_refused(warehouse: Warehouse, load: Load, quantity: str) -> None:
    load(report("2021", {GRANTED: 6, ANSWERED: 12}))
    with pytest.raises(QuestionError, match="put the factor before the slash"):
        warehouse.compare([quantity])


SMALL = "reviews / site_column_visits"


@pytest.mark.parametrize(
    ("visits", "value", "text"),
    [
        (30_000_000, Decimal("0.000000033333"), "0.000000033333"),
        (5_000_000, Decimal("0.0000002"), "0.0000002"),
        (1_500, Decimal("0.000666666667"), "0.000666666667"),
        (300, Decimal("0.003333"), "0.003333"),
        (30_000_000_000_000, Decimal("0.000000000001"), "≤0.000000000001"),
    ],
)
def test_a_small_quotient_is_not_nothing(
    warehouse: Warehouse, load: Load, visits: int, value: Decimal, text: str
) -> None:
    load(report("2008", {"reviews/current": 1, "site_column_visits/current": visits}, year=2012))
    assert result(warehouse, SMALL)[:2] == (value, "number")
    assert warehouse.compare([SMALL]).rows()[0][4] == text


def test_a_quotient_too_small_to_be_told_is_a_bound(warehouse: Warehouse, load: Load) -> None:
    for year, reviews in ((2012, 1), (2013, 0)):
        cells = {"reviews/current": reviews, "site_column_visits/current": 30_000_000_000_000}
        load(report("2008", cells, year=year))
    rows = dictionaries(warehouse.compare([SMALL], layout="long"))
    assert [(row["value"] == 0, row["bound"], row["change"], row["rank"]) for row in rows] == [
        (False, "le", None, None),
        (True, "exact", None, 1),
    ]


def test_a_small_mean_or_pooled_quotient_is_not_nothing(warehouse: Warehouse, load: Load) -> None:
    load(report("2008", {"reviews/current": 1, "site_column_visits/current": 30_000_000}, year=2012))
    for statistic in ("sum", "mean", "median"):
        answer = warehouse.compare([SMALL], by="year", statistic=statistic)  # type: ignore[arg-type]
        assert dictionaries(answer)[0]["2012"] == "0.000000033333"


@pytest.mark.parametrize("quantity", ["granted + ", "同意部分公开数 / 无此数", "granted granted_partly +"])
def test_a_formula_that_cannot_be_read_says_how_one_is_written(warehouse: Warehouse, quantity: str) -> None:
    with pytest.raises(QuestionError, match=r"write indicators with \+ - \* / and parentheses, as in 'granted / "):
        warehouse.compare([quantity])
