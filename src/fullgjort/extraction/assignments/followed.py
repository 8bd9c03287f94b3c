"""Followed tasks: a director's report that tells how "uppdraget" goes, without printing who gave it."""

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

# "… och uppdraget kommer att påbörjas", "Ett uppdragsdirektiv är utarbetat", "ny uppdragsansvarig": a task that goes on
_GOES_ON = re.compile(
    r"(?:^|[.,]\s|\soch\s)uppdraget\s(?:kommer\satt|har\s(?:påbörjats|inletts|slutförts|förlängts)|påbörjas|"
    r"inleds|är\s(?:påbörjat|slutfört|försenat|tilldelat)|pågår|löper|beräknas)\b|"
    r"\buppdragsdirektiv(?:et)?\b|\buppdragsansvarig\b",
    re.IGNORECASE,
)
_NEED = re.compile(r"\b(?:behov|ska|utred|ta\sfram|uppdrag)", re.IGNORECASE)


def followed_tasks(
    document: Document, identity: Identity, sections: Sequence[Section], found: Sequence[Assignment]
) -> Iterator[Assignment]:
    """The tasks that a director's report follows in a section of their own; none where the section already gives one."""
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
