"""The formulas of the crosswalk: how a harmonised indicator is made of the cells of a form.

    formula     = alternative { "|" alternative }     the first alternative whose cells are all printed is used
    alternative = side | side ".." side | side "/" side     a value, a lower and an upper bound, a ratio
    side        = "max(" cell { "," cell } ")" | [ "-" ] term { ( "+" | "-" ) term }
    term        = cell [ "*" whole number ] | whole number "*" cell
    cell        = indicator [ "." column ]

What follows the last dot is the column (`sec3.granted.total`); a name without a dot (`replies_total`) is the annual
value of an indicator of the forms 2008 and 2014. Units are not converted here but by `units.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a side of an alternative stands for."""

    VALUE = "value"
    LOWER = "lower"
    UPPER = "upper"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


class Combine(StrEnum):
    """How the terms of a side become one number."""

    SUM = "sum"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class Term:
    """A cell times a whole number. `column` is None for the annual value of the indicator."""

    indicator: str
    column: str | None = None
    factor: int = 1


@dataclass(frozen=True, slots=True)
class Side:
    """One or more terms that are summed, or of which the largest is taken."""

    role: Role
    combine: Combine
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to compute the indicator: a value, or two bounds, or a ratio."""

    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """The ways to compute an indicator from a form, the preferred one first."""

    alternatives: tuple[Alternative, ...]

    def __str__(self) -> str:
        return " | ".join(_written(alternative) for alternative in self.alternatives)


class FormulaError(ValueError):
    """A formula that does not follow the grammar."""


PAIRS = {"..": (Role.LOWER, Role.UPPER), "/": (Role.NUMERATOR, Role.DENOMINATOR)}
NAME = r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*"
FACTOR = r"[1-9]\d{0,8}"
TERM = re.compile(rf"\s*([+-])?\s*(?:({FACTOR})\s*\*\s*)?({NAME})\s*(?:\*\s*({FACTOR}))?\s*")
MAX = re.compile(r"\s*max\((.*)\)\s*")


def parse(text: str) -> Formula:
    """The formula that `text` writes; raises `FormulaError`."""
    return Formula(tuple(_alternative(part) for part in text.split("|")))


def _alternative(text: str) -> Alternative:
    for separator, (left_role, right_role) in PAIRS.items():
        left, found, right = text.partition(separator)
        if found:
            return Alternative((_side(left, left_role), _side(right, right_role)))
    return Alternative((_side(text, Role.VALUE),))


def _side(text: str, role: Role) -> Side:
    if inside := MAX.fullmatch(text):
        terms = tuple(term for part in inside[1].split(",") for term in _terms(part))
        if any(term.factor != 1 for term in terms) or len(terms) != inside[1].count(",") + 1:
            raise FormulaError(f"max() takes cells, not {text.strip()!r}")
        return Side(role, Combine.MAX, terms)
    return Side(role, Combine.SUM, _terms(text))


def _terms(text: str) -> tuple[Term, ...]:
    terms: list[Term] = []
    position = 0
    while match := TERM.match(text, position):
        sign, before, name, behind = match.groups()
        if (terms and sign is None) or (before and behind):
            break
        terms.append(_term(name, -1 if sign == "-" else 1, before or behind))
        position = match.end()
    if not terms or position != len(text):
        raise FormulaError(f"cannot read {text.strip()!r}")
    return tuple(terms)


def _term(name: str, sign: int, factor: str | None) -> Term:
    indicator, dot, column = name.rpartition(".")
    multiplier = sign * (int(factor) if factor else 1)
    return Term(indicator, column, multiplier) if dot else Term(column, None, multiplier)


def _written(alternative: Alternative) -> str:
    sides = [_written_side(side) for side in alternative.sides]
    separators = [separator for separator, roles in PAIRS.items() if alternative.sides[0].role is roles[0]]
    return f" {separators[0]} ".join(sides) if separators else sides[0]


def _written_side(side: Side) -> str:
    if side.combine is Combine.MAX:
        return "max(" + ", ".join(_name(term) for term in side.terms) + ")"
    first, *others = side.terms
    written = ("-" if first.factor < 0 else "") + _scaled(first)
    return written + "".join(f" {'-' if term.factor < 0 else '+'} {_scaled(term)}" for term in others)


def _scaled(term: Term) -> str:
    return _name(term) if abs(term.factor) == 1 else f"{_name(term)} * {abs(term.factor)}"


def _name(term: Term) -> str:
    return term.indicator if term.column is None else f"{term.indicator}.{term.column}"
