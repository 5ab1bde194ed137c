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
        if result and match.goes_on(result[-1]):
            rows = _joined([*result[-1].rows], [*match.rows], match)
            result[-1] = match_rows(match.form, match.table, rows)
        else:
            result.append(match)
    return result


def _joined(first: list[BodyRow], second: list[BodyRow], match: Match) -> list[BodyRow]:
    """The rows of both pieces, the row at the joint made whole if it was cut.

    If both halves of a row hold values, a number itself may have been cut, so that the row proves nothing any more.
    """
    last, rest = first[-1], second[0]
    label, text = last.label + rest.label, last.label_text + rest.label_text
    values = _joined_values(last.values, rest.values)
    whole = replace(last, label=label, label_text=text, is_sound=last.is_sound and values is not None)
    if _is_rest(last, rest, label, match):
        return [*first[:-1], replace(whole, values=values if values is not None else last.values), *second[1:]]
    return [*first, *second]


def _is_rest(last: BodyRow, rest: BodyRow, label: str, match: Match) -> bool:
    """Whether a row is the rest of the one before: more of its label, or something without a label at all."""
    if not rest.label:
        return is_label_of(last.label, match.table) and not rest.context and any(not c.is_empty for c in rest.values)
    return is_label_of(label, match.table) and not (
        is_label_of(last.label, match.table) and is_label_of(rest.label, match.table)
    )


def _joined_values(first: Sequence[PrintedCell], second: Sequence[PrintedCell]) -> tuple[PrintedCell, ...] | None:
    """The values of a row whose cells stand on one side of the cut; None if both sides have some."""
    for one, other in ((first, second), (second, first)):
        if all(cell.is_empty for cell in other):
            return tuple(one)
    return None
