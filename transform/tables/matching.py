"""Which form table a printed table is, and which of its rows each printed row is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from transform.forms import Form, FormTable, Row, load_forms
from transform.labels import label_key
from transform.tables.alignment import Alignment, Pair, align
from transform.tables.body import BodyRow
from transform.tables.heads_of_time import names_time
from transform.tables.similarity import best_similarity
from transform.values import money_units

CERTAIN = 0.5
"""Margin from which a row's place is certain: no other place, and no place at all, is nearly as good."""

# What speaks for laying a printed row beside a form row, and what it costs to leave either alone. A label decides;
# unit, code and heading only break ties between rows of the same label; a row without a label has only its place.
_SAME_LABEL = 4.0
_NO_LABEL = 0.3
_SAME_CODE = 0.5
_SAME_UNIT = 0.3
_SAME_HEADING = 0.5
_PRINTED_ROW_ALONE = 0.5
_FORM_ROW_ALONE = 0.1
_NEVER = float("-inf")

# How a known, missing or unknown column of the header changes how well a form table fits.
_KNOWN_COLUMN = 2.0
_OTHER_COLUMN = -0.5

_FEWEST_ROWS = 3
"""Exact labels that make a table without a header one of a form."""


@dataclass(frozen=True, slots=True)
class Match:
    """A printed table read as a form table.

    `fit` is comparable between form tables: higher is better. `alignment` lays body rows (left) beside form rows.
    """

    form: Form
    table: FormTable
    rows: tuple[BodyRow, ...]
    alignment: Alignment
    fit: float

    @property
    def is_acceptable(self) -> bool:
        """Whether enough of the form is there to call the printed table by its name."""
        if not self.table.rows[0].label:
            return bool(self.alignment.pairs) and self.known_columns * 3 >= len(self.table.columns)
        if not self.known_columns:
            return self.exact_rows >= _FEWEST_ROWS and self._has_right_width
        if self.known_columns * 2 > len(self.table.columns) and not self._is_told_by_time:
            return self.exact_rows >= 1
        return self.exact_rows >= min(_FEWEST_ROWS, sum(not row.heading for row in self.table.rows))

    @property
    def certain_pairs(self) -> list[Pair]:
        """The pairs of the alignment whose place is certain."""
        return [pair for pair in self.alignment.pairs if pair.margin >= CERTAIN]

    def goes_on(self, before: Match) -> bool:
        """Whether this is the rest of a table: the same form table, and only later rows of it."""
        if self.table is not before.table or not self.certain_pairs or not before.certain_pairs:
            return False
        return before.certain_pairs[-1].right < self.certain_pairs[0].right

    @property
    def known_columns(self) -> int:
        """How many columns of the form the headers name."""
        return max((row.header.known for row in self.rows if row.header), default=0)

    @property
    def exact_rows(self) -> int:
        """How many printed labels are the very labels of their form rows."""
        return sum(map(self._is_exact, self.alignment.pairs))

    @property
    def names_all_columns(self) -> bool:
        """Whether the headers name every column of the form."""
        return self.known_columns == len(self.table.columns)

    @property
    def knowledge(self) -> tuple[int, int]:
        """How many printed labels the form knows as its own, and how many units beside them are those of the form."""
        exact = [pair for pair in self.alignment.pairs if self._is_exact(pair)]
        return len(exact), sum(self.rows[pair.left].unit == self.table.rows[pair.right].unit for pair in exact)

    @property
    def is_too_narrow(self) -> bool:
        """Whether most rows with numbers have more values than the form has columns."""
        filled = [len(row.values) for row in self.rows if row.has_numbers]
        return 2 * sum(width > len(self.table.columns) for width in filled) > len(filled)

    @property
    def _is_told_by_time(self) -> bool:
        """Whether a header names nothing of the form but a time, as many other tables do."""
        headers = (row.header for row in self.rows if row.header) if len(self.table.columns) == 1 else ()
        return any(names_time(at.text) for header in headers for at in header.columns if at.column)

    def _is_exact(self, pair: Pair) -> bool:
        return alikeness(self.rows[pair.left], self.table.rows[pair.right]) == 1

    @property
    def _has_right_width(self) -> bool:
        """Whether most rows have a value for each column of the form and no more, as they must without a header."""
        filled = [len(row.values) for row in self.rows if row.has_numbers]
        widths = filled or [len(row.values) for row in self.rows]
        return widths.count(len(self.table.columns)) * 5 >= len(widths) * 4


