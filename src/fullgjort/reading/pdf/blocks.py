"""Paragraphs, headings and list items from the geometry of lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fullgjort.reading.document import BlockKind
from fullgjort.reading.paragraphs import KNOWN_HEADINGS
from fullgjort.reading.pdf.arrangement import FlowLine
from fullgjort.reading.pdf.fragment import PrintedLine
from fullgjort.reading.pdf.marks import is_bullet, split_mark
from fullgjort.reading.pdf.stitching import WholeTable
from fullgjort.reading.pdf.style import Style

_ENDED = re.compile(r"[.!?:;]['”\"»)]*$")
_LOWER = re.compile(r"[a-zåäöé]")
_PARAGRAPH_SIGN = re.compile(r"(?:§§?\s?\d{1,4}|\d{1,4}\s?§)(?!\d)(?![^\n]*[.;]$)")
# A row of a table of contents: dots that lead to a page number.
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]*$")
# What ends so goes on with a number: "36)" after it is no list mark.
_WANTS_NUMBER = re.compile(r"(?:§|\b(?:nr|punkt|den|sidan?|bilaga))$", re.IGNORECASE)
_DASHES = frozenset({"-", "–", "—"})
_VERB = re.compile(r"\b(?:beslutade|beslutar|ska|föreslår)\b")
# A heading has at most so many characters and lines.
_LONGEST_HEADING = 220
_MOST_LINES = 4


@dataclass(slots=True)
class LayoutBlock:
    """Lines that belong together. `lines` keep the list mark in their first line's words; tables have `table`."""

    kind: BlockKind
    lines: list[FlowLine] = field(default_factory=list)
    mark: str = ""
    level: int = 0
    table: WholeTable | None = None

    @property
    def words(self) -> str:
        return " ".join(one.line.text for one in self.lines)


def blocks_of(elements: list[FlowLine | WholeTable], style: Style) -> list[LayoutBlock]:
    """The document's blocks in reading order, with the levels of headings and list items."""
    blocks: list[LayoutBlock] = []
    for element in elements:
        if isinstance(element, WholeTable):
            blocks.append(LayoutBlock(BlockKind.TABLE, table=element))
            continue
        if blocks and blocks[-1].kind is not BlockKind.TABLE and _goes_on(blocks[-1], element, style):
            blocks[-1].lines.append(element)
            continue
        mark, _ = split_mark(element.line.text)
        kind = BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH
        blocks.append(LayoutBlock(kind, [element], mark))
    for block in blocks:
        if block.kind is not BlockKind.TABLE and _is_heading(block, style):
            block.kind, block.mark = BlockKind.HEADING, ""
    _rank_headings(blocks, style)
    _nest_items(blocks)
    return blocks


def _goes_on(block: LayoutBlock, after: FlowLine, style: Style) -> bool:
    """Whether a line belongs to the block that the line before it ends."""
    before = block.lines[-1]
    one, two = before.line, after.line
    mark = "" if _WANTS_NUMBER.search(one.text) else split_mark(two.text)[0]
    if mark in _DASHES and _is_heading_of_two_lines(one, two, style):
        mark = ""
    if mark in _DASHES and not block.mark and _is_dash_of_thought(before, after, style):
        mark = ""
    if (".." in one.text or ". ." in one.text) and _LEADERS.search(one.text):
        return False
    if mark and (is_bullet(mark) or not _is_unfinished(one.text) or block.mark):
        return False
    goes_on = _LOWER.match(two.text) and not _ENDED.search(one.text)
    if abs(one.size - two.size) > (0.2 if goes_on or style.recognised else 0.06) * style.body + 0.1:
        return False
    if _PARAGRAPH_SIGN.match(two.text) and (two.bold or _ENDED.search(one.text)):
        return False
    short = _is_short(before, after)
    if one.page != two.page or two.baseline <= one.baseline:
        return _goes_on_elsewhere(block, before, after, short)
    step = two.baseline - one.baseline
    leading = style.leading(max(one.size, two.size))
    if step > (1.4 if style.recognised else 1.22) * leading + 0.5:
        return False
    if one.text.endswith("-") and _LOWER.match(two.text):
        return True
    begins = two.text[:1].isupper() and not _WANTS_NUMBER.search(one.text)
    if one.bold != two.bold and (short or step > 1.08 * leading or (one.bold and begins)):
        return False
    indented = _is_indented(block, after)
    if block.mark and not indented and two.left > block.lines[0].line.left + 0.8 * two.size:
        return True  # hanging under the item's first word
    if _LOWER.match(two.text) and not _ENDED.search(one.text) and not two.text.startswith("att ") and not indented:
        return True
    if short:
        return style.stands_out(one) and style.stands_out(two) and one.bold == two.bold and not _ENDED.search(one.text)
    return not indented


