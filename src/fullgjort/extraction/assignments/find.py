"""Assignments found in running text: candidates that count, completed with parties, origin, dates and report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from fullgjort.extraction.assignments.agency import agency_is_told
from fullgjort.extraction.assignments.candidate import Candidate, candidates
from fullgjort.extraction.assignments.chapter import with_chapters_boards
from fullgjort.extraction.assignments.completion import complete
from fullgjort.extraction.assignments.context import COUNTS
from fullgjort.extraction.assignments.counting import counts
from fullgjort.extraction.assignments.followed import followed_tasks
from fullgjort.extraction.assignments.later_deadlines import with_later_deadlines
from fullgjort.extraction.assignments.listed import is_listed
from fullgjort.extraction.assignments.once import once_each
from fullgjort.extraction.assignments.report import attach_reports
from fullgjort.extraction.assignments.retold import with_retold_reports
from fullgjort.extraction.assignments.rows.find import find_rows
from fullgjort.extraction.assignments.rows.table import leads_of_tables
from fullgjort.extraction.assignments.span import span_of, with_later_parts
from fullgjort.extraction.case import Case, case_at
from fullgjort.extraction.finding import Assignment, Certainty, DecisionPoint, Reference
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section
from fullgjort.reading.document import BlockKind, Document


def find_assignments(
    document: Document,
    identity: Identity,
    sections: list[Section],
    found_cases: list[Case],
    points: Sequence[DecisionPoint],
    references: Sequence[Reference],
) -> list[Assignment]:
    """The assignments in order; empty where the document gives, cites and reports none."""
    every = _without_terms(document, identity, candidates(document, sections))
    worded = [c.start for c in every if c.context in COUNTS and c.wording.speech in ("gives", "receives", "duty")]
    rows = find_rows(document, identity, sections, references, worded)
    covered = [(row.evidence.start, row.report.words.end if row.report else row.evidence.end) for row in rows]
    covered += leads_of_tables(document, sections, rows)
    found = list(rows)
    all_candidates = [c for c in every if _is_cited_apart(c) or not any(a <= c.start < b for a, b in covered)]
    for index, candidate in enumerate(all_candidates):
        adds = _continues(document, candidate, found, points) and not is_listed(document, identity, candidate)
        if adds or not counts(document, identity, candidate, points):
            continue
        following = next((c for c in all_candidates[index + 1 :] if not _tells_more(candidate, c)), None)
        limit = following.start if following else len(document.text)
        if following and following.rule.name == "assignment.named-task":
            limit = candidate.sentence[1] if following.start < candidate.sentence[1] else limit
        point = next((p for p in points if p.evidence.start <= candidate.start < p.evidence.end), None)
        if point is not None and point.evidence.end < candidate.sentence[1] - 1:
            limit = min(limit, point.evidence.end)  # the next point of the same sentence is decided for itself
        span = span_of(document, candidate, max(limit, candidate.end))
        if identity.kind == "government_assignment":
            next_one = following.sentence[0] if following else limit
            span = with_later_parts(document, span, next_one if next_one > candidate.sentence[0] else limit)
        if len(span.parts) > 1 and all(re.search(r"\([A-ZÅÄÖ]{2,5}\)\.?$", part.quote) for part in span.parts):
            continue  # each item names its own assignee: they are assignments of their own (rows)
        item = complete(
            document, identity, sections, candidate, span, case_at(found_cases, candidate.start), points, references
        )
        found.extend(_apart(document, identity, item))
    if identity.kind == "government_assignment" and any(item.evidence.certainty is Certainty.SURE for item in found):
        found = [
            item for item in found if item.evidence.rule != "assignment.named-task"
        ]  # the page's name, printed again
    found = once_each(found, found_cases)
    found.extend(followed_tasks(document, identity, sections, found))
    found = with_chapters_boards(document, identity, found)
    found = with_later_deadlines(document, identity, sections, found_cases, references, found)
    found = attach_reports(
        document, identity, sections, sorted(found, key=lambda item: item.evidence.start), points, references
    )
    return with_retold_reports(document, identity, sections, found, points, references)


def _without_terms(document: Document, identity: Identity, found: list[Candidate]) -> list[Candidate]:
    """The candidates without what an agency shall do by the terms of a letter, or as part of the assignment that its
    section gives in other words."""
    told = [c for c in found if c.wording.speech != "agency_duty"]
    given = {c.section.start for c in told}
    return [
        c
        for c in found
        if c.wording.speech != "agency_duty"
        or (identity.kind == "government_assignment" and c.section.start not in given and agency_is_told(document, c))
    ]


def _continues(
    document: Document, candidate: Candidate, found: list[Assignment], points: Sequence[DecisionPoint]
) -> bool:
    """Whether a numbered point only adds a duty to the assignment that a point before it gave to the same assignee."""
    if candidate.wording.speech == "follow_up":
        return any(
            candidate.section.start <= item.evidence.start < candidate.start
            and 0 <= candidate.start - item.evidence.end < 900
            for item in found
        )
    if candidate.wording.speech not in ("duty", "point_duty") or candidate.passage.kind is not BlockKind.LIST_ITEM:
        return False
    assignee = (candidate.wording.assignee or "").casefold()
    at_point = any(p.evidence.start <= candidate.start < p.evidence.end for p in points)
    if (
        candidate.wording.speech == "point_duty"
        and at_point
        and any(
            0 <= candidate.start - item.evidence.end < 600 and candidate.section.start <= item.evidence.start
            for item in found
        )
    ):
        return True
    return any(
        item.assignee
        and candidate.section.start <= item.evidence.start
        and any(p.evidence.start <= item.evidence.start < p.evidence.end for p in points)
        and fuzz.ratio(item.assignee.casefold(), assignee) >= 85
        for item in found
    )


def _tells_more(candidate: Candidate, later: Candidate) -> bool:
    """Whether a later wording of the same passage only tells more of the candidate's task: "Direktören ska återkomma"."""
    if later.wording.speech == "follow_up" and later.section == candidate.section:
        return True
    return later.passage == candidate.passage and later.wording.speech in (
        "point_duty",
        "told_duty",
        "was_to",
        "listed_duty",
    )


def _is_cited_apart(candidate: Candidate) -> bool:
    """Whether a sentence within another assignment's report names a task of its own ("Uppdraget att ta fram …")."""
    return candidate.rule.name == "assignment.named-task" and candidate.start == candidate.sentence[0]


def _apart(document: Document, identity: Identity, item: Assignment) -> list[Assignment]:
    """A news summary's sentence over several cases ("i uppdrag att …, att …, samt att …") as the assignments it tells
    of; everything else is one assignment. Reporting back on a task is part of it."""
    bulleted = any(document.text[part.start - 2 : part.start].startswith("\n") for part in item.parts)
    tasks = [
        part
        for part in item.parts
        if not re.match(r"(?:åter|redovis|rapporter|lämna svar|informera)", part.quote, re.IGNORECASE)
    ]
    if identity.kind != "decision_summary" or len(tasks) < 3 or bulleted:
        return [item]
    first = item.parts[0]
    apart = [
        replace(
            item,
            evidence=replace(item.evidence, end=first.end, quote=document.quote(item.evidence.start, first.end)),
            parts=(),
            due=tuple(d for d in item.due if d.words.start < first.end),
        )
    ]
    for part in item.parts[1:]:
        evidence = replace(item.evidence, start=part.start, end=part.end, quote=part.quote)
        apart.append(
            replace(
                item,
                evidence=evidence,
                parts=(),
                due=tuple(d for d in item.due if part.start <= d.words.start < part.end),
            )
        )
    return apart
