"""A wording taken apart at its parts, so that each can stand on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# What may stand between two parts without being lost when they are numbered anew: marks, "samt", "och", "att"
_BETWEEN = re.compile(
    r"[\s,;.•·–\-*]*(?:\(?\d{1,2}[.)]|[a-zåäö]\))?[\s,;.]*(?:samt|och|dels)?\s*(?:att)?\s*", re.IGNORECASE
)
_LAST_MARK = re.compile(r"(?:[\s•·–*-]+|(?<!\w)(?:\d{1,2}[.)]|[a-zåäö]\)))\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SplitWording:
    """`lead`, the parts in order, and what follows the last of them."""

    lead: str
    parts: tuple[str, ...]
    tail: str


def split_wording(wording: str, parts: Sequence[str]) -> SplitWording:
    """The wording around its parts. Where the parts do not stand in it one after another, the whole wording is the
    lead: nothing of it is lost."""
    text = " ".join(wording.split())
    folded = tuple(" ".join(part.split()) for part in parts)
    whole = SplitWording(text, folded, "")
    if not folded:
        return whole
    position, first = 0, -1
    for part in folded:
        start = text.find(part, position)
        if start < 0 or (first >= 0 and not _BETWEEN.fullmatch(text[position:start])):
            return whole
        first = start if first < 0 else first
        position = start + len(part)
    lead = text[:first].rstrip()
    while (cut := _LAST_MARK.sub("", lead)) != lead:
        lead = cut.rstrip()
    tail = text[position:].lstrip(" .,;")
    return SplitWording(lead, folded, tail)
