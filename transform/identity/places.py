"""Which administrative division a printed place is; several where places have the same name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transform.identity.parts import is_town_or_zone
from transform.identity.regions import Region, in_force, regions

_LONGEST_NAME = 15
_LAST_WORD = re.compile(r"(?:[省市县区旗州盟镇乡]|地区|街道|苏木)$")


@dataclass(frozen=True, slots=True)
class Chain:
    """The divisions that open a text: all that the last of them can be, how they are printed, and what follows."""

    regions: tuple[Region, ...]
    printed: str
    rest: str


def opening_chain(text: str, year: int | None) -> Chain:
    """The longest run of division names that opens a text, each below the one before it (甘肃省张掖市甘州区…).

    A province may lose its last word (甘肃张掖市). Divisions are those that a report on this year means.
    """
    chain = Chain((), "", text)
    if start := _province_in_short(text, year):
        chain = start
    while step := _step(chain, year):
        chain = step
    return chain


def _step(chain: Chain, year: int | None) -> Chain | None:
    for size in range(min(len(chain.rest), _LONGEST_NAME), 1, -1):
        named = regions().by_name.get(chain.rest[:size], ())
        below = [region for region in named if not chain.regions or _is_below(region, chain.regions)]
        if found := in_force(below, year):
            return Chain(found, chain.printed + chain.rest[:size], chain.rest[size:])
    return None


def _province_in_short(text: str, year: int | None) -> Chain | None:
    for size in (2, 3):
        provinces = [each for each in regions().by_short_name.get(text[:size], ()) if each.level == "province"]
        start = Chain(tuple(provinces), text[:size], text[size:])
        if provinces and _step(start, year):
            return start
    return None


def _is_below(region: Region, above: Sequence[Region]) -> bool:
    return any(region.code.startswith(each.stem) and region.code != each.code for each in above)


def regions_of(place: str, year: int | None) -> tuple[Region, ...]:
    """What divisions a place can be, or lie in if it is a town or zone; none if it is not listed.

    `place` is the place in an agency's name; a place within a division that is not listed proves nothing.
    """
    chain = opening_chain(place, year)
    if chain.regions and (not chain.rest or is_town_or_zone(chain.rest)):
        return chain.regions
    return in_force(regions().by_short_name.get(place, ()), year)


def is_one_place(place: str, other: str) -> bool:
    """Whether two printed places can be the same: one without those above it, or without its last word, or renamed."""
    one, two = (_LAST_WORD.sub("", each) for each in (place, other))
    if one.endswith(two) or two.endswith(one):
        return True
    codes = [{region.code for region in regions_of(each, None)} for each in (place, other)]
    return bool(codes[0] & codes[1])


def regions_of_branch(place: str, branch: str, year: int | None) -> tuple[Region, ...]:
    """What divisions the branch of an agency of this place can serve; none if it is no division (a zone)."""
    above = regions_of(place, year)
    named = regions().by_name.get(branch, ()) + regions().by_short_name.get(branch, ())
    return in_force((region for region in named if _is_below(region, above)), year)


def settled(candidates: Sequence[Region], context: Sequence[str]) -> tuple[Region, ...]:
    """The candidates that the context speaks for: the only one whose superior it names, else all.

    `context` are texts that say where a report comes from: its site, its publisher, its superior.
    """
    if len(candidates) < 2:
        return tuple(candidates)
    named = [region for region in candidates if any(_names_superior(region, text) for text in context)]
    return tuple(named) if len(named) == 1 else tuple(candidates)


def _names_superior(region: Region, text: str) -> bool:
    return any(name in text for name in _names_above(region))


def _names_above(region: Region) -> Iterator[str]:
    for above in regions().above(region):
        yield from {above.name, above.common_name}
        if above.short_name:
            yield above.short_name + region.name
