"""From lists to reports to their attachments: what is fetched, and why."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self, cast
from urllib.parse import urljoin, urlsplit

from scrapy import Request, Spider, signals
from scrapy.exceptions import IgnoreRequest

from etl.crawl.agencies import agency_of_list, reporting_agency
from etl.crawl.journal import Incident, Journal, Seen, Trouble
from etl.crawl.memory import Memory
from etl.crawl.plan import Plan
from etl.crawl.restraint import Restraint
from etl.crawl.troubles import explain, explain_defect
from extract.errors import ExtractError
from extract.kinds import HTML, sniff
from extract.sites.columns import columns, is_annual
from extract.sites.guards import asks_for_a_person, says_none_is_published
from extract.sites.links import Page, links, page_of
from extract.sites.lists import ListPage, ReportLink, read_list
from extract.sites.pagers import Ask
from extract.sites.parts import parts_of
from extract.sites.site import Site
from extract.sites.systems import systems
from extract.sites.titles import report_title
from extract.source import Source
from extract.warc.triage import may_be_report

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

DEEPEST = 3
"""Columns from a home page, and lists below a list."""


@dataclass(frozen=True, slots=True)
class Errand:
    """Why an address is asked for: for a site, in the course of a list, `depth` steps and `number` pages on."""

    site: Site
    list_uri: str
    depth: int = 0
    number: int = 1
    in_column: bool = True
    agency: str | None = None
    year: int | None = None
    title: str = ""

    @property
    def whose(self) -> str:
        """The agency that the address is about."""
        return self.agency or self.site.agency


class ReportSpider(Spider):
    """Visits the sites of a plan; the memory is that of the folder with the archives."""

    name = "gongkai"

    def __init__(self, plan: Plan, memory: Memory, journal: Journal, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.plan = plan
        self.memory = memory
        self.journal = journal
        self.restraint = Restraint(plan.limits, journal)
        self._names = frozenset(site.agency for site in plan.sites)
        self._links_of: dict[str, set[str]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *arguments: Any, **named: Any) -> Self:
        """Made by Scrapy."""
        spider = super().from_crawler(crawler, *arguments, **named)
        crawler.signals.connect(spider.on_defect, signals.spider_error)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """The first requests: lists, addresses for each year, or the home page."""
        for site in self.plan.sites:
            for request in self._first(site):
                yield request

    def _first(self, site: Site) -> Iterator[Request]:
        pattern = systems()[site.system].enumerate if site.system else None
        if pattern and site.home:
            for year in self.plan.years_of(site):
                uri = urljoin(site.home, pattern.format(area=site.area, year=year))
                yield self._request(uri, self.on_year, Errand(site, uri, year=year))
        elif site.lists:
            for uri in site.lists:
                yield self._request(uri, self.on_list, Errand(site, uri))
        elif site.home:
            yield self._request(site.home, self.on_home, Errand(site, site.home, in_column=False))

    def _request(self, uri: str, callback: Any, errand: Errand, form: str | None = None) -> Request:
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if form else None
        return Request(
            uri,
            callback,
            method="POST" if form else "GET",
            body=form or "",
            headers=kind,
            errback=self.on_trouble,
            cb_kwargs={"errand": errand},
        )

    # What comes back

    def on_home(self, response: Response, errand: Errand) -> Iterator[Request]:
        """A home page, or a column that may lead to that of the reports."""
        if (page := self._page(response, errand)) is None:
            return
        found = columns(links(page), page.uri)
        for link, rank in found:
            near = is_annual(rank)
            if near or errand.depth < DEEPEST:
                onward = replace(errand, list_uri=link.uri, depth=errand.depth + 1, in_column=near)
                yield self._request(link.uri, self.on_list if near else self.on_home, onward)
        listed = read_list(page, errand.site.system)
        if listed.reports:
            self.journal.note_list(errand.whose, errand.list_uri, len(listed.reports))
            yield from self._reports(listed, errand)
        elif not found and errand.depth == 0:
            self._note(errand, page.uri, Trouble.NOT_UNDERSTOOD, "no link on this page leads to annual reports")

    def on_list(self, response: Response, errand: Errand) -> Iterator[Request]:
        """A page of a list."""
        if (page := self._page(response, errand)) is None:
            return
        listed = read_list(page, errand.site.system, in_column=errand.in_column)
        self.journal.note_list(errand.whose, errand.list_uri, len(listed.reports))
        if not listed.is_understood and errand.number == 1:
            message = "no report, no further page and no list was recognised; its links may be made by scripts"
            self._note(errand, page.uri, Trouble.NOT_UNDERSTOOD, message)
        yield from self._reports(listed, errand)
        yield from self._below(listed, errand)
        if self._goes_on(page, listed, errand):
            yield from (self._turn(ask, errand) for ask in listed.pages)

    def on_year(self, response: Response, errand: Errand) -> Iterator[Request]:
        """The address of a year, which holds the report or says that there is none."""
        if (page := self._page(response, errand)) is None:
            return
        self.journal.note_list(errand.whose, errand.list_uri, 0)
        if says_none_is_published(page):
            return
        if may_be_report(response.body):
            yield from self.on_report(response, errand)
        else:
            self._note(
                errand, page.uri, Trouble.NOT_UNDERSTOOD, "it neither holds a report nor says that there is none"
            )

    def on_report(self, response: Response, errand: Errand) -> Iterator[Request]:
        """The page of a report, or a file that is one."""
        if sniff(response.body) == HTML:
            if (page := self._page(response, errand)) is None:
                return
            if self._is_list(page, errand):
                yield from self.on_list(response, replace(errand, list_uri=page.uri, depth=errand.depth + 1, number=1))
                return
            parts = parts_of(page)
            for uri in parts.pages:
                yield self._request(uri, self.on_further_page, replace(errand, list_uri=page.uri))
            for uri in (*parts.attachments, *parts.pictures):
                yield self._request(uri, self.on_file, errand)
        self.journal.note_report(Seen(errand.whose, errand.year, response.url, errand.title))

    def on_further_page(self, response: Response, errand: Errand) -> Iterator[Request]:
        """A further page of a report; it may lead to others of it."""
        if (page := self._page(response, errand)) is None:
            return
        for uri in parts_of(page, first=errand.list_uri).pages:
            yield self._request(uri, self.on_further_page, errand)

    def on_file(self, response: Response, errand: Errand) -> None:
        """An attachment: it is in the archive, and there is nothing to follow."""

    def on_trouble(self, failure: Failure) -> None:
        """An address that gave nothing."""
        request: Request = cast("Any", failure).request  # Scrapy adds it
        error = failure.value or IgnoreRequest("no further information")
        trouble, message = explain(error, urlsplit(request.url).hostname or "")
        self._note(request.cb_kwargs["errand"], request.url, trouble, message)

    def on_defect(self, failure: Failure, response: Response) -> None:
        """A page on which our own code failed: whoever it is about was not looked at."""
        request = cast("Request", response.request)
        error = failure.value or RuntimeError("no further information")
        self._note(request.cb_kwargs["errand"], response.url, Trouble.DEFECT, explain_defect(error))

    # What is asked next

    def _reports(self, listed: ListPage, errand: Errand) -> Iterator[Request]:
        years = self.plan.years_of(errand.site)
        for report in listed.reports:
            if report.year is None or report.year in years:
                yield self._request(report.uri, self.on_report, self._about(report, errand))

    def _about(self, report: ReportLink, errand: Errand) -> Errand:
        agency = reporting_agency(report.agency, errand.whose, self._names)
        return replace(errand, agency=agency, year=report.year or errand.year, title=report.title)

    def _below(self, listed: ListPage, errand: Errand) -> Iterator[Request]:
        if errand.depth < DEEPEST:
            for link in listed.below:
                agency = agency_of_list(link.text) or errand.agency
                onward = replace(errand, list_uri=link.uri, depth=errand.depth + 1, number=1, agency=agency)
                yield self._request(link.uri, self.on_list, onward)

    def _turn(self, ask: Ask, errand: Errand) -> Request:
        return self._request(ask.uri, self.on_list, replace(errand, number=errand.number + 1), ask.form)

    def _goes_on(self, page: Page, listed: ListPage, errand: Errand) -> bool:
        """Whether the other pages of a list are asked for; a list without an end is left."""
        known = self._links_of.setdefault(errand.list_uri, set())
        new = {link.uri for link in links(page)} - known - {ask.uri for ask in listed.pages}
        known |= new
        if not listed.pages:
            return False
        if errand.number >= self.plan.limits.list_pages:
            message = f"the list was left after {errand.number} pages; it seems to have no end"
            self._note(errand, errand.list_uri, Trouble.ENDLESS, message)
            return False
        return bool(new)

    def _is_list(self, page: Page, errand: Errand) -> bool:
        """Whether what a short link (2019年) led to is another list, of reports with their titles in full."""
        if errand.depth >= DEEPEST or report_title(errand.title):
            return False
        return any(report.uri != page.uri for report in read_list(page, errand.site.system).reports)

    def _page(self, response: Response, errand: Errand) -> Page | None:
        """The page in an answer; None, and a note, for what is none or was made for people only."""
        try:
            page = page_of(Source(response.url, response.body))
        except ExtractError as error:
            self._note(errand, response.url, Trouble.NOT_UNDERSTOOD, str(error))
            return None
        if asks_for_a_person(page):
            self._note(errand, response.url, Trouble.REFUSED, "the site wants proof that a person asks (captcha)")
            return None
        return page

    def _note(self, errand: Errand, uri: str, trouble: Trouble, message: str) -> None:
        self.journal.note(Incident(errand.whose, uri, trouble, message, errand.year))
