"""The functions of pdfium that are called for every character or object, bound for speed.

The bindings of pypdfium2 check the type of each argument and give up the interpreter lock around each call, which
costs more than what is called. Here arguments go as they are: whole numbers as C's int, addresses by reference or made
into an `Address` once. pdfium is not safe in threads: a process reads one document at a time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

Address = Any
"""An address as it is handed to C, which ctypes has no public name for."""

address: Callable[[int | None], Address] = ctypes.c_void_p.from_param

_INT = ctypes.c_int


def _bound(function: Any, result: Any) -> Callable[..., Any]:
    place = ctypes.cast(function, ctypes.c_void_p).value
    if place is None:
        raise ImportError("pypdfium2 lacks a function of pdfium")
    return ctypes.PYFUNCTYPE(result)(place)


def address_of(handle: Any) -> Address:
    """The address behind a handle of pypdfium2."""
    return address(ctypes.cast(handle, ctypes.c_void_p).value)


# Text pages: (text page, index)
count_characters = _bound(raw.FPDFText_CountChars, _INT)
# (text page, first index, number of characters, place of as many UTF-16 units and one more)
text_of = _bound(raw.FPDFText_GetText, _INT)
unicode_of = _bound(raw.FPDFText_GetUnicode, ctypes.c_uint)
has_map_error = _bound(raw.FPDFText_HasUnicodeMapError, _INT)
is_hyphen = _bound(raw.FPDFText_IsHyphen, _INT)
text_object_of = _bound(raw.FPDFText_GetTextObject, ctypes.c_void_p)
# (text page, index, place of four floats: left, top, right, bottom)
loose_box = _bound(raw.FPDFText_GetLooseCharBox, _INT)
# (text page, index, places of four doubles: left, right, bottom, top)
tight_box = _bound(raw.FPDFText_GetCharBox, _INT)
# (text page, index, place of six floats)
char_matrix = _bound(raw.FPDFText_GetMatrix, _INT)

# Objects of a page or of a form within it
count_objects = _bound(raw.FPDFPage_CountObjects, _INT)
object_at = _bound(raw.FPDFPage_GetObject, ctypes.c_void_p)
count_form_objects = _bound(raw.FPDFFormObj_CountObjects, _INT)
form_object_at = _bound(raw.FPDFFormObj_GetObject, ctypes.c_void_p)
object_type = _bound(raw.FPDFPageObj_GetType, _INT)
object_matrix = _bound(raw.FPDFPageObj_GetMatrix, _INT)
# (object, places of left, bottom, right, top)
object_bounds = _bound(raw.FPDFPageObj_GetBounds, _INT)
# (object, places of four unsigned ints)
fill_colour = _bound(raw.FPDFPageObj_GetFillColor, _INT)
stroke_colour = _bound(raw.FPDFPageObj_GetStrokeColor, _INT)
has_transparency = _bound(raw.FPDFPageObj_HasTransparency, _INT)
text_font = _bound(raw.FPDFTextObj_GetFont, ctypes.c_size_t)  # a handle; 0 for none
# (object, place of a float)
text_font_size = _bound(raw.FPDFTextObj_GetFontSize, _INT)
text_render_mode = _bound(raw.FPDFTextObj_GetTextRenderMode, _INT)

# Paths
path_draw_mode = _bound(raw.FPDFPath_GetDrawMode, _INT)
count_segments = _bound(raw.FPDFPath_CountSegments, _INT)
segment_at = _bound(raw.FPDFPath_GetPathSegment, ctypes.c_void_p)
segment_point = _bound(raw.FPDFPathSegment_GetPoint, _INT)
segment_type = _bound(raw.FPDFPathSegment_GetType, _INT)
segment_closes = _bound(raw.FPDFPathSegment_GetClose, _INT)

# Clip paths of objects: (object), (clip path), (clip path, path), (clip path, path, segment)
clip_of = _bound(raw.FPDFPageObj_GetClipPath, ctypes.c_void_p)
count_clips = _bound(raw.FPDFClipPath_CountPaths, _INT)
count_clip_segments = _bound(raw.FPDFClipPath_CountPathSegments, _INT)
clip_segment_at = _bound(raw.FPDFClipPath_GetPathSegment, ctypes.c_void_p)

PATH, IMAGE, FORM = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM
MOVE, LINE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO
