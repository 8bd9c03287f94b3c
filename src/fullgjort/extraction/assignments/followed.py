"""Followed tasks: a director's report that tells how "uppdraget" goes, without printing who gave it; and a section about
assignments in which each paragraph names one before its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fullgjort.extraction.assignments.origin import PLAN_NAME
from fullgjort.extraction.assignments.report import report_of
from fullgjort.extraction.finding import Assignment, Certainty, Evidence, Origin, Words
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section
from fullgjort.language.actors import find_actors
from fullgjort.language.lexicon import lexicon
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import BlockKind, Document

RULE = "assignment.followed-task"
RULE_LABELLED = "assignment.named-before-its-answer"

# "… och uppdraget kommer att påbörjas", "Ett uppdragsdirektiv är utarbetat", "ny uppdragsansvarig": a task that goes on
_GOES_ON = re.compile(
    r"(?:^|[.,]\s|\soch\s)uppdraget\s(?:kommer\satt|har\s(?:påbörjats|inletts|slutförts|förlängts)|påbörjas|"
    r"inleds|är\s(?:påbörjat|slutfört|försenat|tilldelat)|pågår|löper|beräknas)\b|"
    r"\buppdragsdirektiv(?:et)?\b|\buppdragsansvarig\b",
    re.IGNORECASE,
)
# "Redovisning av uppdrag", "§ 51 Återrapportering av nämndens uppdrag": a section about assignments of any matter
_OF_ASSIGNMENTS = re.compile(
    r"(?:§\s?\d+\s+)?(?:åter|slut|del)?(?:redovisning|rapportering|koppling)\s+av\s+(?:[\wåäö]+\s+){0,2}uppdrag(?:en)?"
    r"(?:\s+(?:till|från|för)\s+[\wåäö-]+)?\s*",
    re.IGNORECASE,
)
# "Laddstolpar: Arbetet pågår.": the name of the matter, and what is told of it
_LABELLED = re.compile(r"(?P<name>[A-ZÅÄÖ][^.:;!?\n]{3,80}):\s+(?=[A-ZÅÄÖ])")
_NO_NAME = re.compile(
    r"(?:beslut\w*|förslag\w*|bakgrund|ärendet|sammanfattning|bilag\w*|underlag|närvarande|deltar|ordförande|sekreterare|dnr|"
    r"reservation|yrkande\w*|skickas|status|kommentar|svar|ansvarig\w*|uppdrag(?:et)?|datum|plats|tid)\b",
    re.IGNORECASE,
)
_NOTHING_TOLD = re.compile(
    r"\b(?:ingen\s\w*(?:redovisning|rapport\w*)|inget\ssvar)\s(?:har\s)?\w+|\bhar\sinte\sredovisats\b", re.IGNORECASE
)
_PART_OF_A_CASE = ("ärendet", "sammanfattning", "ärendebeskrivning", "beskrivning av ärendet", "redovisning")
_FEWEST = 2  # paragraphs that name an assignment, from which a section is a row of them
_NEED = re.compile(r"\b(?:behov|ska|utred|ta\sfram|uppdrag)", re.IGNORECASE)


def followed_tasks(
    document: Document, identity: Identity, sections: Sequence[Section], found: Sequence[Assignment]
) -> Iterator[Assignment]:
    """The tasks that a director's report follows in a section of their own, and those that a section about assignments
    names before their answers; none where the section already gives one."""
    yield from _labelled(document, identity, sections, found)
    if identity.kind != "director_report":
        return
    for section in sections:
        blocks = [block for block in section.blocks if block.kind is BlockKind.PARAGRAPH]
        if (
            section.title is None
            or not blocks
            or len(section.blocks) > 4
            or any(section.start <= item.evidence.start < section.end for item in found)
        ):
            continue
        spans = [span for block in blocks for span in sentences(document.text, block.start, block.end)]
        sign = next((span for span in spans if _GOES_ON.search(document.text[slice(*span)])), None)
        if sign is None or not spans or not _NEED.search(document.text[slice(*spans[0])]):
            continue
        start, end = spans[0]
        sentence = document.text[start:end]
        plan = PLAN_NAME.search(document.text, start, end)
        giver = next(
            (a.name for a in find_actors(sentence) if a.role == "body" and plan and a.start < plan.end() - start), None
        )
        origin = (
            Origin(
                "plan",
                Words(plan.start(), plan.end(), document.quote(plan.start(), plan.end())),
                lexicon().abbreviation_of(giver or ""),
            )
            if plan
            else Origin()
        )
        subject = re.match(r"(?P<who>[A-ZÅÄÖ][^.,;:]{2,60}?)\s(?:ska|skall|har|kommer)\b", sentence)
        report = report_of(document, identity, start if sign == spans[0] else end, section.end)
        yield Assignment(
            evidence=Evidence(start, end, document.quote(start, end), RULE, document.page_at(start), Certainty.LIKELY),
            title=section.title,
            giver=giver,
            assignee=subject.group("who") if subject and not plan else None,
            origin=origin,
            due=report[1] if report else (),
            report=report[0] if report else None,
        )


def _labelled(
    document: Document, identity: Identity, sections: Sequence[Section], found: Sequence[Assignment]
) -> Iterator[Assignment]:
    """The assignments of sections about assignments in which two paragraphs or more name one before its answer."""
    if identity.kind not in ("minutes", "director_report"):
        return
    about = False
    for section in sections:
        title = section.title.quote if section.title else ""
        about = bool(_OF_ASSIGNMENTS.fullmatch(title)) or (about and title.casefold() in _PART_OF_A_CASE)
        if not about:
            continue
        named = []
        for block in section.blocks:
            match = _LABELLED.match(document.text, block.start, block.end)
            taken = any(block.start <= item.evidence.start < block.end for item in found)
            if block.kind is not BlockKind.TABLE and match and not taken and not _NO_NAME.match(match["name"]):
                named.append((block, match))
        for block, match in named if len(named) >= _FEWEST else ():
            start, end = match.span("name")
            report = report_of(document, identity, match.end(), block.end)
            told = report is not None and not _NOTHING_TOLD.search(document.text, match.end(), block.end)
            yield Assignment(
                evidence=Evidence(
                    start, end, document.quote(start, end), RULE_LABELLED, document.page_at(start), Certainty.LIKELY
                ),
                title=section.title,
                giver=identity.body,
                due=report[1] if report and told else (),
                report=report[0] if report and told else None,
            )
