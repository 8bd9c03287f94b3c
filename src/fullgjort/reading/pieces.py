"""Pieces: where the words of a table's cell do not follow each other in the file that they were read from.

A plain text whose columns are set with spaces prints a long cell on several lines, with the other cells' words between
them. The cell is read as one text; a plain search in the file finds only the part that stands on one line.
"""

from __future__ import annotations

from collections.abc import Iterator

from fullgjort.reading.document import BlockKind, Document, Row

_NEAR = 5_000
_MOST_SEARCHES = 3_000
"""Searches through the whole source; after them cells that are not found near are taken to stand in one piece."""


def breaks(document: Document, source: str) -> tuple[int, ...]:
    """The positions in the document's text, in order, before which its words do not go on in the source text; only
    inside tables, and empty where every cell stands in one piece."""
    if "  " not in source or not any(block.kind is BlockKind.TABLE for block in document.blocks):
        return ()
    printed = _Printed(_letters(source))
    found: list[int] = []
    for block in document.blocks:
        for row in block.rows:
            found.extend(_in_row(document.text, row, printed))
    return tuple(found)


class _Printed:
    """The source as letters, in which words are looked up: first near the last ones that were found, for a document's
    cells stand in its order, and then everywhere, though not endlessly often."""

    def __init__(self, letters: str) -> None:
        self._letters, self._near, self._left = letters, 0, _MOST_SEARCHES

    def __contains__(self, words: str) -> bool:
        found = self._letters.find(words, max(0, self._near - _NEAR), self._near + _NEAR)
        if found < 0 and self._left > 0:
            self._left -= 1
            found = self._letters.find(words)
        if found >= 0:
            self._near = found
        return found >= 0 or self._left <= 0


def _in_row(text: str, row: Row, printed: _Printed) -> Iterator[int]:
    broken = [(cell, list(_in_cell(text, cell.start, cell.end, printed))) for cell in row.cells]
    if not any(inside for _, inside in broken):
        return
    for cell, inside in broken:
        if cell.end > cell.start:
            yield cell.start
        yield from inside


def _in_cell(text: str, start: int, end: int, printed: _Printed) -> Iterator[int]:
    """The breaks of one cell, told word by word; a word that was divided at a line's end is broken where it was."""
    begin = start
    while begin < end and _letters(text[begin:end]) not in printed:
        last = _last_in_one_piece(text, begin, end, printed)
        if last <= begin:
            return
        if last < end:
            yield last
        begin = last


def _last_in_one_piece(text: str, begin: int, end: int, printed: _Printed) -> int:
    """Where the first piece of `text[begin:end]` ends: before a word, or inside one that stands nowhere whole."""
    edges = [place + 1 for place in range(begin, end) if text[place] == " "] + [end]
    position = begin
    for edge in edges:
        if _letters(text[begin:edge]) not in printed:
            word = text[position:edge]
            if _letters(word) in printed:
                return _before_signs(text, begin, position)
            halves = (
                position + length
                for length in range(len(word.rstrip()) - 1, 0, -1)
                if _letters(text[begin : position + length]) in printed and _letters(word[length:]) in printed
            )
            return next(halves, position)
        position = edge
    return end


def _before_signs(text: str, begin: int, position: int) -> int:
    """A break without the words of signs only before it ("§"): they belong to what follows."""
    words = text[begin:position].split(" ")
    while len(words) > 2 and not _letters(words[-2]):
        position -= len(words.pop(-2)) + 1
    return position


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
