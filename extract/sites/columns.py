"""From a home page to the column of annual reports, by the texts of links, without knowing the site."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from extract.sites.links import Link
from extract.sites.words import words

LONGEST_NAME = 16
"""Characters of the name of a column; what is longer is a headline."""

MOST_COLUMNS = 6
"""Columns of one page that are looked at."""


def columns(found: Sequence[Link], uri: str) -> list[tuple[Link, int]]:
    """Links to columns on the same site that may hold the annual reports, nearest first, each with its rank.

    The highest rank is the column itself; a column of the lowest rank holds all that is disclosed.
    """
    host = urlsplit(uri).hostname
    ranked = [
        (link, rank)
        for link in found
        if link.uri != uri and urlsplit(link.uri).hostname == host and (rank := _rank(link.text)) is not None
    ]
    return sorted(ranked, key=lambda each: -each[1])[:MOST_COLUMNS]


def is_annual(rank: int) -> bool:
    """Whether a column of this rank is the one of annual reports."""
    return rank == len(words().columns) - 1


def _rank(text: str) -> int | None:
    """The highest rank of which the name of a column has a word; None for other links."""
    name = "".join(text.split())
    if not name or len(name) > LONGEST_NAME or any(word in name for word in words().other):
        return None
    ranks = [rank for rank, names in enumerate(words().columns) if any(word in name for word in names)]
    return max(ranks, default=None)
