"""Short documents for tests, written as a table of lines: "# heading", "## heading", "- item", text."""

from __future__ import annotations

import re
from hashlib import sha256

from fullgjort.reading.document import Block, BlockKind, Document, FileKind, Page


def written(lines: str) -> Document:
    """The document of lines: each non-empty line is a block; "#" counts a heading's level, "- " marks a list item."""
    text, blocks = "", []
    for line in filter(None, (line.strip() for line in lines.strip().splitlines())):
        heading = re.match(r"(#+)\s+(.*)", line)
        item = re.match(r"(-|\d+\.)\s+(.*)", line)
        words = heading.group(2) if heading else item.group(2) if item else line
        text += "\n\n" if text else ""
        start = len(text)
        text += words
        if heading:
            blocks.append(Block(BlockKind.HEADING, start, len(text), level=len(heading.group(1))))
        elif item:
            blocks.append(Block(BlockKind.LIST_ITEM, start, len(text), level=1, mark=item.group(1)))
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, start, len(text)))
    digest = sha256(lines.encode()).hexdigest()
    return Document(digest, "written.txt", FileKind.TEXT, text, tuple(blocks), (Page(1, 0, len(text)),))
