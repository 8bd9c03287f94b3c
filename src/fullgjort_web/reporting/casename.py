"""A heading for an assignment: what the case is called in the documents, else the task in few words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fullgjort_web.reporting.wording import sentence_case

LONGEST = 90  # characters of a heading made from the wording
LONGEST_TITLE = 160  # characters of a title as printed
_NUMBERED = re.compile(r"^(?:§\s*\d+\s*[.:–-]?\s*|\d+(?:\.\d+)*[.)]?\s+)")
_OF_FORM = re.compile(
    r"(?:förslag(?:\s+till)?\s+)?(?:till\s+)?(?:beslut|uppdrag|protokoll|ärendet|bakgrund|sammanfattning|ärende)\W*"
    r"|(?:beslutsförslag|återrapportering|särskilda\s+uppdrag|uppdrag\s+till\s+\w+|yttrande|bilaga|inledning)\W*"
    r"|återrapportering\s+av\s+.*|ansvarig\s+avdelning\b.*|.{0,60}\bbeslutar(?:\s+att)?\W*",
    re.IGNORECASE | re.DOTALL,
)
_FROM_CASE = re.compile(r"från\s+ärendet:?\s+[\"”“](.+?)[\"”“]?", re.IGNORECASE)
_NEXT = re.compile(r"(?<=[a-zåäö0-9)])[.:;]\s|,?\s(?:samt|och)\s(?:\d\.\s)?att\s|,\satt\s|\s[•·]\s")
_TASK = re.compile(r"\b(?:i\s+uppdrag|uppdra(?:r|s)?\s+(?:åt|till)\s+[\w-]+|uppdraget\s+är)\s+att\s+", re.IGNORECASE)


def case_name(titles: Iterable[str], wording: str) -> str:
    """The first title that names a case ("Beslut" and "Förslag till beslut" do not), without its § number; else the
    task as worded, cut between words after at most 90 characters."""
    for title in titles:
        name = _NUMBERED.sub("", " ".join(title.split())).rstrip(" .:")
        if from_case := _FROM_CASE.fullmatch(name):
            name = from_case[1]
        if name and not _OF_FORM.fullmatch(name):
            return _cut(name, LONGEST_TITLE)
    return task_in_short(wording)


def task_in_short(wording: str) -> str:
    """The task of a wording without who gives it to whom, cut after its first sentence or att-clause, or after 90 characters."""
    text = " ".join(wording.split()).lstrip("•·–- ")
    found = _TASK.search(text)
    text = _NEXT.split(text[found.end() :] if found else text, maxsplit=1)[0].strip(" .:;,•·–-")
    return sentence_case(_cut(text, LONGEST))


def _cut(text: str, longest: int) -> str:
    """The text, cut between words where it is longer."""
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0].rstrip(' ,;:–-')} …"
