"""Cases: the § of minutes under which a position stands, also where the § sign itself was lost."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from fullgjort.extraction.finding import Words
from fullgjort.extraction.section import Section
from fullgjort.reading.document import Document

# "§ 34 Rubrik", "34 § Rubrik", "§ 55/20 Rubrik", "67 Rubrik" and "67. Rubrik" (sign lost), "§ 12" or "72" alone on a line
_SIGNED = re.compile(r"(?:[A-ZÅÄÖ]{2,4}\s)?(?P<words>§+\s?(?P<a>\d{1,4})(?:/\d{2,4})?|(?P<b>\d{1,4})\s?§)")
_LOST = re.compile(r"(?P<words>(?P<a>\d{1,3}))\.?(?:\s+(?=[A-ZÅÄÖ])|\s*$)")

_START = attrgetter("start")


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
    index = bisect_right(found, position, key=_START) - 1
    return found[index] if index >= 0 else None


# Headings that every case has: they name a part of it, not the case
_PART_OF_A_CASE = re.compile(
    r"^(?:sammanfattning|ärendet|ärendebeskrivning|beskrivning av ärendet|bakgrund|yttrande(?!\söver\b).{0,40}|motivering|överväganden|"
    r"bedömning|.{0,40}(?:bedömning|överväganden)|beslutsgång|yrkanden?|inledning|punkt \d+|ärende \d+|.{0,60}\bdnr\b.*|"
    r"till\s[\wåäö-]*(?:nämnden|styrelsen|mäktige|utskottet|direktionen|beredningen)|"
    r".{0,40}kommentarer|beslutsunderlag|reservation(?:er)?|omedelbar justering|proposition.{0,20})\s*:?$",
    re.IGNORECASE,
)
_REGISTRY_NUMBER = re.compile(
    r"(?:(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|ärende|beteckning):?\s*)?[A-ZÅÄÖ]{1,5}[a-zåäö]?[ /-]?\d{2,4}[/:-]\d{1,6}\S*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:[A-ZÅÄÖ]{2,4}\s)?(?:§+\s?\d{1,4}(?:/\d{2,4})?|\d{1,4}\s?§|(?:Ärende|Punkt)\s\d{1,3})[.:]?\s*")


def title_at(document: Document, sections: list[Section], position: int, case: Case | None) -> Words | None:
    """The heading of the case in which a position stands, without its number: the nearest heading that is none of
    those that every case has ("Beslut", "Bakgrund"); None where the case has no such heading."""
    floor = case.start if case else 0
    for section in reversed(sections):
        if section.start > position or section.title is None:
            continue
        if section.start < floor:
            break
        words = section.title.quote
        if section.voice in ("proposal", "decision", "enclosures", "recommendation") or _PART_OF_A_CASE.match(words):
            continue
        if _REGISTRY_NUMBER.fullmatch(words):
            continue
        number = _NUMBER.match(words)
        if number is None and case is not None and section.start == case.start:
            number = re.match(r"\d{1,3}\s+(?=\S)", words)  # the § sign is lost
        start = section.title.start + (number.end() if number else 0)
        if start < section.title.end:
            return Words(start, section.title.end, document.quote(start, section.title.end))
    return None
