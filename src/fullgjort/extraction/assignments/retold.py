"""Assignments that a document tells again, with what it tells of them: in the sentence that names one, in a case whose
answer the board takes note of, in a director's report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fullgjort.extraction.answers import notes_an_answer, settles_an_assignment
from fullgjort.extraction.assignments.report import (
    NAMED,
    WEAK_RULES,
    after_references,
    distinct,
    end_of_report,
    report_of,
)
from fullgjort.extraction.case import case_at, cases
from fullgjort.extraction.finding import Assignment, DecisionPoint, Origin, Reference, Report, Words
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.section import Section, section_at
from fullgjort.extraction.status import read_status
from fullgjort.language.sentences import sentence_at
from fullgjort.reading.document import Document

_NAMES = (NAMED, "assignment.a-bodys-task", "assignment.task-of-a-day", "assignment.that-task")
# "Uppdraget att … är klart", "… har lämnats över till", "… fördröjdes av …": the sentence that names it says how it stands
_STANDS = re.compile(
    r"\s(?:(?:är|blev|anses|bedöms|förklaras)\s(?:(?:nu|därmed|ännu|inte|ej|delvis|vara|som|helt)\s){0,3}(?:klar|genomför|slutför|"
    r"avsluta|verkställ|fullgjor|utför|besvara|påbörja|försena|färdig|återrapportera|redovisa|slutredovisa)[a-zåäö]{0,5}\b|"
    r"har\s(?:(?:nu|därmed|ännu|inte|därför|också|tyvärr)\s){0,2}(?:lämnats|överlämnats|skjutits|slutförts|genomförts|påbörjats|inletts|"
    r"fördröjts|försenats|övergått|överförts|avslutats|redovisats|utförts|verkställts|färdigställts)\b|"
    r"(?:flyttas|skjuts|fördröjdes|fortsätter|pågår|utgår|kvarstår|avslutas|avskrivs|slutfördes|genomfördes|redovisades)\b)"
)
# "Uppdraget att … (KS § 88/2022): Kartläggningen är klar": what follows the colon is the answer
_AFTER_NAME = re.compile(r"(?:\)|§\s?\d+(?:/\d{4})?)(:\s)")
_OF_ASSIGNMENT = re.compile(r"uppdraget|återrapport|återredovis|redovisning|återkoppling", re.IGNORECASE)
# "fick i uppdrag", "har uppdragit åt": the assignment was given before
_RETOLD = re.compile(
    r"\b(?:har|hade|fick|gav|gavs|givit|gett|uppdrog|uppdragit|beslutade|beslöt|begärde|efterfrågade|skulle|från\sden)\b",
    re.IGNORECASE,
)


def with_retold_reports(
    document: Document,
    identity: Identity,
    sections: list[Section],
    assignments: Sequence[Assignment],
    points: Sequence[DecisionPoint],
    references: Sequence[Reference],
) -> list[Assignment]:
    """The assignments, in order; those that were given before and have no report yet with what is told of them, and
    those that their case, which tells of nothing else, ends done. What the document itself decides has none."""
    noted = _noted(document, identity, sections, points, assignments)
    told = [item for item in assignments if not _is_in(item, points)]
    alone = [
        item.evidence
        for item in told
        for start, end, _ in noted
        if [other for other in told if start <= other.evidence.start < end] == [item]
    ]
    completed = []
    for index, item in enumerate(assignments):
        decided = _is_in(item, points)
        if item.evidence.doubtful or (decided and item.report is None):
            completed.append(item)
            continue
        point = next((p for start, end, p in noted if start <= item.evidence.start < end), None)
        item = _with_own_origin(item, references)
        before = item
        if item.report is None:
            later = (other for other in assignments[index + 1 :] if other.evidence.start >= item.evidence.end)
            item = _retold(document, identity, sections, item, next(later, None), references, points, point)
        item = _settled(document, item, point) if item.evidence in alone else item
        vague = identity.kind == "decision_memo" and item.report is not None and item.report.status == "unclear"
        completed.append(before if vague else item)  # a memo retells much: only what tells how it stands is an answer
    return completed


def _is_in(item: Assignment, points: Sequence[DecisionPoint]) -> bool:
    """Whether an assignment's words stand in one of the points."""
    return any(p.evidence.start < item.evidence.end and item.evidence.start < p.evidence.end for p in points)


def _with_own_origin(item: Assignment, references: Sequence[Reference]) -> Assignment:
    """An assignment that is told by its name, with the one decision that stands in its words as its origin."""
    if item.evidence.rule not in _NAMES or item.origin.kind != "unknown":
        return item
    cited = [
        r
        for r in references
        if r.paragraph is not None
        and r.date
        and item.evidence.start <= r.evidence.start
        and r.evidence.end <= item.evidence.end
    ]
    if len(cited) != 1:
        return item
    words = Words(cited[0].evidence.start, cited[0].evidence.end, cited[0].evidence.quote)
    return replace(item, origin=Origin("decision", words, cited[0].body, cited[0].date, cited[0].paragraph))


