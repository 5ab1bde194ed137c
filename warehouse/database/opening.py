"""Opens DuckDB files, with errors that say what to do."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from warehouse.errors import (
    NotAWarehouseError,
    UnreadableWarehouseError,
    UnwritableWarehouseError,
    WarehouseLockedError,
    WarehouseMissingError,
)

LOCKED_DOWN: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "python_enable_replacements": False,
    "memory_limit": "50%",
    "max_temp_directory_size": "20GB",
    "lock_configuration": True,
}
"""A reader sees the file and nothing else: no other file, no network, no Python variable, no way to change that.

It takes at most half of the memory of the machine, and puts what has no room there on the disk, beside the file, up to
a limit too: a query that joins everything with everything fails, and the machine goes on.
"""


HEADERS = ((0, b"SQLite format 3\0", "a SQLite database"), (8, b"DUCK", ""))
"""What stands where in a file, and what it is then; DuckDB would ask the network how to read that of SQLite."""


def connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection to the file, which is created if need be unless it is only to be read."""
    _require_place(path, read_only)
    try:
        return duckdb.connect(str(path), read_only=read_only, config=LOCKED_DOWN if read_only else {})
    except duckdb.ConnectionException as error:  # open in this process, in the other way
        raise WarehouseLockedError(path) from error
    except duckdb.Error as error:
        raise _explained(path, str(error)) from error


def _require_place(path: Path, read_only: bool) -> None:
    if path.is_dir():
        raise NotAWarehouseError(path, "a folder")
    if read_only and not path.exists():
        raise WarehouseMissingError(f"{path} does not exist; load reports into it first (gongkai ingest)")
    if not path.absolute().parent.is_dir():
        raise WarehouseMissingError(f"the folder {path.absolute().parent} does not exist; create it first")
    if path.exists():
        _require_duckdb(path)
    if not read_only:
        _require_writable(path)


def _require_duckdb(path: Path) -> None:
    """The file begins as those of DuckDB do, or is empty."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise UnreadableWarehouseError(f"{path} cannot be opened: {error.strerror}") from error
    for place, mark, what in HEADERS:
        if head[place:].startswith(mark):
            if what:
                raise NotAWarehouseError(path, what)
            return
    if head:
        raise NotAWarehouseError(path, "no DuckDB file")


def _require_writable(path: Path) -> None:
    """DuckDB writes a log beside the file while it changes it."""
    if path.exists() and not os.access(path, os.W_OK):
        raise UnwritableWarehouseError(path, "the file is read-only")
    if not os.access(path.absolute().parent, os.W_OK):
        raise UnwritableWarehouseError(path, f"nothing can be written into its folder, where {path.name}.wal has to go")


def _explained(path: Path, message: str) -> Exception:
    if "set lock" in message or "being used by another process" in message:
        return WarehouseLockedError(path)
    if "not a valid DuckDB" in message:
        return NotAWarehouseError(path, "no DuckDB file")
    return UnreadableWarehouseError(f"{path} cannot be opened: {message.splitlines()[0]}")
