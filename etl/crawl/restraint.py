"""A crawl keeps within its budget, and leaves alone whoever does not want it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Self, cast

from scrapy.exceptions import IgnoreRequest
from scrapy.utils.httpobj import urlparse_cached

from etl.crawl.storing import REPLAYED

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
    """Stops requests before they are made."""

    def __init__(self, spider: ReportSpider) -> None:
        self._journal = spider.journal
        self._memory = spider.memory
        self._limits = spider.plan.limits
        self._refusals: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(cast("ReportSpider", crawler.spider))

    def process_request(self, request: Request) -> None:
        """Lets a request pass, or raises `IgnoreRequest`."""
        if self._is_stored(request):
            return
        limits, done = self._limits, self._journal
        if limits.pages is not None and done.pages >= limits.pages:
            raise BudgetError(f"the budget of {limits.pages} pages is used up")
        if limits.bytes is not None and done.bytes >= limits.bytes:
            raise BudgetError(f"the budget of {limits.bytes} bytes is used up")
        host = urlparse_cached(request).netloc
        if self._refusals[host] >= MOST_REFUSALS:
            raise RefusedError(f"{host} refused {MOST_REFUSALS} times and is left alone")

    def process_response(self, request: Request, response: Response) -> Response:
        """Counts refusals."""
        if REPLAYED not in response.flags and response.status in REFUSALS:
            self._refusals[urlparse_cached(request).netloc] += 1
        return response

    def _is_stored(self, request: Request) -> bool:
        known = self._memory.known(request.url)
        return known is not None and known.crawl == self._memory.crawl
