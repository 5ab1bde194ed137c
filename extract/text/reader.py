"""Reads a plain text into a document."""

from __future__ import annotations

from extract.document import Document
from extract.encoding import decode
from extract.errors import EmptySourceError, SourceTooLargeError
from extract.facts import printed_pairs, published_date
from extract.source import Source
from extract.text.blocks import blocks

LARGEST_TEXT = 16 * 1024 * 1024


def read(source: Source) -> Document:
    """Read a source whose bytes are plain text.

    Offsets of its locators count the characters of `encoding.decode(source.data, source.charset).text`.
    """
    if len(source.data) > LARGEST_TEXT:
        size = len(source.data) / 1024 / 1024
        raise SourceTooLargeError(f"{size:.0f} MB of text, and at most 16 MB are read; this is no report")
    decoded = decode(source.data, source.charset)
    if not decoded.text.strip():
        raise EmptySourceError("the text holds nothing but white space")
    content = tuple(blocks(decoded.text))
    facts = list(printed_pairs(content))
    return Document(
        uri=source.uri,
        sha256=source.sha256,
        media_type="text/plain",
        title=None,
        published=published_date(facts),
        blocks=content,
        metadata=tuple(dict.fromkeys(facts)),
        notes=decoded.notes,
    )
