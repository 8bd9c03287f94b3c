"""Tables of a plain text whose columns are set with spaces, as `pdftotext -layout` and old word processors print them.

The titles' places are the columns' places: each line under them is cut there. A line without a first cell goes on
with the row above it; where an empty line stands under the titles, empty lines part the rows. A table is read only
where two rows at least can be cut so; otherwise the lines stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from fullgjort.reading.hyphens import join_lines
from fullgjort.reading.titles import kind_of_title

_FEWEST_ROWS = 2
_FULL_LINE = 95
"""A line of so many letters was broken at the page's edge: what follows it belongs to its last cell."""
_TITLE_CELL = re.compile(r"[A-ZÅÄÖ][\w.-]*(?:\s[\w./-]+){0,3}")
_NUMBER_TITLE = re.compile(r"(?:löp)?nr\.?|nummer|punkt", re.IGNORECASE)


def with_aligned_tables(lines: list[str], known: Collection[str] = ()) -> list[str]:
    """The lines of a text, those of aligned tables replaced by one line per row with tabs between its cells. `known`
    are words that stand whole in the document (`hyphens.whole_words`)."""
    made: list[str] = []
    index = 0
    while index < len(lines):
        places = _places(lines[index])
        spaced = index + 1 < len(lines) and not lines[index + 1].strip()
        rows, end = (_spaced_rows if spaced else _rows)(lines, index, places) if places else ([], index)
        if len(rows) < _FEWEST_ROWS:
            made.append(lines[index])
            index += 1
            continue
        titles = ["\t".join(_cut(lines[index].rstrip(), places) or [])]
        table = titles + ["\t".join(join_lines(cell, known) if cell else "" for cell in row) for row in rows]
        made += ["", *table, ""]
        index = end
    return made


def _places(line: str) -> list[int]:
    """Where the columns begin, told by their titles; empty where the line is not one of column titles."""
    cells = [(match.start(), match.group()) for match in re.finditer(r"\S+(?:\s\S+)*", line.rstrip())]
    kinds = {kind_of_title(words) for _, words in cells} - {""}
    if (
        len(cells) < (2 if "task" in kinds and len(kinds) == 2 else 3)
        or "\t" in line
        or not all(_TITLE_CELL.fullmatch(words) for _, words in cells)
    ):
        return []
    return [place for place, _ in cells]


def _cut(line: str, places: list[int]) -> list[str] | None:
    """The cells of a line; None where its words run over the place of a column."""
    if line[: places[0]].strip():
        return None
    edges = [*places, max(len(line), places[-1])]
    if any(place and place < len(line) and line[place - 1] != " " for place in places):
        return None
    return [" ".join(line[a:b].split()) for a, b in pairwise(edges)]


def _rows(lines: list[str], start: int, places: list[int]) -> tuple[list[list[list[str]]], int]:
    """The rows under the titles, each cell as the lines that it is printed on, and where the table ends."""
    numbered = bool(_NUMBER_TITLE.fullmatch((_cut(lines[start].rstrip(), places) or [""])[0]))
    rows: list[list[list[str]]] = []
    end = index = start + 1
    while index < len(lines):
        line = lines[index].rstrip()
        if not line:
            if index > end:
                break  # two empty lines
            index += 1
            continue
        cells = _cut(line, places)
        begins = cells is not None and bool(cells[0]) and sum(map(bool, cells)) * 2 >= len(places) + (len(places) == 2)
        if begins and numbered and cells and not re.fullmatch(r"\d{1,3}[.)]?", cells[0]):
            begins = False
        if begins and rows and index == end and cells and cells[0][0].islower():
            begins = False  # "toaletter i centrum": the first cell goes on, and another one beside it
        after_gap = index > end
        if begins and cells:
            rows.append([[cell] if cell else [] for cell in cells])
        elif rows and not after_gap and _goes_on_at_the_edge(lines[index - 1], line, rows[-1], places):
            rows[-1][-1].append(" ".join(line.split()))
        elif rows and not after_gap and cells and (not cells[0] or cells[0][0].islower()):
            for column, cell in enumerate(cells):
                if cell:
                    rows[-1][column].append(cell)
        else:
            break
        index += 1
        end = index
    return rows, end


def _spaced_rows(lines: list[str], start: int, places: list[int]) -> tuple[list[list[list[str]]], int]:
    """As `_rows`, where every row stands between empty lines: each of its lines goes on with the cells above it."""
    rows: list[list[list[str]]] = []
    end = index = start + 1
    while index < len(lines):
        while index < len(lines) and not lines[index].strip():
            index += 1
        row: list[list[str]] = [[] for _ in places]
        while index < len(lines) and lines[index].strip():
            cells = _cut(lines[index].rstrip(), places)
            if cells is None:
                return rows, end
            for column, cell in enumerate(cells):
                if cell:
                    row[column].append(cell)
            index += 1
        if sum(map(bool, row)) * 2 < len(places):
            break
        rows.append(row)
        end = index
    return rows, end


def _goes_on_at_the_edge(before: str, line: str, row: list[list[str]], places: list[int]) -> bool:
    """Whether a line is what did not fit at the end of the line before it: that line was full, and this one is
    indented a little, without columns of its own."""
    words = line.strip()
    indent = len(line) - len(line.lstrip())
    full = bool(row[-1]) and len(before.rstrip()) >= _FULL_LINE
    return full and 0 < indent <= places[1] and "  " not in words
