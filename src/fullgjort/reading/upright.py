"""Tables that were printed upright: each cell on a line of its own, under column labels that stand so too.

Tools that take the text out of a PDF or a web page print a table so. The labels tell what each cell holds, and with it
which cells may take several lines: the task, and the last one, where somebody tells how it goes. The labels may also
be printed again over each cell of each record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fullgjort.reading.hyphens import join_lines
from fullgjort.reading.plainlines import PrintedLine
from fullgjort.reading.titles import kind_of_title

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_MOST_TASK_LINES, _MOST_TEXT_LINES = 4, 20
_SHORT = 70
"""Letters of the longest cell that holds an office, a source, a time or a status."""
_SHAPES = {
    "number": re.compile(r"\d{1,3}[.)]?"),
    "source": re.compile(r"§|\b\d{4}-\d\d-\d\d\b|\b[A-ZÅÄÖ]{2,5}\s\d{6}\b|\b(?:budget|plan\w*)\b", re.IGNORECASE),
    "due": re.compile(
        r"\d|[–-]$|\b(?:våren|hösten|sommaren|vintern|årsskiftet|löpande|årligen|omgående|klar|genomförd|varje)",
        re.IGNORECASE,
    ),
    "holder": re.compile(
        r"(?:nämnd|styrelse|direktör|chef|förvaltning|kontor|kansli|enhet|avdelning|bolag|strateg|samordnare|controller|"
        r"sekreterare|ledare|partner|rektor|läkare|utskott|direktion|fullmäktige|stab|presidi)|\b(?-i:[A-ZÅÄÖ]{2,5})\b",
        re.IGNORECASE,
    ),
    "status": re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:\s[a-zåäö]+){0,3}\.?"),
}
_SURE = ("number", "source", "status")
"""What a cell must look like: other cells may say anything short."""

type _Record = tuple[PrintedLine, list[str]]


def with_upright_tables(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines, those of upright tables replaced by one line per record with tabs between its cells. A table is read
    only where two records or more can be parted; otherwise the lines stay as they are."""
    result: list[PrintedLine] = []
    index = 0
    while index < len(lines):
        titles = _titles(lines, index)
        rows: list[_Record] = []
        taken = 0
        if len(titles) >= _FEWEST_COLUMNS:
            rows, taken = _records(lines[index + len(titles) :], titles)
            taken += len(titles)
        elif kind_of_title(lines[index].words) == "task" and not lines[index].mark:
            titles, rows, taken = _labelled_records(lines[index:])
        if len(rows) < _FEWEST_ROWS:
            result.append(lines[index])
            index += 1
            continue
        result.append(replace(lines[index], words="\t".join(titles), mark=""))
        result.extend(replace(first, words="\t".join(cells), mark="") for first, cells in rows)
        index += taken
        if index < len(lines):
            lines[index] = replace(lines[index], cut=True)
    return result


def _titles(lines: list[PrintedLine], start: int) -> list[str]:
    """The column labels that stand line by line from a line on; they are of different kinds."""
    titles: list[str] = []
    for line in lines[start:]:
        if line.mark or not kind_of_title(line.words) or line.words in titles:
            break
        if titles and line.gap > lines[start + 1].gap:
            break
        titles.append(line.words)
    return titles


def _records(lines: list[PrintedLine], titles: list[str]) -> tuple[list[_Record], int]:
    """The records that follow the labels, and how many lines they take: parted by gaps, or close, one line a cell."""
    kinds = [kind_of_title(title) for title in titles]
    parted = bool(lines) and lines[0].gap > 0
    rows: list[_Record] = []
    position = 0
    while position < len(lines):
        length = len(titles)
        if parted:
            length = next(
                (n for n in range(1, len(lines) - position) if lines[position + n].gap > 0), len(lines) - position
            )
        row = lines[position : position + length]
        cells = _cells(row, kinds)
        if not cells or any(line.gap > 0 for line in row[1:]) or (not parted and row[0].gap > 0 and position):
            break
        rows.append((row[0], cells))
        position += length
    return rows, position


