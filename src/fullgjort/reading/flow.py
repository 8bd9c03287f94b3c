"""The flow of a document as its format tells it, and the last decisions before it becomes blocks.

Formats say what is a heading or a list only where the author used the tools for it. What was typed or merely set
in bold is told here, in the same way for all formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fullgjort.reading.builder import TextBuilder, clean
from fullgjort.reading.document import BlockKind
from fullgjort.reading.hyphens import join_lines
from fullgjort.reading.marks import split_mark
from fullgjort.reading.paragraphs import KNOWN_HEADINGS

LONGEST_HEADING = 140
_LONGEST_LABEL = 25
_DEFAULT_LEVEL = 2
_MOST_BOLD_IN_A_ROW = 2
_SENTENCE_END = (".", ";", ",", "!", "?")
_PARAGRAPH_NUMBER = re.compile(r"(?:§§?\s?\d+|\d+\s?§)(?:\s|$)")
_ATT = re.compile(r"att\b", re.IGNORECASE)
_NUMBERED_TITLE = re.compile(r"\d+(?:\.\d+)*\.?\s+\S")


@dataclass(slots=True)
class Flowing:
    """A block as the format tells it. `bold` is true where every word is; `pages` counts the page breaks before it."""

    kind: BlockKind
    text: str = ""
    level: int = 0
    mark: str = ""
    bold: bool = False
    rows: Sequence[Sequence[str | None]] = ()
    header_rows: int = 0
    pages: int = 0


def write(flow: Sequence[Flowing], builder: TextBuilder) -> None:
    """Write the flow as blocks: bold lines become headings where they stand over something, typed marks list items."""
    lines = (line for item in flow if item.rows or item.text.strip() or item.pages for line in _lines(item))
    items = [_with_mark(line) for line in lines]
    level = 0
    for index, item in enumerate(items):
        for _ in range(item.pages):
            builder.page_break()
        if item.kind is BlockKind.TABLE:
            builder.add_table(item.rows, item.header_rows)
        elif item.kind is BlockKind.HEADING:
            level = item.level
            builder.add_heading(item.text, item.level)
        elif _stands_as_heading(items, index):
            builder.add_heading(_whole(item), _level_of(item, level))
        elif item.kind is BlockKind.LIST_ITEM:
            builder.add_list_item(item.text, item.mark, item.level)
        else:
            builder.add_paragraph(item.text)


def _lines(item: Flowing) -> Iterator[Flowing]:
    """The item, cut at forced line breaks (a line feed in its text) where a list item, an att-sats or what stands
    after a colon begins; other forced breaks are only looks."""
    if item.kind is BlockKind.HEADING or "\n" not in item.text:
        yield item
        return
    made: list[list[str]] = []
    for line in filter(None, map(clean, item.text.split("\n"))):
        begins = split_mark(line)[0] or _ATT.match(line) or (made and _is_lead_in(made[-1][-1]))
        if begins or not made:
            made.append([line])
        else:
            made[-1].append(line)
    if not made:
        yield item
        return
    yield replace(item, text=join_lines(made[0]))
    for lines in made[1:]:
        yield Flowing(BlockKind.PARAGRAPH, join_lines(lines), bold=item.bold)


def _is_lead_in(line: str) -> bool:
    """Whether a line leads in what follows ("Nämnden beslutade följande:"), not a short label with its value."""
    return line.endswith(":") and len(line) > _LONGEST_LABEL


def _with_mark(item: Flowing) -> Flowing:
    """The item with a typed list mark parted from its words."""
    if item.kind is BlockKind.PARAGRAPH and not (item.bold and _NUMBERED_TITLE.match(item.text.lstrip())):
        mark, words = split_mark(item.text)
        if mark:
            return Flowing(BlockKind.LIST_ITEM, words, 1, mark, item.bold, pages=item.pages)
    elif item.kind is BlockKind.LIST_ITEM and not item.mark:
        item.mark, item.text = split_mark(item.text)
    return item


def _whole(item: Flowing) -> str:
    return f"{item.mark} {item.text}" if item.mark else item.text


def _level_of(item: Flowing, above: int) -> int:
    if _PARAGRAPH_NUMBER.match(item.text):
        return 1
    return min(above + 1, 6) if above else _DEFAULT_LEVEL


def _stands_as_heading(items: Sequence[Flowing], index: int) -> bool:
    """Whether a paragraph that is no heading by its style is one by its look and place."""
    item = items[index]
    text = clean(item.text)
    if item.kind is not BlockKind.PARAGRAPH or not text or len(text) > LONGEST_HEADING or text.endswith(_SENTENCE_END):
        return False
    if _PARAGRAPH_NUMBER.match(text) or (KNOWN_HEADINGS.match(text) and index + 1 < len(items)):
        return True
    if not _looks_bold(item):
        return False
    return _run_of_bold(items, index) <= _MOST_BOLD_IN_A_ROW and _has_text_below(items, index)


def _looks_bold(item: Flowing) -> bool:
    text = clean(item.text)
    shouted = text.isupper() and sum(letter.isalpha() for letter in text) > 3
    return item.kind is BlockKind.PARAGRAPH and (item.bold or shouted) and not text[:1].islower()


def _run_of_bold(items: Sequence[Flowing], index: int) -> int:
    first = last = index
    while first > 0 and _looks_bold(items[first - 1]):
        first -= 1
    while last + 1 < len(items) and _looks_bold(items[last + 1]):
        last += 1
    return last - first + 1


def _has_text_below(items: Sequence[Flowing], index: int) -> bool:
    return any(below.kind is not BlockKind.HEADING for below in items[index + 1 : index + 3])
