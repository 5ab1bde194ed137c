"""Tables of a PDF: which cells there are, what they span, what they say and where they stand."""

from __future__ import annotations

import pytest
from reportlab.lib import colors

from extract.document import PageLocator
from extract.pdf.marks.frame import Box
from extract.pdf.marks.words import Word
from extract.pdf.tables.cells import TableText
from tests.extract.conftest import HEIGHT, SONG, WIDTH, Sheet, grids, texts

XS = (60, 200, 300, 400)
ROWS = [["信息内容", "本年制发件数", "现行有效件数"], ["规章", "12", "0"], ["规范性文件", "", "345"]]


def test_a_table_with_all_rules_is_read_cell_by_cell(sheet: Sheet) -> None:
    sheet.table(ROWS, XS, top=100)
    document = sheet.read()
    assert grids(document) == [ROWS]
    (table,) = document.tables()
    assert table.ruled


def test_every_cell_has_its_page_and_its_place_on_it(sheet: Sheet) -> None:
    sheet.end_page()
    sheet.table(ROWS, XS, top=100)
    (table,) = sheet.read().tables()
    assert table.locator == PageLocator(2, (60, 100, 400, 160))
    assert [cell.locator for cell in table.cells()][4] == PageLocator(2, (200, 120, 300, 140))


def test_borders_may_be_thin_rectangles(sheet: Sheet) -> None:
    sheet.cells(ROWS, XS, top=100)
    for y in (100, 120, 140, 160):
        sheet.canvas.rect(60, HEIGHT - y - 0.25, 340, 0.5, stroke=0, fill=1)
    for x in XS:
        for top in (100, 120, 140):
            sheet.canvas.rect(x - 0.25, HEIGHT - top - 20, 0.5, 20, stroke=0, fill=1)
    assert grids(sheet.read()) == [ROWS]


def test_borders_may_be_stroked_boxes_of_the_cells(sheet: Sheet) -> None:
    sheet.cells(ROWS, XS, top=100)
    for x, width in ((60, 140), (200, 100), (300, 100)):
        for top in (100, 120, 140):
            sheet.canvas.rect(x, HEIGHT - top - 20, width, 20)
    assert grids(sheet.read()) == [ROWS]


def test_a_merged_cell_stands_in_every_slot_it_covers(sheet: Sheet) -> None:
    for rule in ((60, 100, 400, 100), (60, 160, 400, 160), (200, 120, 400, 120), (200, 140, 400, 140)):
        sheet.rule(*rule)
    for rule in ((60, 100, 60, 160), (200, 100, 200, 160), (300, 120, 300, 160), (400, 100, 400, 160)):
        sheet.rule(*rule)
    sheet.text(80, 130, "办理结果")
    sheet.text(280, 110, "申请人情况")
    sheet.cells([["", "自然人", "总计"], ["", "1", "2"]], XS, top=120)
    document = sheet.read()
    assert grids(document) == [
        [["办理结果", "申请人情况", "申请人情况"], ["办理结果", "自然人", "总计"], ["办理结果", "1", "2"]]
    ]
    (table,) = document.tables()
    spans = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells()}
    assert spans["办理结果"] == (0, 0, 3, 1)
    assert spans["申请人情况"] == (0, 1, 1, 2)


def test_a_table_may_be_open_on_all_sides(sheet: Sheet) -> None:
    sheet.cells(ROWS, XS, top=100)
    for y in (120, 140):
        sheet.rule(60, y, 400, y)
    for x in (200, 300):
        sheet.rule(x, 100, x, 160)
    assert grids(sheet.read()) == [ROWS]


def test_a_table_cut_by_a_page_break_gives_a_table_on_each_page_with_all_its_rows(sheet: Sheet) -> None:
    for rows, closing in ((ROWS[:2], 100), (ROWS[2:] * 2, 140)):
        sheet.cells(rows, XS, top=100)
        for y in (closing, 120):
            sheet.rule(60, y, 400, y)
        for x in XS:
            sheet.rule(x, 100, x, 140)
        sheet.end_page()
    assert grids(sheet.read()) == [ROWS[:2], ROWS[2:] * 2]


