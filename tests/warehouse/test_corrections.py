"""Corrections: what was read stays, views show what readers decided, and only while it still makes sense."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.warehouse.conftest import Load, Query, dictionaries, reading
from tests.warehouse.reports import AGENCY, report
from warehouse.errors import InvalidCorrectionError
from warehouse.loading.corrections import Correction, load_corrections
from warehouse.warehouse import Warehouse

CELL = "sec3.granted/total"


@pytest.fixture(autouse=True)
def loaded(load: Load) -> None:
    """A report that prints 42 for 24, and leaves one cell blank."""
    load(report("2021", {CELL: 42, "sec3.results_total/total": 48, "sec4.count/review_total": ""}))


def correction(
    expected: str = "42", value: str | None = "24", cell: str = CELL, name: str = "granted-2022", **other: object
) -> Correction:
    indicator, column = cell.split("/")
    number = None if value is None else Decimal(value)
    reason = ("figures swapped in print", "Li", date(2024, 5, 1))
    return Correction(name, AGENCY, 2022, "agency", "2021", indicator, column, expected, number, *reason)._replace(
        **other
    )


@pytest.mark.parametrize("expected", ["42", "42.0", " 42 "])
def test_a_correction_changes_what_views_show(warehouse: Warehouse, query: Query, expected: str) -> None:
    assert warehouse.correct([correction(expected)]) == []
    assert reading(query, "granted", ("value", "status", "corrections")) == (24, "number", ["granted-2022"])
    (row,) = query("SELECT value, raw, correction FROM observations WHERE indicator = 'sec3.granted'")
    assert (row["value"], row["raw"], row["correction"]) == (24, "42", "granted-2022")


def test_what_was_read_stays(warehouse: Warehouse, query: Query) -> None:
    warehouse.correct([correction()])
    assert query("SELECT value FROM observation WHERE indicator = 'sec3.granted'") == [{"value": 42}]


def test_rates_and_comparisons_are_made_with_it_and_say_so(warehouse: Warehouse) -> None:
    warehouse.correct([correction()])
    answer = warehouse.compare(["grant_rate", CELL])
    assert [row[4] for row in answer.rows()] == ["50", "24"]
    assert [row[-1] for row in answer.rows()] == [f"{AGENCY}: corrected: granted-2022"] * 2
    assert "corrected values: 2" in answer.notes


def test_a_blank_can_be_filled_and_a_number_be_made_blank(warehouse: Warehouse, query: Query) -> None:
    filled = correction("", "3", "sec4.count/review_total", "reviews")
    assert warehouse.correct([filled, correction(value=None)]) == []
    assert reading(query, "reviews") == (3, "number")
    assert reading(query, "granted") == (None, "blank")


def test_a_correction_whose_expectation_does_not_hold_is_refused_by_name(warehouse: Warehouse, query: Query) -> None:
    (refusal,) = warehouse.correct([correction("41"), correction("48", "47", "sec3.results_total/total", "total")])
    assert str(refusal) == (
        f"correction granted-2022: {AGENCY} 2022 agency 2021 sec3.granted/total: expected '41', found '42'"
    )
    assert reading(query, "granted") == (42, "number")


def test_a_refusal_leaves_everything_as_it_was(warehouse: Warehouse, query: Query) -> None:
    warehouse.correct([correction()])
    slip = correction("41", name="slip", cell="sec3.results_total/total")
    (refusal,) = warehouse.correct([correction(value="23"), slip])
    assert refusal.correction_id == "slip"
    assert [row["id"] for row in dictionaries(warehouse.corrections())] == ["granted-2022"]
    assert reading(query, "granted") == (24, "number")


@pytest.mark.parametrize("other", [{"year": 2021}, {"agency": "望溪县水务局"}, {"scope": "level"}, {"form": "2019"}])
def test_a_correction_of_nothing_is_refused(warehouse: Warehouse, other: dict[str, object]) -> None:
    (refusal,) = warehouse.correct([correction(**other)])
    assert str(refusal).endswith("expected '42', there is no such cell")


def test_the_file_is_all_the_corrections_there_are(warehouse: Warehouse, query: Query) -> None:
    warehouse.correct([correction()])
    warehouse.correct([])
    assert reading(query, "granted") == (42, "number")


def test_a_new_version_with_another_number_is_not_corrected(warehouse: Warehouse, load: Load, query: Query) -> None:
    warehouse.correct([correction()])
    load(report("2021", {CELL: 25}))
    assert reading(query, "granted") == (25, "number")
    (row,) = dictionaries(warehouse.corrections())
    assert (row["id"], row["state"]) == ("granted-2022", "no longer holds")


def test_a_new_version_with_the_same_number_is_corrected(warehouse: Warehouse, load: Load, query: Query) -> None:
    warehouse.correct([correction()])
    load(report("2021", {CELL: 42, "sec3.results_total/total": 50}))
    assert reading(query, "granted") == (24, "number")
    assert dictionaries(warehouse.corrections())[0]["state"] == "in effect"


# The file

HEAD = "id,agency,year,scope,form,indicator,column,expected,value,reason,author,date\n"


def test_corrections_are_a_csv_file(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    line = f"granted-2022,{AGENCY},2022,,2021,sec3.granted,total,42,24,figures swapped in print,Li,2024-05-01\n"
    path.write_text(HEAD + line, encoding="utf-8-sig")
    assert load_corrections([path]) == [correction()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,agency\n", "it lacks year, scope, form"),
        (HEAD + "a,b,2022,,2021,sec3.granted,total,42,24,,Li,2024-05-01\n", "line 2: reason is empty"),
        (HEAD + "a,b,2022,,2021,i,c,42,many,why,Li,2024-05-01\n", "line 2: the value 'many' is no number"),
        (HEAD + "a,b,2022,,2021,i,c,42,1_0,why,Li,2024-05-01\n", "line 2: the value '1_0' is no number"),
        (HEAD + "a,b,2_022,,2021,i,c,42,1,why,Li,2024-05-01\n", "line 2: '2_022' is no year"),
        (HEAD + '\na,b,2022,,2021,i,c,42,1,"why,\nand how",Li,2024-05-01\n\nb,,,,,,,,,,,\n', "line 6: agency"),
        (HEAD + "a,b,2022,,2021,i,c,42,1,why,Li,May 2024\n", "line 2: Invalid isoformat"),
        (HEAD + "a,b,2022,,2021,i,c,1,2,w,L,2024-05-01\n" * 2, "correction a: the name a is there twice"),
        (
            HEAD + "a,b,2022,,2021,i,c,1,2,w,L,2024-05-01\nz,b,2022,,2021,i,c,1,3,w,L,2024-05-01\n",
            "correction z: the cell b 2022 agency 2021 i c is there twice",
        ),
    ],
)
def test_a_file_that_cannot_be_read_names_the_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidCorrectionError, match=words):
        load_corrections([path])
