"""Writes web archives that any tool of the field reads: WARC 1.1 (ISO 28500), each record compressed by itself."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote, urlsplit
from uuid import uuid4

from fastwarc.warc import WarcRecord, WarcRecordType

from extract.kinds import sniff
from extract.source import Source
from extract.warc.asking import FIELD

IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Written:
    """A record that was written: its id, and where in the file it begins."""

    identity: str
    offset: int


class ArchiveWriter:
    """A new web archive; an existing file is never written to, since an archive is what others will check.

    Use it as a context manager. A record is written as a whole or, if the program is killed, not at all or cut at the
    end of the file, where readers find it.
    """

    def __init__(self, path: Path, description: Mapping[str, str]) -> None:
        """Opens the archive and describes it; raises `FileExistsError` for a file that is there."""
        self.path = path
        self._file = path.open("xb")
        fields = {"format": "WARC File Format 1.1", **description}
        text = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        headers = [("WARC-Filename", path.name), ("Content-Type", "application/warc-fields")]
        self._info_id = self._write(WarcRecordType.warcinfo, headers, text.encode())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._file.close()

    def size(self) -> int:
        """Bytes written."""
        return self._file.tell()

    def response(
        self,
        uri: str,
        http: bytes,
        body: bytes,
        *,
        moment: datetime,
        address: str | None,
        request: bytes,
        referrer: str,
        asked: str = "",
    ) -> Written:
        """Writes an answer, and before it the request and, if there is one, the page that linked it.

        `http` is status line and headers of the answer, up to and with the empty line; `request` the whole request,
        and `asked` what tells it from others for the same address (see `extract.warc.asking`).
        """
        record_id = _new_id()
        about = [("WARC-Target-URI", uri), ("WARC-Concurrent-To", record_id)]
        if referrer:
            fields = [*about, ("Content-Type", "application/warc-fields")]
            self._write(WarcRecordType.metadata, fields, f"via: {referrer}\r\n".encode(), moment)
        self._write(WarcRecordType.request, [*about, _http("request")], request, moment)
        headers = [("WARC-Target-URI", uri), _http("response"), ("WARC-Payload-Digest", payload_digest(body))]
        headers += [("WARC-IP-Address", address)] if address else []
        headers += [(FIELD, asked)] if asked else []
        offset = self.size()
        return Written(self._write(WarcRecordType.response, headers, http + body, moment, record_id), offset)

    def revisit(
        self,
        uri: str,
        http: bytes,
        *,
        profile: str,
        digest: str,
        refers_to: tuple[str, datetime],
        moment: datetime,
        asked: str = "",
    ) -> None:
        """Writes that an address still has the content of an earlier record: (its id, its date)."""
        headers = [
            ("WARC-Target-URI", uri),
            ("WARC-Profile", profile),
            ("WARC-Payload-Digest", digest),
            ("WARC-Refers-To", refers_to[0]),
            ("WARC-Refers-To-Target-URI", uri),
            ("WARC-Refers-To-Date", _date(refers_to[1])),
            _http("response"),
        ]
        headers += [(FIELD, asked)] if asked else []
        self._write(WarcRecordType.revisit, headers, http, moment)

    def resource(self, source: Source, *, moment: datetime) -> None:
        """Writes a file under its path."""
        headers = [("WARC-Target-URI", archived_uri(source.uri)), ("Content-Type", sniff(source.data).media_type)]
        headers += [("WARC-Payload-Digest", payload_digest(source.data))]
        self._write(WarcRecordType.resource, headers, source.data, moment)

    def _write(
        self, kind: WarcRecordType, headers: Headers, block: bytes, moment: datetime | None = None, record_id: str = ""
    ) -> str:
        record = WarcRecord()
        record.init_headers(kind)
        record.record_id = record_id = record_id or _new_id()
        record.headers["WARC-Date"] = _date(moment or datetime.now(UTC))
        for name, value in headers:
            record.headers.append(name, value)
        if kind != WarcRecordType.warcinfo:
            record.headers.append("WARC-Warcinfo-ID", self._info_id)
        record.headers.append("WARC-Block-Digest", payload_digest(block))
        record.set_bytes_content(block)
        plain = BytesIO()
        record.write(plain)
        self._file.write(gzip.compress(plain.getvalue(), compresslevel=6, mtime=0))
        self._file.flush()
        return record_id


def payload_digest(body: bytes) -> str:
    """The digest of a body as archives write it; that of a source is its id behind a prefix."""
    return f"sha256:{hashlib.sha256(body).hexdigest()}"


def archived_uri(uri: str) -> str:
    """The target URI of a source: its own address, or its path as a `file:` URI, which reading turns back."""
    return uri if urlsplit(uri).scheme in ("http", "https") else f"file:{quote(uri)}"


def _new_id() -> str:
    return f"<urn:uuid:{uuid4()}>"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _http(kind: str) -> tuple[str, str]:
    return "Content-Type", f"application/http; msgtype={kind}"
