"""The document as it was read: pages, blocks, tables and one text that everything else points into.

`Document.text` is the only text that later stages see. It is healed (line-end hyphens joined, lines of one
paragraph joined by a single space, form blocks, running heads and page numbers left out). Every position in
this project is a pair of code-point offsets into it, half open: `text[start:end]`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter

_START = attrgetter("start")


class FileKind(StrEnum):
    """What the bytes are, told by their content and never by the file's name."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    XLSX = "xlsx"
    ODS = "ods"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on a page: points (1/72 inch) from the page's top left corner, page numbers from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: the span of the text that it carries, and where it stands. `rect` is None where the
    format has no pages (DOCX, HTML, text)."""

    start: int
    end: int
    page: int
    rect: Rect | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's span in the text; empty cells have `start == end`. `column` counts from 0."""

    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    header: bool = False

    @property
    def start(self) -> int:
        return self.cells[0].start

    @property
    def end(self) -> int:
        return self.cells[-1].end


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item or a table.

    `level` is 1 to 6 for headings and the depth from 1 for list items, otherwise 0. `mark` is a list item's
    printed mark ("•", "–", "1.", "a)"), which is *not* part of the block's span; a § number that numbers a
    heading stays in the heading's text. `rows` are a table's rows; in the text the cells of a row are
    separated by a tab and rows by a line break. Blocks are separated by an empty line.
    """

    kind: BlockKind
    start: int
    end: int
    page: int = 1
    level: int = 0
    mark: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, the text that begins on it, its size in points (0 where the format has no
    pages), and whether it is a picture without a text layer."""

    number: int
    start: int
    end: int
    width: float = 0.0
    height: float = 0.0
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What was read. `digest` is the SHA-256 of the original bytes in hexadecimal, `name` the file's name.

    `form` holds what form blocks and running heads said, by the printed label in small letters
    ("dokument-id", "version", "ansvarig", "diarienummer" ...): header data that is kept out of the text. It may
    also hold what the file says of itself under "file:title", "file:author", "file:created".
    `notes` are plain sentences about what could not be read ("Sida 3 är en bild utan text.").
    `breaks` are positions before which the words of a table's cell do not go on in the file itself (`reading.pieces`).
    """

    digest: str
    name: str
    kind: FileKind
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    lines: tuple[Line, ...] = ()
    form: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()

    def quote(self, start: int, end: int) -> str:
        """The words at a span as they are printed, with white space folded to single spaces: the marks of list items
        that begin inside the span ("2.") stand in it, though they are not part of the text."""
        starts, marks = _marks_of(self.blocks)
        number = bisect_right(starts, start)
        if number == len(starts) or starts[number] >= end:
            return " ".join(self.text[start:end].split())
        pieces, position = [], start
        while number < len(starts) and starts[number] < end:
            pieces += [self.text[position : starts[number]], marks[number]]
            position = starts[number]
            number += 1
        return " ".join(" ".join([*pieces, self.text[position:end]]).split())

    def page_at(self, position: int) -> int:
        """The number of the page on which a position stands (the last page that begins at or before it)."""
        index = bisect_right(self.pages, position, key=_START) - 1
        return self.pages[index].number if index >= 0 else 1

    def scanned_pages(self) -> tuple[int, ...]:
        """The numbers of the pages that are pictures without text."""
        return tuple(page.number for page in self.pages if page.scanned)

    def headings(self) -> Iterator[Block]:
        return (block for block in self.blocks if block.kind is BlockKind.HEADING)


_last_marks: tuple[tuple[Block, ...], list[int], list[str]] = ((), [], [])


def _marks_of(blocks: tuple[Block, ...]) -> tuple[list[int], list[str]]:
    """Where the blocks with a printed mark begin, and their marks; kept for the document that was asked for last."""
    global _last_marks
    known, starts, marks = _last_marks
    if known is not blocks:
        marked = [block for block in blocks if block.mark]
        starts, marks = [block.start for block in marked], [block.mark for block in marked]
        _last_marks = blocks, starts, marks
    return starts, marks
