"""Rows in memory into a table of the warehouse, through Arrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pyarrow
    from duckdb import DuckDBPyConnection


def insert(connection: DuckDBPyConnection, table: str, rows: Sequence[NamedTuple]) -> None:
    """Appends rows whose fields are named as the columns of the table."""
    if not rows:
        return
    import pyarrow  # noqa: PLC0415 - reading a warehouse needs no Arrow, and its import takes 0.1 s

    columns = dict(zip(rows[0]._fields, map(list, zip(*rows, strict=True)), strict=True))
    with registered(connection, {"incoming": pyarrow.table(columns)}):
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")


@contextmanager
def registered(connection: DuckDBPyConnection, tables: Mapping[str, pyarrow.Table]) -> Iterator[None]:
    """Lets SQL see Arrow tables under these names for a while."""
    for name, table in tables.items():
        connection.register(name, table)
    try:
        yield
    finally:
        for name in tables:
            connection.unregister(name)
