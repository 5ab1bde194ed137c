"""From what a crawl met to what is known of an agency and a year."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from etl.crawl.agencies import agency_of_list, reporting_agency
from etl.crawl.findings import findings
from etl.crawl.journal import Incident, Journal, Seen, Trouble
from etl.crawl.plan import Plan
from extract.sites.site import Site
from warehouse.loading.crawl import Finding

AGENCY = "望溪县水务局"
URI = "http://water.wangxi.example/nb/"


def found(journal: Journal, *sites: Site, years: tuple[int, int] = (2020, 2021)) -> dict[tuple[str, int], Finding]:
    plan = Plan(sites or (Site(AGENCY, (URI,)),), years, "me@a.example", Path())
    return {(each.agency, each.year): each.finding for each in findings(plan, journal, datetime.now(UTC))}


def looked(*incidents: Incident) -> Journal:
    """A crawl that read the list, and met these troubles."""
    journal = Journal(incidents=list(incidents))
    journal.note_list(AGENCY, URI, 0)
    return journal


def test_a_year_without_a_link_in_lists_that_were_read_is_not_published() -> None:
    journal = looked()
    journal.note_report(Seen(AGENCY, 2021, URI + "1.html", ""))
    assert found(journal) == {(AGENCY, 2020): Finding.NOT_PUBLISHED, (AGENCY, 2021): Finding.FOUND}


@pytest.mark.parametrize(
    ("trouble", "finding"),
    [
        (Trouble.FORBIDDEN_BY_ROBOTS, Finding.FORBIDDEN_BY_ROBOTS),
        (Trouble.UNREACHABLE, Finding.SITE_UNREACHABLE),
        (Trouble.REFUSED, Finding.SITE_UNREACHABLE),
        (Trouble.NOT_UNDERSTOOD, Finding.NEVER_LOOKED),
        (Trouble.BUDGET, Finding.NEVER_LOOKED),
        (Trouble.ENDLESS, Finding.NEVER_LOOKED),
        (Trouble.DEFECT, Finding.NEVER_LOOKED),
    ],
)
def test_no_list_that_was_read_in_part_proves_that_nothing_is_published(trouble: Trouble, finding: Finding) -> None:
    assert set(found(looked(Incident(AGENCY, URI, trouble, "x"))).values()) == {finding}


def test_a_trouble_with_the_report_of_one_year_says_nothing_about_another() -> None:
    journal = looked(Incident(AGENCY, URI + "1.html", Trouble.NOT_THERE, "x", year=2021))
    assert found(journal) == {(AGENCY, 2020): Finding.NOT_PUBLISHED, (AGENCY, 2021): Finding.SITE_UNREACHABLE}


def test_a_report_whose_link_names_no_year_may_be_of_any() -> None:
    journal = looked()
    journal.note_report(Seen(AGENCY, None, URI + "1.html", ""))
    assert set(found(journal).values()) == {Finding.NEVER_LOOKED}


def test_years_in_which_the_agency_did_not_exist_are_no_gaps() -> None:
    assert found(looked(), Site(AGENCY, (URI,), first_year=2021)) == {(AGENCY, 2021): Finding.NOT_PUBLISHED}


def test_reports_of_agencies_that_were_not_asked_for_are_found_too() -> None:
    journal = looked()
    journal.note_report(Seen("望溪县人民政府", 2020, URI + "1.html", ""))
    assert found(journal)["望溪县人民政府", 2020] is Finding.FOUND


def test_a_trouble_is_noted_once_for_each_address_and_agency() -> None:
    journal = Journal()
    for agency in (AGENCY, AGENCY, "望溪县教育局"):
        journal.note(Incident(agency, URI, Trouble.UNREACHABLE, "x"))
    assert [each.agency for each in journal.incidents] == [AGENCY, "望溪县教育局"]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (None, "望溪县教育局"),
        ("教育局", "望溪县教育局"),
        ("望溪县", "望溪县人民政府"),
        ("望溪县人民政府", "望溪县人民政府"),
        ("澄湾市统计局", "澄湾市统计局"),
    ],
)
def test_the_agency_that_a_link_names_goes_before_that_of_the_site(named: str | None, expected: str) -> None:
    assert reporting_agency(named, "望溪县教育局", {"望溪县教育局", "望溪县人民政府"}) == expected


@pytest.mark.parametrize(("text", "agency"), [("望溪县 教育局", "望溪县教育局"), ("2019年", None), ("更多", None)])
def test_a_directory_leads_to_lists_of_agencies(text: str, agency: str | None) -> None:
    assert agency_of_list(text) == agency
