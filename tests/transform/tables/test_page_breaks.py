"""Page breaks anywhere in a table: between two rows nothing is lost, within one no number comes out that is not there."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.page_breaks import cut_report
from tests.typesetting.report import FORMS, SCRIPTS, compose
from tests.typesetting.verdict import differences
from transform import interpret

seeds = st.integers(0, 10**6)
few = settings(max_examples=15)


@pytest.mark.parametrize("form", FORMS)
@few
@given(seed=seeds, script=st.sampled_from(SCRIPTS))
def test_a_page_break_between_two_rows_changes_nothing(form: str, seed: int, script: str) -> None:
    report = compose(form, script, seed)
    assert differences(report, interpret(cut_report(report, Random(seed), within_row=False))) == []


@pytest.mark.parametrize("form", FORMS)
@few
@given(seed=seeds, script=st.sampled_from(SCRIPTS))
def test_a_page_break_within_a_row_makes_no_number_up(form: str, seed: int, script: str) -> None:
    report = compose(form, script, seed)
    found = interpret(cut_report(report, Random(seed), within_row=True))
    assert [str(each) for each in differences(report, found) if each.is_wrong] == []
