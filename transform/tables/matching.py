"""Which form table a printed table is, and which of its rows each printed row is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from transform.forms import Form, FormTable, Row, load_forms
from transform.labels import label_key
from transform.tables.alignment import Alignment, Pair, align
from transform.tables.body import BodyRow
from transform.tables.similarity import best_similarity

CERTAIN = 0.5
"""Margin from which a row's place is certain: no other place, and no place at all, is nearly as good."""

_ALIKE = 0.6
_EXACT_SCORE = 4.0
_UNLABELLED_SCORE = 0.3
_NEVER = float("-inf")


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
        needed = min(3, len([row for row in self.table.rows if not row.heading]))
        if not self.known_columns:
            return self.exact_rows >= max(3, needed) and self._has_right_width
        return self.exact_rows >= (1 if self.known_columns * 2 > len(self.table.columns) else needed)

    @property
    def certain_pairs(self) -> list[Pair]:
        """The pairs of the alignment whose place is certain."""
        return [pair for pair in self.alignment.pairs if pair.margin >= CERTAIN]

    @property
    def known_columns(self) -> int:
        """How many columns of the form the headers name."""
        return max((row.header.known for row in self.rows if row.header), default=0)

    @property
    def exact_rows(self) -> int:
        """How many printed labels are the very labels of their form rows."""
        return sum(_alike(self.rows[pair.left], self.table.rows[pair.right]) == 1 for pair in self.alignment.pairs)

    @property
    def _has_right_width(self) -> bool:
        """Whether most rows have a value for each column of the form and no more, as they must without a header."""
        widths = [len(row.values) for row in self.rows if row.has_numbers]
        return widths.count(len(self.table.columns)) * 5 >= len(widths) * 4


@cache
def form_tables() -> tuple[tuple[Form, FormTable], ...]:
    """Every form table with its form: oldest forms first, official tables before local relatives."""
    return tuple((form, table) for form in load_forms() for table in form.tables)


def match_rows(form: Form, table: FormTable, rows: Sequence[BodyRow]) -> Match:
    """Lays printed rows beside the rows of a form table, in order."""
    if not table.rows[0].label:
        return _match_unlabelled(form, table, rows)
    scores = [[_row_score(body, row, table) for row in table.rows] for body in rows]
    alignment = align(scores, [0.5] * len(rows), [_absence_cost(row, table) for row in table.rows])
    return Match(form, table, tuple(rows), alignment, alignment.score + _header_fit(table, rows))


def _match_unlabelled(form: Form, table: FormTable, rows: Sequence[BodyRow]) -> Match:
    """A table of one row without a label: the only printed row that holds anything, or the only one at all."""
    filled = [number for number, row in enumerate(rows) if any(not cell.is_empty for cell in row.values)]
    chosen = filled or list(range(len(rows)))[:1]
    scores = [[_EXACT_SCORE if number in chosen else _NEVER] for number in range(len(rows))]
    alignment = align(scores, [0.5] * len(rows), [0.1])
    return Match(form, table, tuple(rows), alignment, alignment.score + _header_fit(table, rows))


def _header_fit(table: FormTable, rows: Sequence[BodyRow]) -> float:
    headers = {id(row.header): row.header for row in rows if row.header}.values()
    if not headers:
        return 0.0
    header = max(headers, key=lambda header: header.known)
    return 2.0 * header.known - 0.5 * (len(table.columns) - header.known) - 0.5 * (len(header.columns) - header.known)


def _absence_cost(row: Row, table: FormTable) -> float:
    """Leaving a form row out costs a little, unless its heading may be printed in its place."""
    parent = next((other for other in table.rows if other.id == row.parent), None)
    return 0.0 if parent is not None and parent.collapsible else 0.1


def _row_score(body: BodyRow, row: Row, table: FormTable) -> float:
    if not body.label:
        can_be = body.values and not row.heading
        return _UNLABELLED_SCORE + _context_evidence(body, row, table) if can_be else _NEVER
    alike = _alike(body, row)
    if alike < _ALIKE:
        return _NEVER
    score = _EXACT_SCORE if alike == 1 else _EXACT_SCORE * (alike - 0.5)
    evidence = _unit_evidence(body, row) + _code_evidence(body, row) + _context_evidence(body, row, table)
    return score + evidence


def is_plausible(table: FormTable, keys: frozenset[str]) -> bool:
    """Whether any printed text is a label of the form table at all; cheap, and spares the alignment."""
    return not keys.isdisjoint(_label_keys(table))


def is_label_of(key: str, table: FormTable) -> bool:
    """Whether a label key is that of a row of the form table."""
    return key in _label_keys(table)


@cache
def _label_keys(table: FormTable) -> frozenset[str]:
    parts = table.rows if table.rows[0].label else table.columns
    return frozenset(label_key(label) for part in parts for label in (part.label, *part.variants))


def _alike(body: BodyRow, row: Row) -> float:
    return best_similarity(body.label, (row.label, *row.variants))


def _unit_evidence(body: BodyRow, row: Row) -> float:
    if body.unit is None or row.unit is None:
        return 0.0
    return 0.3 if body.unit == row.unit else -0.3


def _code_evidence(body: BodyRow, row: Row) -> float:
    if body.code is None or row.code is None:
        return 0.0
    return 0.5 if body.code.rstrip("*").zfill(2) == row.code else -0.5


def _context_evidence(body: BodyRow, row: Row, table: FormTable) -> float:
    """The heading printed beside a row speaks for the rows below that heading and against all others."""
    known = _headings(table)
    headings = {known[key] for key in body.context if key in known}
    if not headings:
        return 0.0
    return 0.5 if headings & _ancestors(table)[row.id] else -0.5


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
