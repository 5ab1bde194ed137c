"""Where on a page tables without full rules are: between horizontal rules, or where lines fall apart into columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.pdf.tables.bands import bands_of
from extract.pdf.tables.rules import Rule
from extract.pdf.text.strips import TextLine
from extract.pdf.text.wording import is_of_values, is_prose, is_value

_FAR = 3.0  # sizes of type between lines of one table
_HANGING = 1.38
_FEWEST_VALUES = 4


Region = tuple[TextLine, ...]
"""Lines that make a table."""


def regions(lines: Sequence[TextLine], rules: Sequence[Rule]) -> list[Region]:
    """The regions of a page, from top to bottom; each has one header."""
    found = [bands.lines for bands in bands_of(lines, rules) if _holds_values(bands.lines)]
    taken = {id(line) for region in found for line in region}
    free = [line for line in lines if id(line) not in taken]
    found += [tuple(run) for run in _runs(free) if _holds_values(run)]
    return sorted((part for region in found for part in _parts(region)), key=lambda region: region[0].middle)


def _parts(region: Region) -> Iterator[Region]:
    """The tables of a region: a title parts them, and words where values stood, the header of another one."""
    starts = _starts_of_words(region)
    part: list[TextLine] = []
    values_from: float | None = None
    for line in region:
        values = [piece.box.x0 for piece in line.pieces[1:] if is_value(piece.text)]
        is_header = values_from is not None and not values and line.strips[-1].box.x1 > values_from
        if _is_title(line, part, starts) or (is_header and len(line.strips) > 1):
            yield from _part(part)
            part, values_from = [], None
        if values:
            values_from = min(values) if values_from is None else min(values_from, *values)
        part.append(line)
    yield from _part(part)


def _part(lines: Sequence[TextLine]) -> Iterator[Region]:
    """The lines as a region, without single lines above it, such as the title of the table."""
    rows = [number for number, line in enumerate(lines) if len(line.strips) > 1]
    if rows:
        yield tuple(lines[_start(lines, rows[0]) :])


def _holds_values(lines: Sequence[TextLine]) -> bool:
    """Whether some lines are rows: values beside each other or beside words, in columns, or one row below a header."""
    rows = [line for line in lines if len(line.strips) > 1]
    values = sum(is_value(piece.text) for line in rows for piece in line.pieces)
    if values <= 0.2 * sum(len(line.strips) for line in rows):
        return len(rows) > 1 and values > 0 and len(rows[0].strips) > 2
    return values >= _FEWEST_VALUES or (values > 0 and len(rows) > 1)


def _runs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines that follow each other, from one with several strips to the last such one."""
    starts = _starts_of_words(lines)
    run: list[TextLine] = []
    for line in lines:
        if run and (line.middle - run[-1].middle > _FAR * line.size or _is_title(line, run, starts)):
            yield from _trimmed(run)
            run = []
        if is_prose(line):
            yield from _trimmed(run)
            run = []
        else:
            run.append(line)
    yield from _trimmed(run)


def _is_title(line: TextLine, above: Sequence[TextLine], starts: Sequence[float]) -> bool:
    """Whether a line of words stands alone below rows: the title of the next table.

    It stands in the middle of the rows, or behind their labels where no words of any row begin.
    """
    if len(line.strips) > 1 or is_value(line.text) or not any(len(each.strips) > 1 for each in above):
        return False
    left, right = min(each.box.x0 for each in above), max(each.box.x1 for each in above)
    start, end = line.box.x0, line.box.x1
    if start > left + 3 * line.size and abs(start + end - left - right) < 0.1 * (right - left):
        return True
    return _is_behind_labels(start, above) and all(abs(start - at) > line.size / 2 for at in starts)


def _is_behind_labels(at: float, rows: Sequence[TextLine]) -> bool:
    """Whether there are labels with values beside them, and all end before a place."""
    ends = (row.pieces[0].box.x1 for row in rows if any(is_value(piece.text) for piece in row.pieces[1:]))
    first = next(ends, None)
    return first is not None and at > first and all(at > end for end in ends)


def _starts_of_words(lines: Sequence[TextLine]) -> list[float]:
    """Where words begin in the rows among some lines."""
    rows = (line for line in lines if len(line.strips) > 1)
    return [piece.box.x0 for row in rows for piece in row.pieces if not is_value(piece.text)]


def _trimmed(run: list[TextLine]) -> Iterator[list[TextLine]]:
    """The lines from the first to the last with several strips, and what hangs below that in one of its cells.

    Values below that are the beginning of a row that a page break cut.
    """
    rows = [number for number, line in enumerate(run) if len(line.strips) > 1]
    if not rows:
        return
    end = rows[-1] + 1
    while end < len(run) and (is_of_values(run[end]) or _hangs(run[end - 1], run[end])):
        end += 1
    yield run[_start(run, rows[0]) : end]


def _start(lines: Sequence[TextLine], first: int) -> int:
    """The first row, or the beginnings of numbers in it that were broken and stand higher than all else."""
    while first and is_of_values(lines[first - 1]) and _hangs(lines[first - 1], lines[first]):
        first -= 1
    return first


def _hangs(upper: TextLine, lower: TextLine) -> bool:
    return lower.middle - upper.middle < _HANGING * lower.size
