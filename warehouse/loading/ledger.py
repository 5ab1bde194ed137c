"""Writes the ledger: runs, and the outcomes of their sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from warehouse.run import Outcome, Run
from warehouse.tables import insert

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class OutcomeRow(NamedTuple):
    """A row of the table `outcome`."""

    run_id: int
    uri: str
    sha256: str | None
    kind: str
    stage: str | None
    error: str | None
    message: str | None
    agency: str | None
    year: int | None
    observations: int
    seconds: float


def begin_run(connection: DuckDBPyConnection, reader_version: str, started: datetime | None) -> Run:
    """Opens an entry; the number of the run is the next one."""
    query = "INSERT INTO run (reader_version, started) VALUES (?, ?) RETURNING run_id"
    ((run_id,),) = connection.execute(query, [reader_version, utc(started)]).fetchall()
    return Run(run_id, reader_version)


def record(connection: DuckDBPyConnection, outcomes: Iterable[Outcome], run: Run) -> None:
    """Enters outcomes."""
    insert(connection, "outcome", [_row(outcome, run) for outcome in outcomes])


def finish_run(connection: DuckDBPyConnection, run: Run, finished: datetime | None) -> None:
    """Closes the entry."""
    connection.execute("UPDATE run SET finished = ? WHERE run_id = ?", [utc(finished), run.run_id])


def _row(outcome: Outcome, run: Run) -> OutcomeRow:
    return OutcomeRow(
        run.run_id,
        outcome.uri,
        outcome.sha256,
        outcome.kind.value,
        outcome.stage,
        outcome.error,
        outcome.message,
        outcome.agency,
        outcome.year,
        outcome.observations,
        outcome.seconds,
    )


def utc(moment: datetime | None) -> datetime:
    """The moment, or now, as DuckDB stores it: UTC without a zone."""
    return (moment or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None)
