"""Pieces: where the words of a table's cell do not follow each other in the file that they were read from.

A plain text whose columns are set with spaces prints a long cell on several lines, with the other cells' words between
them. The cell is read as one text; a plain search in the file finds only the part that stands on one line.
"""

from __future__ import annotations

from collections.abc import Iterator

from fullgjort.reading.document import BlockKind, Document, Row


def breaks(document: Document, source: str) -> tuple[int, ...]:
    """The positions in the document's text, in order, before which its words do not go on in the source text; only
    inside tables, and empty where every cell stands in one piece."""
    if not any(block.kind is BlockKind.TABLE for block in document.blocks):
        return ()
    printed = _letters(source)
    found: list[int] = []
    for block in document.blocks:
        for row in block.rows:
            found.extend(_in_row(document.text, row, printed))
    return tuple(found)


def _in_row(text: str, row: Row, printed: str) -> Iterator[int]:
    broken = [(cell, list(_in_cell(text, cell.start, cell.end, printed))) for cell in row.cells]
    if not any(inside for _, inside in broken):
        return
    for cell, inside in broken:
        if cell.end > cell.start:
            yield cell.start
        yield from inside


def _in_cell(text: str, start: int, end: int, printed: str) -> Iterator[int]:
    """The breaks of one cell, told word by word; a word that was divided at a line's end is broken where it was."""
    begin = start
    while begin < end and _letters(text[begin:end]) not in printed:
        last = _last_in_one_piece(text, begin, end, printed)
        if last <= begin:
            return
        if last < end:
            yield last
        begin = last


def _last_in_one_piece(text: str, begin: int, end: int, printed: str) -> int:
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
