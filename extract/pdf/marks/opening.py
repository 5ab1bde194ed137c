"""Opens a PDF, or says in one line why it cannot be opened."""

from __future__ import annotations

import re
import zlib

import pypdfium2 as pdfium2
from pypdfium2 import raw

from extract.errors import BrokenSourceError, EncryptedSourceError, SourceTooLargeError
from extract.pdf.marks.stand_in import use_stand_in

LARGEST_FILE = 256 * 1024 * 1024
MOST_PAGES = 2000
LARGEST_STREAM = 64 * 1024 * 1024
"""Bytes of one unpacked stream that is no picture; those of reports are below one megabyte, fonts below thirty."""

_STREAM, _STREAM_END = re.compile(rb"stream\r?\n"), b"endstream"
_DICTIONARY = 600  # bytes before a stream in which its dictionary stands
_PICTURE = re.compile(rb"/Subtype\s*/Image|/Width\b")
_HIGHEST_RATIO = 1032  # of deflate
_LEAST_PACKED = -(-LARGEST_STREAM // _HIGHEST_RATIO)  # bytes that may be unpacked to so many
_STEP = 1 << 12  # packed bytes that are unpacked at once: to four megabytes at most

_MESSAGES = {
    raw.FPDF_ERR_PASSWORD: "the PDF can be opened only with a password: save it without one",
    raw.FPDF_ERR_SECURITY: "the PDF is encrypted in a way that is not known: save it without a password",
}


def open_document(data: bytes) -> pdfium2.PdfDocument:
    """The open document; documents whose password is empty are opened like any other."""
    if len(data) > LARGEST_FILE:
        raise SourceTooLargeError(f"{len(data) / 1024**2:.0f} MB, and at most 256 MB are read; this is no report")
    _refuse_bombs(data)
    use_stand_in()
    try:
        document = pdfium2.PdfDocument(data)
    except pdfium2.PdfiumError as error:
        if error.err_code in _MESSAGES:
            raise EncryptedSourceError(_MESSAGES[error.err_code]) from None
        raise BrokenSourceError("the PDF is damaged or cut off: get it again from where it was published") from None
    count = len(document)
    if 0 < count <= MOST_PAGES:
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()
        return document
    document.close()
    if count == 0:
        raise BrokenSourceError("the PDF has no pages: get it again from where it was published")
    raise SourceTooLargeError(f"the PDF has {count:,} pages, and at most {MOST_PAGES:,} are read; this is no report")


def _refuse_bombs(data: bytes) -> None:
    """pdfium unpacks streams into memory whatever their size, so that they are measured before."""
    start = 0
    while start + _LEAST_PACKED <= len(data):
        # Whatever ends with the last mark that is so near is too short.
        end = data.rfind(_STREAM_END, start, start + _LEAST_PACKED + len(_STREAM_END) - 1)
        if end < 0:
            end = data.find(_STREAM_END, start)
            end = len(data) if end < 0 else end
            _refuse_bomb(data, start, end)
        start = end + len(_STREAM_END)


def _refuse_bomb(data: bytes, start: int, end: int) -> None:
    for match in _STREAM.finditer(data, start, end):
        dictionary = max(0, match.start() - _DICTIONARY), match.start()
        if not _PICTURE.search(data, *dictionary) and _is_bomb(data, match.end(), end - match.end()):
            limit = LARGEST_STREAM // 1024**2
            raise SourceTooLargeError(f"the PDF holds a compressed stream of more than {limit} MB; this is no report")


def _is_bomb(data: bytes, start: int, size: int) -> bool:
    """Whether a stream unpacks to too much; the end of one, too short for that, need not be unpacked to say no."""
    unpacker = zlib.decompressobj()
    total, end = 0, start + size
    try:
        while not unpacker.eof and total + (end - start) * _HIGHEST_RATIO > LARGEST_STREAM:
            total += len(unpacker.decompress(data[start : min(end, start + _STEP)]))
            if total > LARGEST_STREAM:
                return True
            start += _STEP
    except zlib.error:
        return False
    return False
