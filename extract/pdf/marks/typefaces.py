"""What a page sets in each of its fonts: which characters have a meaning there, and by what a font can be judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain, pairwise, starmap

from extract.pdf.marks.characters import TextPage
from extract.pdf.marks.writing import UNREADABLE

_FEWEST_KINDS = 15  # different characters by which a font can be judged

_Extent = tuple[int, int]
"""The first of some characters that follow each other, and the one behind the last."""


class Typefaces:
    """The fonts of a page, by what is set in each; `fonts` says which that is for each visible text object.

    `text` is that of the page, with U+FFFD for what has no meaning in its font.
    """

    def __init__(self, page: TextPage, fonts: Mapping[int | None, int]) -> None:
        extents: dict[int | None, list[_Extent]] = defaultdict(list)
        for font, extent in zip(map(fonts.get, page.objects), pairwise(page.starts), strict=True):
            extents[font].append(extent)
        extents.pop(None, None)
        self._extents = list(extents.values())
        self._printed = self._texts = [_joined(page.text, own) for own in self._extents]
        self.text = self._known(page) if any(page.has_no_meaning(self._asked(page.text))) else page.text

    @cached_property
    def _kinds(self) -> list[dict[str, int]]:
        """The characters of each font, with the place where each stands last: it means the same wherever it stands."""
        return [
            dict(zip(text, chain.from_iterable(starmap(range, own)), strict=True))
            for text, own in zip(self._printed, self._extents, strict=True)
        ]

    def _asked(self, text: str) -> Iterable[int]:
        """The characters to ask for a meaning, by which it shows whether all have one."""
        if self._are_small(text):
            return range(len(text))
        return chain.from_iterable(map(dict.values, self._kinds))

    def _are_small(self, text: str) -> bool:
        """Whether hardly a character comes twice in a font, as Chromium makes one of every few shapes."""
        return len(text) < _FEWEST_KINDS * len(self._extents)

    def _known(self, page: TextPage) -> str:
        text = list(page.text)
        for extents, kinds in zip(self._extents, self._kinds, strict=True):
            errors = page.has_no_meaning(kinds.values())
            unknown = {kind for kind, error in zip(kinds, errors, strict=True) if error and kind != " "}
            for number in chain.from_iterable(starmap(range, extents)) if unknown else ():
                if text[number] in unknown:
                    text[number] = UNREADABLE
        known = "".join(text)
        self._texts = [_joined(known, own) for own in self._extents]
        return known

    def judged(self) -> list[str]:
        """What is set in each font that has enough characters to be judged; a single one is judged with the page."""
        if len(self._texts) < 2:
            return []
        kinds: Iterable[Collection[str]] = map(set, self._printed) if self._are_small(self.text) else self._kinds
        return [text for text, own in zip(self._texts, kinds, strict=True) if len(own) >= _FEWEST_KINDS]


def _joined(text: str, extents: Iterable[_Extent]) -> str:
    return "".join([text[start:end] for start, end in extents])
