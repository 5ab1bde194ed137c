"""Files that are damaged, locked or made to do harm end with one line that says what to do."""

from __future__ import annotations

import random
import time
import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

import extract
from extract.errors import BrokenSourceError, EncryptedSourceError, ExtractError, SourceTooLargeError
from extract.source import Source
from tests.extract.conftest import Sheet, texts
from tests.extract.test_pdf_text import pdf, stream


def read(data: bytes) -> extract.document.Document:
    return extract.read(Source("report.pdf", data))


def test_a_file_locked_with_an_empty_password_is_read() -> None:
    sheet = Sheet(encrypt=StandardEncryption("", ownerPassword="x", canPrint=0))
    sheet.lines("一、总体情况。")
    assert texts(sheet.read()) == ["一、总体情况。"]


def test_a_file_locked_with_a_password_is_said_to_be() -> None:
    sheet = Sheet(encrypt=StandardEncryption("secret"))
    sheet.lines("一、总体情况。")
    with pytest.raises(EncryptedSourceError, match="only with a password: save it without one"):
        sheet.read()


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog", b"%PDF-1.7" + bytes(5000)])
def test_a_file_that_is_no_longer_one_is_said_to_be_damaged(data: bytes) -> None:
    with pytest.raises(BrokenSourceError, match="get it again") as error:
        read(data)
    assert "\n" not in str(error.value)


def test_what_is_left_of_a_truncated_file_is_read_with_a_note_or_refused(sheet: Sheet) -> None:
    for number in range(3):
        sheet.lines(f"第{number}部分的内容。")
        sheet.end_page()
    data = sheet.data()
    for part in range(1, 20):
        cut = data[: len(data) * part // 20]
        try:
            document = read(cut)
        except ExtractError:
            continue
        assert "truncated" in dict(document.notes)


def test_thousands_of_empty_pages_are_refused_at_once() -> None:
    kids = " ".join(f"{number} 0 R" for number in range(3, 5003))
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    pages = f"<< /Type /Pages /Kids [{kids}] /Count 5000 >>"
    data = pdf("<< /Type /Catalog /Pages 2 0 R >>", pages, *[page] * 5000)
    start = time.perf_counter()
    with pytest.raises(SourceTooLargeError, match="5,000 pages, and at most 2,000"):
        read(data)
    assert time.perf_counter() - start < 5


def test_a_file_without_pages_is_said_to_have_none() -> None:
    with pytest.raises(BrokenSourceError):
        read(pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"))


def test_a_stream_that_unpacks_to_200_megabytes_is_not_unpacked() -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0 0 m 1 1 l S\n" * 75_000) for _ in range(200)) + packer.flush()
    head = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    data = pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", head.decode(), "X")
    content = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream"
    with pytest.raises(SourceTooLargeError, match="more than 64 MB"):
        read(data.replace(b"4 0 obj\nX", b"4 0 obj\n" + content))


def test_a_font_that_unpacks_to_megabytes_is_measured_to_its_end_although_a_line_end_follows() -> None:
    font = zlib.compress(random.Random(1).randbytes(3_000_000))
    content = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(font) + font + b"\nendstream"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    data = pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, "X")
    assert read(data.replace(b"4 0 obj\nX", b"4 0 obj\n" + content)).blocks == ()


def test_a_page_with_more_objects_than_any_report_has_is_refused() -> None:
    content = stream("0 0 m 9 9 l S\n" * 310_000)
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    with pytest.raises(SourceTooLargeError, match="more than 300,000 objects"):
        read(pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content))


def test_rubbish_before_the_header_is_skipped(sheet: Sheet) -> None:
    sheet.lines("一、总体情况。")
    assert texts(read(b"\r\n\r\n" + sheet.data())) == ["一、总体情况。"]