def test_the_next_line_of_a_cell_that_a_page_break_left_open_is_of_that_cell(sheet: Sheet) -> None:
    sheet.cells([["结果维", "未经复议直接起诉"]], (60, 100, 300), top=100)
    sheet.text(75, 126, "持")
    sheet.text(200, 126, "下一段")
    sheet.rule(60, 100, 300, 100)
    sheet.rule(100, 120, 300, 120)
    for x in (60, 100, 300):
        sheet.rule(x, 100, x, 120)
    document = sheet.read()
    assert (grids(document), texts(document)) == ([[["结果维持", "未经复议直接起诉"]]], ["下一段"])


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["属于国家", "秘密"], "属于国家秘密"),
        (["2.其他法律", "法规禁止"], "2.其他法律法规禁止"),
        (["by the", "agency"], "by the agency"),
        (["1,234,", "567"], "1,234,567"),
        (["12", "34"], "12\n34"),
    ],
)
def test_lines_of_a_cell_are_one_text_but_two_numbers_stay_apart(sheet: Sheet, lines: list[str], text: str) -> None:
    sheet.table([["", "x"], ["y", "z"]], (60, 160, 260), top=100, height=40)
    for number, line in enumerate(lines):
        sheet.text(70, 114 + 12 * number, line)
    assert grids(sheet.read())[0][0][0] == text


def test_a_number_that_fills_its_cell_goes_on_in_the_next_line(sheet: Sheet) -> None:
    sheet.table([["", "自然"], ["y", "z"]], (60, 84, 108), top=100, height=40)
    sheet.text(62, 114, "1234")
    sheet.text(62, 126, "56")
    assert grids(sheet.read())[0][0][0] == "123456"


def test_a_number_goes_on_in_the_next_line_where_a_browser_moved_the_border_by_less_than_a_pixel(sheet: Sheet) -> None:
    sheet.table([["", "自然"], ["y", "z"]], (60, 84.6, 109.2), top=100, height=40)
    sheet.text(62, 114, "1234")
    sheet.text(62, 126, "56")
    assert grids(sheet.read())[0][0][0] == "123456"


def test_a_label_wider_than_its_cell_says_nothing_about_the_room_in_others() -> None:
    contents = {
        0: [word("1234", 60, 100), word("56", 65, 112)],
        1: [word("本年度办理结果", 60, 100)],
        2: [word("自然", 62, 100)],
    }
    assert TableText(contents, [Box(56, 95, 84, 130)] * 3).text(0) == "123456"


def test_the_length_of_characters_that_stand_on_each_other_says_nothing_about_the_room_in_other_cells() -> None:
    stacked = [
        word(one, 80 - 16 * column, 100 + 12 * row)
        for column, part in enumerate(("三本年度", "办理结果"))
        for row, one in enumerate(part)
    ]
    contents = {0: [word("1234", 60, 100), word("56", 65, 112)], 1: stacked, 2: [word("自然", 62, 100)]}
    texts = TableText(contents, [Box(56, 95, 84, 130), Box(60, 95, 108, 150), Box(56, 95, 84, 130)]).texts()
    assert texts == ["123456", "三本年度办理结果", "自然"]


def word(text: str, x0: float, top: float) -> Word:
    """A word in type of 10 points, whose digits are half as wide as its other characters."""
    edges = [x0]
    for character in text:
        edges.append(edges[-1] + (5 if character.isdigit() else 10))
    return Word(text, x0, top, edges[-1], top + 10, 10, 0, edges[:-1], edges[1:])


@pytest.mark.parametrize(("number", "is_full"), [("1234", True), ("123.", True), ("12", False)])
def test_a_cell_at_the_foot_of_a_table_says_whether_its_number_may_go_on_below(
    sheet: Sheet, number: str, is_full: bool
) -> None:
    sheet.table([["x", "自然"], ["", "z"]], (60, 84, 108), top=100)
    sheet.text(62, 130, number)
    (table,) = sheet.read().tables()
    assert {cell.text: cell.full for cell in table.cells()} == {"x": False, "自然": False, number: is_full, "z": False}


def test_a_heading_may_be_set_from_top_to_bottom(sheet: Sheet) -> None:
    sheet.table([["", "1"], ["", "2"]], (60, 80, 160), top=100, height=90)
    for number, character in enumerate("三、办理结果"):
        sheet.text(65, 110 + 12 * number, character)
    for column, part in enumerate(("政府信息", "公开情况")):
        for number, character in enumerate(part):
            sheet.text(71 - 10 * column, 200 + 8 * number, character, size=6)
    assert [row[0] for row in grids(sheet.read())[0]] == ["三、办理结果", "政府信息公开情况"]


