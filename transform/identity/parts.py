"""The parts of an agency's name: the system of the state, the place, the office, and the place of a branch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transform.identity.offices import Office, function_list, longest_office, offices
from transform.identity.regions import regions
from transform.identity.rules import identity_rules

_ENDS_WITH_A_PLACE = re.compile(r".+(?:[省市县区州盟旗镇乡]|苏木|街道)")


@dataclass(frozen=True, slots=True)
class NameParts:
    """`place` is empty where the name has none, or where its generic name is not known, so that `office` is None.

    `branch` is what a name puts between bureau and 分局: 望溪 in 澄湾市生态环境局望溪分局.
    """

    system: str
    place: str
    office: Office | None
    branch: str

    @property
    def function(self) -> str | None:
        """What the agency does: what its system does (证监会), else what its office says."""
        return function_list().systems.get(self.system) or (self.office.function if self.office else None)


def parts_of(name: str) -> NameParts:
    """Takes the name of an agency apart; what stands before a known generic name has to be a place, or nothing."""
    systems = (each for each in function_list().systems if name.startswith(each) and name != each)
    system = next(systems, "")
    rest = name.removeprefix(system)
    if found := _place_and_office(rest, any_place=bool(system)):
        return NameParts(system, *found, branch="")
    for bureau, branch in _branches(rest):
        if found := _place_and_office(bureau):
            return NameParts(system, *found, branch)
    return NameParts(system, "", None, "")


def _place_and_office(text: str, *, any_place: bool = False) -> tuple[str, Office] | None:
    """The longest generic name at the end of a text, with a place before it; a system is followed by a place anyway."""
    for size in range(min(len(text), longest_office()), 1, -1):
        office = offices().get(text[-size:])
        if office and (any_place or is_place(text[:-size])):
            return text[:-size], office
    return None


def is_place(text: str) -> bool:
    """Whether a text can be a place: nothing at all, words that end with that of a division, or a known short name."""
    return not text or bool(_ENDS_WITH_A_PLACE.fullmatch(text)) or text in regions().by_short_name


def is_town_or_zone(text: str) -> bool:
    """Whether a text can be a place within a county: a town, or a development zone."""
    return bool(re.fullmatch(r".+(?:镇|乡|苏木|街道)", text)) or text.endswith(identity_rules().zones)


def _branches(text: str) -> Iterator[tuple[str, str]]:
    """The ways to read a text as a bureau and the place of its branch, the longest bureau first."""
    ending = next((each for each in function_list().branch_endings if text.endswith(each)), None)
    if ending is None:
        return
    stem = text.removesuffix(ending)
    yield from ((stem[:size], stem[size:]) for size in range(len(stem) - 2, 2, -1))