@cache
def form_tables() -> tuple[tuple[Form, FormTable], ...]:
    """Every form table with its form: oldest forms first, official tables before local relatives."""
    return tuple((form, table) for form in load_forms() for table in form.tables)


@cache
def unit_words() -> frozenset[str]:
    """The words that the forms print as units, and all units of money."""
    return frozenset((*(row.unit for _, table in form_tables() for row in table.rows if row.unit), *money_units()))


def match_rows(form: Form, table: FormTable, rows: Sequence[BodyRow]) -> Match:
    """Lays printed rows beside the rows of a form table, in order."""
    if not table.rows[0].label:
        return _match_unlabelled(form, table, rows)
    scores = [[_row_score(body, row, table) for row in table.rows] for body in rows]
    costs = [_absence_cost(row, table) for row in table.rows]
    alignment = align(scores, [_PRINTED_ROW_ALONE] * len(rows), costs)
    pairs = _doubted_before_their_heading(alignment.pairs, table, rows)
    alignment = replace(alignment, pairs=_with_displaced(pairs, table, rows))
    return Match(form, table, tuple(rows), alignment, alignment.score + _header_fit(table, rows))


def doubted(match: Match) -> Match:
    """The match, with all its columns in doubt if words above its values are no header that the form knows.

    They may say that the columns are something else: other years, other agencies.
    """
    first = match.alignment.pairs[0].left if match.alignment.pairs else 0
    return in_doubt(match) if any(_is_unknown_header(body) for body in match.rows[:first]) else match


def in_doubt(match: Match) -> Match:
    """The match with the columns of all its values in doubt."""
    return replace(match, rows=tuple(replace(body, is_sound=False) for body in match.rows))


def _is_unknown_header(body: BodyRow) -> bool:
    """Whether a row is nothing but words, in several cells or over the values."""
    cells = body.row.cells
    words = [cell for cell in cells if cell.is_words]
    return (len(words) > 1 and len(words) == len(cells)) or any(cell.is_words for cell in body.values)


def _match_unlabelled(form: Form, table: FormTable, rows: Sequence[BodyRow]) -> Match:
    """A table of one row without a label: the only printed row that holds anything, or the only one at all.

    Rows of nothing but words, such as the prose below the table in a sheet, are not it beside one that has more.
    """
    filled = [number for number, row in enumerate(rows) if any(not cell.is_empty for cell in row.values)]
    valued = [number for number in filled if any(not (cell.is_empty or cell.is_words) for cell in rows[number].values)]
    chosen = valued or filled or list(range(len(rows)))[:1]
    scores = [[_SAME_LABEL if number in chosen else _NEVER] for number in range(len(rows))]
    alignment = align(scores, [_PRINTED_ROW_ALONE] * len(rows), [_FORM_ROW_ALONE])
    return Match(form, table, tuple(rows), alignment, alignment.score + _header_fit(table, rows))


def _header_fit(table: FormTable, rows: Sequence[BodyRow]) -> float:
    headers = {id(row.header): row.header for row in rows if row.header}.values()
    if not headers:
        return 0.0
    header = max(headers, key=lambda header: header.known)
    others = len(table.columns) + len(header.columns) - 2 * header.known
    return _KNOWN_COLUMN * header.known + _OTHER_COLUMN * others


def _absence_cost(row: Row, table: FormTable) -> float:
    """Leaving a form row out costs a little, unless its heading may be printed in its place."""
    parent = next((other for other in table.rows if other.id == row.parent), None)
    return 0.0 if parent is not None and parent.collapsible else _FORM_ROW_ALONE


def _doubted_before_their_heading(
    pairs: tuple[Pair, ...], table: FormTable, rows: Sequence[BodyRow]
) -> tuple[Pair, ...]:
    """The pairs, without certainty for a row that stands under another heading, and before its own one."""
    headings = {row.id: label_key(row.label) for row in table.rows if row.heading}

    def is_before_its_heading(pair: Pair) -> bool:
        own = headings.get(table.rows[pair.right].parent or "")
        if own is None or _context_evidence(rows[pair.left], table.rows[pair.right], table) >= 0:
            return False
        return any(own in (later.label, *later.context) for later in rows[pair.left + 1 :])

    return tuple(replace(pair, margin=0.0) if is_before_its_heading(pair) else pair for pair in pairs)


