"""Which office came after which: the rules of `successions.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Literal

import msgspec

from transform.identity.offices import offices

Kind = Literal["rename", "merge", "split", "branch", "short_name"]


class InvalidSuccessionsError(ValueError):
    """`successions.csv` contradicts itself, or names an office that `functions.yaml` does not know."""


class Succession(msgspec.Struct, frozen=True):
    """`new` took the place of `old`, stems of offices both; `year` is that of the national reform, None without one."""

    old: str
    new: str
    year: int | None
    kind: Kind
    source: str


@cache
def successions() -> tuple[Succession, ...]:
    """One rule for each pair of spellings, read once. Raises `InvalidSuccessionsError`."""
    with Path(__file__).with_name("successions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    found = msgspec.convert(list(_pairs(rows)), tuple[Succession, ...], strict=False)
    known = {office.stem for office in offices().values()}
    for rule in found:
        if unknown := {rule.old, rule.new} - known:
            raise InvalidSuccessionsError(f"successions.csv, {rule.old} to {rule.new}: functions.yaml lacks {unknown}")
    _require_no_circle(found)
    return found


def _pairs(rows: Iterable[Mapping[str, str]]) -> Iterator[dict[str, str | None]]:
    for row in rows:
        told = {"year": row["year"] or None, "kind": row["kind"], "source": row["source"]}
        for old, new in product(row["old"].split("|"), row["new"].split("|")):
            yield {"old": old, "new": new, **told}


def _require_no_circle(rules: Iterable[Succession]) -> None:
    """Nothing comes after itself, however many steps it takes; only a branch has the same office as its county."""
    after: dict[str, set[str]] = {}
    for rule in rules:
        if rule.kind != "branch":
            after.setdefault(rule.old, set()).add(rule.new)
    for start in after:
        reached, waiting = set[str](), [start]
        while waiting:
            for following in after.get(waiting.pop(), set()) - reached:
                reached.add(following)
                waiting.append(following)
        if start in reached:
            raise InvalidSuccessionsError(f"successions.csv: {start} comes after itself")
