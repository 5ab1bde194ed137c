"""What belongs to the page of a report: its further pages (`_2.htm`), its attachments, pictures in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from extract.sites.links import Link, Page, links, pictures
from extract.sites.titles import ReportTitle, report_title
from extract.sites.words import words

# fmt: off
FILES = frozenset({".pdf", ".doc", ".docx", ".xls", ".xlsx", ".wps", ".et", ".ofd", ".rtf"})
# fmt: on
_PAGES = frozenset({".html", ".htm", ".shtml"})
# TRS and its relatives name uploaded files by kind and time.
_UPLOADED = re.compile(r"(?:^|/)[PW]0\d{10,}")
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".bmp"})
_PAGE_NUMBER = re.compile(r"_(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Parts:
    """Addresses, in the order of the page; further pages in the order of their numbers."""

    pages: tuple[str, ...]
    attachments: tuple[str, ...]
    pictures: tuple[str, ...]

    def any(self) -> bool:
        """Whether there are parts at all."""
        return bool(self.pages or self.attachments or self.pictures)


def parts_of(page: Page, first: str | None = None, own: ReportTitle | None = None) -> Parts:
    """The parts that a page of a report links.

    `first` is the address of its first page, if that is another one. `own` is the title of the report: a file that a
    link calls the report of another agency or year is no part of it.
    """
    found = links(page)
    numbers = {link.uri: _page_number(first or page.uri, link.uri) for link in found if link.uri != page.uri}
    pages = {uri: number for uri, number in numbers.items() if number}
    attached = [link.uri for link in found if is_attachment(link) and not _is_another_report(link, own)]
    shown = [uri for uri in pictures(page) if _suffix(uri) in _PICTURES and _UPLOADED.search(urlsplit(uri).path)]
    return Parts(tuple(sorted(pages, key=lambda uri: pages[uri])), tuple(attached), tuple(shown))


def _is_another_report(link: Link, own: ReportTitle | None) -> bool:
    """Whether the text of a link names another agency or year than the report itself does."""
    title = report_title(PurePosixPath(link.text).stem if _ending(link.text) in FILES else link.text)
    if own is None or title is None:
        return False
    return title.agency not in (None, own.agency) or (None not in (title.year, own.year) and title.year != own.year)


def is_attachment(link: Link) -> bool:
    """Whether a link is to what a report attaches: a file, by words around it or its name, or a page by its text."""
    suffix = _suffix(link.uri) or _ending(link.text)
    if suffix in _PAGES:
        return any(word in link.text for word in words().attached_page)
    if suffix not in FILES or any(word in link.text for word in words().other):
        return False
    around = f"{link.text} {link.row}"
    return bool(_UPLOADED.search(urlsplit(link.uri).path)) or any(word in around for word in words().attachment)


def _suffix(uri: str) -> str:
    return _ending(urlsplit(uri).path)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _page_number(first: str, uri: str) -> int | None:
    """The number in the address of a further page of the article at `first`; None for any other address."""
    one, other = urlsplit(first), urlsplit(uri)
    if (one.netloc, one.query, _suffix(first)) != (other.netloc, other.query, _suffix(uri)):
        return None
    stem, longer = (_without_suffix(each.path) for each in (one, other))
    match = _PAGE_NUMBER.fullmatch(longer.removeprefix(stem))
    return int(match[1]) if stem and match and longer.startswith(stem) else None


def _without_suffix(path: str) -> str:
    """The path without the suffix of its name; empty for that of a home page, which has no name."""
    plain = PurePosixPath(path)
    return str(plain.with_suffix("")) if plain.name else ""
