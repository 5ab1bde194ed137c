"""A data package: every table as Parquet and CSV, with a codebook, a description that programs read, and checksums.

The description follows Data Package version 2 (datapackage.org). The same database gives the same bytes: rows are in a
fixed order, and no file says when or where it was written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import msgspec
from pyarrow import csv, parquet

from warehouse.answer import query_errors
from warehouse.errors import ExportPlaceError
from warehouse.release.citation import citation, state
from warehouse.release.codebook import LANGUAGES, codebook

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
VIEWS = ("harmonised",)
"""Views that are in the package: they hold what would be hard to compute from the tables again."""

TYPES = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}
"""DuckDB types as field types of the Table Schema; lists are arrays, written in CSV as JSON."""

FIELDS = """
    SELECT table_name, column_name, data_type, comment FROM duckdb_columns()
    WHERE schema_name = 'main' AND NOT internal AND table_name = $table ORDER BY column_index
"""
NAMES = """
    SELECT table_name, comment FROM duckdb_tables() WHERE NOT temporary
    UNION ALL
    SELECT view_name, comment FROM duckdb_views() WHERE NOT internal AND list_contains($views, view_name)
    ORDER BY table_name
"""
PRIMARY_KEYS = """
    SELECT constraint_column_names FROM duckdb_constraints()
    WHERE table_name = $table AND constraint_type = 'PRIMARY KEY'
"""
RUNS = """
    SELECT run_id, reader_version, started::VARCHAR AS started, finished::VARCHAR AS finished, sources
    FROM runs ORDER BY run_id
"""

BATCH_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table."""

    name: str
    data_type: str
    comment: str

    @property
    def type(self) -> str:
        """As the Table Schema names it."""
        if self.data_type.endswith("[]"):
            return "array"
        return "number" if self.data_type.startswith("DECIMAL") else TYPES[self.data_type]

    @property
    def as_text(self) -> str:
        """The column as CSV has it: lists as JSON, numbers without trailing zeros."""
        name = f'"{self.name}"'
        if self.type == "array":
            return f"to_json({name})::VARCHAR AS {name}"
        return f"plain_number({name}) AS {name}" if self.data_type.startswith("DECIMAL") else name


@dataclass(frozen=True, slots=True)
class TableDescription:
    """A table or view of the database."""

    name: str
    comment: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]


def export(connection: DuckDBPyConnection, folder: Path) -> list[Path]:
    """Writes the package into a folder that is new or empty; returns its files, relative to it.

    The folder has all of the package or nothing. Raises `ExportPlaceError` for a folder that holds anything.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportPlaceError(f"{folder} is not empty; name a new folder, or empty it")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as place:
        part = Path(place) / "package"
        (part / "data").mkdir(parents=True)
        with query_errors():
            _write(connection, part)
        files = _write_checksums(part)
        part.replace(folder)
    return files


def _write(connection: DuckDBPyConnection, folder: Path) -> None:
    tables = _tables(connection)
    for table in tables:
        _write_table(connection, table, folder / "data")
    for language in LANGUAGES:
        (folder / f"codebook.{language}.md").write_text(codebook(connection, tables, language), encoding="utf-8")
    _write_json(folder / "manifest.json", _manifest(connection))
    _write_json(folder / "datapackage.json", _description(connection, tables, folder))


def _tables(connection: DuckDBPyConnection) -> list[TableDescription]:
    names = connection.execute(NAMES, {"views": list(VIEWS)}).fetchall()
    return [_table(connection, name, comment) for name, comment in names]


def _table(connection: DuckDBPyConnection, name: str, comment: str | None) -> TableDescription:
    fields = connection.execute(FIELDS, {"table": name}).fetchall()
    keys = connection.execute(PRIMARY_KEYS, {"table": name}).fetchall()
    described = tuple(Field(column, data_type, text or "") for _, column, data_type, text in fields)
    return TableDescription(name, comment or "", described, tuple(keys[0][0]) if keys else ())


def _write_table(connection: DuckDBPyConnection, table: TableDescription, folder: Path) -> None:
    """Both files, in the order of all columns."""
    rows = connection.sql(f'FROM "{table.name}" ORDER BY ALL').to_arrow_reader(BATCH_ROWS)
    with parquet.ParquetWriter(folder / f"{table.name}.parquet", rows.schema, compression="zstd") as writer:
        for batch in rows:
            writer.write_batch(batch)
    columns = ", ".join(field.as_text for field in table.fields)
    texts = connection.sql(f'SELECT {columns} FROM (FROM "{table.name}" ORDER BY ALL)').to_arrow_reader(BATCH_ROWS)
    with csv.CSVWriter(folder / f"{table.name}.csv", texts.schema) as csv_writer:
        for batch in texts:
            csv_writer.write_batch(batch)


def _description(connection: DuckDBPyConnection, tables: Iterable[TableDescription], folder: Path) -> dict[str, Any]:
    files = [(table, folder / "data" / f"{table.name}{suffix}") for table in tables for suffix in (".csv", ".parquet")]
    return {
        "$schema": SCHEMA,
        "name": "gongkai",
        "title": "Annual reports on government information disclosure of Chinese agencies",
        "description": citation(connection),
        "version": state(connection),
        "resources": [_resource(table, path) for table, path in files],
    }


def _resource(table: TableDescription, path: Path) -> dict[str, Any]:
    kind = path.suffix[1:]
    mediatypes = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
    schema: dict[str, Any] = {
        "fields": [{"name": each.name, "type": each.type, "description": each.comment} for each in table.fields]
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    return {
        "name": table.name if kind == "csv" else f"{table.name}-{kind}",
        "path": f"data/{path.name}",
        "title": table.comment,
        "format": kind,
        "mediatype": mediatypes[kind],
        **({"encoding": "utf-8"} if kind == "csv" else {}),
        "bytes": path.stat().st_size,
        "hash": f"sha256:{_digest(path)}",
        "schema": schema,
    }


def _manifest(connection: DuckDBPyConnection) -> dict[str, Any]:
    runs = connection.execute(RUNS)
    names = [column[0] for column in runs.description or ()]
    rows = runs.fetchall()
    meta = dict(connection.execute("SELECT key, value FROM meta ORDER BY key").fetchall())
    return {
        "gongkai": version("gongkai"),
        "state": state(connection),
        "cite": citation(connection),
        "meta": meta,
        "runs": [dict(zip(names, row, strict=True)) for row in rows],
    }


def _write_json(path: Path, value: object) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n")


def _write_checksums(folder: Path) -> list[Path]:
    """`SHA256SUMS`, which `sha256sum -c` checks."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="")
    return [path.relative_to(folder) for path in (*files, folder / "SHA256SUMS")]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
