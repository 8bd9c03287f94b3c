"""From blocks to the document's text, keeping the map from text to printed lines."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from fullgjort.reading.document import Block, BlockKind, Cell, Line, Page, Rect, Row
from fullgjort.reading.hyphens import join
from fullgjort.reading.pdf.arrangement import PageLayout
from fullgjort.reading.pdf.blocks import LayoutBlock
from fullgjort.reading.pdf.fragment import PrintedLine
from fullgjort.reading.pdf.marks import split_mark
from fullgjort.reading.pdf.stitching import WholeTable

# What a line ends with that may go on in the next one without a space.
_CUT = ("-", "\u2010", "–", "—")


@dataclass(slots=True)
class Assembly:
    """The text so far. Blocks are separated by an empty line, rows by a line break, cells by a tab."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    known: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def _write(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def add(self, block: LayoutBlock) -> None:
        """Write one block."""
        if self.blocks:
            self._write("\n\n")
        start = self.length
        if block.table:
            rows = self._table(block.table)
            self.blocks.append(Block(BlockKind.TABLE, start, self.length, block.table.page, rows=rows))
            return
        lines = [one.line for one in block.lines]
        self._lines(lines, marked=bool(block.mark))
        self.blocks.append(Block(block.kind, start, self.length, lines[0].page, block.level, block.mark))

    def _table(self, table: WholeTable) -> tuple[Row, ...]:
        rows = []
        for number, row in enumerate(table.rows):
            if number:
                self._write("\n")
            cells = []
            for column, lines in enumerate(row):
                if column:
                    self._write("\t")
                start = self.length
                self._lines(lines)
                cells.append(Cell(start, self.length, column))
            rows.append(Row(tuple(cells), number < table.headers))
        return tuple(rows)

    def _lines(self, lines: list[PrintedLine], marked: bool = False) -> None:
        """Write lines as one healed text; each keeps the span of what it gave."""
        healed = ""
        spans: list[tuple[int, int, PrintedLine]] = []
        for line in lines:
            words = line.text
            if marked and not spans:
                words = split_mark(words)[1]
            if not spans:
                healed = words
                spans.append((0, len(healed), line))
                continue
            if not healed.endswith(_CUT):
                start = len(healed) + 1
                healed = f"{healed} {words}"
                spans.append((start, start + len(words), line))
                continue
            kept, joined = healed_pair(healed, words, self.known)
            healed = joined
            start = max(len(joined) - len(words), 0)
            before = spans[-1]
            spans[-1] = (before[0], min(before[1], kept), before[2])
            spans.append((start, len(joined), line))
        base = self.length
        for start, end, line in spans:
            page = line.page
            if len(line.fragments) == 1:  # most lines; the properties would ask each time
                one = line.fragments[0]
                left, top, right, bottom = one.left, one.top, one.right, one.bottom
            else:
                left, top, right, bottom = line.left, line.top, line.right, line.bottom
            rect = Rect(page, round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))
            self.lines.append(Line(base + start, base + end, page, rect))
        self._write(healed)


def healed_pair(before: str, words: str, known: Collection[str] = ()) -> tuple[int, str]:
    """How much of `before` is left, and the text of both with the line end between them healed. `known` are words that
    the document has whole elsewhere."""
    if not before.endswith(_CUT):
        return len(before), f"{before} {words}"
    cut = before.rfind(" ") + 1
    answer = join(before[cut:], words, known)
    joined = before[:cut] + answer
    return min(len(before), len(joined) - len(words)), joined


def pages_of(layouts: list[PageLayout], lines: list[Line], length: int) -> tuple[Page, ...]:
    """The pages with the text that begins on each: from its first line after all lines of earlier pages."""
    first: dict[int, int] = {}
    latest = 0
    begun: list[tuple[int, int]] = []
    for line in sorted(lines, key=lambda one: one.start):
        if line.page > latest:
            latest = line.page
            begun.append((line.page, line.start))
        elif line.page < latest:  # rows that go on over a page break put the pages' words side by side
            while begun and begun[-1][0] > line.page:
                begun.pop()
            latest = begun[-1][0] if begun else line.page
    first.update(begun)
    starts: list[int] = []
    following = length
    for layout in reversed(layouts):
        following = first.get(layout.number, following)
        starts.append(following)
    starts.reverse()
    if starts:
        starts[0] = 0
    ends = [*starts[1:], length]
    return tuple(
        Page(
            layout.number,
            start,
            end,
            round(layout.frame.width, 2),
            round(layout.frame.height, 2),
            layout.scanned,
        )
        for layout, start, end in zip(layouts, starts, ends, strict=True)
    )
