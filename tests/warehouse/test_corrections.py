"""Corrections: what was read stays, views show what readers decided, and only while it still makes sense."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.conftest import Load, Query, dictionaries, reading
from tests.warehouse.reports import AGENCY, failed_check, report
from warehouse.errors import InvalidCorrectionError
from warehouse.loading.corrections import Correction, load_corrections
from warehouse.warehouse import Warehouse

CELL = "sec3.granted/total"
AMOUNT = "sec2_art20_9.gov_procurement/total_amount"
CHANGE = "sec2_art20_5.admin_license/change"


@pytest.fixture(autouse=True)
def loaded(load: Load) -> None:
    """A report that prints 42 for 24, and leaves one cell blank."""
    load(report("2021", {CELL: 42, "sec3.results_total/total": 48, "sec4.count/review_total": ""}))


def correction(
    expected: str = "42", value: str | None = "24", cell: str = CELL, name: str = "granted-2022", **other: Any
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


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"agency": "云岭市生态环境厅"}, f"unknown agency 云岭市生态环境厅; did you mean {AGENCY}?"),
        ({"agency": "雲嶺市生態環境局"}, f"unknown agency 雲嶺市生態環境局; did you mean {AGENCY}?"),
        ({"year": 2021}, "unknown year and scope of this agency: 2021 agency; there are 2022 agency"),
        ({"scope": "level"}, "unknown year and scope of this agency: 2022 level; there are 2022 agency"),
        ({"form": "2019"}, "unknown form of this report: 2019; there are 2021"),
        ({"cell": "sec3.grant/total"}, "unknown row of this report: sec3.grant; did you mean sec3.granted"),
        ({"cell": "granted/total"}, "unknown row of this report: granted; did you mean sec3.granted?"),
        ({"cell": "予以公开/total"}, "unknown row of this report: 予以公开; did you mean sec3.granted?"),
        ({"cell": "sec3.granted/totl"}, "unknown column of this row: totl; did you mean total?"),
        ({"cell": "sec3.granted/总计"}, "unknown column of this row: 总计; did you mean total?"),
    ],
)
def test_a_correction_of_nothing_says_what_there_is_not(
    warehouse: Warehouse, other: dict[str, Any], reason: str
) -> None:
    (refusal,) = warehouse.correct([correction(**other)])
    assert refusal.reason.startswith(reason)


def test_a_report_without_a_table_has_no_form(warehouse: Warehouse, load: Load) -> None:
    load(report(cells={}, year=2023))
    (refusal,) = warehouse.correct([correction(year=2023)])
    assert refusal.reason == "unknown form of this report: 2021"


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


ADDRESS = f"{AGENCY} 2022 agency 2021 sec3.granted/total"


@pytest.mark.parametrize(
    ("newer", "found"),
    [
        ({"cells": {CELL: 25}}, "expected '42', found '25'"),
        ({"cells": {CELL: ""}}, "expected '42', found ''"),
        ({"cells": {"sec3.results_total/total": 48}}, "unknown row of this report: sec3.granted"),
        ({"form": "2019", "cells": {CELL: 42}}, "unknown form of this report: 2021; there are 2019"),
    ],
)
def test_a_correction_that_no_longer_holds_says_what_is_there_now(
    warehouse: Warehouse, load: Load, newer: dict[str, Any], found: str
) -> None:
    other = correction("48", "47", "sec3.results_total/total", "another")
    warehouse.correct([correction(), other])
    assert warehouse.lapsed_corrections() == []
    load(report(**{"form": "2021", **newer, "cells": {"sec3.results_total/total": 48} | newer["cells"]}))
    lapsed = {each.correction_id: str(each) for each in warehouse.lapsed_corrections()}
    assert lapsed["granted-2022"].startswith(f"correction granted-2022 no longer holds: {ADDRESS}: {found}")
    assert ("another" in lapsed) == (newer.get("form") == "2019")


def test_a_correction_of_a_report_that_is_gone_no_longer_holds(warehouse: Warehouse) -> None:
    warehouse.correct([correction()])
    (document,) = warehouse.stored_documents()
    warehouse.load([], warehouse.begin_run("2"), refused={document})
    (lapsed,) = warehouse.lapsed_corrections()
    assert (lapsed.correction_id, "unknown agency" in lapsed.reason) == ("granted-2022", True)


def test_the_list_of_corrections_shows_what_is_printed_now(warehouse: Warehouse, load: Load) -> None:
    warehouse.correct([correction()])
    load(report("2021", {CELL: 25}))
    (row,) = dictionaries(warehouse.corrections())
    assert (row["expected"], row["printed"], row["value"]) == ("42", "25", 24)


LAPSED = (
    f"corrections that no longer hold: granted-2022 ({AGENCY} 2022): what is printed now is shown (gongkai correct)"
)


def test_a_comparison_names_corrections_of_its_reports_that_no_longer_hold(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {CELL: 9}, agency="望溪县水务局"), report("2021", {CELL: 8}, year=2021))
    warehouse.correct([correction()])
    assert not any("no longer hold" in note for note in warehouse.compare(["granted"]).notes)
    load(report("2021", {CELL: 25}))
    assert LAPSED in warehouse.compare(["granted"]).unsaid
    for other in ({"years": [2021]}, {"agencies": ["望溪县水务局"]}):
        assert not any("no longer hold" in note for note in warehouse.compare(["granted"], **other).notes)


def test_a_new_version_with_the_same_number_is_corrected(warehouse: Warehouse, load: Load, query: Query) -> None:
    warehouse.correct([correction()])
    load(report("2021", {CELL: 42, "sec3.results_total/total": 50}))
    assert reading(query, "granted") == (24, "number")
    assert dictionaries(warehouse.corrections())[0]["state"] == "in effect"


# Units and signs


@pytest.fixture
def amount(load: Load) -> None:
    """A report that prints an amount in 万元, and a change."""
    cells: dict[str, str | int] = {AMOUNT: "1265.30", CHANGE: 4}
    load(report("2019", cells, year=2020, units={AMOUNT: "万元", CHANGE: "项"}))


def of_2020(value: str, unit: str | None, cell: str = AMOUNT, expected: str = "1265.3") -> Correction:
    return correction(expected, value, cell, "amount-2020", year=2020, form="2019", unit=unit)


@pytest.mark.usefixtures("amount")
@pytest.mark.parametrize(
    ("value", "unit", "stored"),
    [
        ("12700000", "元", "1270"),
        ("1270", "万元", "1270"),
        ("0.127", "亿元", "1270"),
        ("12700", "千元", "1270"),
        ("12700001.01", "元", "1270.000101"),
    ],
)
def test_an_amount_is_converted_exactly_to_the_unit_of_its_cell(
    warehouse: Warehouse, query: Query, value: str, unit: str, stored: str
) -> None:
    assert warehouse.correct([of_2020(value, unit)]) == []
    (row,) = dictionaries(warehouse.corrections())
    assert (row["value"], row["unit"]) == (Decimal(stored), "万元")
    (row,) = query("SELECT value, unit FROM harmonised WHERE indicator = 'procurement_amount'")
    assert (row["value"], row["unit"]) == (Decimal(stored) * 10_000, "元")


@pytest.mark.usefixtures("amount")
@pytest.mark.parametrize(
    ("value", "unit", "reason"),
    [
        (
            *("12700000", None),
            "the cell is in 万元, the value 12700000 has no unit: "
            "write what is meant: 12700000元 or 12700000千元 or 12700000万元 or 12700000百万元 or 12700000亿元",
        ),
        ("1270", "万", "the value is in 万, the cell in 万元: write it in 元 or 千元 or 万元 or 百万元 or 亿元"),
        ("0.00001", "元", "the value 0.00001元 has too many digits in 万元"),
        ("1" + "0" * 19, "亿元", "the value 10000000000000000000亿元 has too many digits in 万元"),
        ("-1", "元", "the value -0.0001 is negative, and what the form asks for here is at least 0"),
    ],
)
def test_an_amount_without_its_unit_is_refused(warehouse: Warehouse, value: str, unit: str | None, reason: str) -> None:
    (refusal,) = warehouse.correct([of_2020(value, unit)])
    assert refusal.reason == reason


@pytest.mark.usefixtures("amount")
@pytest.mark.parametrize("unit", [None, "项"])
def test_a_count_may_have_the_unit_of_its_cell_and_a_change_be_negative(warehouse: Warehouse, unit: str | None) -> None:
    assert warehouse.correct([of_2020("-4", unit, CHANGE, "4")]) == []
    (row,) = dictionaries(warehouse.corrections())
    assert (row["value"], row["unit"], row["state"]) == (-4, "项", "in effect")


@pytest.mark.usefixtures("amount")
def test_a_count_in_another_unit_is_refused(warehouse: Warehouse) -> None:
    (refusal,) = warehouse.correct([of_2020("5", "件", CHANGE, "4")])
    assert refusal.reason == "the value is in 件, the cell in 项: write 5项"
    (refusal,) = warehouse.correct([correction(unit="件")])
    assert refusal.reason == "the value is in 件, the cell has no unit: write 24"


def test_a_negative_count_is_refused(warehouse: Warehouse, query: Query) -> None:
    (refusal,) = warehouse.correct([correction(value="-24")])
    assert refusal.reason == "the value -24 is negative, and what the form asks for here is at least 0"
    assert reading(query, "granted") == (42, "number")


def test_a_correction_that_no_longer_holds_keeps_the_unit_that_it_was_made_in(warehouse: Warehouse, load: Load) -> None:
    load(report("2019", {AMOUNT: "1265.30"}, year=2020, units={AMOUNT: "万元"}))
    warehouse.correct([of_2020("1270", "万元")])
    load(report("2019", {AMOUNT: "12700000"}, year=2020, units={AMOUNT: "元"}))
    (row,) = dictionaries(warehouse.corrections())
    assert (row["value"], row["unit"], row["state"]) == (1270, "万元", "no longer holds")


# Checks


def test_failed_checks_of_a_corrected_value_are_said_to_be_of_what_is_printed(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {CELL: 42}, year=2024, checks=(failed_check("2021", CELL),)))
    assert warehouse.correct([correction(year=2024)]) == []
    answer = warehouse.compare(["granted"], years=[2024])
    remarks = f"{AGENCY}: corrected: granted-2022; {AGENCY}: failed checks of what is printed: 1"
    assert answer.rows()[0][-1] == remarks
    note = "failed checks: values of cells whose printed sums do not come out: 1 (gongkai checks --severity error)"
    assert note in answer.notes


# The file

HEAD = "id,agency,year,scope,form,indicator,column,expected,value,reason,author,date\n"


def test_corrections_are_a_csv_file(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    line = f"granted-2022,{AGENCY},2022,,2021,sec3.granted,total,42,24,figures swapped in print,Li,2024-05-01\n"
    path.write_text(HEAD + line, encoding="utf-8-sig")
    assert load_corrections([path]) == [correction()]


def read_line(tmp_path: Path, value: str = "24", made: str = "2024-05-01") -> Correction:
    path = tmp_path / "corrections.csv"
    path.write_text(HEAD + f"a,{AGENCY},2022,,2021,i,c,42,{value},why,Li,{made}\n", encoding="utf-8")
    (read,) = load_corrections([path])
    return read


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("24", "24", None), ("24件", "24", "件"), ("1265.3 万元", "1265.3", "万元"), ("-3项", "-3", "项")],
)
def test_a_value_may_have_its_unit_behind_it(tmp_path: Path, text: str, value: str, unit: str | None) -> None:
    read = read_line(tmp_path, text)
    assert (read.value, read.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["2024-05-01", "2024/5/1", "2024-5-1", "2024/05/01"])
def test_a_date_is_read_as_excel_writes_it(tmp_path: Path, text: str) -> None:
    assert read_line(tmp_path, made=text).made == date(2024, 5, 1)


@pytest.mark.parametrize("text", ["May 2024", "2024/13/1", "1/5/2024", "2024/5-1"])
def test_another_date_says_how_to_write_it(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidCorrectionError, match=f"line 2: '{text}' is no date: write 2024-05-01"):
        read_line(tmp_path, made=text)


def test_a_file_of_excel_with_tabs_or_semicolons_is_read(tmp_path: Path) -> None:
    path = tmp_path / "corrections.txt"
    text = HEAD + f"granted-2022,{AGENCY},2022,,2021,sec3.granted,total,42,24,figures swapped in print,Li,2024/5/1\n"
    for separator, encoding in (("\t", "utf-16"), (";", "gb18030")):
        path.write_text(text.replace(",", separator), encoding=encoding)
        assert load_corrections([path]) == [correction()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,agency\n", "it lacks year, scope, form"),
        (HEAD + "a,b,2022,,2021,sec3.granted,total,42,24,,Li,2024-05-01\n", "line 2: reason is empty"),
        (HEAD + "a,b,2022,,2021,i,c,42,many,why,Li,2024-05-01\n", "line 2: the value 'many' is no number"),
        (HEAD + "a,b,2022,,2021,i,c,42,元,why,Li,2024-05-01\n", "line 2: the value '元' is no number"),
        (HEAD + "a,b,2022,,2021,i,c,42,1_0,why,Li,2024-05-01\n", "line 2: the value '1_0' is no number"),
        (HEAD + "a,b,2_022,,2021,i,c,42,1,why,Li,2024-05-01\n", "line 2: '2_022' is no year"),
        (HEAD + '\na,b,2022,,2021,i,c,42,1,"why,\nand how",Li,2024-05-01\n\nb,,,,,,,,,,,\n', "line 6: agency"),
        (HEAD + "a,b,2022,,2021,i,c,42,1,why,Li,May 2024\n", "line 2: 'May 2024' is no date"),
        (HEAD + "a,b,2022,,2021,i,c,1,2,w,L,2024-05-01\n" * 2, "correction a: the name a is there twice"),
        (
            HEAD + "a,b,2022,,2021,i,c,1,2,w,L,2024-05-01\nz,b,2022,,2021,i,c,1,3,w,L,2024-05-01\n",
            "correction z: the cell b 2022 agency 2021 i/c is there twice",
        ),
    ],
)
def test_a_file_that_cannot_be_read_names_the_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidCorrectionError, match=words):
        load_corrections([path])
