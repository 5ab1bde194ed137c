"""The series that agencies belong to: their own, or where successors are followed, that of the last one of a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from warehouse.names import some
from warehouse.statements import run, statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def make(connection: DuckDBPyConnection, *, follow_successors: bool) -> None:
    """Makes the temporary relations `reporter`, the agencies in order, and `series`."""
    for name in ("reporter", "series_joined" if follow_successors else "series_own"):
        run(connection, statement(f"comparison/steps/{name}.sql"), {})


def note_of_successors(connection: DuckDBPyConnection, asked: str = "grid") -> Iterator[str]:
    """What has to be said where successors are not followed: `asked` has the keys of the agencies of the question."""
    rows = connection.execute(statement("comparison/successors.sql").format(asked=asked)).fetchall()
    if names := [name for (name,) in rows]:
        hint = "--follow-successors joins renamed ones"
        yield f"series that may go on from those of other agencies here: {some(names)} ({hint})"