def test_sideways_text_in_a_cell_is_read_in_its_direction(sheet: Sheet) -> None:
    sheet.table([["", "1"], ["x", "2"]], (60, 90, 160), top=100, height=100)
    sheet.text(300, 300, "页面上的其他文字都是横着写的")
    sheet.canvas.saveState()
    sheet.canvas.translate(80, HEIGHT - 190)
    sheet.canvas.rotate(90)
    sheet.text(0, HEIGHT, "办理结果")
    sheet.canvas.restoreState()
    assert grids(sheet.read())[0][0][0] == "办理结果"


def test_turned_brackets_in_text_set_downwards_have_no_blanks_around_them(sheet: Sheet) -> None:
    sheet.table([["", "1"], ["", "2"]], (60, 80, 160), top=100, height=90)
    for number, character in enumerate("（三）不予公开"):
        top = 110 + 10 * number
        if character in "（）":
            sheet.canvas.saveState()
            sheet.canvas.translate(66.2, HEIGHT - top)
            sheet.canvas.rotate(-90)
            sheet.canvas.setFont("STSong-Light", 10)
            sheet.canvas.drawString(0, 0, character)
            sheet.canvas.restoreState()
        else:
            sheet.text(65, top + 5, character)
    assert grids(sheet.read())[0][0][0] == "（三）不予公开"


@pytest.mark.parametrize("shift", [0.0, 0.4])
def test_what_is_struck_twice_is_read_once(sheet: Sheet, shift: float) -> None:
    sheet.table(ROWS, XS, top=100)
    sheet.canvas.translate(shift, 0)
    sheet.cells(ROWS, XS, top=100)
    assert grids(sheet.read()) == [ROWS]


def test_repeated_digits_are_not_taken_for_one_struck_twice(sheet: Sheet) -> None:
    sheet.table([["规章", "1122", "111"]] * 2, XS, top=100)
    assert grids(sheet.read())[0][0] == ["规章", "1122", "111"]


def test_a_comma_that_hangs_over_the_border_stays_with_its_label(sheet: Sheet) -> None:
    sheet.table([["", "7"], ["x", "8"]], (60, 110, 160), top=100)
    sheet.text(62, 110, "行政机关、")
    assert grids(sheet.read())[0][0] == ["行政机关、", "7"]


def test_a_frame_around_paragraphs_is_no_table(sheet: Sheet) -> None:
    sheet.canvas.rect(50, HEIGHT - 200, 400, 120)
    sheet.rule(50, 140, 450, 140)
    sheet.lines("一、总体情况", "全年主动公开政府信息3条。", top=110, leading=50)
    document = sheet.read()
    assert grids(document) == []
    assert texts(document) == ["一、总体情况", "全年主动公开政府信息3条。"]


def test_a_single_row_with_a_label_and_a_blank_is_a_table(sheet: Sheet) -> None:
    sheet.table([["行政强制", ""]], (60, 160, 260), top=100)
    assert grids(sheet.read()) == [[["行政强制", ""]]]


def test_a_sentence_in_a_frame_with_a_blank_beside_it_is_no_table(sheet: Sheet) -> None:
    sheet.table([["全年没有收取费用。", ""]], (60, 260, 360), top=100)
    document = sheet.read()
    assert (grids(document), texts(document)) == ([], ["全年没有收取费用。"])


def test_a_table_in_a_frame_of_the_page_is_read(sheet: Sheet) -> None:
    sheet.canvas.rect(30, 30, 535, 782)
    sheet.table(ROWS, XS, top=100)
    assert grids(sheet.read()) == [ROWS]


def test_white_rules_are_seen_on_a_dark_ground_only(sheet: Sheet) -> None:
    sheet.canvas.setFillColor(colors.navy)
    sheet.canvas.rect(60, HEIGHT - 140, 340, 40, stroke=0, fill=1)
    sheet.canvas.setStrokeColor(colors.white)
    sheet.canvas.setFillColor(colors.white)
    sheet.table(ROWS[:2], XS, top=100)
    sheet.rule(60, 300, 400, 300)
    assert grids(sheet.read()) == [ROWS[:2]]


def test_columns_without_rules_are_told_from_where_text_stands(sheet: Sheet) -> None:
    rows = [*ROWS, ["行政许可", "6", "78"]]
    sheet.cells(rows, XS, top=100)
    document = sheet.read()
    assert grids(document) == [rows]
    (table,) = document.tables()
    assert not table.ruled


