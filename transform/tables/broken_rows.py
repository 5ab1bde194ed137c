"""Rows that a page break cut in two, made whole before anybody asks which rows of a form they are.

The lines of each cell go on on the next page, wherever they were cut: a label, the heading beside it, a number. What is
one row is told by the labels of the forms. Where it cannot be told, or what a number was, no number is left standing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from itertools import takewhile
from typing import NamedTuple

from transform.report import Script, Status
from transform.tables.grid import PrintedCell, PrintedRow, printed_cell
from transform.tables.header import is_header_row
from transform.tables.matching import form_tables, row_labels, unit_words
from transform.values import CellValue

_LACKS_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*,\d{0,2}")
_LACKS_DECIMALS = re.compile(r"[\d,]*\d\.")
_DECIMALS = re.compile(r"\.\d+")
_REST = re.compile(r"[\d.,]+")
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_IN_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+")


class _Joint(Enum):
    """What the rows on both sides of a page break are: two rows, one, or something that cannot be told."""

    TWO = auto()
    ONE = auto()
    UNKNOWN = auto()


class _Halves(NamedTuple):
    """A cell on both sides of a page break, and as one; `lower` is None if the row below has fewer cells."""

    upper: PrintedCell
    lower: PrintedCell | None
    whole: PrintedCell

    @property
    def has_more(self) -> bool:
        """Whether anything stands below."""
        return self.lower is not None and not self.lower.is_empty

    @property
    def has_words_below(self) -> bool:
        """Whether what stands below reads as a label."""
        return self.lower is not None and self.lower.is_words

    @property
    def has_words_below_value(self) -> bool:
        """Whether words stand below what is none, as those of a header do; units are the only words behind a label."""
        lower = self.lower
        return lower is not None and lower.is_words and not self.upper.is_words and lower.text not in unit_words()

    @property
    def keys(self) -> tuple[str, str]:
        """The label keys of both parts."""
        return self.upper.key, self.lower.key if self.lower else ""


def healed(
    above: Sequence[PrintedRow], below: Sequence[PrintedRow], script: Script, *, by_page: bool
) -> tuple[list[PrintedRow], list[PrintedRow]]:
    """The rows of a table and of the one that follows it, with the row at the joint in the first one if it was cut.

    `by_page` is True if they stand on one page and the next; elsewhere only labels prove that there is a joint.
    """
    at = _repeated_headers(above, below)
    if at == len(below) or not above or _is_header(above[-1]):
        return [*above], [*below]
    halves = _halves(above[-1], below[at], script)
    joint = _joint(halves, by_page=by_page)
    if _is_header(below[at]) and not any(map(_makes_label, halves)):
        joint = _Joint.TWO
    if joint is _Joint.TWO:
        return [*above], [*below]
    if joint is _Joint.UNKNOWN:
        return [*above[:-1], _with(above[-1], [_doubted(each) for each in halves])], [*below]
    rest = [*below[:at], *below[at + 1 :]]
    return [*above[:-1], _with(above[-1], _healed(halves))], rest if len(rest) > at else []


def _is_header(row: PrintedRow) -> bool:
    return is_header_row(row, [table for _, table in form_tables()])


def _repeated_headers(above: Sequence[PrintedRow], below: Sequence[PrintedRow]) -> int:
    """How many rows of words at the head of a table stand in the one before it, too."""
    known = {_words(row) for row in above}
    return sum(1 for _ in takewhile(lambda row: row.cells[-1].is_words and _words(row) in known, below))


def _words(row: PrintedRow) -> tuple[str, ...]:
    return tuple(cell.key for cell in row.cells)


def _halves(last: PrintedRow, first: PrintedRow, script: Script) -> list[_Halves]:
    """The cells of both rows, paired from the right: labels may be merged otherwise on the next page, values are not.

    There are none if that leaves numbers over, or for a title over the whole width.
    """
    surplus = len(first.cells) - len(last.cells)
    is_title = 1 in (len(last.cells), len(first.cells))
    if is_title or any(cell.value.value is not None for cell in first.cells[: max(surplus, 0)]):
        return []
    lower = [*[None] * max(-surplus, 0), *first.cells[max(surplus, 0) :]]
    return [_Halves(*pair, _whole(*pair, script)) for pair in zip(last.cells, lower, strict=True)]


def _whole(upper: PrintedCell, lower: PrintedCell | None, script: Script) -> PrintedCell:
    """Both parts as one cell; parts of words can have other simplified characters than the whole (覆 in 答覆)."""
    if lower is None:
        return upper
    return printed_cell(replace(upper.cell, text=upper.cell.text.strip() + lower.cell.text.strip()), script)


def _joint(halves: Sequence[_Halves], *, by_page: bool) -> _Joint:
    """What the rows are, told by the label nearest to the values that is one of a form: above, below, or of both."""
    own = next((number for number in reversed(range(len(halves))) if _is_label(halves[number])), None)
    values = halves[1:] if own is None else halves[own + 1 :]  # a label that no form has stands first
    if any(each.has_words_below_value for each in values):
        return _Joint.TWO
    if own is None:
        return _joint_without_label(halves) if by_page else _Joint.TWO
    is_filled = all(each.has_more for each in values)
    is_known, is_other = (key in row_labels() for key in halves[own].keys)
    if is_other and (is_known or (is_filled and not by_page)):
        return _Joint.TWO
    if halves[own].whole.key in row_labels():
        return _Joint.ONE
    return _Joint.UNKNOWN if by_page and is_known and not is_filled else _Joint.TWO


def _makes_label(cell: _Halves) -> bool:
    """Whether both parts of a cell, and neither alone, are the label of a row."""
    return all(cell.keys) and row_labels().isdisjoint(cell.keys) and cell.whole.key in row_labels()


def _is_label(cell: _Halves) -> bool:
    return not row_labels().isdisjoint((*cell.keys, cell.whole.key))


def _joint_without_label(halves: Sequence[_Halves]) -> _Joint:
    """What rows are without the label of a form: what has no words at all is a part of what has some."""
    more = [each.has_more for each in halves if not each.upper.is_words and not each.has_words_below]
    if not halves or (more and all(more)):
        return _Joint.TWO
    if any(each.has_words_below for each in halves):
        return _Joint.UNKNOWN if any(more) else _Joint.TWO
    return _Joint.ONE


def _healed(halves: Sequence[_Halves]) -> list[PrintedCell]:
    """The cells of one row."""
    moved = all(each.upper.is_empty or each.upper.is_words for each in halves)
    return [_healed_cell(each, moved=moved) for each in halves]


def _healed_cell(cell: _Halves, *, moved: bool) -> PrintedCell:
    """What stands on one side, a label of both parts, or a number that was cut.

    A number is one only if its commas or its point say that digits are missing (43,847,04 and 1, 332. and 2, 421396 and
    .23), or if its line had no room for another digit. A number under a blank is that of the row if none stands
    above (`moved`): else the blank may be the row's, and the number that of another one.
    """
    upper, lower = cell.upper, cell.lower
    if lower is None or lower.is_empty:
        return upper
    if upper.is_empty:
        return cell.whole if moved or lower.is_words else _doubted(cell)
    are_marks = upper.is_nothing and lower.is_nothing
    if (upper.is_words and lower.is_words) or are_marks or _is_cut(upper, lower.text, cell.whole.text):
        return cell.whole
    return _doubted(cell)


def _is_cut(upper: PrintedCell, lower: str, text: str) -> bool:
    """Whether two texts are one number and cannot be two."""
    if _LACKS_DECIMALS.fullmatch(upper.text) or _DECIMALS.fullmatch(lower):
        return _NUMBER.fullmatch(text) is not None
    if _LACKS_DIGITS.fullmatch(upper.text) and _IN_GROUPS.fullmatch(text):
        return True
    return upper.cell.full and _REST.fullmatch(lower) is not None and _NUMBER.fullmatch(text) is not None


def _doubted(cell: _Halves) -> PrintedCell:
    """The cell above; if there is more than words below, with both texts and no value."""
    upper, lower = cell.upper, cell.lower
    if lower is None or lower.is_empty or lower.is_words or upper.is_words:
        return upper
    text = f"{upper.cell.text}\n{lower.cell.text}".strip()
    return replace(upper, cell=replace(upper.cell, text=text), value=CellValue(Status.UNCERTAIN))


def _with(row: PrintedRow, cells: Sequence[PrintedCell]) -> PrintedRow:
    """The row with other cells in the place of its own."""
    shared = {id(new.cell) for old, new in zip(row.cells, cells, strict=True) if row.is_shared(old)}
    return replace(row, cells=tuple(cells), shared=row.shared | shared)
