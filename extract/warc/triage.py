"""Cheap tests of a captured page: what cannot be an annual report is not read.

The tests never decode and never parse, and they err on the side of reading: a page passes that holds, tags aside, the
words of a report's title close together (see `extract/sites/words.yaml`), in any encoding that Chinese sites use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extract.sites.words import words

_ENCODINGS = ("utf-8", "gb18030", "big5")
_TAGS_AND_SPACE = re.compile(rb"<[^<>]*+>|\s++|&nbsp;")
_WIDE = re.compile(rb"^(?:\xff\xfe|\xfe\xff|.?\0.?\0)", re.DOTALL)
_ENTITIES = re.compile(rb"(?:&#x?[0-9a-fA-F]{4,6};){4}")
# Bytes around and between the words, at most four for a character.
_BEFORE = 160
_BETWEEN = 60
_BEHIND = 40


def may_be_report(body: bytes) -> bool:
    """Whether a page is worth reading."""
    if _WIDE.match(body) or _ENTITIES.search(body):
        return True  # UTF-16, and characters written as numbers, are rare enough to be read
    if not any(subject in body for subject in _subjects()):
        return False
    text = _TAGS_AND_SPACE.sub(b"", body)
    return any(_names_a_report(text, title, year) for title, year in _titles())


def _names_a_report(text: bytes, title: re.Pattern[bytes], year: re.Pattern[bytes]) -> bool:
    """Whether subject and report stand close together, with a year around them."""
    return any(year.search(text, max(0, m.start() - _BEFORE), m.end() + _BEHIND) for m in title.finditer(text))


@cache
def _subjects() -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(each for encoding in _ENCODINGS for each in _encoded(words().subject, encoding)))


@cache
def _titles() -> tuple[tuple[re.Pattern[bytes], re.Pattern[bytes]], ...]:
    """For each encoding: the subject with the word for a report behind it, and the year."""
    return tuple(
        (re.compile(b"(?:%b).{0,%d}?(?:%b)" % (subject, _BETWEEN, report), re.DOTALL), re.compile(year))
        for subject, report, year in (
            tuple(b"|".join(map(re.escape, _encoded(each, encoding))) for each in _order()) for encoding in _ENCODINGS
        )
    )


def _order() -> tuple[list[str], list[str], list[str]]:
    return words().subject, [*words().report, *words().table], words().year


def _encoded(texts: Iterable[str], encoding: str) -> list[bytes]:
    """The texts that an encoding can write: Big5 has no simplified characters."""
    return [data for text in texts if (data := text.encode(encoding, "ignore")).decode(encoding) == text]
