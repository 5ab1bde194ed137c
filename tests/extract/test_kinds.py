"""What kind of file some bytes are."""

from __future__ import annotations

import pytest

import extract
from extract.errors import UnsupportedSourceError
from extract.kinds import HTML, PLAIN_TEXT, kind_of_members, sniff
from extract.source import Source

COMMENTS = b"<!-- a -->\n" * 60  # taken apart in every way, they would keep a computer busy for ever


@pytest.mark.parametrize("rest", [b"<p>", b"<!DOCTYPE html>", b"<table border='1'>", b"<H1 class=x"])
def test_a_page_may_begin_with_any_number_of_comments(rest: bytes) -> None:
    assert sniff(b"<?xml version='1.0'?>\n" + COMMENTS + rest) == HTML


@pytest.mark.parametrize("rest", [b"text", b"<o:p>", b"<!--", b""])
def test_comments_alone_make_no_page(rest: bytes) -> None:
    assert sniff(COMMENTS + rest) == PLAIN_TEXT


def test_a_comment_ends_where_it_first_ends() -> None:
    assert sniff(b"<!-- a --> text <!-- b --><p>") == PLAIN_TEXT


XML = b'<?xml version="1.0" encoding="UTF-8"?>\n'
CELLS = "<Table><Row><Cell><Data>政府信息公开</Data></Cell></Row></Table>".encode()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (
            XML + b'<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:x">' + CELLS + b"</Workbook>",
            "an Excel workbook in XML",
        ),
        (b"<!-- a --><ss:Workbook>" + CELLS + b"</ss:Workbook>", "an Excel workbook in XML"),
        (("\ufeff<Workbook>" + CELLS.decode() + "</Workbook>").encode("utf-16-le"), "an Excel workbook in XML"),
        (XML + b'<?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="urn:x">', "a Word document in XML"),
        (b"\xef\xbb\xbf" + XML + b"<w:wordDocument><w:body><w:p>", "a Word document in XML"),
        (XML + b'<pkg:package xmlns:pkg="http://a.example/xmlPackage">', "an office file in XML"),
        (XML + b'<w:document xmlns:w="urn:x"><w:tbl>', "an office file in XML"),
        (XML + b'<office:document xmlns:office="urn:x"><text:p>', "an office file in XML"),
        (XML + b"<office:document-content><text:p>", "an office file in XML"),
        (XML + "<uof:UOF 标识=''>".encode(), "an office file in XML"),
    ],
)
def test_an_office_file_in_xml_is_no_page(data: bytes, what: str) -> None:
    with pytest.raises(
        UnsupportedSourceError, match=f"^this is {what}; office files are not read yet: accept all changes"
    ):
        extract.read(Source("report.xls", data))


def test_a_page_of_an_office_program_is_a_page() -> None:
    page = b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>Workbook'
    assert sniff(page) == sniff(XML + page) == HTML
    assert sniff(b"<p>&lt;Workbook&gt;</p><Workbook>") == HTML


@pytest.mark.parametrize(
    "header",
    [
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n",
        "Mime-Version: 1.0\nContent-Type: Multipart/related; boundary=b\n",
        "\ufeffContent-Type: multipart/related; boundary=b\n",
        "\n\nFrom: <Saved by Blink>\nSubject: a\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=b\n",
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n",
        "--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n",
    ],
)
def test_a_web_archive_is_no_page_however_its_header_is_written(header: str) -> None:
    kind = sniff(f"{header}\n--b\n\n<html><p class=3Da>=D5=FE</p></html>".encode())
    assert (kind.media_type, kind.advice) == ("multipart/related", "save it again as a web page, HTML only")


def test_a_text_that_speaks_of_headers_is_a_text() -> None:
    assert sniff("某某局2012年报告\nMIME-Version: 1.0\n".encode()) == PLAIN_TEXT
    assert sniff(b"Title: a\n\nMIME-Version: 1.0\n") == PLAIN_TEXT


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["[Content_Types].xml", "word/document.xml"], "a Word document"),
        (["[Content_Types].xml", "xl/workbook.xml"], "an Excel workbook"),
        (["[Content_Types].xml", "visio/document.xml"], "an office file"),
        (["mimetype", "content.xml"], "an OpenDocument file"),
        (["OFD.xml", "Doc_0/Document.xml"], "an OFD document"),
        (["word/a.html", "a/[Content_Types].xml", "a/word/document.xml"], None),
        ([], None),
    ],
)
def test_an_office_file_is_told_from_an_archive_by_its_members(names: list[str], what: str | None) -> None:
    kind = kind_of_members(names)
    assert (kind and kind.what) == what
