"""Values that are filled into a page: form fields, and text that somebody typed onto it.

They are no part of the page's text, but are shown on it like text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

import pypdfium2 as pdfium2
from pypdfium2 import raw

from extract.pdf.marks.frame import Box, Frame
from extract.pdf.marks.words import Word

_HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW | raw.FPDF_ANNOT_FLAG_INVISIBLE
_LARGEST_TYPE = 10.0
_MOST_CHARACTERS = 500


def field_words(page: pdfium2.PdfPage, frame: Frame) -> list[Word]:
    """The values word by word, set from left to right in the boxes of their fields."""
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    return [word for number in range(count) for word in _annotation_words(page, number, frame)]


def _annotation_words(page: pdfium2.PdfPage, number: int, frame: Frame) -> Iterator[Word]:
    annotation = raw.FPDFPage_GetAnnot(page.raw, number)
    if not annotation:
        return
    try:
        text = "" if raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN else _text(page, annotation)
        rectangle = raw.FS_RECTF()
        if text.strip() and raw.FPDFAnnot_GetRect(annotation, rectangle):
            edges = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
            yield from _set(text[:_MOST_CHARACTERS].split(), frame.place(*edges))
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _text(page: pdfium2.PdfPage, annotation: Any) -> str:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _string(lambda room, size: raw.FPDFAnnot_GetStringValue(annotation, b"Contents", room, size))
    if kind != raw.FPDF_ANNOT_WIDGET or not page.formenv:
        return ""
    form = page.formenv.raw
    if raw.FPDFAnnot_GetFormFieldType(form, annotation) not in (
        raw.FPDF_FORMFIELD_TEXTFIELD,
        raw.FPDF_FORMFIELD_COMBOBOX,
    ):
        return ""
    return _string(lambda room, size: raw.FPDFAnnot_GetFormFieldValue(form, annotation, room, size))


def _string(read: Callable[[Any, int], int]) -> str:
    """A string of pdfium, which tells its size in bytes first."""
    size = read(None, 0)
    room = (ctypes.c_ushort * (size // 2 + 1))()
    read(room, size)
    return bytes(room)[:size].decode("utf-16-le", "replace").rstrip("\0")


def _set(words: list[str], box: Box) -> Iterator[Word]:
    size = min(_LARGEST_TYPE, 0.8 * box.height)
    widths = [[size if character > "\u2e00" else size / 2 for character in word] for word in words]
    length = sum(map(sum, widths)) + size / 2 * (len(words) - 1)
    shrink = min(1.0, box.width / length) if length else 1.0
    top = (box.top + box.bottom - size) / 2
    x = box.x0
    for word, own in zip(words, widths, strict=True):
        edges = list(accumulate((width * shrink for width in own), initial=x))
        yield Word(word, x, top, edges[-1], top + size, size, 0, edges[:-1], edges[1:])
        x = edges[-1] + size / 2 * shrink
