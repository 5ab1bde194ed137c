"""Texts and tables that users keep: in whatever encoding, with the line where something is wrong."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from extract.user_files import Row, UserFileError, read_table, read_text

TABLE = "name,note\n望溪县教育局,主管部门\n望溪县水务局,\n"
ENCODED = {
    "utf-8": TABLE.encode(),
    "utf-8 with mark": codecs.BOM_UTF8 + TABLE.encode(),
    "utf-16": TABLE.encode("utf-16"),
    "utf-16 big end first": codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
    "gb18030": TABLE.encode("gb18030"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agencies.csv"


def rows(path: Path, data: str | bytes) -> list[Row]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_table(path, ["name"]))


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED)
def test_a_text_is_read_in_the_encodings_of_editors_and_excel(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert read_text(path) == TABLE


WRONG_BYTES = {
    "a broken character": TABLE.encode().replace("教".encode(), "教".encode()[:2]),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)) * 9,
    "another encoding": "name\n雲嶺市教育局主管部門\n".encode("big5"),
    "half a character after a mark": codecs.BOM_UTF16_LE + b"a\0\n\0\0",
}


@pytest.mark.parametrize("data", WRONG_BYTES.values(), ids=WRONG_BYTES)
def test_what_is_no_text_is_said_with_its_line(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(UserFileError, match=r"agencies\.csv, line \d+: the text is in no known encoding") as raised:
        read_text(path)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\0", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_workbook_is_said_to_be_one(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(UserFileError, match=r"agencies\.csv: this is a workbook; save it as CSV"):
        read_text(path)


def test_texts_come_without_spaces_around_them_and_short_rows_are_filled_up(path: Path) -> None:
    assert rows(path, " name , note\n 望溪县教育局\u3000,\t主管部门 \n望溪县水务局\n") == [
        Row(2, {"name": "望溪县教育局", "note": "主管部门"}),
        Row(3, {"name": "望溪县水务局", "note": ""}),
    ]


def test_rows_without_any_text_are_left_out_and_lines_are_those_of_the_file(path: Path) -> None:
    found = rows(path, 'name,note\n\na,"two\nlines"\r\n , \nb\n')
    assert [(row.line, row.texts["name"]) for row in found] == [(3, "a"), (6, "b")]


WRONG = {
    "agency,note\na,b\n": r"agencies\.csv: the first line has to name the columns; it lacks name",
    "": "it lacks name",
    "name,name\n": "names name twice",
    "name\na\nb,c\n": r"agencies\.csv, line 3: the row has 2 values for 1 columns",
    'name\na\n"b\n': r"agencies\.csv, line 3: this is no CSV",
}


@pytest.mark.parametrize(("text", "message"), WRONG.items(), ids=range(len(WRONG)))
def test_what_is_wrong_with_a_table_is_said(path: Path, text: str, message: str) -> None:
    with pytest.raises(UserFileError, match=message):
        rows(path, text)


@pytest.mark.parametrize("text", ['note,name\n"a; b",c\n', 'note;name\n"a; b";c\n', '"note"\t"name"\r\na; b\tc\r\n'])
def test_the_separator_is_told_by_the_names_of_the_columns(path: Path, text: str) -> None:
    assert rows(path, text) == [Row(2, {"note": "a; b", "name": "c"})]


def test_a_name_of_no_column_may_hold_another_separator(path: Path) -> None:
    assert rows(path, "name,a;b;c\nx,y\n") == [Row(2, {"name": "x", "a;b;c": "y"})]


def test_unicode_text_of_excel_is_a_table(path: Path) -> None:
    assert rows(path, TABLE.replace(",", "\t").encode("utf-16")) == rows(path, TABLE)


def test_a_trailing_comma_is_no_value(path: Path) -> None:
    assert rows(path, "name\na,\n") == [Row(2, {"name": "a"})]
