"""Columns of figures as numbers, for programs: JSON and Parquet.

A column of figures holds what people read: `339`, `(blank)`, `5..15`, or nothing where there is no report. For programs
it becomes two: the number, which is null wherever there is no exact one, and `…_status`, which says what is there:
`number`, the word without its parentheses (`blank`), bounds as they are (`5..15`), or null where there is no report. So
a zero, a blank and a report that is not there stay apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from etl.formats.values import FIGURE

if TYPE_CHECKING:
    import pyarrow

    from warehouse.answer import Answer

STATUS = "_status"
NUMBER = "number"

NOTES = "gongkai.notes"
"""The key of the notes in the metadata of a Parquet file."""

DIGITS, PLACES = 38, 12
"""Of the numbers in Parquet: those of every value in the database."""


def typed_columns(answer: Answer) -> list[str]:
    """The names, those of figures followed by the names of their statuses."""
    return [name for column in answer.columns for name in (column, *([column + STATUS] * (column in answer.figures)))]


def typed_rows(answer: Answer) -> Iterator[list[Any]]:
    """The rows, with a number and a status for each figure."""
    rows = answer.rows()
    is_figure = [name in answer.figures for name in answer.columns]
    for row in rows:
        cells = zip(row, is_figure, strict=True)
        yield [part for value, figure in cells for part in (figure_parts(value) if figure else (value,))]


def typed_table(answer: Answer, notes: Sequence[str] = ()) -> pyarrow.Table:
    """The same as an Arrow table, with the notes in its metadata, a line each."""
    table = _with_statuses(answer)
    return table.replace_schema_metadata({NOTES: "\n".join(notes)}) if notes else table


def _with_statuses(answer: Answer) -> pyarrow.Table:
    import pyarrow  # noqa: PLC0415 - a slow import that few commands need

    plain = answer.arrow()
    if not answer.figures:
        return plain
    columns: list[Any] = []
    for name, column in zip(answer.columns, plain.columns, strict=True):
        if name in answer.figures:
            parts = [figure_parts(text) for text in column.to_pylist()]
            columns.append(pyarrow.array([number for number, _ in parts], pyarrow.decimal128(DIGITS, PLACES)))
            columns.append(pyarrow.array([status for _, status in parts], pyarrow.string()))
        else:
            columns.append(column)
    return pyarrow.table(columns, names=typed_columns(answer))


def figure_parts(text: str | None) -> tuple[Decimal | None, str | None]:
    """The number and the status of a figure."""
    if text is None:
        return None, None
    if FIGURE.fullmatch(text):
        return Decimal(text), NUMBER
    return None, text.removeprefix("(").removesuffix(")")
