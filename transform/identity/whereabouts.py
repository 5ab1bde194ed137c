"""Where an agency is, if its name does not say it, or says the name of several places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transform.identity.parts import parts_of
from transform.identity.places import settled
from transform.identity.regions import regions
from transform.identity.rules import names_a_place
from transform.identity.traits import regions_served, traits_of
from transform.report import ReportWarning

_SITE_LINES = 20
_LONGEST_SITE_LINE = 60
_SHORTEST_PLACE = 2
_GOVERNMENT = re.compile(r"([\u4e00-\u9fff]{1,12}[省市县区旗州盟])(?=人民政府|政府|政务)")
_LAST_DIVISION = re.compile(r"[^省市县区旗州盟]+[省市县区旗州盟]$")
_TOWN = re.compile(r".+(?:镇|乡|苏木|街道)")
_MARKERS = ("省", "市", "县", "区", "旗", "州", "盟")
_COUNTIES = ("市", "县", "区", "旗")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is printed around a name: `site`, what the page says of itself, and `prose`, the sentences of the report.

    The site alone proves nothing, since reports stand on the pages of others; the prose names neighbours and superiors.
    """

    site: tuple[str, ...]
    prose: tuple[str, ...]


def surroundings(lines: Sequence[str], metadata: Sequence[tuple[str, str]]) -> Surroundings:
    """The surroundings in a page, from its lines and metadata in simplified characters."""
    short = [line for line in lines if len(line) <= _LONGEST_SITE_LINE and "。" not in line]
    edges = [*short[:_SITE_LINES], *short[-_SITE_LINES:]]
    prose = tuple(line for line in lines if "。" in line)
    return Surroundings((*(value for _, value in metadata), *edges), prose)


def located(agency: str, year: int | None, around: Surroundings) -> tuple[str, list[ReportWarning]]:
    """The name with the place in front that the page and the text agree on, and a warning that says so.

    A name without a place, or with one that others share, gets a warning: agencies of several places would be taken
    for one.
    """
    if traits_of(agency, year).level == "state":
        return agency, []
    if names_a_place(agency) and not _is_town_alone(agency):
        return _among_same_names(agency, year, around)
    marker = agency[:1] if agency[:1] in _MARKERS and not names_a_place(agency) else ""
    if place := _place(marker, around):
        if _begins_with(agency, place):
            return agency, []
        return _located(agency, place + agency.removeprefix(marker), place)
    message = f"agencies of several places have this name, and the report does not say where it is: {agency}"
    return agency, [ReportWarning("agency_without_place", message)]


def _is_town_alone(agency: str) -> bool:
    """Whether the only place in a name is a town."""
    place = parts_of(agency).place
    return bool(_TOWN.fullmatch(place)) and not any(mark in place[:-2] for mark in _COUNTIES)


def _begins_with(agency: str, place: str) -> bool:
    """Whether a name begins with the short name of a place (望溪第二中学 in 望溪市)."""
    last = _LAST_DIVISION.search(place)
    return last is not None and len(last[0]) > _SHORTEST_PLACE and agency.startswith(last[0][:-1])


def _located(agency: str, name: str, place: str) -> tuple[str, list[ReportWarning]]:
    message = f"the report says {agency}; its page and its text say that it is in {place}"
    return name, [ReportWarning("agency_located", message)]


def _place(marker: str, around: Surroundings) -> str | None:
    """The only place whose government the site names and the prose speaks of; `marker` is its last word, if known."""
    named = {match[1] for text in around.site for match in _GOVERNMENT.finditer(text)}
    fitting = [place for place in named if place.endswith(marker or _COUNTIES)]
    longest = [place for place in fitting if not any(other != place and other.endswith(place) for other in fitting)]
    if len(longest) != 1:
        return None
    last = _LAST_DIVISION.search(longest[0])
    return longest[0] if last and any(last[0] in text for text in around.prose) else None


def _among_same_names(agency: str, year: int | None, around: Surroundings) -> tuple[str, list[ReportWarning]]:
    """A name whose place is the name of several: the one whose superior the site names, and the prose no other's."""
    candidates = regions_served(agency, year)
    if len(candidates) < 2:
        return agency, []
    by_site, by_all = settled(candidates, around.site), settled(candidates, (*around.site, *around.prose))
    if len(by_site) == len(by_all) == 1:
        superior = regions().above(by_site[0])[-1].name
        return _located(agency, superior + agency, superior)
    places = ", ".join(sorted({regions().full_name(region) for region in candidates}))
    message = f"places of the same name, and the report does not say which: {places}"
    return agency, [ReportWarning("agency_ambiguous", message)]
