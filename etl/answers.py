"""Asks the warehouse a question and shows the answer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from etl.output import Format, format_for, shows_notes, write
from warehouse.answer import Answer
from warehouse.warehouse import Warehouse


def show(
    db: Path, question: Callable[[Warehouse], Answer], chosen: str | None, path: Path | None, *, cite: bool = False
) -> None:
    """Writes the answer in the chosen format, to a file or to the screen, with its notes where the format has a place.

    A citation goes with the notes, or to standard error beside data for programs.
    """
    answer_format = format_for(Format(chosen) if chosen else None, path)
    with Warehouse.open(db, read_only=True) as warehouse:
        answer = question(warehouse)
        citation = warehouse.citation() if cite else None
        notes = (*answer.notes, *([f"cite: {citation}"] if citation else []))
        write(answer, answer_format, path, notes)
        if citation and not shows_notes(answer_format):
            print(citation, file=sys.stderr)
        if answer_format is Format.TABLE and not answer.rows():
            print("gongkai: there is nothing that fits this question", file=sys.stderr)
