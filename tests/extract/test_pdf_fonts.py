"""What is read from a file does not depend on the fonts of the machine."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pypdfium2 import raw

import extract
from extract.pdf.marks.stand_in import installed_fonts
from extract.source import Source
from tests.extract.conftest import Sheet, grids, texts
from tests.extract.test_pdf_text import tounicode_pdf

XS = (60, 200, 300)


def no_fonts() -> None:
    """A machine without any font."""
    raw.FPDF_SetSystemFontInfo(None)


def own_fonts() -> None:
    """The fonts of this machine, whichever they are."""
    raw.FPDF_SetSystemFontInfo(raw.FPDF_GetDefaultSystemFontInfo())


@pytest.mark.parametrize("machine", [no_fonts, own_fonts])
def test_characters_alone_in_a_font_that_is_not_in_the_file_are_read(sheet: Sheet, machine: Callable[[], None]) -> None:
    machine()
    sheet.table([["一", "二"], ["三", "四"]], XS, top=100)
    assert grids(sheet.read()) == [[["一", "二"], ["三", "四"]]]


@pytest.mark.parametrize("machine", [no_fonts, own_fonts])
def test_blanks_between_words_are_told_from_the_widths_in_the_file(sheet: Sheet, machine: Callable[[], None]) -> None:
    machine()
    sheet.lines("by the agency")
    assert texts(sheet.read()) == ["by the agency"]


@pytest.mark.parametrize("machine", [no_fonts, own_fonts])
def test_a_font_with_numbers_of_its_own_is_read_by_what_it_says_of_them(machine: Callable[[], None]) -> None:
    machine()
    assert texts(extract.read(Source("a.pdf", tounicode_pdf({1: "件"})))) == ["件"]


def test_after_a_picture_of_a_page_nothing_is_read_with_the_fonts_of_the_machine(sheet: Sheet) -> None:
    with installed_fonts():
        pass
    sheet.lines("由", "条")
    assert texts(sheet.read())
