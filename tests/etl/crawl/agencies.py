"""Fictional agencies and their sites, one for each content system, with the traps of the real ones."""

from __future__ import annotations

from collections.abc import Iterable

from tests.etl.crawl.web import Answer, Host
from tests.pages import form_page, page

WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999)
NOT_TOLD = '<a href="/xw/1.html">望溪县召开政府信息公开工作会议</a>'


def title(agency: str, year: int) -> str:
    return f"{agency}{year}年政府信息公开工作年度报告"


def report(agency: str, year: int, *, form: str = "2021") -> bytes:
    """A report whose number of applications is its year, so that the loaded values say which page was read."""
    return form_page(form, {("sec3.new_received", "total"): str(year)}, title=title(agency, year))


def listing(*items: tuple[str, str], below: str = "") -> bytes:
    """A list page."""
    rows = "".join(f'<li><a href="{href}">{text}</a><span>2022-01-20</span></li>' for href, text in items)
    return f"<html><head><title>年报</title></head><body><ul>{rows}</ul>{below}</body></html>".encode()


def pages(entries: Iterable[tuple[str, bytes]]) -> dict[str, Answer]:
    return {path: Answer(body) for path, body in entries}


def trs() -> Host:
    """Two pages by countPage, in GB18030; a report with an attachment, one split over pages, one that moved."""
    agency, base = "望溪县水务局", "/xxgk/nb/"
    first = listing(
        ("./202201/t20220120_1.html", title(agency, 2021)),
        ("./202101/t20210120_2.html", title(agency, 2020)),
        ("./202101/t20210121_3.html", "望溪县水务局召开2020年度工作会议"),
        below="<script>var currentPage = 0;var countPage = 2//共多少页</script>",
    )
    second = listing(
        ("./202001/t20200120_4.html", title(agency, 2019)),
        ("./201901/t20190120_5.html", title("望溪县人民政府办公室", 2018)),
    )
    narrative = page(
        '<p>一、总体情况</p><p><a href="P020210120.html">附件：情况统计表</a></p>', title=title(agency, 2020)
    )
    table = report(agency, 2020).replace(title(agency, 2020).encode(), b"")
    split = report(agency, 2019).decode()
    head, tail = split.split("<table>", 1)
    host = Host(
        pages(
            [
                (base, first.decode().encode("gb18030")),
                (base + "index_1.html", second.decode().encode("gb18030")),
                (base + "202101/t20210120_2.html", narrative),
                (base + "202101/P020210120.html", table),
                (base + "202001/t20200120_4.html", (head + '<a href="t20200120_4_1.html">下一页</a>').encode()),
                (base + "202001/t20200120_4_1.html", f"<html><body><table>{tail}".encode()),
                (base + "201901/t20190120_5.html", report("望溪县人民政府办公室", 2018, form="2014")),
                ("/2022/1.html", report(agency, 2021)),
            ]
        )
    )
    host.pages[base + "202201/t20220120_1.html"] = Answer(status=301, headers={"Location": "/2022/1.html"})
    return host


def hanweb() -> Host:
    """Records in a script, and the next group from a proxy."""
    agency = "望溪县教育局"

    def records(year: int, below: str = "") -> str:
        link = f'<a href="/art/{year + 1}/1/8/art_7_{year}.html" title="{title(agency, year)}">{title(agency, year)[:12]}...</a>'
        return f"<datastore>{below}<recordset><record><![CDATA[<li>{link}<b>{year + 1}-01-08</b></li>]]></record></recordset></datastore>"

    group = '<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&columnid=7"></a>]]></nextgroup>'
    first = f'<html><body><script type="text/xml">{records(2021, group)}</script></body></html>'
    return Host(
        {
            "/col/col7/index.html": Answer(first.encode()),
            "/module/web/jpage/dataproxy.jsp?page=1&columnid=7": Answer(records(2020).encode(), media_type="text/xml"),
            **pages((f"/art/{y + 1}/1/8/art_7_{y}.html", report(agency, y)) for y in (2020, 2021)),
        }
    )


def hanweb_xxgk() -> Host:
    """An address for each year, of which two have a report."""
    none = Answer("<html><body><h1>政府信息公开年报</h1><p>暂无信息</p></body></html>".encode())
    uri = "/module/xxgk/xxgkAnnualReport.jsp?area=11370000&fbtime={}"
    return Host(
        {"*": none, **pages((uri.format(year), report("望溪县统计局", year)) for year in (2020, 2021))},
    )


def lonsun() -> Host:
    """A link for each year."""
    years = "".join(f'<li><a href="/OpennessAnnualReport/show/{y}.html">{y}年</a></li>' for y in (2020, 2021))
    return Host(
        {
            "/public/column/31?type=4&action=rel": Answer(
                f'<html><body><ul id="timeFrame">{years}</ul></body></html>'.encode()
            ),
            **pages((f"/OpennessAnnualReport/show/{y}.html", report("柳坪区民政局", y)) for y in (2020, 2021)),
        }
    )


