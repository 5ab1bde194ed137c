"""Web archives for tests, written with a tool that is not ours, in the shapes of the crawlers of the field."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.cli import main as warcio
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Archive:
    """A web archive under construction."""

    file: io.BytesIO = field(default_factory=io.BytesIO)
    is_packed: bool = True

    def __post_init__(self) -> None:
        self._writer = WARCWriter(self.file, gzip=self.is_packed)

    def response(
        self,
        uri: str,
        body: bytes,
        headers: Mapping[str, str] = HTML,
        *,
        status: str = "200 OK",
        warc: Mapping[str, str] | None = None,
    ) -> str:
        """An answer as it came over the wire; gives the id of its record."""
        record = self._writer.create_warc_record(
            uri,
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1"),
            warc_headers_dict=dict(warc or {}),
        )
        self._writer.write_record(record)
        return str(record.rec_headers.get_header("WARC-Record-ID"))

    def revisit(self, uri: str, digest: str) -> None:
        """Says that an address has the content of an earlier record."""
        http = StatusAndHeaders("200 OK", list(HTML.items()), protocol="HTTP/1.1")
        record = self._writer.create_revisit_record(uri, digest, uri, "2026-01-01T00:00:00Z", http_headers=http)
        self._writer.write_record(record)

    def other(self, kind: str, uri: str, body: bytes, media_type: str, warc: Mapping[str, str] | None = None) -> None:
        """A record of another type: warcinfo, request, metadata, resource, conversion."""
        record = self._writer.create_warc_record(
            uri, kind, payload=io.BytesIO(body), warc_content_type=media_type, warc_headers_dict=dict(warc or {})
        )
        self._writer.write_record(record)

    def data(self) -> bytes:
        """The bytes of the archive."""
        return self.file.getvalue()


def records(path: Path) -> list[tuple[str, str]]:
    """The type and the address of every record, read with a tool that is not ours."""
    with path.open("rb") as file:
        return [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI") or "") for r in ArchiveIterator(file)]


def complaints(path: Path, capsys_out: Sequence[str] = ()) -> int:
    """The exit status of the independent checker: 0 if every record and digest is right."""
    try:
        return int(warcio(["check", str(path), *capsys_out]) or 0)
    except SystemExit as error:
        return int(error.code or 0)
