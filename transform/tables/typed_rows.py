"""Rows of a form that were typed into one row of cells, a line each, made rows of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transform.labels import label_key, short_label
from transform.report import ReportWarning, Script
from transform.script import simplified
from transform.tables.grid import PrintedCell, PrintedRow, printed_cell
from transform.tables.matching import row_labels, unit_words
from transform.tables.missing import some


def parted(rows: Sequence[PrintedRow], script: Script, warnings: list[ReportWarning]) -> list[PrintedRow]:
    """The rows, each with one label of a form.

    A row is parted only if each line of a cell is such a label, and each cell behind it has as many lines, or none; a
    unit may stand there once for all. Else nobody knows which value is whose, and a warning names the labels.
    """
    found: list[PrintedRow] = []
    for row in rows:
        at = next((number for number, cell in enumerate(row.cells) if _holds_labels(cell, script)), None)
        if at is None:
            found.append(row)
            continue
        lines = _lines(row, at, script)
        if lines is None and _holds_values(row.cells[at + 1 :]):
            warnings.append(_not_told_apart(row.cells[at], script))
        found.extend([row] if lines is None else _rows(row, at, lines, script))
    return found


def _holds_labels(cell: PrintedCell, script: Script) -> bool:
    """Whether a cell has lines of which two are labels of rows, and is none as a whole."""
    if "\n" not in cell.text or cell.key in row_labels():
        return False
    return len(_labels(cell, script)) > 1


def _labels(cell: PrintedCell, script: Script) -> list[str]:
    lines = simplified(cell.cell.text, script).split("\n")
    return [line.strip() for line in lines if label_key(line) in row_labels()]


def _holds_values(cells: Sequence[PrintedCell]) -> bool:
    return any(character.isdigit() for cell in cells for character in cell.text)


def _lines(row: PrintedRow, at: int, script: Script) -> list[list[str]] | None:
    """The lines of each cell from the label on; None if they are not as many in each."""
    height = len(row.cells[at].cell.text.split("\n"))
    if len(_labels(row.cells[at], script)) != height or any(map(row.is_shared, row.cells[at:])):
        return None
    lines = [_lines_of(cell, height) for cell in row.cells[at:]]
    return lines if all(len(each) == height for each in lines) else None


def _lines_of(cell: PrintedCell, height: int) -> list[str]:
    """The lines of a cell that are not blank, or as many times as there are rows what stands there once for all."""
    if cell.is_empty or cell.text in unit_words():
        return [cell.text] * height
    lines = cell.cell.text.split("\n")
    return lines if all(map(str.strip, lines)) else []


def _rows(row: PrintedRow, at: int, lines: Sequence[Sequence[str]], script: Script) -> Iterator[PrintedRow]:
    for texts in zip(*lines, strict=True):
        own = (
            printed_cell(replace(cell.cell, text=text), script)
            for cell, text in zip(row.cells[at:], texts, strict=True)
        )
        yield replace(row, cells=(*row.cells[:at], *own))


def _not_told_apart(cell: PrintedCell, script: Script) -> ReportWarning:
    labels = _labels(cell, script)
    named = some([*map(short_label, labels)])
    message = f"{len(labels)} rows stand in one line of cells and cannot be told apart: {named}"
    return ReportWarning("unread_rows", message)
