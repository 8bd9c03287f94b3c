"""Literal quotes: of a cell that its file prints in several pieces, the one piece that a plain search finds there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any

from fullgjort.extraction.finding import Deadline, Evidence, Findings, Origin, Reference, Words

_SHORT = 8
"""Letters; a first piece shorter than this says too little, and the longest one is quoted."""


def literal(findings: Findings) -> Findings:
    """The findings with every quote as it stands in one piece in the file: where its words are parted there, the first
    piece (of a date or a reference, the one with its figures), with the span of that piece."""
    if not findings.breaks:
        return findings
    return replace(
        findings,
        **{
            one.name: _cut(getattr(findings, one.name), findings.breaks, dated=False)
            for one in fields(findings)
            if isinstance(getattr(findings, one.name), tuple) and one.name != "breaks"
        },
    )


def _cut(value: Any, breaks: Sequence[int], *, dated: bool) -> Any:
    if isinstance(value, tuple):
        return tuple(_cut(one, breaks, dated=dated) for one in value)
    if isinstance(value, Words | Evidence):
        start, end = _piece(value, breaks, dated=dated)
        if (start, end) == (value.start, value.end):
            return value
        return replace(value, start=start, end=end, quote=value.quote[start - value.start : end - value.start])
    if is_dataclass(value) and not isinstance(value, type):
        dated = dated or isinstance(value, Deadline | Origin | Reference)
        changed = {
            one.name: new
            for one in fields(value)
            if (new := _cut(old := getattr(value, one.name), breaks, dated=dated)) is not old
        }
        return replace(value, **changed) if changed else value
    return value


def _piece(words: Words | Evidence, breaks: Sequence[int], *, dated: bool) -> tuple[int, int]:
    """The span of the piece to quote; the whole where its words stand together, or where the quote is not the text
    letter by letter."""
    inside = breaks[bisect_right(breaks, words.start) : bisect_left(breaks, words.end)]
    if not inside or len(words.quote) != words.end - words.start:
        return words.start, words.end
    edges = [words.start, *inside, words.end]
    pieces = []
    for begin, end in pairwise(edges):
        printed = words.quote[begin - words.start : end - words.start]
        pieces.append((begin, begin + len(printed.rstrip()), printed.strip()))
    if dated:
        chosen = max(pieces, key=lambda piece: sum(sign.isdigit() for sign in piece[2]))
    else:
        chosen = pieces[0] if len(pieces[0][2]) >= _SHORT else max(pieces, key=lambda piece: len(piece[2]))
    return chosen[0], chosen[1]
