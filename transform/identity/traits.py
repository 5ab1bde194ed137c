"""What the name of an agency tells about it: its level, the division that it serves, and what it does."""

from __future__ import annotations

from collections.abc import Sequence

from transform.identity.parts import NameParts, parts_of
from transform.identity.places import opening_chain, regions_of, regions_of_branch, settled
from transform.identity.regions import Region
from transform.identity.rules import level_by_words
from transform.report import AgencyTraits

_WITHIN_A_DIVISION = ("town", "zone", "state")
"""Levels that the words of a name tell, whatever division stands in it."""


def traits_of(name: str, year: int | None, context: Sequence[str] = ()) -> AgencyTraits:
    """Reads the name of an agency; `context` are texts that say where its report comes from."""
    parts = parts_of(name)
    candidates = _regions(name, parts, year, context)
    office = parts.office
    return AgencyTraits(
        level=_level(name, parts, candidates),
        region_code=candidates[0].code if len(candidates) == 1 else None,
        function=office.function if office else None,
        place=_place(parts, candidates),
        office=office.stem if office else None,
    )


def regions_served(name: str, year: int | None, context: Sequence[str] = ()) -> tuple[Region, ...]:
    """The divisions that an agency of this name can serve: several, if places have the same name."""
    return _regions(name, parts_of(name), year, context)


def _regions(name: str, parts: NameParts, year: int | None, context: Sequence[str]) -> tuple[Region, ...]:
    if parts.branch:
        return settled(regions_of_branch(parts.place, parts.branch, year), context)
    found = regions_of(parts.place, year) if parts.office else opening_chain(name, year).regions
    return settled(found, context)


def _level(name: str, parts: NameParts, candidates: Sequence[Region]) -> str | None:
    office = parts.office
    if parts.place and (parts.system or (office and office.is_vertical)):
        return "state_vertical"
    if parts.branch or (office and office.is_branch):
        return "branch"
    by_words = level_by_words(name)
    ranks = {region.rank for region in candidates}
    if by_words in _WITHIN_A_DIVISION or not ranks:
        return by_words
    return ranks.pop() if len(ranks) == 1 else None


def _place(parts: NameParts, candidates: Sequence[Region]) -> str | None:
    """The code of the division that is the place, else the place as printed; None if places have the same name."""
    if parts.office is None or len(candidates) > 1:
        return None
    printed = parts.place + parts.branch
    names = (name for region in candidates for name in (region.name, region.short_name) if name)
    return candidates[0].code if printed.endswith(tuple(names)) else printed
