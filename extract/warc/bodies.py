"""Bodies of HTTP answers without their encodings, whatever their headers claim."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from fastwarc.stream_io import BrotliReader, ChunkedReader, WarcReader

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap

LARGEST_BODY = 64 * 1024 * 1024
"""Bytes of a body, packed or unpacked; more than any report."""

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_BARE = -zlib.MAX_WBITS


def decoded(raw: bytes, http: HeaderMap) -> tuple[bytes, str]:
    """The body as a browser would see it, and why it is not whole (empty if it is).

    An archive may hold the body with its encodings, as sent (wget), or without them under the same headers (Common
    Crawl, some proxies): an encoding that is not there is not undone.
    """
    codings = [*_codings(http.get("Content-Encoding")), *_codings(http.get("Transfer-Encoding"))]
    body, missing = raw, _cut_short(raw, http) if "chunked" not in codings else ""
    for name in reversed(codings):
        undone, whole = _UNDO[name](body)
        if undone is None:
            continue
        if len(undone) >= LARGEST_BODY:
            return b"", f"unpacked, the body has more than {LARGEST_BODY // 1024**2} MB"
        body, missing = undone, missing if whole else "the packed body ends too early"
    return body, missing


def _codings(header: str | None) -> list[str]:
    """The encodings that a header names, in the order in which they were applied, without those unknown here."""
    names = [name.strip().lower() for name in (header or "").split(",")]
    return [name for name in names if name in _UNDO]


def _cut_short(raw: bytes, http: HeaderMap) -> str:
    declared = (http.get("Content-Length") or "").strip()
    # Archives that undid the encodings often kept the length; a body that is longer than announced is whole.
    if declared.isdecimal() and len(raw) < int(declared) and not _codings(http.get("Content-Encoding")):
        return f"the server announced {declared} bytes and {len(raw)} came"
    return ""


_Undone = tuple[bytes | None, bool]
"""A body without an encoding, None if it did not have it; and whether all of it was there."""


def _inflated(body: bytes) -> _Undone:
    for window in (_GZIP_OR_ZLIB, _BARE):
        unpacker = zlib.decompressobj(window)
        try:
            data = unpacker.decompress(body, LARGEST_BODY)
        except zlib.error:
            continue
        if data:
            return data, unpacker.eof
    return None, True


def _through(reader: Callable[[BytesIO], WarcReader], body: bytes) -> _Undone:
    try:
        with reader(BytesIO(body)) as stream:
            return stream.read(LARGEST_BODY), True
    except OSError:
        return None, True


_UNDO: dict[str, Callable[[bytes], _Undone]] = {
    "chunked": lambda body: _through(ChunkedReader, body),
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _inflated,
    "br": lambda body: _through(BrotliReader, body),
}
