"""Tables whose text lost its cell borders: one cell a line, or all cells in one line.

The lines are put back into rows by the labels that the forms know. Where a value was lost the row is too short, and its
values stay uncertain like those of any row that ends early. Lines that belong to no table end it; rows behind them, and
those whose values may stand behind them, are not read, and this is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise, takewhile

from extract.document import Cell, Document, Paragraph, Table
from transform.forms import FormTable
from transform.labels import label_key, short_label
from transform.report import ReportWarning, Script
from transform.tables.leads import Lead, heading_keys, laid, leads
from transform.tables.matching import form_tables, unit_words
from transform.tables.missing import some
from transform.tables.pieces import Piece, answer, pieces
from transform.tables.serials import without_serials
from transform.values import read_value

_FEWEST_PIECES = 6
_FEWEST_ROWS = 3  # rows with values that are part of a table, though nothing says what stands in its columns


@dataclass(slots=True)
class _Rebuilt:
    """Rows under construction: the labels above them since the last row, and rows of pieces."""

    heads: list[Piece] = field(default_factory=list)
    header: list[Piece] = field(default_factory=list)
    rows: list[list[Piece]] = field(default_factory=list)


def rebuilt_tables(document: Document, script: Script, warnings: list[ReportWarning]) -> list[tuple[Table, int]]:
    """The tables that stand in the paragraphs of a document, rebuilt from the labels of the forms.

    With each the number of the block with which the run of lines begins that it stands in.
    """
    tables: list[tuple[Table, int]] = []
    unread: list[Piece] = []
    is_below_header = False
    runs = [(run, start) for run, start in _runs(document, script) if run]
    for (run, start), (following, _) in pairwise([*runs, ([], 0)]):
        is_below_header = is_below_header or _has_header(run)
        if _is_table(run):
            for rebuilt in _rebuilt(run):
                is_cut = bool(rebuilt.rows) and rebuilt.rows[-1][-1] is run[-1] and _goes_on(following)
                tables.extend((table, start) for table in _finished(rebuilt, unread, is_cut=is_cut))
        elif len(rows := _rows_with_numbers(run)) >= _FEWEST_ROWS or is_below_header:
            unread.extend(rows)
    if unread:
        warnings.append(_not_read(unread))
    return tables


def _runs(document: Document, script: Script) -> Iterator[tuple[list[Piece], int]]:
    """Runs of pieces that all belong to a table, within paragraphs that follow each other, and where each begins."""
    run: list[Piece] = []
    start = 0
    lines = [pieces(block, script) if isinstance(block, Paragraph) else None for block in document.blocks]
    for number, found in enumerate(lines):
        start = start if run else number
        if found is not None and (answered := _with_answer(run, found, lines[number + 1 :])):
            run.extend(answered)
            continue
        if found is not None and all("other" not in piece.kinds for piece in found):
            run.extend(found)
            continue
        yield run, start
        run = []
    yield run, start


def _with_answer(
    run: Sequence[Piece], found: Sequence[Piece], below: Sequence[Sequence[Piece] | None]
) -> list[Piece] | None:
    """A line that ends in what was answered in the last row of a table, where that has no value; None if it does not.

    Behind any other row such a line may be the rest of a label, or a row that is not known.
    """
    before = [piece for piece in (*run, *found[:-1]) if piece.text not in unit_words()]
    if not before or "row" not in before[-1].kinds or "column" in before[-1].kinds:
        return None
    following = next((line for line in takewhile(lambda line: line is not None, below) if line), [])
    value = answer(found, following)
    return [*found[:-1], value] if value else None


def _has_header(run: Sequence[Piece]) -> bool:
    return any("column" in piece.kinds and "row" not in piece.kinds for piece in run)


def _is_table(run: Sequence[Piece]) -> bool:
    return len(run) >= _FEWEST_PIECES and any("column" in piece.kinds for piece in run)


def _goes_on(following: Sequence[Piece]) -> bool:
    """Whether a run can go on with the table before it: it begins with values or rows, or is no table of its own."""
    if not following:
        return False
    first = following[0].kinds
    return (
        "value" in first
        or ("row" in first and "column" not in first)
        or (not _is_table(following) and bool(_rows_with_numbers(following)))
    )


def _rows_with_numbers(run: Sequence[Piece]) -> list[Piece]:
    """The labels of rows that a number follows, past a unit."""
    without_units = [piece for piece in run if piece.text not in unit_words()]
    return [piece for piece, value in pairwise(without_units) if "row" in piece.kinds and _is_number(value)]


def _is_number(piece: Piece) -> bool:
    return "value" in piece.kinds and read_value(piece.text).value is not None


def _rebuilt(run: Sequence[Piece]) -> Iterator[_Rebuilt]:
    """The tables of a run; a header label after a row begins a new one."""
    current = _Rebuilt()
    heads: list[Piece] = []
    for piece in run:
        in_header = not current.rows
        if "column" in piece.kinds and (in_header or "row" not in piece.kinds):
            if current.rows:
                yield current
                current = _Rebuilt(heads)
            current.header.append(piece)
        elif "row" in piece.kinds:
            current.rows.append([piece])
            heads = []
        elif "value" in piece.kinds:
            if not current.rows:
                current.rows.append([])
            current.rows[-1].append(piece)
        else:
            (current.heads if in_header else heads).append(piece)
    yield current


def _finished(rebuilt: _Rebuilt, unread: list[Piece], *, is_cut: bool) -> Iterator[Table]:
    """The table; labels of rows that cannot be laid in its columns are added to `unread`.

    If it is cut by lines behind which it may go on, so may be the values of its last row if that lacks any. A unit
    among the values of a row is that of another one, whose label is lost.
    """
    table, header = _in_form_order(rebuilt.header)
    if table is not None and rebuilt.rows and not any(map(_is_labelled, rebuilt.rows)):
        yield _grid([header, *rebuilt.rows])
        return
    split = _split(rebuilt, table) if table is not None else None
    if table is None or not split:
        unread.extend(_rows_with_numbers([*chain.from_iterable(rebuilt.rows)]))
        return
    if is_cut and len(split[-1].values) < len(header) and label_key(split[-1].label.text) not in heading_keys(table):
        unread.append(split.pop().label)
    unread.extend(row.label for row in split if _has_unit_among_values(row))
    split = [row for row in split if not _has_unit_among_values(row)]
    if not split:
        return
    rows, left_out = laid(split, table, header)
    unread.extend(left_out)
    yield _grid(rows)


def _has_unit_among_values(row: Lead) -> bool:
    return any(piece.text in unit_words() for piece in row.values)


def _split(rebuilt: _Rebuilt, table: FormTable) -> list[Lead] | None:
    """The rows split before their values; None if it cannot be told which of their pieces are values."""
    rows = without_serials(rebuilt.rows, heading_keys(table))
    if rows is None or any(_is_number(piece) for row in rows if not _is_labelled(row) for piece in row):
        return None
    if _has_values_before_labels(rows, heading_keys(table)):
        return None
    heads = frozenset(label_key(piece.text) for piece in rebuilt.heads)
    return leads([row for row in rows if _is_labelled(row)], table, heads)


def _has_values_before_labels(rows: Sequence[Sequence[Piece]], headings: frozenset[str]) -> bool:
    """Whether headings have numbers and the last row has none: then each may stand before the label that it is for."""
    of_headings = (piece for row in rows if label_key(row[0].text) in headings for piece in row[1:])
    return not any(map(_is_number, rows[-1])) and any(map(_is_number, of_headings))


def _is_labelled(row: Sequence[Piece]) -> bool:
    return "row" in row[0].kinds


def _not_read(labels: Sequence[Piece]) -> ReportWarning:
    named = some([short_label(piece.text) for piece in labels])
    message = "rows of a table without borders were not read, as it cannot be told what stands in them"
    return ReportWarning("unread_table", f"{message} ({len(labels)}): {named}")


def _in_form_order(header: Sequence[Piece]) -> tuple[FormTable | None, list[Piece]]:
    """The form table that has just these columns, and the pieces in its order, which a flattened header is not in."""
    printed = Counter(label_key(piece.text) for piece in header)
    for _, table in form_tables():
        if order := _ordered(printed, header, table):
            return table, order
    return None, []


def _ordered(printed: Counter[str], header: Sequence[Piece], table: FormTable) -> list[Piece]:
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


def _grid(rows: Sequence[Sequence[Piece]]) -> Table:
    width = max(map(len, rows))
    cells = [
        [Cell(piece.text, number, column, 1, 1, piece.locator) for column, piece in enumerate(row)]
        for number, row in enumerate(rows)
    ]
    padded = tuple((*row, *([None] * (width - len(row)))) for row in cells)
    return Table(padded, rows[0][0].locator, ruled=False)
