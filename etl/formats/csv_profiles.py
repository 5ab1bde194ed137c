"""CSV in two profiles: plain for programs, and one that Excel opens without changing or running anything.

Both are UTF-8 with CRLF (RFC 4180) and a header. In the plain one nothing is changed: null is an empty field, an empty
text is `""`. The one for Excel opens with a byte order mark, because Excel takes the Chinese for something else without
it, and a text that Excel would take for a formula, a number, a date or an error has an apostrophe before it; take one
leading apostrophe away to have the text again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from etl.formats.values import FIGURE, cell_text
from warehouse.answer import Answer

BYTE_ORDER_MARK = "\ufeff"

NEEDS_QUOTES = re.compile(r'[",\r\n]|^\s|\s$')

FORMULA = re.compile(r"[\s\0\u200b\ufeff]*[=+\-−@]|[\t\r\n']")
"""What a text begins with that a spreadsheet would run, and the apostrophe that marks such texts."""

LIKE_A_NUMBER = re.compile(
    r"(?=\D*\d)(?:[\d.,:/%+\-−()¥$€£₩年月日时時分秒 \t\xa0]|(?<=[\d.])e|(?<=[\d ])[ap]m?|上午|下午"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)+|true|false|\#[a-z/0]+[?!]?",
    re.IGNORECASE,
)
"""A code, an id, an amount or a date that a spreadsheet would make a number of, and its words for truth and errors.

013896002, 2021, 3-4, 12e5, (12), ¥100, Mar-1, TRUE, #N/A.
"""


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
    """A text as a spreadsheet leaves it alone. One for Chinese takes full-width signs (＝１＋１) for their like."""
    plain = unicodedata.normalize("NFKC", text)
    return "'" + text if FORMULA.match(plain) or FORMULA.match(text) or LIKE_A_NUMBER.fullmatch(plain) else text


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
