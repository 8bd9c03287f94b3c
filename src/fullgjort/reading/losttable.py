"""Tables of assignments whose columns are lost: a line of column titles, and under it cell after cell in plain lines.

Tools that take the text out of a PDF print a table so: a cell that fills one line stands on the line of the cell before
it, a longer one on lines of its own. What is left to tell the cells apart is the titles and the shape of what stands
under them: a number, a source ("TN 2021-05-19 § 15"), an office, a time, the word of a status. A table is read only
where every one of its rows can be parted in that way; otherwise the lines stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from fullgjort.reading.hyphens import join_lines
from fullgjort.reading.plainlines import PrintedLine
from fullgjort.reading.titles import TITLE

_MOST_LINES = 40
"""Lines of the longest row that is looked for."""
_WIDER = 15
"""A line so many letters longer than the lines of a table's cells is running text again."""
_FEWEST_COLUMNS = 3

_DAY = r"(?:\d{1,2}\s[a-z]+\s\d{4}|\d{4}-\d\d-\d\d|\d{6,8})"
# "Hälso- och sjukvårds...", "Regionala utvecklings...": what may stand before the last word of a body or an office.
_BEFORE = r"(?:[A-ZÅÄÖ][\w-]*-(?:,\s\w+-)*\s(?:och|samt)\s[a-zåäö]|[A-ZÅÄÖ][a-zåäö]+[as]\s[a-zåäö]|[A-ZÅÄÖ])"
_BODY = rf"(?:{_BEFORE}[\w-]*(?:ämnden|tyrelsen|ullmäktige|tskottet|irektionen|eredningen)|[A-ZÅÄÖ]{{2,5}})"
_SOURCE = (
    rf"(?:{_DAY},?\s§+\s?\d+,?|(?:{_BODY}\s(?:beslut(?:ade)?\s)?(?:den\s)?|den\s){_DAY}(?:,?\s§+\s?\d+)?,?|{_BODY}\s§+\s?\d+,?\s(?:den\s)?{_DAY}|"
    r"[A-ZÅÄÖ][a-zåäö]+\s(?:plan|budget)\s\d{4}(?:[–-]\d{2,4})?|[A-ZÅÄÖ]?[a-zåäö]+plan(?:en)?(?:\s\d{4}(?:[–-]\d{2,4})?)?)"
)
_OFFICE = (
    r"(?:irektör|hef|äkare|örvaltning|tyrelse|ämnd|vdelning|nhet|tab|ansli|ontor|trateg|amordnare|tskott|ekreterare|"
    r"ivision|olag|erksamhet|residi|rdförande)(?:en|n|et|t|s|er|erna|na|um)?"
)
# The words after the office say of what: "Chef primärvård", "Enhetschef mark och exploatering"
_HOLDER = rf"(?:{_BEFORE}[\w-]*{_OFFICE}|(?:Chef|Rektor|Strateg|Stab))(?:\s[a-zåäö-]+){{0,3}}?"
_WHEN = (
    r"(?:(?i:senast|till|under|i|vid|före|inför|den|våren|hösten|sommaren|årsskiftet|kvartal|tertial|årligen|löpande|"
    r"kvartalsvis|varje|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)|"
    r"[QT][1-4]|\d{4}(?:-\d\d){0,2})"
)
_DUE = rf"(?:[–-]|{_WHEN}(?:\s(?!(?-i:[A-ZÅÄÖ]))[\w-]+){{0,8}})"
_STATUS = r"[A-ZÅÄÖ][a-zåäö]+(?:\s[a-zåäö]+){0,3}"
_CELLS = {
    "number": r"\d{1,3}[.)]?",
    "task": r"[A-ZÅÄÖ].+?",
    "date": _DAY,
    "paragraph": r"§?\s?\d{1,4}",
    "source": _SOURCE,
    "giver": _BODY,
    "holder": _HOLDER,
    "status": _STATUS,
    "due": _DUE,
    "text": r"[A-ZÅÄÖ].*?[.!?]",
}

_TOLD = rf"(?:{_STATUS}|{_CELLS['text']})"
"""A status in the last column, where more may be told than a word or two."""


def with_tables(lines: list[PrintedLine], known: Collection[str] = ()) -> list[PrintedLine]:
    """The lines, those of tables with lost columns replaced: one line per row, its cells parted by tabs. `known` are
    words that stand whole in the document (`hyphens.whole_words`)."""
    made: list[PrintedLine] = []
    index = 0
    while index < len(lines):
        titles = column_titles(lines[index].words)
        rows, end = _rows(lines, index + 1, [kind for kind, _ in titles], known) if titles else ([], index)
        if not rows:
            made.append(lines[index])
            index += 1
            continue
        cells = [[words for _, words in titles], *rows]
        firsts = [lines[index], *(lines[index + 1] for _ in rows)]
        made.extend(
            replace(first, words="\t".join(row), mark="", gap=max(first.gap, 0), new_page=first.new_page and not number)
            for number, (first, row) in enumerate(zip(firsts, cells, strict=True))
        )
        index = end
        if index < len(lines):
            lines[index] = replace(lines[index], cut=True)
    return made


