"""Administrative divisions: their codes (GB/T 2260) and the years in which each was valid."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from transform.identity.rules import identity_rules

_MUNICIPALITIES = ("11", "12", "31", "50")
_SUFFIXES = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "地区", "省", "市", "县", "区", "盟", "旗")
_AUTONOMOUS = "自治"


class InvalidRegionsError(ValueError):
    """`regions.csv` contradicts itself."""


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A division under one code and name. `last_year` is the year in which it ended, None while it is valid."""

    code: str
    name: str
    level: str
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
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        records = [{key: value or None for key, value in row.items()} for row in rows]
    found = msgspec.convert(records, tuple[Region, ...], strict=False)
    by_code = _grouped((region.code, region) for region in found)
    for region in found:
        _require_sound(region, by_code)
    return Regions(
        found,
        _grouped((name, region) for region in found for name in {region.name, region.common_name}),
        _grouped((region.short_name, region) for region in found),
        by_code,
    )


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


def _grouped(pairs: Iterable[tuple[str | None, Region]]) -> dict[str, tuple[Region, ...]]:
    groups: dict[str, list[Region]] = defaultdict(list)
    for key, region in sorted(pairs, key=lambda pair: pair[1].first_year):
        if key is not None:
            groups[key].append(region)
    return {key: tuple(found) for key, found in groups.items()}


def _require_sound(region: Region, by_code: Mapping[str, tuple[Region, ...]]) -> None:
    problems = {
        "the code is not six digits": not (len(region.code) == 6 and region.code.isdigit()),
        "the level is unknown": region.level not in ("province", "prefecture", "county"),
        "the division above it is not listed": region.parent is not None and region.parent not in by_code,
        "only a province has none above it": (region.parent is None) != (region.level == "province"),
        "it ends before it begins": region.last_year is not None and region.last_year < region.first_year,
    }
    for problem in (problem for problem, is_so in problems.items() if is_so):
        raise InvalidRegionsError(f"regions.csv, {region.code} {region.name}: {problem}")
