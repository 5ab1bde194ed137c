"""Where a document was got, beside its address: needed to find it again, and to tell which version is the newer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Origin:
    """The archive that holds a document and is not in its URI, by the path that a user gave, and its capture, UTC.

    Both are None for a file, and for a member of a zip archive, whose URI begins with the path of the archive.
    """

    archive: str | None = None
    captured: datetime | None = None


UNKNOWN = Origin()
