"""One way to write the text of a Document: blocks in reading order, an empty line between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from fullgjort.reading.document import Block, BlockKind, Cell, Document, FileKind, Line, Page, Rect, Row
from fullgjort.reading.hyphens import heal_inline

BLOCK_BREAK = "\n\n"
ROW_BREAK = "\n"
CELL_BREAK = "\t"
DEEPEST_HEADING = 6

_DROPPED = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\uffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text on one line: white space folded to single spaces, cut words healed, invisible signs gone.

    Letters are composed (NFC), so that "a" with a ring is "å". Applying it twice changes nothing.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _LONE_SURROGATE.sub("\ufffd", text))
    return " ".join(heal_inline(" ".join(_DROPPED.sub("", text).split())).split())


class TextBuilder:
    """Collects blocks and their places. Texts are cleaned (`clean`); empty ones are left out.

    Each `add_...` returns the block it wrote, or None where there was nothing to write. Readers that know where
    the lines stand on paper say so with `add_line` afterwards, in positions of the whole text.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._pages: list[Page] = []
        self._lines: list[Line] = []

    @property
    def position(self) -> int:
        """Where the next block will begin."""
        return self._length + len(BLOCK_BREAK) if self._parts else 0

    @property
    def page(self) -> int:
        """The number of the page being written, from 1."""
        return max(1, len(self._pages))

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._blocks)

    def begin_page(
        self, width: float = 0.0, height: float = 0.0, *, scanned: bool = False, start: int | None = None
    ) -> int:
        """Begin the next page (the first call begins page 1) and return its number.

        `start` is given where a page begins within the last block: a position at or before `position`.
        """
        begins = self.position if start is None else start
        self._pages.append(Page(len(self._pages) + 1, begins, begins, width, height, scanned))
        return len(self._pages)

    def page_break(self) -> None:
        """What follows stands on a new page."""
        if not self._pages:
            self._pages.append(Page(1, 0, 0))
        self.begin_page()

    def add_heading(self, text: str, level: int = 1) -> Block | None:
        """A heading; levels outside 1 to 6 are brought inside."""
        return self._add(BlockKind.HEADING, text, min(max(level, 1), DEEPEST_HEADING))

    def add_paragraph(self, text: str) -> Block | None:
        return self._add(BlockKind.PARAGRAPH, text)

    def add_list_item(self, text: str, mark: str = "", level: int = 1) -> Block | None:
        """A list item; `mark` is the printed mark and stays outside the text."""
        return self._add(BlockKind.LIST_ITEM, text, max(level, 1), clean(mark))

    def add_table(self, rows: Iterable[Sequence[str | None]], header_rows: int = 0) -> Block | None:
        """A table of cell texts; None stands for a place that a merged cell covers, and gives no cell.

        Rows and a table without any words are left out; the first `header_rows` rows are marked as header.
        """
        cleaned = [[None if cell is None else clean(cell) for cell in row] for row in rows]
        kept = [(index < header_rows, row) for index, row in enumerate(cleaned) if any(row)]
        if not kept:
            return None
        start = position = self.position
        made: list[Row] = []
        texts: list[str] = []
        for header, row in kept:
            cells: list[Cell] = []
            present = [(column, cell) for column, cell in enumerate(row) if cell is not None]
            for column, cell in present:
                cells.append(Cell(position, position + len(cell), column))
                position += len(cell) + len(CELL_BREAK)
            position += len(ROW_BREAK) - len(CELL_BREAK)
            made.append(Row(tuple(cells), header))
            texts.append(CELL_BREAK.join(cell for _, cell in present))
        text = ROW_BREAK.join(texts)
        self._write(text)
        block = Block(BlockKind.TABLE, start, start + len(text), self.page, rows=tuple(made))
        self._blocks.append(block)
        return block

    def add_line(self, start: int, end: int, page: int, rect: Rect | None = None) -> None:
        """Say that `text[start:end]` is one printed line, and where it stands."""
        self._lines.append(Line(start, end, page, rect))

    def document(
        self,
        *,
        digest: str,
        name: str,
        kind: FileKind,
        form: Mapping[str, str] | None = None,
        notes: Iterable[str] = (),
    ) -> Document:
        """The document of what was added."""
        return Document(
            digest=digest,
            name=name,
            kind=kind,
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            pages=self._finished_pages(),
            lines=tuple(self._lines),
            form=dict(form or {}),
            notes=tuple(notes),
        )

    def _add(self, kind: BlockKind, text: str, level: int = 0, mark: str = "") -> Block | None:
        text = clean(text)
        if not text:
            return None
        start = self.position
        self._write(text)
        block = Block(kind, start, start + len(text), self.page, level, mark)
        self._blocks.append(block)
        return block

    def _write(self, text: str) -> None:
        if self._parts:
            self._parts.append(BLOCK_BREAK)
            self._length += len(BLOCK_BREAK)
        self._parts.append(text)
        self._length += len(text)

    def _finished_pages(self) -> tuple[Page, ...]:
        pages = self._pages or [Page(1, 0, 0)]
        starts = [min(page.start, self._length) for page in pages]
        ends = [*starts[1:], self._length]
        return tuple(
            Page(page.number, start, end, page.width, page.height, page.scanned)
            for page, start, end in zip(pages, starts, ends, strict=True)
        )
