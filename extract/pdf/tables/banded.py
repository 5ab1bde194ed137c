"""Tables with horizontal rules only: these say which rows there are, and where text stands says which columns.

The missing verticals are drawn where columns part, but not through text that reaches over several of them. Then the
table is read like any other, and marked as not ruled: a blank may belong to a cell beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, pairwise, takewhile

from extract.pdf.marks.words import Word
from extract.pdf.tables.bands import Bands, bands_of, parts
from extract.pdf.tables.grid import grid_of
from extract.pdf.tables.ruled import Locate, Placed, table_in
from extract.pdf.tables.rules import Rule, Rules
from extract.pdf.text.extents import Extent, covered
from extract.pdf.text.strips import TextLine
from extract.pdf.text.wording import is_value

_CROSSING = 0.12  # of the bands: so many may hold text that reaches over the space between two columns
_TOUCH = 0.5  # points
_NARROWEST_GAP = 1.0  # points
_INSET = 8.0  # points: a rule that begins farther inside does so at the side of a column
_LEADING = 1.5  # sizes of type between the lines of one cell


def banded_tables(
    lines: Sequence[TextLine], words: Sequence[Word], rules: Sequence[Rule], locate: Locate
) -> tuple[list[Placed], list[TextLine]]:
    """The tables between the horizontal rules of a page, and the lines outside them."""
    upright = [word for word in words if word.turn == 0]
    tables: list[Placed] = []
    rest = list(lines)
    for bands in bands_of(lines, rules):
        found = [_table(part, rows, locate) for part, rows in parts(bands, bands.rows(upright))]
        if all(found):
            own = [table for table in found if table]
            tables += own
            rest = [line for line in rest if not any(table.box.top < line.middle < table.box.bottom for table in own)]
    return tables, rest


def _table(bands: Bands, rows: Sequence[Sequence[Word]], locate: Locate) -> Placed | None:
    if any(map(_holds_rows, rows)):
        return None
    head, body = _head_and_body(rows)
    edges = _edges(bands, rows)
    if _heads_labels_alone(edges, head, body):
        edges = edges[1:]
    if _stand_beside_heads(edges, head, body):
        return None
    crossed = _crossed(edges, bands, rows)
    for at, number in _reached_over(edges, _label_columns(edges, body), bands, rows):
        crossed[at].add(number)
    verticals = [Rule(at, bands.heights[0], bands.heights[-1]) for at in (bands.start, bands.end)]
    for at in edges:
        verticals += _parts_outside(at, crossed[at], bands)
    horizontals = [
        Rule(height, rule.start, rule.end)
        for height, own in zip(bands.heights, bands.rules, strict=True)
        for rule in own
    ]
    words = list(chain.from_iterable(rows))
    grid = grid_of(Rules(horizontals, sorted(verticals)), words)
    table = table_in(grid, words, locate) if grid else None
    return Placed(replace(table, ruled=False), grid.box) if grid and table else None


def _parts_outside(at: float, crossed: set[int], bands: Bands) -> Iterator[Rule]:
    """The vertical at the side of a column, but for the bands in which it is crossed."""
    for is_crossed, group in groupby(range(len(bands.heights) - 1), key=crossed.__contains__):
        if not is_crossed:
            first, *rest = group
            yield Rule(at, bands.heights[first], bands.heights[(rest or [first])[-1] + 1])


def _holds_rows(words: Sequence[Word]) -> bool:
    """Whether values stand below each other, as in a table with rules only around its header."""
    values = sorted((word for word in words if is_value(word.text)), key=lambda word: (word.x0, word.top))
    return any(
        lower.middle - upper.middle > _LEADING * upper.size and lower.x0 < upper.x1 and upper.x0 < lower.x1
        for upper, lower in pairwise(values)
    )


def _edges(bands: Bands, rows: Sequence[Sequence[Word]]) -> list[float]:
    """Where columns part: where rules begin within the table, and between what stands in most bands."""
    sides = _distinct(
        [
            at
            for rule in chain(*bands.rules)
            for at in (rule.start, rule.end)
            if bands.start + _INSET < at < bands.end - _INSET
        ]
    )
    spread = [covered([(word.x0, word.x1) for word in row]) for row in rows]
    fullest = max(map(len, spread))
    full = list(chain.from_iterable(own for own in spread if 2 * len(own) >= fullest))
    others = list(chain.from_iterable(own for own in spread if 2 * len(own) < fullest))
    columns = covered(full, int(_CROSSING * len(spread)))
    gaps = [(left[1], right[0]) for left, right in pairwise(columns) if right[0] - left[1] > _NARROWEST_GAP]
    between = [_freest(gap, full, others) for gap in gaps if not any(_is_near(at, gap) for at in sides)]
    return sorted([*sides, *between])


def _is_near(at: float, gap: Extent) -> bool:
    return gap[0] - _INSET < at < gap[1] + _INSET


def _distinct(places: Sequence[float]) -> list[float]:
    distinct: list[float] = []
    for at in sorted(places):
        if not distinct or at - distinct[-1] > _INSET:
            distinct.append(at)
    return distinct


def _freest(gap: Extent, *extents: Sequence[Extent]) -> float:
    """The middle of the widest part of a gap over which the least text reaches, first of the first extents."""
    near = [[each for each in some if each[0] < gap[1] and gap[0] < each[1]] for some in extents]
    ends = {at for each in chain.from_iterable(near) for at in each if gap[0] < at < gap[1]}
    parts: list[Extent] = list(pairwise(sorted({*gap, *ends})))
    crossings = [[sum(start < sum(part) / 2 < end for start, end in some) for some in near] for part in parts]
    rated = zip(crossings, parts, strict=True)
    return min((counts, low - high, (low + high) / 2) for counts, (low, high) in rated)[2]


def _crossed(edges: Sequence[float], bands: Bands, rows: Sequence[Sequence[Word]]) -> dict[float, set[int]]:
    """For each side of a column, the bands in which the text of a cell reaches over it."""
    crossed: dict[float, set[int]] = {at: set() for at in edges}
    for number, row in enumerate(rows):
        for word in row:
            first = bisect_right(edges, word.x0 + _TOUCH)
            for at in takewhile((word.x1 - _TOUCH).__gt__, edges[first:]):
                crossed[at].update(_reach(number, word, bands))
    return crossed


def _reached_over(
    edges: Sequence[float], labels: int, bands: Bands, rows: Sequence[Sequence[Word]]
) -> Iterator[tuple[float, int]]:
    """The sides of columns of labels, and the bands in which a label beside a blank reaches over them."""
    columns = list(pairwise([bands.start, *edges, bands.end]))
    for column in range(1, labels):
        middle = sum(columns[column]) / 2
        for number, row in enumerate(rows):
            filled = {_slot(word, edges) for word in row}
            is_blank = column not in filled and bands.is_closed(number, middle) and bands.is_closed(number + 1, middle)
            if is_blank and any(slot < column for slot in filled):
                yield edges[column - 1], number


def _label_columns(edges: Sequence[float], body: Sequence[Sequence[Word]]) -> int:
    """How many columns at the left hold more words than values below the header."""
    words, values = _counted(edges, body)
    first = next((column for column in sorted(values) if words[column] <= values[column]), 0)
    return max((column + 1 for column in words if column < first), default=0)


def _counted(edges: Sequence[float], rows: Iterable[Sequence[Word]]) -> tuple[Counter[int], Counter[int]]:
    """How much text and how many values stand in each column."""
    words: Counter[int] = Counter()
    values: Counter[int] = Counter()
    for word in chain.from_iterable(rows):
        (values if is_value(word.text) else words)[_slot(word, edges)] += 1
    return words, values


def _slot(word: Word, edges: Sequence[float]) -> int:
    return bisect_right(edges, (word.x0 + word.x1) / 2)


def _head_and_body(rows: Iterable[Sequence[Word]]) -> tuple[list[Sequence[Word]], list[Sequence[Word]]]:
    """The rows without values, and those with some."""
    head: list[Sequence[Word]] = []
    body: list[Sequence[Word]] = []
    for row in rows:
        (body if any(is_value(word.text) for word in row) else head).append(row)
    return head, body


def _heads_labels_alone(edges: Sequence[float], head: Iterable[Sequence[Word]], body: Iterable[Sequence[Word]]) -> bool:
    """Whether the head of short labels stands so far to the right that it looks like a column of its own."""
    heads, _ = _counted(edges, head)
    labels, values = _counted(edges, body)
    return bool(heads[1] and not heads[0] and labels[0] and not labels[1] and not values[1])


def _stand_beside_heads(edges: Sequence[float], head: Iterable[Sequence[Word]], body: Sequence[Sequence[Word]]) -> bool:
    """Whether a value stands in a column, but not under its head: numbers set to the right under heads to the left.

    Then the places where columns part say nothing of them.
    """
    labels = _label_columns(edges, body)
    heads = _hulls(edges, (word for row in head for word in row))
    if not any(slot >= labels for slot in heads):
        return False
    values = (word for row in body for word in row if is_value(word.text) and _slot(word, edges) >= labels)
    return any(not _is_over(heads.get(_slot(word, edges)), word) for word in values)


def _hulls(edges: Sequence[float], words: Iterable[Word]) -> dict[int, Extent]:
    """How far the words of each column reach, but for those that reach over its sides."""
    hulls: dict[int, Extent] = {}
    for word in words:
        if (
            (slot := _slot(word, edges))
            == bisect_right(edges, word.x0 + _TOUCH)
            == bisect_right(edges, word.x1 - _TOUCH)
        ):
            start, end = hulls.get(slot, (word.x0, word.x1))
            hulls[slot] = min(start, word.x0), max(end, word.x1)
    return hulls


def _is_over(extent: Extent | None, word: Word) -> bool:
    return extent is not None and extent[0] < word.x1 and word.x0 < extent[1]


def _reach(number: int, word: Word, bands: Bands) -> range:
    """The bands of the cell in which a word stands: no rule above or below the word parts them."""
    middle = (word.x0 + word.x1) / 2
    first, last = number, number + 1
    while first > 0 and not bands.is_closed(first, middle):
        first -= 1
    while last < len(bands.heights) - 1 and not bands.is_closed(last, middle):
        last += 1
    return range(first, last)
