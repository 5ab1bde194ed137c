"""From a source to a document: find out what the bytes are, then let the reader of that kind read them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from extract.document import Document
from extract.errors import EmptySourceError, UnsupportedSourceError
from extract.kinds import Kind, sniff
from extract.parts import joined
from extract.source import Source

Reader = Callable[[Source], Document]

# Media type -> the module whose `read` reads it, imported when the first such source comes.
READERS: dict[str, str] = {
    "text/html": "extract.html.reader",
    "text/plain": "extract.text.reader",
    "application/pdf": "extract.pdf.reader",
}

# White space as bytes of UTF-8 and GB18030 and UTF-16: blanks, byte order marks and the zero bytes of wide characters.
_NO_BLANK_BYTE = re.compile(rb"[^ \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe]")


def read_source(source: Source) -> Document:
    """Read a source of any kind; see `extract.read`."""
    document = joined(source, _read_alone) if source.parts else _read_alone(source)
    return replace(document, notes=(*document.notes, *source.notes))


def _read_alone(source: Source) -> Document:
    if not _NO_BLANK_BYTE.search(source.data):
        size = "no bytes" if not source.data else "nothing but white space"
        raise EmptySourceError(f"the file holds {size}")
    kind = sniff(source.data)
    if kind.media_type not in READERS:
        raise UnsupportedSourceError(_refusal(kind, source.uri))
    reader: Reader = import_module(READERS[kind.media_type]).read
    return reader(source)


def _refusal(kind: Kind, uri: str) -> str:
    name = uri.rsplit("/", 1)[-1]
    suffix = "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""
    contradicted = suffix in {".html", ".htm", ".shtml", ".xhtml", ".txt"}
    says = f", although its name says {suffix}" if contradicted else ""
    return f"this is {kind.what}{says}; {kind.advice}"
