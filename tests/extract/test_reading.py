"""What a source is, and what is said about a source that cannot be read."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
import zipfile

import pytest

import extract
from extract.errors import EmptySourceError, SourceTooLargeError, UndecodableTextError, UnsupportedSourceError
from extract.source import Source

PAGE = "<p>某某市人民政府信息公开工作年度报告</p>".encode()


def zip_with(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PAGE, "text/html"),
        (b"\xef\xbb\xbf" + PAGE, "text/html"),
        (b"\n <!-- saved from a site -->\n<!DOCTYPE html>" + PAGE, "text/html"),
        ("公开<p>信息</p>".encode(), "text/html"),
        ("<table><tr><td>政府信息</td></tr></table>".encode("utf-16"), "text/html"),
        ("某某局2012年报告\n主动公开信息3条".encode(), "text/plain"),
        ("标签 <p> 是段落。1 < 2".encode(), "text/plain"),
    ],
)
def test_tells_pages_from_texts_by_their_tags(data: bytes, media_type: str) -> None:
    assert extract.read(Source("file", data)).media_type == media_type


def test_a_page_that_looks_like_xml_is_read_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page = extract.read(Source("a.html", b"<?xml version='1.0'?><!-- a -->" + PAGE))
    assert len(list(page.paragraphs())) == 1


@pytest.mark.parametrize("declared", ["application/pdf", "text/plain", None])
def test_does_not_trust_the_declared_media_type(declared: str | None) -> None:
    assert extract.read(Source("a.pdf", PAGE, media_type=declared)).media_type == "text/html"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"GIF89a\x01\0", "a GIF picture"),
        (b"II*\0\x08\0\0\0", "a TIFF picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0", "a BMP picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8), "an old office file"),
        (zip_with("word/document.xml"), "a Word document"),
        (zip_with("xl/workbook.xml"), "an Excel workbook"),
        (zip_with("OFD.xml"), "an OFD document"),
        (zip_with("a.html"), "a zip archive"),
        (b"Rar!\x1a\x07\0", "a RAR archive"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"MZ\x90\0", "a Windows program"),
    ],
)
def test_says_what_a_file_is_that_it_does_not_read(data: bytes, what: str) -> None:
    with pytest.raises(UnsupportedSourceError, match=f"^this is {what}") as error:
        extract.read(Source("report", data))
    assert "\n" not in str(error.value)


def test_a_photo_named_html_is_told_apart_from_its_name() -> None:
    with pytest.raises(UnsupportedSourceError, match=r"a JPEG picture, although its name says \.html; .*as text"):
        extract.read(Source("https://example.test/2019/report.html", b"\xff\xd8\xff\xe0"))


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe \0\n\0", "\u3000\u00a0\n".encode()])
def test_an_empty_source_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(EmptySourceError):
        extract.read(Source("a.txt", data))


@pytest.mark.parametrize("filler", [b"<p>x</p>", b"text "])
def test_refuses_what_is_larger_than_any_report(filler: bytes) -> None:
    with pytest.raises(SourceTooLargeError, match="50 MB"):
        extract.read(Source("a.html", filler * (50 * 1024**2 // len(filler))))


def test_pictures_embedded_in_a_page_do_not_count_as_markup() -> None:
    picture = b"<img src='data:image/png;base64," + b"QUJD" * (5 * 1024**2) + b"'>"
    document = extract.read(Source("a.html", PAGE + picture + "<p>结束</p>".encode()))
    assert [paragraph.text for paragraph in document.paragraphs()][-1] == "结束"


def test_bytes_that_are_no_text_are_refused() -> None:
    noise = bytes((index * 7919 + index // 3) % 256 for index in range(1, 4000))
    with pytest.raises(UndecodableTextError):
        extract.read(Source("a.txt", noise))


def test_a_page_of_pictures_is_read_and_noted() -> None:
    document = extract.read(Source("a.html", b"<html><body><img src=1.jpg><img src=2.jpg></body></html>"))
    assert document.blocks == ()
    assert document.notes == (("no_text", "the page shows no text of its own (2 pictures, 0 frames)"),)


def test_the_document_carries_the_uri_and_the_hash_of_the_bytes() -> None:
    source = Source("dir/a.html", PAGE)
    document = extract.read(source)
    assert (document.uri, document.sha256) == ("dir/a.html", source.sha256)


def test_importing_the_package_loads_no_parser() -> None:
    program = "import sys, extract; sys.exit(any(name in sys.modules for name in ('bs4', 'lxml')))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
