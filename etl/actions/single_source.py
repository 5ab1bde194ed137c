"""The one source that a command reads which shows a single file."""

from __future__ import annotations

import sys

from extract import read
from extract.discovery import Skipped, Unreadable, discover
from extract.document import Document
from extract.errors import BrokenContainerError, ExtractError
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


def document_of(source: Source) -> Document:
    """What is read from it. Raises an `ExtractError`, which names it."""
    try:
        return read(source)
    except ExtractError as error:
        raise ExtractError(f"{source.uri}: {error}") from error
