"""`gongkai sql`: where the query and the values of its parameters come from."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from extract.user_files import read_text
from warehouse.errors import QuestionError


def query_text(query: str | None, file: Path | None) -> str:
    """The query: as given, from a file, or from standard input.

    Raises `QuestionError` if it is given twice, `UserFileError` for a file that is no text.
    """
    if query is not None and file is not None:
        raise QuestionError("the query is given twice; leave out one of the argument and --file")
    if file is not None:
        return read_text(file)
    return sys.stdin.read() if query in (None, "-") else str(query)


def parameters_of(pairs: Iterable[str]) -> dict[str, str | int | float]:
    """`name=value` as parameters; a value that is a number is one, `name='2020'` keeps it a text."""
    parameters: dict[str, str | int | float] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.isidentifier():
            raise QuestionError(f"{pair!r} is no parameter: write name=value")
        parameters[name] = _value(value)
    return parameters


def _value(text: str) -> str | int | float:
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1]
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
