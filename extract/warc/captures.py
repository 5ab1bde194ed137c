"""The captures of a web archive, one at a time: what was at an address when it was asked for.

Read are the archives of any crawler: records compressed one by one or not at all, bodies with the encodings of HTTP
or, as in Common Crawl, without them, headers that lie about both. An archive that ends too early gives its whole
records first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from os import SEEK_END
from typing import BinaryIO
from urllib.parse import unquote

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from extract.errors import BrokenContainerError
from extract.unpacking import unpacking
from extract.warc.asking import FIELD
from extract.warc.bodies import LARGEST_BODY, decoded
from extract.warc.ending import ends_whole

_READ = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit | WarcRecordType.metadata
_LOCAL = "file:"


@dataclass(frozen=True, slots=True)
class Head:
    """What the headers of a capture say, before its body is read. `status` is that of HTTP; 200 for a file.

    `asked` tells apart what was asked for with different forms (see `extract.warc.asking`); it is empty for the rest,
    and for the archives of other crawlers.
    """

    uri: str
    record_id: str
    moment: datetime
    is_revisit: bool
    status: int
    media_type: str | None
    charset: str | None
    truncated: str | None
    etag: str | None = None
    last_modified: str | None = None
    location: str | None = None
    digest: str | None = None
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Capture:
    """A capture with its body as the browser had it; None for one that was not wanted.

    `referrer` is the page that linked it, where the crawler noted it beforehand. `missing` says why the body is not
    whole, and is empty if it is.
    """

    head: Head
    offset: int
    body: bytes | None
    missing: str = ""
    referrer: str | None = None


def captures(file: BinaryIO, wants: Callable[[Head], bool]) -> Iterator[Capture]:
    """The captures in the order of the archive; bodies are read where `wants` says so of a head.

    Raises `BrokenContainerError` where the archive is damaged or ends in the middle of a record.
    """
    referrers: dict[str, str] = {}
    iterator = ArchiveIterator(file, strict_mode=False)
    last = 0
    while (record := _next(iterator)) is not None:
        last = record.stream_pos
        if not record.record_type & _READ:
            continue
        if record.record_type == WarcRecordType.metadata:
            _note_referrer(record, referrers)
            continue
        head = _head(record)
        referrer = referrers.pop(head.record_id, None)
        if not wants(head):
            yield Capture(head, record.stream_pos, None, referrer=referrer)
            continue
        offset = record.stream_pos
        body, missing = _body(record, head)
        yield Capture(head, offset, body, missing, referrer)
    _check_end(file, last)


def _next(iterator: ArchiveIterator) -> WarcRecord | None:
    with unpacking("the web archive is damaged"):
        return next(iterator, None)


def _check_end(file: BinaryIO, last: int) -> None:
    with unpacking("the web archive is damaged"):
        is_empty = not last and not file.seek(0, SEEK_END)
        is_whole = ends_whole(file, last)
    if is_empty:
        raise BrokenContainerError("the web archive is empty")
    if not is_whole:
        raise BrokenContainerError("the web archive ends in the middle of a record")


def _note_referrer(record: WarcRecord, referrers: dict[str, str]) -> None:
    """Remembers the `via` of a metadata record that comes before the capture it describes."""
    about = record.headers.get("WARC-Concurrent-To")
    with unpacking("the web archive is damaged"):
        fields = record.reader.read(64 * 1024)
    for line in fields.decode("utf-8", "replace").splitlines():
        name, _, value = line.partition(":")
        if about and name.strip().lower() == "via":
            referrers[about] = value.strip()


def _head(record: WarcRecord) -> Head:
    warc = record.headers
    http = record.http_headers if record.is_http and record.is_http_parsed else None
    content_type = record.http_content_type if http is not None else warc.get("Content-Type")
    return Head(
        uri=plain_uri(warc.get("WARC-Target-URI") or ""),
        record_id=warc.get("WARC-Record-ID") or "",
        moment=record.record_date,
        is_revisit=record.record_type == WarcRecordType.revisit,
        status=200 if http is None else http.status_code or 0,
        media_type=content_type.split(";")[0].strip().lower() if content_type else None,
        charset=record.http_charset if http is not None else None,
        truncated=warc.get("WARC-Truncated"),
        etag=http.get("ETag") if http is not None else None,
        last_modified=http.get("Last-Modified") if http is not None else None,
        location=http.get("Location") if http is not None else None,
        digest=warc.get("WARC-Payload-Digest"),
        asked=warc.get(FIELD) or "",
    )


def plain_uri(uri: str) -> str:
    """An address as it is shown: that of a local file is its path as the user gave it, some writers add brackets."""
    uri = uri.strip().removeprefix("<").removesuffix(">")
    return unquote(uri.removeprefix(_LOCAL)) if uri.startswith(_LOCAL) else uri


def _body(record: WarcRecord, head: Head) -> tuple[bytes, str]:
    """The body, and why it is not whole."""
    if record.content_length > LARGEST_BODY:
        return (
            b"",
            f"the body has {record.content_length // 1024**2} MB, and at most {LARGEST_BODY // 1024**2} are read",
        )
    expected = record.content_length
    with unpacking(f"the web archive is damaged in the record of {head.uri}"):
        raw = record.reader.read(LARGEST_BODY)
    if len(raw) < expected:
        raise BrokenContainerError(f"the web archive ends in the middle of the record of {head.uri}")
    if head.truncated:
        return raw, f"the crawler kept only a part of it ({head.truncated})"
    http = record.http_headers if record.is_http and record.is_http_parsed else None
    return decoded(raw, http) if http is not None else (raw, "")
