"""What is drawn: the points of a comparison, by quantity and series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from etl.formats.values import FIGURE, cell_text

FEW_PLACES_FROM = 10
SHORT = 6
"""Characters of a number that is never rounded."""

BOUNDS = {"≥": "at least", "≤": "at most", "≈": "about"}
"""The signs before a number that is not exact."""

FAILED = "*"
"""Stands behind a value whose printed sums do not come out."""

BREAK = "break"
"""What the comparability of a value is that does not count the same thing as the one before it."""

SCOPES = {"agency": "本机关", "aggregate": "汇总", "level": "本级"}
"""Whose figures they are, which are never put into one order."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series in a year; `value` is None where there is no number, and `text` says why.

    `segment` counts the unbroken parts of the series. `comparability` holds the value against the one before it,
    of which `members_differ` says that it is not of the same agencies. `has_failed` says that printed
    sums with cells of the value do not come out.
    """

    series: str
    year: int
    value: float | None
    text: str
    segment: int | None
    comparability: str | None
    scope: str
    has_failed: bool = False
    members_differ: bool = False

    @property
    def label(self) -> str:
        """The text, rounded, with a star where a check failed."""
        return self.rounded + (FAILED if self.has_failed else "")

    @property
    def rounded(self) -> str:
        """The text with as many digits as a picture needs: three below ten, one place above; the page has all."""
        if not FIGURE.fullmatch(self.text) or "." not in self.text or len(self.text) <= SHORT:
            return self.text
        value = Decimal(self.text)
        return cell_text(round(value, 1 if abs(value) >= FEW_PLACES_FROM else 2 - value.adjusted()))

    @property
    def sign(self) -> str:
        """What stands before a number that is not exact; nothing before one that is, and where there is none."""
        return self.text[0] if self.text.startswith(tuple(BOUNDS)) else ""

    @property
    def mark(self) -> str:
        """What stands beside a point that is drawn without its number."""
        return self.sign + (FAILED if self.has_failed else "")

    @property
    def is_range(self) -> bool:
        """Whether only bounds are known, so that there is no place for a point."""
        return self.value is None and ".." in self.text

    @property
    def is_behind_a_break(self) -> bool:
        """Whether it does not count the same thing as the value before it in its series."""
        return self.comparability == BREAK


@dataclass(frozen=True, slots=True)
class Panel:
    """One quantity in one unit: its name with the unit, and its points in the order of series and years.

    `quantity` is its id, which it shares with the panels of other units.
    """

    title: str
    points: tuple[Point, ...]
    quantity: str = ""

    @property
    def series(self) -> Mapping[str, Sequence[Point]]:
        """The points of each series."""
        return {name: list(points) for name, points in groupby(self.points, key=lambda point: point.series)}

    @property
    def years(self) -> list[int]:
        """Every year from the first to the last, those without a report, too."""
        years = {point.year for point in self.points}
        return list(range(min(years), max(years) + 1))

    def by_scope(self) -> Iterator[Panel]:
        """A panel for each scope, which its title names if there are several."""
        there = [scope for scope in SCOPES if any(point.scope == scope for point in self.points)]
        for scope in there:
            title = f"{self.title} {SCOPES[scope]}" if len(there) > 1 else self.title
            yield Panel(title, tuple(point for point in self.points if point.scope == scope), self.quantity)


def panels(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[Panel]:
    """The quantities of an answer in the layout `points`, each once for every unit that it is given in."""
    named = (dict(zip(columns, row, strict=True)) for row in rows)
    by_unit = groupby(named, key=lambda row: (row["indicator"], row["label_zh"], row["unit"]))
    return [
        Panel(f"{label}（{unit}）" if unit else label, tuple(_point(row) for row in group), indicator)
        for (indicator, label, unit), group in by_unit
    ]


def _point(row: Mapping[str, Any]) -> Point:
    value = None if row["value"] is None else float(row["value"])
    return Point(
        row["heading"],
        row["year"],
        value,
        row["text"],
        row["segment"],
        row["comparability"],
        row["scope"],
        row["has_failed"],
        row["members_differ"],
    )
