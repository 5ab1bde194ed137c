"""What a crawl is to do, and within which limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from extract.sites.site import Site

Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked of the sites, and of ourselves. `delay` and `timeout` are seconds."""

    delay: float = 2.0
    timeout: float = 60.0
    pages: int | None = None
    bytes: int | None = None
    largest: int = 64 * 1024 * 1024
    list_pages: int = 60
    private: tuple[Network, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A crawl: where to look for which years (first and last), who asks, and into which folder it goes."""

    sites: Sequence[Site]
    years: tuple[int, int]
    contact: str
    folder: Path
    limits: Limits = Limits()

    def years_of(self, site: Site) -> range:
        """The years that a site is looked at for."""
        first, last = self.years
        return range(max(first, site.first_year), min(last, site.last_year or last) + 1)
