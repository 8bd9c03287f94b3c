"""What the tests ask of a document."""

from __future__ import annotations

from fullgjort.reading.document import Block, BlockKind, Document


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is kind]


def tables(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind is BlockKind.TABLE]


def grid(document: Document, table: Block) -> list[list[str]]:
    return [[document.text[cell.start : cell.end] for cell in row.cells] for row in table.rows]


def check_document(document: Document) -> None:
    """What is true of every document: spans in order, lines and cells inside them, no control characters."""
    text = document.text
    assert not any(sign in text for sign in "\ufffe\x02\u00ad\u200b"), "marks of the PDF library are left"
    assert all(sign.isprintable() or sign in "\n\t" for sign in text)
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(text)
        at = block.end
        words = text[block.start : block.end]
        assert words == words.strip() or block.rows
        if not block.rows:
            assert "\n" not in words
            assert "\t" not in words
        for row in block.rows:
            assert row.start >= block.start
            assert row.end <= block.end
            assert "\t".join(text[cell.start : cell.end] for cell in row.cells) == text[row.start : row.end]
    for before, after in zip(document.pages[:-1], document.pages[1:], strict=True):
        assert before.end == after.start
    if document.pages:
        assert (document.pages[0].start, document.pages[-1].end) == (0, len(text))
    for line in document.lines:
        assert 0 <= line.start <= line.end <= len(text)
        assert "\n" not in text[line.start : line.end]
