"""What a crawl met, kept in memory while it runs: lists, reports, troubles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Trouble(StrEnum):
    """Why an address gave nothing, or not what it should."""

    UNREACHABLE = "unreachable"
    NOT_THERE = "not_there"
    REFUSED = "refused"
    FORBIDDEN_BY_ROBOTS = "forbidden_by_robots"
    PRIVATE_ADDRESS = "private_address"
    TOO_LARGE = "too_large"
    ENDLESS = "endless"
    NOT_UNDERSTOOD = "not_understood"
    SILENT = "silent"
    BUDGET = "budget"
    DEFECT = "defect"


@dataclass(frozen=True, slots=True)
class Incident:
    """A trouble with an address of a site; `year` where it is the page of a report. The message is one line."""

    agency: str
    uri: str
    trouble: Trouble
    message: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A report that was fetched: whose, of which year (None if its title does not say), and where."""

    agency: str
    year: int | None
    uri: str
    title: str


@dataclass(slots=True)
class Journal:
    """The notes of one crawl.

    `lists` counts the reports that each list linked, over all its pages, and `agency_of` says whose list it is. `pages`
    and `bytes` count what was asked for, `unchanged` what the archive had already, `replayed` what this crawl had
    fetched before it was broken off.
    """

    lists: dict[str, int] = field(default_factory=dict)
    agency_of: dict[str, str] = field(default_factory=dict)
    looked: set[str] = field(default_factory=set)
    seen: list[Seen] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    pages: int = 0
    bytes: int = 0
    unchanged: int = 0
    replayed: int = 0
    tell: Callable[[Journal], None] = lambda _: None
    _noted: set[Incident] = field(default_factory=set)

    def note(self, incident: Incident) -> None:
        """Notes a trouble, once for each address and whom it concerns."""
        if (plain := replace(incident, message="")) not in self._noted:
            self._noted.add(plain)
            self.incidents.append(incident)
            self.tell(self)

    def note_report(self, seen: Seen) -> None:
        """Notes a report that was fetched."""
        self.seen.append(seen)
        self.tell(self)

    def note_list(self, agency: str, uri: str, reports: int) -> None:
        """Notes that a page of a list was read."""
        self.looked.add(agency)
        self.lists[uri] = self.lists.get(uri, 0) + reports
        self.agency_of[uri] = agency
        self.tell(self)
