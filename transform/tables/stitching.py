"""Tables that go on in the next grid, over a page break or another table element, put together again.

What belongs together is told by the form: the same form table, and rows that come later in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.document import PageLocator
from transform.forms import FormTable
from transform.tables.body import BodyRow
from transform.tables.grid import PrintedCell
from transform.tables.matching import Match, is_label_of, is_rest_of, match_rows
from transform.values import read_value

_LACKS_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*,\d{0,2}")
_LACKS_DECIMALS = re.compile(r"[\d,]*\d\.")
_DECIMALS = re.compile(r"\.\d+")
_REST = re.compile(r"[\d.,]+")
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_IN_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+")


def stitched(matches: Sequence[Match]) -> list[Match]:
    """The matches with those joined that are one table; a row that was cut in two at the joint is one row again."""
    result: list[Match] = []
    for match in matches:
        if result and match.goes_on(result[-1]):
            rows = _joined([*result[-1].rows], match)
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


def _joined(first: list[BodyRow], match: Match) -> list[BodyRow]:
    """The rows of both pieces; the row at the joint is made whole if it was cut, and proves nothing if it may be."""
    last, second = first[-1], match.rows
    if is_rest_of(last, second[0], match.table):
        return [*first[:-1], _whole(last, second[0], match.table), *second[1:]]
    if _is_fragment(match):
        return [*first[:-1], replace(last, is_sound=False), *second]
    return [*first, *second]


def _is_fragment(match: Match) -> bool:
    """Whether the first row has numbers, but not in all columns, and is none of the form's.

    What seems to be a code without a unit may be digits, too.
    """
    first = match.rows[0]
    is_known = any(pair.left == 0 for pair in match.alignment.pairs)
    has_digits = first.has_numbers or (first.code is not None and first.unit is None)
    return has_digits and not is_known and any(cell.is_empty for cell in first.values)


def _whole(last: BodyRow, rest: BodyRow, table: FormTable) -> BodyRow:
    """A row that was cut in two.

    If both halves hold values, a number itself may have been cut, so that the row proves nothing any more; unless its
    commas or its point say that digits are missing (43,847,04 and 1, 332. and 2, 421396 and .23), or its line had no
    room for another digit.
    """
    values = _joined_values(last.values, rest.values)
    row = replace(last, is_sound=False) if values is None else replace(last, values=values)
    if is_label_of(last.label + rest.label, table):
        return replace(row, label=last.label + rest.label, label_text=last.label_text + rest.label_text)
    return row


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


def _is_cut(upper: str, lower: str) -> bool:
    """Whether two halves make a number, and a comma or a point says that one of them is none by itself."""
    text = upper + lower
    if _LACKS_DECIMALS.fullmatch(upper) or _DECIMALS.fullmatch(lower):
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
        _is_cut(upper.text, lower.text) or (upper.cell.full and _REST.fullmatch(lower.text) and _NUMBER.fullmatch(text))
    ):
        return None
    cell = replace(upper.cell, text=upper.cell.text + lower.cell.text)
    return replace(upper, cell=cell, text=text, value=read_value(text))
