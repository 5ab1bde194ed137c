"""Series over several forms: what compares, what does so approximately, and what does not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.warehouse.conftest import Load, Query, dictionaries
from tests.warehouse.reports import AGENCY, report
from transform.forms import load_forms
from warehouse.dictionary.crosswalk import load_crosswalk
from warehouse.errors import BreakError
from warehouse.warehouse import Warehouse

OTHERS = "青石县教育局"


@pytest.fixture
def complaints(load: Load) -> None:
    """Appeals of the form of 2008 and complaints of that of 2014, which are different remedies."""
    load(
        report("2008", {"appeals/current": 3}, year=2012),
        report("2008", {"appeals/current": 4}, year=2013),
        report("2014", {"complaints_total/value": 7}, year=2014),
        report("2014", {"complaints_total/value": 8}, year=2015),
    )


@pytest.mark.usefixtures("complaints")
def test_a_series_over_a_break_is_refused_with_what_to_ask_instead(warehouse: Warehouse) -> None:
    words = (
        "complaints breaks between form 2008 and form 2014: compare within one form "
        r"\(--form 2008, or --form 2014\), or see both sides, marked, with --allow-breaks"
    )
    with pytest.raises(BreakError, match=words) as caught:
        warehouse.compare(["reviews", "complaints"])
    assert caught.value.breaks == (("complaints", "2008", "2014"),)


@pytest.mark.usefixtures("complaints")
@pytest.mark.parametrize("restriction", [{"forms": ["2014"]}, {"years": [2014, 2015]}])
def test_one_side_of_a_break_can_be_compared(warehouse: Warehouse, restriction: dict[str, list[object]]) -> None:
    rows = dictionaries(warehouse.compare(["complaints"], layout="long", **restriction))  # type: ignore[arg-type]
    assert [row["value"] for row in rows if row["value"] is not None] == [7, 8]


@pytest.mark.usefixtures("complaints")
def test_a_break_that_is_allowed_is_a_column(warehouse: Warehouse) -> None:
    wide = dictionaries(warehouse.compare(["complaints"], allow_breaks=True))
    breaks = f"{AGENCY}: form 2014 breaks with form 2008"
    assert [(row["year"], row["breaks"]) for row in wide] == [
        (2012, None),
        (2013, None),
        (2014, breaks),
        (2015, breaks),
    ]


@pytest.mark.usefixtures("complaints")
def test_a_break_cuts_a_series_into_segments(warehouse: Warehouse) -> None:
    long = dictionaries(warehouse.compare(["complaints"], layout="long", allow_breaks=True))
    assert [(row["year"], row["segment"], row["comparability"]) for row in long] == [
        (2012, 1, None),
        (2013, 1, "exact"),
        (2014, 2, "break"),
        (2015, 2, "exact"),
    ]


@pytest.mark.usefixtures("complaints")
def test_there_is_no_change_over_a_break(warehouse: Warehouse) -> None:
    rows = dictionaries(warehouse.compare(["complaints"], layout="changes", allow_breaks=True))
    assert [(row["year"], row["before"], row["change"], row["change_percent"]) for row in rows] == [
        (2012, None, None, None),
        (2013, 3, 1, Decimal("33.33")),
        (2014, 4, None, None),
        (2015, 7, 1, Decimal("14.29")),
    ]


def test_agencies_on_both_sides_of_a_break_are_refused_too(warehouse: Warehouse, load: Load) -> None:
    load(
        report("2008", {"appeals/current": 3}, year=2014),
        report("2014", {"complaints_total/value": 7}, agency=OTHERS, year=2014),
    )
    with pytest.raises(BreakError):
        warehouse.compare(["complaints"], years=[2014])


def test_a_sum_never_mixes_both_sides_of_a_break(warehouse: Warehouse, load: Load) -> None:
    load(
        report("2008", {"appeals/current": 3}, year=2013),
        report("2008", {"appeals/current": 3}, year=2014),
        report("2014", {"complaints_total/value": 7}, agency=OTHERS, year=2014),
    )
    with pytest.raises(BreakError):
        warehouse.compare(["complaints"], by="year", statistic="sum", allow_breaks=True)


@pytest.mark.usefixtures("complaints")
def test_sums_of_years_on_both_sides_of_a_break_are_marked(warehouse: Warehouse) -> None:
    answer = warehouse.compare(["complaints"], by="year", statistic="sum", allow_breaks=True, layout="long")
    found = [(row["year"], row["value"], row["segment"]) for row in dictionaries(answer)]
    assert found == [(2012, 3, 1), (2013, 4, 1), (2014, 7, 2), (2015, 8, 2)]


def test_a_blank_behind_a_break_refuses_nothing(warehouse: Warehouse, load: Load) -> None:
    load(report("2008", {"appeals/current": 3}, year=2013), report("2014", {"complaints_total/value": ""}, year=2014))
    assert len(warehouse.compare(["complaints"]).rows()) == 2


def test_a_form_without_the_indicator_does_not_hide_a_break(warehouse: Warehouse, load: Load) -> None:
    """Deliberative information: 2008 and 2019 have rows for it, 2014 does not, and both steps are breaks."""
    load(
        report("2008", {"refused_exempt_4/current": 1, "refused_exempt_5/current": 2}, year=2013),
        report(
            "2021",
            {f"sec3.denied_{each}/total": 1 for each in ("internal_affairs", "process_info", "enforcement_file")},
        ),
    )
    with pytest.raises(BreakError, match="refused_process_or_enforcement breaks between form 2008 and form 2021"):
        warehouse.compare(["refused_process_or_enforcement"])


@pytest.mark.parametrize(
    ("indicator", "older", "newer", "comparability"),
    [
        ("reviews", "2008", "2014", "exact"),
        ("reviews", "2014", "2019", "approximate"),
        ("reviews", "2008", "2021", "approximate"),
        ("reviews", "2019", "2021", "exact"),
        ("complaints", "2008", "2014", "break"),
        ("other_processing", "2008", "2021", "break"),
        ("refused_process_or_enforcement", "2008", "2019", "break"),
    ],
)
def test_two_forms_compare_as_the_worst_step_between_them(
    query: Query, indicator: str, older: str, newer: str, comparability: str
) -> None:
    rows = query(
        "SELECT comparability FROM crosswalk_step WHERE harmonised_id = $i AND from_form = $a AND to_form = $b",
        i=indicator,
        a=older,
        b=newer,
    )
    assert rows == [{"comparability": comparability}]


def test_every_pair_of_forms_of_every_indicator_has_its_step(query: Query) -> None:
    pairs = sum(len(each.formulas) * (len(each.formulas) - 1) // 2 for each in load_crosswalk(load_forms()))
    assert query("SELECT count(*) AS n FROM crosswalk_step") == [{"n": pairs}]


def test_a_value_is_held_against_the_one_before_it(warehouse: Warehouse, load: Load) -> None:
    load(
        report("2008", {"reviews/current": 3}, year=2012),
        report("2014", {"reviews_total/value": ""}, year=2016),
        report("2021", {"sec4.count/review_total": 4}, year=2022),
    )
    rows = dictionaries(warehouse.compare(["reviews"], layout="long"))
    assert [(row["compared_with"], row["comparability"]) for row in rows] == [
        (None, None),
        (None, None),  # a blank is not compared
        (2012, "approximate"),
    ]


@pytest.mark.parametrize("allowed", [False, True])
def test_a_break_within_a_year_of_a_group_is_not_told_to_be_allowed(
    warehouse: Warehouse, load: Load, allowed: bool
) -> None:
    load(
        report("2008", {"appeals/current": 3}, year=2014),
        report("2014", {"complaints_total/value": 7}, agency=OTHERS, year=2014),
    )
    words = r"values of both are never added up: choose one form \(--form 2008, or --form 2014\)$"
    with pytest.raises(BreakError, match=words):
        warehouse.compare(["complaints"], by="year", statistic="sum", allow_breaks=allowed)
