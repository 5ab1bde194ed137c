"""From bytes to text, when the declared encoding may be missing or wrong.

Chinese government pages are in UTF-8, in GB18030 (whatever they call it: GB2312, GBK) or in Big5, and their
declarations lie in both directions. Every candidate is decoded and the results are compared as Chinese text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.errors import UndecodableTextError
from extract.plausibility import plausibility

# What declarations say -> the codec that reads it. GB18030 contains GBK contains GB2312, and pages that declare the
# small ones use characters of the large one. Latin-1 is a default of servers and editors and says nothing.
_CODECS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "gb-18030": "gb18030",
    "euc-cn": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "unicode": "utf-16-le",
}
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,20})", re.IGNORECASE)
_HEAD = 8192

# A page with a few broken bytes is a page; one with more is in another encoding, or no text.
_BROKEN_SHARE = 0.01
_PLAUSIBLE = 0.25


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without byte order mark, the codec that read it, and remarks on the way: (code, message)."""

    text: str
    encoding: str
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Attempt:
    text: str
    encoding: str
    broken: int
    score: float


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """Decode text or markup, `charset` being what the carrier said about it.

    Notes: `undecodable_bytes` when a few bytes were replaced by U+FFFD, `encoding_conflict` when a declaration
    names another encoding than the one that makes sense. Raises `UndecodableTextError` when none does.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            attempt = _attempt(data[len(mark) :], encoding)
            break
    else:
        attempt = _best_attempt(data, charset)
    if attempt.score < _PLAUSIBLE:
        raise UndecodableTextError("no known encoding makes text of it (tried UTF-8, GB18030, Big5 and UTF-16)")
    return Decoded(attempt.text, attempt.encoding, tuple(_notes(attempt, data, charset)))


def _best_attempt(data: bytes, charset: str | None) -> _Attempt:
    declared = [codec for _, codec in _declarations(data, charset)]
    candidates = dict.fromkeys(["utf-8", *declared, "gb18030", "big5hkscs"])
    if b"\0" in data or not data.isascii():
        candidates |= dict.fromkeys(["utf-16-le", "utf-16-be"])
    best: _Attempt | None = None
    for encoding in candidates:
        attempt = _attempt(data, encoding)
        if encoding == "utf-8" and attempt.broken == 0 and attempt.score > 2 * _PLAUSIBLE:
            return attempt  # text in another encoding is not well-formed UTF-8 by chance and sense as well
        if best is None or attempt.score > best.score:
            best = attempt
    assert best is not None
    return best


def _attempt(data: bytes, encoding: str) -> _Attempt:
    try:
        text, broken = data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        broken = text.count("\N{REPLACEMENT CHARACTER}")
    score = plausibility(text, sure=encoding == "utf-8" and not broken)
    if broken > max(3, _BROKEN_SHARE * len(text)):
        score = 0.0
    # Each broken byte speaks against the encoding, more than a rare character does.
    return _Attempt(text, encoding, broken, score - min(0.2, 20 * broken / max(1, len(text))))


def _declarations(data: bytes, charset: str | None) -> Iterator[tuple[str, str]]:
    """Who declares which codec, as far as the name is known and means something."""
    head = data[:_HEAD]
    declarations: list[tuple[str, str | bytes | None]] = [("the carrier", charset)]
    declarations += [("the page", match.group(1)) for match in _META_CHARSET.finditer(head)][:1]
    declarations += [("the XML declaration", match.group(1)) for match in _XML_ENCODING.finditer(head)][:1]
    for who, name in declarations:
        label = name.decode("ascii", "replace") if isinstance(name, bytes) else name or ""
        codec = _CODECS.get(label.strip(" \"';").lower())
        if codec is not None:
            yield who, codec


def _notes(attempt: _Attempt, data: bytes, charset: str | None) -> Iterator[tuple[str, str]]:
    if attempt.broken:
        yield "undecodable_bytes", f"{attempt.broken} broken characters in {attempt.encoding} text were replaced"
    if attempt.text.isascii():
        return  # every declaration of an encoding that contains ASCII is true
    for who, codec in _declarations(data, charset):
        if codec != attempt.encoding and not _same_family(codec, attempt.encoding):
            yield "encoding_conflict", f"{who} says {codec}, but the bytes are {attempt.encoding}"


def _same_family(codec: str, other: str) -> bool:
    return codec.startswith("utf-16") and other.startswith("utf-16")
