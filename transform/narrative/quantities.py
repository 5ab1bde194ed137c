"""Quantities in a sentence: a number with its unit, and the words that make it a bound. Dates and the like are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import msgspec

from transform.knowledge import load_knowledge
from transform.narrative.numerals import ARABIC, CHARACTERS, POINTS, WORDS, read_numeral
from transform.report import Bound

_BLOT = "\0"
_PER_CENT = "%"
_PLACES = ("before", "inside", "inside2", "behind")
"""Where words stand that make a number a bound: 近, 3余万, 3万余, 以上."""


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
    divisible: frozenset[str]
    before: dict[Bound, str]
    inside: dict[Bound, str]
    behind: dict[Bound, str]
    not_behind: str
    range: str
    from_: str = msgspec.field(name="from")
    becomes: str
    earlier: str
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
    numbers = [number for match in _quantity_pattern().finditer(blotted) if (number := _read(match))]
    return [quantity for quantity in _joined(blotted, numbers) if _can_be(quantity)]


def are_alike(unit: str | None, other: str | None) -> bool:
    """Whether things in these units can be whole and part: acts (次, 场) are parts of acts only."""
    acts = _rules().acts
    return (unit in acts) == (other in acts)


@cache
def _sign_of_one() -> re.Pattern[str]:
    """What every sentence with a quantity holds; looked for first, because most sentences have none."""
    rules = _rules()
    inside, units = "|".join(rules.inside.values()), _one_of(rules.units_of_numerals)
    return re.compile(rf"\d|百分之|[{CHARACTERS}](?:{inside})?(?:{units})")


@cache
def _blotted_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _rules().blotted))


@cache
def _quantity_pattern() -> re.Pattern[str]:
    """A number with its unit and its bound; `open` if only what stands behind it can say what it is: 35 in 35至40件.

    A number does not begin behind what may be its first digits, nor end before what may be its last.
    """
    rules = _rules()
    words = (rules.before, rules.inside, rules.inside, rules.behind)
    before, inside, inside2, behind = map(_bounds, _PLACES, words)
    units = _one_of(rules.units)
    number = (
        rf"(?:{ARABIC})(?:[{CHARACTERS}]+(?:\d{{1,4}}[{CHARACTERS}]+)*(?:(?<=[万亿])\d{{4}})?)?"
        rf"|(?<![{rules.several}]){WORDS}"
    )
    return re.compile(
        rf"(?<![\d.A-Za-z{CHARACTERS}])(?<![\d{CHARACTERS}][{POINTS}])(?<![\d{POINTS}] )"
        rf"(?:{before})?(?P<percent>百分之)?"
        rf"(?P<number>{number})(?:{inside})?(?P<scale>[十百千万亿]+)?(?:{inside2})?"
        rf"(?![.\d]|[{POINTS}][\d{CHARACTERS}]|分之)"
        rf"(?:(?P<unit>{units})(?:[(](?:{units})[)])?)?(?!{rules.not_behind})(?:{behind})?"
        rf"(?(unit)|(?(percent)|(?:(?={rules.ends_bare})|(?P<open>(?={rules.range}|{rules.becomes})))))"
    )


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _bounds(place: str, patterns: dict[Bound, str]) -> str:
    """The words that make a bound at one place of a number, each kind as a group of its name."""
    return "|".join(f"(?P<{place}_{bound.value}>{pattern})" for bound, pattern in patterns.items())


@dataclass(frozen=True, slots=True)
class _Number:
    """A quantity as it stands alone, with the digits that it is printed in; `is_open` says that it cannot."""

    quantity: Quantity
    digits: str
    is_open: bool


def _read(match: re.Match[str]) -> _Number | None:
    """The number of a match; None for what is no number."""
    digits = match["number"] + (match["scale"] or "")
    numeral = read_numeral(digits)
    if numeral is None or match["number"] in _rules().either or (match["percent"] and match["unit"]):
        return None
    unit = _PER_CENT if match["percent"] else match["unit"]
    is_plain = _is_count(digits, unit)
    unit = _rules().same_units.get(unit, unit) if unit else None
    quantity = Quantity(*match.span(), numeral.value, numeral.precision, _bound(match), unit, is_plain)
    return _Number(quantity, digits, match["open"] is not None)


def _joined(text: str, numbers: Sequence[_Number]) -> Iterator[Quantity]:
    """The quantities of the numbers: two for a range, one for what a number became (由8件增加到12件: 12), in order."""
    rest = iter(enumerate(numbers))
    for place, number in rest:
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        if following and _makes_a_range(text, number, following):
            yield from _range(number, following)
            next(rest)
        elif following and _becomes(text, number.quantity, following.quantity):
            yield replace(following.quantity, start=number.quantity.start)
            next(rest)
        elif not number.is_open and _stands_alone(text, number.quantity, numbers[:place]):
            yield number.quantity


@cache
def _end_of_range() -> re.Pattern[str]:
    """What stands before the upper end of a range, if nothing was read of the lower one but its last character."""
    rules = _rules()
    return re.compile(rf"[\d{CHARACTERS}](?:{_one_of(rules.units)})?(?P<mark>{rules.range})$")


def _makes_a_range(text: str, low: _Number, high: _Number) -> bool:
    """Whether two numbers are the ends of a range: 3-5万条, 35万至40万人次, 120条至150条. 15人到3个村 are two."""
    first, second = low.quantity, high.quantity
    if not re.fullmatch(_rules().range, text[first.end : second.start]):
        return False
    return first.unit is None or second.unit in (None, first.unit)


def _becomes(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether a number is what another became: 由8件增加到12件."""
    rules = _rules()
    begins = re.search(f"(?:{rules.from_})$", text[: first.start])
    return begins is not None and re.fullmatch(rules.becomes, text[first.end : second.start]) is not None


