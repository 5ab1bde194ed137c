"""Puts what was loaded in the order in which questions read it, once there is enough of it to be worth while.

A batch leaves the values of its reports at the end of `harmonised_value`. In a large warehouse a question about one
indicator would then read the whole table. So long stretches of it are sorted by indicator, each row once: what is
sorted stays where it is. Only the order changes; every answer is the same before and after.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from warehouse.statements import run, statement
from warehouse.transactions import transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ENOUGH = 20_000
"""Fewer documents than these are left as they are: reading past their values takes some milliseconds."""

ROWS_AT_A_TIME = 2_500_000
"""Bounds the memory of sorting to about a gigabyte."""

SETTLED_RUN = "SELECT value::INTEGER FROM meta WHERE key = 'settled_run' UNION ALL SELECT 0 ORDER BY ALL DESC LIMIT 1"
LATER = "SELECT count(*), max(run_id) FROM document WHERE run_id > ?"
TAIL = """
    SELECT min(value.rowid), max(value.rowid)
    FROM harmonised_value AS value
    SEMI JOIN (SELECT report_id FROM report JOIN document USING (sha256) WHERE run_id > ?) USING (report_id)
"""
REMEMBER = "INSERT OR REPLACE INTO meta VALUES ('settled_run', ?)"
FORGET = "DELETE FROM meta WHERE key = 'settled_run'"


def settle(connection: DuckDBPyConnection, enough: int = ENOUGH, rows_at_a_time: int = ROWS_AT_A_TIME) -> None:
    """Sorts the values of the documents that later runs than the settled one loaded, if there are `enough`."""
    ((settled,),) = connection.execute(SETTLED_RUN).fetchall()
    ((documents, last_run),) = connection.execute(LATER, [settled]).fetchall()
    if documents < enough:
        return
    ((first_row, last_row),) = connection.execute(TAIL, [settled]).fetchall()
    with transaction(connection):
        if first_row is not None:
            for first, last in stretches(first_row, last_row, rows_at_a_time):
                run(connection, statement("loading/settle.sql"), {"first_row": first, "last_row": last})
        connection.execute(REMEMBER, [str(last_run)])


def unsettle(connection: DuckDBPyConnection) -> None:
    """Says that the order is lost: every value was written again."""
    connection.execute(FORGET)


def stretches(first: int, last: int, most: int) -> Iterator[tuple[int, int]]:
    """The numbers from the first to the last, both included, cut evenly into stretches of `most` at most."""
    count = last - first + 1
    parts = -(-count // most)
    starts = [first + count * part // parts for part in range(parts + 1)]
    return ((start, following - 1) for start, following in pairwise(starts))
