"""What can go wrong with a warehouse, each with one line that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class WarehouseError(Exception):
    """Any error of this package; the message is one line for people."""


class WarehouseMissingError(WarehouseError):
    """There is no file to read, or no folder to create one in."""


class NotAWarehouseError(WarehouseError):
    """The file is no DuckDB database, or a database of something else."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} is {reason}; choose another file with --db")


class NewerWarehouseError(WarehouseError):
    """The file was written by a newer version of gongkai."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(f"{path} has schema version {found}, this gongkai knows up to {known}; upgrade gongkai")


class OlderWarehouseError(WarehouseError):
    """The file has to be migrated before it can be read, and was opened only for reading."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(f"{path} has schema version {found}, not {known}; migrate it by running gongkai ingest on it")


class WarehouseLockedError(WarehouseError):
    """Another process has the file open for writing, or this process has it open in another way."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is in use by another program; close it there, or wait until it has finished")


class UnreadableWarehouseError(WarehouseError):
    """The file is there but cannot be opened."""


class ReadOnlyError(WarehouseError):
    """A question that may only be asked of, or a change that cannot be made to, a file opened for reading."""


class UnstorableReportError(WarehouseError):
    """A report that the warehouse cannot hold exactly as it is; `sha256` says which."""

    def __init__(self, uri: str, sha256: str, reason: str) -> None:
        super().__init__(f"{uri}: {reason}")
        self.uri = uri
        self.sha256 = sha256
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnstorableReportError], tuple[str, str, str]]:
        return (type(self), (self.uri, self.sha256, self.reason))


class InvalidCrosswalkError(WarehouseError):
    """The crosswalk or the table of units contradicts itself or the forms; the message lists every problem."""


class QueryError(WarehouseError):
    """A query that is wrong, or that does more than read."""


class UnknownNameError(WarehouseError):
    """A name that is not in the warehouse, with the names that come close."""

    what = "name"

    def __init__(self, name: str, suggestions: Sequence[str] = ()) -> None:
        hint = f"; did you mean {', '.join(suggestions)}?" if suggestions else ""
        super().__init__(f"unknown {self.what} {name}{hint}")
        self.name = name
        self.suggestions = tuple(suggestions)


class UnknownIndicatorError(UnknownNameError):
    """An indicator that is neither harmonised nor a cell of a form."""

    what = "indicator"


class UnknownAgencyError(UnknownNameError):
    """An agency without a report in the warehouse."""

    what = "agency"
