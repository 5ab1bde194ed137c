"""Whether the characters of a page are those that it shows.

A PDF prints glyphs, and only says on the side which characters they are. Where it does not, or says it wrongly, the
text of the page is no evidence of anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.pdf.marks.words import PageText, Word
from extract.pdf.marks.writing import UNREADABLE
from extract.plausibility import is_plausible

_MOST_UNKNOWN = 0.02
_MOST_WIDE = 0.2
_FEWEST_ON_A_PAGE = 20  # Chinese characters; fewer say nothing
_IMPLAUSIBLE = 0.35
# Chromium cuts a font into pieces by the shape of the characters: one piece is never a good sample of the language.
_FEWEST_IN_A_FONT = 50
_WILD = 0.15
_FULL_WIDTH = 0.93  # of the size; of the Latin letters only a few are so wide
_NO_LETTERS = b"0123456789 "


def distrust(page: PageText) -> str:
    """Why the characters of a page are not to be trusted; empty if they are."""
    text = "".join([word.text for word in page.words])
    if not text:
        return ""
    unknown = text.count(UNREADABLE)
    if unknown > _MOST_UNKNOWN * len(text):
        return f"{unknown} of {len(text)} characters have no meaning in their font"
    wide = sum(map(_wide, page.words)) if _latin(text) > _MOST_WIDE * len(text) else 0
    if wide > _MOST_WIDE * len(text):
        return f"{wide} of {len(text)} characters are as wide as Chinese ones, but called Latin"
    if _is_nonsense(text, _FEWEST_ON_A_PAGE, _IMPLAUSIBLE):
        return f"its text is no Chinese that is written: {text[:12]}"
    return _distrust_of_fonts(page.fonts)


def _distrust_of_fonts(texts: Sequence[str]) -> str:
    for text in texts:
        if _is_nonsense(text, _FEWEST_IN_A_FONT, _WILD):
            return f"the text of one font is no Chinese that is written: {text[:12]}"
    return ""


def _latin(text: str) -> int:
    """How many letters and marks of ASCII there are."""
    return len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS))


def _wide(word: Word) -> int:
    """How many of these in a word are as wide as Chinese characters."""
    characters = zip(word.text, word.starts, word.ends, strict=True)
    return sum(_latin(one) for one, start, end in characters if end - start >= _FULL_WIDTH * word.size)


def _is_nonsense(text: str, fewest: int, implausible: float) -> bool:
    judged = len(text) - len(text.encode("ascii", "ignore"))
    return judged >= fewest and not is_plausible(text, implausible)
