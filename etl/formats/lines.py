"""Text in lines of a width that is counted in Latin letters: a Chinese character takes two."""

from __future__ import annotations


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, broken between words where they are wider."""
    if "\n" not in text and display_width(text) <= width:
        return [text]
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    return [line.plain.rstrip() for line in Text(text).wrap(Console(width=width), width, overflow="fold")]


def display_width(text: str) -> int:
    """The columns that the widest line of a text takes."""
    if text.isascii() and "\n" not in text:
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415

    return max(map(cell_len, text.splitlines()), default=0)
