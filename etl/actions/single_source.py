"""The one source that a command reads which shows a single file."""

from __future__ import annotations

import sys

from extract.discovery import Skipped, Unreadable, discover
from extract.errors import BrokenContainerError
from extract.source import Source


def source_of(name: str) -> Source:
    """The one source that a name stands for. Raises `BrokenContainerError` if there is none, or more than one."""
    findings = [finding for finding in discover([name], sys.stdin.buffer) if not isinstance(finding, Skipped)]
    match findings:
        case [Source() as source]:
            return source
        case [Unreadable() as unreadable]:
            raise BrokenContainerError(f"{unreadable.uri}: {unreadable.error}")
        case _:
            message = f"{name} holds {len(findings)} sources; name one of them, or read them all with ingest"
            raise BrokenContainerError(message)