def _noted(
    document: Document,
    identity: Identity,
    sections: list[Section],
    points: Sequence[DecisionPoint],
    assignments: Sequence[Assignment],
) -> list[tuple[int, int, DecisionPoint]]:
    """The cases of minutes in which the board takes note of an answer or ends an assignment, or a memo that proposes it
    and tells of one assignment again: start, end, the point."""
    if identity.kind == "decision_memo":
        proposed = [p for p in points if notes_an_answer(p.evidence.quote) or settles_an_assignment(p.evidence.quote)]
        again = [
            item for item in assignments if item.origin.date and item.origin.paragraph and not _is_in(item, points)
        ]
        return [(0, len(document.text), proposed[-1])] if proposed and len(again) == 1 else []
    if identity.kind != "minutes":
        return []
    found = cases(document, sections, minutes=True)
    ends = [case.start for case in found[1:]] + [len(document.text)]
    noted: dict[int, tuple[int, int, DecisionPoint]] = {}
    for point in points:
        case = case_at(found, point.evidence.start)
        words = point.evidence.quote
        if case is None or point.state != "decided" or not (notes_an_answer(words) or settles_an_assignment(words)):
            continue
        known = noted.get(case.start)
        if known is None or settles_an_assignment(words):
            noted[case.start] = (case.start, ends[found.index(case)], point)
    return list(noted.values())


def _retold(
    document: Document,
    identity: Identity,
    sections: list[Section],
    item: Assignment,
    following: Assignment | None,
    references: Sequence[Reference],
    points: Sequence[DecisionPoint],
    point: DecisionPoint | None,
) -> Assignment:
    """An assignment that was given before, with what is told of it: in the sentence that names it, in a case whose
    answer the board takes note of (`point`), or in a director's report."""
    own = section_at(sections, item.evidence.start)
    if own is None:
        return item
    if item.evidence.rule in _NAMES and (
        after := _AFTER_NAME.search(document.text, item.evidence.start, item.evidence.end)
    ):
        end = end_of_report(document, identity, sections, own, following)
        found = report_of(document, identity, after.end(), end)
        if found is not None:
            evidence = replace(
                item.evidence, end=after.start(1), quote=document.quote(item.evidence.start, after.start(1))
            )
            return replace(item, evidence=evidence, report=found[0], due=distinct(item.due + found[1]))
    if item.evidence.rule in _NAMES:
        left, right = sentence_at(document.text, item.evidence.start, own.start, own.end)
        stands = _STANDS.search(document.text, item.evidence.start + 12, right)
        if stands and document.text[left : item.evidence.start].strip() in ("", "Nämndens", "Styrelsens"):
            status, proof, rule = read_status(document.text, stands.start() + 1, right)
            words = Words(item.evidence.start, right, document.quote(item.evidence.start, right))
            if proof is not None:
                return replace(item, report=Report(words, status, proof, rule=rule))
    if not _was_given(identity, item):
        return item
    cites = bool(item.origin.date and item.origin.paragraph)
    if not cites and (point is None or identity.kind != "minutes"):
        return item
    if point is None and identity.kind != "director_report":
        return item
    limit = following.evidence.start if following else len(document.text)
    beside = [reference for reference in references if reference.evidence.start < limit]
    start = after_references(document, item.evidence.end, beside)
    end = min(
        end_of_report(document, identity, sections, own, following),
        min((p.evidence.start for p in points if p.evidence.start >= start), default=len(document.text)),
    )
    if identity.kind == "decision_memo":
        end = min(end, _end_of_paragraph(own, start))
    found = report_of(document, identity, start, end) if start < end else None
    if found is None:
        if point is None or not item.origin.date or not _OF_ASSIGNMENT.search(point.evidence.quote):
            return item
        words = Words(point.evidence.start, point.evidence.end, point.evidence.quote)
        return replace(item, report=Report(words, "unclear"))
    report, promised, recurrence = found
    if report.rule in WEAK_RULES:
        report = replace(report, status="unclear", evidence=None, rule="")
    return replace(
        item,
        report=report,
        due=distinct(item.due + (promised if not item.due else ())),
        recurrence=item.recurrence or recurrence,
    )


def _end_of_paragraph(own: Section, position: int) -> int:
    """Where the paragraph ends that a position stands in, or the next one where it stands at its end."""
    return next((block.end for block in own.blocks if block.end > position + 2), own.end)


def _was_given(identity: Identity, item: Assignment) -> bool:
    """Whether an assignment is told again: it cites a day or a § of another meeting, or is worded as given before."""
    if item.origin.date and item.origin.date != identity.meeting_date:
        return True
    return bool(_RETOLD.search(item.evidence.quote)) or item.evidence.rule in _NAMES


def _settled(document: Document, item: Assignment, point: DecisionPoint | None) -> Assignment:
    """The assignment, done where its case ends with the board's word that it is."""
    report = item.report
    if report is None or point is None or report.status not in ("unclear", "ongoing"):
        return item
    if not settles_an_assignment(point.evidence.quote):
        return item
    status, evidence, rule = read_status(document.text, point.evidence.start, point.evidence.end)
    return (
        replace(item, report=replace(report, status=status, evidence=evidence, rule=rule)) if status == "done" else item
    )
