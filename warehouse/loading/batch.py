"""Loads reports in bulk: Arrow tables in, one SQL script, one transaction per batch."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from transform.report import Report
from warehouse.loading.arrow import tables
from warehouse.loading.harmonising import harmonise_incoming
from warehouse.loading.storable import require_storable
from warehouse.origin import Origin
from warehouse.run import Run
from warehouse.statements import statement
from warehouse.tables import registered
from warehouse.transactions import transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


SUPERSEDED = """
    SELECT count(*) FROM was_current JOIN report USING (report_id)
    WHERE NOT report.is_current AND report.first_run_id < $run_id
"""


def load(
    connection: DuckDBPyConnection,
    reports: Iterable[Report],
    run: Run,
    refused: Collection[str] = frozenset(),
    origins: Mapping[str, Origin] = MappingProxyType({}),
) -> int:
    """Stores a batch, and takes out what an older reader found in the documents of `refused` (SHA-256).

    `origins` are those of the documents, by SHA-256. Returns how many reports of earlier runs were current before and
    are not any more, since the batch has a newer version. Raises `UnstorableReportError` before anything is written.
    """
    batch = _one_per_document(reports)
    for report in batch:
        require_storable(report)
    if not batch and not refused:
        return 0
    with registered(connection, tables(batch, run, refused, origins)), transaction(connection):
        connection.execute(statement("loading/load.sql"))
        connection.execute(statement("loading/current.sql"))
        ((superseded,),) = connection.execute(SUPERSEDED, {"run_id": run.run_id}).fetchall()
        connection.execute("DROP TABLE was_current")
        connection.execute(statement("loading/agencies.sql"))
        connection.execute(statement("loading/successions.sql"))
        connection.execute(statement("loading/namesakes.sql"))
        harmonise_incoming(connection)
    return int(superseded)


def _one_per_document(reports: Iterable[Report]) -> list[Report]:
    """The same bytes under several URIs are one document: the one with the first URI, in a fixed order."""
    by_document: dict[tuple[str, int], Report] = {}
    for report in sorted(reports, key=lambda report: (report.sha256, report.part, report.uri)):
        by_document.setdefault((report.sha256, report.part), report)
    return list(by_document.values())
