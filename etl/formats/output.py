"""Answers as a table for people, or in the formats that other programs read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from etl.formats.tables import UNLIMITED, text_table
from etl.formats.typed import typed_columns, typed_rows, typed_table
from etl.formats.values import cell_text, plain_number
from extract.finding import reason_to_skip

if TYPE_CHECKING:
    from warehouse.answer import Answer


class Format(StrEnum):
    """The formats of an answer."""

    TABLE = "table"
    CSV = "csv"
    CSV_EXCEL = "csv-excel"
    JSON = "json"
    PARQUET = "parquet"
    XLSX = "xlsx"
    MARKDOWN = "markdown"


SUFFIXES = {
    ".csv": Format.CSV,
    ".json": Format.JSON,
    ".parquet": Format.PARQUET,
    ".xlsx": Format.XLSX,
    ".md": Format.MARKDOWN,
}

_ALSO = {Format.CSV: (Format.CSV_EXCEL,), Format.MARKDOWN: (Format.TABLE,)}
"""What may be called like a format besides."""

_WITH_NOTES = (Format.TABLE, Format.MARKDOWN, Format.XLSX)


class OutputError(Exception):
    """An answer cannot be written as asked."""


def format_for(chosen: Format | None, path: Path | None) -> Format:
    """The format that was chosen, else the one that the name of the file says, else a table on the screen.

    Raises `OutputError` for a file whose name says none, or another one: a workbook called x.csv is opened as text.
    """
    said = SUFFIXES.get(path.suffix.lower()) if path else None
    if chosen is not None:
        if said and said is not chosen and chosen not in _ALSO.get(said, ()):
            raise OutputError(f"{path}: the name says {said}, and --format says {chosen}; change one of them")
        return chosen
    if path is None:
        return Format.TABLE
    if said is None:
        names = ", ".join(SUFFIXES)
        raise OutputError(f"{path}: the name says no format; end it with one of {names}, or give --format")
    return said


def shows_notes(chosen: Format) -> bool:
    """Whether people see the notes of an answer in this format; in Parquet only programs do."""
    return chosen in _WITH_NOTES


def require_replaceable(path: Path, inputs: Iterable[str | Path] = ()) -> None:
    """Raises `OutputError` for what is never overwritten: a DuckDB database, and what is read to write this.

    `inputs` are files, folders and names in archives (`ARCHIVE!/NAME`); of a folder, what is a source there is read.
    """
    if path.is_file():
        with path.open("rb") as file:
            if file.read(12)[8:] == b"DUCK":
                raise OutputError(f"{path} is a database and is not overwritten; choose another name")
    if any(_is_read(path, Path(str(name).partition("!/")[0])) for name in inputs):
        raise OutputError(f"{path} is itself read and is not overwritten; choose another name")


def _is_read(path: Path, source: Path) -> bool:
    target, read = path.resolve(), source.resolve()
    if read.is_dir():
        return target.is_file() and target.is_relative_to(read) and not reason_to_skip(path.name)
    return target == read


def write(answer: Answer, chosen: Format, path: Path | None, notes: Sequence[str] = ()) -> None:
    """Writes an answer to a file or to standard output, with the notes where the format has a place for them.

    Raises `OutputError` for a place that cannot be written, and for what is not for the screen.
    """
    if chosen in (Format.PARQUET, Format.XLSX):
        _write_binary(answer, chosen, path, notes)
    elif path is None:
        sys.stdout.writelines(_lines(answer, chosen, notes, None))
    else:
        with written(path) as part, part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(_lines(answer, chosen, notes, UNLIMITED))


def _lines(answer: Answer, chosen: Format, notes: Sequence[str], width: int | None) -> Iterator[str]:
    """The text of the answer, piece by piece; a table is at most `width` wide, by default as the terminal."""
    from etl.formats.csv_profiles import excel_csv, plain_csv  # noqa: PLC0415
    from etl.formats.markdown import markdown  # noqa: PLC0415

    match chosen:
        case Format.CSV:
            yield from plain_csv(answer)
        case Format.CSV_EXCEL:
            yield from excel_csv(answer)
        case Format.MARKDOWN:
            yield from markdown(answer, notes)
        case Format.JSON:
            yield _json(answer)
        case _:
            yield _table(answer, width)
            yield from (f"{line}\n" for line in ([""] if notes else []))
            yield from (f"{line}\n" for line in notes)


def _write_binary(answer: Answer, chosen: Format, path: Path | None, notes: Sequence[str]) -> None:
    if path is None:
        raise OutputError(f"{chosen} is not for the screen; name a file with -o")
    with written(path) as part:
        if chosen is Format.PARQUET:
            from pyarrow import parquet  # noqa: PLC0415 - a slow import that few commands need

            parquet.write_table(typed_table(answer, notes), part)
            return
        from etl.formats.workbook import WorkbookTooLargeError, write_workbook  # noqa: PLC0415 - likewise

        try:
            write_workbook(answer, notes, part)
        except WorkbookTooLargeError as error:
            raise OutputError(f"{path}: {error}") from error


@contextmanager
def written(path: Path, inputs: Iterable[str | Path] = ()) -> Iterator[Path]:
    """A file to write instead of `path`, whose place it takes when all is written; nothing is left of half a file.

    Every file that a command writes for a user is written so. Raises `OutputError` for a place that cannot be written,
    for a database, and for one of the `inputs`, see `require_replaceable`.
    """
    require_replaceable(path, inputs)
    if not path.parent.exists():
        raise OutputError(f"cannot write {path}: there is no folder {path.parent}; create it first")
    is_new_or_file = path.is_file() or not path.exists()  # a device, such as /dev/stdout, is written directly
    part = path.with_name(f".{path.name}.part") if is_new_or_file else path
    try:
        if is_new_or_file:
            part.touch()  # what cannot be written is said in the words of the system, and not in those of each library
        yield part
        if is_new_or_file:
            part.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error
    finally:
        if is_new_or_file:
            with suppress(OSError):  # where nothing could be written, nothing is left
                part.unlink(missing_ok=True)


def _json(answer: Answer) -> str:
    """Objects by the names of the columns; JSON has no infinite numbers, which become null."""
    import msgspec  # noqa: PLC0415

    encoder = msgspec.json.Encoder(decimal_format="number")
    made = list(typed_rows(answer))
    columns = typed_columns(answer)
    rows = (dict(zip(columns, map(plain_number, row), strict=True)) for row in made)
    return "[" + ",\n ".join(encoder.encode(row).decode() for row in rows) + "]\n"


def _table(answer: Answer, width: int | None) -> str:
    return text_table(
        answer.columns, ([cell_text(value) for value in row] for row in answer.rows()), answer.types, width
    )