def _cells(row: list[PrintedLine], kinds: list[str]) -> list[str]:
    """The cells of a record; empty where its lines cannot be told apart."""
    words = [line.words if not line.mark else f"{line.mark} {line.words}".strip() for line in row]
    if any(line.mark and line.words for line in row):
        return []  # a list
    words = ["–" if line.mark and not line.words else cell for line, cell in zip(row, words, strict=True)]
    if len(words) == len(kinds):
        return words
    if len(words) == len(kinds) - 1 and kinds[-1] == "text":
        words.append("–")  # nobody has told how it goes
        return words if _fit(words, kinds) is not None else []
    best: tuple[int, list[str]] | None = None
    for sizes in _divisions(len(words), kinds):
        cells, position = [], 0
        for size in sizes:
            cells.append(join_lines(words[position : position + size]))
            position += size
        fit = _fit(cells, kinds)
        if fit is not None and (best is None or fit > best[0]):
            best = fit, cells
    return best[1] if best else []


def _divisions(count: int, kinds: list[str]) -> Iterator[list[int]]:
    """How many lines each cell may take, where all together take `count`."""
    further = count - len(kinds)
    if further < 0:
        return
    task = next((n for n, kind in enumerate(kinds) if kind == "task"), None)
    last = len(kinds) - 1 if kinds[-1] in ("text", "status") else None
    for in_task in range(min(further, _MOST_TASK_LINES - 1) + 1 if task is not None and task != last else 1):
        in_last = further - in_task
        if in_last and (last is None or in_last >= _MOST_TEXT_LINES):
            continue
        sizes = [1] * len(kinds)
        if task is not None:
            sizes[task] += in_task
        if last is not None:
            sizes[last] += in_last
        yield sizes


def _fit(cells: list[str], kinds: list[str]) -> int | None:
    """How well cells suit what their labels say that they hold; None where one of them cannot be that."""
    fit = -sum(cell[:1].islower() for cell in cells)
    for number, (cell, kind) in enumerate(zip(cells, kinds, strict=True)):
        if kind in ("task", "text") or (kind == "status" and number == len(kinds) - 1):
            continue
        shape = _SHAPES[kind]
        suits = bool(shape.fullmatch(cell) if kind in ("number", "status") else shape.search(cell)) or cell in "–-"
        if len(cell) > _SHORT or (kind in _SURE and not suits):
            return None
        fit += suits
    return fit


def _labelled_records(lines: list[PrintedLine]) -> tuple[list[str], list[_Record], int]:
    """The labels, the records and the lines taken of records in which each cell stands under its own label."""
    titles: list[str] = []
    rows: list[_Record] = []
    position = 0
    while position < len(lines):
        found: list[str] = []
        cells: list[list[str]] = []
        start = position
        while position < len(lines):
            line = lines[position]
            if not line.mark and kind_of_title(line.words) and line.words not in found:
                if found and not cells[-1]:
                    break
                found.append(line.words)
                cells.append([])
            elif not found or line.mark or line.gap > 0 or len(cells[-1]) >= _MOST_TEXT_LINES:
                break
            else:
                cells[-1].append(line.words)
            position += 1
            if rows and len(found) == len(titles) and cells[-1] and _begins_anew(lines, position, titles):
                break
        titles = titles or found
        if len(found) < _FEWEST_COLUMNS or found != titles or not all(cells):
            return titles, rows, start
        rows.append((lines[start + 1], [join_lines(cell) for cell in cells]))
    return titles, rows, position


def _begins_anew(lines: list[PrintedLine], position: int, titles: list[str]) -> bool:
    """Whether the next record, or something else, begins at a line."""
    return position >= len(lines) or lines[position].words == titles[0] or lines[position].gap > 0
