"""Turns sources into documents: knows files, pages and sites; knows no indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.document import Document
    from extract.source import Source

__all__ = ["read"]


def read(source: Source) -> Document:
    """Read one source into a document; what it is, is told by its bytes alone.

    Raises an `extract.errors.ExtractError` whose message is one line that a user can act on.
    """
    from extract.reading import read_source  # noqa: PLC0415 - the parsers cost 200 ms that `import extract` must not

    return read_source(source)
