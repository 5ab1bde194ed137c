"""The crosswalk, evaluated: every kind of formula and every status, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.warehouse.conftest import Load, Query, reading
from tests.warehouse.reports import report


def test_one_cell(load: Load, query: Query) -> None:
    load(report("2021", {"sec3.granted/total": 12}))
    assert reading(query, "granted") == (12, "number")


def test_a_sum(load: Load, query: Query) -> None:
    load(report("2014", {"replies_granted/value": 30, "replies_already_public/value": 12}, year=2016))
    assert reading(query, "granted") == (42, "number")


def test_a_difference(load: Load, query: Query) -> None:
    cells = {"sec3.results_total/total": 100, "sec3.granted/total": 61, "sec3.partly_granted/total": 9}
    load(report("2019", cells, year=2020))
    assert reading(query, "not_disclosed_any_reason") == (30, "number")


def test_a_change_is_added_with_its_sign(load: Load, query: Query) -> None:
    cells = {"sec2_art20_8.admin_fees/prev_items": 9, "sec2_art20_8.admin_fees/change": -4}
    load(report("2019", cells, year=2019))
    assert reading(query, "admin_fee_items") == (5, "number")


def test_a_ratio(load: Load, query: Query) -> None:
    load(report("2014", {"closed_on_time/value": 67, "applications_closed/value": 68}, year=2016))
    assert reading(query, "closed_on_time_rate") == (Decimal("0.985294"), "number")


def test_a_ratio_over_nothing_is_undefined(load: Load, query: Query) -> None:
    load(report("2014", {"closed_on_time/value": 0, "applications_closed/value": 0}, year=2016))
    assert reading(query, "closed_on_time_rate") == (None, "undefined")


def site_counts(*numbers: str | int) -> dict[str, str | int]:
    sites = ("provincial", "city", "own")
    return {f"proactive_via_{site}_site/cumulative": number for site, number in zip(sites, numbers, strict=True)}


BOUNDS = ("value", "lower", "upper", "status")


def test_bounds_that_differ_give_no_value(load: Load, query: Query) -> None:
    load(report("2008", site_counts(3, 40, 120), year=2012))
    assert reading(query, "proactive_via_gov_site", BOUNDS) == (None, 120, 163, "range")


def test_bounds_that_coincide_give_a_value(load: Load, query: Query) -> None:
    load(report("2008", site_counts(0, 0, 120), year=2012))
    assert reading(query, "proactive_via_gov_site", BOUNDS) == (120, 120, 120, "number")


def test_bounds_need_every_term(load: Load, query: Query) -> None:
    load(report("2008", site_counts(3, "", 120), year=2012))
    assert reading(query, "proactive_via_gov_site", BOUNDS) == (None, None, None, "incomplete")


def test_the_first_alternative_that_is_printed_is_used(load: Load, query: Query) -> None:
    load(
        report(
            "2021", {"sec3.other_no_correction/total": 1, "sec3.other_fee_unpaid/total": 2, "sec3.other_other/total": 4}
        )
    )
    assert reading(query, "other_processing") == (7, "number")


def test_a_collapsed_row_is_the_second_alternative(load: Load, query: Query) -> None:
    load(report("2021", {"sec3.other_processing/total": 5}))
    assert reading(query, "other_processing", ("value", "sources")) == (5, ["sec3.other_processing/total = 5"])


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        (30, "无", "number"),
        ("", "", "blank"),
        ("-", "/", "blank"),
        ("□", "", "blank"),
        (30, "", "incomplete"),
        (30, "见附件", "incomplete"),
        ("", "见附件", "text"),
        (30, "?", "uncertain"),
        ("", "?", "uncertain"),
    ],
)
def test_the_status_says_why_there_is_no_value(
    load: Load, query: Query, first: str | int, second: str, status: str
) -> None:
    load(report("2014", {"replies_granted/value": first, "replies_already_public/value": second}, year=2016))
    assert reading(query, "granted") == (30 if status == "number" else None, status)


def test_a_blank_is_not_a_zero_in_a_sum(load: Load, query: Query) -> None:
    load(report("2014", {"replies_granted/value": 30, "replies_already_public/value": ""}, year=2016))
    assert reading(query, "granted", ("value", "missing")) == (None, ["replies_already_public/value (blank)"])


def test_a_row_that_is_not_printed_is_incomplete_too(load: Load, query: Query) -> None:
    load(report("2014", {"replies_granted/value": 30}, year=2016))
    expected = (None, "incomplete", ["replies_already_public (not_printed)"])
    assert reading(query, "granted", ("value", "status", "missing")) == expected


def test_a_form_with_the_row_in_a_report_without_it(load: Load, query: Query) -> None:
    load(report("2021", {"sec3.granted/total": 12}))
    assert reading(query, "reviews") == (None, "not_printed")


def test_a_form_without_the_row_gives_no_row(load: Load, query: Query) -> None:
    load(report("2021", {"sec3.granted/total": 12}))
    assert query("FROM harmonised WHERE indicator = 'complaints'") == []


@pytest.mark.parametrize(
    ("raw", "unit", "expected"),
    [
        ("25.1", "万元", (Decimal("25.1"), "number")),
        ("251000", "元", (Decimal("25.1"), "number")),
        ("0.01", "元", (Decimal("0.000001"), "number")),
        ("251000", None, (None, "unit_unknown")),
        ("3", "件", (None, "unit_unknown")),
        ("", None, (None, "blank")),
    ],
)
def test_money_is_converted_from_the_unit_printed(
    load: Load, query: Query, raw: str, unit: str | None, expected: tuple[Any, ...]
) -> None:
    cell = "sec2_art20_8.admin_fees/amount"
    load(report("2021", {cell: raw}, units={cell: unit} if unit else {}))
    assert reading(query, "admin_fee_amount") == expected


def test_counts_keep_the_unit_of_the_indicator(load: Load, query: Query) -> None:
    load(report("2008", {"applications_total/cumulative": 8}, year=2012, units={"applications_total/cumulative": "次"}))
    assert reading(query, "applications_received", ("value", "unit")) == (8, "件")


def test_the_sources_are_the_cells_as_printed(load: Load, query: Query) -> None:
    load(report("2014", {"replies_granted/value": 30, "replies_already_public/value": "无"}, year=2016))
    expected = ["replies_granted/value = 30", "replies_already_public/value = 无"]
    assert reading(query, "granted", ("sources",)) == (expected,)


def test_a_cell_in_both_bounds_is_one_source(load: Load, query: Query) -> None:
    load(report("2008", site_counts(1, 2, 3), year=2012))
    (cells,) = reading(query, "proactive_via_gov_site", ("cells",))
    assert cells == list(site_counts(1, 2, 3))


def test_comparability_is_the_step_from_the_form_before(load: Load, query: Query) -> None:
    load(report("2008", {"reviews/cumulative": 1}, year=2012))
    load(report("2014", {"reviews_total/value": 2}, year=2016))
    load(report("2019", {"sec4.count/review_total": 3}, year=2019))
    rows = query("SELECT year, value, comparability FROM harmonised WHERE indicator = 'reviews' ORDER BY year")
    assert [tuple(row.values()) for row in rows] == [(2012, 1, None), (2016, 2, "exact"), (2019, 3, "approximate")]


def test_of_two_forms_in_one_report_the_one_with_a_number_counts(load: Load, query: Query) -> None:
    hybrid = report("2021", {"sec2_art20_1.normative_docs/issued": "", "sec3.granted/total": 1})
    older = report("2019", {"sec2_art20_1.normative_docs/made": 6})
    load(report_of_both(hybrid, older))
    assert reading(query, "normative_docs_issued", ("value", "form")) == (6, "2019")


def test_of_two_forms_with_a_number_the_one_in_force_counts(load: Load, query: Query) -> None:
    for year, value in ((2022, 5), (2020, 6)):
        load(
            report_of_both(
                report("2021", {"sec3.granted/total": 5}, year=year), report("2019", {"sec3.granted/total": 6})
            )
        )
        rows = query("SELECT value FROM harmonised WHERE indicator = 'granted' AND year = $year", year=year)
        assert rows == [{"value": value}]


def report_of_both(newer: Any, older: Any) -> Any:
    """One report with the tables of two."""
    return replace(newer, forms=(*older.forms, *newer.forms), observations=(*older.observations, *newer.observations))


@pytest.mark.parametrize(
    ("cumulative", "current", "expected"),
    [
        (9, 4, (9, "cumulative")),
        ("", 4, (4, "current")),
        ("-", "无", (0, "current")),
        (0, 4, (0, "cumulative")),
        ("", "", (None, "cumulative")),
        ("", "?", (None, "current")),
    ],
)
def test_the_annual_value_of_form_2008(
    load: Load, query: Query, cumulative: str | int, current: str | int, expected: tuple[Any, ...]
) -> None:
    load(report("2008", {"reviews/cumulative": cumulative, "reviews/current": current}, year=2012))
    assert reading(query, "reviews", ("value", "cells")) == (expected[0], [f"reviews/{expected[1]}"])


def test_a_total_since_2008_is_not_annual(load: Load, query: Query) -> None:
    load(report("2008", {"reviews/current": "", "reviews/since_2008": 31}, year=2009))
    assert reading(query, "reviews", ("value", "status", "cells")) == (None, "blank", ["reviews/current"])


def test_the_annual_value_of_form_2014(load: Load, query: Query) -> None:
    load(report("2014", {"reviews_total/value": 3}, year=2016))
    assert reading(query, "reviews", ("value", "cells")) == (3, ["reviews_total/value"])


def test_only_current_reports_count(load: Load, query: Query) -> None:
    load(report("2021", {"sec3.granted/total": 12}))
    load(report("2021", {"sec3.granted/total": 13}))
    assert reading(query, "granted", ("value",)) == (13,)


@pytest.mark.parametrize("unit", ["起", "例", "部", "名", "条次", "件"])
def test_counts_compare_as_printed_whatever_they_are_counted_in(load: Load, query: Query, unit: str) -> None:
    cell = "sec4.count/review_total"
    load(report("2021", {cell: 3}, units={cell: unit}))
    assert reading(query, "reviews") == (3, "number")
