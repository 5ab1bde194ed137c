"""Headers, footers and page numbers: what a page has because it is a page, not because of what it says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from extract.pdf.pages import Page
from extract.pdf.text.strips import TextLine

_MARGIN = 0.1  # of the height of a page, at the top and at the bottom
_WIDE_MARGIN = 0.16  # for what is a page number beyond doubt
_OUTERMOST = 3  # lines
_SAME_HEIGHT = 4.0  # points

_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,5}|[ivxlcIVXLC]{1,6})"
_PAGE_NUMBER = re.compile(
    rf"""[-—–−―·•~*|\s]*
        (?:第\s*{_NUMBER}\s*[页頁]|(?i:page|p\.)?\s*{_NUMBER}\s*[页頁]?)
        (?:\s*(?:[/／|]\s*(?:[共总總]|of)?|[,，]?\s*(?:[共总總]|of))\s*{_NUMBER}\s*[页頁]?)?
        [-—–−―·•~*|\s]*""",
    re.VERBOSE,
)


def without_furniture(pages: Sequence[Page]) -> list[list[TextLine]]:
    """The lines of each page without those that stand in its margins as page numbers or on many pages alike."""
    repeated, numbers = _repeated(pages), _numbers(pages)
    return [
        [line for line in page.lines if not (_is_numbering(line, page, numbers) or _is_repeated(line, page, repeated))]
        for page in pages
    ]


def _is_numbering(line: TextLine, page: Page, numbers: frozenset[tuple[int, int]]) -> bool:
    """Whether a line is the number of its page; a bare number is one if others at its height count with the pages."""
    if not _is_outermost(line, page, _WIDE_MARGIN):
        return False
    if line.text.isdigit():
        return any((int(line.text) - page.number, height) in numbers for height in _heights(line, page))
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _numbers(pages: Sequence[Page]) -> frozenset[tuple[int, int]]:
    """How far bare numbers in the margins are from the count of the pages, and where, if two pages agree."""
    seen: dict[tuple[int, int], set[int]] = defaultdict(set)
    for page in pages:
        for line in _outermost(page):
            if line.text.isdigit() and _is_outermost(line, page, _WIDE_MARGIN):
                for height in _heights(line, page):
                    seen[int(line.text) - page.number, height].add(page.number)
    return frozenset(key for key, own in seen.items() if len(own) > 1)


def _is_repeated(line: TextLine, page: Page, repeated: frozenset[tuple[str, int]]) -> bool:
    if not _is_outermost(line, page, _MARGIN):
        return False
    return any((_pattern(line), height) in repeated for height in _heights(line, page))


def _is_outermost(line: TextLine, page: Page, margin: float) -> bool:
    height = page.frame.height
    edge = margin * height
    return not edge < line.middle < height - edge and line in _outermost(page)


def _outermost(page: Page) -> tuple[TextLine, ...]:
    return (*page.lines[:_OUTERMOST], *page.lines[-_OUTERMOST:])


def _repeated(pages: Sequence[Page]) -> frozenset[tuple[str, int]]:
    """Texts, but for their digits, that stand at one height on at least two pages and a third of all."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page in pages:
        for line in _outermost(page):
            if _is_outermost(line, page, _MARGIN):
                for height in _heights(line, page):
                    seen[_pattern(line), height].add(page.number)
    counts = Counter({key: len(numbers) for key, numbers in seen.items()})
    return frozenset(key for key, count in counts.items() if count >= max(2, len(pages) / 3))


def _pattern(line: TextLine) -> str:
    return re.sub(r"\d+", "#", line.text)


def _heights(line: TextLine, page: Page) -> tuple[int, int]:
    """Two classes of the distance from the nearer edge, negative from below, of which nearly equal ones share one."""
    below = line.middle - page.frame.height
    distance = line.middle if line.middle < -below else below
    return round(distance / _SAME_HEIGHT) * 2, round(distance / _SAME_HEIGHT + 0.5) * 2 + 1
