"""A table as it stands on one page, and the text of its cells."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from fullgjort.reading.pdf.fragment import Fragment, PrintedLine

# One cell: its printed lines from the top.
CellLines = list[PrintedLine]

# Points: an empty column no wider than this is the space between two rules.
_SLIT = 8.0
_HEADING_WORDS = re.compile(
    r"(?:uppdrag|status|ansvarig|redovis|återrapport|tidplan|tidpunkt|datum|nr\b|nummer|aktivitet|åtgärd|kommentar|beslut|"
    r"dnr|diarie|klar|mål|indikator|år\b|enhet|utfall|budget|belopp|ärende|nämnd|källa|område|beskrivning|titel|"
    r"utförare|läge|svar|ursprung|benämning)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class PageTable:
    """A table on a page: `rows` of cells (all rows have the same number), `edges` the left edges of the columns.

    `open_top` and `open_bottom` say that a ruled table has no rule there: the row goes on across the page break.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    rows: list[list[CellLines]]
    edges: list[float] = field(default_factory=list)
    headers: int = 0
    open_top: bool = False
    open_bottom: bool = False

    @property
    def columns(self) -> int:
        return len(self.rows[0]) if self.rows else 0


def cell_text(cell: CellLines) -> str:
    """A cell's words as printed, lines joined by a space (hyphens not yet healed)."""
    return " ".join(line.text for line in cell)


def row_text(row: list[CellLines]) -> tuple[str, ...]:
    return tuple(cell_text(cell) for cell in row)


def count_headers(rows: list[list[CellLines]]) -> int:
    """How many rows at the top are headings: 1 where the first row is set in bold and the next is not, or where its
    words are those of column headings; otherwise 0."""
    if len(rows) < 2:
        return 0
    first = [cell for cell in rows[0] if cell]
    if len(first) < 2 or len(first) < len(rows[0]) - 1:
        return 0
    if all(line.bold for cell in first for line in cell) and not all(
        line.bold for cell in rows[1] for line in cell if cell
    ):
        return 1
    words = [cell_text(cell) for cell in first]
    named = sum(bool(_HEADING_WORDS.match(text)) and len(text.split()) <= 4 for text in words)
    return int(named * 2 >= len(words) and all(len(text) <= 60 and not text.endswith(".") for text in words))


def compact(table: PageTable) -> PageTable:
    """The table without empty rows, and without the empty slits between double rules."""
    rows = [row for row in table.rows if any(row)]
    rights = [*table.edges[1:], table.right]
    kept = [
        column
        for column, (left, right) in enumerate(zip(table.edges, rights, strict=True))
        if right - left > _SLIT or any(row[column] for row in rows)
    ]
    table.rows = [[row[column] for column in kept] for row in rows]
    table.edges = [table.edges[column] for column in kept]
    return table


def filled_columns(rows: list[list[CellLines]]) -> list[int]:
    """The numbers of the columns that hold words."""
    return [column for column in range(len(rows[0]) if rows else 0) if any(row[column] for row in rows)]


def same_columns(above: PageTable, below: PageTable) -> bool:
    """Whether a table may go on from the page before: as many columns, at the same places."""
    if above.columns != below.columns or not 0 < below.page - above.page <= 1:
        return False
    shift = below.edges[0] - above.edges[0]
    return all(abs(two - one - shift) < 8 for one, two in zip(above.edges, below.edges, strict=True))


def by_column(fragments: list[Fragment], borders: list[float]) -> list[int]:
    """The column of each fragment; `borders` are the x between columns, from the left."""
    return [bisect_left(borders, (fragment.left + fragment.right) / 2) for fragment in fragments]
