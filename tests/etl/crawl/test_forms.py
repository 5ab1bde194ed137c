"""Lists of one host whose further pages come from one address, which is asked with the form of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.captures import records
from tests.etl.crawl.agencies import report, title
from tests.etl.crawl.conftest import LocalWeb, run
from tests.etl.crawl.web import Answer, Host, served
from warehouse.warehouse import Warehouse

pytestmark = pytest.mark.slow

AGENCIES = {"1": "望溪县教育局", "2": "望溪县统计局"}
PROXY = "/module/web/jpage/dataproxy.jsp"
SECOND_GROUP = f"{PROXY}?startrecord=46&endrecord=90&perpage=45"


def group(agency: str, year: int) -> str:
    link = f'<a href="/{agency}/{year}.html">{title(agency, year)}</a>'
    return f"<recordset><record><![CDATA[<li>{link}</li>]]></record></recordset>"


def first_page(column: str, agency: str) -> bytes:
    records = f"<datastore><totalrecord>46</totalrecord>{group(agency, 2021)}</datastore>"
    script = f"<script>jpage({{url:'{PROXY}', columnid:'{column}'}})</script>"
    return f"<html><body><script type='text/xml'>{records}</script>{script}</body></html>".encode()


def host() -> Host:
    pages: dict[str, Answer] = {}
    for column, agency in AGENCIES.items():
        pages[f"/col{column}/"] = Answer(first_page(column, agency))
        second = f"<datastore>{group(agency, 2020)}</datastore>".encode()
        pages[f"{SECOND_GROUP} columnid={column}"] = Answer(second, media_type="text/xml")
    return Host(pages)


@pytest.fixture
def web(tmp_path: Path) -> Iterator[LocalWeb]:
    """Two agencies with lists on one host. Their reports are at addresses that a browser quotes."""
    site = host()
    for agency in AGENCIES.values():
        for year in (2020, 2021):
            quoted = f"/{''.join(f'%{byte:02X}' for byte in agency.encode())}/{year}.html"
            site.pages[quoted] = Answer(report(agency, year))
    with served({"site": site}):
        sites = [{"agency": agency, "lists": [site.at(f"/col{column}/")]} for column, agency in AGENCIES.items()]
        (tmp_path / "sites.yaml").write_text(yaml.safe_dump({"sites": sites}, allow_unicode=True), encoding="utf-8")
        yield LocalWeb({"site": site}, tmp_path)


def crawl(web: LocalWeb) -> None:
    options = ["--contact", "test@wangxi.example", "--allow-private", "127.0.0.0/8", "--delay", "0"]
    folder = web.folder
    crawled = run("crawl", folder / "sites.yaml", "--archive", folder / "archive", "--years", "2020-2021", *options)
    assert crawled.returncode == 0, crawled.stderr


def archive_kinds(path: Path) -> Counter[str]:
    """The kinds of the records of what was asked with forms."""
    return Counter(kind for kind, uri in records(path) if PROXY in uri and kind in ("response", "revisit"))


def test_each_list_gets_the_page_of_its_own_form(web: LocalWeb) -> None:
    crawl(web)
    db = web.folder / "reports.duckdb"
    run("ingest", web.folder / "archive", "--db", db)
    with Warehouse.open(db, read_only=True) as warehouse:
        rows = warehouse.sql("SELECT name, year FROM report JOIN agency USING (agency_id)").rows()
    assert set(rows) == {(agency, year) for agency in AGENCIES.values() for year in (2020, 2021)}


def test_what_was_asked_with_a_form_is_known_again_by_its_form(web: LocalWeb) -> None:
    crawl(web)
    crawl(web)
    first, second = sorted((web.folder / "archive").glob("*.warc.gz"))
    assert archive_kinds(first) == {"response": 2}
    assert archive_kinds(second) == {"revisit": 2}


def test_an_unfinished_crawl_replays_the_page_of_each_form(web: LocalWeb) -> None:
    crawl(web)
    next((web.folder / "archive").glob("crawl-*.json")).unlink()
    asked = len(web.hosts["site"].log)
    crawl(web)
    assert set(web.hosts["site"].log[asked:]) <= {"/robots.txt"}
