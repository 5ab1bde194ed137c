"""A crawl keeps within its budget, and leaves alone whoever does not want it.

Both are looked at when a request is about to be sent, and not when it is made: many wait for their turn.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.httpobj import urlparse_cached

from etl.crawl.journal import Journal
from etl.crawl.plan import Limits

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from etl.crawl.spider import ReportSpider

MOST_REFUSALS = 3
"""Answers of a host that refuse, after which it is not asked again in this crawl."""

REFUSALS = frozenset({401, 403, 412, 429})
"""Statuses by which sites and their guards refuse a program; 412 is that of a guard that wants scripts to run."""


class BudgetError(IgnoreRequest):
    """The crawl has asked for as much as it may."""


class RefusedError(IgnoreRequest):
    """The host has refused several times."""


class Restraint:
    """What was asked for so far, and who refused."""

    def __init__(self, limits: Limits, journal: Journal) -> None:
        self._limits = limits
        self._journal = journal
        self._refusals: Counter[str] = Counter()

    def ask(self, host: str) -> None:
        """Counts a request, or raises `BudgetError` or `RefusedError` instead."""
        limits, done = self._limits, self._journal
        if limits.pages is not None and done.pages >= limits.pages:
            raise BudgetError(f"the budget of {limits.pages} pages is used up")
        if limits.bytes is not None and done.bytes >= limits.bytes:
            raise BudgetError(f"the budget of {limits.bytes} bytes is used up")
        if self._refusals[host] >= MOST_REFUSALS:
            raise RefusedError(f"{host} refused {MOST_REFUSALS} times and is left alone")
        done.pages += 1

    def hear(self, host: str, status: int, size: int) -> None:
        """Counts an answer."""
        self._journal.bytes += size
        if status in REFUSALS:
            self._refusals[host] += 1


class RestrainedHandler(HTTP11DownloadHandler):
    """Sends requests that restraint allows."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._restraint = cast("ReportSpider", crawler.spider).restraint

    async def download_request(self, request: Request) -> Response:
        """The answer to a request; raises `IgnoreRequest` if it is not made."""
        host = urlparse_cached(request).netloc
        self._restraint.ask(host)
        response = await super().download_request(request)
        self._restraint.hear(host, response.status, len(response.body))
        return response
