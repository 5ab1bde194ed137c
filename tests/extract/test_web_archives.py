"""Web archives of several crawlers become the sources in them, and what is no report is counted and left out."""

from __future__ import annotations

import gzip
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.discovery import Finding, Skipped, Unreadable, discover
from extract.source import Source
from extract.warc.sources import sources as read
from extract.warc.triage import may_be_report
from tests.captures import HTML, Archive
from tests.typesetting.layout import Kind, Prose
from tests.typesetting.markup import to_html
from tests.typesetting.report import compose

TITLE = "望溪县水务局2021年政府信息公开工作年度报告"
REPORT = f"<html><body><h1>{TITLE}</h1><p>一、总体情况</p></body></html>".encode()
NEWS = "<html><body><h1>望溪县召开水务工作会议</h1><a href='/xxgk/'>政府信息公开</a></body></html>".encode()
URI = "http://water.wangxi.example/xxgk/nb/2021.html"


def found(tmp_path: Path, data: bytes, name: str = "crawl.warc.gz") -> list[Finding]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(discover([str(path)], io.BytesIO()))


def sources(findings: list[Finding]) -> list[Source]:
    return [each for each in findings if isinstance(each, Source)]


def left_out(findings: list[Finding]) -> dict[str, int]:
    return {each.reason: each.captures for each in findings if isinstance(each, Skipped)}


def test_a_report_is_a_source_under_its_address(tmp_path: Path) -> None:
    archive = Archive()
    archive.response(URI, REPORT, warc={"WARC-Date": "2024-03-01T00:00:00Z"})
    (source,) = found(tmp_path, archive.data())
    place, moment = str(tmp_path / "crawl.warc.gz"), datetime(2024, 3, 1, tzinfo=UTC)
    assert source == Source(URI, REPORT, "text/html", "utf-8", archive=place, captured=moment)


def test_an_archive_that_is_not_compressed_is_read_too(tmp_path: Path) -> None:
    archive = Archive(is_packed=False)
    archive.response(URI, REPORT)
    assert [source.data for source in sources(found(tmp_path, archive.data(), "crawl.warc"))] == [REPORT]


