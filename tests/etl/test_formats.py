"""Files for other programs: every value comes back as it was, and none does anything."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from etl.formats.csv_profiles import excel_csv, guarded, plain_csv
from etl.formats.markdown import markdown
from etl.formats.output import SUFFIXES, Format, OutputError, format_for, write
from etl.formats.values import cell_text
from etl.formats.workbook import write_workbook
from warehouse.answer import Answer

QUERY = """
    SELECT * FROM (VALUES
        ('013896002', 2021::INTEGER, 12.50::DECIMAL(38, 8), DATE '2022-01-31', NULL, '12', ['a', 'b']),
        ('=1+1', 2020, 0, NULL, '', '(blank)', []),
        ('@SUM(A1)', 2019, -4, NULL, 'a,"b"', '5..15', NULL),
        ('3-4', 2018, 123456789012345678.12345678, NULL, ' 两端 ', '0.5', NULL),
        ('''quoted', NULL, NULL, NULL, '一\n二', NULL, NULL),
        ('望溪县水务局', 2017, 1, NULL, '+86', '339', NULL)
    ) AS t(code, year, value, published, remark, figure, list)
"""

Row = tuple[Any, ...]


@pytest.fixture
def answer() -> Iterator[Answer]:
    """An answer with everything that programs like to change."""
    with duckdb.connect() as connection:
        yield Answer(connection, QUERY, figures=frozenset({"figure"}))


def fields(lines: Iterator[str]) -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(lines), newline="")))


def texts(answer: Answer) -> list[list[str]]:
    return [[cell_text(value) for value in row] for row in answer.rows()]


def test_plain_csv_changes_nothing(answer: Answer) -> None:
    assert fields(plain_csv(answer)) == [list(answer.columns), *texts(answer)]


def test_plain_csv_tells_an_empty_text_from_nothing(answer: Answer, tmp_path: Path) -> None:
    write(answer, Format.CSV, tmp_path / "x.csv")
    read = duckdb.sql(
        f"SELECT remark FROM read_csv('{tmp_path / 'x.csv'}', all_varchar = true, allow_quoted_nulls = false)"
    ).fetchall()
    assert [remark for (remark,) in read] == [row[4] for row in answer.rows()]


def test_a_program_reads_plain_csv_from_its_first_byte(answer: Answer, tmp_path: Path) -> None:
    write(answer, Format.CSV, tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"code,year,")


def test_csv_for_excel_begins_with_a_byte_order_mark(answer: Answer, tmp_path: Path) -> None:
    write(answer, Format.CSV_EXCEL, tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes().startswith("\ufeffcode,year,".encode())


def test_csv_for_excel_comes_back_without_the_apostrophes(answer: Answer) -> None:
    head, *lines = fields(excel_csv(answer))
    assert head[0] == "\ufeffcode"
    assert [[field.removeprefix("'") for field in line] for line in lines] == texts(answer)


def test_csv_for_excel_keeps_texts_from_being_formulas_numbers_and_dates(answer: Answer) -> None:
    _, *lines = fields(excel_csv(answer))
    assert [line[0] for line in lines] == ["'013896002", "'=1+1", "'@SUM(A1)", "'3-4", "''quoted", "望溪县水务局"]


def test_csv_for_excel_leaves_numbers_numbers(answer: Answer) -> None:
    _, *lines = fields(excel_csv(answer))
    assert [line[2] for line in lines][:3] == ["12.5", "0", "-4"]
    assert [line[5] for line in lines] == ["12", "(blank)", "'5..15", "0.5", "", "339"]


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "＝1+1", "＋1", "－1+2", "＠SUM(A1)", "\n=1+1", " =1+1", "　=1+1", "\ufeff=1+1", "−1"),
        *(
            "(12)",
            "（12）",
            "￥100",
            "¥100",
            "$5",
            "€ 5",
            "12%",
            "1,234",
            "１２３",
            "１－２",
            "1 1/2",
            "12e5",
            "12E+5",
            "007",
        ),
        *(
            "Mar-1",
            "1 march",
            "SEPT 3",
            "3 Dec 2021",
            "2021年3月1日",
            "2021-03-01",
            "8:30 PM",
            "12 a",
            "上午8:30",
            "8时30分",
        ),
        *("TRUE", "false", "#N/A", "#DIV/0!", "#NAME?", "\t1", "'quoted"),
    ],
)
def test_what_a_spreadsheet_would_run_or_change_is_marked(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "望溪县水务局",
            "第12号",
            "（一）",
            "12件",
            "约12",
            "a1",
            "e5",
            "march",
            "May",
            "(blank)",
            "5 ≥ 4",
            "编号：12",
        ),
        *("望溪县水务局2021年政府信息公开工作年度报告", "http://water.wangxi.example/2021.html", "#标签", "x=1"),
    ],
)
def test_a_text_that_means_nothing_to_a_spreadsheet_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(st.text())
def test_a_guarded_text_is_itself_behind_at_most_one_apostrophe(text: str) -> None:
    assert guarded(text) in (text, f"'{text}")
    assert guarded(text)[:1] not in tuple("=+-@\t\r")
    assert guarded(text).removeprefix("'") == text


def sheet(path: Path, name: str = "data") -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(path)[name].iter_rows(values_only=True))


def test_a_workbook_has_the_values_with_their_types(answer: Answer, tmp_path: Path) -> None:
    write_workbook(answer, (), tmp_path / "x.xlsx")
    head, *rows = sheet(tmp_path / "x.xlsx")
    assert head == answer.columns
    assert [row[0] for row in rows] == [row[0] for row in answer.rows()]
    assert [row[1] for row in rows] == [2021, 2020, 2019, 2018, None, 2017]
    assert [row[2] for row in rows] == [12.5, 0, -4, "123456789012345678.12345678", None, 1]
    assert rows[0][3].date().isoformat() == "2022-01-31"
    assert [row[5] for row in rows] == [12, "(blank)", "5..15", 0.5, None, 339]


def test_a_cell_that_begins_with_an_equals_sign_is_a_text(answer: Answer, tmp_path: Path) -> None:
    write_workbook(answer, ("=1+1",), tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert "=1+1" in [cell.value for cell in cells]


def test_a_workbook_has_a_frozen_header_and_the_notes(answer: Answer, tmp_path: Path) -> None:
    write_workbook(answer, ("scopes: agency 3",), tmp_path / "x.xlsx")
    assert openpyxl.load_workbook(tmp_path / "x.xlsx")["data"].freeze_panes == "A2"
    notes = [row[0] for row in sheet(tmp_path / "x.xlsx", "notes")]
    assert notes[:2] == ["notes", "scopes: agency 3"]
    assert "(blank)" in notes


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            "SELECT " + ", ".join(f"1 AS c{n}" for n in range(16_385)),
            "a sheet holds 16384 columns, the answer has 16385",
        ),
        ("SELECT 1 AS a, repeat('政', 32768) AS sentence", "sentence in row 1 of the answer has 32768"),
        ("SELECT repeat('𬭚', 16384) AS rare", "rare in row 1 of the answer has 32768"),
        ("SELECT list_transform(range(9000), lambda n: 10000) AS cells", "cells in row 1 of the answer has 54001"),
        ("FROM range(1048576)", "a sheet holds 1048575 rows, the answer has 1048576"),
    ],
)
def test_what_a_workbook_has_no_room_for_is_refused_and_says_what_to_do(tmp_path: Path, query: str, words: str) -> None:
    with duckdb.connect() as connection, pytest.raises(OutputError) as caught:
        write(Answer(connection, query), Format.XLSX, tmp_path / "x.xlsx")
    assert words in str(caught.value)
    assert str(caught.value).endswith("; write .csv or .parquet")
    assert list(tmp_path.iterdir()) == []


def test_what_a_workbook_just_holds_is_whole(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        write_workbook(Answer(connection, "SELECT repeat('政', 32767) AS a"), (), tmp_path / "x.xlsx")
    assert sheet(tmp_path / "x.xlsx") == [("a",), ("政" * 32_767,)]


def test_numbers_and_dates_that_a_workbook_does_not_have_are_texts(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        query = "SELECT 'nan'::DOUBLE AS a, '-inf'::FLOAT AS b, DATE '1899-12-31' AS c, DATE '1900-03-01' AS d"
        write_workbook(Answer(connection, query), (), tmp_path / "x.xlsx")
    _, row = sheet(tmp_path / "x.xlsx")
    assert row == ("nan", "-inf", "1899-12-31", datetime(1900, 3, 1))


def test_json_has_null_for_what_is_no_number_there(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        write(Answer(connection, "SELECT 'nan'::DOUBLE AS a, 'inf'::DOUBLE AS b"), Format.JSON, tmp_path / "x.json")
    assert json.loads((tmp_path / "x.json").read_bytes()) == [{"a": None, "b": None}]


def test_the_same_answer_gives_the_same_workbook(answer: Answer, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(answer, ("a note",), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_parquet_is_lossless(answer: Answer, tmp_path: Path) -> None:
    write(answer, Format.PARQUET, tmp_path / "x.parquet")
    rows = parquet.read_table(tmp_path / "x.parquet").to_pylist()
    plain = [name for name in answer.columns if name != "figure"]
    assert [tuple(row[name] for name in plain) for row in rows] == [(*row[:5], row[6]) for row in answer.rows()]


def test_parquet_keeps_the_notes_in_its_metadata(answer: Answer, tmp_path: Path) -> None:
    write(answer, Format.PARQUET, tmp_path / "x.parquet", ("scopes: agency 3", "year in doubt: 望溪县水务局 2021"))
    found = parquet.read_schema(tmp_path / "x.parquet").metadata[b"gongkai.notes"]
    assert found.decode() == "scopes: agency 3\nyear in doubt: 望溪县水务局 2021"


NUMBERS_AND_STATUSES = [
    (12, "number"),
    (None, "blank"),
    (None, "5..15"),
    (Decimal("0.5"), "number"),
    (None, None),
    (339, "number"),
]


@pytest.mark.parametrize("chosen", [Format.JSON, Format.PARQUET])
def test_figures_are_numbers_for_programs_with_what_is_there_instead(
    answer: Answer, tmp_path: Path, chosen: Format
) -> None:
    write(answer, chosen, tmp_path / "x")
    if chosen is Format.PARQUET:
        rows = parquet.read_table(tmp_path / "x").to_pylist()
    else:
        rows = json.loads((tmp_path / "x").read_bytes(), parse_float=Decimal)
    assert [(row["figure"], row["figure_status"]) for row in rows] == NUMBERS_AND_STATUSES


def test_json_keeps_null_numbers_and_texts_apart(answer: Answer, tmp_path: Path) -> None:
    write(answer, Format.JSON, tmp_path / "x.json")
    rows = json.loads((tmp_path / "x.json").read_bytes(), parse_float=Decimal)
    assert rows[0]["code"] == "013896002"
    assert [row["value"] for row in rows] == [row[2] for row in answer.rows()]
    assert [row["remark"] for row in rows] == [row[4] for row in answer.rows()]


def test_no_format_loses_a_column_that_is_named_like_another(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        twice = Answer(connection, "SELECT 1 AS a, 2 AS a")
        assert twice.fetch(limit=1)
        for name in Format.JSON, Format.PARQUET, Format.XLSX, Format.CSV:
            write(twice, name, tmp_path / f"x.{name}")
    assert json.loads((tmp_path / "x.json").read_bytes()) == [{"a": 1, "a_1": 2}]
    assert parquet.read_table(tmp_path / "x.parquet").to_pylist() == [{"a": 1, "a_1": 2}]
    assert sheet(tmp_path / "x.xlsx") == [("a", "a_1"), (1, 2)]
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").splitlines() == ["a,a_1", "1,2"]


def test_an_answer_whose_rows_were_read_is_not_computed_again(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        chance = Answer(connection, "SELECT random() AS a")
        rows = chance.rows()
        write(chance, Format.PARQUET, tmp_path / "x.parquet")
        assert chance.rows() == rows
    assert parquet.read_table(tmp_path / "x.parquet")["a"].to_pylist() == [rows[0][0]]


def test_nothing_in_a_value_is_markup_in_markdown() -> None:
    with duckdb.connect() as connection:
        lines = list(markdown(Answer(connection, "SELECT 'a|b' AS x, '<b>*c*' AS y, 4 AS z"), ("a_b",)))
    assert lines == ["| x | y | z |\n", "| --- | --- | --: |\n", "| a\\|b | \\<b\\>\\*c\\* | 4 |\n", "\n", "- a\\_b\n"]


def test_a_file_is_there_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("before", encoding="utf-8")
    with duckdb.connect() as connection:
        broken = Answer(connection, "SELECT CASE WHEN range < 9000 THEN 1 ELSE error('no') END FROM range(10000)")
        with pytest.raises(Exception, match="no"):
            write(broken, Format.CSV, path)
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_workbook_can_be_filtered_and_is_printed_as_wide_as_a_page(answer: Answer, tmp_path: Path) -> None:
    write(answer, Format.XLSX, tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["data"]
    assert sheet.auto_filter.ref == sheet.dimensions
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_title_rows) == (
        "landscape",
        0,
        "$1:$1",
    )


@pytest.mark.parametrize(("query", "is_explained"), [("SELECT '(blank)' AS status", True), ("SELECT 1 AS n", False)])
def test_words_for_missing_numbers_are_explained_where_there_may_be_some(
    tmp_path: Path, query: str, is_explained: bool
) -> None:
    with duckdb.connect() as connection:
        write(Answer(connection, query), Format.XLSX, tmp_path / "x.xlsx", ["a note"])
    texts = [cell.value for cell in openpyxl.load_workbook(tmp_path / "x.xlsx")["notes"]["A"]]
    assert ("(blank)" in texts) is is_explained


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_folder_that_is_not_there_is_said_to_be(answer: Answer, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "no" / f"x{suffix}"
    with pytest.raises(OutputError) as caught:
        write(answer, SUFFIXES[suffix], path)
    assert str(caught.value) == f"cannot write {path}: there is no folder {path.parent}; create it first"


@pytest.mark.parametrize(
    ("name", "chosen"), [("x.csv", Format.XLSX), ("x.xlsx", Format.CSV), ("x.json", Format.PARQUET)]
)
def test_a_name_that_says_another_format_is_refused(name: str, chosen: Format) -> None:
    with pytest.raises(OutputError, match=rf"{name}: the name says \w+, and --format says {chosen}"):
        format_for(chosen, Path(name))


@pytest.mark.parametrize(
    ("name", "chosen"),
    [("x.csv", Format.CSV_EXCEL), ("x.csv", Format.CSV), ("x.txt", Format.TABLE), ("x.md", Format.TABLE)],
)
def test_a_name_may_say_nothing_or_what_is_alike(name: str, chosen: Format) -> None:
    assert format_for(chosen, Path(name)) is chosen


def test_a_file_in_place_of_a_folder_is_said_to_be_one(answer: Answer, tmp_path: Path) -> None:
    (tmp_path / "no").write_bytes(b"")
    with pytest.raises(OutputError, match=r"cannot write .*x\.xlsx: Not a directory"):
        write(answer, Format.XLSX, tmp_path / "no" / "x.xlsx")


def test_what_the_system_refuses_when_a_workbook_is_put_together_is_said(answer: Answer, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=f"cannot write {tmp_path}: Is a directory"):
        write(answer, Format.XLSX, tmp_path)
