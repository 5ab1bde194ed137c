"""Text that nobody sees: in the colour of what it stands on, or too small to be more than a dot.

Editors hide so what they do not want to delete. White text on a dark heading is seen, and how a page is painted that
links a style sheet is not known here: only what is certainly not seen is taken away. Where a part of a value may not be
seen, the value is doubted: a question mark stands behind that part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from bs4 import BeautifulSoup
from bs4.element import Doctype, NavigableString, PageElement, Tag

from extract.html.colours import (
    BLACK,
    LINK,
    WHITE,
    Colour,
    Named,
    attribute_colour,
    background_of,
    difference,
    is_light,
    named_colour,
)
from extract.html.styles import declarations, points, shifted
from extract.html.stylesheets import StyleSheets, written
from extract.html.tree import BLOCKS, is_seen, is_text

_TINY = 1.0  # points
_NORMAL = 12.0
_LENGTH_IN_FONT = re.compile(r"(?:^|\s)([\d.]+(?:pt|px|em|rem|%))(?:/|\s|$)")
_SIZES_BY_NAME = re.compile(r"(?:xx?-)?(?:small|large)|medium|smaller|larger|xxx-large")
_PAINTED = frozenset({"body", "col", "table", "tbody", "td", "tfoot", "th", "thead", "tr"})
_FIELDS = frozenset({"button", "input", "mark", "select", "textarea"})  # these have colours of their own
_YELLOW = (255, 255, 0)
_COLUMNS = ("col", "colgroup")
_OUTLINES = ("text-shadow", "-webkit-text-stroke", "-webkit-text-fill-color", "-webkit-background-clip")
_STANDARD = re.compile(r"html|.*(?:xhtml|strict|loose\.dtd).*", re.IGNORECASE | re.DOTALL)
_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
_VALUE = re.compile(r"(?=\D*\d)(?:[\W\d_]*[^\W\d_]){0,3}[\W\d_]*")

Sight = Literal["seen", "doubtful", "unseen"]
_SIGHTS: Mapping[str, Sight] = {"none": "unseen", "some": "doubtful", "clear": "seen"}

DOUBT = "?"
"""Stands behind what may not be seen: a number beside it is none beyond doubt."""

_Declared = Mapping[str, str]


class Unseen(NavigableString):
    """Text that stands in a page and is not seen. As any subclass it is no text of the page (`tree.is_text`)."""


class _Look(NamedTuple):
    """How text is painted: colours and sizes are None where they are not known, a colour also "none".

    `possible` is a colour that it may have instead; `is_sure` is False where anything may hold instead. What may be
    raised may be a mark behind a number.
    """

    colour: Colour | Literal["none"] | None = BLACK
    background: Colour | None = WHITE
    size: float | None = _NORMAL
    possible: Colour | Literal["none"] | None = None
    is_sure: bool = True
    is_outlined: bool = False
    may_be_raised: bool = False

    def sight(self) -> Sight:
        """Whether text that is painted so is seen."""
        sight = "unseen" if self._is_tiny() else self._sight_of(self.colour)
        if sight == "seen" and (self.may_be_raised or self._sight_of(self.possible) != "seen"):
            return "doubtful"
        is_certain = self.is_sure and not self.is_outlined
        return sight if is_certain or sight == "seen" else "doubtful"

    def _is_tiny(self) -> bool:
        # A size of nothing is not judged here: layouts have it, and give what is in them a size again.
        return self.size is not None and 0 < self.size <= _TINY

    def _sight_of(self, colour: Colour | Literal["none"] | None) -> Sight:
        if colour is None or colour == "none":
            return "seen" if colour is None else "unseen"
        if self.background is None:
            return "doubtful" if is_light(colour) else "seen"
        return _SIGHTS[difference(colour, self.background)]


class _Place(NamedTuple):
    """A node, how it is painted, and the row and the cell of a table that it is in."""

    node: PageElement
    look: _Look
    row: Tag | None = None
    cell: Tag | None = None


def mark_unseen(tree: BeautifulSoup, sheets: StyleSheets) -> None:
    """Make text that nobody sees `Unseen`, and put a question mark behind what may not be seen in a value.

    In a row where all text may be unseen none is doubted: so are headings on a ground that is not known.
    """
    painter = _Painter(tree, sheets)
    unseen: list[PageElement] = []
    doubtful: list[_Place] = []
    rows: set[int] = set()  # with text that is certainly seen
    stack = [_Place(tree, _Look())]
    while stack:
        place = stack.pop()
        node, look, row, cell = place
        if isinstance(node, Tag):
            if node is tree or is_seen(node):
                look = painter.look(node, look)
                row, cell = _in_table(node, row, cell)
                stack.extend(_Place(child, look, row, cell) for child in reversed(node.contents))
        elif is_text(node) and not str(node).isspace():
            sight = look.sight()
            if sight == "unseen":
                unseen.append(node)
            elif sight == "doubtful":
                doubtful.append(place)
            elif row is not None:
                rows.add(id(row))
    for node in unseen:
        node.replace_with(Unseen(str(node)))
    _doubt([place for place in doubtful if id(place.row) in rows])


def _doubt(places: Sequence[_Place]) -> None:
    cells = {id(place.cell): place.cell for place in places}
    values = {number for number, cell in cells.items() if _is_value(cell)}
    for place in places:
        if id(place.cell) in values:
            place.node.replace_with(NavigableString(str(place.node).rstrip() + DOUBT))


def _in_table(tag: Tag, row: Tag | None, cell: Tag | None) -> tuple[Tag | None, Tag | None]:
    if tag.name == "tr":
        return tag, None
    return (row, tag) if tag.name in ("td", "th") else (row, cell)


def _is_value(cell: Tag | None) -> bool:
    """Whether a cell holds a number and no words, besides a unit; a year may be a heading."""
    if cell is None:
        return False
    text = cell.get_text().strip()
    return _VALUE.fullmatch(text) is not None and not _YEAR.fullmatch(text)


class _Painter:
    """How the elements of a page are painted, as far as the page itself says."""

    def __init__(self, tree: BeautifulSoup, sheets: StyleSheets) -> None:
        self._sheets = sheets
        doctype = next((node for node in tree.contents if isinstance(node, Doctype)), None)
        self._is_quirky = doctype is None or not _STANDARD.fullmatch(str(doctype).strip())
        self._body = _Look()

    def look(self, tag: Tag, around: _Look) -> _Look:
        """How an element is painted in what is around it."""
        if tag.name in _FIELDS:
            ground = _YELLOW if tag.name == "mark" else WHITE
            around = around._replace(colour=BLACK, background=ground, possible=None)
        elif tag.name == "table":
            around = self._around_table(tag, around)
        look = self._painted(tag, around)
        if tag.name == "body":
            self._body = look
        return look

    def _around_table(self, table: Tag, around: _Look) -> _Look:
        """What a table inherits: without a standard doctype only colours of the page."""
        if self._is_quirky:
            body = self._body
            around = around._replace(colour=body.colour, possible=body.possible, size=_NORMAL, is_sure=body.is_sure)
        children = [child for child in table.contents if isinstance(child, Tag) and child.name in _COLUMNS]
        columns = [*children, *(col for child in children for col in child.find_all("col"))]
        return around._replace(background=None) if any(map(self._is_painted, columns)) else around

    def _is_painted(self, column: Tag) -> bool:
        return self._painted(column, _Look()).background != WHITE

    def _painted(self, tag: Tag, around: _Look) -> _Look:
        declared, possible = self._sheets.colouring(tag)
        if not (tag.attrs or declared or possible):
            is_known = self._sheets.are_all or tag.name not in BLOCKS
            return around if is_known else around._replace(background=None)
        own = declarations(str(tag.attrs.get("style", "")))
        has_colour = "color" in own or (tag.name == "font" and "color" in tag.attrs and "color" not in declared)
        is_closed = self._sheets.are_all or not ("class" in tag.attrs or "id" in tag.attrs)
        size = self._size(tag, {**declared, **own}, around)
        if size is not None and 0 < size <= _TINY:
            is_sure = "font-size" in own or "font" in own or (size == around.size and around.is_sure and is_closed)
        else:
            is_sure = has_colour or (around.is_sure and is_closed)
        return _Look(
            self._colour(tag, own, declared, around),
            self._background(tag, own, declared, possible, around, is_closed=is_closed),
            size,
            None if has_colour else self._possible_colour(possible, around),
            is_sure,
            around.is_outlined or any(name in own or name in declared for name in _OUTLINES),
            tag.name not in BLOCKS and (around.may_be_raised or any(shifted(written(each)) for each in possible)),
        )

    def _colour(self, tag: Tag, own: _Declared, declared: _Declared, around: _Look) -> Colour | Literal["none"] | None:
        named = (
            named_colour(own["color"])
            if "color" in own
            else named_colour(declared["color"])
            if "color" in declared
            else self._colour_of_attributes(tag)
        )
        return around.colour if named == "inherited" else named

    def _colour_of_attributes(self, tag: Tag) -> Named:
        attribute = {"font": "color", "body": "text"}.get(tag.name, "")
        if attribute in tag.attrs:
            return attribute_colour(str(tag.attrs[attribute]))
        if tag.name == "a" and "href" in tag.attrs:
            return LINK if self._sheets.are_all else None
        return "inherited"

    def _background(
        self,
        tag: Tag,
        own: _Declared,
        declared: _Declared,
        possible: Sequence[_Declared],
        around: _Look,
        *,
        is_closed: bool,
    ) -> Colour | None:
        found = background_of(own)
        if found == "inherited":
            if any(name.startswith("background") for each in possible for name in each):
                return None
            found = background_of(declared)
        if found == "inherited" and tag.name in _PAINTED:
            if tag.attrs.get("background"):
                return None
            found = attribute_colour(str(tag.attrs["bgcolor"])) if tag.attrs.get("bgcolor") else "inherited"
        if not isinstance(found, str):
            return found
        is_elsewhere = own.get("position") in ("absolute", "fixed")
        is_known = is_closed and (self._sheets.are_all or tag.name not in BLOCKS)
        return around.background if is_known and not is_elsewhere else None

    def _size(self, tag: Tag, declared: _Declared, around: _Look) -> float | None:
        size = declared.get("font-size", "")
        if not size and (match := _LENGTH_IN_FONT.search(declared.get("font", ""))):
            size = match[1]
        if _SIZES_BY_NAME.fullmatch(size) or (not size and tag.name == "font" and "size" in tag.attrs):
            return _NORMAL
        if not size or size == "inherit":
            return around.size
        return points(size, around.size or _NORMAL)

    def _possible_colour(self, possible: Sequence[_Declared], around: _Look) -> Colour | Literal["none"] | None:
        for each in possible:
            named = named_colour(each["color"]) if "color" in each else "inherited"
            if named != "inherited":
                return named
        return around.possible
