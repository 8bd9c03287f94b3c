"""A document as plain text taken from a PDF: narrow lines, words broken at line ends, an empty line after every line,
private-use bullets, and nothing that marks a page."""

from __future__ import annotations

from collections.abc import Iterator

from fullgjort_web.invented.content import Block, Bullets, Columns, Document, FormBlock, Heading, Paragraph, Table
from fullgjort_web.invented.syllables import break_word

WIDTH = 76
PRIVATE_BULLET = "\uf0b7"


def render_text(document: Document) -> bytes:
    """The document as UTF-8 text. `document.spaced` puts an empty line after every line; else only between blocks."""
    gap = "\n\n" if document.spaced else "\n"
    blocks: list[list[str]] = []
    for block in document.blocks:
        blocks.extend(_lines(block))
    end = "\n\n"
    return (end.join(gap.join(lines) for lines in blocks if lines) + "\n").encode()


def _lines(block: Block) -> Iterator[list[str]]:
    """The lines of each printed thing in a block."""
    match block:
        case Heading(text):
            yield wrapped(text, hyphens=False)
        case Paragraph(text, lead):
            yield wrapped(f"{lead} {text}".strip())
        case Bullets(points, mark, start, depth):
            for number, point in enumerate(points, start):
                sign = f"{number}." if mark == "1" else PRIVATE_BULLET if mark in ("•", "●") else mark
                indent = "   " * (depth - 1)
                yield wrapped(f"{sign} {point}".strip(), first=indent, rest=indent + ("   " if sign else ""))
        case FormBlock(fields):
            yield [f"{label}: {value}" for label, value in fields]
        case Columns(blocks):
            for inner in blocks:
                yield from _lines(inner)
        case Table(head, rows, widths):
            yield [" ".join(head)]
            for row in rows:
                yield _row(row, widths)


def _row(row: tuple[str, ...], widths: tuple[int, ...]) -> list[str]:
    """A row as PDF tools print it: cell after cell, a cell that fills several lines on lines of its own."""
    printed: list[str] = []
    for cell, width in zip(row, widths, strict=True):
        room = max(12, width * 190 // 100)
        lines = [
            line
            for part in cell.split("\n")
            for line in wrapped(part.replace("•", PRIVATE_BULLET, 1), width=room, hyphens=False)
        ]
        if printed and len(printed[-1]) + len(lines[0]) < 170 and len(lines) == 1:
            printed[-1] += " " + lines[0]
        else:
            printed.extend(lines)
    return printed


def wrapped(text: str, *, width: int = WIDTH, first: str = "", rest: str = "", hyphens: bool = True) -> list[str]:
    """The text in lines of at most `width` characters, long words broken with a hyphen where `hyphens` says so.
    A § stays on the line of its number, as word processors keep it."""
    lines: list[str] = []
    line = first
    fresh = True
    for word in (word.replace("\u00a0", " ") for word in text.replace("§ ", "§\u00a0").split(" ") if word):
        while True:
            joined = line + ("" if fresh else " ") + word
            if len(joined) <= width:
                line, fresh = joined, False
                break
            room = width - len(line) - (0 if fresh else 1) - 1
            head, tail = break_word(word, room) if hyphens else ("", word)
            if head:
                lines.append(line + ("" if fresh else " ") + head + "-")
                line, fresh, word = rest, True, tail
                continue
            if fresh:
                line, fresh = joined, False
                break
            lines.append(line)
            line, fresh = rest, True
    lines.append(line)
    return lines
