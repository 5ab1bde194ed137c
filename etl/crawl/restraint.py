"""A crawl keeps within its budget, and leaves alone whoever does not want it.

Both are looked at when a request is about to be sent, and not when it is made: many wait for their turn.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING, cast

from scrapy import signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.httpobj import urlparse_cached

from etl.crawl.journal import Journal
from etl.crawl.plan import Limits

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import ProtegoRobotParser

    from etl.crawl.spider import ReportSpider

ROBOTS_NAME = "gongkai"
"""What the crawler is called in a robots.txt."""

MOST_REFUSALS = 3
"""Answers of a host that refuse, after which it is not asked again in this crawl."""

REFUSALS = frozenset({401, 403, 412, 429})
"""Statuses by which sites and their guards refuse a program; 412 is that of a guard that wants scripts to run."""


LONGEST_PAUSE = 120.0
"""Seconds between two requests that a robots.txt can ask for; longer ones would stop a crawl for ever."""


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
        self._pauses: dict[str, float] = {}

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

    def learn_pause(self, host: str, seconds: float | None) -> None:
        """Notes the pause that the robots.txt of a host asks for (Crawl-delay), if it is longer than ours."""
        if seconds and seconds > self._limits.delay:
            self._pauses[host] = min(seconds, LONGEST_PAUSE) - self._limits.delay

    def pause(self, host: str) -> float:
        """Seconds to wait before asking, besides the usual delay."""
        return self._pauses.get(host, 0.0)

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
        crawler.signals.connect(self.learn_pause, signals.robots_parsed)

    def learn_pause(self, robotparser: ProtegoRobotParser, request: Request) -> None:
        """Takes note of a robots.txt."""
        seconds = robotparser.rp.crawl_delay(ROBOTS_NAME)
        self._restraint.learn_pause(urlparse_cached(request).netloc, seconds)

    async def download_request(self, request: Request) -> Response:
        """The answer to a request; raises `IgnoreRequest` if it is not made."""
        host = urlparse_cached(request).netloc
        # One request at a time is under way for a host, so that the others wait, too.
        await asyncio.sleep(self._restraint.pause(host))
        self._restraint.ask(host)
        response = await super().download_request(request)
        self._restraint.hear(host, response.status, len(response.body))
        return response
