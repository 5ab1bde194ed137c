"""A crawl of a small web with a site for each content system, and a trap for each way in which sites go wrong."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extract.warc.captures import captures
from tests.captures import complaints, records
from tests.etl.crawl.agencies import listing, report, title
from tests.etl.crawl.conftest import LocalWeb, command, crawl_arguments, run
from tests.etl.crawl.web import Answer
from warehouse.warehouse import Warehouse

pytestmark = pytest.mark.slow

REPORTS = {
    ("望溪县水务局", 2019), ("望溪县水务局", 2020), ("望溪县水务局", 2021), ("望溪县人民政府办公室", 2018),
    ("望溪县教育局", 2020), ("望溪县教育局", 2021), ("望溪县统计局", 2020), ("望溪县统计局", 2021),
    ("柳坪区民政局", 2020), ("柳坪区民政局", 2021), ("云岭市财政局", 2020), ("云岭市财政局", 2021),
    ("澄湾市卫生健康委员会", 2019), ("澄湾市卫生健康委员会", 2020), ("澄湾市卫生健康委员会", 2021),
    ("云岭市青河区人民政府", 2021), ("望溪县审计局", 2020), ("望溪县审计局", 2021),
    ("望溪县公安局", 2021), ("望溪县人民政府", 2020), ("望溪县人民政府", 2021),
}  # fmt: skip
"""Every report of the local web that can be read."""

TROUBLES = {
    ("望溪县公安局", "forbidden_by_robots"), ("望溪县林业局", "unreachable"), ("望溪县档案局", "private_address"),
    ("望溪县气象局", "refused"), ("望溪县司法局", "refused"), ("望溪县商务局", "not_understood"),
    ("望溪县交通运输局", "endless"), ("望溪县体育局", "not_there"),
}  # fmt: skip

FINDINGS = {
    ("望溪县水务局", 2021): "found",
    ("望溪县水务局", 2018): "not_published",
    ("望溪县人民政府办公室", 2018): "found",
    ("云岭市青河区人民政府", 2020): "found",
    ("望溪县公安局", 2020): "forbidden_by_robots",
    ("望溪县公安局", 2019): "not_published",
    ("望溪县体育局", 2021): "site_unreachable",
    ("望溪县体育局", 2020): "not_published",
    ("望溪县林业局", 2021): "site_unreachable",
    ("望溪县档案局", 2021): "site_unreachable",
    ("望溪县气象局", 2021): "site_unreachable",
    ("望溪县司法局", 2021): "site_unreachable",
    ("望溪县商务局", 2021): "never_looked",
    ("望溪县交通运输局", 2021): "never_looked",
    ("望溪县粮食局", 2018): "never_looked",
}


def answer(db: Path, query: str) -> list[tuple[Any, ...]]:
    with Warehouse.open(db, read_only=True) as warehouse:
        return warehouse.sql(query).rows()


def archives(web: LocalWeb) -> list[Path]:
    return sorted((web.folder / "archive").glob("*.warc.gz"))


def last_report(web: LocalWeb) -> dict[str, Any]:
    path = max((web.folder / "archive").glob("crawl-*.json"))
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def contents(web: LocalWeb) -> set[tuple[str, str]]:
    """Every address in the archive with the digest of its content."""
    found = set()
    for path in archives(web):
        with path.open("rb") as file:
            for capture in captures(file, lambda _: True):
                found.add((capture.head.uri, hashlib.sha256(capture.body or b"").hexdigest()))
    return found


def test_the_local_web_becomes_exactly_its_reports_and_each_trap_has_its_outcome(web: LocalWeb) -> None:
    db = web.folder / "reports.duckdb"
    crawled = run(*crawl_arguments(web), "--db", db)
    assert crawled.returncode == 1, crawled.stderr
    troubles = {(each["agency"], each["trouble"]) for each in last_report(web)["incidents"]}
    assert troubles == TROUBLES
    assert all(agency in crawled.stderr for agency, _ in TROUBLES)

    ingested = run("ingest", web.folder / "archive", "--db", db)
    assert set(answer(db, "SELECT name, year FROM report JOIN agency USING (agency_id) WHERE is_current")) == REPORTS
    received = answer(db, "SELECT year, value FROM harmonised WHERE indicator = 'applications_received'")
    assert len(received) == len(REPORTS)
    # The form of 2014 is left blank.
    assert all(value == (year if year > 2018 else None) for year, value in received)
    # The one report that is a Word file is reported, as what it is.
    assert ingested.returncode == 1
    assert "an old office file" in ingested.stderr

    findings = answer(db, "SELECT agency, year, finding FROM crawl_finding")
    assert len(findings) == len({(agency, year) for agency, year, _ in findings})
    assert {(agency, year): finding for agency, year, finding in findings}.items() >= FINDINGS.items()
    assert {(agency, year) for agency, year, finding in findings if finding == "found"} == REPORTS | {
        ("云岭市青河区人民政府", 2020)
    }


def test_the_sites_were_asked_politely(web: LocalWeb) -> None:
    run(*crawl_arguments(web, "forbidding", "refusing", "plain"))
    agents = {agent for host in web.hosts.values() for agent in host.agents}
    assert len(agents) == 1
    assert "contact: test@wangxi.example" in agents.pop()
    assert "/nb/2020/1.html" not in web.hosts["forbidding"].log
    assert web.hosts["refusing"].log.count("/nb/") == 1


def test_a_site_whose_robots_txt_cannot_be_read_is_left_alone(web: LocalWeb) -> None:
    web.hosts["plain"].pages["/robots.txt"] = Answer(b"", 503)
    crawled = run(*crawl_arguments(web, "plain"))
    assert "forbidden_by_robots" in crawled.stderr
    assert set(web.hosts["plain"].log) == {"/robots.txt"}


def test_the_pause_that_a_robots_txt_asks_for_is_kept(web: LocalWeb) -> None:
    host = web.hosts["guangdong"]
    host.pages["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 0.4\n", media_type="text/plain")
    run(*crawl_arguments(web, "guangdong", "ucap"))
    gaps = [later - earlier for earlier, later in pairwise(host.times[1:])]
    assert len(gaps) >= 4
    assert min(gaps) >= 0.35


def test_no_host_is_asked_for_two_pages_at_once(web: LocalWeb) -> None:
    host = web.hosts["ucap"]
    host.pages |= {path: replace(page, delay=0.1) for path, page in host.pages.items()}
    run(*crawl_arguments(web, "ucap", "trs"))
    assert host.most_at_once == 1


def test_a_name_that_leads_inward_is_not_asked(web: LocalWeb) -> None:
    web.sites("plain")
    path = web.folder / "sites.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("127.0.0.1", "localhost"), encoding="utf-8")
    arguments = ["crawl", path, "--archive", web.folder / "archive", "--contact", "me@a.example", "--delay", "0"]
    crawled = run(*arguments)
    assert "localhost leads to 127.0.0.1, which is no public address" in crawled.stderr
    assert web.hosts["plain"].log == []


def test_an_attachment_and_a_split_report_are_evidence_of_their_own_page(web: LocalWeb) -> None:
    run(*crawl_arguments(web, "trs"))
    page = web.hosts["trs"].at("/xxgk/nb/202101/t20210120_2.html")
    shown = run("evidence", f"{web.folder / 'archive'}!/{page}", "sec3.new_received", "-o", web.folder / "cell.html")
    assert shown.returncode == 0, shown.stderr
    content = (web.folder / "cell.html").read_text(encoding="utf-8")
    assert "<mark>2020</mark>" in content
    assert web.hosts["trs"].at("/xxgk/nb/202101/P020210120.html") in content


def test_the_archive_is_whole_for_a_tool_that_is_not_ours(web: LocalWeb) -> None:
    run(*crawl_arguments(web, "trs", "ucap", "hanweb"))
    (path,) = archives(web)
    assert complaints(path) == 0
    kinds = [kind for kind, _ in records(path)]
    assert kinds[0] == "warcinfo"
    assert kinds.count("request") == kinds.count("response") > 20
    assert kinds.count("metadata") > 10


def test_crawling_the_unchanged_web_again_writes_revisits_only(web: LocalWeb) -> None:
    run(*crawl_arguments(web, "trs", "ucap", "plain"))
    run(*crawl_arguments(web, "trs", "ucap", "plain"))
    first, second = archives(web)
    kinds = {kind for kind, _ in records(second)}
    assert kinds == {"warcinfo", "revisit"}
    assert {uri for _, uri in records(second)} == {uri for _, uri in records(first)}
    assert complaints(second) == 0
    assert last_report(web)["unchanged"] == last_report(web)["pages"]


def test_a_report_that_changed_is_kept_in_both_versions(web: LocalWeb) -> None:
    db = web.folder / "reports.duckdb"
    run(*crawl_arguments(web, "plain"))
    run("ingest", web.folder / "archive", "--db", db)
    changed = report("望溪县审计局", 2021).replace(b"<td>2021</td>", b"<td>4042</td>")
    web.hosts["plain"].pages["/r/2021.html"] = Answer(changed)
    run(*crawl_arguments(web, "plain"))
    run("ingest", web.folder / "archive", "--db", db)
    assert [kind for kind, uri in records(archives(web)[1]) if uri.endswith("/r/2021.html")][-1] == "response"
    query = "SELECT year, value FROM harmonised WHERE indicator = 'applications_received' ORDER BY year"
    assert answer(db, query) == [(2020, 2020), (2021, 4042)]
    assert answer(db, "SELECT count(*) FROM report WHERE year = 2021") == [(2,)]


def start(web: LocalWeb, *names: str) -> subprocess.Popen[str]:
    arguments = crawl_arguments(web, *names)
    arguments[arguments.index("--delay") + 1] = "0.15"
    return subprocess.Popen(command(*arguments), stderr=subprocess.PIPE, text=True, encoding="utf-8")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_crawl_that_is_broken_off_goes_on_to_the_same_archive(web: LocalWeb, how: signal.Signals) -> None:
    names = ("trs", "ucap", "guangdong", "plain")
    with start(web, *names) as process:
        deadline = time.monotonic() + 30
        while len(web.hosts["trs"].log) < 5 and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(how)
        _, stderr = process.communicate(timeout=30)
    if how is signal.SIGINT:
        assert "the same command goes on from there" in stderr
        assert process.returncode == 130
    assert not list((web.folder / "archive").glob("crawl-*.json"))
    before = {name: len(web.hosts[name].log) for name in names}

    again = run(*crawl_arguments(web, *names))
    assert "going on with the crawl" in again.stderr
    assert again.returncode == 0, again.stderr
    assert len(archives(web)) == 2
    asked = [path for name in names for path in web.hosts[name].log[before[name] :]]
    fetched_before = {path for name in names for path in web.hosts[name].log[: before[name] - 1]} & set(asked)
    # What was under way, and what answered 503, is asked for again; the rest is not.
    assert len(fetched_before) <= len(names) + 2
    resumed = contents(web)

    whole = LocalWeb(web.hosts, web.folder / "whole")
    whole.folder.mkdir()
    run(*crawl_arguments(whole, *names))
    assert resumed == contents(whole)


def test_a_list_that_falls_silent_is_a_failure(web: LocalWeb) -> None:
    run(*crawl_arguments(web, "plain"))
    web.hosts["plain"].pages["/nb?page=1"] = Answer(
        listing(("/about/", "关于我们"), below='<a href="/nb?page=2">下一页</a>')
    )
    web.hosts["plain"].pages["/nb?page=2"] = Answer(listing(("/help/", "帮助")))
    again = run(*crawl_arguments(web, "plain"))
    assert again.returncode == 1
    assert "linked 2 reports in an earlier crawl and links none now" in again.stderr


def test_a_list_that_never_gave_a_report_is_a_failure_too(web: LocalWeb) -> None:
    for number in (1, 2):
        web.hosts["plain"].pages[f"/nb?page={number}"] = Answer(listing(("/x/1", "通知"), ("/nb?page=2", "下一页")))
    crawled = run(*crawl_arguments(web, "plain"))
    assert crawled.returncode == 1
    assert "link no annual report at all; is this the right column?" in crawled.stderr


DEFECT = """
from etl import cli
from etl.crawl import spider

