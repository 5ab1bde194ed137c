"""The element tree of a page, and which parts of it a reader of the page would see."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from extract.html.styles import hides, vanishes

# Pictures pasted into a page as base64, which are most of its bytes. Possessive, so linear on damaged ones.
_DATA_URI = re.compile(
    rb"data:[\w./+-]{0,60}(?:;[\w=-]{1,40})*;base64,(?:[A-Za-z0-9+/=%]++|\s++(?=[A-Za-z0-9+/=]{20}))*+"
)

# fmt: off
# Elements whose content is no text on the page, and those that say that it is struck out.
_UNSEEN = frozenset({
    "audio", "base", "button", "canvas", "col", "colgroup", "datalist", "del", "embed", "frameset", "head", "iframe",
    "link", "map", "math", "meta", "meter", "noembed", "noframes", "noscript", "object", "option", "param", "progress",
    "rp", "rt", "s", "script", "strike", "style", "svg", "template", "title", "video", "xml",
})
# Elements that begin and end a line.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ucapcontent", "ucaptitle", "ul",
})
# fmt: on
# Unknown elements are shown, also those of Word (`w:sdt`, `w:smarttag`), but for what it keeps for itself in a page.
_OF_WORD = frozenset(
    {
        "w:data",
        "w:del",
        "w:deltext",
        "w:instrtext",
        "w:latentstyles",
        "w:movefrom",
        "w:sdtendpr",
        "w:sdtpr",
        "w:worddocument",
    }
)  # fmt: skip
_LOOKS = frozenset({"class", "size", "style"})


def without_data_uris(data: bytes) -> bytes:
    """The markup without the pictures that are embedded in it as base64."""
    return _DATA_URI.sub(b"data:,", data) if b";base64," in data else data


def parse(markup: str) -> BeautifulSoup:
    """The tree of a page, as the source has it: nothing is removed, so that positions in it stay true."""
    # A zero character would be turned into U+FFFD, which is a sign of lost text elsewhere.
    with warnings.catch_warnings():
        # A page that looks like XML, or like the name of a file, is read all the same.
        warnings.simplefilter("ignore")
        return BeautifulSoup(markup.replace("\0", ""), "lxml", multi_valued_attributes=None)


def is_seen(tag: Tag) -> bool:
    """Whether the content of an element is text on the page: not code, not hidden, not struck out."""
    name = tag.name
    return not (name in _UNSEEN or name in _OF_WORD or is_hidden(tag))


def is_hidden(tag: Tag) -> bool:
    """Whether an element says that it is not shown, whatever it is."""
    attributes = tag.attrs
    if not attributes:
        return False
    if "hidden" in attributes or (tag.name == "input" and str(attributes.get("type", "")).lower() == "hidden"):
        return True
    style = attributes.get("style")
    if style is None:
        return False
    return hides(str(style)) or (vanishes(str(style)) and _is_plain(tag))


def _is_plain(tag: Tag) -> bool:
    """Whether nothing in an element has a look of its own. Layouts take the size of what holds other elements."""
    return not any(each.name in BLOCKS or not _LOOKS.isdisjoint(each.attrs) for each in elements_in(tag))


def is_text(node: PageElement) -> bool:
    """Whether a node is text; comments, doctypes, CDATA and the contents of scripts are subclasses and are not."""
    return type(node) is NavigableString


def seen_descendants(root: Tag) -> Iterator[Tag]:
    """The elements below `root` that a reader sees, in document order and without recursion."""
    stack = [child for child in reversed(root.contents) if isinstance(child, Tag)]
    while stack:
        tag = stack.pop()
        if is_seen(tag):
            yield tag
            stack.extend(child for child in reversed(tag.contents) if isinstance(child, Tag))


def elements_in(root: Tag) -> Iterator[Tag]:
    """All elements below `root`, in document order; `descendants` first looks for the last, however deep it is."""
    stack = [child for child in reversed(root.contents) if isinstance(child, Tag)]
    while stack:
        tag = stack.pop()
        yield tag
        stack.extend(child for child in reversed(tag.contents) if isinstance(child, Tag))