def _stands_alone(text: str, quantity: Quantity, before: Sequence[_Number]) -> bool:
    """Whether a number is neither what another became later nor the end of a range whose other end is no number."""
    said = text[: quantity.start]
    if re.match(_rules().becomes, text[quantity.end :]) and not re.search(f"(?:{_rules().earlier})$", said):
        return False
    mark = _end_of_range().search(said)
    return mark is None or any(each.quantity.end == mark.start("mark") for each in before)


def _range(low: _Number, high: _Number) -> Iterator[Quantity]:
    """The two bounds of a range, in one place; none if it does not rise, or is a size in words (三至五件)."""
    first, second = low.quantity, high.quantity
    lower = _scaled(low, high)
    is_in_words = len(low.digits) == 1 and not low.digits.isdecimal() and second.unit != _PER_CENT
    if lower.value < second.value and not is_in_words:
        unit, is_plain = second.unit or first.unit, first.is_plain or second.is_plain
        whole = replace(second, start=first.start, unit=unit, bound=Bound.LE, is_plain=is_plain)
        yield replace(whole, value=lower.value, precision=lower.precision, bound=Bound.GE)
        yield whole


def _scaled(low: _Number, high: _Number) -> Quantity:
    """The lower number of a range, with the 万 that only the upper one has (3-5万) unless that makes it the higher."""
    scale = re.search("[万亿]+$", high.digits)
    if scale is None or low.quantity.unit is not None or low.digits.endswith(("万", "亿")):
        return low.quantity
    numeral = read_numeral(low.digits + scale[0])
    if numeral is None or numeral.value >= high.quantity.value:
        return low.quantity
    return replace(low.quantity, value=numeral.value, precision=numeral.precision)


def _can_be(quantity: Quantity) -> bool:
    """Whether there can be so many: things are counted whole, so that 1.234条 is a misprint or two numbers."""
    return quantity.precision >= 1 or quantity.unit in _rules().divisible


def _is_count(number: str, unit: str | None) -> bool:
    """Whether number and unit alone make a quantity.

    An Arabic number does with a unit or in 万; a Chinese one if it counts such things as numerals count, but for 一.
    """
    if number[0].isdecimal():
        return unit is not None or number.endswith(("万", "亿"))
    return unit == _PER_CENT or (unit in _rules().units_of_numerals and number != "一")


def _bound(match: re.Match[str]) -> Bound:
    said = match.groupdict()
    found = (bound for place in _PLACES for bound in Bound if said.get(f"{place}_{bound.value}"))
    return next(found, Bound.EXACT)
