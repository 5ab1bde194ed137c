"""A source: bytes, and where they came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property


@dataclass(frozen=True)
class Source:
    """Bytes with the URI they were read from.

    `media_type` and `charset` are what the carrier said (an HTTP header, a file name); both may be wrong, and
    reading never trusts them over the bytes. `referrer` is the URI of the page that linked the source. `parts` are
    what belongs to a page: the further pages of an article and its attachments, in order; a part has no parts. `notes`
    are remarks of whoever put the parts together: (code, message). `archive` is the web archive that holds it, whose
    path is not in the URI, and `captured` when it was captured, UTC.
    """

    uri: str
    data: bytes
    media_type: str | None = None
    charset: str | None = None
    referrer: str | None = None
    parts: tuple[Source, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    archive: str | None = None
    captured: datetime | None = None

    @cached_property
    def sha256(self) -> str:
        """The id of the source: the SHA-256 of its bytes, in lower-case hexadecimal.

        With parts it is that of the ids of page and parts, one behind the other: a new attachment is a new source.
        """
        own = hashlib.sha256(self.data)
        if not self.parts:
            return own.hexdigest()
        ids = own.hexdigest() + "".join(part.sha256 for part in self.parts)
        return hashlib.sha256(ids.encode()).hexdigest()
