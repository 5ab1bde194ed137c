"""Every value cell of the forms is in the crosswalk, or there is a reason why it is not."""

from __future__ import annotations

import csv

import pytest

from tests.conftest import PROJECT
from transform.forms import load_forms
from warehouse.dictionary.counterparts import WithoutCounterpart, load_without_counterpart, require_complete, uncovered
from warehouse.dictionary.crosswalk import cells_of, load_crosswalk
from warehouse.errors import InvalidCrosswalkError

FORMS = load_forms()
CROSSWALK = load_crosswalk(FORMS)
LISTED = load_without_counterpart()

DOMAIN = PROJECT.parent / "shared" / "domain" / "crosswalk.csv"


def test_every_cell_has_a_counterpart_or_a_reason() -> None:
    require_complete(FORMS, CROSSWALK, LISTED)
    assert all(each.reason for each in LISTED)


def test_a_cell_without_either_is_named() -> None:
    listed = [each for each in LISTED if "closed_extended" not in each.indicators]
    words = r"form 2014 closed_extended/value: give it a place in crosswalk.csv, or a reason in without_counterpart.csv"
    with pytest.raises(InvalidCrosswalkError, match=words):
        require_complete(FORMS, CROSSWALK, listed)


@pytest.mark.parametrize("line", LISTED, ids=lambda line: f"{line.form} {' '.join(line.indicators)}")
def test_a_line_of_the_list_names_cells_that_are_there_and_have_none(line: WithoutCounterpart) -> None:
    (form,) = (form for form in FORMS if form.id == line.form)
    for pattern in line.indicators:
        part = WithoutCounterpart(line.form, (pattern,), line.columns, line.reason)
        assert any(part.holds(*cell) for cell in uncovered(form, CROSSWALK)), pattern
    if "*" not in "".join(line.indicators):
        named = {cell for cell in cells_of(form) if line.holds(*cell)}
        assert named <= uncovered(form, CROSSWALK)


@pytest.mark.skipif(not DOMAIN.exists(), reason="the domain knowledge is not here")
def test_every_indicator_of_the_domain_is_in_the_crosswalk() -> None:
    with DOMAIN.open(encoding="utf-8", newline="") as file:
        wanted = {row["harmonised_id"] for row in csv.DictReader(file)}
    assert wanted <= {each.harmonised_id for each in CROSSWALK}
