"""Whose report, or whose list, a link leads to."""

from __future__ import annotations

from collections.abc import Collection

from transform.identity.rules import is_agency_name
from transform.identity.title import completed


def agency_of_list(name: str) -> str | None:
    """The agency that a link in a directory of agencies leads to; None for other links (2019年)."""
    plain = "".join(name.split())
    return completed(plain) if is_agency_name(plain) else None


def reporting_agency(named: str | None, own: str, known: Collection[str]) -> str:
    """The agency that the title of a link names, as it is known here or in its official form; else that of the site.

    A site lists reports of others too. A short name (教育局) is that of the site's agency if it ends like it.
    """
    if named is None:
        return own
    for name in (named, completed(named)):
        if name in known:
            return name
        if own.endswith(name):
            return own
    return completed(named)
