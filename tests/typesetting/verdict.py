"""What was read, held against what was printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tests.typesetting.layout import Printed, ReportToSet
from transform.report import Observation, Report, Status


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that was not read as printed."""

    indicator: str
    column: str
    printed: Printed | None
    read: Printed | None

    @property
    def is_wrong(self) -> bool:
        """Whether nothing tells the reader of the data: the cell is there, and neither uncertain nor left as text."""
        return self.read is not None and self.read.status not in (Status.UNCERTAIN, Status.TEXT)

    def __str__(self) -> str:
        return f"{self.indicator}/{self.column}: {_shown(self.printed)} read as {_shown(self.read)}"


def differences(report: ReportToSet, read: Report | None) -> list[Difference]:
    """Every cell that differs, cells that were never printed and cells read twice among them."""
    observations = read.observations if read else ()
    found = {(each.indicator, each.column): _printed(each) for each in observations}
    expected: dict[tuple[str, str], Printed | None] = {**dict.fromkeys(found), **report.expected}
    once = [Difference(*key, printed, found.get(key)) for key, printed in expected.items() if found.get(key) != printed]
    return [*once, *_read_twice(observations)]


def _read_twice(observations: Iterable[Observation]) -> list[Difference]:
    first: dict[tuple[str, str], Printed] = {}
    counts = Counter((each.indicator, each.column) for each in observations)
    for each in observations:
        first.setdefault((each.indicator, each.column), _printed(each))
    return [Difference(*key, None, first[key]) for key, count in counts.items() if count > 1]


def _printed(observation: Observation) -> Printed:
    return Printed(observation.raw, observation.status)


def _shown(printed: Printed | None) -> str:
    return f"{printed.text!r} ({printed.status})" if printed else "nothing"
