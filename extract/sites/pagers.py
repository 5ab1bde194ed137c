"""From one page of a list to the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode, urljoin

from extract.sites.links import Link, Page, absolute
from extract.sites.systems import Pager, System
from extract.sites.words import words

MOST_PAGES = 60
"""Pages of one list that are asked for; one report a year and agency fills fewer, an endless pager more."""

_NUMBER = re.compile(r"\d{1,3}")
_NUMBERS_IN_URI = re.compile(r"\d+|(?:index)?_?(?=\.s?html?)")


@dataclass(frozen=True, slots=True)
class Ask:
    """A request for a page: by GET, or by POST with a form."""

    uri: str
    form: str | None = None


def further_pages(page: Page, system: System, found: Sequence[Link]) -> list[Ask]:
    """The other pages of the list that are known from this one, nearest first, without repetitions."""
    asks = [ask for pager in system.pagers for ask in _asks(page, pager)]
    asks += [Ask(link.uri) for link in found if _leads_on(link, page.uri)]
    return [ask for ask in dict.fromkeys(asks) if ask.uri != page.uri or ask.form][:MOST_PAGES]


def _leads_on(link: Link, uri: str) -> bool:
    """Whether a link is to the next page, or a page number of the same list."""
    text = link.text.strip()
    if text in words().next:
        return True
    return _NUMBER.fullmatch(text) is not None and _without_numbers(link.uri) == _without_numbers(uri)


def _without_numbers(uri: str) -> str:
    return _NUMBERS_IN_URI.sub("", uri).rstrip("/")


def _asks(page: Page, pager: Pager) -> Iterator[Ask]:
    if pager.link:
        match = re.search(pager.link, page.markup)
        uri = absolute(page.base, unescape(match["uri"])) if match else None
        if uri:
            yield Ask(uri)
    elif pager.post:
        yield from _posts(page, pager)
    else:
        yield from _numbered(page, pager)


def _numbered(page: Page, pager: Pager) -> Iterator[Ask]:
    """The addresses made of the number of pages."""
    total = re.search(pager.total or "", page.markup)
    if total is None:
        return
    here = re.search(pager.page, page.uri) if pager.page else None
    names = {**pager.otherwise, **total.groupdict(), **(here.groupdict() if here else {})}
    pages = _count(names, pager)
    for number in range(pager.first, min(pages + pager.beyond, MOST_PAGES) + 1):
        yield Ask(urljoin(page.base, (pager.address or "").format(**{**names, "n": number})))


def _count(names: dict[str, str], pager: Pager) -> int:
    if "pages" in names:
        return int(names["pages"])
    return -(-int(names["records"]) // (pager.per_page or 1))


def _posts(page: Page, pager: Pager) -> Iterator[Ask]:
    """Requests to the proxy of a list, for the records behind those on the page.

    The page itself holds the first group; a page whose script does not name all fields has another pager.
    """
    proxy = re.search(pager.post or "", page.markup)
    total = re.search(pager.total or "", page.markup)
    fields = {name: match[1] for name in pager.fields if (match := re.search(_field(name), page.markup))}
    if proxy is None or total is None or "columnid" not in fields or "nextgroup" in page.markup:
        return
    size = pager.per_page or 1
    for start in range(size + 1, min(int(total["records"]), size * MOST_PAGES) + 1, size):
        place = {"startrecord": start, "endrecord": start + size - 1, "perpage": size}
        yield Ask(f"{urljoin(page.base, proxy['proxy'])}?{urlencode(place)}", urlencode(fields))


def _field(name: str) -> str:
    return rf"\b{name}['\"]?\s*[:=]\s*['\"]?([^'\",&}}\s]+)"
