"""The crosswalk and the units, as data."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from transform.forms import load_forms
from warehouse.dictionary.crosswalk import CROSSWALK, Comparability, HarmonisedIndicator, load_crosswalk
from warehouse.dictionary.units import Unit, load_units, require_known, unit_factors
from warehouse.errors import InvalidCrosswalkError

INDICATORS = re.findall(
    r"\w+",
    """
proactive_items proactive_via_gov_site proactive_via_gazette proactive_via_weibo proactive_via_wechat
proactive_via_other_channels normative_docs_issued normative_docs_disclosed normative_docs_in_force
normative_docs_repealed regulations_issued regulations_in_force licence_decisions penalty_decisions coercion_decisions
admin_fee_items admin_fee_amount procurement_projects procurement_amount applications_received applications_in_person
applications_online applications_fax applications_letter applications_other applications_natural_persons
applications_organisations applications_carried_in applications_carried_out applications_answered applications_closed
closed_on_time_rate granted granted_partly refused not_disclosed_any_reason info_not_exist_or_not_held info_not_exist
not_competent request_unclear not_government_information refused_state_secret refused_third_party
refused_safety_stability refused_process_or_enforcement not_processed other_processing reviews reviews_upheld
reviews_corrected reviews_pending litigations litigations_upheld litigations_corrected litigations_pending complaints
fees_charged fee_waiver_amount staff staff_full_time staff_part_time special_budget expenditure litigation_cost
consultations site_column_visits press_conferences hot_topics_responded training_participants
""",
)


@pytest.fixture(scope="module")
def crosswalk() -> dict[str, HarmonisedIndicator]:
    return {indicator.harmonised_id: indicator for indicator in load_crosswalk(load_forms())}


def test_every_harmonised_indicator_is_there(crosswalk: dict[str, HarmonisedIndicator]) -> None:
    assert list(crosswalk) == INDICATORS


def test_the_first_form_has_nothing_to_compare_with(crosswalk: dict[str, HarmonisedIndicator]) -> None:
    steps = [(entry.form, entry.comparability) for entry in crosswalk["reviews"].formulas]
    assert steps == [
        ("2008", None),
        ("2014", Comparability.EXACT),
        ("2019", Comparability.APPROXIMATE),
        ("2021", Comparability.EXACT),
    ]


def test_an_indicator_that_skips_a_form_says_how_it_resumes(crosswalk: dict[str, HarmonisedIndicator]) -> None:
    steps = [(entry.form, entry.comparability) for entry in crosswalk["refused_process_or_enforcement"].formulas]
    assert steps == [("2008", None), ("2019", Comparability.BREAK), ("2021", Comparability.EXACT)]


def changed(folder: Path, column: str, value: str) -> Path:
    """The crosswalk with one field of its first row changed."""
    with CROSSWALK.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0][column] = value
    path = folder / "crosswalk.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("f2014", "proactive_totl", "proactive_items, form 2014: the form has no annual value of proactive_totl"),
        ("f2019", "sec3.granted.sum", "proactive_items, form 2019: the form has no cell sec3.granted/sum"),
        ("f2014", "a +", "proactive_items: cannot read 'a +'"),
        ("cmp_2008_2014", "similar", "proactive_items: 'similar' is not a valid Comparability"),
        ("harmonised_id", "reviews", "reviews is there 2 times"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, column: str, value: str, message: str) -> None:
    with pytest.raises(InvalidCrosswalkError) as caught:
        load_crosswalk(load_forms(), changed(tmp_path, column, value))
    assert str(caught.value) == f"crosswalk.csv: {message}"


def test_money_converts_and_counts_do_not() -> None:
    factors = {(each.from_unit, each.to_unit): each.factor for each in unit_factors(load_units())}
    assert factors["万元", "元"] == 10000
    assert factors["元", "万元"] == Decimal("0.0001")
    assert factors["条", "件"] == 1
    assert ("条", "元") not in factors


def test_a_count_may_lack_its_unit_and_an_amount_may_not() -> None:
    factors = {(each.from_unit, each.to_unit) for each in unit_factors(load_units())}
    assert ("", "件") in factors
    assert ("", "万元") not in factors


def test_an_unknown_unit_is_named() -> None:
    with pytest.raises(InvalidCrosswalkError, match="lacks the unit 亿元"):
        require_known([Unit("元", "money", Decimal(1))], [], ["元", "亿元"])
