from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.identity.codes import gb11714_check, gb32100_check, organization_code


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("01392653-1", "013926531"),
        ("013926531", "013926531"),
        ("014416330", "014416330"),
        ("11341703003249434A", "11341703003249434A"),
        ("01392653-2", None),
        ("11341703003249434B", None),
        ("□□□□□□□□-□", None),
        ("234234234444444444", None),
        ("00000000-0", None),
        ("", None),
    ],
)
def test_a_code_counts_only_with_the_right_check_character(printed: str, code: str | None) -> None:
    assert organization_code(printed) == code


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=8, max_size=8))
def test_any_body_with_its_check_character_is_an_organisation_code(body: str) -> None:
    code = body + gb11714_check(body)
    assert organization_code(f"{code[:8]}-{code[8]}") == (None if set(code) == {"0"} else code)


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17), st.integers(0, 16))
def test_one_wrong_character_is_noticed(body: str, place: int) -> None:
    code = body + gb32100_check(body)
    assert organization_code(code) == code
    other = "1" if code[place] != "1" else "2"
    assert organization_code(code[:place] + other + code[place + 1 :]) is None