def test_rows_between_horizontal_rules_may_have_labels_of_several_lines(sheet: Sheet) -> None:
    for y in (100, 120, 150, 170):
        sheet.rule(60, y, 400, y)
    sheet.cells(ROWS[:1], XS, top=100)
    sheet.text(62, 129, "采取其他方式公开的")
    sheet.text(62, 141, "政府信息数量")
    sheet.text(240, 135, "12")
    sheet.text(340, 135, "0")
    sheet.cells([["规章", "3", "4"]], XS, top=150)
    assert grids(sheet.read()) == [[ROWS[0], ["采取其他方式公开的政府信息数量", "12", "0"], ["规章", "3", "4"]]]


HEADS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def lined(sheet: Sheet, *heights: float, x0: float = 60, x1: float = 460) -> None:
    """Horizontal rules."""
    for height in heights:
        sheet.rule(x0, height, x1, height)


def test_a_column_between_horizontal_rules_may_have_nothing_but_a_head(sheet: Sheet) -> None:
    lined(sheet, 100, 120, 140)
    sheet.cells([HEADS, ["1", "", "0", "/", ""]], range(60, 461, 80), top=100)
    assert grids(sheet.read()) == [[HEADS, ["1", "", "0", "/", ""]]]


def test_text_of_two_fonts_that_touches_is_of_one_column(sheet: Sheet) -> None:
    lined(sheet, 100, 120, 140)
    sheet.cells([["信息内容", "件数"], ["", "12"]], (60, 260, 460), top=100)
    sheet.text(70, 130, "1.", font="Helvetica")
    sheet.text(70 + sheet.canvas.stringWidth("1.", "Helvetica", 10), 130, "重复申请")
    assert grids(sheet.read()) == [[["信息内容", "件数"], ["1.重复申请", "12"]]]


def test_a_rule_that_begins_within_a_table_tells_a_heading_beside_its_rows(sheet: Sheet) -> None:
    lined(sheet, 100, 120, 180)
    lined(sheet, 140, 160, x0=120)
    sheet.cells(
        [["信息内容", "", "件数"], ["", "予以公开", "1"], ["", "不予公开", "2"], ["", "其他", "3"]],
        (60, 120, 300, 460),
        top=100,
    )
    sheet.text(70, 150, "办理结果")
    (grid,) = grids(sheet.read())
    assert [row[0] for row in grid[1:]] == ["办理结果"] * 3
    assert [row[1:] for row in grid[1:]] == [["予以公开", "1"], ["不予公开", "2"], ["其他", "3"]]


def test_a_title_between_horizontal_rules_parts_two_tables(sheet: Sheet) -> None:
    lined(sheet, 100, 120, 140, 160, 180, 200)
    columns = (60, 260, 360, 460)
    sheet.cells([["信息内容", "制发件数", "废止件数"], ["规章", "1", "2"]], columns, top=100)
    sheet.cells([["第二十条第（五）项"]], (60, 460), top=140)
    sheet.cells([["信息内容", "", "决定数量"], ["行政许可", "", "3"]], columns, top=160)
    document = sheet.read()
    assert grids(document)[0] == [["信息内容", "制发件数", "废止件数"], ["规章", "1", "2"]]
    assert grids(document)[1] == [["信息内容", "决定数量"], ["行政许可", "3"]]
    assert texts(document) == ["第二十条第（五）项"]


def test_a_label_between_horizontal_rules_reaches_over_the_blank_beside_it(sheet: Sheet) -> None:
    lined(sheet, 100, 120, 160)
    lined(sheet, 140, x0=60)
    rows = [["信息内容", "种类", "件数"], ["予以公开", "主动", "1"], ["总计", "", "2"]]
    sheet.cells(rows, (60, 160, 260, 460), top=100)
    assert grids(sheet.read())[0][2] == ["总计", "总计", "2"]


def test_rules_around_the_header_only_leave_the_rows_to_the_text(sheet: Sheet) -> None:
    lined(sheet, 100, 120, 180)
    rows = [["信息内容", "制发件数"], ["规章", "1"], ["规范性文件", "23"], ["其他文件", "0"]]
    sheet.cells(rows, (60, 260, 460), top=100)
    assert grids(sheet.read()) == [rows]


