"""The links of a page, also of one whose links only its scripts would show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag

from extract.facts import parse_date
from extract.html.markup import markup_of
from extract.html.tree import parse
from extract.source import Source

# HanWeb keeps the rows of a list as XML in a script, and answers for further pages with the same XML.
_RECORDS = re.compile(r"<record>\s*<!\[CDATA\[(.*?)\]\]>\s*</record>", re.DOTALL)
_ROWS = ("li", "tr", "dd", "p")
_LONGEST_ROW = 300
# What has a meaning in an address, and the sign of what is quoted already (RFC 3986).
_UNQUOTED = "%:/?#[]@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the absolute address, its text in full, and the row of the list or line that it stands in.

    `date` is the one that the row prints, which need not be that of the report.
    """

    uri: str
    text: str
    row: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page, decoded and parsed."""

    uri: str
    markup: str
    tree: BeautifulSoup

    @property
    def base(self) -> str:
        """What relative links are relative to."""
        base = self.tree.find("base", href=True)
        return (absolute(self.uri, str(base["href"])) if isinstance(base, Tag) else None) or self.uri


def page_of(source: Source) -> Page:
    """The page in a source; raises an `ExtractError` if it cannot be decoded, or is too large to be a page."""
    markup = markup_of(source).text
    return Page(source.uri, markup, parse(markup))


def links(page: Page) -> list[Link]:
    """The links of a page to http(s) addresses, in order, those in its records first, each address once."""
    found: dict[str, Link] = {}
    records = (parse(f"<div>{record}</div>") for record in _RECORDS.findall(page.markup))
    for tree in (*records, page.tree):
        for link in _anchors(tree, page.base):
            known = found.get(link.uri)
            # A picture and a title often link the same address: the one that says more is kept.
            if known is None or len(known.text) < len(link.text):
                found[link.uri] = link
    return list(found.values())


def frames(page: Page) -> list[Link]:
    """The pages of the same host that a page shows in frames, as old lists do."""
    sources = (str(tag.get("src", "")) for tag in page.tree.find_all(["iframe", "frame"]))
    host = urlsplit(page.uri).hostname
    found = dict.fromkeys(uri for src in sources if src and (uri := absolute(page.base, src)))
    return [Link(uri, "") for uri in found if urlsplit(uri).hostname == host and uri != page.uri]


def pictures(page: Page) -> list[str]:
    """The addresses of the pictures of a page."""
    sources = (str(tag.get("src", "")) for tag in page.tree.find_all("img"))
    return list(dict.fromkeys(uri for src in sources if (uri := absolute(page.base, src))))


def absolute(base: str, href: str) -> str | None:
    """The address that a link leads to, without a fragment; None for what is no address on the web."""
    try:
        uri = quote(urldefrag(urljoin(base, re.sub(r"[\t\r\n]", "", href.strip()))).url, safe=_UNQUOTED)
        parts = urlsplit(uri)
        port = parts.port  # raises for what is no number
    except ValueError:
        return None
    return uri if parts.scheme in ("http", "https") and parts.hostname and port != 0 else None


def _anchors(tree: BeautifulSoup, base: str) -> Iterator[Link]:
    for tag in tree.find_all(["a", "area"], href=True):
        href = str(tag["href"])
        if href.startswith("#") or not (uri := absolute(base, href)):
            continue
        row = _row(tag)
        yield Link(uri, _text(tag), row, parse_date(row))


def _text(tag: Tag) -> str:
    """The text of a link, or its title attribute if that is the text in full."""
    text = " ".join(tag.get_text(" ", strip=True).split())
    title = " ".join(str(tag.get("title", "")).split())
    return title if len(title) > len(text) else text


def _row(tag: Tag) -> str:
    """The text of the nearest row around a link, empty if that is more than a row."""
    row = tag.find_parent(_ROWS)
    text = " ".join(row.get_text(" ", strip=True).split()) if row is not None else ""
    return text if len(text) <= _LONGEST_ROW else ""
