"""Answers as a table for people, or as CSV, JSON and Parquet for programs."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warehouse.answer import Answer

BYTE_ORDER_MARK = "\ufeff"
"""Opens a CSV file, because Excel takes the Chinese for something else without it."""


LONGEST_TEXT = 100
"""Characters of a text that a table for people shows."""

_FIGURE = re.compile(r"|-?\d[\d.]*|\([a-z_]+\)")
"""A number, nothing, or the word for a number that is not there."""

_NUMBERS = ("DECIMAL", "INTEGER", "BIGINT", "HUGEINT", "DOUBLE")
"""The beginnings of the types whose values stand right in a table."""


class Format(StrEnum):
    """The formats of an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


class OutputError(Exception):
    """An answer cannot be written as asked."""


def format_for(chosen: Format | None, path: Path | None) -> Format:
    """The format that was chosen, else the one that the name of the file says, else a table on the screen.

    Raises `OutputError` for a file whose name says none.
    """
    if chosen is not None:
        return chosen
    if path is None:
        return Format.TABLE
    suffix = path.suffix.lstrip(".").lower()
    if suffix not in (Format.CSV, Format.JSON, Format.PARQUET):
        raise OutputError(f"{path}: the name says no format; end it with .csv, .json or .parquet, or give --format")
    return Format(suffix)


def require_no_database(path: Path) -> None:
    """Raises `OutputError` for a file that is a DuckDB database: it is not overwritten."""
    if path.is_file():
        with path.open("rb") as file:
            if file.read(12)[8:] == b"DUCK":
                raise OutputError(f"{path} is a database and is not overwritten; choose another name with -o")


def write(answer: Answer, chosen: Format, path: Path | None) -> None:
    """Writes an answer to a file or to standard output.

    Raises `OutputError` for a place that cannot be written, and for Parquet on a terminal.
    """
    if path is not None:
        require_no_database(path)
    if chosen is Format.PARQUET:
        _write_parquet(answer, path)
        return
    text = {Format.TABLE: _table, Format.CSV: _csv, Format.JSON: _json}[chosen](answer)
    if path is None:
        sys.stdout.write(text)
        return
    try:
        path.write_text((BYTE_ORDER_MARK if chosen is Format.CSV else "") + text, encoding="utf-8", newline="")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error


def _write_parquet(answer: Answer, path: Path | None) -> None:
    from pyarrow import parquet  # noqa: PLC0415 - a slow import that few commands need

    if path is None:
        raise OutputError("Parquet is not for the screen; name a file with -o")
    try:
        parquet.write_table(answer.arrow(), path)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error


def _csv(answer: Answer) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(answer.columns)
    writer.writerows([cell_text(value) for value in row] for row in answer.rows())
    return buffer.getvalue()


def _json(answer: Answer) -> str:
    import msgspec  # noqa: PLC0415

    encoder = msgspec.json.Encoder(decimal_format="number")
    rows = (dict(zip(answer.columns, map(plain_number, row), strict=True)) for row in answer.rows())
    return "[" + ",\n ".join(encoder.encode(row).decode() for row in rows) + "]\n"


def _table(answer: Answer) -> str:
    rows = ([_shortened(cell_text(value)) for value in row] for row in answer.rows())
    return text_table(answer.columns, rows, answer.types)


def _shortened(text: str) -> str:
    """A text that fits a table; CSV, JSON and Parquet have all of it."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def text_table(columns: Sequence[str], rows: Iterable[Sequence[str]], types: Sequence[str] = ()) -> str:
    """A table for a terminal, or for a pipe as wide as it needs to be; numbers stand right."""
    from rich import box  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    lines = list(rows)
    for number, column in enumerate(columns):
        numeric = number < len(types) and types[number].startswith(_NUMBERS)
        numeric = numeric or all(_FIGURE.fullmatch(line[number]) for line in lines)
        table.add_column(Text(column), justify="right" if numeric else "left", overflow="fold")
    for line in lines:
        table.add_row(*map(Text, line))
    buffer = io.StringIO()
    width = None if sys.stdout.isatty() else 10_000
    Console(file=buffer, width=width, color_system=None).print(table)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def cell_text(value: Any) -> str:
    """A value as text: numbers plain and without trailing zeros, nothing for null, JSON for lists."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{plain_number(value):f}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, dict)):
        import msgspec  # noqa: PLC0415

        return msgspec.json.Encoder(decimal_format="number").encode(value).decode()
    return str(value)


def plain_number(value: Any) -> Any:
    """A decimal without trailing zeros (339.00000000 to 339); any other value as it is."""
    if not isinstance(value, Decimal) or not value.is_finite():
        return value
    digits = f"{value:f}"
    return Decimal(digits.rstrip("0").rstrip(".")) if "." in digits else value
