"""Enters corrections in a warehouse: all of them, or none if one does not fit its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.errors import WarehouseError
from warehouse.loading.corrections import Correction
from warehouse.loading.fitting import Cell, fitted
from warehouse.loading.harmonising import harmonise_stored
from warehouse.loading.missing_cell import wrong_name
from warehouse.statements import statement
from warehouse.tables import insert
from warehouse.transactions import transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

INCOMING = """
    CREATE OR REPLACE TEMP TABLE incoming_correction AS
    SELECT *, NULL::VARCHAR AS agency, NULL::VARCHAR AS unit FROM correction LIMIT 0
"""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A correction that does not take effect, and why."""

    correction_id: str
    cell: str
    reason: str

    def __str__(self) -> str:
        return f"correction {self.correction_id}: {self.cell}: {self.reason}"


def store_corrections(connection: DuckDBPyConnection, corrections: Sequence[Correction]) -> list[Refusal]:
    """Makes these the corrections of the warehouse, in place of all others.

    Returns those that do not fit; if there are any, nothing is changed, so that a slip revokes no other correction.
    """
    _bring(connection, corrections)
    cells = _cells(connection)
    judged = [_judged(connection, each, cells.get(each.correction_id)) for each in corrections]
    if refusals := [each for each in judged if isinstance(each, Refusal)]:
        return refusals
    _bring(connection, [each for each in judged if isinstance(each, Correction)])
    with transaction(connection):
        before = _corrected(connection)
        connection.execute("DELETE FROM correction")
        connection.execute(statement("loading/correct.sql"))
        harmonise_stored(connection, sorted(before | _corrected(connection)))
    return []


def _bring(connection: DuckDBPyConnection, corrections: Sequence[Correction]) -> None:
    """Makes the temporary table `incoming_correction` of these."""
    connection.execute(INCOMING)
    insert(connection, "incoming_correction", corrections)


def _cells(connection: DuckDBPyConnection) -> dict[str, Cell]:
    """The cells that the incoming corrections name, by correction."""
    rows = connection.execute(statement("loading/cells_to_correct.sql")).fetchall()
    return {correction_id: Cell(*cell) for correction_id, *cell in rows}


def _judged(connection: DuckDBPyConnection, correction: Correction, cell: Cell | None) -> Correction | Refusal:
    try:
        if cell is None:
            raise wrong_name(connection, correction)
        return fitted(correction, cell)
    except WarehouseError as error:
        return Refusal(correction.correction_id, correction.cell, str(error))


def _corrected(connection: DuckDBPyConnection) -> set[int]:
    return {report_id for (report_id,) in connection.execute("SELECT report_id FROM corrected_cell").fetchall()}
