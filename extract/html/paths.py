"""Where an element is in its page, and how to find it again.

A path names an element of the parsed page by the steps from the root, `html/body/div[2]/table/tr[3]/td[1]`: each step
is a tag name and, where its parent has several children of that name, the position among them, counted from 1. It is
an XPath without its leading slash. Markup that the parser does not invent is not in it: a `tbody` only where written.
"""

from __future__ import annotations

import re
from collections import Counter

from bs4 import BeautifulSoup
from bs4.element import Tag

from extract.document import HtmlLocator

_STEP = re.compile(r"([^\[\]]+)(?:\[(\d+)\])?")

# Below this an element is named by its ancestor at this depth: on a page broken into ten thousand levels, the paths
# would take more memory than the page. Real pages have fewer than 60 levels.
_DEEPEST = 200


class Paths:
    """The paths of the elements of one page, each worked out once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[str, int]] = {}

    def locate(self, tag: Tag) -> HtmlLocator:
        """The locator of an element; empty for the document itself."""
        unknown = []
        ancestor: Tag | None = tag
        while ancestor is not None and id(ancestor) not in self._known and not isinstance(ancestor, BeautifulSoup):
            unknown.append(ancestor)
            ancestor = ancestor.parent
        for element in reversed(unknown):
            if element.parent is not None:
                self._name_children(element.parent)
        return HtmlLocator(self._known.get(id(tag), ("", 0))[0])

    def _name_children(self, parent: Tag) -> None:
        children = [child for child in parent.contents if isinstance(child, Tag)]
        if id(children[0]) in self._known:
            return
        prefix, depth = self._known.get(id(parent), ("", 0))
        totals = Counter(child.name for child in children)
        positions: Counter[str] = Counter()
        for child in children:
            positions[child.name] += 1
            step = child.name if totals[child.name] == 1 else f"{child.name}[{positions[child.name]}]"
            path = "/".join(filter(None, [prefix, step])) if depth < _DEEPEST else prefix
            self._known[id(child)] = (path, depth + 1)


def resolve(root: Tag, locator: HtmlLocator) -> Tag | None:
    """The element of a parsed page (see `tree.parse`) that a locator names, or None if there is none."""
    element: Tag = root
    for step in filter(None, locator.path.split("/")):
        match = _STEP.fullmatch(step)
        if match is None:
            return None
        name, position = match.group(1), int(match.group(2) or 1)
        same_name = [child for child in element.contents if isinstance(child, Tag) and child.name == name]
        if not 1 <= position <= len(same_name):
            return None
        element = same_name[position - 1]
    return element
