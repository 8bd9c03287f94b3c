"""Origin: where an assignment comes from, as the document prints it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from fullgjort.extraction.case import Case
from fullgjort.extraction.finding import Origin, Reference, Words
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.lexicon import lexicon
from fullgjort.reading.document import Document

_START = attrgetter("evidence.start")

_PLAN = re.compile(
    r"\b(?:(?:regionens|kommunens|nämndens|styrelsens|regionstyrelsens|kommunstyrelsens|den|"
    r"landstingets)\s)?(?:(?!(?:från|i|av|enligt|ur|om|till|för|med)\s)[a-zåäö]+\s)?"
    r"(?:strategiska?\splan(?:en)?|stabsplan(?:en)?|finansplan(?:en)?|verksamhetsplan(?:en)?|regionplan(?:en)?|"
    r"nämndplan(?:en)?|planen(?=\sför\s(?:19|20)\d\d)|(?:19|20)\d\d\sårs\s\w*(?:plan|budget)(?:en)?|"
    r"flerårsplan(?:en)?|(?:nämndens|styrelsens|bolagets)\splan|\w*budgeten|\w+program(?:met)?(?=\s(?:ingår|"
    r"innehåller|anger))|treårsplan(?:en)?|divisionsplan(?:en)?|(?:mål\soch\s)?budget(?:en)?(?=\s(?:för\s)?(?:19|"
    r"20)\d\d)|(?:region|kommun)?styrelsens\splan)(?![a-zåäö])"
    r"(?:\s(?:för\s)?(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?",
    re.IGNORECASE,
)


def decided_origin(identity: Identity, case: Case | None, body: str | None, state: str) -> Origin:
    """The origin of an assignment that the document itself decides or proposes: the § it stands under, and the
    meeting's day where the decision is made there."""
    abbreviation = lexicon().abbreviation_of(body) if body else None
    # what a board proposes to the assembly in its minutes is decided at another meeting, under another §
    minutes = identity.kind in ("minutes", "decision_summary") and state != "proposed"
    day = identity.meeting_date if minutes else None
    return Origin(
        "decision",
        case.words if case and minutes else None,
        abbreviation or body,
        day,
        case.paragraph if case and minutes else None,
    )


def cited_origin(document: Document, references: Sequence[Reference], start: int, end: int) -> Origin | None:
    """The origin that a sentence or a row prints: the first reference with a date or a § in it."""
    first = None
    for number in range(bisect_left(references, start, key=_START), len(references)):
        reference = references[number]
        if reference.evidence.start >= end:
            break
        if not reference.evidence.doubtful and (reference.date or reference.paragraph):
            first = reference
            break
    if first is None:
        return None
    return Origin(
        "decision",
        Words(first.evidence.start, first.evidence.end, first.evidence.quote),
        first.body,
        first.date,
        first.paragraph,
    )


def plan_origin(document: Document, section: Section, start: int, end: int, *, own: bool = False) -> Origin | None:
    """The plan that the sentence, or else (unless `own`) the section's heading or lead-in, names as the source."""
    for left, right in ((start, end), *(() if own else ((section.start, min(section.start + 400, end)),))):
        match = _PLAN.search(document.text, left, right)
        if match:
            return Origin(
                "plan", Words(match.start(), match.end(), document.quote(match.start(), match.end())), None, None, None
            )
    return None


def own_plan_origin(document: Document, identity: Identity, references: Sequence[Reference]) -> Origin:
    """The plan that the document is: its name in the title, and the decision that adopted it ("Fastställd av
    regionfullmäktige den 24 november 2021, § 119")."""
    title = _PLAN.search(document.text, 0, 400)
    words = Words(title.start(), title.end(), document.quote(title.start(), title.end())) if title else None
    adopted = next(
        (
            r
            for r in references
            if r.evidence.start < 900
            and r.date
            and (
                re.search(
                    r"\b(?:fastställ|anta|beslut|godkän)\w*\b[^.]{0,60}$",
                    document.text[max(0, r.evidence.start - 70) : r.evidence.start + 12],
                    re.IGNORECASE,
                )
                or re.search(r"\b(?:fastställde|antog|godkände)\s\w*(?:plan|budget)", r.evidence.quote, re.IGNORECASE)
            )
        ),
        None,
    )
    if adopted is None:
        return Origin("plan", words, None, identity.meeting_date, None)
    return Origin("plan", words, adopted.body, adopted.date, adopted.paragraph)


PLAN_NAME = _PLAN


# "Uppdrag ur strategisk plan", "2 Uppdrag från fullmäktige": a chapter's heading, also where levels of heading are lost
_CHAPTER = re.compile(r"(?:\d[\d.]*\s)?uppdrag\s(?:ur|från|enligt|i)\b", re.IGNORECASE)


def _chapter_above(document: Document, sections: list[Section], section: Section, level: int) -> Section | None:
    """The section whose heading stands over the section's own: of a higher level, or one that says so where the file
    has lost its levels and only sections about assignments stand between."""
    for other in reversed([s for s in sections if s.start < section.start and s.heading is not None]):
        text = document.text[other.start : other.end]
        if other.heading is not None and (other.heading.level < level or _CHAPTER.match(text)):
            return other
        if not re.search(r"uppdrag", text, re.IGNORECASE):
            return None
    return None


def chapters_origin(document: Document, identity: Identity, sections: list[Section], section: Section) -> Origin | None:
    """The plan that a report's chapter takes its assignments from ("Uppdrag ur strategisk plan 2019–2021"), for an
    assignment in a section under it; None where the chapter names none."""
    own = section.heading
    if identity.kind not in ("director_report", "report_back") or own is None:
        return None
    chapter = _chapter_above(document, sections, section, own.level)
    if chapter is None or not re.search(r"uppdrag", document.text[chapter.start : chapter.end], re.IGNORECASE):
        return None
    plan = plan_origin(document, chapter, chapter.start, min(chapter.end, chapter.start + 400))
    if plan is None or plan.body is not None:
        return plan
    bodies = (a for a in find_actors(document.text, chapter.start, min(chapter.end, chapter.start + 400)))
    giver = next((a.name for a in bodies if a.role == "body" and not a.genitive), None)
    return replace(plan, body=lexicon().abbreviation_of(giver) or giver) if giver else plan
