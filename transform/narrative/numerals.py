"""Numbers as Chinese texts print them: 1,136; 三百二十; 3万2千; 3万2456; 23.3万; 三点五万; 二〇一二; 廿三; 一万二.

The rules are those of the language: a unit multiplies what stands before it, 万 and 亿 close a group, a last digit
right behind a unit counts in tenths of it (一万二 is 12,000, 一万零二 is 10,002), digits without units are read by
place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_ZEROS = "〇零○"
_DIGITS = {
    **dict.fromkeys(_ZEROS, 0),
    **dict(zip("一二三四五六七八九", range(1, 10), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "两": 2,
}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_GROUPS = {"亿": 10**8, "万": 10**4}

CHARACTERS = "".join((*_DIGITS, *_TENS, *_SMALL, *_GROUPS))
"""Every character that a Chinese numeral is written with."""

POINTS = ".·•・‧点"
"""Every character that is printed for a decimal point."""

_BY_PLACE = frozenset(_DIGITS) - {"两"}
_FRACTION = rf"(?:[{POINTS}] ?\d+)?"
ARABIC = rf"\d{{1,3}}(?:,\d{{3}})+{_FRACTION}|\d{{1,3}}(?: \d{{3}})+{_FRACTION}|\d+{_FRACTION}"
"""A number in Arabic digits, plain or in groups of three."""

WORDS = rf"[{CHARACTERS}]+(?:点[{''.join(sorted(_BY_PLACE))}]+[{''.join(_GROUPS)}]*)?"
"""What may be a number in Chinese numerals."""

_POINT = "点"
_TOKEN = re.compile(rf"{ARABIC}|[{CHARACTERS}{_POINT}]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as read: its value, and one unit of the last printed digit (1,000 for 23.3万, 1 for 三百二十)."""

    value: Decimal
    precision: Decimal


def read_numeral(text: str) -> Numeral | None:
    """The number that a text is, in full; None if it is no number or could be two."""
    tokens = _TOKEN.findall(text)
    if not tokens or "".join(tokens) != text:
        return None
    value = _whole(tokens)
    return None if value is None else Numeral(value, _precision(tokens))


def _whole(tokens: list[str]) -> Decimal | None:
    """The value of a numeral: what stands before its last 亿, else its first 万, times that, and what stands behind."""
    for group, factor in _GROUPS.items():
        if group in tokens:
            place = len(tokens) - 1 - tokens[::-1].index(group)
            head, tail = _whole(tokens[:place]), _tail(tokens[place + 1 :], factor)
            return None if head is None or tail is None or tail >= factor else head * factor + tail
    return _section(tokens)


def _tail(tokens: list[str], factor: int) -> Decimal | None:
    """What stands behind a unit: nothing, the last digits of the number, or a smaller number."""
    if not tokens:
        return Decimal(0)
    if len(tokens) == 1 and _digit(tokens[0]):
        return _rest(tokens[0], factor)
    return _whole(tokens)


def _rest(token: str, unit: int) -> Decimal | None:
    """What digits right behind a unit add: one counts in its tenths, as many as it has zeros are the rest in full.

    None for any other count of them (3万24件), which could be the rest or another number.
    """
    value = _digit(token)
    if value is None or len(token) == 1:
        return value and value * unit / 10
    return value if len(token) == len(str(unit)) - 1 and token.isdecimal() else None


def _section(tokens: list[str]) -> Decimal | None:
    """The value of a numeral without 万 and 亿; a unit alone (数万件) is no number."""
    if not tokens:
        return None
    if len(tokens) == 1 and tokens[0][0].isdecimal():
        return _arabic(tokens[0])
    if _POINT in tokens:
        return _with_point(tokens)
    if all(token in _DIGITS for token in tokens):
        return Decimal("".join(str(_DIGITS[token]) for token in tokens))
    return _by_units(tokens)


def _with_point(tokens: list[str]) -> Decimal | None:
    """The value of a numeral in words with a point: 八十五点五."""
    place = tokens.index(_POINT)
    whole, behind = _section(tokens[:place]), tokens[place + 1 :]
    if whole is None or not behind or not _BY_PLACE.issuperset(behind):
        return None
    return whole + Decimal("0." + "".join(str(_DIGITS[token]) for token in behind))


def _by_units(tokens: list[str]) -> Decimal | None:
    """The value of digits with the units 千, 百 and 十, which get smaller from left to right."""
    total, digit, last = Decimal(0), None, 10**4
    after_zero = False
    token = ""
    for token in tokens:
        if token in _SMALL:
            unit = _SMALL[token]
            if unit >= last or (digit is None and unit != 10):
                return None
            total, digit, last = total + (1 if digit is None else digit) * unit, None, unit
        elif token in _TENS:
            if digit is not None or last <= 10:
                return None
            total, last = total + _TENS[token], 10
        elif digit is not None:
            return None
        elif token in _ZEROS:
            after_zero = True
            continue
        else:
            digit = _digit(token)
        after_zero = after_zero and digit is not None
    if digit is None:
        return total
    is_behind_a_unit = last > 10 and not after_zero and last < 10**4
    rest = _rest(token, last) if is_behind_a_unit else digit
    return None if rest is None else total + rest


def _digit(token: str) -> Decimal | None:
    """The value of a single digit or of an Arabic number; None for a unit."""
    if token in _DIGITS:
        return Decimal(_DIGITS[token])
    return _arabic(token) if token[0].isdecimal() else None


def _arabic(token: str) -> Decimal:
    """The value of a number in Arabic digits."""
    return Decimal(re.sub(f"[{POINTS}]", ".", re.sub("[, ]", "", token)))


def _precision(tokens: list[str]) -> Decimal:
    """One unit of the last printed digit; a numeral in words is exact unless it ends with 万 or 亿."""
    scale = Decimal(1)
    place = len(tokens)
    while place and (tokens[place - 1] in _GROUPS or (tokens[place - 1] in _SMALL and tokens[0][0].isdecimal())):
        place -= 1
        scale *= _GROUPS.get(tokens[place]) or _SMALL[tokens[place]]
    return scale / Decimal(10) ** _decimals(tokens[:place])


def _decimals(tokens: list[str]) -> int:
    """How many digits stand behind the point of a numeral."""
    if _POINT in tokens:
        return len(tokens) - 1 - tokens.index(_POINT)
    parts = re.split(f"[{POINTS}] ?", tokens[-1]) if tokens else []
    return len(parts[1]) if len(parts) > 1 else 0
