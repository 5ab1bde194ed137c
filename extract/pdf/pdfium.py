"""The functions of pdfium that are called for every character or object, bound for speed.

The bindings of pypdfium2 check the type of each argument and give up the interpreter lock around each call, which
costs more than what is called. Here handles are plain addresses; results are written to arrays that are read at once.
pdfium is not safe in threads: a process reads one document at a time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int


def _bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    if address is None:
        raise ImportError("pypdfium2 lacks a function of pdfium")
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def address_of(handle: Any) -> int:
    """The address behind a handle of pypdfium2."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


# Text pages: (text page, index)
count_characters = _bound(raw.FPDFText_CountChars, _INT, _ADDRESS)
unicode_of = _bound(raw.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INT)
has_map_error = _bound(raw.FPDFText_HasUnicodeMapError, _INT, _ADDRESS, _INT)
is_hyphen = _bound(raw.FPDFText_IsHyphen, _INT, _ADDRESS, _INT)
text_object_of = _bound(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
# (text page, index, address of four floats: left, top, right, bottom)
loose_box = _bound(raw.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
# (text page, index, addresses of four doubles: left, right, bottom, top)
tight_box = _bound(raw.FPDFText_GetCharBox, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
# (text page, index, address of six floats)
char_matrix = _bound(raw.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
char_font_size = _bound(raw.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INT)

# Objects of a page or of a form within it
count_objects = _bound(raw.FPDFPage_CountObjects, _INT, _ADDRESS)
object_at = _bound(raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
count_form_objects = _bound(raw.FPDFFormObj_CountObjects, _INT, _ADDRESS)
form_object_at = _bound(raw.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
object_type = _bound(raw.FPDFPageObj_GetType, _INT, _ADDRESS)
object_matrix = _bound(raw.FPDFPageObj_GetMatrix, _INT, _ADDRESS, _ADDRESS)
# (object, addresses of left, bottom, right, top)
object_bounds = _bound(raw.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
# (object, addresses of four unsigned ints)
fill_colour = _bound(raw.FPDFPageObj_GetFillColor, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
stroke_colour = _bound(raw.FPDFPageObj_GetStrokeColor, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
has_transparency = _bound(raw.FPDFPageObj_HasTransparency, _INT, _ADDRESS)
text_font = _bound(raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
text_render_mode = _bound(raw.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)

# Paths
path_draw_mode = _bound(raw.FPDFPath_GetDrawMode, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
count_segments = _bound(raw.FPDFPath_CountSegments, _INT, _ADDRESS)
segment_at = _bound(raw.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT)
segment_point = _bound(raw.FPDFPathSegment_GetPoint, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
segment_type = _bound(raw.FPDFPathSegment_GetType, _INT, _ADDRESS)
segment_closes = _bound(raw.FPDFPathSegment_GetClose, _INT, _ADDRESS)

# Clip paths of objects: (object), (clip path), (clip path, path), (clip path, path, segment)
clip_of = _bound(raw.FPDFPageObj_GetClipPath, _ADDRESS, _ADDRESS)
count_clips = _bound(raw.FPDFClipPath_CountPaths, _INT, _ADDRESS)
count_clip_segments = _bound(raw.FPDFClipPath_CountPathSegments, _INT, _ADDRESS, _INT)
clip_segment_at = _bound(raw.FPDFClipPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT, _INT)

TEXT, PATH, IMAGE, FORM = (
    raw.FPDF_PAGEOBJ_TEXT,
    raw.FPDF_PAGEOBJ_PATH,
    raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_FORM,
)
MOVE, LINE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO
