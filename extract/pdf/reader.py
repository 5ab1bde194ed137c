"""Reads a PDF into a document."""

from __future__ import annotations

from extract.document import Block, Document
from extract.facts import printed_pairs, published_date
from extract.pdf.flow import blocks
from extract.pdf.marks.collecting import paused_collector
from extract.pdf.marks.opening import open_document
from extract.pdf.pages import Note, read_page
from extract.pdf.text.furniture import without_furniture
from extract.pdf.text.title import find_title
from extract.source import Source


def read(source: Source) -> Document:
    """Read a source whose bytes are PDF.

    A table that is cut by a page break gives a table for each page. Notes, each with its page: `scanned_page` for a
    picture without visible text, `unreadable_font` where the characters cannot be trusted (nothing is taken from
    either), `damaged_page`; and `truncated` for a file that was cut off.
    """
    with paused_collector():
        content, named, notes = _content(source.data)
    facts = list(printed_pairs(content))
    return Document(
        uri=source.uri,
        sha256=source.sha256,
        media_type="application/pdf",
        title=find_title(content, named),
        published=published_date(facts),
        blocks=content,
        metadata=tuple(dict.fromkeys(facts)),
        notes=notes,
    )


def _content(data: bytes) -> tuple[tuple[Block, ...], str, tuple[Note, ...]]:
    """The blocks, the title that the file itself names, and the notes."""
    document = open_document(data)
    try:
        pages = [read_page(document, number) for number in range(1, len(document) + 1)]
        named = document.get_metadata_value("Title")
    finally:
        document.close()
    notes = [note for page in pages for note in page.notes]
    if b"%%EOF" not in data[-2048:]:
        notes.append(("truncated", "the file ends before its end mark; pages may be missing"))
    return tuple(blocks(pages, without_furniture(pages))), named, tuple(notes)
