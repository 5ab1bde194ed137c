"""Whatever bytes an archive or a page holds, reading them ends in what was said of it and never in another error."""

from __future__ import annotations

import io
from contextlib import suppress

from fastwarc.warc import HeaderMap
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import BrokenContainerError, ExtractError
from extract.sites.links import page_of
from extract.sites.lists import read_list
from extract.sites.parts import parts_of
from extract.source import Source
from extract.warc.bodies import decoded
from extract.warc.captures import captures
from extract.warc.triage import may_be_report

URI = "http://www.wangxi.example/nb/index_1.html"
ENCODINGS = st.sampled_from(["gzip", "br", "deflate", "chunked", "x-gzip, br", "zstd", "", "gzip, gzip, gzip"])
MARKUP = st.lists(
    st.sampled_from(
        ["<a href='", "'>", "</a>", "<li>", "index_2.html", "http://[", "javascript:", "2019年政府信息公开年报", "下一页", "<base href='",
         "<datastore>", "<record><![CDATA[", "]]></record>", "<nextgroup><![CDATA[<a href=\"", "countPage = 99999999999999999999", "//",
         "createPageHTML(3, 0, \"index\", \"html\")", "m_nRecordCount = \"7\"", "<iframe src='", "\0", "附件", "//[", ".", ".pdf", "_2.html", "%", "#", "?"]
    ),
    max_size=40,
)  # fmt: skip


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"WARC/1.0\r\n", b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n"]),
)
def test_an_archive_of_any_bytes_is_captures_or_broken(data: bytes, start: bytes) -> None:
    with suppress(BrokenContainerError):
        for _ in captures(io.BytesIO(start + data), lambda _: True):
            pass


@given(st.binary(max_size=300), ENCODINGS, ENCODINGS, st.text(max_size=5))
def test_a_body_of_any_bytes_is_read(body: bytes, content: str, transfer: str, length: str) -> None:
    headers = HeaderMap()
    for name, value in (("Content-Encoding", content), ("Transfer-Encoding", transfer), ("Content-Length", length)):
        headers.append(name, value)
    found, missing = decoded(body, headers)
    assert isinstance(found, bytes)
    assert isinstance(missing, str)


@given(st.binary(max_size=400))
def test_the_cheap_test_answers_for_any_bytes(body: bytes) -> None:
    assert may_be_report(body) in (True, False)


@settings(max_examples=300, deadline=None)
@given(MARKUP)
def test_a_page_of_any_markup_is_a_list(pieces: list[str]) -> None:
    with suppress(ExtractError):
        page = page_of(Source(URI, ("<html>" + "".join(pieces)).encode()))
        read_list(page, in_column=True)
        parts_of(page)
