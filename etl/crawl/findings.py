"""From the notes of a crawl to what is known of each agency and year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from etl.crawl.journal import Incident, Journal, Trouble
from etl.crawl.plan import Plan
from extract.sites.site import Site
from warehouse.loading.crawl import CrawlFinding, Finding

# What a trouble means where no report was found; the first that is met counts.
_MEANING = {
    Trouble.FORBIDDEN_BY_ROBOTS: Finding.FORBIDDEN_BY_ROBOTS,
    Trouble.UNREACHABLE: Finding.SITE_UNREACHABLE,
    Trouble.REFUSED: Finding.SITE_UNREACHABLE,
    Trouble.NOT_THERE: Finding.SITE_UNREACHABLE,
    Trouble.PRIVATE_ADDRESS: Finding.SITE_UNREACHABLE,
    Trouble.TOO_LARGE: Finding.SITE_UNREACHABLE,
    Trouble.DEFECT: Finding.NEVER_LOOKED,
    Trouble.BUDGET: Finding.NEVER_LOOKED,
    Trouble.NOT_UNDERSTOOD: Finding.NEVER_LOOKED,
    Trouble.SILENT: Finding.NEVER_LOOKED,
    Trouble.ENDLESS: Finding.NEVER_LOOKED,
}


def findings(plan: Plan, journal: Journal, moment: datetime) -> list[CrawlFinding]:
    """A finding for each agency of the plan and each of its years, and for other agencies whose reports were found."""
    planned = [
        CrawlFinding(site.agency, year, *_finding(site, year, journal), moment)
        for site in _one_for_each_agency(plan.sites)
        for year in plan.years_of(site)
    ]
    covered = {(each.agency, each.year) for each in planned}
    others = {(seen.agency, seen.year): seen.uri for seen in journal.seen if seen.year is not None}
    return planned + [
        CrawlFinding(agency, year, Finding.FOUND, uri, moment)
        for (agency, year), uri in others.items()
        if year is not None and (agency, year) not in covered
    ]


def _one_for_each_agency(sites: Sequence[Site]) -> list[Site]:
    return list({site.agency: site for site in sites}.values())


def _finding(site: Site, year: int, journal: Journal) -> tuple[Finding, str]:
    own = [seen for seen in journal.seen if seen.agency == site.agency]
    if found := [seen.uri for seen in own if seen.year == year]:
        return Finding.FOUND, found[0]
    if incident := next(_incidents(site, year, journal), None):
        return _MEANING[incident.trouble], f"{incident.uri}: {incident.message}"
    if unnamed := [seen.uri for seen in own if seen.year is None]:
        return Finding.NEVER_LOOKED, f"{unnamed[0]}: a report whose link names no year; reading it tells"
    if site.agency in journal.looked:
        return Finding.NOT_PUBLISHED, "the lists of the agency were read and link no report of this year"
    return Finding.NEVER_LOOKED, "no site of the agency is known"


def _incidents(site: Site, year: int, journal: Journal) -> Iterator[Incident]:
    """The troubles that explain why there is nothing: with a page of this year first, then with the site."""
    own = [each for each in journal.incidents if each.agency == site.agency]
    for trouble in _MEANING:
        yield from (each for each in own if each.trouble is trouble and each.year == year)
    for trouble in _MEANING:
        yield from (each for each in own if each.trouble is trouble and each.year is None)
