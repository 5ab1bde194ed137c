"""How the figures of two forms compare, for each quantity of a question, and where they break.

Form ids sort by time. The positions of the quantities count from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from warehouse.comparison.quantities import Quantity
from warehouse.comparison.tally import Tally
from warehouse.dictionary.crosswalk import Comparability

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STEPS = """
    SELECT harmonised_id, from_form, to_form, comparability
    FROM crosswalk_step
    WHERE list_contains($ids::VARCHAR[], harmonised_id)
"""
STORE = """
    CREATE OR REPLACE TEMP TABLE form_step AS
    SELECT
        unnest($positions::INTEGER[]) AS position,
        unnest($from_forms::VARCHAR[]) AS from_form,
        unnest($to_forms::VARCHAR[]) AS to_form,
        unnest($comparabilities::VARCHAR[]) AS comparability
"""


class Step(NamedTuple):
    """How the figures of a newer form compare with those of an older one."""

    position: int  # the quantity
    from_form: str
    to_form: str
    comparability: str

    @property
    def is_approximate(self) -> bool:
        """Whether they count about the same thing."""
        return self.comparability == Comparability.APPROXIMATE

    @property
    def is_break(self) -> bool:
        """Whether they do not count the same thing."""
        return self.comparability == Comparability.BREAK


def form_steps(connection: DuckDBPyConnection, asked: Sequence[Quantity]) -> list[Step]:
    """Every step of the quantities, older forms first, in the temporary table `form_step`, too."""
    inputs = [sorted({each.harmonised_id for each in quantity.inputs}) for quantity in asked]
    known: dict[str, dict[tuple[str, str], str]] = {}
    ids = [each for quantity in inputs for each in quantity]
    for harmonised_id, older, newer, comparability in connection.execute(STEPS, {"ids": ids}).fetchall():
        known.setdefault(harmonised_id, {})[older, newer] = comparability
    steps = [
        Step(position, *forms, comparability)
        for position, ids in enumerate(inputs, 1)
        for forms, comparability in sorted(_worst([known.get(each, {}) for each in ids]).items())
    ]
    _store(connection, steps)
    return steps


def _worst(inputs: Sequence[dict[tuple[str, str], str]]) -> dict[tuple[str, str], Comparability]:
    """What is derived compares as the worst of its inputs does, and not where one of them is unknown."""
    if not inputs:
        return {}
    order = list(Comparability)
    pairs = set.intersection(*(set(each) for each in inputs))
    return {pair: max((Comparability(each[pair]) for each in inputs), key=order.index) for pair in pairs}


def _store(connection: DuckDBPyConnection, steps: Sequence[Step]) -> None:
    positions, older, newer, comparabilities = zip(*steps, strict=True) if steps else ((), (), (), ())
    columns = {"positions": positions, "from_forms": older, "to_forms": newer, "comparabilities": comparabilities}
    connection.execute(STORE, {name: list(values) for name, values in columns.items()})


def breaks(counted: Iterable[Tally], steps: Iterable[Step], *, within_a_year: bool) -> list[Step]:
    """For each quantity with values on both sides of a break, the first one; `within_a_year`, of the same year."""
    years: dict[tuple[int, str | None], set[int | None]] = {}
    for each in counted:
        if each.is_given:
            years.setdefault((each.position, each.form), set()).add(each.year if within_a_year else None)
    broken = [
        step
        for step in steps
        if step.is_break
        and years.get((step.position, step.from_form), set()) & years.get((step.position, step.to_form), set())
    ]
    return [next(each) for _, each in groupby(broken, key=lambda step: step.position)]
