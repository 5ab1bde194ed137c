"""What the text of a value cell says: a number, a zero in words, a kind of nothing, or something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import msgspec

from transform.knowledge import load_knowledge
from transform.report import Status

MAX_INTEGER_DIGITS = 18
MAX_DECIMALS = 8
"""Larger or finer numbers do not occur; one that does is kept as text, not rounded."""


@dataclass(frozen=True, slots=True)
class CellValue:
    """The reading of a cell: `value` is set for the statuses `number` and `zero_word`, `unit` where it is printed."""

    status: Status
    value: Decimal | None = None
    unit: str | None = None


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    zero_words: frozenset[str]
    minus: tuple[str, ...]
    plus: tuple[str, ...]
    money: dict[str, int]
    changing_remarks: tuple[str, ...]
    units: tuple[str, ...]


@cache
def _words() -> _Words:
    return load_knowledge(__file__, "values.yaml", _Words)


def money_units() -> Mapping[str, int]:
    """The units of money, and how many 元 each is."""
    return _words().money


def counting_units() -> tuple[str, ...]:
    """The units that are none of money."""
    return _words().units


@cache
def _units() -> tuple[str, ...]:
    """The units that may follow a number, longest first, since one can end like another."""
    return tuple(sorted((*_words().money, *_words().units), key=len, reverse=True))


# Full-width forms only: a superscript or a circled digit is a footnote mark, which NFKC would turn into a digit. The
# full-width space is none of them: it is as wide as two digits, and separates numbers.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x00A0: 0x20, 0xFE63: 0x2D}
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff]")
_KINDS_OF_NOTHING = (
    (re.compile(r"[\s?]*"), Status.BLANK),  # a run of question marks is what a conversion made of a space
    (re.compile(r"[-‐-―─━﹣_~·.\s]*[-‐-―─━﹣_][-‐-―─━﹣_~·.\s]*"), Status.DASH),
    (re.compile(r"[/\\∕⁄╱]+"), Status.SLASH),
    (re.compile(r"[□☐\s-]*[□☐][□☐\s-]*"), Status.BOX),
)
_REMARK = re.compile(r"\s*(?:\((?P<round>[^()]*)\)|\[(?P<square>[^\[\]]*)\]|[⁰¹²³⁴-⁹①-⑳*※]+)$")
_UNIT_OF = re.compile(r"^单位\s*:\s*")
_DASHES_AND_PLUS = re.compile(r"[-−+]")
# Thousands are parted by a comma or one narrow space, and what begins with a zero has none.
_NUMBER = re.compile(r"(?:[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+)|\d+)(?:\.\d+)?", re.ASCII)


def read_value(text: str) -> CellValue:
    """The reading of a cell's text in simplified characters.

    Only what is a number beyond doubt is one: digits in full groups, at most one sign and one unit, and a remark in
    brackets behind them. That can be the unit or the sign, `5000(元)`, `4(减)`; one that changes the number, `1.5(万)`,
    makes the cell text. A number with a question mark beside it may have lost digits and is `uncertain`.
    """
    folded = _INVISIBLE.sub("", text.translate(_FULL_WIDTH)).strip()
    for pattern, status in _KINDS_OF_NOTHING:
        if pattern.fullmatch(folded):
            return CellValue(status)
    if folded.rstrip("。.") in _words().zero_words:
        return CellValue(Status.ZERO_WORD, Decimal(0))
    if re.fullmatch(r"[\d,.\s?]*\?[\d,.\s?]*", folded):
        return CellValue(Status.UNCERTAIN)
    return _read_number(_without_remark(folded))


def _without_remark(text: str) -> str:
    """The text without the remark behind it; a unit or a sign in brackets stands where it belongs instead."""
    if not (match := _REMARK.search(text)):
        return text
    number, remark = text[: match.start()], (match["round"] or match["square"] or "").strip()
    unit = _UNIT_OF.sub("", remark)
    if unit in _units():
        return number if _unit_behind(number) == unit else number + unit
    if remark in _sign_words():
        sign, digits = _split_sign(number)
        is_said = digits != number and sign == _split_sign(remark)[0]
        return number if is_said else remark + number
    return number + remark if _changing_remarks().fullmatch(remark) else number


@cache
def _sign_words() -> frozenset[str]:
    """What gives a number its sign from behind too: words and arrows, but no mark that can be a dash."""
    return frozenset(each for each in (*_words().minus, *_words().plus) if not _DASHES_AND_PLUS.fullmatch(each))


@cache
def _changing_remarks() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in _words().changing_remarks))


def _read_number(text: str) -> CellValue:
    unit = _unit_behind(text)
    sign, digits = _split_sign(text.removesuffix(unit or "").strip())
    plain = digits.replace(",", "").replace(" ", "")
    if not _NUMBER.fullmatch(digits) or not _storable(plain):
        return CellValue(Status.TEXT)
    return CellValue(Status.NUMBER, sign * Decimal(plain), unit)


def _unit_behind(text: str) -> str | None:
    return next((unit for unit in _units() if text.endswith(unit)), None)


def _split_sign(text: str) -> tuple[int, str]:
    for sign, marks in ((-1, _words().minus), (1, _words().plus)):
        for mark in marks:
            if text.startswith(mark):
                return sign, text.removeprefix(mark).strip()
    return 1, text


def _storable(digits: str) -> bool:
    integer, _, decimals = digits.partition(".")
    return len(integer) <= MAX_INTEGER_DIGITS and len(decimals) <= MAX_DECIMALS
