"""`gongkai crawl` for people: what is going on, what was found, and what went wrong."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from ipaddress import ip_network
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from etl.crawl.journal import Journal
from etl.crawl.lock import locked
from etl.crawl.memory import Memory
from etl.crawl.plan import Limits, Network, Plan
from etl.formats.output import OutputError
from etl.formats.tables import text_table
from etl.run.reader_version import reader_version
from extract.sites.site import FIRST_YEAR, Choice, SiteFileError, load_sites
from warehouse.loading.crawl import CrawlFinding, Finding
from warehouse.warehouse import Warehouse

LISTED_INCIDENTS = 30

_CONTACT = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|https?://\S+\.\S+")
_YEARS = re.compile(r"(20\d\d)(?:-(20\d\d))?")
_SIZE = re.compile(r"(\d+)\s*([kMG]?)B?", re.IGNORECASE)
_FACTORS = {"": 1, "k": 1000, "m": 1000**2, "g": 1000**3}


class CrawlUsageError(OutputError):
    """An option of the crawl is not as it should be."""


def plan_of(
    sites: Sequence[Path],
    folder: Path,
    contact: str | None,
    years: str | None,
    choice: Choice,
    delay: float,
    timeout: float,
    pages: int | None,
    size: str | None,
    private: Sequence[str],
) -> Plan:
    """The crawl that the options ask for; raises `CrawlUsageError` or `SiteFileError` with what to do."""
    if not contact or not _CONTACT.fullmatch(contact):
        raise CrawlUsageError(
            "sites have to know whom to ask about a crawl: give an e-mail or web address with --contact, "
            "or set GONGKAI_CONTACT"
        )
    chosen = load_sites(sites, choice)
    if not chosen:
        raise SiteFileError(f"{', '.join(map(str, sites))}: there is no site, or none that was chosen")
    if folder.exists() and not folder.is_dir():
        raise CrawlUsageError(f"--archive {folder}: this is a file; name the folder that the web archives go into")
    networks = tuple(_network(each) for each in private)
    limits = Limits(delay=delay, timeout=timeout, pages=pages, bytes=_size(size), private=networks)
    return Plan(chosen, _years(years), contact, folder, limits)


def run_crawl(plan: Plan, db: Path | None, *, quiet: bool) -> bool:
    """Crawls, says what was found, and enters it into the database if one is given; whether all went well."""
    try:
        from etl.crawl.running import crawl  # noqa: PLC0415 - Scrapy is an extra
    except ModuleNotFoundError as error:
        raise CrawlUsageError(
            "crawling needs Scrapy; install it in the clone: pip install -c constraints.txt '.[crawl]'"
        ) from error
    journal = Journal()
    with locked(plan.folder):
        memory = _memory(plan, quiet=quiet)
        try:
            with _progress(journal, plan, quiet):
                findings = crawl(plan, memory, journal)
        except KeyboardInterrupt as error:
            pages = journal.pages
            raise KeyboardInterrupt(f"interrupted after {pages} pages; the same command goes on from there") from error
    if db is not None:
        _enter(findings, db)
    if not quiet:
        print(_summary(findings, journal, plan))
    _print_incidents(journal)
    return not journal.incidents


def _memory(plan: Plan, *, quiet: bool) -> Memory:
    """What the archives hold, with a word on what was broken off or damaged."""
    memory = Memory(plan.folder)
    if memory.is_resumed and not quiet:
        print(f"going on with the crawl {memory.crawl}, which was broken off", file=sys.stderr)
    for trouble in memory.damaged:
        print(f"gongkai: {trouble}; its whole records are used", file=sys.stderr)
    return memory


@contextmanager
def _progress(journal: Journal, plan: Plan, quiet: bool) -> Iterator[None]:
    """A line on standard error, for a person who watches."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    agencies = len({site.agency for site in plan.sites})
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task("asking the first site")

        def show(now: Journal) -> None:
            progress.update(
                task,
                description=f"{len(now.looked)} of {agencies} agencies, {now.pages} pages, {len(now.seen)} reports, "
                f"{len(now.incidents)} troubles",
            )

        journal.tell = show
        yield


def _enter(findings: Sequence[CrawlFinding], db: Path) -> None:
    with Warehouse.open(db) as warehouse:
        run = warehouse.begin_run(reader_version())
        warehouse.record_findings(findings, run)
        warehouse.finish_run(run)


def _summary(findings: Sequence[CrawlFinding], journal: Journal, plan: Plan) -> str:
    meanings = {
        Finding.FOUND: "a report was found",
        Finding.NOT_PUBLISHED: "the lists were read and link none",
        Finding.SITE_UNREACHABLE: "the site or the page could not be had, see below",
        Finding.FORBIDDEN_BY_ROBOTS: "robots.txt forbids it",
        Finding.NEVER_LOOKED: "no site is known, or the crawl did not get that far",
    }
    counts = Counter(each.finding for each in findings)
    rows = [(kind.value, str(counts[kind]), meaning) for kind, meaning in meanings.items() if counts[kind]]
    table = text_table(("finding", "agency-years", "meaning"), rows, ("VARCHAR", "INTEGER", "VARCHAR"))
    again = f", {journal.replayed} had been fetched before" if journal.replayed else ""
    asked = f"{journal.pages} pages asked for, {journal.unchanged} of them unchanged{again}"
    onward = f"\nread them with: gongkai ingest {plan.folder}/" if counts[Finding.FOUND] else ""
    return f"{table}{asked}{onward}"


def _print_incidents(journal: Journal) -> None:
    for each in journal.incidents[:LISTED_INCIDENTS]:
        print(f"gongkai: {each.agency}: {each.uri}: {each.message} ({each.trouble})", file=sys.stderr)
    if (rest := len(journal.incidents) - LISTED_INCIDENTS) > 0:
        print(f"gongkai: and {rest} more; the report of the crawl in the archive has them all", file=sys.stderr)


def _years(text: str | None) -> tuple[int, int]:
    """The years asked for; by default all up to last year, whose reports are published this year."""
    last = date.today().year - 1
    if text is None:
        return FIRST_YEAR, last
    match = _YEARS.fullmatch(text.strip())
    if match is None or int(match[2] or match[1]) < int(match[1]):
        raise CrawlUsageError(f"--years {text}: write a year (2021) or a first and a last one (2008-2021)")
    return int(match[1]), int(match[2] or match[1])


def _size(text: str | None) -> int | None:
    if text is None:
        return None
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise CrawlUsageError(f"--budget-bytes {text}: write a number of bytes, such as 500MB or 2GB")
    return int(match[1]) * _FACTORS[match[2].lower()]


def _network(text: str) -> Network:
    try:
        return ip_network(text)
    except ValueError as error:
        raise CrawlUsageError(f"--allow-private {text}: write a network, such as 10.1.0.0/16") from error
