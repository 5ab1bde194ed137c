"""One crawl at a time for an archive: two would ask the same sites twice as fast."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.formats.output import OutputError

_NAME = ".lock"


class ArchiveInUseError(OutputError):
    """Another crawl is writing to the archive."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the archive, where the system can; a crawl that is killed lets go of it.

    Raises `ArchiveInUseError` if another crawl holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _NAME).open("w") as file:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415 - not there on every system

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise ArchiveInUseError(f"{folder}: another crawl is under way in this archive; let it end") from error
        yield
