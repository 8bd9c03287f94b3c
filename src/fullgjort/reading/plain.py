"""Plain text, also text taken from PDFs whose layout is lost: the blocks are told from the lines that are left."""

from __future__ import annotations

from dataclasses import replace

from fullgjort.reading.builder import TextBuilder
from fullgjort.reading.document import BlockKind, Document, FileKind
from fullgjort.reading.formblock import is_label_line, read_form
from fullgjort.reading.headform import form_of_lines, label_of
from fullgjort.reading.hyphens import join_lines, whole_words
from fullgjort.reading.losttable import with_tables
from fullgjort.reading.numbered_cases import with_numbered_headings
from fullgjort.reading.paragraphs import paragraphs, split_row
from fullgjort.reading.pieces import breaks
from fullgjort.reading.plainlines import PrintedLine, printed_lines

_HEAD_LINES = 12
"""Header data in labelled lines is looked for among so many first lines."""


def read_plain(
    text: str, name: str, digest: str, kind: FileKind = FileKind.TEXT, form: dict[str, str] | None = None
) -> Document:
    """The document of a decoded text. Never raises: an empty text gives a document without blocks."""
    lines, _ = printed_lines(text)
    lines, values = _take_forms(lines)
    known = whole_words(line.words for line in lines)
    builder = TextBuilder()
    for block in with_numbered_headings(paragraphs(with_tables(lines, known))):
        if block.lines[0].new_page:
            builder.page_break()
        words = join_lines([line.words for line in block.lines], known)
        if block.kind is BlockKind.HEADING:
            builder.add_heading(words, block.level)
        elif block.kind is BlockKind.LIST_ITEM:
            builder.add_list_item(words, mark=block.mark, level=block.level)
        elif block.kind is BlockKind.TABLE:
            builder.add_table([split_row(line.words) for line in block.lines])
        else:
            builder.add_paragraph(words)
    document = builder.document(digest=digest, name=name, kind=kind, form={**values, **(form or {})})
    return replace(document, breaks=breaks(document, text))


def _labelled_head(lines: list[PrintedLine]) -> tuple[int, int]:
    """Where the lines begin and end that stand near the top and say a known label, a colon and a value each; an empty
    span where fewer than two of them follow each other."""
    start = 0
    while start < min(len(lines), _HEAD_LINES):
        end = start
        while end < len(lines) and ":" in lines[end].words and label_of(lines[end].words.partition(":")[0]):
            end += 1
        if end - start > 1:
            return start, end
        start = end + 1
    return 0, 0


def _take_forms(lines: list[PrintedLine]) -> tuple[list[PrintedLine], dict[str, str]]:
    """The lines without form blocks, and the values that the blocks held."""
    start, end = _labelled_head(lines)
    values = form_of_lines([line.words for line in lines[start:end]])
    if end < len(lines) and end:
        lines[end] = replace(lines[end], cut=True)
    lines = lines[:start] + lines[end:]
    kept: list[PrintedLine] = []
    index = 0
    while index < len(lines):
        if is_label_line(lines[index].words) and index + 1 < len(lines):
            for label, value in read_form(lines[index].words, lines[index + 1].words).items():
                values.setdefault(label, value)
            index += 2
            if index < len(lines):
                lines[index] = replace(lines[index], cut=True, new_page=True)
            continue
        kept.append(lines[index])
        index += 1
    return kept, values
