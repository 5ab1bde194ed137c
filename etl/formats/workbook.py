"""An answer as an Excel workbook: a sheet with typed cells under a frozen header, and a sheet of notes.

Numbers are numbers and dates are dates, as far as a workbook has them: a number of more digits than it keeps, one that
is infinite or none (`inf`, `nan`), and a date before March 1900 are texts. What a sheet has no room for is refused,
never cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.formats.lines import display_width
from etl.formats.values import FIGURE, cell_text
from warehouse.answer import Answer
from warehouse.dictionary.legend import statuses

EXACT_DIGITS = 15
"""Significant digits that a number in a workbook keeps; a longer one is written as text, so that none is lost."""

MOST_ROWS, MOST_COLUMNS, LONGEST_TEXT = 1_048_576, 16_384, 32_767
"""What a sheet and a cell hold; a text counts in UTF-16, in which rare characters are two."""

FIRST_DATE = date(1900, 3, 1)
"""Before it, programs differ about the day: some of them take 1900 for a leap year."""

STATUS = "status"
"""The column of words for numbers that are not there."""

WIDEST, NARROWEST = 60, 6
SAMPLE_ROWS = 200

MADE = datetime(2000, 1, 1)
"""The same for every workbook, so that the same answer gives the same bytes."""


class WorkbookTooLargeError(ValueError):
    """An answer with more rows or columns than a sheet holds, or a text that is too long for a cell."""


def write_workbook(answer: Answer, notes: Sequence[str], path: Path) -> None:
    """Writes the workbook.

    Raises `WorkbookTooLargeError` before anything is written, and `OSError` for a place that cannot be written.
    """
    rows = answer.rows()
    for problem in _problems(answer.columns, rows, notes):
        raise WorkbookTooLargeError(f"{problem}; write .csv or .parquet")
    try:
        _write_book(answer, notes, path)
    except FileCreateError as error:  # at the end, when all is put together
        (cause,) = error.args
        raise cause from error


def _write_book(answer: Answer, notes: Sequence[str], path: Path) -> None:
    rows = answer.rows()
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        data = book.add_worksheet("data")
        _write_head(data, answer.columns, head)
        figures = [name in answer.figures for name in answer.columns]
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                _write_cell(data, number, column, value, figures[column], day)
        _set_widths(data, answer.columns, rows)
        _set_up(data, len(rows), len(answer.columns))
        has_words = bool(answer.figures) or STATUS in answer.columns
        _write_notes(book.add_worksheet("notes"), notes, head, with_words=has_words)


def _problems(columns: Sequence[str], rows: Sequence[Sequence[Any]], notes: Sequence[str]) -> Iterator[str]:
    """What a workbook has no room for."""
    if len(rows) >= MOST_ROWS:
        yield f"a sheet holds {MOST_ROWS - 1} rows, the answer has {len(rows)}"
    if len(columns) > MOST_COLUMNS:
        yield f"a sheet holds {MOST_COLUMNS} columns, the answer has {len(columns)}"
    for text in (*columns, *notes):
        if (length := _length(text)) > LONGEST_TEXT:
            yield f"a cell holds {LONGEST_TEXT} characters, “{text[:20]}…” has {length}"
    for number, row in enumerate(rows, 1):
        for name, value in zip(columns, row, strict=True):
            if isinstance(value, _MAY_BE_LONG) and (length := _length(cell_text(value))) > LONGEST_TEXT:
                yield f"a cell holds {LONGEST_TEXT} characters, {name} in row {number} of the answer has {length}"


_MAY_BE_LONG = (str, list, dict, bytes)


def _length(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text) if len(text) * 2 > LONGEST_TEXT else len(text)


def _write_head(sheet: Worksheet, columns: Sequence[str], head: Format) -> None:
    for column, name in enumerate(columns):
        sheet.write_string(0, column, name, head)
    sheet.freeze_panes(1, 0)


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any, is_figure: bool, day: Format) -> None:
    """Numbers as numbers, dates as dates, and every other value as text, whatever it looks like."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif _is_number(value, is_figure) and _is_exact(cell_text(value)):
        sheet.write_number(row, column, float(value))
    elif isinstance(value, date) and date(value.year, value.month, value.day) >= FIRST_DATE:
        sheet.write_datetime(row, column, value, day)
    else:
        sheet.write_string(row, column, cell_text(value))


def _is_number(value: Any, is_figure: bool) -> bool:
    if isinstance(value, str):
        return is_figure and FIGURE.fullmatch(value) is not None
    return isinstance(value, (int, float, Decimal)) and isfinite(value)


def _is_exact(text: str) -> bool:
    return len(text.lstrip("-0.").replace(".", "")) <= EXACT_DIGITS


def _write_notes(sheet: Worksheet, notes: Sequence[str], head: Format, *, with_words: bool) -> None:
    """The notes and, of a table that has such words, what the words for missing numbers mean."""
    _write_head(sheet, ("notes", ""), head)
    for row, note in enumerate(notes, 1):
        sheet.write_string(row, 0, note)
    sheet.set_column(0, 0, 30)
    if with_words:
        _write_words(sheet, len(notes) + 2, head)


def _write_words(sheet: Worksheet, start: int, head: Format) -> None:
    sheet.write_string(start, 0, "words in parentheses", head)
    for row, status in enumerate(statuses(), start + 1):
        sheet.write_string(row, 0, f"({status.status})")
        sheet.write_string(row, 1, f"{status.meaning_en} {status.meaning_zh}")


def _set_up(sheet: Worksheet, rows: int, columns: int) -> None:
    """Arrows to filter by, and pages as wide as the table with its header on each."""
    if rows and columns:
        sheet.autofilter(0, 0, rows, columns - 1)
        sheet.print_area(0, 0, rows, columns - 1)  # a long note at the end of a row would run far beyond
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _set_widths(sheet: Worksheet, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    for number, name in enumerate(columns):
        texts = [name, *(cell_text(row[number]) for row in rows[:SAMPLE_ROWS])]
        sheet.set_column(number, number, min(WIDEST, max(NARROWEST, *map(display_width, texts)) + 2))
