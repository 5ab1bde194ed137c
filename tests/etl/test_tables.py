"""A table for people breaks no number, no year and no name, however narrow the terminal is."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from etl.formats.tables import text_table

AGENCIES = ("云岭省水利厅", "澄湾市人力资源和社会保障局")
COLUMNS = ("indicator", "label_zh", "unit", "agency", "2019", "2020", "notes")
NOTE = "approximate from form 2019 on; corrected: granted-2019"
ROWS = [
    ("procurement_amount", "采购总金额", "万元", AGENCIES[0], "12653000", "", NOTE),
    ("licence_decisions", "行政许可决定数", "件", AGENCIES[1], "48", "(no_row)", ""),
]
WIDTHS = (40, 60, 80, 100, 120, 160)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_number_year_or_name_is_broken(width: int) -> None:
    text = text_table(COLUMNS, ROWS, width=width)
    for whole in ("12653000", "2019", "2020", "(no_row)", "procurement_amount", *AGENCIES):
        assert whole in text


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = text_table(COLUMNS, ROWS, width=width).splitlines()
    assert max(map(cell_len, lines)) <= max(width, len("procurement_amount") + 2 + max(map(cell_len, AGENCIES)))


def test_sentences_are_wrapped_where_that_is_enough() -> None:
    lines = text_table(COLUMNS, ROWS, width=144).splitlines()
    assert lines[0].split() == list(COLUMNS)
    assert "approximate from form" in lines[2]
    assert lines[3].strip() == "granted-2019"


def test_rows_are_stacked_where_a_table_has_no_room() -> None:
    blocks = text_table(COLUMNS, ROWS, width=80).split("\n\n")
    assert blocks[1].splitlines() == [
        "indicator  licence_decisions",
        "label_zh   行政许可决定数",
        "unit       件",
        "agency     澄湾市人力资源和社会保障局",
        "2019       48",
        "2020       (no_row)",
    ]


def test_what_several_rows_share_stands_above_them_where_a_table_has_no_room() -> None:
    rows = [("reviews", "行政复议数", "件", agency, year, "7") for agency in AGENCIES for year in ("2019", "2020")]
    text = text_table(("indicator", "label_zh", "unit", "agency", "year", "value"), rows, width=60)
    assert text.splitlines()[:3] == ["reviews  行政复议数  件", "", "agency                       year   value"]
    assert text.count("reviews") == 1


def test_an_empty_column_takes_no_room_that_others_need() -> None:
    rows = [("望溪县水务局", "7", "")]
    assert "notes" in text_table(("agency", "value", "notes"), rows, width=80)
    assert "notes" not in text_table(("agency", "value", "notes"), rows, width=22)


def test_a_long_title_is_no_column_of_single_characters() -> None:
    title = "云岭省水利厅关于印送2019年政府信息公开工作年度报告的通知及附件"
    text = text_table(("agency", "year", "title"), [(AGENCIES[0], "2019", title)], width=60)
    assert text.splitlines()[2].startswith("云岭省水利厅   2019   云岭省水利厅关于")
    assert len(text.splitlines()) == 4


def test_an_address_is_never_broken() -> None:
    address = "https://example.org/" + "a" * 60 + ".html"
    assert f"uri     {address}\n" in text_table(("agency", "uri"), [("望溪县水务局", address)], width=80)


def test_what_goes_into_a_pipe_is_neither_wrapped_nor_cut() -> None:
    note = "望溪县水务局: " + "corrected: x; " * 40
    assert note.strip() in text_table(("agency", "notes"), [("望溪县水务局", note)]).splitlines()[2]
