"""What the style sheets inside a page hide, raise or lower, written into the `style` of the elements themselves.

Word sets its footnote marks with rules for classes, and editors hide what they keep for themselves so. Of a sheet only
rules for a tag, classes and ids are taken in; what stands in an `@media` is for another paper or screen. That something
is hidden is believed only of a class or an id that no other rule shows; `visibility`, `opacity` and a size of nothing
are not believed at all, since scripts undo them when a page is loaded or scrolled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from extract.html.styles import hides, shifted
from extract.html.tree import elements_in

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_BRACE = re.compile(r"([^{}]*)([{}])")
_SELECTOR = re.compile(r"([a-z][\w-]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]+")
_DECLARATION = re.compile(
    r"(?:^|;)\s*(display|position|top|mso-hide|mso-text-raise|text-decoration(?:-line)?|vertical-align)\s*:([^;]*)",
    re.IGNORECASE,
)
# A sheet without any of these is about other things, as most are.
_TELLING = re.compile(r"none|through|super|sub|raise|relative|hide")
_SCREENS = frozenset({"", "all", "screen"})
_HIDING = frozenset({"display", "mso-hide", "text-decoration", "text-decoration-line"})
_TABLES = frozenset({"table", "thead", "tbody"})

# Scripts show what a sheet hides: a page until it is loaded, one of several tabs. Nobody hides a number at such length.
_MOST_HIDDEN = 300  # characters, or elements

Declarations = Mapping[str, str]


class _Rule(NamedTuple):
    """Declarations for the elements with a tag (any if empty), and with all of some classes (`.a`) and ids (`#a`)."""

    tag: str
    names: frozenset[str]
    declarations: Declarations

    @property
    def weight(self) -> tuple[int, int, int]:
        """How specific it is; of two rules the more specific one holds, and of equal ones the later."""
        ids = sum(name.startswith("#") for name in self.names)
        return ids, len(self.names) - ids, bool(self.tag)


def apply_stylesheets(tree: BeautifulSoup) -> None:
    """Give the elements that a style sheet of the page hides, raises or lowers a `style` that says so.

    Most pages have no such rule: they are left as they are.
    """
    tags = list(_tags(tree))
    sheets = [str(tag.string or "") for tag in tags if tag.name == "style" and _is_for_screens(tag)]
    if not any(_TELLING.search(sheet.lower()) for sheet in sheets):
        return
    rules = sorted((rule for sheet in sheets for rule in _rules(sheet)), key=lambda rule: rule.weight)
    # Of the names of an element only those that a rule has count: many elements are alike then.
    named = frozenset().union(*(rule.names for rule in rules))
    known: dict[tuple[str, frozenset[str]], Declarations] = {}
    for tag in tags:
        key = tag.name, named & _names(tag)
        if key not in known:
            known[key] = _declared(rules, *key)
        if known[key]:
            _style(tag, known[key])


def _names(tag: Tag) -> set[str]:
    """The classes and the id of an element, written as in a selector."""
    classes = str(tag.attrs.get("class", "")).split()
    return {f".{name}" for name in classes} | {f"#{tag.attrs.get('id', '')}"}


def _matters(style: str) -> bool:
    return hides(style) or shifted(style) is not None


def _tags(tree: BeautifulSoup) -> Iterator[Tag]:
    return (node for node in tree.descendants if isinstance(node, Tag))


def _is_for_screens(tag: Tag) -> bool:
    media = str(tag.attrs.get("media", "")).lower()
    return tag.find_parent("noscript") is None and any(each.strip() in _SCREENS for each in media.split(","))


def _rules(sheet: str) -> Iterator[_Rule]:
    blocks = list(_blocks(_COMMENT.sub("", sheet)))
    shown = frozenset(name for block in blocks if block.overrules and block.shows for name in block.names)
    for block in blocks:
        for selector in block.selectors if block.depth == 0 else ():
            match = _SELECTOR.fullmatch(selector)
            if match and match.group():
                names = frozenset(_NAME.findall(selector))
                is_believed = bool(names) and shown.isdisjoint(names)
                if declarations := _believed(block.declarations, is_believed=is_believed):
                    yield _Rule((match.group(1) or "").lower(), names, declarations)


def _believed(declarations: Declarations, *, is_believed: bool) -> Declarations:
    """Without what hides, where other rules undo it, so that whoever looks at the page sees it."""
    return {name: value for name, value in declarations.items() if is_believed or name not in _HIDING}


class _Block(NamedTuple):
    """What stands before and between two braces, and how many blocks it stands in."""

    before: str
    body: str
    depth: int

    @property
    def selectors(self) -> list[str]:
        return [each.strip() for each in self.before.rpartition(";")[2].split(",")]

    @property
    def names(self) -> list[str]:
        return _NAME.findall(self.before)

    @property
    def declarations(self) -> dict[str, str]:
        return _declarations(self.body)

    @property
    def overrules(self) -> bool:
        """Whether it may hold against rules that come later or are more specific, or is not taken in at all."""
        is_simple = self.depth == 0 and all(map(_SELECTOR.fullmatch, self.selectors))
        return not is_simple or "important" in self.body.lower()

    @property
    def shows(self) -> bool:
        """Whether it says how something is shown that may be hidden elsewhere."""
        return not self.declarations.get("display", "none").lower().startswith("none")


def _blocks(sheet: str) -> Iterator[_Block]:
    """Every block; a sheet that breaks off ends its last one."""
    opened: list[str] = []
    for text, brace in _BRACE.findall(sheet + "}"):
        if brace == "{":
            opened.append(text)
        elif opened:
            yield _Block(opened.pop(), text, len(opened))


def _declarations(style: str) -> dict[str, str]:
    return {name.lower(): value.strip() for name, value in _DECLARATION.findall(style)}


def _declared(rules: Iterable[_Rule], tag: str, names: frozenset[str]) -> Declarations:
    """What holds for such elements, if that hides, raises or lowers them."""
    declared: dict[str, str] = {}
    for rule in rules:
        if rule.tag in ("", tag) and rule.names <= names:
            declared |= rule.declarations
    return declared if _matters(_written(declared)) else {}


def _style(tag: Tag, declared: Declarations) -> None:
    """Write into an element what is declared for it and what it does not say itself."""
    own = str(tag.attrs.get("style", ""))
    style = _written({name: value for name, value in declared.items() if name not in _declarations(own)})
    if not (hides(style) and _is_shown_by_scripts(tag)):
        tag["style"] = f"{style}; {own}"


def _written(declarations: Declarations) -> str:
    return "; ".join(f"{name}: {value}" for name, value in declarations.items())


def _is_shown_by_scripts(tag: Tag) -> bool:
    inside = list(islice(elements_in(tag), _MOST_HIDDEN))
    texts = (text for each in (tag, *inside) for text in each.contents if isinstance(text, NavigableString))
    is_long = len(inside) == _MOST_HIDDEN or sum(map(len, texts)) > _MOST_HIDDEN
    return is_long or tag.name in ("html", "body", *_TABLES) or any(each.name == "table" for each in inside)
