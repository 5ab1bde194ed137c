"""What the name of an agency tells about it: its level, the division that it serves, and what it does."""

from __future__ import annotations

from collections.abc import Sequence

from transform.identity.parts import NameParts, parts_of
from transform.identity.places import opening_chain, regions_of, regions_of_branch
from transform.identity.regions import Region
from transform.identity.rules import identity_rules, level_by_words, names_a_place
from transform.report import AgencyTraits

_WITHIN_A_DIVISION = ("town", "zone", "state", "state_vertical")
"""Levels that the words of a name tell, whatever division stands in it."""


def traits_of(name: str, year: int | None) -> AgencyTraits:
    """Reads the name of an agency that reports on this year."""
    parts = parts_of(name)
    candidates = _regions(name, parts, year)
    office = parts.office
    return AgencyTraits(
        level=_level(name, parts, candidates),
        region_code=candidates[0].code if len(candidates) == 1 else None,
        function=parts.function,
        place=_place(parts, candidates),
        office=office.stem if office else None,
    )


def regions_served(name: str, year: int | None) -> tuple[Region, ...]:
    """The divisions that an agency of this name can serve: several, if places have the same name."""
    return _regions(name, parts_of(name), year)


def _regions(name: str, parts: NameParts, year: int | None) -> tuple[Region, ...]:
    if parts.branch:
        return regions_of_branch(parts.place, parts.branch, year)
    if parts.office:
        return regions_of(parts.place, year)
    chain = opening_chain(name, year)
    return () if names_a_place(chain.rest) else chain.regions


def _level(name: str, parts: NameParts, candidates: Sequence[Region]) -> str | None:
    office = parts.office
    if parts.place and (parts.system or (office and office.is_vertical)):
        return "state_vertical"
    if parts.branch or (office and office.is_branch):
        return "branch"
    if _is_zone(parts.place, candidates):
        return "zone"
    by_words = level_by_words(parts.place or name)
    ranks = {region.rank for region in candidates}
    if by_words in _WITHIN_A_DIVISION or not ranks:
        return by_words
    return ranks.pop() if len(ranks) == 1 else None


def _place(parts: NameParts, candidates: Sequence[Region]) -> str | None:
    """The code of the division that is the place, else the place as printed; None if places have the same name."""
    if parts.office is None or len(candidates) > 1:
        return None
    printed = parts.place + parts.branch
    names = (name for region in candidates for name in (region.name, region.common_name, region.short_name) if name)
    return candidates[0].code if printed.endswith(tuple(names)) else printed


def _is_zone(place: str, candidates: Sequence[Region]) -> bool:
    """Whether a place is a development zone, which 浦东新区 and other divisions of such a name are not."""
    is_division = any(place.endswith(region.name) for region in candidates)
    return place.endswith(identity_rules().zones) and not is_division
