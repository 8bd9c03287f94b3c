"""List marks: bullets, dashes, numbers and letters in front of an item."""

from __future__ import annotations

import re

from fullgjort.reading.pdf.fragment import Fragment, PrintedLine

BULLET = "•"
_BULLETS = "•●▪◦○■□➢►✓✔·‣⁃∙*"
_DASHES = "–—−-"
_PRIVATE = "\ue000-\uf8ff"
# Letters that symbol fonts print as bullets, where they stand alone before a gap.
_SYMBOLS = frozenset("o§Øüqv")
_ALONE = re.compile(
    rf"[{re.escape(_BULLETS)}{_DASHES}{_PRIVATE}]|\(?(?:\d{{1,2}}|[a-zåäö])[.)]"
    r"|\d{1,2}(?:\.\d{1,2})+\.?|§§?\s?\d+|\d+\s?§"
)
_MARK = re.compile(
    rf"(?P<bullet>[{re.escape(_BULLETS)}{_PRIVATE}])\s*(?=\S)|(?P<dash>[{_DASHES}])\s+(?=\S)"
    r"|(?P<number>\(?(?:\d{1,2}|[a-h])[.)])\s+(?=\S)"
)
# Points between a mark and its words, at most.
_FARTHEST = 45.0


def split_mark(text: str) -> tuple[str, str]:
    """(mark, words) of a line that begins with a list mark, otherwise ("", text). Bullets that only a symbol
    font can print (private-use characters) become "•"."""
    found = _MARK.match(text)
    if not found:
        return "", text
    words = text[found.end() :]
    if found["bullet"]:
        mark = found["bullet"]
        return (BULLET if "\ue000" <= mark <= "\uf8ff" else mark), words
    return found["dash"] or found["number"], words


def end_of_mark(text: str, start: int, end: int) -> int:
    """Where the words begin after the list mark at `start`; `start` where `text[start:end]` begins with none."""
    found = _MARK.match(text, start, end)
    return found.end() if found else start


def is_bullet(mark: str) -> bool:
    """Whether a mark is a bullet or a dash, not a number or a letter."""
    return bool(mark) and not mark.strip("().").isalnum()


def with_marks(lines: list[PrintedLine]) -> None:
    """Put marks that stand before a gap together with their words, so that lists are not read as tables."""
    for line in lines:
        if len(line.fragments) < 2:
            continue
        merged: list[Fragment] = []
        for fragment in line.fragments:
            if merged and _belongs(merged[-1], fragment, len(line.fragments)):
                merged[-1] = _together(merged[-1], fragment)
            else:
                merged.append(fragment)
        line.fragments = merged


def with_drawn_bullets(lines: list[PrintedLine], dots: list[tuple[float, float]]) -> None:
    """Give lines the bullets that are drawn as shapes before them, as browsers do. `dots` are their middles."""
    if not dots or len(dots) > 400:
        return
    for line in lines:
        first = line.fragments[0]
        beside = [x for x, y in dots if 3 < first.left - x < 22 and 0 < first.baseline - y < 0.7 * first.size]
        if beside:
            first.text = f"{BULLET} {first.text}"
            first.left = min(beside) - 2


def _belongs(mark: Fragment, words: Fragment, fragments: int) -> bool:
    if words.left - mark.right > _FARTHEST or not mark.text:
        return False
    if mark.text in _SYMBOLS:
        return fragments == 2
    if not _ALONE.fullmatch(mark.text):
        return False
    return (not mark.text[-1].isdigit() and not mark.text[0].isdigit()) or fragments == 2


def _together(mark: Fragment, words: Fragment) -> Fragment:
    sign = BULLET if mark.text in _SYMBOLS or "\ue000" <= mark.text[0] <= "\uf8ff" else mark.text
    return Fragment(
        f"{sign} {words.text}",
        mark.left,
        min(mark.top, words.top),
        words.right,
        max(mark.bottom, words.bottom),
        words.baseline,
        words.size,
        words.bold,
        words.order,
    )
