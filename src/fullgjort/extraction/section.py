"""Sections: a heading with what stands under it, and what kind of speech that is (proposal, decision, motion ...)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from fullgjort.extraction.finding import Words
from fullgjort.reading.document import Block, BlockKind, Document

_START = attrgetter("start")

# What a heading says about the text under it. The first that fits counts.
_VOICES = (
    (
        "party",
        re.compile(
            r"\b(?:reservation|särskilt yttrande|protokollsanteckning|tilläggsyrkande|yrkande|ändringsyrkande|"
            r"röstförklaring|motionen?|motionärens?)",
            re.I,
        ),
    ),
    ("citizen", re.compile(r"\b(?:medborgarförslag|e-förslag|allmänhetens frågor)", re.I)),
    (
        "proposal",
        re.compile(
            r"förslag(?:et)?\b.{0,40}\bbeslut|beslutsförslag|förslag till (?:kommun|region|landstings)?(?:fullmäktige|"
            r"styrelsen|nämnden)|^förslag$|\bförslag$",
            re.I,
        ),
    ),
    ("recommendation", re.compile(r"rekommendation", re.I)),
    (
        "decision",
        re.compile(
            r"\bbeslut(?:et|ar)?\s*:?$|\bbeslut\sför\segen\sdel|^beslut\b(?!\s(?:från\s|under\s)?(?:19|20)\d\d\s*$)|^.{0,50}\bbeslut\s*(?:\d{4}-\d\d-\d\d|"
            r"den\s.*)?$",
            re.I,
        ),
    ),
    (
        "enclosures",
        re.compile(
            r"^(?:bilagor|bilaga(?!\s\d{1,2}\s?[.:–-]\s?\w)|handlingar(?: i ärendet)?|beslutsunderlag|"
            r"underlag(?: för beslut)?(?! till\b)|protokollsutdrag|"
            r"expedieras|skickas|sändlista|beslut(?:et)? (?:skickas|sänds|expedieras)|relevanta dokument|läs mer)\b",
            re.I,
        ),
    ),
    ("report", re.compile(r"\b(?:status|återrapport|återkoppling|lägesrapport|redovisning|uppföljning|svar)", re.I)),
)


# "Redovisning av bifallna motioner": what fullmäktige has made its own
_FOLLOWED = re.compile(
    r"\bbifallna\b|\b(?:uppföljning|redovisning|verkställighet|verkställande)\sav\s(?:\w+\s){0,2}motion", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (None before the first one), the voice it gives to its text, and the blocks under it.
    `start` is where the heading begins, `end` where the next section begins."""

    heading: Block | None
    title: Words | None
    voice: str
    start: int
    end: int
    blocks: tuple[Block, ...]


def voice_of(title: str) -> str:
    """proposal, decision, recommendation, party, citizen, enclosures, report, or "" for an ordinary heading."""
    voice = next((voice for voice, pattern in _VOICES if pattern.search(title)), "")
    return "report" if voice in ("party", "citizen") and _FOLLOWED.search(title) else voice


def sections(document: Document) -> list[Section]:
    """The sections in order; a table stays a block of its section."""
    found: list[Section] = []
    heading: Block | None = None
    blocks: list[Block] = []

    def close(end: int) -> None:
        if heading is None and not blocks:
            return
        start = heading.start if heading else blocks[0].start
        title = Words(heading.start, heading.end, document.quote(heading.start, heading.end)) if heading else None
        found.append(Section(heading, title, voice_of(title.quote) if title else "", start, end, tuple(blocks)))

    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            close(block.start)
            heading, blocks = block, []
        else:
            blocks.append(block)
    close(len(document.text))
    return found


def section_at(found: list[Section], position: int) -> Section | None:
    """The section in which a position stands."""
    index = bisect_right(found, position, key=_START) - 1
    return found[index] if index >= 0 else None
