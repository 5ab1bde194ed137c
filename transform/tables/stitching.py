"""Tables that go on in the next grid, over a page break or another table element, put together again.

What belongs together is told by the form: the same form table, and rows that come later in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transform.tables.body import BodyRow
from transform.tables.grid import PrintedCell
from transform.tables.matching import Match, is_label_of, match_rows


def stitched(matches: Sequence[Match]) -> list[Match]:
    """The matches with those joined that are one table; a row that was cut in two at the joint is one row again."""
    result: list[Match] = []
    for match in matches:
        if result and _goes_on(result[-1], match):
            rows = _joined([*result[-1].rows], [*match.rows], match)
            result[-1] = match_rows(match.form, match.table, rows)
        else:
            result.append(match)
    return result


def _goes_on(first: Match, second: Match) -> bool:
    if first.table is not second.table or not first.certain_pairs or not second.certain_pairs:
        return False
    return first.certain_pairs[-1].right < second.certain_pairs[0].right


def _joined(first: list[BodyRow], second: list[BodyRow], match: Match) -> list[BodyRow]:
    halves = first[-1], second[0]
    whole = replace(
        halves[0], label=halves[0].label + halves[1].label, label_text=halves[0].label_text + halves[1].label_text
    )
    values = _joined_values(halves[0].values, halves[1].values)
    is_cut = is_label_of(whole.label, match.table) and not all(is_label_of(half.label, match.table) for half in halves)
    if halves[0].label and halves[1].label and is_cut and values is not None:
        return [*first[:-1], replace(whole, values=values), *second[1:]]
    return [*first, *second]


def _joined_values(first: Sequence[PrintedCell], second: Sequence[PrintedCell]) -> tuple[PrintedCell, ...] | None:
    """The values of a row whose cells stand on one side of the cut; None if both sides have some."""
    for one, other in ((first, second), (second, first)):
        if all(cell.is_empty for cell in other):
            return tuple(one)
    return None