def test_what_cannot_be_a_report_is_counted_by_reason(tmp_path: Path) -> None:
    archive = Archive()
    archive.other("warcinfo", "", b"software: x\r\n", "application/warc-fields")
    archive.response("http://a.example/robots.txt", b"User-agent: *", {"Content-Type": "text/plain"})
    archive.response("http://a.example/news.html", NEWS)
    archive.response("http://a.example/other.html", NEWS + b"<p>2")
    archive.response("http://a.example/logo.png", b"\x89PNG\r\n\x1a\n", {"Content-Type": "image/png"})
    archive.response("http://a.example/gone.html", REPORT, status="404 Not Found")
    archive.response("http://a.example/list.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), {})
    archive.response(URI, REPORT)
    findings = found(tmp_path, archive.data())
    assert [source.uri for source in sources(findings)] == [URI]
    assert left_out(findings) == {
        "no words of an annual report": 2,
        "no page (for crawlers only)": 1,
        "a picture, style or program": 1,
        "no page (a redirect or an error of the server)": 1,
        "an old office file (.doc, .xls) is not read": 1,
    }


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16"])
@pytest.mark.parametrize(
    "title",
    ["望溪縣水務局2012年政府信息公開工作年度報告", "望溪縣水務局政府信息公開年報(2012年)"],
)
def test_the_words_of_a_title_are_found_in_every_encoding_and_between_tags(encoding: str, title: str) -> None:
    split = "</span> <span class='x'>".join(title)
    assert may_be_report(f"<html><p><span>{title}</span></html>".encode(encoding))
    assert may_be_report(f"<html><p>信息公開<span>{split}</span></html>".encode(encoding))


# Bodies as crawlers store them: as sent (wget, browsertrix), or decoded under the headers of the encoded (Common Crawl).
def chunked(body: bytes) -> bytes:
    return b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (50, body[:50], len(body) - 50, body[50:])


BODIES = {
    "as sent, gzip": (gzip.compress(REPORT), {"Content-Encoding": "gzip"}),
    "as sent, brotli": (brotli.compress(REPORT), {"Content-Encoding": "br"}),
    "as sent, chunked": (chunked(REPORT), {"Transfer-Encoding": "chunked"}),
    "as sent, both": (chunked(gzip.compress(REPORT)), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
    "decoded, headers kept": (REPORT, {"Content-Encoding": "gzip", "Content-Length": "99"}),
    "decoded, chunked": (REPORT, {"Transfer-Encoding": "chunked"}),
    "headers renamed": (REPORT, {"X-Crawl-Content-Encoding": "gzip", "X-Crawl-Content-Length": "99"}),
    "unknown encoding": (REPORT, {"Content-Encoding": "identity"}),
}


@pytest.mark.parametrize(("body", "headers"), BODIES.values(), ids=BODIES)
def test_bodies_are_read_whatever_the_headers_say(tmp_path: Path, body: bytes, headers: dict[str, str]) -> None:
    archive = Archive()
    archive.response(URI, body, {**HTML, **headers})
    archive.response(URI + "?2", REPORT)
    assert [source.data for source in sources(found(tmp_path, archive.data()))] == [REPORT, REPORT]


CUT = {
    "Common Crawl kept a part": (REPORT, {}, {"WARC-Truncated": "length"}),
    "the connection broke": (REPORT, {"Content-Length": "9999"}, {}),
    "packed, the connection broke": (gzip.compress(REPORT)[:-12], {"Content-Encoding": "gzip"}, {}),
}


@pytest.mark.parametrize(("body", "headers", "warc"), CUT.values(), ids=CUT)
def test_a_report_that_is_not_whole_is_reported_and_not_read(
    tmp_path: Path, body: bytes, headers: dict[str, str], warc: dict[str, str]
) -> None:
    archive = Archive()
    archive.response(URI, body, {**HTML, **headers}, warc=warc)
    (finding,) = found(tmp_path, archive.data())
    assert isinstance(finding, Unreadable)
    assert finding.uri == URI
    assert "not whole" in finding.error


def test_records_of_other_types_are_no_sources(tmp_path: Path) -> None:
    archive = Archive()
    archive.other("request", URI, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request")
    archive.other("conversion", URI, REPORT, "text/plain")
    archive.other("resource", "urn:pageinfo:" + URI, b'{"urls": {}}', "application/json")
    assert sources(found(tmp_path, archive.data())) == []


def test_a_revisit_is_counted_and_its_content_comes_from_the_record_it_repeats(tmp_path: Path) -> None:
    archive = Archive()
    archive.response(URI, REPORT)
    archive.revisit(URI, "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    findings = found(tmp_path, archive.data())
    assert [source.data for source in sources(findings)] == [REPORT]
    assert left_out(findings) == {"unchanged since an earlier capture (a revisit)": 1}


def test_the_page_that_linked_a_file_is_its_referrer_if_the_crawler_noted_it(tmp_path: Path) -> None:
    identity = "<urn:uuid:00000000-0000-4000-8000-000000000001>"
    archive = Archive()
    fields = {"WARC-Concurrent-To": identity}
    archive.other("metadata", URI, b"via: http://a.example/list.html\r\n", "application/warc-fields", fields)
    archive.response(URI, REPORT, warc={"WARC-Record-ID": identity})
    (source,) = sources(found(tmp_path, archive.data()))
    assert source.referrer == "http://a.example/list.html"


def test_an_office_file_that_a_crawl_for_reports_fetched_is_not_hidden_in_a_count(tmp_path: Path) -> None:
    identity = "<urn:uuid:00000000-0000-4000-8000-000000000001>"
    archive = Archive()
    fields = {"WARC-Concurrent-To": identity}
    archive.other("metadata", URI, b"via: http://a.example/list.html\r\n", "application/warc-fields", fields)
    archive.response(URI, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), {}, warc={"WARC-Record-ID": identity})
    assert [source.uri for source in sources(found(tmp_path, archive.data()))] == [URI]


def three_reports() -> bytes:
    archive = Archive()
    for number in range(3):
        archive.response(f"{URI}?{number}", REPORT + bytes(str(number), "ascii"))
    return archive.data()


@settings(max_examples=60, deadline=None)
@given(st.floats(0.01, 0.99))
def test_an_archive_that_ends_too_early_gives_its_whole_records_and_says_so(share: float) -> None:
    data = three_reports()
    starts = [at for at in range(len(data)) if data.startswith(b"\x1f\x8b\x08", at)] + [len(data)]
    cut = int(len(data) * share)
    findings = list(read(io.BytesIO(data[:cut]), "crawl.warc.gz", lambda _: False))
    whole = sum(start <= cut for start in starts[1:])
    # The last bytes of a record are a checksum; without them its content may still be whole.
    assert whole <= len(sources(findings)) <= whole + 1
    if cut not in starts and len(sources(findings)) == whole:
        (trouble,) = (each for each in findings if isinstance(each, Unreadable))
        assert "what comes before was read" in trouble.error


def test_a_damaged_archive_gives_the_records_before_the_damage(tmp_path: Path) -> None:
    data = bytearray(three_reports())
    second = data.index(b"\x1f\x8b\x08", 10)
    data[second + 60 : second + 90] = bytes(30)
    findings = found(tmp_path, bytes(data))
    assert len(sources(findings)) == 1
    assert isinstance(findings[1], Unreadable)


@pytest.mark.parametrize("data", [b"", b"not a web archive at all", gzip.compress(b"nor this", mtime=0)])
def test_a_file_that_only_is_named_as_an_archive_is_reported(tmp_path: Path, data: bytes) -> None:
    (finding,) = found(tmp_path, data)
    assert isinstance(finding, Unreadable)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_package_of_archives_is_read(tmp_path: Path, method: int) -> None:
    archive = Archive()
    archive.response(URI, REPORT)
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", method) as file:
        file.writestr("archive/data.warc.gz", archive.data())
        file.writestr("pages/pages.jsonl", "{}")
    assert [source.data for source in sources(found(tmp_path, package.getvalue(), "a.wacz"))] == [REPORT]
    (source,) = discover([f"{tmp_path}!/{URI}"], io.BytesIO())
    assert isinstance(source, Source)
    (broken,) = found(tmp_path, package.getvalue()[:-30], "a.wacz")
    assert isinstance(broken, Unreadable)


def test_archives_are_found_in_folders(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    archive = Archive()
    archive.response(URI, REPORT)
    found(tmp_path / "archive", archive.data())
    assert [source.uri for source in sources(list(discover([str(tmp_path)], io.BytesIO())))] == [URI]


def test_the_name_of_a_source_can_be_longer_than_a_file_name(tmp_path: Path) -> None:
    uri = URI + "?webname=" + "%25E5" * 200
    archive = Archive()
    archive.response(uri, REPORT)
    found(tmp_path, archive.data())
    assert [source.uri for source in sources(list(discover([f"{tmp_path}/crawl.warc.gz!/{uri}"], io.BytesIO())))] == [
        uri
    ]


@pytest.mark.parametrize("name", ["crawl.warc.gz", "."])
def test_a_source_in_an_archive_has_a_name(tmp_path: Path, name: str) -> None:
    archive = Archive()
    archive.response(URI, REPORT)
    archive.response(URI + "?2", REPORT + b"<p>2")
    found(tmp_path, archive.data())
    (source,) = discover([f"{tmp_path / name}!/{URI}?2"], io.BytesIO())
    assert isinstance(source, Source)
    assert source.data == REPORT + b"<p>2"
    (missing,) = discover([f"{tmp_path / name}!/{URI}?3"], io.BytesIO())
    assert isinstance(missing, Unreadable)


@pytest.mark.parametrize("form", ["2008", "2014", "2019", "2021"])
@pytest.mark.parametrize("script", ["hans", "hant"])
def test_no_report_fails_the_cheap_test_with_its_title_or_without(form: str, script: str) -> None:
    for seed in range(8):
        report = compose(form, script, seed)
        titled = [block for block in report.blocks if not (isinstance(block, Prose) and block.kind is Kind.TITLE)]
        untitled = replace(report, blocks=tuple(titled))
        for each in (report, untitled):
            page = to_html(each)
            encodings = ["utf-8", "gb18030", *(["big5hkscs"] if script == "hant" else [])]
            assert all(may_be_report(page.encode(encoding, "xmlcharrefreplace")) for encoding in encodings)


def test_the_cheap_test_passes_exactly_the_samples_that_may_be_reports(samples: Path) -> None:
    pages = {path.name: may_be_report(path.read_bytes()) for path in samples.glob("*.html")}
    # A notice about reports and a guide to applying for information: their titles say so.
    assert {name for name, passes in pages.items() if not passes} == {"notice-2022.html", "guide-wangxi-epb.html"}


MENUS = [
    "<a href='/zwgk/'>政务公开</a><a href='/nb/'>政府信息公开年报</a>今天是2025年11月24日",
    "<title>澄湾市2021年国民经济和社会发展统计公报</title><a href='/'>首页</a><a href='/nb/'>政府信息公开年报</a>",
    "<li><a>关于做好2021年政府信息公开工作年度报告编制工作的通知</a></li><li><a>政府信息公开指南</a></li>",
    "<p>信息公开工作年度报告</p>",
]


@pytest.mark.parametrize("menu", MENUS)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_menus_and_titles_about_reports_do_not_pass_the_cheap_test(menu: str, encoding: str) -> None:
    assert not may_be_report(f"<html><body>{menu}<p>{'望溪县水务工作会议' * 50}</p></body></html>".encode(encoding))
