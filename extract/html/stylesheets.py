"""What the style sheets inside a page say about its elements.

Word sets its footnote marks with rules for classes, and editors hide what they keep for themselves so. What hides,
moves or parts text is written into the `style` of the elements themselves; colours and sizes are told when asked for.
Of a sheet rules are taken in for tags, classes and ids, and for what stands in them; of all others, and of what stands
in an `@media`, it is only known that they may hold. That something is hidden is believed only of a class or an id that
no other rule shows; `visibility`, `opacity` and a size of nothing are not believed at all, since scripts undo them when
a page is loaded or scrolled.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from extract.html.selectors import Part, Selector, parse_selector
from extract.html.styles import (
    declarations,
    hides,
    keeps_lines,
    makes_line,
    read_declarations,
    shifted,
    stands_apart,
    vanishes,
)
from extract.html.tree import BLOCKS, elements_in

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_BRACE = re.compile(r"([^{}]*)([{}])")
_SELECTOR = re.compile(r"([a-z][\w-]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]+")
_PLACING = re.compile(
    r"display|position|top|bottom|mso-hide|mso-text-raise|text-decoration(?:-line)?|vertical-align|font-variant-position"
    r"|font-size|float|(?:min-)?width|white-space|(?:margin|padding)(?:-left|-right)?"
)
_COLOURING = re.compile(r"color|background(?:-color|-image)?|font|font-size|text-shadow|-webkit-(?:text|background).*")
_SCREENS = frozenset({"", "all", "screen"})
_OTHER_BLOCKS = re.compile(r"@(?:-\w+-)?(?:keyframes|font-face|page|counter-style)|@media\s+print\b", re.IGNORECASE)
_TABLES = frozenset({"table", "thead", "tbody"})

# Scripts show what a sheet hides: a page until it is loaded, one of several tabs. Nobody hides a number at such length.
_MOST_HIDDEN = 300  # characters, or elements

Declarations = Mapping[str, str]


class _Rule(NamedTuple):
    """Declarations for some elements; whether they hold for all of them is not known if not `is_sure`."""

    selector: Selector
    declarations: Declarations
    is_sure: bool


class Colouring(NamedTuple):
    """What the sheets declare about colours and sizes of an element, and all that they may declare besides."""

    declared: Declarations
    possible: Sequence[Declarations] = ()


_NO_COLOURING = Colouring({})


class _Said(NamedTuple):
    """What the sheets say about an element; `placing` is empty unless it matters."""

    placing: Declarations
    colouring: Colouring


class StyleSheets:
    """The style sheets inside a page."""

    def __init__(self, tree: BeautifulSoup) -> None:
        tags = list(_tags(tree))
        sheets = [str(tag.string or "") for tag in tags if tag.name == "style" and _is_for_screens(tag)]
        self.are_all = not any("@import" in sheet for sheet in sheets) and not any(map(_links_sheet, tags))
        """Whether the page has no other sheets, which nobody can see here."""
        rules = [rule for sheet in sheets for rule in _rules(sheet)]
        self._candidates: dict[tuple[str, frozenset[str]], Sequence[_Rule]] = {}
        self._known: dict[tuple[str, frozenset[str], int], _Said] = {}
        self._names: dict[int, frozenset[str]] = {}
        # Of the names of an element only those that a rule has count: many elements are alike then.
        self._named = frozenset().union(*(part.names for rule in rules for part in _parts(rule.selector)))
        self._by_key: dict[str, list[tuple[tuple[int, int, int], int, _Rule]]] = defaultdict(list)
        for number, rule in enumerate(rules):
            element = rule.selector.element
            key = min(element.names, default=element.tag)
            self._by_key[key].append((rule.selector.weight, number, rule))
        if rules:
            self._write(tags)

    def colouring(self, tag: Tag) -> Colouring:
        """What the sheets say about the colours and the size of an element."""
        return self._said(tag).colouring if self._by_key else _NO_COLOURING

    def _write(self, tags: Iterable[Tag]) -> None:
        """Give the elements that a sheet hides, moves or parts from their line a `style` that says so."""
        for tag in tags:
            if placing := self._said(tag).placing:
                _style(tag, placing)

    def _said(self, tag: Tag) -> _Said:
        key = tag.name, self._names_of(tag)
        if key not in self._candidates:
            self._candidates[key] = self._candidates_for(*key)
        rules = self._candidates[key]
        # Where rules ask what an element stands in, those in the same one are alike.
        place = (*key, id(tag.parent) if any(rule.selector.around for rule in rules) else 0)
        if place not in self._known:
            holding = [rule for rule in rules if rule.selector.stands_in(tag, self._names_of)]
            self._known[place] = _said_by(holding, tag.name)
        return self._known[place]

    def _candidates_for(self, tag: str, names: frozenset[str]) -> Sequence[_Rule]:
        """The rules whose own part fits, weakest first."""
        numbered = [each for key in ("", tag, *names) for each in self._by_key.get(key, ())]
        return [
            rule
            for _, _, rule in sorted(numbered, key=lambda each: each[:2])
            if rule.selector.element.tag in ("", tag) and rule.selector.element.names <= names
        ]

    def _names_of(self, tag: Tag) -> frozenset[str]:
        """The classes and the id of an element, written as in a selector."""
        names = self._names.get(id(tag))
        if names is None:
            classes = str(tag.attrs.get("class", "")).split()
            names = self._named & {f"#{tag.attrs.get('id', '')}", *(f".{name}" for name in classes)}
            self._names[id(tag)] = names
        return names


def _said_by(rules: Iterable[_Rule], tag: str) -> _Said:
    placing: dict[str, str] = {}
    colouring: dict[str, str] = {}
    possible: list[Declarations] = []
    for rule in rules:
        if rule.is_sure:
            placing |= _only(_PLACING, rule.declarations)
            colouring |= _only(_COLOURING, rule.declarations)
        else:
            possible.append(rule.declarations)
    return _Said(placing if _matters(placing, tag) else {}, Colouring(colouring, possible))


def _parts(selector: Selector) -> Iterator[Part]:
    yield selector.element
    for run in selector.around:
        yield from run.parts


def _only(names: re.Pattern[str], declared: Declarations) -> dict[str, str]:
    return {name: value for name, value in declared.items() if names.fullmatch(name)}


def _matters(declared: Declarations, tag: str) -> bool:
    style = written(declared)
    if hides(style) or keeps_lines(style) or shifted(style) is not None:
        return True
    return tag not in BLOCKS and (makes_line(style) or stands_apart(style))


def _tags(tree: BeautifulSoup) -> Iterator[Tag]:
    return (node for node in tree.descendants if isinstance(node, Tag))


def _is_for_screens(tag: Tag) -> bool:
    media = str(tag.attrs.get("media", "")).lower()
    return tag.find_parent("noscript") is None and any(each.strip() in _SCREENS for each in media.split(","))


def _links_sheet(tag: Tag) -> bool:
    return tag.name == "link" and "stylesheet" in str(tag.attrs.get("rel", "")).lower()


def _rules(sheet: str) -> Iterator[_Rule]:
    blocks = list(_blocks(_COMMENT.sub("", sheet)))
    shown = frozenset(name for block in blocks if block.overrules and block.shows for name in block.names)
    for block in blocks:
        declared = read_declarations(block.body)
        for selector in map(parse_selector, block.selectors if block.is_for_text else ()):
            if selector:
                is_sure = not block.within and selector.is_exact
                is_believed = is_sure and bool(selector.element.names) and shown.isdisjoint(selector.element.names)
                if believed := _believed(declared, is_believed=is_believed):
                    yield _Rule(selector, believed, is_sure)


def _believed(declared: Declarations, *, is_believed: bool) -> Declarations:
    """Without what hides, where other rules undo it, so that whoever looks at the page sees it."""
    return {
        name: value
        for name, value in declared.items()
        if (_PLACING.fullmatch(name) or _COLOURING.fullmatch(name))
        and (is_believed or not hides(f"{name}: {value}"))
        and not vanishes(f"{name}: {value}")
    }


class _Block(NamedTuple):
    """What stands before and between two braces, and before the braces around both."""

    before: str
    body: str
    within: tuple[str, ...]

    @property
    def selectors(self) -> list[str]:
        return [each.strip() for each in self.before.rpartition(";")[2].split(",")]

    @property
    def names(self) -> list[str]:
        return _NAME.findall(self.before)

    @property
    def is_for_text(self) -> bool:
        """Whether it may hold for the elements of a page on a screen."""
        return not any(map(_OTHER_BLOCKS.search, (self.before, *self.within)))

    @property
    def overrules(self) -> bool:
        """Whether it may hold against rules that come later or are more specific, or is not taken in at all."""
        is_simple = not self.within and all(map(_SELECTOR.fullmatch, self.selectors))
        return not is_simple or "important" in self.body.lower()

    @property
    def shows(self) -> bool:
        """Whether it says how something is shown that may be hidden elsewhere."""
        return not read_declarations(self.body).get("display", "none").startswith("none")


def _blocks(sheet: str) -> Iterator[_Block]:
    """Every block; a sheet that breaks off ends its last one."""
    opened: list[str] = []
    for text, brace in _BRACE.findall(sheet + "}"):
        if brace == "{":
            opened.append(text)
        elif opened:
            before = opened.pop()
            yield _Block(before, text, tuple(opened))


def _style(tag: Tag, declared: Declarations) -> None:
    """Write into an element what is declared for it and what it does not say itself."""
    own = str(tag.attrs.get("style", ""))
    style = written({name: value for name, value in declared.items() if name not in declarations(own)})
    if not (hides(style) and _is_shown_by_scripts(tag)):
        tag["style"] = f"{style}; {own}"


def written(declared: Declarations) -> str:
    return "; ".join(f"{name}: {value}" for name, value in declared.items())


def _is_shown_by_scripts(tag: Tag) -> bool:
    inside = list(islice(elements_in(tag), _MOST_HIDDEN))
    texts = (text for each in (tag, *inside) for text in each.contents if isinstance(text, NavigableString))
    is_long = len(inside) == _MOST_HIDDEN or sum(map(len, texts)) > _MOST_HIDDEN
    return is_long or tag.name in ("html", "body", *_TABLES) or any(each.name == "table" for each in inside)
