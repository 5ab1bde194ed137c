"""Texts and tables that users keep and give: in whatever encoding their programs write, with errors that say where.

Editors write UTF-8, Excel writes UTF-8 or UTF-16 with a byte order mark, and in China, by default, GB18030. Between the
cells of a row it writes commas, tabs (Unicode text) or, in some countries, semicolons.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.encoding import decode
from extract.errors import ExtractError, UndecodableTextError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # of today's spreadsheets, and those until 2003
_CHINESE = "gb18030"
_SEPARATORS = ",\t;"


class UserFileError(ExtractError):
    """A file that a user keeps is not as it should be; the message is one line that names the file and its line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the line on which it begins, and its texts by column, without spaces around them."""

    line: int
    texts: Mapping[str, str]


def read_text(path: Path) -> str:
    """The text of a file, without a byte order mark; raises `UserFileError` where no known encoding makes sense."""
    data = path.read_bytes()
    if data.startswith(_WORKBOOKS):
        raise UserFileError(f"{path}: this is a workbook; save it as CSV in the spreadsheet, and name that file")
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and (text := _chinese(data)) is not None:
            return text
        line = 1 + data.count(b"\n", 0, error.start)
        tried = "UTF-8 or GB18030" if encoding == "utf-8" else "that of its byte order mark"
        raise UserFileError(f"{path}, line {line}: the text is in no known encoding ({tried})") from error


def read_table(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a CSV file whose first line names its columns, at least these; rows without any text are left out.

    Its separator is the one between the names of the columns: a comma, a tab or a semicolon. A short row has empty
    texts at its end. Raises `UserFileError`, which names the line.
    """
    text = read_text(path)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, columns), strict=True)
    try:
        names = _names(path, next(lines, []), columns)
        line = lines.line_num + 1
        for cells in lines:
            if any(cell.strip() for cell in cells):
                yield Row(line, _texts(path, line, names, cells))
            line = lines.line_num + 1
    except csv.Error as error:
        raise UserFileError(f"{path}, line {lines.line_num}: this is no CSV ({error})") from error


def _separator(text: str, columns: Sequence[str]) -> str:
    """What stands between the columns in the first line: with it, most of them are there."""
    first = next(iter(text.splitlines()), "")
    return max(_SEPARATORS, key=lambda each: sum(cell.strip(' "') in columns for cell in first.split(each)))


def _names(path: Path, cells: Sequence[str], columns: Sequence[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    if missing := [name for name in columns if name not in names]:
        raise UserFileError(f"{path}: the first line has to name the columns; it lacks {', '.join(missing)}")
    if twice := [name for name, count in Counter(filter(None, names)).items() if count > 1]:
        raise UserFileError(f"{path}: the first line names {', '.join(twice)} twice")
    return names


def _texts(path: Path, line: int, names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(names) :]):
        raise UserFileError(f"{path}, line {line}: the row has {len(cells)} values for {len(names)} columns")
    padded = [*cells, *[""] * (len(names) - len(cells))]
    return {name: cell.strip() for name, cell in zip(names, padded, strict=False)}


def _chinese(data: bytes) -> str | None:
    """The text if it is in GB18030, and not in something else of which GB18030 makes nonsense."""
    try:
        decoded = decode(data)
    except UndecodableTextError:
        return None
    return decoded.text if decoded.encoding == _CHINESE and not decoded.notes else None
