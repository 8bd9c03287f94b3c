"""The frame of a page: PDF coordinates (from the bottom left, perhaps turned) to points from the top left."""

from __future__ import annotations

from ctypes import byref
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium_c


@dataclass(frozen=True, slots=True)
class Frame:
    """`turns` are quarter turns clockwise (the page's /Rotate); `x0` to `y1` the visible box in PDF coordinates."""

    x0: float
    y0: float
    x1: float
    y1: float
    turns: int

    @property
    def width(self) -> float:
        return self.y1 - self.y0 if self.turns % 2 else self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.x1 - self.x0 if self.turns % 2 else self.y1 - self.y0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point from the top left corner of the page as it is shown."""
        if self.turns == 0:
            return x - self.x0, self.y1 - y
        if self.turns == 1:
            return y - self.y0, x - self.x0
        if self.turns == 2:
            return self.x1 - x, y - self.y0
        return self.y1 - y, self.x1 - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) of a PDF box, from the top left corner of the page as it is shown."""
        if self.turns == 0:
            return left - self.x0, self.y1 - top, right - self.x0, self.y1 - bottom
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def frame_of(page: pypdfium2.PdfPage) -> Frame:
    """The frame of an opened page."""
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page.raw, byref(box))
    return Frame(box.left, box.bottom, box.right, box.top, pdfium_c.FPDFPage_GetRotation(page.raw) % 4)
