"""What a page sets in each of its fonts: which characters have a meaning there, and by what a font can be judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, starmap

from extract.pdf.marks.characters import TextPage
from extract.pdf.marks.stretches import stretches
from extract.pdf.marks.writing import UNREADABLE

_FEWEST_KINDS = 15  # different characters by which a font can be judged

_Extent = tuple[int, int]
"""The first of some characters that follow each other, and the one behind the last."""


class Typefaces:
    """The fonts of a page, by where its visible characters are set in each.

    `text` is that of the page, with U+FFFD for what has no meaning in its font.
    """

    def __init__(self, page: TextPage, fonts: Mapping[int | None, int]) -> None:
        extents: dict[int, list[_Extent]] = defaultdict(list)
        for font, start, end in stretches(list(map(fonts.get, page.objects)), page.starts):
            if font is not None:
                extents[font].append((start, end))
        self._extents = list(extents.values())
        self._kinds = [_kinds(page.text, own) for own in self._extents]
        every = chain.from_iterable(kinds.values() for kinds in self._kinds)
        self.text = self._known(page) if any(page.has_no_meaning(every)) else page.text

    def _known(self, page: TextPage) -> str:
        text = list(page.text)
        for extents, kinds in zip(self._extents, self._kinds, strict=True):
            errors = page.has_no_meaning(kinds.values())
            unknown = {kind for kind, error in zip(kinds, errors, strict=True) if error and kind != " "}
            for number in chain.from_iterable(starmap(range, extents)) if unknown else ():
                if text[number] in unknown:
                    text[number] = UNREADABLE
        return "".join(text)

    def judged(self) -> list[str]:
        """What is set in each font that has enough characters to be judged; a single one is judged with the page."""
        if len(self._extents) < 2:
            return []
        every = zip(self._extents, self._kinds, strict=True)
        return [_joined(self.text, own) for own, kinds in every if len(kinds) >= _FEWEST_KINDS]


def _kinds(text: str, extents: Sequence[_Extent]) -> dict[str, int]:
    """The different characters of one font, each with where it stands last."""
    return dict(zip(_joined(text, extents), chain.from_iterable(starmap(range, extents)), strict=True))


def _joined(text: str, extents: Iterable[_Extent]) -> str:
    return "".join([text[start:end] for start, end in extents])
