"""How far the values of a comparison reach over the forms: the steps between the oldest form and each other one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.comparison.form_steps import Step
from warehouse.comparison.tally import Tally

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STORE = """
    CREATE OR REPLACE TEMP TABLE reach AS
    SELECT
        unnest($positions::INTEGER[]) AS position,
        unnest($forms::VARCHAR[]) AS form,
        unnest($steps::VARCHAR[][]) AS steps,
        unnest($breaks::VARCHAR[][]) AS breaks,
        unnest($segments::BIGINT[]) AS segment
"""


@dataclass(frozen=True, slots=True)
class Reach:
    """The steps, from each form to the next, between the oldest form that gives a quantity and another one."""

    position: int
    form: str
    steps: tuple[Step, ...]

    @property
    def approximations(self) -> list[str]:
        """From where on the values are comparable only approximately."""
        return [f"approximate from form {step.to_form} on" for step in self.steps if step.is_approximate]

    @property
    def breaks(self) -> list[str]:
        """Where the values stop to count the same thing."""
        return [f"form {step.to_form} breaks with form {step.from_form}" for step in self.steps if step.is_break]


def reaches(counted: Iterable[Tally], steps: Iterable[Step]) -> list[Reach]:
    """Of each quantity, those to all forms with values but the oldest."""
    oldest: dict[int, str] = {}
    forms: set[tuple[int, str]] = set()
    for each in counted:
        if each.is_given and each.form is not None and each.first_form is not None:
            oldest[each.position] = min(each.first_form, oldest.get(each.position, each.first_form))
            forms.add((each.position, each.form))
    following = list(_following(steps))
    found = [
        Reach(position, form, tuple(_between(following, position, oldest[position], form)))
        for position, form in sorted(forms)
    ]
    return [reach for reach in found if reach.steps]


def _following(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps from one form that has the quantity to the next one."""
    nearest: dict[tuple[int, str], Step] = {}
    for step in sorted(steps):
        nearest.setdefault((step.position, step.from_form), step)
    yield from nearest.values()


def _between(steps: Iterable[Step], position: int, first: str, last: str) -> Iterator[Step]:
    return (step for step in steps if step.position == position and first <= step.from_form and step.to_form <= last)


def store(connection: DuckDBPyConnection, found: Sequence[Reach]) -> None:
    """Makes the temporary table `reach`; `segment` counts the unbroken parts of a series."""
    columns = {
        "positions": [reach.position for reach in found],
        "forms": [reach.form for reach in found],
        "steps": [reach.approximations or None for reach in found],
        "breaks": [reach.breaks or None for reach in found],
        "segments": [1 + len(reach.breaks) for reach in found],
    }
    connection.execute(STORE, columns)


def notes(found: Iterable[Reach], names: Sequence[str]) -> Iterator[str]:
    """What has to be said of the forms under a comparison, a line each; `names` are those of the quantities."""
    approximations: dict[str, set[str]] = {}
    breaks: dict[str, set[str]] = {}
    for reach in found:
        name = names[reach.position - 1]
        approximations.setdefault(name, set()).update(reach.approximations)
        breaks.setdefault(name, set()).update(reach.breaks)
    yield from (f"{name}: {_listed(texts)}" for name, texts in sorted(approximations.items()) if texts)
    yield from (
        f"break: {name}: {_listed(texts)}; do not join the series" for name, texts in sorted(breaks.items()) if texts
    )


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(sorted(texts))
