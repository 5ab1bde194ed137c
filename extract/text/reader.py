"""Reads a plain text into a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.document import Block, Document, Paragraph
from extract.encoding import decode
from extract.errors import EmptySourceError, SourceTooLargeError
from extract.facts import LONGEST_LINE, Pair, line_pairs, published_date, without_late_dates
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
    facts = list(_facts(content))
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


def _facts(content: Sequence[Block]) -> Iterator[Pair]:
    """What short lines print about the text itself."""
    for line, block in enumerate(content):
        if isinstance(block, Paragraph) and len(block.text) <= LONGEST_LINE:
            yield from without_late_dates(list(line_pairs(block.text)), line)
