"""Bands: the rows of a table with horizontal rules only. Rules are shorter where a cell reaches over two bands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extract.pdf.marks.words import Word
from extract.pdf.tables.rules import Rule
from extract.pdf.text.extents import Extent, covered
from extract.pdf.text.strips import TextLine
from extract.pdf.text.wording import is_prose, is_value

_SAME_END = 4.0  # points
_SAME_HEIGHT = 1.0
_FEWEST_RULES = 3
_CENTRED = 0.1  # of the width
_HIGHEST_ROW = 5.0  # sizes of type


@dataclass(frozen=True, slots=True)
class Bands:
    """The heights between which the bands of a table are, the rules at each of them, and the lines of its text.

    `start` and `end` are where the table begins and ends from the left.
    """

    heights: tuple[float, ...]
    rules: tuple[tuple[Rule, ...], ...]
    lines: tuple[TextLine, ...]
    start: float
    end: float

    def rows(self, words: Sequence[Word]) -> list[list[Word]]:
        """The words in each band."""
        heights = self.heights
        rows: list[list[Word]] = [[] for _ in heights[1:]]
        for word in words:
            middle = word.middle
            if heights[0] < middle < heights[-1]:
                rows[bisect_right(heights, middle) - 1].append(word)
        return rows

    def part(self, first: int, end: int) -> Bands:
        """Some of the bands."""
        heights = self.heights[first : end + 1]
        lines = tuple(line for line in self.lines if heights[0] < line.middle < heights[-1])
        return replace(self, heights=heights, rules=self.rules[first : end + 1], lines=lines)

    def is_parted(self, number: int) -> bool:
        """Whether the rule at the height of this number is as long as the table is wide."""
        own = covered([(rule.start, rule.end) for rule in self.rules[number]])
        return sum(end - start for start, end in own) > self.end - self.start - 2 * _SAME_END

    def is_alone(self, number: int, extent: Extent) -> bool:
        """Whether something in the middle of a band, of which there is nothing else, is a title of its own."""
        centred = abs(sum(extent) - self.start - self.end) < _CENTRED * (self.end - self.start)
        return centred and self.is_parted(number) and self.is_parted(number + 1)

    def is_closed(self, number: int, at: float) -> bool:
        """Whether a rule runs over a place at the height of this number."""
        return any(rule.start < at < rule.end for rule in self.rules[number])


def bands_of(lines: Sequence[TextLine], rules: Sequence[Rule]) -> list[Bands]:
    """The tables of a page between rules of one length and those within them, the widest first."""
    found: list[Bands] = []
    free = list(lines)
    for outer in sorted(_of_one_length(rules), key=lambda group: group[0].start - group[0].end):
        for run in _without_prose(outer, free):
            bands = _bands(run, rules, free)
            if bands and (len(bands.heights) >= _FEWEST_RULES or _is_row(bands)):
                found.append(bands)
                taken = set(map(id, bands.lines))
                free = [line for line in free if id(line) not in taken]
    return found


def _is_row(bands: Bands) -> bool:
    """Whether there is a single row between two rules, as a page break leaves them: words, and values beside them."""
    if len(bands.heights) < 2 or bands.heights[1] - bands.heights[0] > _HIGHEST_ROW * bands.lines[0].size:
        return False
    kinds = {is_value(piece.text) for line in bands.lines for piece in line.pieces}
    return kinds == {True, False}


def _of_one_length(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    ordered = sorted(rules, key=lambda rule: (*_ends(rule), rule.at))
    return (list(group) for _, group in groupby(ordered, key=_ends))


def _ends(rule: Rule) -> tuple[int, int]:
    return round(rule.start / _SAME_END), round(rule.end / _SAME_END)


def _without_prose(rules: Sequence[Rule], lines: Sequence[TextLine]) -> Iterator[list[Rule]]:
    """Runs of rules with nothing but cells between them: a heading or a sentence parts two tables."""
    run: list[Rule] = []
    above = 0.0
    for rule in rules:
        below = rule.at
        if run and _parts_tables([line for line in lines if above < line.middle < below]):
            yield run
            run = []
        run.append(rule)
        above = below
    if run:
        yield run


def _parts_tables(between: Sequence[TextLine]) -> bool:
    return not between or (all(len(line.strips) == 1 for line in between) and any(map(is_prose, between)))


def _bands(outer: Sequence[Rule], rules: Sequence[Rule], lines: Sequence[TextLine]) -> Bands | None:
    top, bottom = outer[0].at, outer[-1].at
    start, end = outer[0].start - _SAME_END, outer[0].end + _SAME_END
    own = [rule for rule in rules if top <= rule.at <= bottom and start <= rule.start and rule.end <= end]
    inside = tuple(line for line in lines if top < line.middle < bottom)
    if not inside or any(not (start <= line.box.x0 and line.box.x1 <= end) for line in inside):
        return None
    groups: list[list[Rule]] = []
    for rule in own:
        if not groups or rule.at - groups[-1][0].at > _SAME_HEIGHT:
            groups.append([])
        groups[-1].append(rule)
    heights = tuple(group[0].at for group in groups)
    return Bands(
        heights, tuple(map(tuple, groups)), inside, min(rule.start for rule in own), max(rule.end for rule in own)
    )


def parts(bands: Bands, rows: Sequence[Sequence[Word]]) -> Iterator[tuple[Bands, Sequence[Sequence[Word]]]]:
    """The tables that follow each other in bands: a title parts them, and a header where values stood before."""
    start, holds_values = 0, False
    for number, row in enumerate(rows):
        values = any(is_value(word.text) for word in row)
        extents = [] if values else covered([(word.x0, word.x1) for word in row])
        is_title = len(extents) == 1 and bands.is_alone(number, extents[0])
        if is_title or (holds_values and len(extents) > 1 and bands.is_parted(number)):
            if holds_values:
                yield bands.part(start, number), rows[start:number]
            start, holds_values = number + is_title, False
        holds_values = holds_values or values
    if holds_values:
        yield bands.part(start, len(rows)), rows[start:]
