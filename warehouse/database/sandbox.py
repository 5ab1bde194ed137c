"""Answers SQL written by people. What it may see is decided by the connection, see `warehouse.database.opening`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from typing import TYPE_CHECKING

import duckdb

from warehouse.answer import Answer, query_errors
from warehouse.errors import QueryError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

READING = frozenset({duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI})
"""`MULTI` is what DuckDB makes of a PIVOT whose columns are not listed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a query may cost: seconds until its answer is there, and rows of the answer."""

    seconds: float = 60
    rows: int = 1_000_000


STANDARD = Limits()


def ask(
    connection: DuckDBPyConnection,
    query: str,
    parameters: Mapping[str, object] | None = None,
    limits: Limits = STANDARD,
) -> Answer:
    """The answer to one query, computed within the limits.

    Raises `QueryError` for what is not one query, does more than read, or exceeds the limits.
    """
    with query_errors():
        statements = connection.extract_statements(query)
        if len(statements) != 1:
            raise QueryError(f"one query is needed, not {len(statements)}")
        if statements[0].type not in READING:
            raise QueryError(f"only queries are answered (SELECT …), not {statements[0].type.name}")
        named = statements[0].named_parameters
    if missing := sorted(named - set(parameters or {})):
        raise QueryError(f"the query names ${missing[0]}; give it a value with --param {missing[0]}=…")
    if unknown := sorted(set(parameters or {}) - named):
        raise QueryError(f"the query does not name ${unknown[0]}; leave out its value")
    with _interrupted_after(connection, limits.seconds):
        # A PIVOT and EXPLAIN ANALYZE are computed as soon as there is an answer, not only when it is read.
        answer = Answer(connection, query, parameters)
        complete = answer.fetch(limits.rows)
    if not complete:
        raise QueryError(f"the answer has more than {limits.rows} rows; add LIMIT, or raise it with --max-rows")
    return answer


@contextmanager
def _interrupted_after(connection: DuckDBPyConnection, seconds: float) -> Iterator[None]:
    timer = Timer(seconds, connection.interrupt)
    timer.start()
    try:
        yield
    except QueryError as error:
        if not isinstance(error.__cause__, duckdb.InterruptException):
            raise
        raise QueryError(f"no answer within {seconds:g} seconds; ask for less, or raise it with --timeout") from error
    finally:
        timer.cancel()
        timer.join()  # until its thread ends it holds the connection, and with it the file
