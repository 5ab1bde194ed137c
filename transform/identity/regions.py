"""Administrative divisions: their codes (GB/T 2260) and the years in which each was valid."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from transform.identity.rules import identity_rules

_MUNICIPALITIES = ("11", "12", "31", "50")
_SUFFIXES = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "地区", "省", "市", "县", "区", "盟", "旗")
_AUTONOMOUS = "自治"
_DIGITS = 6
_SHORTEST_NAME = 3


class InvalidRegionsError(ValueError):
    """`regions.csv` contradicts itself."""


class Region(msgspec.Struct, frozen=True, array_like=True):
    """A division under one code and name. `last_year` is the year in which it ended, None while it is valid."""

    code: str
    name: str
    level: Literal["province", "prefecture", "county"]
    parent: str | None
    first_year: int
    last_year: int | None

    @property
    def short_name(self) -> str | None:
        """The name without its last word (张掖 for 张掖市); None where too little or a people's name would be left."""
        found = _shortened().match(self.name)
        return found["short"] if found else None

    @property
    def common_name(self) -> str:
        """The name without the peoples of an autonomous division (恩施州), as its agencies print it; else the name."""
        found = _autonomy().fullmatch(self.name) if _AUTONOMOUS in self.name else None
        return found["place"] + found["kind"] if found else self.name

    @property
    def rank(self) -> str:
        """The level of the agencies that serve it: districts of municipalities (Beijing …) rank higher."""
        return "prefecture" if self.level == "county" and self.code.startswith(_MUNICIPALITIES) else self.level

    @property
    def stem(self) -> str:
        """What the codes of all divisions below it begin with."""
        return self.code[: {"province": 2, "prefecture": 4, "county": 6}[self.level]]


@cache
def _autonomy() -> re.Pattern[str]:
    peoples = "|".join(identity_rules().peoples)
    return re.compile(rf"(?P<place>.+?)(?:{peoples})+自治(?P<kind>[州县旗])")


@cache
def _shortened() -> re.Pattern[str]:
    """A name of two characters or more before the longest last word, which the name of a people is not."""
    return re.compile(rf"(?P<short>.{{2,}}?)(?<!{_AUTONOMOUS})(?:{'|'.join(_SUFFIXES)})$")


@dataclass(frozen=True, slots=True)
class Regions:
    """All divisions, by name (in full and in common use), by short name and by code, the older first."""

    all: tuple[Region, ...]
    by_name: Mapping[str, tuple[Region, ...]]
    by_short_name: Mapping[str, tuple[Region, ...]]
    by_code: Mapping[str, tuple[Region, ...]]

    def above(self, region: Region) -> tuple[Region, ...]:
        """The divisions above it, the highest first, by the names that they have had last in its time."""
        above = []
        while region.parent is not None:
            region = self._latest(region.parent, region.last_year)
            above.append(region)
        return tuple(reversed(above))

    def _latest(self, code: str, year: int | None) -> Region:
        named = self.by_code[code]
        in_time = [each for each in named if year is None or each.first_year <= year]
        return (in_time or named)[-1]

    def full_name(self, region: Region) -> str:
        """Its name after those of the divisions above it."""
        return "".join(each.name for each in (*self.above(region), region))


@cache
def regions() -> Regions:
    """The divisions of `regions.csv`, read once. Raises `InvalidRegionsError`."""
    with Path(__file__).with_name("regions.csv").open(encoding="utf-8", newline="") as file:
        return read_regions(file)


def read_regions(lines: Iterable[str]) -> Regions:
    """The divisions in lines of CSV, whose columns are those of a `Region`. Raises `InvalidRegionsError`."""
    found = _rows(lines)
    older_first = sorted(found, key=lambda region: region.first_year)
    by_code = _grouped((region.code, region) for region in older_first)
    for region in found:
        _require_sound(region, by_code)
    return Regions(
        found,
        _grouped((name, region) for region in older_first for name in {region.name, region.common_name}),
        _grouped((name, region) for region in older_first if (name := region.short_name)),
        by_code,
    )


def _rows(lines: Iterable[str]) -> tuple[Region, ...]:
    columns, *rows = csv.reader(line for line in lines if not line.startswith("#"))
    if tuple(columns) != Region.__struct_fields__:
        raise InvalidRegionsError(f"regions.csv: the columns are not {', '.join(Region.__struct_fields__)}")
    try:
        return msgspec.convert([[value or None for value in row] for row in rows], tuple[Region, ...], strict=False)
    except msgspec.ValidationError as error:
        raise InvalidRegionsError(f"regions.csv: {error}") from error


def ends_with_a_division(place: str) -> bool:
    """Whether a printed place ends with the name of a division in full, or is one that is a kind of place (矿区)."""
    names = regions().by_name
    return place in names or any(place[start:] in names for start in range(1, len(place) - _SHORTEST_NAME + 1))


def in_force(candidates: Iterable[Region], year: int | None) -> tuple[Region, ...]:
    """Those that a report on this year can mean: valid at any time in it, else begun while the report was written.

    A division that another of its name replaced within the year, under a new code, is left out.
    """
    every = tuple(candidates)
    if year is None:
        return every
    valid = [each for each in every if each.first_year <= year and (each.last_year is None or year <= each.last_year)]
    new = {(each.name, each.code[:2]) for each in valid if each.first_year == year}
    kept = [each for each in valid if each.last_year != year or (each.name, each.code[:2]) not in new]
    return tuple(kept) or tuple(each for each in every if each.first_year == year + 1)


def _grouped(pairs: Iterable[tuple[str, Region]]) -> dict[str, tuple[Region, ...]]:
    groups: dict[str, list[Region]] = defaultdict(list)
    for key, region in pairs:
        groups[key].append(region)
    return {key: tuple(found) for key, found in groups.items()}


def _require_sound(region: Region, by_code: Mapping[str, tuple[Region, ...]]) -> None:
    if not (len(region.code) == _DIGITS and region.code.isdigit()):
        raise _unsound(region, f"the code is not {_DIGITS} digits")
    if (region.parent is None) != (region.level == "province"):
        raise _unsound(region, "only a province has none above it")
    if region.parent is not None and region.parent not in by_code:
        raise _unsound(region, "the division above it is not listed")
    if region.last_year is not None and region.last_year < region.first_year:
        raise _unsound(region, "it ends before it begins")


def _unsound(region: Region, problem: str) -> InvalidRegionsError:
    return InvalidRegionsError(f"regions.csv, {region.code} {region.name}: {problem}")
