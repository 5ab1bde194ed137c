"""Between Scrapy and the sites: every answer goes into the archive, and what is there is not asked for again."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Self, cast

from scrapy import signals
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from etl.crawl.memory import Known, Memory
from extract.warc.asking import request_key
from extract.warc.captures import Head
from extract.warc.writing import IDENTICAL, NOT_MODIFIED, ArchiveWriter, payload_digest

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Headers

    from etl.crawl.spider import ReportSpider

LARGEST_ARCHIVE = 1024**3
"""Bytes after which a new archive is begun, as is usual."""

REPLAYED = "replayed"
"""The flag of a response that comes out of the archive."""

# Never written: secrets, and what is no longer true of a body that was put together.
_SECRET = frozenset({b"cookie", b"authorization", b"set-cookie", b"proxy-authorization"})
_OF_THE_TRANSFER = frozenset({b"transfer-encoding", b"connection"})
# Answers that say nothing about the address but about the moment.
_PASSING = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})
_FROM_THIS_ON_PASSING = HTTPStatus.INTERNAL_SERVER_ERROR


class Storing:
    """Writes the archive of a crawl; the last middleware before the network."""

    def __init__(self, spider: ReportSpider) -> None:
        self._memory: Memory = spider.memory
        self._journal = spider.journal
        self._contact = spider.plan.contact
        self._writer: ArchiveWriter | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        storing = cls(cast("ReportSpider", crawler.spider))
        crawler.signals.connect(storing.close, signals.spider_closed)
        return storing

    def process_request(self, request: Request) -> Response | None:
        """Gives the answer that this crawl has stored, or lets the site say whether anything changed."""
        known = self._memory.known(request.url, _asked(request))
        if known is None:
            return None
        if known.crawl == self._memory.crawl:
            self._journal.replayed += 1
            return _replayed(request, known)
        if known.head.etag:
            request.headers.setdefault("If-None-Match", known.head.etag)
        if known.head.last_modified:
            request.headers.setdefault("If-Modified-Since", known.head.last_modified)
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """Stores an answer; one that says that nothing changed is replaced by what is stored."""
        if REPLAYED in response.flags:
            return response
        if response.status >= _FROM_THIS_ON_PASSING or response.status in _PASSING:
            return response
        known = self._memory.known(request.url, _asked(request))
        if known and response.status == HTTPStatus.NOT_MODIFIED:
            self._revisit(request, response, known, NOT_MODIFIED)
            return _replayed(request, known)
        same = known and (known.head.status, known.head.digest) == (response.status, payload_digest(response.body))
        if known and same:
            self._revisit(request, response, known, IDENTICAL)
        else:
            self._store(request, response)
        return response

    def close(self) -> None:
        """Closes the archive."""
        if self._writer:
            self._writer.close()

    def _store(self, request: Request, response: Response) -> None:
        writer, moment = self._open(), datetime.now(UTC)
        record = writer.response(
            request.url,
            _head_of(response),
            response.body,
            moment=moment,
            address=str(response.ip_address) if response.ip_address else None,
            request=_message(request),
            referrer=_text(request.headers, "Referer") or "",
            asked=_asked(request),
        )
        head = Head(
            uri=request.url,
            record_id=record.identity,
            moment=moment,
            is_revisit=False,
            status=response.status,
            media_type=(_text(response.headers, "Content-Type") or "").split(";")[0] or None,
            charset=None,
            truncated=None,
            etag=_text(response.headers, "ETag"),
            last_modified=_text(response.headers, "Last-Modified"),
            location=_text(response.headers, "Location"),
            digest=payload_digest(response.body),
            asked=_asked(request),
        )
        self._memory.learn(head, writer.path, record.offset)

    def _revisit(self, request: Request, response: Response, known: Known, profile: str) -> None:
        self._journal.unchanged += 1
        writer, moment = self._open(), datetime.now(UTC)
        writer.revisit(
            request.url,
            _head_of(response),
            profile=profile,
            digest=known.head.digest or payload_digest(known.body()),
            refers_to=(known.head.record_id, known.head.moment),
            moment=moment,
            asked=_asked(request),
        )
        self._memory.still(known)

    def _open(self) -> ArchiveWriter:
        if self._writer is None or self._writer.size() > LARGEST_ARCHIVE:
            self.close()
            description = {"software": "gongkai", "robots": "classic", "operator": self._contact}
            self._writer = ArchiveWriter(self._memory.new_archive(), description)
        return self._writer


def _asked(request: Request) -> str:
    return request_key(request.method, request.body)


def _replayed(request: Request, known: Known) -> Response:
    """The answer as it was stored."""
    fields = {"Content-Type": known.head.media_type, "Location": known.head.location}
    headers = {name: value for name, value in fields.items() if value}
    if known.head.charset:
        headers["Content-Type"] = f"{known.head.media_type}; charset={known.head.charset}"
    body = known.body()
    kind = responsetypes.from_args(headers=None, url=request.url, body=body)
    return kind(request.url, status=known.head.status, headers=headers, body=body, flags=[REPLAYED], request=request)


def _head_of(response: Response) -> bytes:
    """Status line and headers; their order and spelling are those that Scrapy keeps."""
    phrase = ""
    with suppress(ValueError):
        phrase = HTTPStatus(response.status).phrase
    lines = [f"HTTP/1.1 {response.status} {phrase}".encode(), *_lines(response.headers, _SECRET | _OF_THE_TRANSFER)]
    return b"\r\n".join([*lines, b"", b""])


def _message(request: Request) -> bytes:
    """The request as it was sent, without secrets."""
    host, path = _host_and_path(request.url)
    lines = [f"{request.method} {path} HTTP/1.1".encode(), b"Host: " + host.encode()]
    return b"\r\n".join([*lines, *_lines(request.headers, _SECRET), b"", request.body])


def _host_and_path(url: str) -> tuple[str, str]:
    rest = url.split("://", 1)[1]
    host, slash, path = rest.partition("/")
    return host, (slash or "/") + path


def _lines(headers: Headers, without: frozenset[bytes]) -> list[bytes]:
    return [
        name + b": " + value.replace(b"\r", b" ").replace(b"\n", b" ")
        for name, values in headers.items()
        if name.lower() not in without
        for value in values
    ]


def _text(headers: Headers, name: str) -> str | None:
    value = headers.get(name)
    return value.decode("latin-1") if value else None
