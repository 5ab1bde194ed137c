"""The text of a report as sentences, each under its heading, made comparable without losing where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.document import Locator, Paragraph, TextLocator
from transform.report import Script
from transform.script import simplified


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as printed, and made comparable: simplified, widths folded, without white space but between numbers,
    and without the number of a point that it begins with.

    `places[i]` is the position in `printed` of the character `text[i]`. `heading` is the nearest heading above, made
    comparable too; empty if there is none. `is_first` says that nothing stands between the two. `chapter` is the
    nearest heading above that is numbered 一、二、 or stands alone.
    """

    printed: str
    text: str
    places: tuple[int, ...]
    chapter: str
    heading: str
    is_first: bool
    locator: Locator

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The positions in `printed` of `text[start:end]`."""
        return self.places[start], self.places[end - 1] + 1

    def words(self, start: int, end: int) -> str:
        """What `printed[start:end]` is in the comparable text."""
        return self.text[bisect_left(self.places, start) : bisect_left(self.places, end)]


_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans("#＃﹪．", "＃＃%.")
_SPACE = re.compile(r"[\s\u3000\u00a0\u200b-\u200f\u2060\ufeff]")
_SPACE_BETWEEN_DIGITS = re.compile(r"(?<=[\d.])[\s\u3000\u00a0]+(?=\d)")
_ENDS = re.compile(r"[。!?！？\n]+[”」』\"）)]*")
_NUMBER = "[一二三四五六七八九十]{1,3}"
_ENUMERATED = re.compile(rf"^(?:{_NUMBER}[、.,]|[(](?:{_NUMBER}|\d{{1,2}})[)]|\d{{1,2}}[、.](?!\d))")
_IN_A_CHAPTER = re.compile(rf"[(](?:{_NUMBER}|\d{{1,2}})[)]|\d{{1,2}}[、.]")
_STATES_SOMETHING = re.compile(r"[,;:]|\d(?!年[^。未无没]*$)\D*$")
_IS_NUMBER = re.compile(r"[\d,. %/-]*")
_HAS_CLAUSES = re.compile("[,。;]")
_ENDS_ALONE = re.compile(r"[。;:!?”)]$")
_LONG_LINE = 20
_NUMBER_ALONE = re.compile(r"\s*\d[\d,.]*%?\s*")
_LONGEST_HEADING = 30


def sentences(paragraphs: Iterable[Paragraph], script: Script) -> Iterator[Sentence]:
    """The sentences of the paragraphs, in reading order. Headings are no sentences of their own."""
    chapter, heading, is_first = "", "", False
    for paragraph in _unwrapped(paragraphs, script):
        for start, end in _pieces(paragraph.text):
            printed = paragraph.text[start:end]
            text, places = comparable(printed, script)
            if _IS_NUMBER.fullmatch(text):
                continue
            if paragraph.level or is_heading(text):
                heading, is_first = text, True
                chapter = chapter if _IN_A_CHAPTER.match(text) else text
            else:
                cut = _end_of_ordinal(text)
                yield Sentence(printed, text[cut:], places[cut:], chapter, heading, is_first, paragraph.locator)
                is_first = False


def _unwrapped(paragraphs: Iterable[Paragraph], script: Script) -> Iterator[Paragraph]:
    """The paragraphs; lines of a plain text that were broken at its margin are one, which stands where it begins."""
    whole: Paragraph | None = None
    last: Paragraph | None = None
    for paragraph in paragraphs:
        if whole is not None and last is not None and _goes_on(last, paragraph, script):
            whole = replace(whole, text=whole.text + paragraph.text)
        else:
            if whole is not None:
                yield whole
            whole = paragraph
        last = paragraph
    if whole is not None:
        yield whole


def _goes_on(upper: Paragraph, lower: Paragraph, script: Script) -> bool:
    """Whether a line of a plain text goes on with the sentence of the line right above, which has begun one."""
    if not (isinstance(upper.locator, TextLocator) and isinstance(lower.locator, TextLocator)):
        return False
    text, _ = comparable(upper.text, script)
    following, _ = comparable(lower.text, script)
    return (
        lower.locator.line == upper.locator.line + 1
        and (bool(_HAS_CLAUSES.search(text)) or len(text) >= _LONG_LINE)
        and not _ENDS_ALONE.search(text)
        and not (_ENUMERATED.match(text) and len(text) <= _LONGEST_HEADING)
        and not _ENUMERATED.match(following)
    )


def _end_of_ordinal(text: str) -> int:
    """Where a sentence begins behind its number (3、), which would join what it says to something before."""
    match = _ENUMERATED.match(text)
    return match.end() if match else 0


def is_heading(text: str) -> bool:
    """Whether a piece of text, made comparable, is a heading: short, numbered, without a clause of its own."""
    return len(text) <= _LONGEST_HEADING and bool(_ENUMERATED.match(text)) and not _STATES_SOMETHING.search(text, 4)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph as positions, each with the mark that ends it."""
    start = 0
    for match in _ENDS.finditer(text):
        if match[0].isspace() and _is_broken_around_a_number(text, match.start()):
            continue
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _is_broken_around_a_number(text: str, place: int) -> bool:
    """Whether a line break only sets a number apart, as lost markup does: 信息 / 5928 / 条."""
    before, after = text[:place].rpartition("\n")[2], text[place + 1 :].partition("\n")[0]
    return any(_NUMBER_ALONE.fullmatch(line) for line in (before, after))


def comparable(printed: str, script: Script) -> tuple[str, tuple[int, ...]]:
    """The text made comparable, and for each of its characters the position in the printed text."""
    kept: Sequence[int] = range(len(printed))
    if dropped := set(_dropped(printed)):
        kept = [place for place in kept if place not in dropped]
        printed = "".join(printed[place] for place in kept)
    folded = _SPACE.sub(" ", printed.translate(_FOLD))
    text = simplified(folded, script)
    if len(text) != len(kept):  # a conversion of a phrase that is longer or shorter: then character by character
        text = "".join(simplified(char, script)[:1] for char in folded)
    return text, tuple(kept)


def _dropped(printed: str) -> Iterator[int]:
    """The places of white space; one space stays between two numbers, which would become one."""
    between_numbers = {match.start() for match in _SPACE_BETWEEN_DIGITS.finditer(printed)}
    return (match.start() for match in _SPACE.finditer(printed) if match.start() not in between_numbers)
