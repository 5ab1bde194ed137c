"""Sentences in, figures out."""

from __future__ import annotations

from decimal import Decimal

from extract.document import Paragraph, TextLocator
from transform.narrative import Teller, figures, sentences
from transform.report import Figure, Script

Told = tuple[str | None, Decimal | int | str, str | None, str]
"""What a test expects of a figure: indicator, value, unit and bound."""


def read(
    text: str,
    *,
    year: int | None = 2021,
    script: Script = Script.HANS,
    is_government: bool = False,
    agency: str | None = None,
) -> list[Figure]:
    """The figures of a text whose paragraphs are its lines."""
    paragraphs = [Paragraph(line, TextLocator(0, len(line), number)) for number, line in enumerate(text.split("\n"), 1)]
    return list(figures(sentences(paragraphs, script), year, Teller(agency, is_government)))


def told(text: str, *, year: int | None = 2021) -> list[Told]:
    """Every figure of a text that states an indicator for the year."""
    return [
        (each.indicator, each.value, each.unit, each.bound.value) for each in read(text, year=year) if each.indicator
    ]


def stated(text: str, *, year: int | None = 2021) -> dict[str, Decimal]:
    """The values by indicator."""
    return {each.indicator: each.value for each in read(text, year=year) if each.indicator}
