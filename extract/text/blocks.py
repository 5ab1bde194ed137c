"""The blocks of a plain text: tables where neighbouring lines draw one, a paragraph for every other line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from extract.document import Block, Cell, Paragraph, Table, TextLocator
from extract.text import aligned, drawn
from extract.text.lines import Field, Line, split_lines

# (field, first column, end column) of each cell of a row.
_Row = tuple[Line, Sequence[tuple[Field, int, int]]]


class _Kind(Enum):
    """What a line can be a part of."""

    BLANK = auto()
    BORDER = auto()
    DRAWN = auto()
    TABBED = auto()
    SPACED = auto()
    PROSE = auto()


_ROWS = frozenset({_Kind.DRAWN, _Kind.TABBED, _Kind.SPACED})


def blocks(text: str) -> Iterator[Block]:
    """The tables and the other lines that are not blank, in reading order."""
    lines = [(line, _kind(line)) for line in split_lines(text)]
    position = 0
    while position < len(lines):
        kind, end = _run(lines, position)
        run = [line for line, line_kind in lines[position:end] if line_kind is not _Kind.BLANK]
        rows = [line for line in run if not drawn.is_border(line)]
        table = _table(kind, run, rows) if rows else None
        yield from [table] if table else map(_paragraph, run)
        position = end


def _kind(line: Line) -> _Kind:
    if line.blank:
        return _Kind.BLANK
    if drawn.is_border(line):
        return _Kind.BORDER
    if drawn.is_row(line):
        return _Kind.DRAWN
    if aligned.is_tabbed(line):
        return _Kind.TABBED
    return _Kind.SPACED if aligned.is_spaced(line) else _Kind.PROSE


def _run(lines: Sequence[tuple[Line, _Kind]], position: int) -> tuple[_Kind, int]:
    """The kind of the rows that begin at a position and the position after the last; one line if none begin there.

    Borders belong to the rows beside them, and single blank lines may stand between rows.
    """
    end = position
    while end < len(lines) and lines[end][1] is _Kind.BORDER:
        end += 1
    kind = lines[end][1] if end < len(lines) else _Kind.BORDER
    if kind not in _ROWS:
        return kind, max(end, position + 1)
    belongs = (kind, _Kind.BORDER)
    while end < len(lines) and lines[end][1] in belongs:
        end += 1
        if end + 1 < len(lines) and lines[end][1] is _Kind.BLANK and lines[end + 1][1] in belongs:
            end += 1
    return kind, end


def _table(kind: _Kind, run: Sequence[Line], rows: Sequence[Line]) -> Table | None:
    """The table that a run of lines is, None if the lines only look alike."""
    if kind is _Kind.DRAWN and drawn.is_table(run):
        return _grid([(line, _in_order(fields)) for line, fields in drawn.rows(rows)])
    if kind is _Kind.TABBED and len(rows) > 1:
        return _grid([(line, _in_order(aligned.tabbed_fields(line))) for line in rows])
    if kind is _Kind.SPACED and aligned.holds_figures(rows):
        placed = aligned.align(rows)
        return _grid([(line, [(cell.field, cell.column, cell.end_column) for cell in cells]) for line, cells in placed])
    return None


def _in_order(fields: Sequence[Field]) -> list[tuple[Field, int, int]]:
    return [(field, column, column + 1) for column, field in enumerate(fields)]


def _grid(rows: Sequence[_Row]) -> Table:
    width = max(end for _, fields in rows for _, _, end in fields)
    slots: list[tuple[Cell | None, ...]] = []
    for row_number, (line, fields) in enumerate(rows):
        row: list[Cell | None] = [None] * width
        for field, column, end in fields:
            locator = line.locate(field.start, field.end)
            row[column:end] = [Cell(field.text, row_number, column, 1, end - column, locator)] * (end - column)
        slots.append(tuple(row))
    first, last = rows[0][0], rows[-1][0]
    whole = TextLocator(first.start, last.start + len(last.text), first.number)
    return Table(tuple(slots), whole, ruled=False)


def _paragraph(line: Line) -> Paragraph:
    start = len(line.text) - len(line.text.lstrip())
    text = line.text.strip()
    return Paragraph(text, line.locate(start, start + len(text)))