def test_a_column_without_any_rules_may_have_nothing_but_a_head(sheet: Sheet) -> None:
    sheet.cells([HEADS[:2] * 3, ["1", "2", "3", "", "5", "6"]], range(60, 501, 70), top=100)
    assert grids(sheet.read()) == [[HEADS[:2] * 3, ["1", "2", "3", "", "5", "6"]]]


def test_a_title_behind_the_labels_of_a_table_without_rules_is_no_cell(sheet: Sheet) -> None:
    sheet.cells([["信息内容", "决定数量"], ["行政许可", "3"]], (60, 160, 360), top=100)
    sheet.text(190, 150, "第二十条第（六）项")
    sheet.cells([["信息内容", "决定数量"], ["行政处罚", "4"], ["行政强制", "5"]], (60, 160, 360), top=160)
    document = sheet.read()
    assert [grid[1:] for grid in grids(document)] == [[["行政许可", "3"]], [["行政处罚", "4"], ["行政强制", "5"]]]
    assert texts(document) == ["第二十条第（六）项"]


def test_commas_say_that_the_next_line_goes_on_with_a_number(sheet: Sheet) -> None:
    sheet.table([["", "x"], ["y", "z"]], (60, 160, 260), top=100, height=40)
    sheet.text(90, 114, "43,847,04")
    sheet.text(105, 126, "1")
    assert grids(sheet.read())[0][0][0] == "43,847,041"


def test_values_of_form_fields_stand_in_their_cells(sheet: Sheet) -> None:
    sheet.table([["信息内容", "件数"], ["规章", ""]], (60, 200, 300), top=100)
    sheet.canvas.acroForm.textfield(value="17", name="a", x=205, y=HEIGHT - 138, width=90, height=16, borderWidth=0)
    assert grids(sheet.read()) == [[["信息内容", "件数"], ["规章", "17"]]]


def turn(sheet: Sheet, rotation: int) -> None:
    """Shows the page turned; reportlab then exchanges width and height, which is taken back."""
    sheet.canvas.setPageRotation(rotation)
    if rotation % 180:
        sheet.canvas.setPageSize((HEIGHT, WIDTH))


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_is_read_as_it_reads(sheet: Sheet, rotation: int) -> None:
    turn(sheet, rotation)
    sheet.table(ROWS, XS, top=100)
    assert grids(sheet.read()) == [ROWS]


def test_places_on_a_turned_page_are_those_of_the_page_as_shown(sheet: Sheet) -> None:
    turn(sheet, 90)
    sheet.table(ROWS, XS, top=100)
    (table,) = sheet.read().tables()
    assert table.locator == PageLocator(1, (HEIGHT - 160, 60, HEIGHT - 100, 400))


def test_a_broad_table_set_sideways_is_read(sheet: Sheet) -> None:
    sheet.canvas.rotate(90)
    sheet.canvas.translate(0, -HEIGHT)
    sheet.table(ROWS, XS, top=100)
    assert grids(sheet.read()) == [ROWS]


def test_a_table_elsewhere_on_the_page_does_not_move_the_rules_of_another(sheet: Sheet) -> None:
    sheet.table(ROWS, (62, 202, 302, 402), top=100)
    sheet.table(ROWS * 3, XS, top=300)
    upper, lower = (list(table.cells()) for table in sheet.read().tables())
    assert upper[1].locator == PageLocator(1, (202, 100, 302, 120))
    assert lower[1].locator == PageLocator(1, (200, 300, 300, 320))


def test_a_column_without_rules_that_is_blank_is_no_part_of_the_label(sheet: Sheet) -> None:
    header = ["信息内容", "本年制作数", "本年公开数", "公开总数"]
    sheet.cells([header, ["规章", "", "3", "4"], ["规范性文件", "", "5", "6"]], (60, 200, 300, 400, 500), top=100)
    (table,) = sheet.read().tables()
    assert [cell.text if cell else None for cell in table.rows[1]] == ["规章", "", "3", "4"]


# Numbers set to the right of their columns, and heads to the left, as spreadsheets set them

LEFTS = (60, 160, 260, 360)
SPREAD = [
    ["信息内容", "上一年项目数量", "本年增减", "处理决定数量"],
    ["行政处罚", "84", "", "37"],
    ["行政强制", "6", "1,258", "60"],
]


