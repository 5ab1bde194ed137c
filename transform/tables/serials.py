"""Numbers before the labels of rows that only count the rows: 1, 2, 3 … In a text without borders each of them stands
where the last value of the row before would stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transform.labels import label_key
from transform.tables.pieces import Piece

_COUNT = re.compile(r"\d{1,3}")

Rows = Sequence[Sequence[Piece]]


def without_serials(rows: Rows, headings: frozenset[str]) -> list[list[Piece]] | None:
    """The rows without the numbers that count them.

    None if a number stands before the first row, where no value can stand, and the numbers do not count the rows; or if
    the last row ends in a number that would be that of a row behind it, whose label is not known. What stands before
    the first label is a row of its own. `headings` are the label keys of rows without values, which may or may not be
    counted.
    """
    labelled = [at for at, row in enumerate(rows) if "row" in row[0].kinds]
    valued = [at for at in labelled if label_key(rows[at][0].text) not in headings]
    for counted in (valued, labelled):
        if counted and _count_up([_number_before(rows, at) for at in counted]):
            if _number_before(rows, len(rows)) == str(len(counted) + 1):
                return None
            last = {at - 1 for at in counted}
            stripped = ([*row[:-1]] if at in last else [*row] for at, row in enumerate(rows))
            return [row for row in stripped if row]
    begins_with_number = any(_number_before(rows, at) for at in (*labelled[:1], *valued[:1]))
    return None if begins_with_number else [[*row] for row in rows]


def _number_before(rows: Rows, at: int) -> str:
    """The number before the label of a row, without zeros at its head; empty if there is none."""
    above = rows[at - 1] if at else ()
    values = above[1:] if above and "row" in above[0].kinds else above
    return values[-1].text.lstrip("0") if values and _COUNT.fullmatch(values[-1].text) else ""


def _count_up(numbers: Sequence[str]) -> bool:
    return list(numbers) == [str(number) for number in range(1, len(numbers) + 1)]
