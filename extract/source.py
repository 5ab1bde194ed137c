"""A source: bytes, and where they came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Source:
    """Bytes with the URI they were read from.

    `media_type` and `charset` are what the carrier said (an HTTP header, a file name); both may be wrong, and
    reading never trusts them over the bytes. `referrer` is the URI of the page that linked the source.
    """

    uri: str
    data: bytes
    media_type: str | None = None
    charset: str | None = None
    referrer: str | None = None

    @cached_property
    def sha256(self) -> str:
        """The id of the source: the SHA-256 of its bytes, in lower-case hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()
