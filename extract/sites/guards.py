"""Pages that are not what was asked for: a guard that wants a person, or the word that there is nothing."""

from __future__ import annotations

from extract.sites.links import Page, links
from extract.sites.titles import report_title
from extract.sites.words import words

_LONGEST_GUARD = 600
"""Characters of text on the page of a guard; a page with content may mention the same words."""


def asks_for_a_person(page: Page) -> bool:
    """Whether a page is a captcha, and not a short list that has one in a form."""
    if len(_text(page)) > _LONGEST_GUARD or not any(word in page.markup for word in words().captcha):
        return False
    return not any(report_title(link.text) for link in links(page))


def says_none_is_published(page: Page) -> bool:
    """Whether a page that should be a report says that there is none."""
    text = _text(page)
    return len(text) <= _LONGEST_GUARD and any(word in text for word in words().none_published)


def _text(page: Page) -> str:
    return "".join(page.tree.get_text(" ").split())
