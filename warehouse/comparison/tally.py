"""What a comparison holds, counted, and what has to be said under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from warehouse.statements import statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Tally(NamedTuple):
    """How many values of a comparison are alike in all that notes and refusals are about."""

    position: int  # the quantity
    scope: str
    year: int
    status: str
    form: str | None  # of a group, the newest
    is_given: bool
    is_told: bool
    has_failed: bool
    is_corrected: bool
    first_form: str | None  # the oldest
    times: int
    is_in_other_unit: bool = False  # one of them


def tallies(connection: DuckDBPyConnection) -> list[Tally]:
    """The temporary view `subject`, counted."""
    return [Tally(*row) for row in connection.execute(statement("comparison/tally.sql")).fetchall()]


def scopes(counted: Iterable[Tally]) -> dict[str, int]:
    """How many values there are of each scope, by its name."""
    return dict(sorted(_sums(counted, lambda each: each.scope).items()))


def notes(counted: Sequence[Tally]) -> Iterator[str]:
    """What the counts say, a line each."""
    given = [each for each in counted if each.is_given]
    yield f"values: {_times(given)} of {_times(counted)}"
    if without := _sums((each for each in counted if not each.is_given), lambda each: each.status):
        ordered = sorted(without.items(), key=lambda item: (-item[1], item[0]))
        yield f"without a value: {_listed(ordered)}"
    by_scope = scopes(counted)
    yield f"scopes: {_listed(by_scope.items())}" + ("; never add them up" if len(by_scope) > 1 else "")


def warnings(counted: Sequence[Tally]) -> Iterator[str]:
    """What the counts warn of, a line each."""
    if failed := _times(each for each in counted if each.is_given and each.has_failed):
        what = "values of cells whose printed sums do not come out"  # whatever was corrected since
        yield f"failed checks: {what}: {failed} (gongkai checks --severity error)"
    if corrected := _times(each for each in counted if each.is_corrected):
        yield f"corrected values: {corrected}"
    if told := _times(each for each in counted if each.is_told):
        yield f"the text gives a figure where the table has none: {told} (--source narrative)"


def _times(counted: Iterable[Tally]) -> int:
    return sum(each.times for each in counted)


def _sums(counted: Iterable[Tally], key: Callable[[Tally], str]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for each in counted:
        sums[key(each)] += each.times
    return sums


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {times}" for name, times in counts)
