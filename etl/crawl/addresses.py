"""Only public addresses are asked: a link or redirect must not lead a crawl into the network that it runs in.

The check is made where it cannot be evaded: on the address that the name resolves to, which is the one that is then
connected to, for every request and so for every redirect.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING, Any, Self

from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.error import DNSLookupError

from etl.crawl.plan import Network

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from twisted.internet.base import ReactorBase
    from twisted.internet.defer import Deferred

ALLOWED_NETWORKS = "GONGKAI_PRIVATE_NETWORKS"
"""The setting with the private networks that may be asked all the same."""


class PrivateAddressError(IgnoreRequest):
    """An address is not public."""

    def __init__(self, host: str, address: str) -> None:
        where = host if host == address else f"{host} leads to {address}, which"
        super().__init__(f"{where} is no public address (--allow-private lets a network through)")


def require_public(host: str, address: str, allowed: Sequence[Network]) -> None:
    """Raises `PrivateAddressError` unless the address is public or in an allowed network."""
    parsed = ip_address(address)
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    real: IPv4Address | IPv6Address = mapped or parsed
    if any(real in network for network in allowed):
        return
    if not real.is_global or real.is_multicast:
        raise PrivateAddressError(host, address)


REFUSED: dict[str, PrivateAddressError] = {}
"""Names that led to private addresses; Twisted says of them only that they were not found."""


class PublicResolver(CachingThreadedResolver):
    """Resolves names to public addresses only."""

    allowed: Sequence[Network] = ()
    refused: dict[str, PrivateAddressError]

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Made by Scrapy."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.allowed = crawler.settings[ALLOWED_NETWORKS]
        resolver.refused = REFUSED
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        """The address of a host; a private one is as if the name did not exist."""

        def check(address: Any) -> Any:
            try:
                require_public(name, str(address), self.allowed)
            except PrivateAddressError as error:
                self.refused[name] = error
                raise DNSLookupError(str(error)) from error
            return address

        return super().getHostByName(name, timeout).addCallback(check)


class PublicAddresses:
    """Refuses addresses that are written as numbers, which are connected to without being resolved."""

    def __init__(self, allowed: Sequence[Network]) -> None:
        self._allowed = allowed

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler.settings[ALLOWED_NETWORKS])

    def process_request(self, request: Request) -> None:
        """Lets a request pass, or raises `IgnoreRequest`."""
        host = urlparse_cached(request).hostname or ""
        if urlparse_cached(request).scheme not in ("http", "https"):
            raise IgnoreRequest(f"{request.url} is no web address")
        try:
            ip_address(host)
        except ValueError:
            return
        require_public(host, host, self._allowed)
