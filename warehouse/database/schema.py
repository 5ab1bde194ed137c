"""Makes a DuckDB file a warehouse, brings an older one up to date, and refuses what it does not know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.errors import NewerWarehouseError, NotAWarehouseError, OlderWarehouseError
from warehouse.loading.harmonising import harmonise_all
from warehouse.loading.settling import settle, unsettle
from warehouse.statements import MIGRATIONS, statement
from warehouse.transactions import transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

VERSION = 5

EVERY_REPORT = """
    CREATE TEMP TABLE contested AS
    SELECT DISTINCT agency_id, year, scope FROM report WHERE agency_id IS NOT NULL AND year IS NOT NULL
"""
"""Which version is current is found out anew for all, when the rule may have changed."""


def check(connection: DuckDBPyConnection, path: Path, version: int = VERSION) -> None:
    """Raises a `WarehouseError` unless the file is a warehouse of this version."""
    found = _recorded_version(connection, path)
    if found is None:
        raise NotAWarehouseError(path, "an empty DuckDB file")
    _refuse_newer(path, found, version)
    if found < version:
        raise OlderWarehouseError(path, found, version)


def prepare(connection: DuckDBPyConnection, path: Path, version: int = VERSION, migrations: Path = MIGRATIONS) -> None:
    """Creates, migrates or refreshes the schema and the dictionary, in one transaction; nothing if all is current."""
    found = _recorded_version(connection, path)
    if found is None:
        with transaction(connection):
            connection.execute(statement("database/schema.sql"))
            _remember(connection, "application", "gongkai")
            _refresh(connection, version)
        return
    _refuse_newer(path, found, version)
    if found < version:
        with transaction(connection):
            _migrate(connection, found, version, migrations)
            _refresh(connection, version)
    elif _is_stale(connection):
        with transaction(connection):
            _refresh(connection, version)
    else:
        return
    settle(connection)


def _recorded_version(connection: DuckDBPyConnection, path: Path) -> int | None:
    """The schema version of the file; None for a file without any table."""
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables:
        return None
    columns = "SELECT column_name FROM duckdb_columns() WHERE table_name = 'meta' ORDER BY column_index"
    if connection.execute(columns).fetchall() != [("key",), ("value",)]:
        raise NotAWarehouseError(path, "a DuckDB file of another program")
    meta: dict[str, str] = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    if meta.get("application") != "gongkai":
        raise NotAWarehouseError(path, "a DuckDB file of another program")
    return int(meta["schema_version"])


def _refuse_newer(path: Path, found: int, version: int) -> None:
    if found > version:
        raise NewerWarehouseError(path, found, version)


def _migrate(connection: DuckDBPyConnection, found: int, version: int, folder: Path) -> None:
    """Runs the migrations between two versions; views go first, since they would keep tables from changing."""
    _drop_views(connection)
    for number in range(found + 1, version + 1):
        (script,) = folder.glob(f"{number:03}_*.sql")
        connection.execute(script.read_text(encoding="utf-8"))


def _drop_views(connection: DuckDBPyConnection) -> None:
    for (view,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
        connection.execute(f'DROP VIEW IF EXISTS "{view}"')


def _is_stale(connection: DuckDBPyConnection) -> bool:
    from warehouse.database.fingerprint import fingerprint  # noqa: PLC0415 - reading needs no forms

    row = connection.execute("SELECT value FROM meta WHERE key = 'dictionary'").fetchone()
    return row != (fingerprint(),)


def _refresh(connection: DuckDBPyConnection, version: int) -> None:
    from warehouse.database.fingerprint import fingerprint  # noqa: PLC0415
    from warehouse.dictionary.rows import store_dictionary  # noqa: PLC0415 - reading needs no forms

    store_dictionary(connection)
    connection.execute(EVERY_REPORT)
    connection.execute(statement("loading/current.sql"))
    connection.execute(statement("loading/successions.sql"))
    connection.execute(statement("loading/namesakes.sql"))
    _drop_views(connection)
    connection.execute(statement("database/views.sql"))
    harmonise_all(connection)
    unsettle(connection)
    _remember(connection, "dictionary", fingerprint())
    _remember(connection, "schema_version", str(version))


def _remember(connection: DuckDBPyConnection, key: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])
