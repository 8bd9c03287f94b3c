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
from fullgjort.extraction.finding import Assignment, DecisionPoint, Reference, Report, Words
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
    those that their case ends done. What the document itself decides has none."""
    noted = _noted(document, identity, sections, points)
    completed = []
    for index, item in enumerate(assignments):
        decided = any(p.evidence.start < item.evidence.end and item.evidence.start < p.evidence.end for p in points)
        if item.evidence.doubtful or (decided and item.report is None):
            completed.append(item)
            continue
        point = next((p for start, end, p in noted if start <= item.evidence.start < end), None)
        if item.report is None:
            later = (other for other in assignments[index + 1 :] if other.evidence.start >= item.evidence.end)
            item = _retold(document, identity, sections, item, next(later, None), references, points, point)
        completed.append(item if decided else _settled(document, item, point))
    return completed


def _noted(
    document: Document, identity: Identity, sections: list[Section], points: Sequence[DecisionPoint]
) -> list[tuple[int, int, DecisionPoint]]:
    """The cases of minutes in which the board takes note of an answer or ends an assignment: start, end, the point."""
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
    if item.evidence.rule in _NAMES:
        left, right = sentence_at(document.text, item.evidence.start, own.start, own.end)
        stands = _STANDS.search(document.text, item.evidence.start + 12, right)
        if stands and document.text[left : item.evidence.start].strip() in ("", "Nämndens", "Styrelsens"):
            status, evidence, rule = read_status(document.text, stands.start() + 1, right)
            words = Words(item.evidence.start, right, document.quote(item.evidence.start, right))
            if evidence is not None:
                return replace(item, report=Report(words, status, evidence, rule=rule))
    if not _was_given(identity, item):
        return item
    if point is None and not (identity.kind == "director_report" and (item.origin.date or item.origin.paragraph)):
        return item
    start = after_references(document, item.evidence.end, references)
    end = min(
        end_of_report(document, identity, sections, own, following),
        min((p.evidence.start for p in points if p.evidence.start >= start), default=len(document.text)),
    )
    found = report_of(document, identity, start, end) if start < end else None
    if found is None:
        if point is None:
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
    if not settles_an_assignment(point.evidence.quote) or not _was_given_alone(item, point):
        return item
    status, evidence, rule = read_status(document.text, point.evidence.start, point.evidence.end)
    return (
        replace(item, report=replace(report, status=status, evidence=evidence, rule=rule)) if status == "done" else item
    )


def _was_given_alone(item: Assignment, point: DecisionPoint) -> bool:
    """Whether the point that ends an assignment may mean this one: it stands apart from its words."""
    return not (point.evidence.start < item.evidence.end and item.evidence.start < point.evidence.end)
