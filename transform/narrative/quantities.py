"""Quantities in a sentence: a number with its unit, and the words that make it a bound. Dates and the like are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import msgspec

from transform.knowledge import load_knowledge
from transform.narrative.numerals import ARABIC, CHARACTERS, Numeral, read_numeral
from transform.report import Bound

_BLOT = "\0"
_PER_CENT = "%"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in `text[start:end]`, with the words that bound it and its unit.

    `is_plain` is False for what is a quantity only where something says so: a number without unit, a Chinese numeral
    that may belong to a word (一件).
    """

    start: int
    end: int
    value: Decimal
    precision: Decimal
    bound: Bound
    unit: str | None
    is_plain: bool


class _Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    units: tuple[str, ...]
    same_units: dict[str, str]
    acts: frozenset[str]
    units_of_numerals: frozenset[str]
    before: dict[Bound, tuple[str, ...]]
    inside: dict[Bound, tuple[str, ...]]
    behind: dict[Bound, tuple[str, ...]]
    ends_bare: str
    either: frozenset[str]
    several: str
    blotted: tuple[str, ...]


@cache
def _rules() -> _Rules:
    return load_knowledge(__file__, "quantities.yaml", _Rules)


def quantities(text: str) -> list[Quantity]:
    """The quantities of a sentence that was made comparable, in order."""
    if not _sign_of_one().search(text):
        return []
    blotted = _blotted_pattern().sub(lambda match: _BLOT * len(match[0]), text)
    return [quantity for match in _quantity_pattern().finditer(blotted) for quantity in _read(match)]


def are_alike(unit: str | None, other: str | None) -> bool:
    """Whether things in these units can be whole and part: acts (次, 场) are parts of acts only."""
    acts = _rules().acts
    return (unit in acts) == (other in acts)


@cache
def _sign_of_one() -> re.Pattern[str]:
    """What every sentence with a quantity holds; looked for first, because most sentences have none."""
    rules = _rules()
    inside = _one_of(word for words in rules.inside.values() for word in words)
    return re.compile(rf"\d|百分之|[{CHARACTERS}](?:{inside})?(?:{_one_of(rules.units_of_numerals)})")


@cache
def _blotted_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _rules().blotted))


@cache
def _quantity_pattern() -> re.Pattern[str]:
    rules = _rules()
    words = {
        name: _one_of(word for group in groups.values() for word in group)
        for name, groups in (("before", rules.before), ("inside", rules.inside), ("behind", rules.behind))
    }
    number = rf"(?:{ARABIC})(?:[{CHARACTERS}]+(?:\d{{1,4}}[{CHARACTERS}]+)*)?|(?<![{rules.several}])[{CHARACTERS}]+"
    range_mark = r"[-—~～–至到]+"
    return re.compile(
        rf"(?<![\d.A-Za-z])(?<!\d )(?P<before>{words['before']})?"
        rf"(?P<percent>百分之)?(?:(?P<low>{ARABIC}){range_mark})?(?P<number>{number})(?P<inside>{words['inside']})?"
        rf"(?P<scale>[十百千万亿]+)?(?P<inside2>{words['inside']})?"
        rf"(?![.\d])(?P<unit>{_one_of(rules.units)})?(?P<behind>{words['behind']})?"
        rf"(?(unit)|(?(percent)|(?={rules.ends_bare})))"
    )


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _read(match: re.Match[str]) -> Iterator[Quantity]:
    """The quantity of a match; two for a range, its lower and its upper bound; none for what is no number."""
    numeral = read_numeral(match["number"] + (match["scale"] or ""))
    if numeral is None or match["number"] in _rules().either or (match["percent"] and match["unit"]):
        return
    unit = _PER_CENT if match["percent"] else match["unit"]
    is_plain = _is_count(match["number"] + (match["scale"] or ""), unit)
    unit = _rules().same_units.get(unit, unit) if unit else None
    place = (match.start(), match.end())
    low = read_numeral(match["low"]) if match["low"] else None
    if low is None:
        yield Quantity(*place, numeral.value, numeral.precision, _bound(match), unit, is_plain)
    elif low.value < numeral.value:
        scaled = _scaled(low, match["number"] + (match["scale"] or ""))
        yield Quantity(*place, scaled.value, scaled.precision, Bound.GE, unit, is_plain)
        yield Quantity(*place, numeral.value, numeral.precision, Bound.LE, unit, is_plain)


def _scaled(low: Numeral, high: str) -> Numeral:
    """The lower number of a range with the 万 that only the upper one has (3-5万)."""
    scale = re.search(r"[万亿]+$", high)
    return (read_numeral(f"{low.value}{scale[0]}") if scale else None) or low


def _is_count(number: str, unit: str | None) -> bool:
    """Whether number and unit alone make a quantity.

    An Arabic number does with a unit or in 万; a Chinese one if it counts such things as numerals count, but for 一.
    """
    if number[0].isdecimal():
        return unit is not None or number.endswith(("万", "亿"))
    return unit == _PER_CENT or (unit in _rules().units_of_numerals and number != "一")


def _bound(match: re.Match[str]) -> Bound:
    rules = _rules()
    words = (("before", rules.before), ("inside", rules.inside), ("inside2", rules.inside), ("behind", rules.behind))
    found = (bound for name, groups in words for bound, group in groups.items() if match[name] in group)
    return next(found, Bound.EXACT)
