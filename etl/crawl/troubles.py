"""From what Scrapy raises to what it means for a site."""

from __future__ import annotations

import traceback
from pathlib import Path

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.spidermiddlewares.httperror import HttpError

from etl.crawl.addresses import REFUSED, PrivateAddressError
from etl.crawl.journal import Trouble
from etl.crawl.restraint import REFUSALS, BudgetError, RefusedError

_LONGEST_MESSAGE = 200
_GONE = frozenset({404, 410})

_MEANING: tuple[tuple[type[BaseException], Trouble, str], ...] = (
    (BudgetError, Trouble.BUDGET, ""),
    (RefusedError, Trouble.REFUSED, ""),
    (PrivateAddressError, Trouble.PRIVATE_ADDRESS, ""),
    (CannotResolveHostError, Trouble.UNREACHABLE, "its name is not known to the DNS"),
    (DownloadConnectionRefusedError, Trouble.UNREACHABLE, "nobody answers at its address"),
    (DownloadTimeoutError, Trouble.UNREACHABLE, "it did not answer in time"),
    (DownloadCancelledError, Trouble.TOO_LARGE, "the answer is larger than any report"),
)


def explain(error: BaseException, host: str) -> tuple[Trouble, str]:
    """The trouble that an error is, and one line about it."""
    if isinstance(error, HttpError):
        return _of_status(error.response.status)
    if isinstance(error, CannotResolveHostError) and host in REFUSED:
        error = REFUSED[host]
    for kind, trouble, message in _MEANING:
        if isinstance(error, kind):
            return trouble, message or str(error)
    if isinstance(error, IgnoreRequest):
        # Scrapy raises the same error for robots.txt and for a body that unpacks to too much.
        forbidden = "robots.txt" in str(error)
        return (
            (Trouble.FORBIDDEN_BY_ROBOTS, "its robots.txt forbids it, or answers with an error of the server")
            if forbidden
            else (Trouble.TOO_LARGE, "unpacked, the answer is larger than any report")
        )
    return Trouble.UNREACHABLE, _in_one_line(error)


def explain_defect(error: BaseException) -> str:
    """One line about an error of our own on a page, with its place in the code."""
    frame = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f" at {Path(each.filename).name}:{each.lineno}" for each in frame)
    return f"gongkai itself fails on this page ({_in_one_line(error)}{where}); please report it"


def _in_one_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_MESSAGE]


def _of_status(status: int) -> tuple[Trouble, str]:
    if status in REFUSALS:
        return Trouble.REFUSED, f"the site refuses (status {status})"
    if status in _GONE:
        return Trouble.NOT_THERE, f"there is no such page (status {status})"
    return Trouble.UNREACHABLE, f"the site answers with status {status}"
