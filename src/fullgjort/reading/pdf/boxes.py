"""Where a span of the text stands on its pages: exact boxes, computed from the original when they are shown."""

from __future__ import annotations

import unicodedata

from fullgjort.reading.document import Document, Line, Rect
from fullgjort.reading.pdf.frame import frame_of
from fullgjort.reading.pdf.opening import opened
from fullgjort.reading.pdf.pagetext import Fonts, PageText

_Box = tuple[float, float, float, float]
_SKIPPED = frozenset("-\u00ad\u2010\ufffe\x02•")


def boxes(data: bytes, document: Document, start: int, end: int) -> list[Rect]:
    """The boxes of `document.text[start:end]`, one per printed line, in the order of the text.

    `data` are the bytes that `document` was read from. An empty span, or one between blocks, has no boxes. A line whose
    letters cannot be found again is given with its whole rectangle. Raises UnreadableFile as `read_pdf` does.
    """
    touched = [line for line in document.lines if line.rect and line.start < end and start < line.end]
    found: dict[int, Rect] = {}
    with opened(data, document.name) as pdf:
        fonts = Fonts()
        for number in sorted({line.page for line in touched}):
            page = pdf[number - 1]
            try:
                with PageText(page, frame_of(page), fonts) as text:
                    letters = _letters(text)
                    for line in touched:
                        if line.page == number:
                            box = _box(document.text, line, max(start, line.start), min(end, line.end), letters)
                            if box:
                                found[id(line)] = box
            finally:
                page.close()
    return [found[id(line)] for line in touched if id(line) in found]


def _key(sign: str) -> str:
    """What a sign is compared by: letters without accents, so that å is alike as one sign or two."""
    if sign in _SKIPPED or sign.isspace():
        return ""
    return "".join(
        one for one in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(one) and one.isprintable()
    ).replace(" ", "")


def _letters(text: PageText) -> list[tuple[str, _Box]]:
    """The page's printed letters with their boxes, in the file's order."""
    return [(key, text.box(position)) for position, sign in enumerate(text.text) if (key := _key(sign))]


def _box(text: str, line: Line, start: int, end: int, letters: list[tuple[str, _Box]]) -> Rect | None:
    rect = line.rect
    if rect is None or not text[start:end].strip():
        return None
    inside = [
        (key, box)
        for key, box in letters
        if rect.left - 0.6 <= (box[0] + box[2]) / 2 <= rect.right + 0.6
        and rect.top - 0.6 <= (box[1] + box[3]) / 2 <= rect.bottom + 0.6
    ]
    printed = "".join(key for key, _ in inside)
    owner = [number for number, (key, _) in enumerate(inside) for _ in key]
    before = "".join(map(_key, text[line.start : start]))
    wanted = "".join(map(_key, text[start:end]))
    whole = before + wanted + "".join(map(_key, text[end : line.end]))
    at = printed.find(whole)
    if at < 0 or not wanted:
        return rect
    used = owner[at + len(before) : at + len(before) + len(wanted)]
    marked = [inside[number][1] for number in used]
    return Rect(
        line.page,
        round(min(box[0] for box in marked), 2),
        rect.top,
        round(max(box[2] for box in marked), 2),
        rect.bottom,
    )