def read_list(page, *_, **__):
    raise ValueError("a page that nobody thought of")

spider.read_list = read_list
cli.main()
"""


def test_a_defect_of_ours_is_no_year_without_a_report(web: LocalWeb) -> None:
    db = web.folder / "reports.duckdb"
    arguments = [*crawl_arguments(web, "plain"), "--db", db]
    crawled = run(*arguments, program=["-c", DEFECT])
    assert crawled.returncode == 1
    assert "gongkai itself fails on this page (ValueError: a page that nobody thought of" in crawled.stderr
    assert set(answer(db, "SELECT DISTINCT finding FROM crawl_finding")) == {("never_looked",)}


DEFECT_AT_THE_START = """
from etl import cli
from etl.crawl import spider

def fail(*_, **__):
    raise ValueError("a plan that nobody thought of")

spider.ReportSpider.__init__ = fail
cli.main()
"""


def test_a_defect_of_ours_at_the_start_is_no_interruption(web: LocalWeb) -> None:
    crawled = run(*crawl_arguments(web, "plain"), program=["-c", DEFECT_AT_THE_START])
    assert crawled.returncode == 1
    assert "unexpected error, please report it (ValueError: a plan that nobody thought of)" in crawled.stderr
    assert "interrupted" not in crawled.stderr


def test_a_budget_ends_a_crawl_and_the_next_one_goes_on(web: LocalWeb) -> None:
    first = run(*crawl_arguments(web, "ucap"), "--budget-pages", "3")
    assert first.returncode == 1
    assert "the budget of 3 pages is used up" in first.stderr
    second = run(*crawl_arguments(web, "ucap"))
    assert second.returncode == 0, second.stderr
    assert "3 had been fetched before" in second.stdout
    assert {(each["agency"], each["finding"]) for each in last_report(web)["findings"] if each["year"] == 2021} == {
        ("澄湾市卫生健康委员会", "found")
    }


def test_an_answer_that_is_too_large_is_not_kept(web: LocalWeb) -> None:
    web.hosts["plain"].pages["/r/2021.html"] = Answer(b"<html>" + bytes(70 * 1024 * 1024))
    crawled = run(*crawl_arguments(web, "plain"))
    assert "larger than any report" in crawled.stderr
    assert sum(path.stat().st_size for path in archives(web)) < 1024 * 1024


def test_a_host_that_keeps_refusing_is_left_alone(web: LocalWeb) -> None:
    links = [(f"/r/{year}.html", title("望溪县气象局", year)) for year in range(2018, 2022)]
    more = [(f"/s/{year}.html", title("望溪县气象台办公室", year)) for year in range(2018, 2022)]
    web.hosts["refusing"].pages["/nb/"] = Answer(listing(*links, *more))
    crawled = run(*crawl_arguments(web, "refusing"))
    assert "refused 3 times and is left alone" in crawled.stderr
    assert sum(path.startswith(("/r/", "/s/")) for path in web.hosts["refusing"].log) == 3
