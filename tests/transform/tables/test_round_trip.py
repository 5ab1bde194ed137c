"""Whatever stands in the tables of a form is read back, cell by cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from extract import read
from extract.source import Source
from tests.pages import form_page, value_cells
from transform import interpret
from transform.forms import form_by_id, load_forms

FORMS = [form.id for form in load_forms()]
TEXTS = st.one_of(st.integers(0, 10**7).map(str), st.sampled_from(["", "", "/", "0", "12.50"]))


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_every_cell_of_a_form_is_read_back(form_id: str, data: st.DataObject) -> None:
    keys = value_cells(form_by_id(form_id))
    texts = dict(zip(keys, data.draw(st.lists(TEXTS, min_size=len(keys), max_size=len(keys))), strict=True))
    report = interpret(read(Source("test", form_page(form_id, texts))))
    read_back = {(each.indicator, each.column): each.raw for each in report.observations}
    assert read_back == texts
    assert report.forms == (form_id,)


@pytest.mark.parametrize("form_id", FORMS)
def test_every_cell_of_a_form_in_traditional_characters_is_read_back(form_id: str) -> None:
    texts = {key: str(number) for number, key in enumerate(value_cells(form_by_id(form_id)))}
    page = OpenCC("s2t").convert(form_page(form_id, texts).decode()).encode()
    report = interpret(read(Source("test", page)))
    assert {(each.indicator, each.column): each.value for each in report.observations} == {
        key: Decimal(text) for key, text in texts.items()
    }
    assert report.agency == "望溪县水务局"
