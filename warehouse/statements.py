"""The SQL of this package, which lives in `.sql` files beside the code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FOLDER = Path(__file__).parent
MIGRATIONS = FOLDER / "database" / "migrations"


@cache
def statement(name: str) -> str:
    """The text of one SQL file, by its path in this package (`database/views.sql`)."""
    return (FOLDER / name).read_text(encoding="utf-8")


def run(connection: DuckDBPyConnection, script: str, parameters: Mapping[str, object]) -> None:
    """Executes the statements of a script one after the other, each with those of the parameters that it names."""
    for each in connection.extract_statements(script):
        named = {name: parameters[name] for name in each.named_parameters}
        connection.execute(each, named or None)
