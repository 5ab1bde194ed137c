"""List pages of content systems: their reports, their further pages, the lists below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.sites.columns import columns, is_annual
from extract.sites.links import Page, links, page_of
from extract.sites.lists import ListPage, read_list
from extract.sites.pagers import MOST_PAGES, Ask
from extract.source import Source

LISTS = Path(__file__).parents[4] / "shared" / "listpages"
HOST = "http://www.wangxi.example"


def page(markup: str, uri: str = HOST + "/nb/") -> Page:
    return page_of(Source(uri, f"<html><body>{markup}</body></html>".encode()))


def listed(markup: str, uri: str = HOST + "/nb/") -> ListPage:
    return read_list(page(markup, uri))


def asked(listing: ListPage) -> list[str]:
    return [ask.uri.removeprefix(HOST) for ask in listing.pages]


def real(name: str, uri: str) -> Page:
    path = LISTS / name
    if not path.exists():
        pytest.skip(f"{path} is not there")
    return page_of(Source(uri, path.read_bytes()))


def test_the_real_trs_page_has_four_reports_each_of_its_own_agency() -> None:
    uri = "http://egb.ordos.gov.cn/xxgk/xxgknb/"
    listing = read_list(real("trs_ordos_engebei_gknb.html", uri))
    assert listing.system == "trs"
    assert [(report.agency, report.year, report.uri.removeprefix(uri)) for report in listing.reports] == [
        ("鄂尔多斯市", 2019, "202009/t20200903_2748784.html"),
        ("鄂尔多斯市人民政府办公室", 2019, "202003/t20200311_2593126.html"),
        ("鄂尔多斯市", 2018, "201905/t20190530_2380968.html"),
        ("内蒙古自治区", 2018, "201905/t20190530_2380967.html"),
    ]
    assert [str(report.date) for report in listing.reports] == ["2020-09-03", "2020-03-11", "2019-05-30", "2019-05-30"]
    assert [ask.uri for ask in listing.pages] == [uri + "index_1.html"]


def test_the_records_of_the_real_hanweb_answer_are_links_with_their_titles_in_full() -> None:
    found = real("hanweb_jpage_dingxi.fragment.xml", "http://zwgk.dingxi.gov.cn/col/col12377/index.html")
    records = links(found)
    assert len(records) == 7
    assert records[1].text == "定西市工信局关于对省级第二轮环保督察反馈第四项第十三项问题整改完成情况的公示"
    assert records[1].uri == "http://zwgk.dingxi.gov.cn/art/2022/1/19/art_12377_1486583.html"
    assert [str(record.date) for record in records[:2]] == ["2022-01-20", "2022-01-19"]
    listing = read_list(found)
    assert (listing.system, listing.reports) == ("hanweb", ())
    (further,) = listing.pages
    assert further.uri.startswith("http://zwgk.dingxi.gov.cn/module/web/jpage/dataproxy.jsp?page=1&appid=1")


PAGERS = {
    "TRS, as a script variable": (
        "<script>var countPage = 3//共多少页</script>",
        "/nb/",
        ["/nb/index_1.html", "/nb/index_2.html"],
    ),
    "TRS, as a function": (
        '<script>createPageHTML(3, 0, "list", "shtml");</script>',
        "/nb/",
        ["/nb/list_1.shtml", "/nb/list_2.shtml"],
    ),
    "TRS, on a page with a name": ("<script>var countPage = 2</script>", "/nb/list.shtml", ["/nb/list_1.shtml"]),
    "TRS, one page": ("<script>var countPage = 1</script>", "/nb/", []),
    "UCAP": (
        "<script>createPageHTML('page', 3, 1,'index','shtml',30)</script>",
        "/nb/",
        ["/nb/index_2.shtml", "/nb/index_3.shtml"],
    ),
    "old ministries": (
        '<script>var m_nRecordCount = "41";</script>',
        "/xx/index_7401.htm",
        ["/xx/index_7401_1.htm", "/xx/index_7401_2.htm"],
    ),
    "path numbers": ('<a href="1.html">1</a><a href="2.html">2</a>', "/nb/1.html", ["/nb/2.html"]),
    "query": (
        '<a href="?cid=1019&page=2">下一页</a>',
        "/InfoPublic.aspx?cid=1019&page=1",
        ["/InfoPublic.aspx?cid=1019&page=2"],
    ),
    "numbers that lead elsewhere": ('<a href="/xw/2.html">2</a>', "/nb/1.html", []),
    "a link of a script": ('<a href="javascript:go(2)">下一页</a>', "/nb/", []),
}


@pytest.mark.parametrize(("markup", "path", "expected"), PAGERS.values(), ids=PAGERS)
def test_further_pages(markup: str, path: str, expected: list[str]) -> None:
    assert asked(listed(markup, HOST + path)) == expected


def test_a_proxy_of_records_is_asked_with_the_fields_that_the_script_names() -> None:
    script = (
        "<script type='text/xml'><datastore><totalrecord>100</totalrecord></datastore></script>"
        "<script>jpage({url:'/module/web/jpage/dataproxy.jsp', columnid: '7', unitid:'38', webid:1, path:'/'})</script>"
    )
    listing = listed(script)
    assert listing.system == "hanweb"
    proxy = HOST + "/module/web/jpage/dataproxy.jsp?startrecord={}&endrecord={}&perpage=45"
    form = "webid=1&path=%2F&columnid=7&unitid=38"
    assert listing.pages == (Ask(proxy.format(46, 90), form), Ask(proxy.format(91, 135), form))


def test_no_page_leads_to_more_pages_than_a_list_has() -> None:
    assert len(listed("<script>var countPage = 100000</script>").pages) == MOST_PAGES


BELOW = {
    "Guangdong": ('<a href="/content/post_1.html"></a><a href="/bm/2009n/">2009年</a>', "guangdong", ["/bm/2009n/"]),
    "Beijing": (
        '<a href="/zfxxgknb/gknb2017/">2017年</a><a href="/about/">关于</a>',
        "beijing",
        ["/zfxxgknb/gknb2017/"],
    ),
    "LonSun": (
        '<ul id="timeFrame"><li><a href="/public/6/7.html">2017年</a></li></ul>',
        "lonsun",
        ["/public/6/7.html"],
    ),
}


@pytest.mark.parametrize(("markup", "system", "expected"), BELOW.values(), ids=BELOW)
def test_lists_of_years_lie_below(markup: str, system: str, expected: list[str]) -> None:
    listing = listed(markup, HOST + "/zfxxgknb/")
    assert [link.uri.removeprefix(HOST) for link in listing.below] == expected
    assert listing.system == system
    in_column = read_list(page(markup, HOST + "/zfxxgknb/"), in_column=True)
    assert in_column.reports == ()


def test_a_page_that_gives_nothing_is_not_understood() -> None:
    assert not listed('<div id="app"></div><a href="/about/">关于我们</a>').is_understood


def test_an_address_is_taken_as_a_browser_takes_it() -> None:
    markup = '<base href="/gk/"><a href="./年报 1.html#top">2021年政府信息公开年报</a><a href="javascript:void(0)">x</a><a href="http://[bad">y</a>'
    assert [link.uri for link in links(page(markup))] == [HOST + "/gk/%E5%B9%B4%E6%8A%A5%201.html"]


def test_the_column_is_found_by_the_texts_of_links() -> None:
    markup = (
        '<a href="/xw/">新闻</a><a href="/zwgk/">政务公开</a><a href="/nb/2.html">信息公开年报</a>'
        '<a href="http://other.example/nb/">信息公开年报</a><a href="/zn/">信息公开指南</a>'
        '<a href="/a/">望溪县召开政府信息公开工作推进会暨年度报告编制培训</a>'
    )
    found = columns(links(page(markup)), HOST + "/")
    assert [(link.uri.removeprefix(HOST), is_annual(rank)) for link, rank in found] == [
        ("/nb/2.html", True),
        ("/zwgk/", False),
    ]
