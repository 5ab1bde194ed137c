"""The text of a PDF outside its tables: paragraphs, order, titles, and what belongs to the pages only."""

from __future__ import annotations

import sys

import pytest

import extract
from extract.document import PageLocator
from extract.pdf.marks.characters import UNUSUAL
from extract.pdf.marks.writing import unified
from extract.source import Source
from tests.extract.conftest import HEIGHT, WIDTH, Sheet, texts

FULL = "全年主动公开政府信息一千一百三十六条，受理申请二十一件，均在"  # a line up to the margin


def test_lines_that_the_margin_broke_are_one_paragraph(sheet: Sheet) -> None:
    sheet.lines("　　" + FULL[:-2], FULL, "法定期限内答复。", "　　没有收取费用。")
    assert texts(sheet.read()) == [FULL[:-2] + FULL + "法定期限内答复。", "没有收取费用。"]


def test_an_indent_begins_a_paragraph(sheet: Sheet) -> None:
    sheet.text(84, 100, FULL[:-2], 12)
    sheet.text(60, 118, FULL, 12)
    sheet.text(84, 136, FULL[:-2], 12)
    assert texts(sheet.read()) == [FULL[:-2] + FULL, FULL[:-2]]


def test_a_number_broken_at_the_margin_is_one(sheet: Sheet) -> None:
    sheet.lines(FULL, FULL[:-2] + "1234", "56件。")
    assert texts(sheet.read()) == [FULL + FULL[:-2] + "123456件。"]


def test_a_paragraph_goes_on_on_the_next_page(sheet: Sheet) -> None:
    sheet.lines(FULL, FULL)
    sheet.end_page()
    sheet.lines(FULL, "答复。")
    document = sheet.read()
    assert texts(document) == [FULL * 3 + "答复。"]
    (paragraph,) = document.paragraphs()
    assert isinstance(paragraph.locator, PageLocator)
    assert paragraph.locator.page == 1


def test_a_table_parts_paragraphs_and_keeps_its_place(sheet: Sheet) -> None:
    sheet.text(60, 80, "二、主动公开政府信息情况", 12)
    sheet.table([["信息内容", "件数"], ["规章", "1"]], (60, 200, 300), top=100)
    sheet.text(60, 200, "三、收到和处理申请情况", 12)
    blocks = sheet.read().blocks
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Table", "Paragraph"]


def test_the_large_lines_in_the_middle_are_the_title(sheet: Sheet) -> None:
    for middle, text in ((80, "望溪县水务局"), (110, "2021年政府信息公开工作年度报告")):
        sheet.text((WIDTH - sheet.canvas.stringWidth(text, "STSong-Light", 20)) / 2, middle, text, 20)
    sheet.lines(FULL, FULL, top=160)
    document = sheet.read()
    assert document.title == "望溪县水务局2021年政府信息公开工作年度报告"
    assert [paragraph.level for paragraph in document.paragraphs()] == [1, 0]


@pytest.mark.parametrize(
    ("named", "title"),
    [("望溪县水务局年度报告", "望溪县水务局年度报告"), ("Microsoft Word - 报告.doc", None), ("", None)],
)
def test_else_the_file_names_the_title_if_a_person_wrote_it(sheet: Sheet, named: str, title: str | None) -> None:
    sheet.canvas.setTitle(named)
    sheet.lines(FULL)
    assert sheet.read().title == title


@pytest.mark.parametrize("pattern", ["- {} -", "第{}页", "第 {} 页 共 3 页", "{}", "{}/3", "— {} —"])
def test_page_numbers_are_not_read(sheet: Sheet, pattern: str) -> None:
    for number in (1, 2, 3):
        sheet.lines(f"第{number}部分的内容。")
        sheet.text(290, HEIGHT - 50, pattern.format(number))
        sheet.end_page()
    assert texts(sheet.read()) == ["第1部分的内容。", "第2部分的内容。", "第3部分的内容。"]


def test_two_bare_numbers_beside_each_other_are_no_page_number(sheet: Sheet) -> None:
    sheet.lines("全年收到申请情况如下。")
    sheet.text(200, HEIGHT - 50, "5")
    sheet.text(300, HEIGHT - 50, "0")
    assert any("5" in text for text in texts(sheet.read()))


def test_a_number_with_a_comma_at_the_foot_of_a_page_is_no_page_number(sheet: Sheet) -> None:
    sheet.lines("全年收到申请情况如下。")
    sheet.text(290, HEIGHT - 50, "469,55")
    assert texts(sheet.read()) == ["全年收到申请情况如下。", "469,55"]


def test_the_end_of_a_cut_number_at_the_head_of_a_page_is_no_page_number(sheet: Sheet) -> None:
    for number in (1, 2, 3):
        if number == 2:
            sheet.text(290, 60, "2")
        sheet.lines(f"第{number}部分的内容。")
        sheet.text(290, HEIGHT - 50, str(number))
        sheet.end_page()
    assert texts(sheet.read()) == ["第1部分的内容。", "2", "第2部分的内容。", "第3部分的内容。"]


def test_what_the_margins_of_several_pages_say_is_not_read(sheet: Sheet) -> None:
    for number in (1, 2):
        sheet.text(200, 40, "望溪县水务局文件")
        sheet.lines(f"第{number}部分的内容。")
        sheet.end_page()
    assert texts(sheet.read()) == ["第1部分的内容。", "第2部分的内容。"]


def test_two_columns_are_read_one_after_the_other(sheet: Sheet) -> None:
    left = ["一、总体情况如下所述", "全年公开信息三十条", "没有收到公开的申请", "没有收取任何费用。"]
    right = ["二、主要问题如下所述", "队伍力量仍显得不足", "个别栏目更新不及时", "将会认真加以改进。"]
    sheet.text(60, 80, "望溪县水务局二〇二一年政府信息公开工作年度报告全文如下", 16)
    sheet.lines(*left, top=120)
    sheet.lines(*right, x=320, top=123)
    assert "".join(texts(sheet.read())).endswith("".join([*left, *right]))


def test_radicals_are_read_as_the_characters_they_look_like() -> None:
    data = tounicode_pdf({1: "⼀", 2: "⻚", 3: "⾏", 4: "見"})
    assert texts(extract.read(Source("a.pdf", data))) == ["一页行見"]


def tounicode_pdf(characters: dict[int, str], glyph_width: int = 1000) -> bytes:
    """A PDF whose font says itself which characters its glyphs are."""
    mapping = "".join(f"<{code:04X}> <{ord(text):04X}>\n" for code, text in characters.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(characters)} beginbfchar\n{mapping}endbfchar endcmap end end"
    )
    shown = "".join(f"{code:04X}" for code in characters)
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        stream(f"BT /F 10 Tf 60 700 Td <{shown}> Tj ET"),
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [6 0 R]"
        " /ToUnicode 8 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /FontDescriptor 7 0 R"
        f" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW {glyph_width} >>",
        "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683"
        " /StemV 80 /FontBBox [0 -141 1000 859] >>",
        stream(cmap),
    )


def stream(content: str) -> str:
    """A stream object."""
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def pdf(*objects: str) -> bytes:
    """A file of numbered objects; its table of them is left to the reader's repair."""
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF".encode()


def test_only_unusual_characters_mean_another_one() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    assert all(unified(one) == one for one in every if not UNUSUAL.match(one))
