"""The lines of a plain text as they were printed: marks, gaps, page feet and form blocks told apart.

Text taken from PDFs often has an empty line after *every* line; such a text is recognised, and the gaps are
counted as if it were printed normally.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fullgjort.reading.aligned import with_aligned_tables

BULLETS = "•●▪◦○■□➢►✓*·–—\u2212-"
LIST_MARK = re.compile(
    rf"""^\s*(?:
        (?P<bullet>[{re.escape(BULLETS)}\ue000-\uf8ff])(?=\s|[\w”"])(?<!-(?=\w))\s*
      | (?P<number>\(?(?:\d{{1,2}}|[a-h])[.)])\s+(?=\S)
      | (?P<bare>\d{{1,2}})\s+(?=[Aa]tt\s)
    )""",
    re.VERBOSE,
)
PAGE_FOOT = re.compile(
    r"^\s*(?:(?:sid(?:a|an|nr)?\.?:?\s*)\d{1,4}(?:\s*(?:\(|/|av)\s*\d{1,4}\)?)?|\d{1,4}\s*\(\d{1,4}\)|"
    r"-\s?\d{1,4}\s?-)\s*$",
    re.IGNORECASE,
)
# "Trafiknämnden 2018-06-13 Sida 2 (2)": the head of a page that is not the first
LATER_PAGE = re.compile(
    r"^\s*(?:[A-ZÅÄÖ][\wåäöÅÄÖ-]*,?\s+){1,5}(?:\d{4}-\d\d-\d\d,?\s+)?[Ss]id(?:a|an)?\s(?:[2-9]|\d\d+)\s?(?:\(\d+\)|av\s\d+)\s*$"
)
PAGE_NUMBER = re.compile(
    r"(?:\bsid(?:a|an)?\.?:?\s*)?\b\d{1,3}\s?\(\d{1,3}\)|\bsid(?:a|an)?\.?\s*\d{1,3}\b(?:\s*av\s*\d{1,3})?",
    re.IGNORECASE,
)

_FIRST_HEAD = 6  # a running head among so few first lines is the letterhead, and stays the first time


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line: its words, its list mark ("" for none), the empty lines before it (-1: set closer than the
    running text of a double-spaced document), the white space after it, and whether a new page begins with it."""

    words: str
    mark: str
    gap: int
    padding: int
    new_page: bool
    cut: bool = False
    indent: int = 0

    @property
    def length(self) -> int:
        return len(self.words) + (len(self.mark) + 1 if self.mark else 0)


def printed_lines(text: str) -> tuple[list[PrintedLine], bool]:
    """The non-empty lines of a text, and whether the text was double spaced."""
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\ufeff", "")
        .replace("\u00a0", " ")
        .replace("\u200b", "")
    )
    raw = with_aligned_tables(text.replace("\f", "\n\f").split("\n"))
    double = _is_double_spaced(raw)
    lines: list[PrintedLine] = []
    gap, new_page, cut, feet = 0, False, False, _running_heads(raw)
    seen: set[str] = set()
    headed = False  # whether the line before was the head of a later page
    for line in raw:
        if line.startswith("\f"):
            new_page, line = True, line[1:]
        if not line.strip():
            gap, headed = gap + 1, False
            continue
        key = _head_key(line)
        if (
            PAGE_FOOT.match(line)
            or LATER_PAGE.match(line)
            or (key in feet and (len(lines) >= _FIRST_HEAD or key in seen))
        ):
            cut, headed = True, True
            continue
        if headed and _DAY_AT_THE_EDGE.match(line):
            continue  # the day under the head of a later page
        headed = False
        seen.add(key)
        words, mark = line.strip(), ""
        marked = LIST_MARK.match(line)
        if (
            marked
            and marked.group("number")
            and lines
            and re.search(r"(?:§|\bnr|\bpunkt|\bden|\bkl\.)$", lines[-1].words)
        ):
            marked = None  # "(RS § 12, § / 17) slutfört" broke in the middle of a reference
        if marked and re.fullmatch(r"[\d\W]{1,5}", line[marked.end() :].strip() or "x"):
            words = line.strip()  # "7 -" and "6:" are a vote that broke over two lines
        elif marked and (words := line[marked.end() :].strip()):
            mark = marked.group("number") or marked.group("bare") or "•"
            if marked.group("bullet") and marked.group("bullet") in "–—-*":
                mark = marked.group("bullet")
        elif marked:
            words, mark = "", "•"
        elif double and lines and re.match(r" [A-ZÅÄÖÉ0-9”\"]" if gap else r" \S", line):
            # The glyph of a bullet is lost, or (set close) a page begins: only these are indented in such texts.
            mark, new_page = ("•", new_page) if gap else ("", True)
        padding = len(line) - len(line.rstrip())
        lines.append(
            PrintedLine(
                _spaced(words) if mark else _columned(words),
                mark,
                gap - 1 if double else gap,
                padding,
                new_page or cut,
                cut,
                len(line) - len(line.lstrip()),
            )
        )
        gap, new_page, cut = 0, False, False
    return lines, double


def _spaced(words: str) -> str:
    """Single spaces, but tabs kept: they part the cells of a table."""
    return "\t".join(" ".join(part.split()) for part in words.split("\t"))


def _columned(words: str) -> str:
    """A line whose words stand in three columns or more, parted by two spaces at least, with tabs between them."""
    cells = re.split(r"\s{2,}|\t", words)
    return "\t".join(" ".join(cell.split()) for cell in cells) if len(cells) >= 3 and all(cells) else _spaced(words)


def _is_double_spaced(raw: list[str]) -> bool:
    """Whether nearly every line is followed by exactly one empty line, as where each line was its own paragraph.

    Told by lines that go on in the middle of a sentence after an empty line: only damage does that. Two are enough
    where no line at all stands close to the one before it.
    """
    broken = joined = close = listed = 0
    previous, gap = "", 0
    for line in raw:
        if not line.strip():
            gap += 1
            continue
        if previous and previous.rstrip()[-1] not in ".:;!?" and re.match(r"\s*[a-zåäö]", line):
            if gap == 1:
                broken += 1
                listed += bool(re.match(r"\s*att\s", line))
            elif gap == 0:
                joined += 1
        close += bool(previous) and gap == 0
        previous, gap = line, 0
    return (broken >= 3 and broken > joined) or (broken - listed >= 2 and close == 0)


def _head_key(line: str) -> str:
    """A line with its figures taken out, to see that a running head is the same on every page."""
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()


_DAY_AT_THE_EDGE = re.compile(r"\s{20,}\d{4}-\d\d-\d\d\s*$")
_AT_THE_EDGE = re.compile(rf"\S\s{{3,}}(?:{PAGE_NUMBER.pattern})\s*$", re.IGNORECASE)


def _running_heads(raw: list[str]) -> set[str]:
    """Keys of lines that carry a page number and stand three times or more: running heads and feet. Twice are enough
    where the number stands apart at the right edge each time, and is another one."""
    counts: dict[str, set[str]] = {}
    edges: dict[str, int] = {}
    for line in raw:
        if len(line) < 160 and PAGE_NUMBER.search(line) and not line.rstrip().endswith((".", ":", ";")):
            key, words = _head_key(line), " ".join(line.split())
            if words not in counts.setdefault(key, set()):
                edges[key] = edges.get(key, 0) + bool(_AT_THE_EDGE.search(line))
            counts[key].add(words)
    return {key for key, forms in counts.items() if len(forms) >= 3 or len(forms) == edges[key] == 2}
