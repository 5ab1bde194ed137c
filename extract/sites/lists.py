"""What a list page of a site says: reports, further pages, and lists below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.sites.links import Link, Page, absolute, frames, links
from extract.sites.pagers import Ask, further_pages
from extract.sites.systems import System, system_of, systems
from extract.sites.titles import ReportTitle, report_title


@dataclass(frozen=True, slots=True)
class ReportLink:
    """A link to what seems to be an annual report; agency and year as its title says, None for what it leaves out."""

    uri: str
    title: str
    agency: str | None
    year: int | None
    date: date | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """What was understood of a page: its reports, other pages of the list, lists below it; and the content system."""

    system: str
    reports: tuple[ReportLink, ...]
    pages: tuple[Ask, ...]
    below: tuple[Link, ...]

    @property
    def is_understood(self) -> bool:
        """Whether the page gave anything: one that does not may be made by scripts, or be no list at all."""
        return bool(self.reports or self.pages or self.below)


def read_list(page: Page, system: str | None = None, *, in_column: bool = False) -> ListPage:
    """Reads a list page; the content system is told by its signs unless it is known. Frames are lists below it.

    `in_column` says that the page is known to be the column of annual reports, where titles may be short.
    """
    key = system or system_of(page.markup, page.uri)
    rules = systems()[key]
    found = links(page)
    lower = _below(page, rules, found)
    reports = [report for link in found if (report := _report(link, rules, in_column and link not in lower))]
    taken = {report.uri for report in reports}
    below = [link for link in (*lower, *frames(page)) if link.uri not in taken]
    pages = [ask for ask in further_pages(page, rules, found) if ask.uri not in taken]
    return ListPage(key, tuple(reports), tuple(pages), tuple(below))


def _report(link: Link, rules: System, in_column: bool) -> ReportLink | None:
    title = report_title(link.text, in_column=in_column)
    if title is None and rules.report and re.search(rules.report, link.uri):
        title = report_title(link.text, in_column=True) or ReportTitle(None, None)
        return ReportLink(link.uri, link.text, title.agency, title.year, link.date)
    # A title without year and agency is the name of a column.
    if title is None or (title.year is None and title.agency is None):
        return None
    return ReportLink(link.uri, link.text, title.agency, title.year, link.date)


def _below(page: Page, rules: System, found: Sequence[Link]) -> list[Link]:
    """Links to lists of single years or agencies."""
    tags = [tag for selector in rules.follow for tag in page.tree.select(selector)]
    selected = {absolute(page.base, str(tag.get("href", ""))) for tag in tags}
    return [
        link
        for link in found
        if link.uri != page.uri
        and (link.uri in selected or any(re.search(pattern, link.uri) for pattern in rules.folders))
    ]
