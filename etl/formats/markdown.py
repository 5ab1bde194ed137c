"""An answer as a Markdown table with its notes (GitHub Flavored Markdown)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.formats.values import FIGURE, NUMBER_TYPES, cell_text
from warehouse.answer import Answer


def markdown(answer: Answer, notes: Sequence[str]) -> Iterator[str]:
    """The lines."""
    right = [
        name in answer.figures or kind.startswith(NUMBER_TYPES)
        for name, kind in zip(answer.columns, answer.types, strict=True)
    ]
    yield _row(answer.columns)
    yield _row(["--:" if each else "---" for each in right])
    yield from (_row([cell_text(value) for value in row]) for row in answer)
    if notes:
        yield "\n"
        yield from (f"- {_escaped(note)}\n" for note in notes)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_escaped(cell) if not FIGURE.fullmatch(cell) else cell for cell in cells) + " |\n"


def _escaped(text: str) -> str:
    """Nothing in a value becomes markup: neither a column, nor a link, nor HTML."""
    text = " ".join(text.split())
    for sign in "\\`*_[]<>|":
        text = text.replace(sign, "\\" + sign)
    return text
