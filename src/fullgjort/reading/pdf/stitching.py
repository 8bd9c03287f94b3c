"""Tables that break over pages become one table again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fullgjort.reading.pdf.arrangement import FlowLine, PageFlow
from fullgjort.reading.pdf.marks import split_mark
from fullgjort.reading.pdf.table import (
    CellLines,
    PageTable,
    cell_text,
    count_headers,
    filled_columns,
    row_text,
    same_columns,
)

_MOST_HEADERS = 3
_CONTINUES = re.compile(r"[a-zåäöé(,]")
_BULLETS = frozenset("•●▪◦–-")
_ENDED = re.compile(r"[.!?:;]$")


@dataclass(slots=True)
class WholeTable:
    """A table with its rows from all the pages it stands on; the first `headers` rows are headings."""

    page: int
    rows: list[list[CellLines]]
    headers: int


def stitched(flows: list[PageFlow]) -> list[FlowLine | WholeTable]:
    """All pages' elements in order, tables that go on over a page break joined, repeated headings dropped."""
    elements: list[FlowLine | WholeTable] = []
    open_table: tuple[WholeTable, PageTable] | None = None
    for flow in flows:
        for number, element in enumerate(flow.elements):
            if isinstance(element, FlowLine):
                elements.append(element)
                open_table = None
                continue
            if number == 0 and open_table and same_columns(open_table[1], element):
                _append(open_table[0], open_table[1], element)
                open_table = open_table[0], element
                continue
            whole = WholeTable(element.page, list(element.rows), count_headers(element.rows))
            elements.append(whole)
            open_table = whole, element
        if not flow.elements:
            open_table = None
    for one in elements:
        if isinstance(one, WholeTable):
            _drop_repeated_headings(one)
            kept = filled_columns(one.rows)
            one.rows = [[row[column] for column in kept] for row in one.rows]
    return elements


def _drop_repeated_headings(whole: WholeTable) -> None:
    """Take away rows that print the heading once more; words under it go on the row before."""
    if not whole.headers or sum(map(bool, whole.rows[0])) < 2:
        return
    heading = [[line.text for line in cell] for cell in whole.rows[0]]
    kept = whole.rows[: whole.headers]
    for row in whole.rows[whole.headers :]:
        repeats = all(
            [line.text for line in cell[: len(words)]] == words for cell, words in zip(row, heading, strict=True)
        )
        if not repeats:
            kept.append(row)
            continue
        rest = [cell[len(words) :] for cell, words in zip(row, heading, strict=True)]
        if any(rest) and len(kept) > whole.headers:
            kept[-1] = [one + two for one, two in zip(kept[-1], rest, strict=True)]
    whole.rows = kept


def _append(whole: WholeTable, above: PageTable, below: PageTable) -> None:
    rows = list(below.rows)
    repeated = 0
    while (
        repeated < min(_MOST_HEADERS, len(rows), len(whole.rows))
        and any(rows[repeated])
        and row_text(rows[repeated]) == row_text(whole.rows[repeated])
    ):
        repeated += 1
    if repeated:
        whole.headers = max(whole.headers, repeated)
        rows = rows[repeated:]
    if rows and whole.rows and len(whole.rows) > whole.headers and _goes_on(whole.rows[-1], rows[0], above, below):
        whole.rows[-1] = [one + two for one, two in zip(whole.rows[-1], rows[0], strict=True)]
        rows = rows[1:]
    whole.rows.extend(rows)


def _goes_on(last: list[CellLines], first: list[CellLines], above: PageTable, below: PageTable) -> bool:
    """Whether a page's first row is the rest of the row that the page before ended with."""
    filled = [number for number, cell in enumerate(first) if cell]
    if not filled or any(not last[number] for number in filled):
        return False
    if not first[0] or (len(filled) < len(first) and split_mark(cell_text(first[filled[0]]))[0] in _BULLETS):
        return True
    if above.open_bottom and below.open_top:
        return True
    return all(
        _CONTINUES.match(cell_text(first[number])) and not _ENDED.search(cell_text(last[number])) for number in filled
    )
