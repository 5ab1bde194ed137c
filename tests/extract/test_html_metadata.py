"""Title, date of publication and the facts that content systems print."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

import extract
from extract.document import Document
from extract.facts import parse_date
from extract.source import Source

Read = Callable[[str], Document]


def read_page(head: str, body: str = "<p>一</p>") -> Document:
    return extract.read(Source("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode()))


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<meta name='ArticleTitle' content='2019年年报'><title>某某网</title>", "<h1>某某市</h1>", "2019年年报"),
        ("<meta property='og:title' content='2019年年报'>", "", "2019年年报"),
        ("<title>2019年年报_某某网</title>", "<h1>某某市</h1><div class='title'>2019年年报</div>", "2019年年报"),
        ("<title>某某网</title>", "<h1>2019年<br>年报</h1>", "2019年年报"),
        ("<title>2019年年报</title>", "<p>一</p>", "2019年年报"),
        ("", "<p style='text-align:center;font-weight: bold;'>2019年年报</p>", "2019年年报"),
        ("", "<div id='xl_title'>2019年年报</div>", "2019年年报"),
        ("<title>某某网</title>", "<ucaptitle>2019年年报</ucaptitle>", "2019年年报"),
        ("", "<p>2019年年报</p>", None),
    ],
)
def test_title(head: str, body: str, title: str | None) -> None:
    assert read_page(head, body).title == title


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta name='PubDate' content='2020-01-31 10:22'>", ""),
        ("<meta name='publishdate' content='20200131'>", ""),
        ("<meta property='article:published_time' content='2020-01-31T10:22:00+08:00'>", ""),
        ("", "<p>发布日期：2020-01-31</p>"),
        ("", "<p>发布时间: 2020年1月31日 10:22　来源：某某局　浏览次数：12</p>"),
        ("", "<span>【发布日期】：2020/1/31</span>"),
        ("", "<ul><li>成文日期：2020-01-20</li><li>公开日期：2020-01-31</li></ul>"),
        ("", "<p>生成日期：2020.01.31</p>"),
        ("", "<p>发布日期：0000-00-00</p><p>发文日期：2020-01-31</p>"),
        ("<meta name='PubDate' content=''>", "<p>發布日期：2020-01-31</p>"),
    ],
)
def test_date_of_publication(head: str, body: str) -> None:
    assert read_page(head, body).published == date(2020, 1, 31)


@pytest.mark.parametrize("body", ["<p>2020年1月31日</p>", "<p>发布日期：</p>", "<p>发布日期：2020-13-41</p>"])
def test_no_date_is_made_up(body: str) -> None:
    assert read_page("", body).published is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2020-02-30", None),
        ("2020 年 1 月 3 日", date(2020, 1, 3)),
        ("电话12020013199", None),
        ("t20200131_1.html", date(2020, 1, 31)),
    ],
)
def test_parse_date(text: str, found: date | None) -> None:
    assert parse_date(text) == found


INFORMATION_TABLE = """<table class="table_content">
    <tr><td>索 引 号：</td><td>000014349/2020-00012</td><td>主题分类：</td><td>综合政务</td></tr>
    <tr><td>发布机构：</td><td>某某市环境保护局</td><td>生成日期：</td><td>2020-01-31</td></tr>
    <tr><td>名　　称：</td><td colspan=3>2019年政府信息公开工作年度报告</td></tr></table>"""


def test_the_information_table_of_the_content_system_is_metadata_and_no_data(read_html: Read) -> None:
    document = read_html(INFORMATION_TABLE + "<p>一</p>")
    assert list(document.tables()) == []
    assert document.metadata == (
        ("索引号", "000014349/2020-00012"),
        ("主题分类", "综合政务"),
        ("发布机构", "某某市环境保护局"),
        ("生成日期", "2020-01-31"),
        ("名称", "2019年政府信息公开工作年度报告"),
    )
    assert (document.title, document.published) == ("2019年政府信息公开工作年度报告", date(2020, 1, 31))


def test_labels_and_values_may_share_a_cell(read_html: Read) -> None:
    markup = "<table><tr><td>索引号：<b>A-1</b><td>信息来源：某某局<tr><td>文号：<td></table>"
    document = read_html(markup)
    assert document.blocks == ()
    assert document.metadata == (("索引号", "A-1"), ("信息来源", "某某局"), ("文号", ""))


def test_a_list_of_facts_is_metadata_and_stays_text(read_html: Read) -> None:
    document = read_html("<ul><li><b>索引号</b>：A-1</li><li>发布机构: 某某局</li></ul>")
    assert document.metadata == (("索引号", "A-1"), ("发布机构", "某某局"))
    assert [block.text for block in document.paragraphs()] == ["索引号：A-1", "发布机构: 某某局"]


def test_several_facts_on_a_line(read_html: Read) -> None:
    document = read_html("<p>发布日期：2020-01-31 10:22 来源：某某局 作者：张三 字号：[ 大 中 小 ]</p>")
    assert document.metadata == (("发布日期", "2020-01-31 10:22"), ("来源", "某某局"))


def test_meta_tags_are_metadata_unless_they_instruct_programs() -> None:
    head = "<meta name=viewport content=x><meta name=SiteName content=某某网><meta name=ContentSource content=某某局>"
    assert read_page(head).metadata == (("SiteName", "某某网"), ("ContentSource", "某某局"))


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td>名称<td>文号<td>发布日期<tr><td>关于甲的通知<td>1号<td>2020-01-01",
        "<tr><td>指标名称<td>单位<td>数量<tr><td>主动公开<td>条<td>3<tr><td>来源：网站<td>条<td>2",
        "<tr><td>信息内容<td>本年新制作数量<tr><td>规章<td>1",
    ],
)
def test_other_tables_are_data(read_html: Read, table: str) -> None:
    assert len(list(read_html(f"<table>{table}</table>").tables())) == 1


def test_prose_that_mentions_a_label_is_no_metadata(read_html: Read) -> None:
    document = read_html("<p>统一规范信息发布日期：各单位应当及时更新索引号。</p>")
    assert document.metadata == ()


def test_the_real_page_has_its_title_and_date(real_report: Callable[[str], Source]) -> None:
    document = extract.read(real_report("shanghai-general-office-2019.html"))
    assert document.title is not None
    assert document.title.startswith("2019年上海市")
    assert document.published == date(2020, 1, 31)
