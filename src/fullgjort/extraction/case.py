"""Cases: the § of minutes under which a position stands, also where the § sign itself was lost."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from fullgjort.extraction.finding import Words
from fullgjort.extraction.section import Section
from fullgjort.reading.document import Document

# "§ 34 Rubrik", "34 § Rubrik", "§ 55/20 Rubrik", "67 Rubrik" (sign lost), "§ 12" or "72" alone on a line
_SIGNED = re.compile(r"(?:[A-ZÅÄÖ]{2,4}\s)?(?P<words>§+\s?(?P<a>\d{1,4})(?:/\d{2,4})?|(?P<b>\d{1,4})\s?§)")
_LOST = re.compile(r"(?P<words>(?P<a>\d{1,3}))(?:\s+(?=[A-ZÅÄÖ])|\s*$)")


@dataclass(frozen=True, slots=True)
class Case:
    """One § of a meeting: where it begins, its number, and the words that print it."""

    start: int
    paragraph: int
    words: Words


def cases(document: Document, sections: list[Section], *, minutes: bool) -> list[Case]:
    """The cases in order; numbers without a § sign count only in `minutes`, and only where they rise."""
    found: list[Case] = []
    for block in document.blocks:
        text = document.text[block.start : min(block.end, block.start + 60)]
        match = _SIGNED.match(text)
        if match is None and minutes and block.end - block.start < 160:
            match = _LOST.match(text)
            if match and found and not 0 < int(match.group("a")) - found[-1].paragraph <= 5:
                match = None
        if match is None:
            continue
        number = match.group("a") or match.groupdict().get("b")
        words = Words(block.start + match.start("words"), block.start + match.end("words"), match.group("words"))
        found.append(Case(block.start, int(number or 0), words))
    return found


def case_at(found: list[Case], position: int) -> Case | None:
    """The case in which a position stands; None before the first."""
    index = bisect_right([case.start for case in found], position) - 1
    return found[index] if index >= 0 else None
