"""Tables whose text lost its cell borders: one cell a line, or all cells in one line.

The lines are put back into rows by the labels that the forms know. Where a value was lost the row is too short, and its
values stay uncertain like those of any row that ends early.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from extract.document import Cell, Document, Locator, Paragraph, Table
from transform.forms import FormTable
from transform.labels import label_key
from transform.report import Script, Status
from transform.script import simplified
from transform.tables.matching import form_tables, unit_words
from transform.values import read_value

Kind = Literal["row", "column", "heading", "value", "other"]

_LONGEST_LABEL = 4  # pieces: a label broken over more lines is not recognised
_FEWEST_PIECES = 6


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of text between white space: what it can be, and where it stands."""

    text: str
    locator: Locator
    kinds: frozenset[Kind]


@dataclass(slots=True)
class _Rebuilt:
    """Rows under construction: header labels seen since the last row, and rows of pieces."""

    header: list[_Piece] = field(default_factory=list)
    rows: list[list[_Piece]] = field(default_factory=list)


def rebuilt_tables(document: Document, script: Script) -> list[Table]:
    """The tables that stand in the paragraphs of a document, rebuilt from the labels of the forms."""
    tables: list[Table] = []
    for run in _runs(document, script):
        if len(run) >= _FEWEST_PIECES and any("column" in piece.kinds for piece in run):
            tables.extend(_rebuilt(run))
    return tables


def _runs(document: Document, script: Script) -> Iterator[list[_Piece]]:
    """Runs of pieces that all belong to a table, within paragraphs that follow each other."""
    run: list[_Piece] = []
    for block in document.blocks:
        pieces = _pieces(block, script) if isinstance(block, Paragraph) else []
        if pieces and all("other" not in piece.kinds for piece in pieces):
            run.extend(pieces)
            continue
        yield run
        run = []
    yield run


def _pieces(paragraph: Paragraph, script: Script) -> list[_Piece]:
    words = simplified(paragraph.text, script).split()
    pieces = []
    while words:
        length = _length_of_label(words)
        text = "".join(words[:length])
        pieces.append(_Piece(text, paragraph.locator, _kinds(text)))
        words = words[length:]
    return pieces


def _length_of_label(words: Sequence[str]) -> int:
    """How many words at the beginning are one label that was broken; 1 if they are none. No label holds a value."""
    longest = 0
    while longest < min(_LONGEST_LABEL, len(words)) and "value" not in _kinds(words[longest]):
        longest += 1
    return next((n for n in range(longest, 1, -1) if "other" not in _kinds("".join(words[:n]))), 1)


def _kinds(text: str) -> frozenset[Kind]:
    known = _known_labels().get(label_key(text))
    if known:
        return known
    if text in unit_words() or read_value(text).status is not Status.TEXT:
        return frozenset({"value"})
    return frozenset({"other"})


@cache
def _known_labels() -> dict[str, frozenset[Kind]]:
    kinds: dict[str, set[Kind]] = {}
    for _, table in form_tables():
        for row in table.rows:
            for label in (row.label, *row.variants):
                kinds.setdefault(label_key(label), set()).add("row")
        for column in table.columns:
            for label in (column.label, *column.variants):
                kinds.setdefault(label_key(label), set()).add("column")
            for group in column.group:
                kinds.setdefault(label_key(group), set()).add("heading")
        for label in (table.title, *table.titles, *table.label_headers, *table.unit_headers, *table.code_headers):
            kinds.setdefault(label_key(label), set()).add("heading")
        for label in table.group_headers:
            kinds.setdefault(label_key(label), set()).add("heading")
    kinds.pop("", None)
    return {key: frozenset(values) for key, values in kinds.items()}


def _rebuilt(run: Sequence[_Piece]) -> Iterator[Table]:
    """The tables of a run; a header label after a row begins a new one."""
    current = _Rebuilt()
    for piece in run:
        in_header = not current.rows
        if "column" in piece.kinds and (in_header or "row" not in piece.kinds):
            if current.rows:
                yield from _finished(current)
                current = _Rebuilt()
            current.header.append(piece)
        elif "row" in piece.kinds:
            current.rows.append([piece])
        elif "value" in piece.kinds:
            if not current.rows:
                current.rows.append([])
            current.rows[-1].append(piece)
    yield from _finished(current)


def _finished(rebuilt: _Rebuilt) -> Iterator[Table]:
    rows = [row for row in rebuilt.rows if row]
    table, header = _in_form_order(rebuilt.header)
    if table is None or not rows:
        return
    locator = rows[0][0].locator
    heads = (table.label_headers, table.unit_headers, table.code_headers)
    columns = sum(bool(head) for head in heads) if any("row" in row[0].kinds for row in rows) else 0
    if columns > 1 and not any(len(row) > 1 and row[1].text in unit_words() for row in rows):
        columns = 1  # neither unit nor code is printed
    labels = [_Piece(head[0] if head else "", locator, frozenset()) for head in heads]
    yield _grid([[*labels[:columns], *header], *rows])


def _in_form_order(header: Sequence[_Piece]) -> tuple[FormTable | None, list[_Piece]]:
    """The form table that has just these columns, and the pieces in its order, which a flattened header is not in."""
    printed = Counter(label_key(piece.text) for piece in header)
    for _, table in form_tables():
        if order := _ordered(printed, header, table):
            return table, order
    return None, []


def _ordered(printed: Counter[str], header: Sequence[_Piece], table: FormTable) -> list[_Piece]:
    left = list(header)
    order = []
    for column in table.columns:
        keys = {label_key(label) for label in (column.label, *column.variants)}
        piece = next((piece for piece in left if label_key(piece.text) in keys), None)
        if piece is None:
            return []
        left.remove(piece)
        order.append(piece)
    return order if not left and printed.total() == len(order) else []


def _grid(rows: Sequence[Sequence[_Piece]]) -> Table:
    width = max(map(len, rows))
    cells = [
        [Cell(piece.text, number, column, 1, 1, piece.locator) for column, piece in enumerate(row)]
        for number, row in enumerate(rows)
    ]
    padded = tuple((*row, *([None] * (width - len(row)))) for row in cells)
    return Table(padded, rows[0][0].locator, ruled=False)
