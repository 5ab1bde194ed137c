"""A footnote mark of a PDF does not become a digit of the number before it, and what is struck out is not read."""

from __future__ import annotations

import pytest

from tests.extract.conftest import HEIGHT, SONG, Sheet, grids, texts

XS = (60, 200, 300)
MIDDLE = 130  # of the row in which the value stands


def table_with(sheet: Sheet) -> Sheet:
    """A table whose only value is still to be set."""
    sheet.table([["信息内容", "本年处理决定数量"], ["行政许可", ""]], XS, top=100)
    return sheet


def value_of(sheet: Sheet) -> str | None:
    """The value of the table, as it is read."""
    (grid,) = grids(sheet.read())
    return grid[1][1]


@pytest.mark.parametrize(
    ("mark", "size", "rise", "text"),
    [
        pytest.param("2", 5.8, 3.3, "57²", id="raised by an office program"),
        pytest.param("2", 8.3, 3.3, "57²", id="raised by a browser"),
        pytest.param("[2]", 5.8, 3.3, "57[²]", id="in brackets"),
        pytest.param("2", 5.8, -1.4, "57₂", id="lowered"),
        pytest.param("2", 7.0, 0, "572", id="only smaller, on the line"),
        pytest.param("2", 7.0, 1.1, "572", id="only smaller, in the middle of the line"),
        pytest.param("2", 10, 3.3, "572", id="as large as the number"),
    ],
)
def test_a_footnote_mark_is_no_digit(sheet: Sheet, mark: str, size: float, rise: float, text: str) -> None:
    table_with(sheet).text(240, MIDDLE, "57")
    sheet.canvas.setFont("STSong-Light", size)
    baseline = HEIGHT - MIDDLE - 3.5
    sheet.canvas.drawString(240 + sheet.canvas.stringWidth("57", "STSong-Light", 10), baseline + rise, mark)
    assert value_of(sheet) == text


def test_a_smaller_number_above_or_beside_another_is_one_of_its_own(sheet: Sheet) -> None:
    table_with(sheet).text(240, MIDDLE + 3, "57")
    sheet.text(250, MIDDLE - 6, "2", 5)
    sheet.text(280, MIDDLE, "3", 6)
    assert value_of(sheet) == "2\n57  3"


def test_a_mark_in_a_sentence_is_no_digit_of_its_number(sheet: Sheet) -> None:
    sheet.text(60, 100, "全年共受理申请57", 12)
    right = 60 + sheet.canvas.stringWidth("全年共受理申请57", "STSong-Light", 12)
    sheet.text(right, 97, "2", 7)
    sheet.text(right + 3.5, 100, "件。", 12)
    assert texts(sheet.read()) == ["全年共受理申请57²件。"]


def ends(sheet: Sheet, text: str) -> tuple[float, float]:
    """Sets a value, and says where its first two characters begin and end."""
    table_with(sheet).text(240, MIDDLE, text)
    return 240, 240 + sheet.canvas.stringWidth(text[:2], "STSong-Light", 10)


def test_digits_with_a_line_through_them_are_not_read(sheet: Sheet) -> None:
    left, right = ends(sheet, "1312")
    sheet.rule(left, MIDDLE + 0.5, right, MIDDLE + 0.5)
    assert value_of(sheet) == "12"


def test_digits_beside_the_border_of_a_cell_can_be_struck_out(sheet: Sheet) -> None:
    table_with(sheet).text(201, MIDDLE, "1312")
    sheet.rule(200.5, MIDDLE + 0.5, 211, MIDDLE + 0.5)
    assert value_of(sheet) == "12"


def test_the_line_through_digits_may_be_a_thin_rectangle(sheet: Sheet) -> None:
    left, right = ends(sheet, "1312")
    sheet.canvas.rect(left - 0.5, HEIGHT - MIDDLE - 1, right - left + 1, 0.8, stroke=0, fill=1)
    assert value_of(sheet) == "12"


@pytest.mark.parametrize("scale", [1.0, 0.7, 0.5, 0.4, 0.25])
@pytest.mark.parametrize(("struck", "left"), [("13", "12"), ("6", ""), ("1,258", "")])
def test_digits_are_struck_out_on_a_page_of_any_scale(sheet: Sheet, scale: float, struck: str, left: str) -> None:
    sheet.canvas.translate(0, (1 - scale) * HEIGHT)
    sheet.canvas.scale(scale, scale)
    rows = [["信息内容", "数量"], ["行政许可", ""], ["行政处罚", "6"]]
    sheet.table(rows, XS, top=100, height=15)
    width = sheet.canvas.stringWidth(struck + left, SONG, 11)
    begin, end = 298 - width, 298 - width + sheet.canvas.stringWidth(struck, SONG, 11)
    sheet.text(begin, 122.5, struck + left, 11)
    sheet.rule(begin - 0.5, 123.5, end + 0.5, 123.5)
    assert grids(sheet.read()) == [[rows[0], ["行政许可", left], rows[2]]]


@pytest.mark.parametrize(
    ("begin", "end", "height"),
    [
        pytest.param(0, 0, 5, id="under the digits"),
        pytest.param(0, 0, -4, id="over the digits"),
        pytest.param(-6, 0, 0, id="beginning before them"),
        pytest.param(0, 30, 0, id="ending behind all"),
        pytest.param(-40, 50, 0, id="from border to border"),
    ],
)
def test_another_line_strikes_nothing_out(sheet: Sheet, begin: float, end: float, height: float) -> None:
    left, right = ends(sheet, "1312")
    sheet.rule(left + begin, MIDDLE + height, right + end, MIDDLE + height)
    value = "".join(text or "" for row in grids(sheet.read())[0][1:] for text in row[1:])
    assert value == "1312"


def test_the_border_of_a_cell_strikes_nothing_out(sheet: Sheet) -> None:
    sheet.table([["信息内容", "数"], ["行政许可", ""]], (60, 200, 220), top=100)
    sheet.text(200, 121, "1312")
    document = sheet.read()
    assert "1312" in "".join(cell.text for table in document.tables() for cell in table.cells())
