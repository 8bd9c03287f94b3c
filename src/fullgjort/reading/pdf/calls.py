"""PDFium's calls that are made for every line of a page, with plain addresses.

pypdfium2 declares them with pointers of its own types, which cost more to make than the calls themselves; these are
the same functions of the same library, taking and giving addresses (None or 0 for none).
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import CFUNCTYPE, c_double, c_int, c_void_p, cast
from typing import Any

import pypdfium2.raw as pdfium_c


def _call(function: Any, answer: Any, *arguments: Any) -> Callable[..., Any]:
    place = cast(function, c_void_p).value
    assert place is not None
    made: Callable[..., Any] = CFUNCTYPE(answer, *arguments)(place)
    return made


def address(pointer: Any) -> int:
    """Where a pointer of pypdfium2 points; 0 for one that points nowhere."""
    return cast(pointer, c_void_p).value or 0


# (text page, index) and, where they are filled in, the addresses of numbers (double; a matrix: six float)
font_size = _call(pdfium_c.FPDFText_GetFontSize, c_double, c_void_p, c_int)
matrix = _call(pdfium_c.FPDFText_GetMatrix, c_int, c_void_p, c_int, c_void_p)
origin = _call(pdfium_c.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
char_box = _call(pdfium_c.FPDFText_GetCharBox, c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
text_object = _call(pdfium_c.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
font_of = _call(pdfium_c.FPDFTextObj_GetFont, c_void_p, c_void_p)
# (text page, index, count), then (text page, number, addresses of left, top, right, bottom)
count_rects = _call(pdfium_c.FPDFText_CountRects, c_int, c_void_p, c_int, c_int)
rect = _call(pdfium_c.FPDFText_GetRect, c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
# (page or form, index), (object), (object, addresses of left, bottom, right, top: float)
object_of_page = _call(pdfium_c.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
object_of_form = _call(pdfium_c.FPDFFormObj_GetObject, c_void_p, c_void_p, c_int)
object_kind = _call(pdfium_c.FPDFPageObj_GetType, c_int, c_void_p)
object_bounds = _call(pdfium_c.FPDFPageObj_GetBounds, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