def spreadsheet(sheet: Sheet, rows: list[list[str]], padding: float = 0.5, *, centred: bool = False) -> None:
    """Rows without rules: words to the left of their columns, which are 100 points wide, numbers to the right."""
    for number, row in enumerate(rows):
        for left, text in zip(LEFTS, row, strict=True):
            width = sheet.canvas.stringWidth(text, SONG, 10)
            right = left + 100 - width - padding
            at = left + padding if not text[:1].isdigit() else (left + right) / 2 if centred else right
            sheet.text(at, 110 + 20 * number, text)


@pytest.mark.parametrize("padding", [0.2, 0.5, 2, 6])
@pytest.mark.parametrize("centred", [False, True])
def test_full_rows_show_which_column_numbers_at_the_right_are_in(sheet: Sheet, padding: float, centred: bool) -> None:
    spreadsheet(sheet, SPREAD, padding, centred=centred)
    assert grids(sheet.read()) == [SPREAD]


@pytest.mark.parametrize("rows", [SPREAD[:2], [SPREAD[0], ["行政处罚", "", "84", "37"], ["行政强制", "6", "", "60"]]])
def test_numbers_between_two_heads_are_of_no_column_without_a_full_row(sheet: Sheet, rows: list[list[str]]) -> None:
    spreadsheet(sheet, rows)
    (grid,) = grids(sheet.read())
    for row, printed in zip(grid[1:], rows[1:], strict=True):
        numbers = "  ".join(text for text in printed[1:] if text)
        assert row == [printed[0], *[numbers] * 3]


def test_numbers_between_horizontal_rules_are_laid_under_their_heads_too(sheet: Sheet) -> None:
    spreadsheet(sheet, SPREAD)
    for y in (100, 120, 140, 160):
        sheet.rule(60, y, 460, y)
    assert grids(sheet.read()) == [SPREAD]


def test_numbers_of_a_single_column_are_under_its_head_wherever_they_stand(sheet: Sheet) -> None:
    rows = [["统计指标", "单位", "统计数", ""], ["收到申请数", "件", "12", ""], ["申请办结数", "件", "9", ""]]
    spreadsheet(sheet, [*rows, ["申请答复数", "件", "1,258", ""]])
    assert grids(sheet.read()) == [[row[:3] for row in (*rows, ["申请答复数", "件", "1,258"])]]


def test_a_number_more_than_there_are_heads_is_of_no_column(sheet: Sheet) -> None:
    rows = [["信息内容", "本年增减", "", "处理决定数量"], ["行政处罚", "84", "37", "5"], ["行政强制", "6", "", "60"]]
    spreadsheet(sheet, rows)
    (grid,) = grids(sheet.read())
    assert not {"84", "37", "5"} & set(grid[1])


# Two numbers in one cell


@pytest.mark.parametrize(("gap", "between"), [(2.5, " "), (5, " "), (6, " "), (8, "  "), (10, "  "), (36, "  ")])
@pytest.mark.parametrize(("left", "right"), [("12", "345"), ("0", "120")])
def test_numbers_farther_apart_than_a_blank_stay_two(
    sheet: Sheet, gap: float, between: str, left: str, right: str
) -> None:
    sheet.table([["信息内容", "处理决定数量"], ["行政许可", ""]], (60, 200, 300), top=100)
    sheet.text(210, 130, left)
    sheet.text(210 + sheet.canvas.stringWidth(left, SONG, 10) + gap, 130, right)
    assert grids(sheet.read())[0][1][1] == f"{left}{between}{right}"


def test_numbers_under_one_head_of_a_table_without_rules_stay_two(sheet: Sheet) -> None:
    sheet.cells(
        [["信息内容", "本年处理决定数量"], ["行政许可", ""], ["行政处罚", "7"], ["行政强制", "8"]],
        (60, 200, 300),
        top=100,
    )
    sheet.text(220, 130, "12")
    sheet.text(245, 130, "345")
    (grid,) = grids(sheet.read())
    assert "12 345" not in grid[1]
    assert "12345" not in grid[1]


def test_rows_with_one_value_may_be_as_near_as_lines(sheet: Sheet) -> None:
    rows = [
        ["统计指标", "单位", "统计数"],
        ["收到申请数", "件", "12"],
        ["申请办结数", "件", "9"],
        ["申请答复数", "件", "7"],
    ]
    for number, row in enumerate(rows):
        for left, right, text in zip((60, 240, 340), (160, 260, 460), row, strict=True):
            width = sheet.canvas.stringWidth(text, SONG, 11)
            sheet.text(right - width if text.isdigit() else left, 110 + 15 * number, text, 11)
    assert grids(sheet.read()) == [rows]
