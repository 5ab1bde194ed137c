"""Whether the characters of a page are those that it shows.

A PDF prints glyphs, and only says on the side which characters they are. Where it does not, or says it wrongly, the
text of the page is no evidence of anything.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extract.pdf.glyphs import Glyph
from extract.pdf.writing import UNREADABLE
from extract.plausibility import plausibility

_MOST_UNKNOWN = 0.02
_MOST_WIDE = 0.2
_FEWEST_ON_A_PAGE = 20  # Chinese characters; fewer say nothing
_IMPLAUSIBLE = 0.35
# Chromium cuts a font into pieces by the shape of the characters: one piece is never a good sample of the language.
_FEWEST_IN_A_FONT = 50
_FEWEST_KINDS = 15
_WILD = 0.15
_FULL_WIDTH = 0.93  # of the size; of the Latin letters only a few are so wide
_ASCII = re.compile("[\0-~]")
_LETTER = re.compile("[!-/:-~]")  # neither a digit nor a blank


def distrust(glyphs: Sequence[Glyph]) -> str:
    """Why the characters of a page are not to be trusted; empty if they are."""
    if not glyphs:
        return ""
    text = "".join([glyph.text for glyph in glyphs])
    unknown = text.count(UNREADABLE)
    if unknown > _MOST_UNKNOWN * len(glyphs):
        return f"{unknown} of {len(glyphs)} characters have no meaning in their font"
    wide = sum(map(_is_wide, glyphs)) if len(_LETTER.findall(text)) > _MOST_WIDE * len(glyphs) else 0
    if wide > _MOST_WIDE * len(glyphs):
        return f"{wide} of {len(glyphs)} characters are as wide as Chinese ones, but called Latin"
    if _is_nonsense(text, _FEWEST_ON_A_PAGE, _IMPLAUSIBLE):
        return f"its text is no Chinese that is written: {text[:12]}"
    return _distrust_of_fonts(glyphs)


def _distrust_of_fonts(glyphs: Sequence[Glyph]) -> str:
    texts: dict[int, list[str]] = defaultdict(list)
    for glyph in glyphs:
        texts[glyph.font].append(glyph.text)
    for own in texts.values() if len(texts) > 1 else ():
        text = "".join(own)
        if len(set(own)) >= _FEWEST_KINDS and _is_nonsense(text, _FEWEST_IN_A_FONT, _WILD):
            return f"the text of one font is no Chinese that is written: {text[:12]}"
    return ""


def _is_wide(glyph: Glyph) -> bool:
    return bool(_LETTER.match(glyph.text)) and glyph.x1 - glyph.x0 >= _FULL_WIDTH * glyph.size


def _is_nonsense(text: str, fewest: int, implausible: float) -> bool:
    judged = len(text) - len(_ASCII.findall(text))
    return judged >= fewest and plausibility(text) < implausible
