"""Where on a page tables without full rules are: between horizontal rules, or where lines fall apart into columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from extract.pdf.rules import Rule
from extract.pdf.strips import TextLine

_SAME_END = 4.0  # points
_FEWEST_RULES = 3
_SENTENCE = re.compile(r"[。；！？]")
_VALUE = re.compile(r"[+-]?[\d０-９][\d０-９,，.．]*(?:元|万元|萬元|件|条|條|人|次|%|％)?\*?|[-—－─]+|[/／*]|无|無")
_HEADING = re.compile("[一二三四五六七八九十]{1,2}、.{7}")
_LONGEST_LABEL = 24
_FAR = 3.0  # sizes of type between lines of one table
_HANGING = 1.38
_FEWEST_VALUES = 4


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that make a table, and the heights of the rules that part its rows (none if there are none)."""

    lines: tuple[TextLine, ...]
    rules: tuple[float, ...] = ()


@lru_cache(maxsize=4096)
def is_value(text: str) -> bool:
    """Whether a text is what stands in a cell for a value, and not a word."""
    return _VALUE.fullmatch(text.replace(" ", "")) is not None


def regions(lines: Sequence[TextLine], rules: Sequence[Rule]) -> list[Region]:
    """The regions of a page, from top to bottom; each has one header."""
    found = [region for region in _ruled(lines, rules) if _holds_values(region.lines)]
    taken = {id(line) for region in found for line in region.lines}
    free = [line for line in lines if id(line) not in taken]
    found += [Region(tuple(run)) for run in _runs(free) if _holds_values(run)]
    return sorted((part for region in found for part in _parts(region)), key=lambda region: region.lines[0].middle)


def _parts(region: Region) -> Iterator[Region]:
    """The tables of a region: a title parts them, and words where values stood, the header of another one."""
    part: list[TextLine] = []
    values_from: float | None = None
    for line in region.lines:
        values = [piece.box.x0 for piece in line.pieces[1:] if is_value(piece.text)]
        is_header = values_from is not None and not values and line.strips[-1].box.x1 > values_from
        if _is_title(line, part) or (is_header and len(line.strips) > 1):
            yield from _part(part, region)
            part, values_from = [], None
        if values:
            values_from = min(values) if values_from is None else min(values_from, *values)
        part.append(line)
    yield from _part(part, region)


def _part(lines: Sequence[TextLine], region: Region) -> Iterator[Region]:
    """The lines as a region, without single lines above it, such as the title of the table."""
    rows = [number for number, line in enumerate(lines) if len(line.strips) > 1]
    if rows:
        own = tuple(lines[_start(lines, rows[0]) :])
        above = [height for height in region.rules if height < own[0].middle]
        below = [height for height in region.rules if height > own[-1].middle]
        inside = [height for height in region.rules if own[0].middle < height < own[-1].middle]
        yield Region(own, (*above[-1:], *inside, *below[:1]))


def _holds_values(lines: Sequence[TextLine]) -> bool:
    """Whether some lines are rows: values beside each other or beside words, in columns, or one row below a header."""
    rows = [line for line in lines if len(line.strips) > 1]
    values = sum(is_value(piece.text) for line in rows for piece in line.pieces)
    if values <= 0.2 * sum(len(line.strips) for line in rows):
        return len(rows) > 1 and values > 0 and len(rows[0].strips) > 2
    return values >= _FEWEST_VALUES or (values > 0 and len(rows) > 1)


def _ruled(lines: Sequence[TextLine], rules: Sequence[Rule]) -> Iterator[Region]:
    """The lines between the first and the last of several horizontal rules of one length."""
    ordered = sorted(rules, key=lambda rule: (round(rule.start / _SAME_END), round(rule.end / _SAME_END), rule.at))
    for _, group in groupby(ordered, key=lambda rule: (round(rule.start / _SAME_END), round(rule.end / _SAME_END))):
        for heights in _without_prose([rule.at for rule in group], lines):
            inside = [line for line in lines if heights[0] < line.middle < heights[-1]]
            if inside:
                yield Region(tuple(inside), tuple(heights))


def _without_prose(heights: list[float], lines: Sequence[TextLine]) -> Iterator[list[float]]:
    """Runs of rules with nothing but cells between them: a heading or a sentence parts two tables."""
    run: list[float] = []
    for height in heights:
        if run and _parts_tables([line for line in lines if run[-1] < line.middle < height]):
            if len(run) >= _FEWEST_RULES:
                yield run
            run = []
        run.append(height)
    if len(run) >= _FEWEST_RULES:
        yield run


def _parts_tables(between: Sequence[TextLine]) -> bool:
    return not between or (all(len(line.strips) == 1 for line in between) and any(map(_is_prose, between)))


def _runs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines that follow each other, from one with several strips to the last such one."""
    run: list[TextLine] = []
    for line in lines:
        if run and (line.middle - run[-1].middle > _FAR * line.size or _is_title(line, run)):
            yield from _trimmed(run)
            run = []
        if _is_prose(line):
            yield from _trimmed(run)
            run = []
        else:
            run.append(line)
    yield from _trimmed(run)


def _is_prose(line: TextLine) -> bool:
    if len(line.strips) > 1 or _is_of_values(line):
        return False
    return bool(_SENTENCE.search(line.text) or _HEADING.match(line.text)) or len(line.text) > _LONGEST_LABEL


def _is_title(line: TextLine, above: Sequence[TextLine]) -> bool:
    """Whether a line stands alone in the middle below rows: the title of the next table."""
    if len(line.strips) > 1 or is_value(line.text) or not any(len(each.strips) > 1 for each in above):
        return False
    left, right = min(each.box.x0 for each in above), max(each.box.x1 for each in above)
    box = line.box
    return box.x0 > left + 3 * line.size and abs(box.x0 + box.x1 - left - right) < 0.1 * (right - left)


def _trimmed(run: list[TextLine]) -> Iterator[list[TextLine]]:
    """The lines from the first to the last with several strips, and what hangs below that in one of its cells."""
    rows = [number for number, line in enumerate(run) if len(line.strips) > 1]
    if not rows:
        return
    end = rows[-1] + 1
    while end < len(run) and _hangs(run[end - 1], run[end]):
        end += 1
    yield run[_start(run, rows[0]) : end]


def _start(lines: Sequence[TextLine], first: int) -> int:
    """The first row, or the beginnings of numbers in it that were broken and stand higher than all else."""
    while first and _is_of_values(lines[first - 1]) and _hangs(lines[first - 1], lines[first]):
        first -= 1
    return first


def _is_of_values(line: TextLine) -> bool:
    return all(is_value(piece.text) for piece in line.pieces)


def _hangs(upper: TextLine, lower: TextLine) -> bool:
    return lower.middle - upper.middle < _HANGING * lower.size
