"""Agencies: what the Government tells an agency to do in a letter that gives assignments under a heading of their own."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.candidate import Candidate
from fullgjort.reading.document import Document

# "3 Uppdrag", "4.2 Särskilda uppdrag": the chapter of a letter that holds its assignments
_CHAPTER = re.compile(r"(?:\d[\d.]*\s+)?(?:särskilda\s|övriga\s|nya\s)?uppdrag\W*$", re.IGNORECASE)
_PARTS_CHAPTERS = re.compile(r"\d+(?:\.\d+)*\.?\s+[A-ZÅÄÖ]|[A-ZÅÄÖ ]{6,}$")
# "Uppdraget ska redovisas senast …", "En delredovisning ska lämnas …": what comes before is an assignment
_TO_BE_REPORTED = re.compile(
    r"\b(?:uppdraget\s(?:ska|skall)\s(?:\w+\s)?(?:del|slut|åter)?(?:redovisas|rapporteras)|"
    r"en\s(?:(?:första|slutlig|muntlig|skriftlig)\s)?(?:del|slut)?redovisning\s(?:av\suppdraget\s)?(?:ska|skall)\s)",
    re.IGNORECASE,
)


def agency_is_told(document: Document, candidate: Candidate) -> bool:
    """Whether "Sjöfartsrådet ska …" at the head of a paragraph gives an assignment: the paragraph says how it is to be
    reported, or stands in the chapter of assignments. What an agency shall do elsewhere in a letter are terms."""
    passage = candidate.passage
    if candidate.start != passage.start:
        return False
    if _TO_BE_REPORTED.search(document.text, candidate.end, passage.end):
        return True
    return _in_chapter_of_assignments(document, passage.start)


def _in_chapter_of_assignments(document: Document, position: int) -> bool:
    """Whether the nearest heading before a position that begins a chapter is the one of assignments."""
    for heading in reversed([h for h in document.headings() if h.start < position]):
        words = document.quote(heading.start, heading.end)
        if _CHAPTER.match(words):
            return True
        if _PARTS_CHAPTERS.match(words) or re.search(r"uppdrag", words, re.IGNORECASE):
            return False
    return False
