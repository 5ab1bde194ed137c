"""Corrections that no longer hold: a newer version of a report prints something else in their cell, or has none.

What is printed counts again then. That is said when it happens, and wherever the report is compared, since a reader who
corrected a value may rely on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.answer import query_errors
from warehouse.loading.corrections import Correction
from warehouse.loading.missing_cell import wrong_name
from warehouse.names import some
from warehouse.statements import statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ALL = "SELECT correction_id FROM correction"
COMPARED = """
    SELECT correction_id FROM correction JOIN report USING (agency_id, year, scope) SEMI JOIN grid USING (report_id)
"""


@dataclass(frozen=True, slots=True)
class LapsedCorrection:
    """A correction that takes no effect any more, of which cell, and why."""

    correction_id: str
    cell: str
    reason: str

    def __str__(self) -> str:
        return f"correction {self.correction_id} no longer holds: {self.cell}: {self.reason}"


def lapsed_corrections(connection: DuckDBPyConnection) -> list[LapsedCorrection]:
    """Those of the warehouse, by their ids."""
    return [_lapsed(connection, correction, printed) for correction, printed in _found(connection, ALL)]


def _lapsed(connection: DuckDBPyConnection, correction: Correction, printed: str | None) -> LapsedCorrection:
    if printed is None:
        reason = str(wrong_name(connection, correction))
    else:
        reason = f"expected {correction.expected!r}, found {printed!r}"
    return LapsedCorrection(correction.correction_id, correction.cell, reason)


def note_of_corrections(connection: DuckDBPyConnection) -> tuple[str, ...]:
    """The note under a comparison with reports (the temporary table `grid`) of which a correction no longer holds."""
    with query_errors():
        named = [f"{each.correction_id} ({each.agency} {each.year})" for each, _ in _found(connection, COMPARED)]
    if not named:
        return ()
    return (f"corrections that no longer hold: {some(named)}: what is printed now is shown (gongkai correct)",)


def _found(connection: DuckDBPyConnection, candidates: str) -> list[tuple[Correction, str | None]]:
    """Those of the candidates that no longer hold, with what is printed; cells are looked up only if there are any."""
    ids = [correction_id for (correction_id,) in connection.execute(candidates).fetchall()]
    if not ids:
        return []
    rows = connection.execute(statement("finding/lapsed_corrections.sql"), {"ids": ids}).fetchall()
    return [(Correction(*row), printed) for *row, printed in rows]
