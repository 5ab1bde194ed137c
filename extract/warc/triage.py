"""Cheap tests of a captured page: what cannot be an annual report is not read.

The tests never parse and copy little, and they err on the side of reading. A page passes if the title of a report
stands somewhere on it, tags aside, or a label of its statistics, in any encoding that Chinese sites use; the words are
those of `extract/sites/words.yaml`. The name of a column in a menu (政府信息公开年报) is no title: that names a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from extract.sites.words import words

_ENCODINGS = ("utf-8", "gb18030", "big5")
_SPACE = re.compile(rb"\s++|&nbsp;")
# Links, rows and cells end a text; a line may end in the middle of a title, and other tags may stand anywhere in it.
_ENDS = re.compile(rb"</?(?:a|li|td|tr|option|title|script|style)\b[^<>]*+>|^[^<>]*+>", re.IGNORECASE)
_LINE_ENDS = re.compile(rb"</?(?:p|div|h[1-6]|br)\b[^<>]*+>", re.IGNORECASE)
_END, _LINE_END = b"\0", b"\1"
_TAGS = re.compile(rb"<[^<>]*+(?:>|$)")
_WIDE = re.compile(rb"^(?:\xff\xfe|\xfe\xff|.?\0.?\0)", re.DOTALL)
_ENTITIES = re.compile(rb"(?:&#x?[0-9a-fA-F]{4,6};){4}")
# Bytes of markup around the subject in which its title is looked for; word processors wrap every few characters.
_WINDOW = 1500
# Bytes of text from one word of a title to the next.
_FROM_YEAR, _TO_REPORT, _TO_YEAR, _TO_OTHER = 120, 60, 30, 30


@dataclass(frozen=True, slots=True)
class _Signs:
    """What to look for in one encoding: a report that no other word follows, and a year that is no date."""

    subjects: tuple[bytes, ...]
    labels: tuple[bytes, ...]
    report: re.Pattern[bytes]
    year: re.Pattern[bytes]


def may_be_report(body: bytes) -> bool:
    """Whether a page is worth reading."""
    if _WIDE.match(body) or (b"&#" in body and _ENTITIES.search(body)):
        return True  # UTF-16, and characters written as numbers, are rare enough to be read
    return any(_shows(body, signs) for signs in (_signs()[:1] if _is_utf8(body) else _signs()))


def _is_utf8(body: bytes) -> bool:
    """Whether a page is in the first encoding beyond doubt, as most are."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _shows(body: bytes, signs: _Signs) -> bool:
    if any(label in body for label in signs.labels):
        return True
    return any(_is_titled(text, subject, signs) for subject in signs.subjects for text in _surroundings(body, subject))


def _surroundings(body: bytes, subject: bytes) -> Iterator[bytes]:
    """The text around each place that names the subject; places close together are in one text."""
    place = body.find(subject)
    while place >= 0:
        end = place + _WINDOW
        text = _LINE_ENDS.sub(_LINE_END, _ENDS.sub(_END, body[max(0, place - _WINDOW) : end]))
        yield _SPACE.sub(b"", _TAGS.sub(b"", text))
        place = body.find(subject, end - _WINDOW // 2)


def _is_titled(text: bytes, subject: bytes, signs: _Signs) -> bool:
    """Whether a report stands close behind the subject, and a year before, between or behind them."""
    place = text.find(subject)
    while place >= 0:
        behind = place + len(subject)
        report = signs.report.search(text, behind, _end_of_text(text, behind, _TO_REPORT + _TO_OTHER))
        if report and report.start() <= behind + _TO_REPORT:
            start = max(text.rfind(_END, 0, place) + 1, place - _FROM_YEAR)
            if signs.year.search(text, start, _end_of_text(text, report.end(), _TO_YEAR)):
                return True
        place = text.find(subject, behind)
    return False


def _end_of_text(text: bytes, start: int, longest: int) -> int:
    end = text.find(_END, start, start + longest)
    return end if end >= 0 else min(len(text), start + longest)


@cache
def _signs() -> tuple[_Signs, ...]:
    return tuple(map(_signs_in, _ENCODINGS))


def _signs_in(encoding: str) -> _Signs:
    report, other, year, month, digit = (
        _either(each, encoding) for each in (words().report, words().other, words().year, words().month, words().digits)
    )
    return _Signs(
        subjects=tuple(_encoded(words().subject, encoding)),
        labels=tuple(_encoded(words().labels, encoding)),
        report=re.compile(b"(?:%b)(?![^%b]{0,%d}?(?:%b))" % (report, _LINE_END, _TO_OTHER, other)),
        year=re.compile(b"(?:\\d|%b)(?:%b)(?!\\d{1,2}(?:%b))" % (digit, year, month)),
    )


def _either(texts: Iterable[str], encoding: str) -> bytes:
    return b"|".join(map(re.escape, _encoded(texts, encoding)))


def _encoded(texts: Iterable[str], encoding: str) -> list[bytes]:
    """The texts that an encoding can write: Big5 has no simplified characters."""
    return [data for text in texts if (data := text.encode(encoding, "ignore")).decode(encoding) == text]
