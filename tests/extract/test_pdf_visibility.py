"""What is read of a page is what it shows: not what is hidden, laid over it, or without meaning."""

from __future__ import annotations

import pytest
from reportlab.lib import colors
from reportlab.lib.utils import ImageReader

import extract
from extract.document import Document
from extract.source import Source
from tests.extract.conftest import HEIGHT, SONG, WIDTH, Sheet, grids, texts
from tests.extract.test_pdf_text import tounicode_pdf

XS = (60, 200, 300, 400)
ROWS = [["信息内容", "本年制发件数", "现行有效件数"], ["规章", "12", "0"], ["规范性文件", "", "345"]]


def codes(document: Document) -> list[str]:
    return [code for code, _ in document.notes]


def picture(sheet: Sheet) -> None:
    """A picture over the whole page."""
    from PIL import Image  # noqa: PLC0415 - reportlab brings it

    sheet.canvas.drawImage(ImageReader(Image.new("RGB", (60, 84), "lightgrey")), 0, 0, WIDTH, HEIGHT)


def hidden_text(sheet: Sheet, text: str) -> None:
    run = sheet.canvas.beginText(60, 700)
    run.setTextRenderMode(3)
    run.setFont(SONG, 10)
    run.textOut(text)
    sheet.canvas.drawText(run)


def test_invisible_text_is_not_read(sheet: Sheet) -> None:
    sheet.table(ROWS, XS, top=100)
    hidden_text(sheet, "看不见的文字")
    document = sheet.read()
    assert grids(document) == [ROWS]
    assert texts(document) == []


def test_white_text_is_read_only_on_a_dark_ground(sheet: Sheet) -> None:
    sheet.lines("一、总体情况。")
    sheet.canvas.setFillColor(colors.navy)
    sheet.canvas.rect(50, 600, 300, 40, stroke=0, fill=1)
    sheet.canvas.setFillColor(colors.white)
    sheet.text(60, 150, "白纸上的白字。")
    sheet.text(60, HEIGHT - 620, "蓝底上的白字。")
    assert texts(sheet.read()) == ["一、总体情况。", "蓝底上的白字。"]


def test_text_under_a_patch_is_not_read(sheet: Sheet) -> None:
    sheet.table(ROWS, XS, top=100)
    sheet.canvas.setFillColor(colors.white)
    sheet.canvas.rect(301, HEIGHT - 139, 98, 18, stroke=0, fill=1)
    sheet.canvas.setFillColor(colors.black)
    sheet.text(340, 130, "99")
    assert grids(sheet.read())[0][1] == ["规章", "12", "99"]


def test_text_off_the_page_is_not_read(sheet: Sheet) -> None:
    sheet.lines("一、总体情况。")
    sheet.text(-300, 200, "页外")
    sheet.text(60, 900, "页外")
    assert texts(sheet.read()) == ["一、总体情况。"]


@pytest.mark.parametrize("kind", ["oblique", "pale", "faint", "stamp"])
def test_a_watermark_or_a_stamp_over_a_table_is_not_read(sheet: Sheet, kind: str) -> None:
    sheet.table(ROWS, XS, top=100)
    canvas = sheet.canvas
    if kind == "oblique":
        canvas.translate(150, HEIGHT - 160)
        canvas.rotate(30)
        sheet.text(0, HEIGHT, "内部资料", 24)
    elif kind == "pale":
        canvas.setFillColor(colors.lightgrey)
        sheet.text(180, 130, "内部资料", 30)
    elif kind == "faint":
        canvas.setFillAlpha(0.4)
        sheet.text(180, 131, "内部资料", 10)
    else:
        canvas.setFillColor(colors.red)
        sheet.text(210, 130, "已", 26)
    assert grids(sheet.read()) == [ROWS]


@pytest.mark.parametrize("recognised", ["", "第一页的识别结果没有经过校对不能作为依据使用请看原件"])
def test_a_page_that_is_a_picture_is_a_scan_with_or_without_recognised_text(sheet: Sheet, recognised: str) -> None:
    sheet.lines("一、总体情况。")
    sheet.end_page()
    hidden_text(sheet, recognised)
    picture(sheet)
    document = sheet.read()
    assert codes(document) == ["scanned_page"]
    assert document.notes[0][1].startswith("page 2: ")
    assert texts(document) == ["一、总体情况。"]


def test_text_on_a_picture_is_read(sheet: Sheet) -> None:
    picture(sheet)
    sheet.lines("本报告由望溪县水务局根据有关规定编制，内容如下。")
    document = sheet.read()
    assert document.notes == ()
    assert texts(document) == ["本报告由望溪县水务局根据有关规定编制，内容如下。"]


NONSENSE = "鞯鼽麴龋鬏髹魑鲎鲥鳔鹩鸷鹪黢黩黥鼗鼢齄龃龆龌龠"


@pytest.mark.parametrize(
    "characters",
    [
        pytest.param("\ue001\ue002\ue003政府信息公开", id="private use"),
        pytest.param("\ufffd\ufffd政府信息公开工作", id="replacement characters"),
        pytest.param(NONSENSE, id="characters nobody writes"),
        pytest.param("!#$%&'()*+ABCDEFGH", id="Latin letters as wide as Chinese ones"),
    ],
)
def test_nothing_is_taken_from_a_page_with_text_that_cannot_be_trusted(characters: str) -> None:
    document = extract.read(Source("a.pdf", tounicode_pdf(dict(enumerate(characters, 1)))))
    assert codes(document) == ["unreadable_font"]
    assert document.blocks == ()


def test_a_font_that_says_nothing_of_its_characters_cannot_be_trusted() -> None:
    data = tounicode_pdf(dict(enumerate("政府信息公开工作", 1))).replace(b"/ToUnicode 8 0 R", b"")
    document = extract.read(Source("a.pdf", data))
    assert codes(document) == ["unreadable_font"]
    assert document.blocks == ()


def test_one_sign_without_meaning_does_not_spoil_a_page() -> None:
    text = (
        "公开政府信息的主要内容和工作情况如下所示，全年受理申请的数量以及办理的结果，各级行政机关的主动公开情况和问题"
    )
    document = extract.read(Source("a.pdf", tounicode_pdf(dict(enumerate("\ue001" + text, 1)))))
    assert codes(document) == []
    assert texts(document)[0].startswith("\ufffd公开")


def test_latin_letters_of_ordinary_width_are_trusted() -> None:
    document = extract.read(Source("a.pdf", tounicode_pdf(dict(enumerate("Annual report", 1)), glyph_width=500)))
    assert codes(document) == []
