"""The narrative dictionary (`indicators.yaml`) as typed data: what figures are about, and how sentences say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import msgspec

from transform.knowledge import load_knowledge

NUMBER = "#"
"""The character that stands for a quantity in the sentences which the patterns are matched against."""

_NUMBERS = {"n": f"(?P<stated>{NUMBER})", "other": NUMBER}
YEARS = {"last_year": -1, "this_year": 0, "next_year": 1}
"""The years that patterns can name, as groups of these names, and how far each is from the year of the report."""

_FRAGMENT = re.compile(r"\{([a-z]\w*)\}")
_YEAR = r"(?:19|20)\d{2}"


_Patterns = str | tuple[str, ...]
"""A pattern, or several of which any may match."""


class _Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    label_zh: str
    label_en: str
    unit: str
    units: str
    states: tuple[str, ...]
    here: tuple[str, ...] = ()
    place: _Patterns = ()
    thing: str | None = None
    among_others: bool = False
    only_once: bool = False
    not_under: _Patterns = ()
    unless: _Patterns = ()
    unless_behind: _Patterns = ()
    nothing: str | None = None
    cumulative: str | None = None
    whole: str | None = None
    cells: dict[str, tuple[str, ...]] = {}


class _Equal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: str
    of: dict[str, str]


class _Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, str]
    things: dict[str, str]
    things_join: str
    families: dict[str, frozenset[str]]
    bare_numbers: frozenset[str]
    published: frozenset[str]
    most: dict[str, int]
    indicators: tuple[_Indicator, ...]
    not_all: str
    excepts: str
    all_ends: str
    equals: tuple[_Equal, ...]


@dataclass(frozen=True, slots=True)
class NarrativeIndicator:
    """Something that figures can be about.

    `states` are its patterns, the group `stated` being the number; `here` those which hold only where the heading, the
    sentence before and the sentence, a line each, hold words of `place`, and where the thing named last before them is
    `thing`, alone or `among_others`; a part is about the thing of its whole. `only_once` says that two numbers for it
    in a sentence are for two of several. `not_under` are headings under which a number is one of several, `unless` and
    `unless_behind` what may not stand before and behind a match in its sentence. `nothing` are the nouns that a
    statement of absence makes zero. `cumulative` is the id of the same since 2008, `whole` that of what it is a part
    of. `cells` are the sums of cells, by form, that a table gives for it; a text may mean any of several.
    """

    id: str
    label_zh: str
    label_en: str
    unit: str
    units: frozenset[str]
    states: tuple[re.Pattern[str], ...]
    here: tuple[re.Pattern[str], ...]
    place: re.Pattern[str] | None
    thing: str | None
    among_others: bool
    only_once: bool
    not_under: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    unless_behind: re.Pattern[str] | None
    nothing: re.Pattern[str] | None
    cumulative: str | None
    whole: str | None
    cells: dict[str, tuple[str, ...]]
    takes_bare_numbers: bool
    most: int | None

    def takes(self, unit: str | None) -> bool:
        """Whether a number in this unit can be the indicator."""
        return self.takes_bare_numbers if unit is None else unit in self.units

    def can_be(self, value: Decimal) -> bool:
        """Whether there can be so many: a greater number is a misprint."""
        return self.most is None or value <= self.most


@dataclass(frozen=True, slots=True)
class Equality:
    """Words which say that one indicator (a key of `of`) equals another (its value): 均获维持.

    `not_all` are words right before them which say that it does not, `excepts` those farther on which except some.
    """

    pattern: re.Pattern[str]
    not_all: re.Pattern[str]
    excepts: re.Pattern[str]
    of: dict[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The narrative dictionary, special indicators before general ones.

    `things` finds what is counted, asked or handled, each kind as a group of its name; `things_join` is what stands
    between two of one list; `published` are units of what is published, any of which a part may have.
    """

    indicators: tuple[NarrativeIndicator, ...]
    equalities: tuple[Equality, ...]
    things: re.Pattern[str]
    things_join: re.Pattern[str]
    published: frozenset[str]

    def by_id(self, name: str) -> NarrativeIndicator:
        """The indicator with this id; also for the id of its cumulative series."""
        return next(each for each in self.indicators if name in (each.id, each.cumulative))


@cache
def lexicon() -> Lexicon:
    """The dictionary, read once. Raises `ValueError` if it names what it does not define."""
    read = load_knowledge(__file__, "indicators.yaml", _Lexicon)
    indicators = tuple(_indicator(each, read) for each in read.indicators)
    ids = {each.id for each in indicators}
    for equal in read.equals:
        if unknown := {*equal.of, *equal.of.values()} - ids:
            raise ValueError(f"indicators.yaml: {equal.pattern} names unknown indicators {sorted(unknown)}")
    if unknown := read.most.keys() - read.families.keys():
        raise ValueError(f"indicators.yaml: there are no families {sorted(unknown)}")
    if unknown := {each.thing for each in indicators if each.thing} - read.things.keys():
        raise ValueError(f"indicators.yaml: no pattern for the things {sorted(unknown)}")
    unless = re.compile(read.not_all), re.compile(read.excepts)
    equalities = tuple(
        Equality(re.compile(f"(?:{each.pattern})(?={read.all_ends})"), *unless, each.of) for each in read.equals
    )
    things = "|".join(f"(?P<{name}>{pattern})" for name, pattern in read.things.items())
    return Lexicon(indicators, equalities, re.compile(things), re.compile(read.things_join), read.published)


def _indicator(each: _Indicator, read: _Lexicon) -> NarrativeIndicator:
    return NarrativeIndicator(
        id=each.id,
        label_zh=each.label_zh,
        label_en=each.label_en,
        unit=each.unit,
        units=read.families[each.units],
        states=tuple(re.compile(_statement(pattern, read.words)) for pattern in each.states),
        here=tuple(re.compile(_statement(pattern, read.words)) for pattern in each.here),
        place=_pattern(each.place, read.words),
        thing=each.thing or next((other.thing for other in read.indicators if other.id == each.whole), None),
        among_others=each.among_others,
        only_once=each.only_once,
        not_under=_pattern(each.not_under, read.words),
        unless=_pattern(each.unless, read.words),
        unless_behind=_pattern(each.unless_behind, read.words),
        nothing=_pattern(each.nothing or (), read.words),
        cumulative=each.cumulative,
        whole=each.whole,
        cells=each.cells,
        takes_bare_numbers=each.units in read.bare_numbers,
        most=read.most.get(each.units),
    )


def _statement(pattern: str, words: dict[str, str]) -> str:
    """The regular expression of a statement: its fragments, numbers and years filled in."""
    years = {name: f"(?P<{name}>{_YEAR})" for name in YEARS}
    fragments = [*reversed(words.items()), *_NUMBERS.items(), *years.items()]  # a fragment may name those above it
    for name, fragment in fragments:
        pattern = pattern.replace("{" + name + "}", fragment)
    if unknown := _FRAGMENT.findall(pattern):
        raise ValueError(f"indicators.yaml: no fragment is called {', '.join(unknown)}")
    return pattern


def _pattern(patterns: _Patterns, words: dict[str, str]) -> re.Pattern[str] | None:
    several = (patterns,) if isinstance(patterns, str) else patterns
    return re.compile("|".join(_statement(pattern, words) for pattern in several)) if several else None
