"""CSV in two profiles: plain for programs, and one that Excel opens without changing or running anything.

Both are UTF-8 with CRLF (RFC 4180) and a header. In the plain one nothing is changed: null is an empty field, an empty
text is `""`. The one for Excel opens with a byte order mark, because Excel takes the Chinese for something else without
it, and a text that Excel would take for a formula, a number or a date has an apostrophe before it; take one leading
apostrophe away to have the text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from etl.values import FIGURE, cell_text
from warehouse.answer import Answer

BYTE_ORDER_MARK = "\ufeff"

NEEDS_QUOTES = re.compile(r'[",\r\n]|^\s|\s$')

FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a text begins with that Excel would run, and the apostrophe that marks such texts."""

LIKE_A_NUMBER = re.compile(r"[\d.,:/%+\-eE年月日 ]*\d[\d.,:/%+\-eE年月日 ]*|(?i:true|false)")
"""A code, an id or a date that Excel would make a number of: 013896002, 2021, 3-4, 12e5."""


def plain_csv(answer: Answer) -> Iterator[str]:
    """The lines of the plain profile."""
    yield _line([_quoted(name) for name in answer.columns])
    for row in answer:
        yield _line(["" if value is None else _quoted(cell_text(value)) for value in row])


def excel_csv(answer: Answer) -> Iterator[str]:
    """The lines of the profile for Excel."""
    is_figure = [name in answer.figures for name in answer.columns]
    yield BYTE_ORDER_MARK + _line([_quoted(guarded(name)) for name in answer.columns])
    for row in answer:
        cells = zip(row, is_figure, strict=True)
        yield _line([_quoted(_excel_text(value, figure)) if value is not None else "" for value, figure in cells])


def guarded(text: str) -> str:
    """A text as Excel leaves it alone."""
    return "'" + text if text.startswith(FORMULA) or LIKE_A_NUMBER.fullmatch(text) else text


def _excel_text(value: Any, is_figure: bool) -> str:
    text = cell_text(value)
    if not isinstance(value, str) or (is_figure and FIGURE.fullmatch(text)):
        return text
    return guarded(text)


def _quoted(text: str) -> str:
    if text and not NEEDS_QUOTES.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _line(fields: list[str]) -> str:
    return ",".join(fields) + "\r\n"
