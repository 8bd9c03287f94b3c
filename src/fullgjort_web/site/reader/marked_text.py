"""A page as text, with the same marks as on its picture: blocks of pieces, each piece with the numbers it carries."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from fullgjort_web.register.models import Document
from fullgjort_web.site.reader.items import Item


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with their place; `marked` when a finding rests on them, `begins` are the items that begin here."""

    text: str
    start: int
    marked: bool
    begins: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading (`level` 1 to 6), a paragraph, a list item (with its printed `mark`) or a table of cells."""

    kind: str
    level: int
    mark: str
    pieces: list[Piece] = field(default_factory=list)
    rows: list[tuple[bool, list[list[Piece]]]] = field(default_factory=list)


def blocks_on(document: Document, start: int, end: int, items: Sequence[Item]) -> list[TextBlock]:
    """The blocks that begin in the span of a page (a block that runs over to the next page stands whole), with the
    page's items marked."""
    kept = [item for item in items if not item.rejected]
    found = []
    for kind, first, last, _page, level, mark, *rows in document.structure["blocks"]:
        if last <= start or first >= end or first < start:
            continue
        if rows:
            found.append(TextBlock(kind, level, mark, rows=[_row(document.text, row, kept) for row in rows[0]]))
        else:
            found.append(TextBlock(kind, level, mark, pieces(document.text, first, last, kept)))
    return found


def _row(text: str, row: list[Any], items: Sequence[Item]) -> tuple[bool, list[list[Piece]]]:
    header, *cells = row
    return bool(header), [pieces(text, first, last, items) for first, last, *_ in cells]


def pieces(text: str, start: int, end: int, items: Sequence[Item]) -> list[Piece]:
    """The span cut where marks begin and end."""
    touching = [item for item in items if item.start < end and start < item.end]
    cuts = sorted({start, end, *(max(start, i.start) for i in touching), *(min(end, i.end) for i in touching)})
    found = []
    for first, last in itertools.pairwise(cuts):
        marked = any(item.start < last and first < item.end for item in touching)
        begins = tuple(item for item in touching if max(item.start, start) == first and first < item.end)
        begins = tuple(item for item in begins if item.start == first or (first == start and item.start < start))
        found.append(Piece(text[first:last], first, marked, tuple(i for i in begins if i.start >= start)))
    return found


def find_words(
    text: str, wanted: str, *, near: int = 0, first: int = 0, last: int | None = None
) -> tuple[int, int] | None:
    """The span of the words in the text, however white space and line breaks differ; the place nearest to `near` where
    they stand several times. None where they do not stand there."""
    import re

    words = wanted.strip().strip('”“"').split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words), re.IGNORECASE)
    matches = list(pattern.finditer(text, first, len(text) if last is None else last))
    if not matches:
        return None
    best = min(matches, key=lambda match: abs(match.start() - near))
    return best.span()
