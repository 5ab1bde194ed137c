"""How the figures of two forms compare, for each quantity of a question, and where they break.

Form ids sort by time. The positions of the quantities count from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import combinations, groupby
from typing import TYPE_CHECKING, NamedTuple

from warehouse.comparison.quantities import Kind, Quantity
from warehouse.comparison.tally import Tally
from warehouse.dictionary.crosswalk import Comparability
from warehouse.statements import statement

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

Known = dict[tuple[str, str], Comparability]
"""How the figures of two forms, the older one first, compare."""


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
    inputs = [_names(quantity) for quantity in asked]
    known: dict[str, Known] = {}
    for name, older, newer, comparability in _rows(connection, asked):
        pairs = known.setdefault(name, {})
        pairs[older, newer] = _worse(Comparability(comparability), pairs.get((older, newer), Comparability.EXACT))
    steps = [
        Step(position, *forms, comparability)
        for position, names in enumerate(inputs, 1)
        for forms, comparability in sorted(_worst([known.get(each, {}) for each in names]).items())
    ]
    _store(connection, steps)
    return steps


def _names(quantity: Quantity) -> list[str]:
    """What a quantity is made of; a cell is not made of anything else."""
    return sorted({each.harmonised_id for each in quantity.inputs}) or [quantity.name]


def _rows(connection: DuckDBPyConnection, asked: Sequence[Quantity]) -> Iterator[tuple[str, str, str, str]]:
    """Name, older form, newer form, comparability; a cell that is several indicators has several."""
    yield from connection.execute(STEPS, {"ids": [each for quantity in asked for each in _names(quantity)]}).fetchall()
    if cells := [quantity.name for quantity in asked if quantity.kind is Kind.CELL]:
        yield from connection.execute(statement("comparison/cell_steps.sql"), {"cells": cells}).fetchall()


def _worst(inputs: Sequence[Known]) -> Known:
    """What is derived compares as the worst of its inputs does, and not where one of them is unknown."""
    pairs = set.intersection(*(set(each) for each in inputs))
    return {pair: reduce(_worse, (each[pair] for each in inputs)) for pair in pairs}


def _worse(one: Comparability, other: Comparability) -> Comparability:
    return max(one, other, key=list(Comparability).index)


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


def unknown(counted: Iterable[Tally], steps: Iterable[Step], names: Sequence[str]) -> Iterator[str]:
    """A line for each two forms that give values of a quantity and that the crosswalk does not compare for it."""
    given = [each for each in counted if each.is_given]
    forms = sorted({(each.position, form) for each in given for form in (each.first_form, each.form) if form})
    known = {step[:3] for step in steps}
    for position, each in groupby(forms, key=lambda pair: pair[0]):
        for older, newer in combinations((form for _, form in each), 2):
            if (position, older, newer) not in known:
                yield f"{names[position - 1]}: how forms {older} and {newer} compare is not known"
