"""Checks names that people write against those in the warehouse, and suggests what they may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from warehouse.errors import UnknownAgencyError, UnknownIndicatorError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SUGGESTIONS = 3
SIMILARITY = 60
"""Of 100; below it a name is no suggestion."""

HARMONISED = "SELECT harmonised_id, label_zh, label_en FROM harmonised_indicator ORDER BY position"
CELLS = """
    SELECT DISTINCT indicator || '/' || column_id AS cell, indicator.label || form_cell.label
    FROM form_cell JOIN indicator USING (form, indicator) ORDER BY cell
"""


def require_indicators(connection: DuckDBPyConnection, names: Iterable[str]) -> None:
    """Raises `UnknownIndicatorError` unless each name is a harmonised id or a cell (`sec3.granted/total`)."""
    for name in names:
        candidates = _labels(connection, CELLS if "/" in name else HARMONISED)
        if name not in candidates.values():
            raise UnknownIndicatorError(name, _close(name, candidates))


def require_agencies(connection: DuckDBPyConnection, names: Iterable[str]) -> None:
    """Raises `UnknownAgencyError` unless each name is that of an agency."""
    candidates = _labels(connection, "SELECT name FROM agency ORDER BY name")
    for name in names:
        if name not in candidates:
            raise UnknownAgencyError(name, _close(name, candidates))


def _labels(connection: DuckDBPyConnection, query: str) -> dict[str, str]:
    """The id by everything that it is called, itself included."""
    return {label: row[0] for row in connection.execute(query).fetchall() for label in row}


def _close(name: str, candidates: Mapping[str, str]) -> list[str]:
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - needed only after a mistake

    ranked = process.extract(
        name, candidates.keys(), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=SIMILARITY, limit=10
    )
    return list(dict.fromkeys(candidates[label] for label, _, _ in ranked))[:SUGGESTIONS]
