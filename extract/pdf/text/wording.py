"""What a text outside ruled tables may be: a value of a cell, or prose."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.pdf.text.strips import TextLine

_SENTENCE = re.compile(r"[。；！？]")
_VALUE = re.compile(r"[+-]?[\d０-９][\d０-９,，.．]*(?:元|万元|萬元|件|条|條|人|次|%|％)?\*?|[-—－─]+|[/／*]|无|無")
_HEADING = re.compile("[一二三四五六七八九十]{1,2}、.{7}")
_LONGEST_LABEL = 24


@lru_cache(maxsize=4096)
def is_value(text: str) -> bool:
    """Whether a text is what stands in a cell for a value, and not a word."""
    return _VALUE.fullmatch(text.replace(" ", "")) is not None


def is_of_values(line: TextLine) -> bool:
    """Whether there is nothing but values on a line."""
    return all(is_value(piece.text) for piece in line.pieces)


def is_prose(line: TextLine) -> bool:
    """Whether a line is a heading or a part of a sentence, or longer than a label."""
    if len(line.strips) > 1 or is_of_values(line):
        return False
    return bool(_SENTENCE.search(line.text) or _HEADING.match(line.text)) or len(line.text) > _LONGEST_LABEL
