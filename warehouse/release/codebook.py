"""The codebook: what every indicator, form, word and column of a data package means, made of the dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import yaml

from warehouse.dictionary.legend import statuses
from warehouse.release.translations import translation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.release.package import TableDescription

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")

WORDING = Path(__file__).parent / "codebook.yaml"

INDICATORS = """
    SELECT h.harmonised_id, h.label_zh, h.label_en, h.unit, h.nature, f.form, f.formula, f.comparability, h.note
    FROM harmonised_indicator AS h
    JOIN crosswalk_formula AS f USING (harmonised_id)
    ORDER BY h.position, f.form
"""
RATES = "SELECT rate_id, label_zh, label_en, unit, factor, formula, note FROM rate ORDER BY position"
FORMS = "SELECT form, title, authority, first_year, last_year FROM form ORDER BY position"
CELLS = """
    SELECT form, indicator || '/' || column_id, indicator.label, form_cell.label, form_cell.unit
    FROM form_cell JOIN indicator USING (form, indicator)
    ORDER BY form, form_cell.position
"""


@dataclass(frozen=True, slots=True)
class Wording:
    """The headings of a codebook in one language (`codebook.yaml`)."""

    title: str
    forms: Sequence[str]
    indicators: Sequence[str]
    rates: Sequence[str]
    statuses: Sequence[str]
    cells: Sequence[str]
    tables: Sequence[str]


def codebook(connection: DuckDBPyConnection, tables: Iterable[TableDescription], language: Language) -> str:
    """The codebook as Markdown."""
    wording = Wording(**yaml.safe_load(WORDING.read_text(encoding="utf-8"))[language])
    return "\n".join(_lines(connection, tables, language, wording)) + "\n"


def _lines(
    connection: DuckDBPyConnection, tables: Iterable[TableDescription], language: Language, wording: Wording
) -> Iterator[str]:
    yield f"# {wording.title}\n"
    headings = (getattr(wording, each.name)[0] for each in fields(wording) if each.name != "title")
    yield from (f"- [{title}](#{title.lower().replace(' ', '-')})" for title in headings)
    yield from _section(wording.forms, connection.execute(FORMS).fetchall())
    yield from _section(wording.indicators, _noted(connection, INDICATORS, language))
    yield from _section(wording.rates, _noted(connection, RATES, language))
    meanings = [(each.status, each.meaning_zh if language == "zh" else each.meaning_en) for each in statuses()]
    yield from _section(wording.statuses, meanings)
    yield from _section(wording.cells, connection.execute(CELLS).fetchall())
    yield from _section(wording.tables, _columns(tables, language))


def _noted(connection: DuckDBPyConnection, query: str, language: Language) -> Iterator[Sequence[Any]]:
    """The rows of a query whose first column is an id, and whose last one is the note on it."""
    notes = translation(language).notes
    for name, *row, note in connection.execute(query).fetchall():
        yield (name, *row, notes.get(name, note))


def _columns(tables: Iterable[TableDescription], language: Language) -> Iterator[Sequence[str]]:
    meanings = translation(language).columns
    for table in tables:
        for field in table.fields:
            yield table.name, field.name, field.data_type, meanings.get((table.name, field.name), field.comment)


def _section(heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """A section with a table; the first word of the heading is its title, the others name the columns."""
    title, *columns = heading
    yield f"\n## {title}\n"
    yield _row(columns)
    yield "|" + " --- |" * len(columns)
    yield from (_row(row) for row in rows)


def _row(cells: Sequence[Any]) -> str:
    texts = ("" if cell is None else str(cell).replace("|", "\\|") for cell in cells)
    return "| " + " | ".join(texts) + " |"
