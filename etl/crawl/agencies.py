"""Whose report a link leads to."""

from __future__ import annotations

from collections.abc import Collection

from transform.identity.title import completed


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
