"""Tables whose columns are kept apart by tabs or by runs of blanks.

With tabs, every tab begins a cell. With blanks, a cell belongs to the column that it stands under, so that an empty
cell does not move its neighbours; positions count a wide East Asian character as two, as terminals and fixed fonts do.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from extract.text.lines import Field, Line, trimmed

_TAB = re.compile(r"\t")
_GAP = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*")
# A cell as figures are printed: with these in two rows, columns of blanks are a table and not an indented letterhead.
_FIGURE = re.compile(r"[+-]?[\d０-９][\d０-９,，.．]*(?:元|万元|萬元|件|条|條|人|次|%|％)?|-+|—+|/|无|無")
# `单位负责人：…    填报人：…` is a line of the letterhead, not a row.
_LABELLED = re.compile(r"[：:].")
_SENTENCE_END = re.compile(r"(?<![\d０-９])[。；！？]$")  # 7？ is a figure that somebody doubted
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Aligned:
    """A field with the first and the last column (exclusive) that it stands in."""

    field: Field
    column: int
    end_column: int


def is_tabbed(line: Line) -> bool:
    """Whether a tab separates two texts; tabs that indent a line do not count."""
    return "\t" in line.text.strip()


def tabbed_fields(line: Line) -> list[Field]:
    """The fields between the tabs, empty ones included."""
    edges = [-1, *(match.start() for match in _TAB.finditer(line.text)), len(line.text)]
    return [trimmed(line, left + 1, right) for left, right in itertools.pairwise(edges)]


def spaced_fields(line: Line) -> list[Field]:
    """The fields between gaps of at least two blanks or one ideographic blank."""
    fields = []
    start = 0
    for gap in _GAP.finditer(line.text):
        if gap.start() > start:
            fields.append(trimmed(line, start, gap.start()))
        start = gap.end()
    if start < len(line.text):
        fields.append(trimmed(line, start, len(line.text)))
    return [field for field in fields if field.text]


def is_spaced(line: Line) -> bool:
    """Whether a line can be a row: fields with gaps between them, no sentence, and not several labels with values."""
    fields = spaced_fields(line)
    if sum(bool(_LABELLED.search(field.text)) for field in fields) > 1:
        return False
    return len(fields) > 1 and not any(_SENTENCE_END.search(field.text) for field in fields)


def holds_figures(lines: Sequence[Line]) -> bool:
    """Whether so many lines have a field that is a figure that they are rows of a table."""
    counted = sum(any(_FIGURE.fullmatch(field.text) for field in spaced_fields(line)[1:]) for line in lines)
    return counted >= _FEWEST_ROWS


def align(lines: Sequence[Line]) -> list[tuple[Line, list[Aligned]]]:
    """Put the fields of each line under the columns that the fullest lines show."""
    rows = [(line, spaced_fields(line)) for line in lines]
    columns = _columns(rows)
    return [(line, _assign(line, fields, columns)) for line, fields in rows]


def _columns(rows: Sequence[tuple[Line, list[Field]]]) -> list[tuple[int, int]]:
    """The extent of each column: where the fields of the lines with the most fields stand, taken together."""
    count = max(len(fields) for _, fields in rows)
    full = [_extents(line, fields) for line, fields in rows if len(fields) == count]
    return [(min(start for start, _ in column), max(end for _, end in column)) for column in zip(*full, strict=True)]


def _assign(line: Line, fields: Sequence[Field], columns: Sequence[tuple[int, int]]) -> list[Aligned]:
    if len(fields) == len(columns):
        return [Aligned(field, number, number + 1) for number, field in enumerate(fields)]
    assigned: list[Aligned] = []
    free = 0
    for position, (field, extent) in enumerate(zip(fields, _extents(line, fields), strict=True)):
        # Columns are left for the fields to come, so that none is lost when positions are damaged.
        last = len(columns) - (len(fields) - position)
        under = [number for number in range(free, last + 1) if _overlap(extent, columns[number]) > 0]
        if not under:
            under = [min(range(free, last + 1), key=lambda number: _distance(extent, columns[number]))]
        assigned.append(Aligned(field, under[0], under[-1] + 1))
        free = under[-1] + 1
    return assigned


def _extents(line: Line, fields: Sequence[Field]) -> list[tuple[int, int]]:
    """The display positions of the fields of a line."""
    extents = []
    position, offset = 0, 0
    for field in fields:
        position += _width(line.text[offset : field.start])
        end = position + _width(field.text)
        extents.append((position, end))
        position, offset = end, field.end
    return extents


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    return abs((one[0] + one[1]) - (other[0] + other[1]))
