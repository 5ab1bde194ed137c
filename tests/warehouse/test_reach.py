"""Forms of a comparison: which break with each other, and what lies between them."""

from __future__ import annotations

from warehouse.comparison.form_steps import Step, breaks
from warehouse.comparison.reach import notes, reaches
from warehouse.comparison.tally import Tally

STEPS = [
    Step(1, "2008", "2014", "exact"),
    Step(1, "2008", "2019", "break"),
    Step(1, "2008", "2021", "break"),
    Step(1, "2014", "2019", "break"),
    Step(1, "2014", "2021", "break"),
    Step(1, "2019", "2021", "approximate"),
]


def given(form: str, year: int, position: int = 1, first_form: str | None = None) -> Tally:
    first = first_form or form
    return Tally(position, "agency", year, "number", form, True, False, False, False, first, 1)


def without(form: str, year: int) -> Tally:
    return given(form, year)._replace(status="blank", is_given=False)


def test_values_on_both_sides_of_a_break_are_found() -> None:
    found = breaks([given("2014", 2016), given("2021", 2022)], STEPS, within_a_year=False)
    assert found == [Step(1, "2014", "2021", "break")]


def test_the_first_break_of_a_quantity_is_named() -> None:
    counted = [given("2021", 2022), given("2008", 2010), given("2014", 2016)]
    assert breaks(counted, STEPS, within_a_year=False) == [Step(1, "2008", "2021", "break")]


def test_what_gives_no_number_is_on_no_side() -> None:
    assert breaks([without("2014", 2016), given("2021", 2022)], STEPS, within_a_year=False) == []


def test_forms_of_other_years_do_not_break_a_year() -> None:
    counted = [given("2014", 2016), given("2019", 2020), given("2014", 2020)]
    assert breaks(counted[:2], STEPS, within_a_year=True) == []
    assert breaks(counted, STEPS, within_a_year=True) == [Step(1, "2014", "2019", "break")]


def test_the_steps_of_another_quantity_do_not_count() -> None:
    counted = [given("2014", 2016, position=2), given("2019", 2020, position=2)]
    assert breaks(counted, STEPS, within_a_year=False) == []
    assert reaches(counted, STEPS) == []


def test_the_steps_to_a_form_lead_over_those_between() -> None:
    (middle, last) = reaches([given("2008", 2010), given("2019", 2020), given("2021", 2022)], STEPS)
    assert middle.breaks == ["form 2019 breaks with form 2014"]
    assert middle.approximations == []
    assert last.breaks == ["form 2019 breaks with form 2014"]
    assert last.approximations == ["approximate from form 2021 on"]


def test_steps_begin_at_the_oldest_form_with_a_value() -> None:
    (last,) = reaches([without("2008", 2010), given("2019", 2020), given("2021", 2022)], STEPS)
    assert last.breaks == []
    assert last.approximations == ["approximate from form 2021 on"]


def test_the_oldest_form_of_a_group_is_that_of_a_member() -> None:
    (only,) = reaches([given("2021", 2022, first_form="2019")], STEPS)
    assert only.approximations == ["approximate from form 2021 on"]


def test_notes_name_each_quantity_once() -> None:
    found = reaches([given("2008", 2010), given("2019", 2020), given("2021", 2022)], STEPS)
    assert list(notes(found, ["granted"])) == [
        "granted: approximate from form 2021 on",
        "break: granted: form 2019 breaks with form 2014; do not join the series",
    ]
