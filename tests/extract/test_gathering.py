"""The page of a report and what belongs to it become one document; what does not belong stays a source of its own."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import extract
from extract.discovery import Finding, discover
from extract.document import HtmlLocator, PageLocator, PartLocator
from extract.gathering import Gathering
from extract.html.markup import LARGEST_MARKUP
from extract.sites.links import Page
from extract.sites.parts import Parts, parts_of
from extract.sites.titles import ReportTitle
from extract.source import Source
from tests.captures import Archive
from tests.extract.conftest import Sheet, grids, texts

BASE = "http://water.wangxi.example/xxgk/nb/202201/"
TITLE = "望溪县水务局2021年政府信息公开工作年度报告"
WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)
PROSE = (
    "本机关全年主动公开政府信息一百二十条，其中通过政府网站公开八十条，通过政务新媒体公开四十条，没有收到复议和诉讼。"
)


def page(*blocks: str, title: str = TITLE) -> bytes:
    return f"<html><body><h1>{title}</h1>{''.join(blocks)}</body></html>".encode()


def link(name: str, text: str) -> str:
    return f"<p><a href='{name}'>{text}</a></p>"


TABLE = "<table><tr><td>规章</td><td>1</td></tr><tr><td>规范性文件</td><td>2</td></tr><tr><td>许可</td><td>3</td></tr></table>"


def gathered(*captures: tuple[str, bytes]) -> list[Source]:
    gathering = Gathering()
    whole = [each for uri, data in captures for each in gathering.take(Source(BASE + uri, data))]
    return [*whole, *gathering.rest()]


def shape(sources: list[Source]) -> dict[str, list[str]]:
    """The sources with their parts, without the addresses before their names."""
    return {each.uri.removeprefix(BASE): [part.uri.removeprefix(BASE) for part in each.parts] for each in sources}


def test_a_page_and_its_attachment_are_one_source() -> None:
    report = ("t20220120_1.html", page(link("P020220120.pdf", "附件：统计表.pdf")))
    assert shape(gathered(report, ("P020220120.pdf", b"%PDF-"))) == {"t20220120_1.html": ["P020220120.pdf"]}


def test_a_report_that_is_split_over_pages_is_one_source_in_their_order() -> None:
    first = ("t1.html", page(link("t1_1.html", "2")))
    second = ("t1_1.html", page(link("t1.html", "1"), link("t1_2.html", "3")))
    assert shape(gathered(first, second, ("t1_2.html", page(TABLE)))) == {"t1.html": ["t1_1.html", "t1_2.html"]}


def test_the_next_report_is_no_further_page() -> None:
    one, other = ("art_5_20.html", page(link("art_5_21.html", "下一篇"))), ("art_5_21.html", page(TABLE))
    assert shape(gathered(one, other)) == {"art_5_20.html": [], "art_5_21.html": []}


def test_a_page_attached_by_its_text_is_a_part() -> None:
    assert shape(gathered(("a.html", page(link("b.html", "附件：情况统计表"))), ("b.html", page(TABLE)))) == {
        "a.html": ["b.html"]
    }


def test_a_page_with_figures_of_its_own_keeps_to_itself() -> None:
    report = ("a.html", page(TABLE, link("b.pdf", "附件：全文.pdf")))
    assert shape(gathered(report, ("b.pdf", b"%PDF-"))) == {"a.html": [], "b.pdf": []}


def test_a_list_of_reports_keeps_no_files() -> None:
    listing = ("index.html", page(link("b.pdf", "2021年年度报告"), title="年度报告"))
    assert shape(gathered(listing, ("b.pdf", b"%PDF-"))) == {"index.html": [], "b.pdf": []}


def test_files_that_a_list_titles_as_reports_of_others_stay_apart() -> None:
    one, other = "望溪县教育局2021年政府信息公开工作年度报告", "望溪县统计局2021年政府信息公开工作年度报告"
    files = link("a.pdf", one), link("b.pdf", other + ".pdf")
    for head in ("2021年政府信息公开年报", "望溪县2021年政府信息公开工作年度报告", "年报"):
        listing = ("index.html", page(*files, title=head))
        found = gathered(listing, ("a.pdf", b"%PDF-"), ("b.pdf", b"%PDF-"))
        assert shape(found) == {"index.html": [], "a.pdf": [], "b.pdf": []}


def test_a_file_under_the_title_of_its_page_is_a_part() -> None:
    for text in (TITLE, TITLE + ".pdf", "附件：" + TITLE):
        assert shape(gathered(("a.html", page(link("b.pdf", text))), ("b.pdf", b"%PDF-"))) == {"a.html": ["b.pdf"]}


@pytest.mark.parametrize(
    "text", ["2020年政府信息公开年报.pdf", "望溪县统计局2021年政府信息公开年报.pdf", "政府信息公开申请表下载"]
)
def test_related_files_are_no_parts(text: str) -> None:
    assert shape(gathered(("a.html", page(link("b.pdf", text))), ("b.pdf", b"%PDF-"))) == {"a.html": [], "b.pdf": []}


def test_a_page_whose_parts_were_not_captured_comes_without_them() -> None:
    assert shape(gathered(("a.html", page(link("b.pdf", "附件：统计表"))))) == {"a.html": []}


@pytest.mark.parametrize("uri", ["http://[bad/a.html", "reports/a.html", "urn:pageinfo:x"])
def test_what_is_at_no_address_of_the_web_has_no_parts(uri: str) -> None:
    source = Source(uri, page(link("b.pdf", "附件：统计表")))
    assert list(Gathering().take(source)) == [source]


@pytest.mark.parametrize("markup", ["<base href='//['>", "<a href='b.pdf'>//[附件</a>", "<a href='//['>附件.pdf</a>"])
def test_links_that_lead_nowhere_are_no_parts(markup: str) -> None:
    assert [each.uri for each in gathered(("a.html", page(markup)))] == [BASE + "a.html"]


def test_a_page_that_brings_the_search_for_parts_down_comes_alone_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> Parts:
        raise RecursionError("nested too deeply")

    monkeypatch.setattr("extract.sites.belonging.parts_of", fails)
    (source,) = gathered(("a.html", page(link("b.pdf", "附件：统计表"))))
    note = ("parts_unknown", "what belongs to this page could not be told (RecursionError: nested too deeply)")
    assert extract.read(source).notes == (note,)


def test_a_further_page_that_brings_the_search_down_is_still_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(found: Page, first: str | None = None, own: ReportTitle | None = None) -> Parts:
        if first:
            raise RecursionError("nested too deeply")
        return parts_of(found, first, own)

    monkeypatch.setattr("extract.sites.belonging.parts_of", fails)
    (source,) = gathered(("t1.html", page(link("t1_1.html", "2"))), ("t1_1.html", page(TABLE)))
    assert shape([source]) == {"t1.html": ["t1_1.html"]}
    assert [code for code, _ in extract.read(source).notes] == ["parts_unknown"]


def test_a_further_page_that_is_no_text_is_a_part_that_cannot_be_read() -> None:
    noise = bytes(range(128, 256)) * 50
    (source,) = gathered(("t1.html", page(link("t1_1.html", "2"))), ("t1_1.html", b"<p>" + noise + b"</p>"))
    assert [code for code, _ in extract.read(source).notes] == ["part_unread"]


def test_a_page_larger_than_any_report_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.sites.links.parse", lambda _: pytest.fail("it was parsed"))
    large = page(link("b.pdf", "附件：统计表"), " " * LARGEST_MARKUP)
    assert shape(gathered(("a.html", large))) == {"a.html": []}


def test_what_waits_is_bounded() -> None:
    gathering = Gathering(room=1000)
    large = page(link("b.pdf", "附件：统计表"), "<p>" + "水" * 1000 + "</p>")
    assert shape(list(gathering.take(Source(BASE + "a.html", large)))) == {"a.html": []}
    assert not gathering.wants(BASE + "b.pdf")


def test_a_new_attachment_makes_a_new_source() -> None:
    whole = Source("a.html", b"a", parts=(Source("b.pdf", b"b"),))
    assert len({whole.sha256, Source("a.html", b"a").sha256, Source("b.pdf", b"b").sha256}) == 3
    assert whole.sha256 != Source("a.html", b"a", parts=(Source("b.pdf", b"c"),)).sha256


def test_the_document_has_the_text_of_the_page_and_the_table_of_the_attachment(sheet: Sheet) -> None:
    sheet.table([["规章", "12"], ["规范性文件", "34"]], (60, 160, 260), top=100)
    whole = Source("a.html", page(f"<p>{PROSE}</p>"), parts=(Source("http://a.example/b.pdf", sheet.data()),))
    document = extract.read(whole)
    assert (document.title, document.sha256) == (TITLE, whole.sha256)
    assert texts(document) == [TITLE, PROSE]
    assert grids(document) == [[["规章", "12"], ["规范性文件", "34"]]]
    cell = next(next(document.tables()).cells())
    assert isinstance(cell.locator, PartLocator)
    assert (cell.locator.part, cell.locator.uri) == (1, "http://a.example/b.pdf")
    assert isinstance(cell.locator.place, PageLocator)
    assert all(isinstance(each.locator, HtmlLocator) for each in document.paragraphs())


def test_an_attachment_that_cannot_be_read_is_a_note() -> None:
    document = extract.read(Source("a.html", page(), parts=(Source("b.doc", WORD), Source("c.html", page(TABLE)))))
    assert document.notes == (
        (
            "part_unread",
            "b.doc: this is an old office file (.doc, .xls); "
            "office files are not read yet: accept all changes in it and save it as PDF or as a web page",
        ),
    )
    assert len(list(document.tables())) == 1


def test_text_that_an_attachment_repeats_is_not_there_twice() -> None:
    document = extract.read(
        Source("a.html", page(f"<p>{PROSE}</p>"), parts=(Source("b.html", page(f"<p>{PROSE}</p>", TABLE)),))
    )
    assert texts(document).count(PROSE) == 1
    assert len(list(document.tables())) == 1


@pytest.mark.parametrize("in_order", [True, False])
def test_parts_are_found_in_a_web_archive_behind_their_page(tmp_path: Path, in_order: bool) -> None:
    captures = [(BASE + "a.html", page(link("b.doc", "附件：统计表"))), (BASE + "b.doc", WORD)]
    archive = Archive()
    for uri, body in captures if in_order else captures[::-1]:
        archive.response(uri, body)
    (tmp_path / "a.warc.gz").write_bytes(archive.data())
    findings: list[Finding] = list(discover([str(tmp_path / "a.warc.gz")], io.BytesIO()))
    assert shape([each for each in findings if isinstance(each, Source)]) == {"a.html": ["b.doc"] if in_order else []}


def test_a_page_in_an_archive_is_opened_with_its_parts(tmp_path: Path) -> None:
    archive = Archive()
    archive.response(BASE + "a.html", page(link("b.doc", "附件：统计表")))
    archive.response(BASE + "b.doc", WORD)
    archive.response(BASE + "c.html", page())
    (tmp_path / "a.warc.gz").write_bytes(archive.data())
    (source,) = discover([f"{tmp_path}/a.warc.gz!/{BASE}a.html"], io.BytesIO())
    assert isinstance(source, Source)
    assert shape([source]) == {"a.html": ["b.doc"]}
