"""A long quotation in its source's own paragraphs, and the marked words wherever they fall in them."""

from __future__ import annotations

from collections.abc import Sequence

from fullgjort.reading.document import BlockKind, Document


def paragraphs_of(document: Document, start: int, end: int) -> tuple[str, ...]:
    """The words of a span by the blocks it runs through, a list item's mark first; joined with spaces they are
    `document.quote(start, end)`. A table is one paragraph for each row."""
    cuts = []
    for block in document.blocks:
        if block.end <= start or block.start >= end:
            continue
        if block.kind is BlockKind.TABLE:
            cuts += [(row.start, row.end, "") for row in block.rows if row.end > start and row.start < end]
        else:
            cuts.append((block.start, block.end, block.mark if block.start >= start else ""))
    said = []
    for first, last, mark in cuts:
        words = " ".join(document.text[max(first, start) : min(last, end)].split())
        if words or mark:
            said.append(f"{mark} {words}".strip())
    return tuple(said) if " ".join(said) == document.quote(start, end) else (document.quote(start, end),)


def marked_pieces(paragraphs: Sequence[str], marked: str) -> tuple[tuple[str, str, str], ...]:
    """For each paragraph what stands before the marked words, those of them that stand in it, and what follows. The
    marked words may run over several paragraphs; where they are empty or stand nowhere, nothing is marked."""
    whole = " ".join(paragraphs)
    first = whole.find(marked) if marked else -1
    if first < 0:
        return tuple((paragraph, "", "") for paragraph in paragraphs)
    last = first + len(marked)
    pieces = []
    position = 0
    for paragraph in paragraphs:
        begin = min(max(first - position, 0), len(paragraph))
        stop = min(max(last - position, begin), len(paragraph))
        if begin == stop:
            pieces.append((paragraph, "", ""))
        else:
            pieces.append((paragraph[:begin], paragraph[begin:stop], paragraph[stop:]))
        position += len(paragraph) + 1
    return tuple(pieces)