def column_titles(words: str) -> list[tuple[str, str]]:
    """(kind, words) of each title of a line that holds nothing but column titles of a table of assignments; [] for
    other lines. Kinds are those of `titles.kind_of_title`."""
    found: list[tuple[str, str]] = []
    position = 0
    while position < len(words):
        match = TITLE.match(words, position)
        if (
            not match
            or (match.end() < len(words) and words[match.end()] != " ")
            or not (match[0][0].isupper() or match[0] == "§")
        ):
            return []
        found.append((match.lastgroup or "", match[0]))
        position = match.end() + 1
    kinds = [kind for kind, _ in found]
    fits = len(kinds) >= _FEWEST_COLUMNS and len(set(kinds)) == len(kinds) and "task" in kinds
    return found if fits and {"source", "date", "holder"} & set(kinds) else []


def _rows(
    lines: list[PrintedLine], start: int, kinds: list[str], known: Collection[str]
) -> tuple[list[list[str]], int]:
    """The rows of the table that begins at a line, as cells, and where it ends; no rows where one cannot be parted."""
    shapes = [_TOLD if kind == "status" and kind == kinds[-1] else _CELLS[kind] for kind in kinds]
    cells = (f"(?P<{kind}>{shape})" for kind, shape in zip(kinds, shapes, strict=True))
    pattern = re.compile(r"[ \n]".join(cells), re.DOTALL)
    ends = _counted(lines, start) if kinds[0] == "number" else _uncounted(lines, start, kinds)
    rows: list[list[str]] = []
    position = start
    for number, end in enumerate(ends):
        if number < len(ends) - 1:
            row = pattern.fullmatch(_text(lines, position, end))
        else:
            row, end = _last(lines, position, end, pattern)
        if not row:
            return [], start
        if _begins_with_title(row["task"]):
            return [], start
        rows.append([join_lines(cell.split("\n"), known) for cell in row.groups()])
        position = end
    return (rows, position) if len(rows) > 1 or "source" in kinds else ([], start)


def _begins_with_title(task: str) -> bool:
    """Whether a short line stands over a task in its cell: a title between the rows, which would be lost in it."""
    first, *rest = task.split("\n")
    return bool(rest) and rest[0][:1].isupper() and len(first) < 0.6 * max(map(len, rest))


def _last(lines: list[PrintedLine], start: int, end: int, pattern: re.Pattern[str]) -> tuple[re.Match[str] | None, int]:
    """The last row, which goes on as far as its lines have the shape of a row."""
    for stop in range(end, start, -1):
        if row := pattern.fullmatch(_text(lines, start, stop)):
            return row, stop
    return None, start


def _text(lines: list[PrintedLine], start: int, end: int) -> str:
    return "\n".join(f"{line.mark} {line.words}".strip() for line in lines[start:end])


def _reach(lines: list[PrintedLine], start: int) -> int:
    """How far the table can reach at most: to the next line of column titles."""
    return next((index for index in range(start, len(lines)) if column_titles(lines[index].words)), len(lines))


def _reach_of_last(lines: list[PrintedLine], start: int, last: int, reach: int) -> int:
    """How far the last row, which begins at line `last`, can reach: not into running text, which has wider lines."""
    widest = max(line.length for line in lines[start : last + 1])
    usual = max(0, min((line.gap for line in lines[start + 1 : last + 1]), default=0))
    for index in range(last + 1, min(reach, last + _MOST_LINES)):
        line = lines[index]
        if line.gap > usual or (line.length > 70 and line.length > widest + _WIDER):
            return index
        widest = max(widest, line.length)
    return min(reach, last + _MOST_LINES)


def _counted(lines: list[PrintedLine], start: int) -> list[int]:
    """Where each row ends, rows being counted from the first number; the last end is where the table must have ended."""
    reach = _reach(lines, start)
    first = re.match(r"\d{1,3}\b", _text(lines, start, start + 1))
    if not first:
        return []
    expected, ends = int(first[0]), []
    latest = start
    for index in range(start, reach):
        before = lines[index - 1].words if index > start else ""
        begins = re.match(rf"{expected}[.)]?(?= [A-ZÅÄÖ\d§]|$)", _text(lines, index, index + 1))
        if begins and not before.endswith(("§", "den", ",")):
            if index > start:
                ends.append(index)
            expected += 1
            latest = index
        elif index - latest > _MOST_LINES:
            break
    return [*ends, _reach_of_last(lines, start, latest, reach)]


def _uncounted(lines: list[PrintedLine], start: int, kinds: list[str]) -> list[int]:
    """Where each row ends in a table without numbers: where lines are set apart, or where the sentence ends that stood
    before a row's source."""
    reach = _reach(lines, start)
    if "source" not in kinds:
        return []
    sources = [
        index
        for index in range(start, reach)
        if re.search(rf"(?:^|\s){_SOURCE}(?:$|\s[A-ZÅÄÖ])", _text(lines, index, index + 1))
    ]
    if not sources:
        return []
    ends = []
    for one, two in pairwise(sources):
        apart = [index for index in range(one + 1, two + 1) if lines[index].gap > 0]
        ended = [index for index in range(one + 1, two + 1) if lines[index - 1].words.endswith((".", "!", "?"))]
        if not apart and not ended:
            return []
        ends.append(apart[-1] if apart else ended[-1])
    return [*ends, _reach_of_last(lines, start, sources[-1], reach)]
