from __future__ import annotations

from pathlib import Path

import pytest

from transform.forms import InvalidFormError, load_forms
from transform.forms.loader import read_form

MINIMAL = """
id: "2030"
title: 表
authority: 无
first_year: 2030
last_year: null
tables:
  - id: one
    title: 表一
    columns: [{id: value, label: 数}]
    rows: [{id: a, label: 甲}, {id: b, label: 乙, parent: a}]
"""


def test_the_four_forms_are_there_in_order() -> None:
    assert [form.id for form in load_forms()] == ["2008", "2014", "2019", "2021"]


@pytest.mark.parametrize(
    ("form", "tables"),
    [
        ("2008", {"statistics": 57}),
        ("2014", {"statistics": 58}),
        ("2019", {"sec2_art20_1": 2, "sec2_art20_5": 2, "sec2_art20_6": 2, "sec2_art20_8": 1, "sec2_art20_9": 1}),
        ("2019", {"sec3": 23, "sec4": 1}),
        ("2021", {"sec2_art20_1": 2, "sec2_art20_5": 1, "sec2_art20_6": 2, "sec2_art20_8": 1, "sec3": 25, "sec4": 1}),
    ],
)
def test_forms_have_their_official_number_of_value_rows(form: str, tables: dict[str, int]) -> None:
    found = {table.id: table for each in load_forms() if each.id == form for table in each.tables}
    assert {name: sum(not row.heading for row in found[name].rows) for name in tables} == tables


def test_a_valid_form_is_read(tmp_path: Path) -> None:
    path = tmp_path / "2030.yaml"
    path.write_text(MINIMAL, encoding="utf-8")
    assert read_form(path).tables[0].rows[1].parent == "a"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("label: 乙", "lable: 乙", "unknown field `lable`"),
        ("id: b", "id: a", "row a is there 2 times"),
        ("parent: a", "parent: c", "unknown parent c"),
        ("label: 甲", "label: 甲, dashed: [other]", "unknown column other"),
        ("first_year: 2030", "first_year: soon", "Expected `int`"),
        ("tables:", "tables: [", "2030.yaml"),
    ],
)
def test_a_wrong_form_is_refused_with_what_is_wrong(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = tmp_path / "2030.yaml"
    path.write_text(MINIMAL.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidFormError, match=problem):
        read_form(path)


def test_a_rule_that_names_no_row_is_refused(tmp_path: Path) -> None:
    rule = '{id: r, tables: [one], severity: error, each: column, left: [a], relation: "==", right: [c]}'
    path = tmp_path / "2030.yaml"
    path.write_text(f"{MINIMAL}identities:\n  - {rule}\n", encoding="utf-8")
    with pytest.raises(InvalidFormError, match="identity r names the unknown term c"):
        read_form(path)
