"""Reads a web page into a document."""

from __future__ import annotations

from extract.document import Document
from extract.errors import EmptySourceError
from extract.html.blocks import blocks
from extract.html.markup import markup_of
from extract.html.metadata import read_metadata
from extract.html.paths import Paths
from extract.html.stylesheets import StyleSheets
from extract.html.tree import parse
from extract.html.visibility import mark_unseen
from extract.source import Source


def read(source: Source) -> Document:
    """Read a source whose bytes are HTML.

    Locators are paths (see `extract.html.paths`) in the tree that `tree.parse` makes of the decoded markup. Notes,
    besides those of the decoding: `no_text` for a page of pictures or scripts only.
    """
    decoded = markup_of(source)
    if not decoded.text.strip():
        raise EmptySourceError("the page holds nothing but white space")
    tree = parse(decoded.text)
    mark_unseen(tree, StyleSheets(tree))
    page = read_metadata(tree, list(blocks(tree, Paths())))
    notes = decoded.notes
    if not page.blocks:
        pictures, frames = len(tree.find_all("img")), len(tree.find_all(["iframe", "frame"]))
        notes += (("no_text", f"the page shows no text of its own ({pictures} pictures, {frames} frames)"),)
    return Document(
        uri=source.uri,
        sha256=source.sha256,
        media_type="text/html",
        title=page.title,
        published=page.published,
        blocks=page.blocks,
        metadata=page.metadata,
        notes=notes,
    )
