"""Tables that go on in the next grid, over a page break or another table element, put together again.

What belongs together is told by the form: the same form table, and rows that come later in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.document import PageLocator
from transform.tables.body import BodyRow
from transform.tables.grid import PrintedCell
from transform.tables.matching import Match, is_rest_of, match_rows
from transform.values import read_value

_LACKS_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*,\d{0,2}")
_LACKS_DECIMALS = re.compile(r"[\d,]*\d\.")
_REST = re.compile(r"[\d.,]+")
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_IN_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+")


def stitched(matches: Sequence[Match]) -> list[Match]:
    """The matches with those joined that are one table; a row that was cut in two at the joint is one row again."""
    result: list[Match] = []
    for match in matches:
        if result and match.goes_on(result[-1]):
            rows = _joined([*result[-1].rows], [*match.rows], match)
            result[-1] = match_rows(match.form, match.table, rows)
        elif result and (row := _only_row(result[-1], match)):
            result[-1] = match_rows(match.form, match.table, [row])
        else:
            result.append(match)
    return result


def _only_row(before: Match, match: Match) -> BodyRow | None:
    """The row of a table that has but this one, if a page break cut it; it has no label to tell that by."""
    if before.table is not match.table or not (len(match.table.rows) == len(before.rows) == len(match.rows) == 1):
        return None
    (last,), (rest,) = before.rows, match.rows
    if last.label or rest.label or _page(rest) != _page(last) + 1 or not any(cell.is_empty for cell in rest.values):
        return None
    values = _joined_values(last.values, rest.values)
    return replace(last, values=values) if values else None


def _page(row: BodyRow) -> int:
    """The page on which a row stands; 0 if there are no pages."""
    locator = row.values[0].cell.locator if row.values else None
    return locator.page if isinstance(locator, PageLocator) else 0


def _joined(first: list[BodyRow], second: list[BodyRow], match: Match) -> list[BodyRow]:
    """The rows of both pieces, the row at the joint made whole if it was cut.

    If both halves of a row hold values, a number itself may have been cut, so that the row proves nothing any more;
    unless its commas or its point say that digits are missing (43,847,04 and 1, 332. and 2), or its line had no room
    for another digit.
    """
    last, rest = first[-1], second[0]
    label, text = last.label + rest.label, last.label_text + rest.label_text
    values = _joined_values(last.values, rest.values)
    whole = replace(last, label=label, label_text=text, is_sound=last.is_sound and values is not None)
    if is_rest_of(last, rest, match.table):
        return [*first[:-1], replace(whole, values=values if values is not None else last.values), *second[1:]]
    return [*first, *second]


def _joined_values(first: Sequence[PrintedCell], second: Sequence[PrintedCell]) -> tuple[PrintedCell, ...] | None:
    """The values of a row that was cut in two; None if the cut cannot be proved not to change one."""
    for one, other in ((first, second), (second, first)):
        if all(cell.is_empty for cell in other):
            return tuple(one)
    surplus = len(second) - len(first)  # the blanks under the labels, which no label tells from values
    if surplus < 0 or not all(cell.is_empty for cell in second[:surplus]):
        return None
    joined = [_joined_value(upper, lower) for upper, lower in zip(first, second[surplus:], strict=True)]
    whole = tuple(cell for cell in joined if cell is not None)
    return whole if len(whole) == len(joined) else None


def _lacks_some(upper: str, text: str) -> bool:
    """Whether the upper half of a text is no whole number, by its commas or a point at its end, and the text is one."""
    if _LACKS_DECIMALS.fullmatch(upper):
        return _NUMBER.fullmatch(text) is not None
    return _LACKS_DIGITS.fullmatch(upper) is not None and _IN_GROUPS.fullmatch(text) is not None


def _joined_value(upper: PrintedCell, lower: PrintedCell) -> PrintedCell | None:
    """A cell cut in two: what stands on one side, or a number whose upper half lacks digits or had no room for more."""
    if lower.is_empty:
        return upper
    if upper.is_empty:
        return None  # a cell may have moved up or down as a whole, or lost what was above
    text = upper.text + lower.text
    if not (
        _lacks_some(upper.text, text) or (upper.cell.full and _REST.fullmatch(lower.text) and _NUMBER.fullmatch(text))
    ):
        return None
    cell = replace(upper.cell, text=upper.cell.text + lower.cell.text)
    return replace(upper, cell=cell, text=text, value=read_value(text))