def _is_heading_of_two_lines(one: PrintedLine, two: PrintedLine, style: Style) -> bool:
    """Whether two lines are set alike in a way that running text is not: a dash between them is a dash of thought."""
    alike = abs(one.size - two.size) < 0.1 and one.bold == two.bold
    return alike and style.stands_out(one) and style.stands_out(two) and abs(one.left - two.left) < one.size


def _is_dash_of_thought(before: FlowLine, after: FlowLine, style: Style) -> bool:
    """Whether a line that begins with a dash goes on in the sentence of the line before: that has no stop, is full, and
    both stand at the same margin with no more than the usual distance."""
    one, two = before.line, after.line
    near = one.page == two.page and 0 < two.baseline - one.baseline <= 1.1 * style.leading(max(one.size, two.size))
    level = abs(one.left - two.left) < 0.5 * two.size
    return near and level and _is_unfinished(one.text) and not _is_short(before, after)


def _is_unfinished(text: str) -> bool:
    return not _ENDED.search(text) and not text.endswith(",")


def _is_short(before: FlowLine, after: FlowLine) -> bool:
    """Whether the next line's first word had room on this line: then the line was ended on purpose."""
    one, two = before.line, after.line
    if one.text.endswith("-"):
        return False
    letter = (two.right - two.left) / max(len(two.text), 1)
    first = len(two.text.split(" ", 1)[0])
    right = min(before.right, max(before.right, after.right))
    return one.right + letter * (first + 1) + 0.6 * one.size < right


def _is_indented(block: LayoutBlock, after: FlowLine) -> bool:
    """Whether a line's indentation begins a paragraph (not the hanging indentation of a list item)."""
    left, em = after.line.left, after.line.size
    if block.mark:
        if len(block.lines) > 1:
            return left < block.lines[-1].line.left - 0.7 * em or left > block.lines[-1].line.left + 1.5 * em
        return left < block.lines[0].line.left - 0.7 * em
    if len(block.lines) == 1:
        return left > block.lines[0].line.left + 0.8 * em
    return abs(left - block.lines[-1].line.left) > 0.8 * em


def _goes_on_elsewhere(block: LayoutBlock, before: FlowLine, after: FlowLine, short: bool) -> bool:
    """Whether a paragraph goes on at the top of the next column or page, where no distance tells."""
    one, two = before.line, after.line
    if one.bold != two.bold:
        return False
    if one.text.endswith("-"):
        return True
    if _LOWER.match(two.text):
        return not _ENDED.search(one.text) and not (short and two.text.startswith("att "))
    hanging = block.mark and one.page != two.page and two.left > block.lines[0].line.left + 0.8 * two.size
    if hanging and (len(block.lines) == 1 or abs(two.left - one.left) < 0.5 * two.size):
        return True  # under the item's first word, as on the page before
    if _ENDED.search(one.text) or short or one.bold:
        return False
    return len(block.lines) > 1 or len(one.text) > 40


def _is_heading(block: LayoutBlock, style: Style) -> bool:
    words = block.words
    if len(words) > _LONGEST_HEADING or len(block.lines) > _MOST_LINES or (block.mark and is_bullet(block.mark)):
        return False
    if not any(sign.isalpha() for sign in words) or _LEADERS.search(words):
        return False
    if _PARAGRAPH_SIGN.match(words) and len(block.lines) <= 3 and not _VERB.search(words):
        return True
    if not block.mark and KNOWN_HEADINGS.match(words):
        return True
    if not all(style.stands_out(one.line) for one in block.lines):
        return False
    larger = style.is_larger(block.lines[0].line)
    if words.endswith((".", ";", ",")) and not (larger and len(words) < 80):
        return False
    return larger or len(words) < 160


def _rank_headings(blocks: list[LayoutBlock], style: Style) -> None:
    keys = {
        (round(block.lines[0].line.size * 2) / 2, block.lines[0].line.bold)
        for block in blocks
        if block.kind is BlockKind.HEADING and style.stands_out(block.lines[0].line)
    }
    style.ranks = sorted(keys, reverse=True)
    lowest = min(len(style.ranks) + 1, 6)
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            line = block.lines[0].line
            block.level = style.level(line) if style.stands_out(line) else lowest


def _nest_items(blocks: list[LayoutBlock]) -> None:
    """Give list items their depth by how far they are indented within their list."""
    lefts: list[float] = []
    for block in blocks:
        if block.kind is not BlockKind.LIST_ITEM:
            if block.kind in (BlockKind.HEADING, BlockKind.TABLE):
                lefts = []
            continue
        left = block.lines[0].line.left
        while lefts and left < lefts[-1] - 5:
            lefts.pop()
        if not lefts or left > lefts[-1] + 5:
            lefts.append(left)
        block.level = len(lefts)
