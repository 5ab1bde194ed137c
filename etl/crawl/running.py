"""One crawl from its beginning, or from where it was broken off, to its report."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from scrapy.crawler import CrawlerProcess
from twisted.python.failure import Failure

from etl.crawl.findings import findings
from etl.crawl.journal import Incident, Journal, Trouble
from etl.crawl.memory import Memory
from etl.crawl.plan import Plan
from etl.crawl.settings import settings
from etl.crawl.spider import ReportSpider
from warehouse.loading.crawl import CrawlFinding


def crawl(plan: Plan, memory: Memory, journal: Journal) -> list[CrawlFinding]:
    """Crawls, and writes the report of the crawl if it came to its end.

    A crawl that is interrupted, or whose budget is used up, has no report and is gone on with the next time. Raises
    `KeyboardInterrupt` after an interruption, when all that was fetched is safe.
    """
    started = datetime.now(UTC)
    process = CrawlerProcess(settings(plan))
    crawler = process.create_crawler(ReportSpider)
    defects: list[Failure] = []
    process.crawl(crawler, plan=plan, memory=memory, journal=journal).addErrback(defects.append)
    process.start()
    if defects:
        defects[0].raiseException()
    if crawler.stats is None or crawler.stats.get_value("finish_reason") != "finished":
        raise KeyboardInterrupt
    _note_sites_that_gave_nothing(plan, journal)
    _note_silence(memory, journal)
    found = findings(plan, journal, datetime.now(UTC))
    if all(incident.trouble is not Trouble.BUDGET for incident in journal.incidents):
        _write_report(memory, journal, found, started)
    return found


def _note_sites_that_gave_nothing(plan: Plan, journal: Journal) -> None:
    """A site from which no list was reached, or whose lists link nothing at all, is not one without reports."""
    fruitful = {journal.agency_of[uri] for uri, reports in journal.lists.items() if reports}
    explained = fruitful | {seen.agency for seen in journal.seen} | {each.agency for each in journal.incidents}
    for site in plan.sites:
        uri = site.home or next(iter(site.lists), None)
        if uri is None or site.agency in explained:
            continue
        if site.agency in journal.looked:
            message = "its lists were read and link no annual report at all; is this the right column?"
        else:
            message = "the columns of this site were followed, and none lists annual reports"
        journal.note(Incident(site.agency, uri, Trouble.NOT_UNDERSTOOD, message))


def _note_silence(memory: Memory, journal: Journal) -> None:
    """A list that linked reports in an earlier crawl and links none now has changed, and not its agency."""
    for uri, (agency, before) in _earlier_lists(memory).items():
        if before and journal.lists.get(uri) == 0:
            message = f"the list linked {before} reports in an earlier crawl and links none now"
            journal.note(Incident(agency, uri, Trouble.SILENT, message))


def _earlier_lists(memory: Memory) -> dict[str, tuple[str, int]]:
    """The reports that each list linked when it last linked any: its agency, and how many."""
    lists: dict[str, tuple[str, int]] = {}
    for crawl_id in memory.earlier:
        path = memory.report(crawl_id)
        if path.exists():
            for uri, entry in msgspec.json.decode(path.read_bytes())["lists"].items():
                if entry["reports"]:
                    lists[uri] = (entry["agency"], entry["reports"])
    return lists


def _write_report(memory: Memory, journal: Journal, found: list[CrawlFinding], started: datetime) -> None:
    content: dict[str, Any] = {
        "crawl": memory.crawl,
        "started": started,
        "finished": datetime.now(UTC),
        "pages": journal.pages,
        "unchanged": journal.unchanged,
        "lists": {
            uri: {"agency": journal.agency_of[uri], "reports": count} for uri, count in sorted(journal.lists.items())
        },
        "incidents": journal.incidents,
        "findings": found,
    }
    target = memory.report(memory.crawl)
    partial = target.with_suffix(".part")
    partial.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=1))
    partial.replace(target)