def _with_displaced(pairs: tuple[Pair, ...], table: FormTable, rows: Sequence[BodyRow]) -> tuple[Pair, ...]:
    """The pairs, and rows out of order whose label stands once in the form and once in the printed table."""
    labels = Counter(key for row in table.rows for key in _keys(row))
    printed = Counter(row.label for row in rows)
    taken_left, taken_right = {pair.left for pair in pairs}, {pair.right for pair in pairs}
    displaced = [
        Pair(i, j, _SAME_LABEL)
        for i, body in enumerate(rows)
        for j, row in enumerate(table.rows)
        if i not in taken_left and j not in taken_right and body.label in _keys(row)
        if labels[body.label] == printed[body.label] == 1 and _context_evidence(body, row, table) >= 0
    ]
    return tuple(sorted((*pairs, *displaced), key=lambda pair: pair.left))


@cache
def _keys(row: Row) -> frozenset[str]:
    return frozenset(label_key(label) for label in (row.label, *row.variants))


def _row_score(body: BodyRow, row: Row, table: FormTable) -> float:
    if not body.label:
        can_be = body.values and not row.heading
        return _NO_LABEL + _context_evidence(body, row, table) if can_be else _NEVER
    alike = alikeness(body, row)
    unit, code = _agreement(body.unit, row.unit), _agreement(_code(body), row.code)
    if alike == 0 or (alike < 1 and (is_label_of(body.label, table) or -1 in (unit, code))):
        return _NEVER  # the label of another row is no damaged label of this one
    return _SAME_LABEL * alike + _SAME_UNIT * unit + _SAME_CODE * code + _context_evidence(body, row, table)


def alikeness(body: BodyRow, row: Row) -> float:
    """How much of one of the row's labels the printed label is: 1 for the label itself."""
    return best_similarity(body.label, (row.label, *row.variants))


def _agreement(printed: str | None, official: str | None) -> int:
    """1 for the same, -1 for another, 0 where either is not there."""
    if printed is None or official is None:
        return 0
    return 1 if printed == official else -1


def _code(body: BodyRow) -> str | None:
    return body.code.rstrip("*").zfill(2) if body.code else None


def _context_evidence(body: BodyRow, row: Row, table: FormTable) -> float:
    """The heading printed next to a row speaks for the rows below that heading and against all others."""
    known = _headings(table)
    headings = [known[key] for key in body.context if key in known]
    if not headings:
        return 0.0
    return _SAME_HEADING if headings[-1] in _ancestors(table)[row.id] else -_SAME_HEADING


def is_plausible(table: FormTable, keys: frozenset[str]) -> bool:
    """Whether any printed text is a label of the form table at all; cheap, and spares the alignment."""
    return not keys.isdisjoint(_label_keys(table))


def is_label_of(key: str, table: FormTable) -> bool:
    """Whether a label key is that of a row of the form table."""
    return key in _label_keys(table)


@cache
def row_labels() -> frozenset[str]:
    """The label keys of all rows with values of all forms."""
    rows = (row for _, table in form_tables() for row in table.rows if not row.heading and row.label)
    return frozenset(chain.from_iterable(_keys(row) for row in rows))


@cache
def _label_keys(table: FormTable) -> frozenset[str]:
    parts = table.rows if table.rows[0].label else table.columns
    return frozenset(label_key(label) for part in parts for label in (part.label, *part.variants))


@cache
def _headings(table: FormTable) -> dict[str, str]:
    """The ids of the heading rows by label key."""
    return {label_key(row.label): row.id for row in table.rows if row.heading}


@cache
def _ancestors(table: FormTable) -> dict[str, frozenset[str]]:
    """For each row the rows above it in the form's hierarchy."""
    parents = {row.id: row.parent for row in table.rows}
    return {row.id: frozenset(_chain(row.parent, parents)) for row in table.rows}


def _chain(row: str | None, parents: dict[str, str | None]) -> Iterator[str]:
    while row is not None:
        yield row
        row = parents[row]
