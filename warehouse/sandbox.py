"""Answers SQL written by people. What it may see is decided by the connection, see `warehouse.opening`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duckdb import StatementType

from warehouse.answer import Answer, query_errors
from warehouse.errors import QueryError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

READING = frozenset({StatementType.SELECT, StatementType.EXPLAIN, StatementType.MULTI})
"""`MULTI` is what DuckDB makes of a PIVOT whose columns are not listed."""


def ask(connection: DuckDBPyConnection, query: str) -> Answer:
    """The answer to one query; raises `QueryError` if it is not one, or does more than read."""
    with query_errors():
        statements = connection.extract_statements(query)
        if len(statements) != 1:
            raise QueryError(f"one query is needed, not {len(statements)}")
        if statements[0].type not in READING:
            raise QueryError(f"only queries are answered (SELECT …), not {statements[0].type.name}")
    return Answer(connection, query)
