"""What every Document must hold to, whoever read it."""

from __future__ import annotations

import re

from fullgjort.reading.document import Block, BlockKind, Document


def check_document(document: Document) -> None:
    """Fail where blocks, cells, pages and text do not fit together as `document.py` says."""
    previous_end = None
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(document.text)
        if previous_end is not None:
            assert document.text[previous_end : block.start] == "\n\n"
        previous_end = block.end
        assert (block.kind is BlockKind.TABLE) == bool(block.rows)
        if block.rows:
            check_table(document, block)
        else:
            words = document.text[block.start : block.end]
            assert words == document.quote(block.start, block.end)
    if document.blocks:
        assert document.blocks[0].start == 0
        assert document.blocks[-1].end == len(document.text)
    else:
        assert document.text == ""
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    assert document.pages
    assert document.pages[0].start == 0
    assert document.pages[-1].end == len(document.text)
    assert not re.search("[\x00-\x08\ufffe\u00ad\ufeff]", document.text)


def check_table(document: Document, block: Block) -> None:
    lines = document.text[block.start : block.end].split("\n")
    assert len(lines) == len(block.rows)
    for line, row in zip(lines, block.rows, strict=True):
        assert line.split("\t") == [document.text[cell.start : cell.end] for cell in row.cells]
        assert [cell.column for cell in row.cells] == sorted({cell.column for cell in row.cells})


def outline(document: Document) -> list[str]:
    """The blocks as short lines: "h1 Title", "p Words", "l1 • Item", "t a | b / c | d"."""
    return [_line(document, block) for block in document.blocks]


def _line(document: Document, block: Block) -> str:
    words = document.quote(block.start, block.end)
    if block.kind is BlockKind.HEADING:
        return f"h{block.level} {words}"
    if block.kind is BlockKind.LIST_ITEM:
        return f"l{block.level} {block.mark} {words}"
    if block.kind is BlockKind.TABLE:
        rows = (" | ".join(document.quote(cell.start, cell.end) for cell in row.cells) for row in block.rows)
        return "t " + " / ".join(rows)
    return f"p {words}"
