"""Headers, footers and page numbers: what a page has because it is a page, not because of what it says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from extract.pdf.pages import Page
from extract.pdf.strips import TextLine

_MARGIN = 0.1  # of the height of a page, at the top and at the bottom
_WIDE_MARGIN = 0.16  # for what is a page number beyond doubt
_OUTERMOST = 3  # lines
_SAME_HEIGHT = 4.0  # points

_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,5}|[ivxlcIVXLC]{1,6})"
_PAGE_NUMBER = re.compile(
    rf"""[-—–−―·•~*|\s]*
        (?:第\s*{_NUMBER}\s*[页頁]|(?i:page|p\.)?\s*{_NUMBER}\s*[页頁]?)
        (?:\s*(?:[,，/／|]\s*(?:[共总總]|of)?|[共总總]|of)\s*{_NUMBER}\s*[页頁]?)?
        [-—–−―·•~*|\s]*""",
    re.VERBOSE,
)


def without_furniture(pages: Sequence[Page]) -> list[list[TextLine]]:
    """The lines of each page without those that stand in its margins as page numbers or on many pages alike."""
    repeated, offsets = _repeated(pages), _offsets(pages)
    return [
        [line for line in page.lines if not (_is_numbering(line, page, offsets) or _is_repeated(line, page, repeated))]
        for page in pages
    ]


def _is_numbering(line: TextLine, page: Page, offsets: frozenset[int]) -> bool:
    """Whether a line is the number of its page; a bare number is one if others count on with the pages."""
    if not _is_outermost(line, page, _WIDE_MARGIN):
        return False
    if line.text.isdigit():
        return int(line.text) - page.number in offsets
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _offsets(pages: Sequence[Page]) -> frozenset[int]:
    """How far bare numbers in the margins are from the count of the pages, where two pages agree."""
    counts = Counter(
        int(line.text) - page.number
        for page in pages
        for line in _outermost(page)
        if line.text.isdigit() and _is_outermost(line, page, _WIDE_MARGIN)
    )
    return frozenset(offset for offset, count in counts.items() if count > 1)


def _is_repeated(line: TextLine, page: Page, repeated: frozenset[tuple[str, int]]) -> bool:
    if not _is_outermost(line, page, _MARGIN):
        return False
    return any((_pattern(line), height) in repeated for height in _heights(line))


def _is_outermost(line: TextLine, page: Page, margin: float) -> bool:
    edge = margin * page.frame.height
    return not edge < line.middle < page.frame.height - edge and line in _outermost(page)


def _outermost(page: Page) -> tuple[TextLine, ...]:
    return (*page.lines[:_OUTERMOST], *page.lines[-_OUTERMOST:])


def _repeated(pages: Sequence[Page]) -> frozenset[tuple[str, int]]:
    """Texts, but for their digits, that stand at one height on at least two pages and a third of all."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page in pages:
        for line in _outermost(page):
            if _is_outermost(line, page, _MARGIN):
                for height in _heights(line):
                    seen[_pattern(line), height].add(page.number)
    counts = Counter({key: len(numbers) for key, numbers in seen.items()})
    return frozenset(key for key, count in counts.items() if count >= max(2, len(pages) / 3))


def _pattern(line: TextLine) -> str:
    return re.sub(r"\d+", "#", line.text)


def _heights(line: TextLine) -> tuple[int, int]:
    """Two classes of height, so that lines of nearly the same height share at least one."""
    return int(line.middle // _SAME_HEIGHT) * 2, int((line.middle + _SAME_HEIGHT / 2) // _SAME_HEIGHT) * 2 + 1
