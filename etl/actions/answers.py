"""Asks the warehouse a question and shows the answer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from etl.formats.output import Format, OutputError, format_for, require_replaceable, shows_notes, write
from warehouse.answer import Answer
from warehouse.warehouse import Warehouse

if TYPE_CHECKING:
    from etl.pictures.drawing import Plot


SCREEN = Path("-")
"""The name of standard output."""


def show(
    db: Path,
    question: Callable[[Warehouse], Answer],
    chosen: str | None,
    path: Path | None,
    *,
    cite: bool = False,
    plot: Plot | None = None,
    inputs: Sequence[Path] = (),
    nothing: str = "there is nothing that fits this question",
) -> None:
    """Writes the answer in the chosen format, to a file or to the screen, with its notes where the format has a place.

    Beside data for programs, which have no place for notes, those that no column says go to standard error. A citation
    is one of them. A picture is drawn into the file.
    An empty table says `nothing`. Neither a database nor one of the `inputs`, which the question was read from, is
    overwritten.
    """
    path = None if path == SCREEN else path
    answer_format = Format.TABLE if plot else format_for(Format(chosen) if chosen else None, path)
    if path is not None:
        require_replaceable(path, inputs)
    with Warehouse(db) as warehouse:
        answer = question(warehouse)
        citation = warehouse.citation() if cite else None
        notes = (*answer.notes, *([f"cite: {citation}"] if citation else []))
        if plot:
            _draw(answer, notes, plot, path)
            return
        write(answer, answer_format, path, notes)
        if not shows_notes(answer_format):
            sys.stderr.writelines(f"{line}\n" for line in (*answer.unsaid, citation) if line)
        if answer_format is Format.TABLE and not answer.rows():
            print(f"gongkai: {nothing}", file=sys.stderr)


def _draw(answer: Answer, notes: Sequence[str], plot: Plot, path: Path | None) -> None:
    if path is None:
        raise OutputError("a picture is not for the screen; name a file with -o")
    try:
        from etl.pictures.drawing import draw  # noqa: PLC0415 - matplotlib is heavy, and an extra
    except ModuleNotFoundError as error:
        how = "in the clone: pip install -c constraints.txt '.[plot]'"
        raise OutputError(f"pictures need {error.name}; install it {how}") from error
    draw(answer, notes, plot, path)