def ucap() -> Host:
    """Pages by createPageHTML counted from one, addresses of 32 digits; the same report in both lists; validators."""
    agency = "澄湾市卫生健康委员会"
    names = {year: f"/wjw/gknb/{year + 1}01/{year:032x}.shtml" for year in (2019, 2020, 2021)}
    script = "<script>createPageHTML('page_div',2, 1,'index','shtml',30);</script>"
    lists = {
        "/wjw/gknb/index.shtml": listing(*((names[y], title(agency, y)) for y in (2021, 2020)), below=script),
        "/wjw/gknb/index_2.shtml": listing(*((names[y], title(agency, y)) for y in (2020, 2019))),
    }
    reports = {names[year]: report(agency, year) for year in names}
    return Host({path: Answer(body, has_etag=True) for path, body in {**lists, **reports}.items()})


def guangdong() -> Host:
    """A folder for each year."""
    agency = "云岭市财政局"
    folders = listing(
        *((f"/zfxxgknb/bm/{y}n/", f"{y}年") for y in (2020, 2021)), below='<a href="/content/post_1.html">新闻</a>'
    )
    return Host(
        pages(
            [
                ("/zfxxgknb/bm/", folders),
                *((f"/zfxxgknb/bm/{y}n/", listing((f"content/post_{y}.html", title(agency, y)))) for y in (2020, 2021)),
                *((f"/zfxxgknb/bm/{y}n/content/post_{y}.html", report(agency, y)) for y in (2020, 2021)),
            ]
        )
    )


def beijing() -> Host:
    """A tree of folders; a report that is only a Word file."""
    agency = "云岭市青河区人民政府"
    return Host(
        {
            **pages(
                [
                    ("/zfxxgknb/", listing(("gknb2020/", "2020年"), ("gknb2021/", "2021年"))),
                    ("/zfxxgknb/gknb2020/", listing(("202101/t20210101_1.doc", title(agency, 2020)))),
                    ("/zfxxgknb/gknb2021/", listing(("202201/t20220101_1.html", title(agency, 2021)))),
                    ("/zfxxgknb/gknb2021/202201/t20220101_1.html", report(agency, 2021)),
                ]
            ),
            "/zfxxgknb/gknb2020/202101/t20210101_1.doc": Answer(WORD, media_type="application/msword"),
        }
    )


def plain() -> Host:
    """Links to the next page, the last of which is cut short at the announced length, so that it is fetched again."""
    agency = "望溪县审计局"
    return Host(
        {
            "/nb?page=1": Answer(
                listing(("/r/2021.html", title(agency, 2021)), below='<a href="/nb?page=2">下一页</a>')
            ),
            "/nb?page=2": Answer(listing(("/r/2020.html", title(agency, 2020))), failures=2),
            "/r/2021.html": Answer(report(agency, 2021)),
            "/r/2020.html": Answer(report(agency, 2020), failures=1),
        }
    )


def generic() -> Host:
    """A home page from which the column is three steps away."""
    agency = "望溪县人民政府"
    return Host(
        pages(
            [
                ("/", listing(("/zwgk/", "政务公开"), ("/xw/", "新闻"), ("/hd/", "互动"))),
                ("/zwgk/", listing(("/zwgk/zfxxgk/", "政府信息公开"), ("/zwgk/cw/", "财务公开"))),
                ("/zwgk/zfxxgk/", listing(("/zwgk/zn/", "信息公开指南"), ("/zwgk/nb/", "信息公开年报"))),
                ("/zwgk/nb/", listing(("/zwgk/nb/1.html", "2021年年度报告"), ("/zwgk/nb/2.html", "2020年年度报告"))),
                ("/zwgk/nb/1.html", report(agency, 2021)),
                ("/zwgk/nb/2.html", report(agency, 2020)),
            ]
        )
    )


def forbidding() -> Host:
    """A robots.txt that forbids the column of one year."""
    agency = "望溪县公安局"
    return Host(
        {
            "/robots.txt": Answer(b"User-agent: *\nDisallow: /nb/2020/\n", media_type="text/plain"),
            **pages(
                [
                    ("/nb/", listing(("2021/1.html", title(agency, 2021)), ("2020/1.html", title(agency, 2020)))),
                    ("/nb/2021/1.html", report(agency, 2021)),
                    ("/nb/2020/1.html", report(agency, 2020)),
                ]
            ),
        }
    )


def slow() -> Host:
    return Host({"*": Answer(listing(), delay=6)})


def inward() -> Host:
    """A redirect into a network that is not public."""
    return Host({"/nb/": Answer(status=302, headers={"Location": "http://10.11.12.13/nb/"})})


def refusing() -> Host:
    return Host({"/robots.txt": Answer(b"", 404), "*": Answer(b"<html><body>Forbidden</body></html>", 403)})


def guarded() -> Host:
    return Host({"*": Answer("<html><body><p>请输入验证码后继续访问</p></body></html>".encode())})


def scripted() -> Host:
    """A page whose content only scripts would make."""
    return Host({"/nb/": Answer(b'<html><body><div id="app"></div><script src="app.js"></script></body></html>')})


class Endless(dict[str, Answer]):
    """Pages without an end."""

    def get(self, path: str, default: Answer | None = None) -> Answer | None:  # type: ignore[override]
        if not path.startswith("/nb?page="):
            return default
        number = int(path.partition("=")[2])
        return Answer(listing((f"/x/{number}", f"通知{number}"), below=f'<a href="/nb?page={number + 1}">下一页</a>'))


def endless() -> Host:
    return Host(Endless())


def missing() -> Host:
    """A list whose report is not there."""
    return Host(pages([("/nb/", listing(("2021.html", title("望溪县体育局", 2021))))]))
