"""What a content system says about a page: title, date of publication, and its table of metadata.

Sources, in the order in which they are believed: `<meta>` tags and the elements that some systems invent, the
system's information table or list (索引号, 发布机构, 发布日期 …), the headings, and `<title>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from extract.document import Block, Table
from extract.facts import (
    LONGEST_LINE,
    Pair,
    kind_of,
    line_pairs,
    parse_date,
    plain_label,
    published_date,
    without_late_dates,
)
from extract.html.inline import cell_text
from extract.html.tree import seen_descendants

_TITLE_METAS = ("articletitle", "ucaptitle", "og:title", "dc.title", "title")
_DATE_METAS = (
    "pubdate",
    "publishdate",
    "publish_date",
    "publishtime",
    "article:published_time",
    "dc.date",
    "dcterms.issued",
    "weibo:article:create_at",
    "createdate",
)
# Elements that one content system (UCAP) invented for facts about the page.
_FACT_ELEMENTS = frozenset({"ucaptitle", "publishtime"})
# Metas that are instructions to programs and say nothing about the page.
_TECHNICAL_META = re.compile(
    r"viewport|renderer|robots|generator|format-detection|apple-|mobile|msapplication|theme-color|referrer|x-ua|csrf|google",
    re.IGNORECASE,
)
_TITLE_CLASS = re.compile(
    r"(?:^|[-_\s])(?:article|news|content|con|main|wz|xl)?[-_]?(?:title|bt|biaoti)(?:$|[-_\s])", re.IGNORECASE
)
_LONGEST_INFORMATION_TABLE = 30
_TOP_OF_PAGE = 5000
_LONGEST_TITLE = 100
_BOLD_AND_CENTRED = re.compile(
    r"text-align\s*:\s*center.*font-weight\s*:\s*bold|font-weight\s*:\s*bold.*text-align\s*:\s*center"
)


@dataclass(frozen=True, slots=True)
class Page:
    """What was found, and the blocks without those tables that were metadata only."""

    title: str | None
    published: date | None
    metadata: tuple[Pair, ...]
    blocks: tuple[Block, ...]


def read_metadata(tree: BeautifulSoup, blocks: Sequence[Block]) -> Page:
    """Tell the metadata of a page from its content."""
    tags = list(_meta_pairs(tree))
    printed: list[Pair] = []
    content: list[Block] = []
    for line, block in enumerate(blocks):
        if isinstance(block, Table):
            pairs = table_pairs(block)
            printed.extend(pairs)
            if pairs:
                continue
        elif len(block.text) <= LONGEST_LINE:
            printed.extend(without_late_dates(list(line_pairs(block.text)), line))
        content.append(block)
    return Page(
        title=_title(tree, tags, printed),
        published=_published(tags, printed),
        metadata=tuple(dict.fromkeys([*tags, *printed, *_window_pair(tree)])),
        blocks=tuple(content),
    )


def table_pairs(table: Table) -> list[Pair]:
    """The pairs of a content system's information table, empty if it is any other table.

    Labels and values take turns in each row, or a cell holds both (`索引号：…`), and at least two labels are known;
    a table in which most cells are something else is data.
    """
    if len(table.rows) > _LONGEST_INFORMATION_TABLE:
        return []
    pairs: list[Pair] = []
    strangers = 0
    for number, row in enumerate(table.rows):
        texts = [cell.text for slot, cell in enumerate(row) if cell and (cell.row, cell.column) == (number, slot)]
        position = 0
        while position < len(texts):
            text = texts[position]
            if kind_of(text):
                position += 1
                value = texts[position] if position < len(texts) else ""
                if kind_of(value):
                    return []  # a row of labels is the head of a list of documents
                pairs.append((plain_label(text), value.strip()))
            elif inside := list(line_pairs(text)):
                pairs.extend(inside)
            elif text.strip():
                strangers += 1
            position += 1
    return pairs if len(pairs) >= 2 and strangers <= len(pairs) else []


def _meta_pairs(tree: BeautifulSoup) -> Iterator[Pair]:
    for tag in _first_elements(tree.descendants):
        if tag.name == "meta":
            name, value = str(tag.get("name") or tag.get("property") or ""), str(tag.get("content") or "").strip()
        elif tag.name in _FACT_ELEMENTS:
            name, value = tag.name, tag.get_text(strip=True)
        else:
            continue
        if name and value and not _TECHNICAL_META.search(name):
            yield name, value


def _first_elements(nodes: Iterable[PageElement]) -> Iterator[Tag]:
    """The elements among the first nodes; what names a page stands at its top, and pages can be long."""
    return (node for node in islice(nodes, _TOP_OF_PAGE) if isinstance(node, Tag))


def _published(tags: Sequence[Pair], printed: Sequence[Pair]) -> date | None:
    named = {name.lower(): value for name, value in reversed(tags)}
    texts = (named[name] for name in _DATE_METAS if name in named)
    return next((found for found in map(parse_date, texts) if found), None) or published_date(printed)


def _title(tree: BeautifulSoup, tags: Sequence[Pair], printed: Sequence[Pair]) -> str | None:
    named = {name.lower(): value for name, value in reversed(tags)}
    for name in _TITLE_METAS:
        if name in named:
            return named[name]
    window = next((title for _, title in _window_pair(tree)), "")
    shown = [text for text in _shown_titles(tree) if text]
    # A heading may be the name of the site; the one that the window's title repeats is the page's.
    repeated = [text for text in shown if text in window and text != window]
    listed = [value for label, value in printed if kind_of(label) == "title" and value]
    candidates: Iterable[str] = [*sorted(repeated, key=len, reverse=True), *listed, *shown, window]
    return next(filter(None, candidates), None)


def _window_pair(tree: BeautifulSoup) -> Iterator[Pair]:
    """The title of the window: that of the page, of its site, or both."""
    titles = (_one_line(tag) for tag in _first_elements(tree.descendants) if tag.name == "title")
    yield from (("<title>", title) for title in islice(titles, 1) if title)


def _shown_titles(tree: BeautifulSoup) -> Iterator[str]:
    """What is set as a title: headings of the first rank, elements whose class says so, a bold and centred line."""
    styled: list[str] = []
    classed: list[str] = []
    for tag in _first_elements(seen_descendants(tree)):
        if tag.name == "h1":
            yield _one_line(tag)
        elif _TITLE_CLASS.search(f"{tag.get('class', '')} {tag.get('id', '')}"):
            classed.append(_one_line(tag))
        elif tag.name == "p" and not styled and _BOLD_AND_CENTRED.search(str(tag.get("style", ""))):
            styled.append(_one_line(tag))
    yield from (text for text in classed if len(text) <= _LONGEST_TITLE)
    yield from styled


def _one_line(tag: Tag) -> str:
    return "".join(cell_text(tag).lines)
