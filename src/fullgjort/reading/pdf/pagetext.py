"""The fragments of a page, taken from PDFium's text page.

PDFium gives a page's whole text in one fast call; boxes cost a call each. So boxes are asked for per line, and
per word only on lines that may hold wide gaps.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from ctypes import POINTER, addressof, c_double, c_float, c_ushort, cast, create_string_buffer, sizeof
from dataclasses import dataclass, field
from itertools import pairwise
from math import atan2, hypot, pi
from struct import Struct
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium_c

from fullgjort.reading.pdf import calls
from fullgjort.reading.pdf.fragment import Fragment
from fullgjort.reading.pdf.frame import Frame
from fullgjort.reading.pdf.marks import end_of_mark
from fullgjort.reading.pdf.rulings import Rule

# PDFium's marks for a hyphen at a line's end, where it has taken the line break away.
LINE_END_HYPHENS = "\ufffe\x02"
_RUN = re.compile(r"[^\r\n\ufffe\x02]+[\ufffe\x02]?")
_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200c\u200d\u2060\u00ad\ufeff\ufffe\uffff]")
_BEYOND = re.compile(r"[\U00010000-\U0010ffff]")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_PRIVATE_BULLET = re.compile(r"^\s*[\ue000-\uf8ff]")
_SOFT_END = re.compile(r"\u00ad\s*$")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SPECIAL = re.compile(rf"{_UNPRINTED.pattern}|[{''.join(map(chr, _LIGATURES))}]")
# Signs that stay as they are: printed letters and marks, and the single spaces between them.
_ORDINARY = re.compile(r"[ -~¡-\u00ac\u00ae-\u017f–—‘’“”•…€]*")
_GAP = re.compile(r"\s+")
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
# Gaps in font sizes: wider than this and the words may belong to two cells or two columns.
OBJECT_GAP = 0.48
INNER_GAP = 1.1

_FOUR = Struct("4d").unpack_from
_SIX = Struct("6f").unpack_from
_Box = tuple[float, float, float, float]
_Piece = tuple[int, int, float, float]


@dataclass(slots=True)
class Fonts:
    """Whether a font is bold, remembered for a document (by the font's address)."""

    known: dict[int, bool] = field(default_factory=dict)

    def bold(self, text_page: int, index: int) -> bool:
        """Whether a character is set in a bold font; `text_page` is the address of PDFium's text page."""
        font = calls.font_of(calls.text_object(text_page, index)) or 0
        known = self.known.get(font)
        if known is None:
            known = self.known[font] = bool(font) and _is_bold(cast(font, pdfium_c.FPDF_FONT))
        return known


def _is_bold(font: Any) -> bool:
    name = create_string_buffer(256)
    pdfium_c.FPDFFont_GetBaseFontName(font, name, 256)
    return bool(_BOLD_NAME.search(name.value.decode("utf-8", "replace"))) or bool(
        max(pdfium_c.FPDFFont_GetFlags(font), 0) & _FORCED_BOLD
    )


def plain(text: str) -> str:
    """Printed characters only: no control characters, ligatures as letters, letters composed (å as one sign).

    A sign that only a symbol font can print (private use) is a bullet at the beginning and left out elsewhere.
    """
    if _ORDINARY.fullmatch(text):
        return " ".join(text.split()) if "  " in text or text[:1] == " " or text[-1:] == " " else text
    if _SPECIAL.search(text):
        text = _UNPRINTED.sub("", _SOFT_END.sub("-", text).translate(_LIGATURES))
    if _PRIVATE.search(text):
        text = _PRIVATE.sub("", _PRIVATE_BULLET.sub("• ", text))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


class PageText:
    """A page's text with the calls that tell where it stands. Close it (`with`) when done."""

    def __init__(self, page: pypdfium2.PdfPage, frame: Frame, fonts: Fonts) -> None:
        self.frame, self.fonts = frame, fonts
        self.raw = pdfium_c.FPDFText_LoadPage(page.raw)
        self._page = calls.address(self.raw)
        self._numbers = (c_double * 4)()
        self._at = tuple(addressof(self._numbers) + place * sizeof(c_double) for place in range(4))
        self._matrix = (c_float * 6)()
        self._matrix_at = addressof(self._matrix)
        count = pdfium_c.FPDFText_CountChars(self.raw) if self.raw else 0
        self.characters = max(count, 0)
        self.text = self._whole_text()
        self._mapped = len(self.text) != self.characters

    def __enter__(self) -> PageText:
        return self

    def __exit__(self, *_: object) -> None:
        if self.raw:
            pdfium_c.FPDFText_ClosePage(self.raw)
            self.raw = None

    def _whole_text(self) -> str:
        if not self.characters:
            return ""
        units = (c_ushort * (self.characters * 2 + 2))()
        written = pdfium_c.FPDFText_GetText(self.raw, 0, self.characters, cast(units, POINTER(c_ushort)))
        text = bytes(units)[: max(written - 1, 0) * 2].decode("utf-16-le", "surrogatepass")
        if _BEYOND.search(text):  # keep one position per UTF-16 unit
            text = "".join(one if one <= "\uffff" else "\ufffd\u200b" for one in text)
        return text

    def index(self, position: int) -> int:
        """The character index of a position in `text`."""
        if not self._mapped:
            return position
        return max(int(pdfium_c.FPDFText_GetCharIndexFromTextIndex(self.raw, position)), 0)

    def rects(self, start: int, end: int) -> list[_Box]:
        """The boxes (left, top, right, bottom) of the text objects that carry `text[start:end]`."""
        first = self.index(start)
        count = calls.count_rects(self._page, first, self.index(end - 1) - first + 1)
        found = []
        frame = self.frame
        for number in range(count):
            calls.rect(self._page, number, *self._at)
            left, top, right, bottom = _FOUR(self._numbers)
            found.append(frame.box(left, bottom, right, top))
        return found

    def box(self, position: int) -> tuple[float, float, float, float]:
        """The box (left, top, right, bottom) of one character's ink."""
        calls.char_box(self._page, self.index(position), *self._at)
        left, right, bottom, top = _FOUR(self._numbers)
        return self.frame.box(left, bottom, right, top)

    def baseline(self, position: int) -> float:
        x_at, y_at, _, _ = self._at
        calls.origin(self._page, self.index(position), x_at, y_at)
        x, y, _, _ = _FOUR(self._numbers)
        return self.frame.y1 - y if self.frame.turns == 0 else self.frame.point(x, y)[1]

    def _setting(self, position: int) -> tuple[float, bool]:
        """The printed font size in points, and whether the character stands upright on the page as it is shown."""
        index = self.index(position)
        size: float = calls.font_size(self._page, index)
        if not calls.matrix(self._page, index, self._matrix_at):
            return (size if size > 0.5 else 10.0), True
        a, b, _, d, _, _ = _SIX(self._matrix)
        scale = hypot(b, d)
        if 0.01 < scale < 1000:
            size *= scale
        if b == 0 and a > 0 and self.frame.turns == 0:
            return (size if size > 0.5 else 10.0), True
        off = (atan2(b, a) - self.frame.turns * pi / 2) % (2 * pi)
        return (size if size > 0.5 else 10.0), min(off, 2 * pi - off) < 0.2

    def fragments(self, cuts: Sequence[Rule] = ()) -> list[Fragment]:
        """The page's fragments in the order of the file, parted at wide gaps and at the vertical rules `cuts`.

        Text that is turned (stamps in the margin) is left out.
        """
        found: list[Fragment] = []
        whole = self.text
        for run in _RUN.finditer(whole):
            words = run.group()
            hyphen = words[-1] in LINE_END_HYPHENS
            start = run.start() + len(words) - len(words.lstrip())
            words = words.strip()
            end = start + len(words)
            if not words:
                continue
            # A list mark may be set in a font and size of its own: the words after it tell the line's.
            size, upright = self._setting(end_of_mark(whole, start, end))
            if not upright:
                continue
            baseline = self.baseline(start)
            rects = self.rects(start, end)
            if not rects:
                continue
            if len(rects) == 1:
                left, _, right, _ = rects[0]
            else:
                left, right = min([rect[0] for rect in rects]), max([rect[2] for rect in rects])
            pieces = [(start, end, left, right)]
            if self._may_hold_gaps(rects, words, size):
                pieces = self._split(start, end, size, rects)
            if cuts:
                y = baseline - 0.3 * size
                crossing = [rule.at for rule in cuts if left + 1 < rule.at < right - 1 and rule.start <= y <= rule.end]
                if crossing:
                    pieces = self._cut(pieces, crossing)
            for first, last, left, right in pieces:
                own = rects
                if len(pieces) > 1:
                    own = [rect for rect in rects if left - 0.5 <= (rect[0] + rect[2]) / 2 <= right + 0.5] or rects
                text = plain(whole[first:last].rstrip(LINE_END_HYPHENS))
                if not text or self._is_off_the_page(own):
                    continue
                if hyphen and last == end:
                    text += "-"
                bold = self.fonts.bold(self._page, self.index(first))
                if len(own) == 1:
                    _, top, _, bottom = own[0]
                else:
                    if bold:
                        last_letter = last - (2 if hyphen and last == end and last - first > 1 else 1)
                        bold = self.fonts.bold(self._page, self.index(last_letter))
                    top, bottom = min([rect[1] for rect in own]), max([rect[3] for rect in own])
                found.append(Fragment(text, left, top, right, bottom, baseline, size, bold, len(found)))
        return found

    def _is_off_the_page(self, rects: list[_Box]) -> bool:
        """Whether none of the words is to be seen: they stand outside of the page."""
        width, height = self.frame.width, self.frame.height
        left, top, right, bottom = rects[0]
        if right >= 0 and bottom >= 0 and left <= width and top <= height:
            return False
        return all(rect[2] < 0 or rect[3] < 0 or rect[0] > width or rect[1] > height for rect in rects)

    def _may_hold_gaps(self, rects: list[_Box], words: str, size: float) -> bool:
        if len(rects) > 1 and any(after[0] - before[2] > OBJECT_GAP * size for before, after in pairwise(rects)):
            return True
        return self._is_stretched(rects, words, size)

    def _is_stretched(self, rects: list[_Box], words: str, size: float) -> bool:
        """Whether a line is so wide for its letters that there may be gaps within a text object."""
        if "  " in words or "\t" in words:
            return True
        return rects[-1][2] - rects[0][0] > 0.62 * size * len(words) and " " in words

    def _split(self, start: int, end: int, size: float, rects: list[_Box]) -> list[_Piece]:
        """The spans between wide gaps, with their left and right edges."""
        wide = {after[0]: before[2] for before, after in pairwise(rects) if after[0] - before[2] > OBJECT_GAP * size}
        stretched = self._is_stretched(rects, self.text[start:end], size) or any(
            after[0] < before[0] for before, after in pairwise(rects)
        )
        pieces: list[_Piece] = []
        first, edge = start, rects[0][0]
        for gap in _GAP.finditer(self.text, start, end):
            if gap.start() <= first or gap.end() >= end:
                continue
            right = self.box(gap.end())[0]
            left = next((before for after, before in wide.items() if abs(after - right) < 0.5), None)
            if left is None:
                if not stretched:
                    continue
                left = self.box(gap.start() - 1)[2]
                if left - 2 * size <= right <= left + INNER_GAP * size:
                    continue
            pieces.append((first, gap.start(), edge, left))
            first, edge = gap.end(), right
            if not stretched and len(pieces) == len(wide):
                break
        pieces.append((first, end, edge, max(rects[-1][2], edge)))
        return pieces

    def _cut(self, pieces: list[_Piece], crossing: list[float]) -> list[_Piece]:
        """The pieces, parted where one of the vertical rules `crossing` runs through a gap between two words."""
        parted: list[_Piece] = []
        for start, end, left, right in pieces:
            inside = [x for x in crossing if left + 1 < x < right - 1]
            first, edge = start, left
            for gap in _GAP.finditer(self.text, start, end) if inside else ():
                if gap.end() >= end or gap.start() <= first:
                    continue
                before, after = self.box(gap.start() - 1)[2], self.box(gap.end())[0]
                if any(before - 1 <= x <= after + 1 for x in inside):
                    parted.append((first, gap.start(), edge, before))
                    first, edge = gap.end(), after
            parted.append((first, end, edge, right))
        return parted
