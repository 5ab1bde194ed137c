"""What a page sets in each of its fonts: which characters have a meaning there, and by what a font can be judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise, starmap

from extract.pdf.marks.characters import TextPage
from extract.pdf.marks.writing import UNREADABLE

_FEWEST_KINDS = 15  # different characters by which a font can be judged

_Fonts = Mapping[int | None, int]
"""The font of each visible text object, by its handle."""
_Extent = tuple[int, int]
"""The first of some characters that follow each other, and the one behind the last."""


def known_text(page: TextPage, fonts: _Fonts) -> str:
    """The text of a page, with U+FFFD for what has no meaning in its font."""
    if not any(page.has_no_meaning(range(len(page.text)))):
        return page.text
    text = list(page.text)
    for extents in _extents(page, fonts).values():
        numbers = list(chain.from_iterable(starmap(range, extents)))
        kinds = {page.text[number]: number for number in numbers}
        errors = page.has_no_meaning(kinds.values())
        unknown = {kind for kind, error in zip(kinds, errors, strict=True) if error and kind != " "}
        for number in numbers:
            if text[number] in unknown:
                text[number] = UNREADABLE
    return "".join(text)


def judged_texts(page: TextPage, text: str, fonts: _Fonts) -> list[str]:
    """What is set in each font that has enough characters to be judged; a single one is judged with the page."""
    if len(set(fonts.values())) < 2:
        return []
    every = [(extents, _joined(page.text, extents)) for extents in _extents(page, fonts).values()]
    judged = [(extents, own) for extents, own in every if len(set(own)) >= _FEWEST_KINDS]
    return [own if text is page.text else _joined(text, extents) for extents, own in judged]


def _extents(page: TextPage, fonts: _Fonts) -> dict[int, list[_Extent]]:
    """Where characters are set in each font."""
    extents: dict[int | None, list[_Extent]] = defaultdict(list)
    for font, extent in zip(map(fonts.get, page.objects), pairwise(page.starts), strict=True):
        extents[font].append(extent)
    return {font: own for font, own in extents.items() if font is not None}


def _joined(text: str, extents: Sequence[_Extent]) -> str:
    return "".join([text[start:end] for start, end in extents])
