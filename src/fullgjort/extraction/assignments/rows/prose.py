"""Prose: what a report tells in a sentence that cites the decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fullgjort.extraction.assignments.report import WEAK_RULES, report_of
from fullgjort.extraction.assignments.rows.cells import giver_of_row
from fullgjort.extraction.finding import Assignment, Certainty, Evidence, Origin, Reference, Words
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section
from fullgjort.extraction.status import read_status
from fullgjort.language.actors import find_actors
from fullgjort.language.sentences import sentences
from fullgjort.reading.document import BlockKind, Document

RULE_PROSE = "row.report-in-prose"
_GOES = re.compile(r"\s(?:har|kommer|arbetar|fortsätter|avser|planerar)\b")
_THE_TASK = re.compile(
    r"(?:Det\s|Detta\s)?[Uu]ppdrag(?:et)?\s(?:\([^)]*\)\s|[^,.;:()]{1,60}\s)?(?:är|har|pågår|kommer|bedöms|löper|beräknas)\b"
)


def told_in_prose(
    document: Document, identity: Identity, section: Section, references: Sequence[Reference], worded: Sequence[int]
) -> Iterator[Assignment]:
    """What a report tells in a sentence that cites the decision to the day and the §: "Ekonomichefen har påbörjat
    översynen (KS 2024-02-06 § 14)". The sentence names the task, and with the rest of its paragraph it is the report."""
    if identity.kind not in ("report_back", "director_report"):
        return
    for block in section.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        cited = [r for r in references if block.start <= r.evidence.start < block.end and r.date and r.paragraph]
        first = next(iter(sentences(document.text, block.start, block.end)), None)
        if first is None or not cited or any(block.start <= place < block.end for place in worded):
            continue
        start, end = first
        inside = [r for r in cited if r.evidence.end <= end and not r.evidence.doubtful]
        words = document.text[start:end]
        actor = next(iter(find_actors(words)), None)
        acts = actor is not None and actor.start == 0 and actor.role in ("office", "unit")
        if len(cited) != 1 or not inside or not words.rstrip().endswith("."):
            continue
        if not ((acts and actor and _GOES.match(words, actor.end)) or _THE_TASK.match(words)):
            continue
        status, evidence, rule = read_status(document.text, start, end)
        if evidence is None or rule in WEAK_RULES:
            continue
        told = report_of(document, identity, start, block.end)
        reference = inside[0].evidence
        origin = Origin(
            "decision",
            Words(reference.start, reference.end, reference.quote),
            inside[0].body,
            inside[0].date,
            inside[0].paragraph,
        )
        yield Assignment(
            evidence=Evidence(
                start,
                end,
                document.quote(start, end),
                RULE_PROSE,
                document.page_at(start),
                Certainty.LIKELY,
            ),
            title=section.title,
            giver=giver_of_row(origin, identity),
            assignee=actor.name if acts and actor else identity.assignee,
            origin=origin,
            due=told[1] if told else (),
            recurrence=told[2] if told else None,
            report=replace(told[0], status=status, evidence=evidence, rule=rule) if told else None,
        )
