"""The sources in a web archive: the captures that may be reports or parts of one, and what became of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from extract.errors import BrokenContainerError
from extract.finding import Finding, Skipped, Unreadable
from extract.kinds import HTML, PLAIN_TEXT, Kind, sniff
from extract.source import Source
from extract.warc.captures import Capture, Head, captures
from extract.warc.triage import may_be_report

# Media types of what is never a report; nothing else is believed of a header.
_NEVER = ("image/", "font/", "audio/", "video/", "text/css", "text/javascript", "application/javascript")
_OK = 200
_PDF = "application/pdf"
_EXPECTED = (HTML.media_type, PLAIN_TEXT.media_type, _PDF)


def sources(
    file: BinaryIO, archive: str, is_wanted: Callable[[str], bool], only: Sequence[str] = ()
) -> Iterator[Finding]:
    """The sources in a web archive, one in memory at a time; cheap tests come first, and most captures end there.

    `is_wanted` says of an address that it is a part of a report, and read whatever it is. The URI of a source is the
    address that was captured, or for a local file the path that was archived. With `only`, nothing is given but the
    captures of these addresses and what is wanted. Captures that are left out are counted by reason, one `Skipped`
    for each. A damaged archive gives its whole records, then an `Unreadable`.
    """
    left_out: Counter[str] = Counter()

    def is_asked_for(uri: str) -> bool:
        return is_wanted(uri) or uri in only

    def wants(head: Head) -> bool:
        asked = is_asked_for(head.uri)
        return (asked or not only) and not _reason_before_reading(head, asked)

    try:
        for capture in captures(file, wants):
            wanted = is_asked_for(capture.head.uri)
            if only and not wanted:
                continue
            reason = _reason_before_reading(capture.head, wanted) or _reason_after_reading(capture, wanted)
            if reason:
                left_out[reason] += 1
            elif capture.missing:
                yield Unreadable(capture.head.uri, f"in {archive} it is not whole: {capture.missing}")
            else:
                yield _source(capture, archive)
    except BrokenContainerError as error:
        yield Unreadable(archive, f"{error}; what comes before was read")
    yield from (Skipped(archive, reason, captures=count) for reason, count in left_out.most_common())


def _reason_before_reading(head: Head, wanted: bool) -> str:
    """Why a capture is left out by its headers; empty if it is not."""
    if head.is_revisit:
        return "unchanged since an earlier capture (a revisit)"
    if head.status != _OK:
        return "no page (a redirect or an error of the server)"
    if head.uri.startswith("dns:") or head.uri.endswith("/robots.txt"):
        return "no page (for crawlers only)"
    if not wanted and head.media_type and head.media_type.startswith(_NEVER):
        return "a picture, style or program"
    return ""


def _reason_after_reading(capture: Capture, wanted: bool) -> str:
    """Why a capture is left out by its body; empty if it is a source."""
    body = capture.body or b""
    if wanted or (capture.missing and not body):
        return ""
    if not body.strip():
        return "empty"
    kind = sniff(body)
    if kind.media_type not in _EXPECTED:
        return _of_another_kind(kind, capture)
    if kind.media_type != _PDF and not may_be_report(body):
        return "no words of an annual report"
    return ""


def _of_another_kind(kind: Kind, capture: Capture) -> str:
    """A file that a crawl for reports fetched for its link is one of its reports, and has to be reported as unread."""
    is_picture = kind.media_type.startswith("image/")
    return "" if capture.referrer and not is_picture else f"{kind.what} is not read"


def _source(capture: Capture, archive: str) -> Source:
    head = capture.head
    found = (head.uri, capture.body or b"", head.media_type, head.charset, capture.referrer)
    return Source(*found, archive=archive, captured=head.moment)
