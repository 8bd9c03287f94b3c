"""Reports: what the document says about each assignment after its wording, and the status that the words give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fullgjort.extraction.deadlines.find import find_deadlines
from fullgjort.extraction.finding import Assignment, Deadline, DecisionPoint, Reference, Report, Words
from fullgjort.extraction.identity import Identity
from fullgjort.extraction.recurrence import find_recurrence
from fullgjort.extraction.section import Section, section_at
from fullgjort.extraction.status import read_status
from fullgjort.language.sentences import sentence_at, sentences
from fullgjort.reading.document import Document

REPORTING_KINDS = ("report_back", "list")
_REPORTING_TITLE = re.compile(
    r"\b(?:återrapport|avrapport|återredovisning|redovisning av (?:\w+ )?uppdrag)", re.IGNORECASE
)
# What has happened is no promise: "redovisades den 4 december", "har rapporterats i maj"
_PAST = re.compile(
    r"\b(?:[a-zåäö]{3,}(?:ades|rdes|ndes|ltes|ktes|stes|gs)|togs|blev|var|skedde|hölls|har\s[a-zåäö]+(?:ts|t|tt))\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:inleds|påbörjas|startar|startas|börjar|gäller)\b", re.IGNORECASE
)  # a beginning is no deadline
_LEADING = re.compile(
    r"^(?:status|bedömning|svar|återrapportering|återkoppling|redovisning|kommentar|lägesrapport|rapport|läge)\s*:\s*",
    re.IGNORECASE,
)
# Phrases that tell of an assignment's progress only where nothing but assignments is reported
WEAK_RULES = ("status.some-activity",)
# The board itself settles an assignment in the sentence that names it
_CLOSED = re.compile(
    r"\bförklara[rst]?\s(?:\w+\s){0,3}?(?:fullgjort|slutfört|avslutat|genomfört)|\bförklaras\sfullgjort|"
    r"\b(?:avslutas?|avslutat|är\s(?:därmed\s)?(?:genomfört|slutfört|avslutat|fullgjort))\b",
    re.IGNORECASE,
)
# "Åsa Ängström Kommundirektör" below the last answer: who signs the paper
_SIGNED = re.compile(
    r"\n[A-ZÅÄÖ][a-zåäöé]+(?:[ -][A-ZÅÄÖ][a-zåäöé]+){1,3}[\s,]{1,4}[A-ZÅÄÖa-zåäö-]{0,30}(?:[Dd]irektör|[Cc]hef|[Hh]andläggare|"
    r"[Ss]ekreterare|[Ss]trateg|[Oo]rdförande)\s*\Z"
)
NAMED = "assignment.named-task"
# "Kontoret har på nämndens uppdrag räknat båtarna": the sentence that names the assignment says that it is done
_BEHALF = ("assignment.on-behalf-of", "assignment.on-a-bodys-behalf")
_NUMBERED = "row.numbered-task"  # its answer, where it has one, stands in the row


def report_of(
    document: Document, identity: Identity, start: int, end: int
) -> tuple[Report, tuple[Deadline, ...], str | None] | None:
    """The report that stands at a span, with the deadlines it promises and the recurrence it tells of; None for
    a span without words."""
    text = document.text
    while start < end and text[start] in " \n\t,.;:–-":
        start += 1
    label = _LEADING.match(text[start:end])
    start += label.end() if label else 0
    signed = _SIGNED.search(text, start, end)
    end = signed.start() if signed else end
    while end > start and text[end - 1] in " \n\t":
        end -= 1
    if end - start < 3:
        return None
    status, evidence, rule = read_status(text, start, end)
    words = Words(start, end, document.quote(start, end))
    promised = tuple(
        Deadline(
            Words(d.start, d.end, document.quote(d.start, d.end)), d.edtf, d.bound, d.earliest, d.latest, d.kind, d.rule
        )
        for d in find_deadlines(text, start, end, anchor=identity.anchor, loose=True)
        if d.edtf
        and not _PAST.search(text[d.start : d.end])
        and not _BEGINS.search(text[d.start : d.end])
        and not (identity.anchor and d.latest and d.latest < identity.anchor.isoformat())
    )
    recurrence = _recurrence_of_answer(text, start, end)
    return Report(words, status, evidence, rule=rule), promised, recurrence


def _recurrence_of_answer(text: str, start: int, end: int) -> str | None:
    """How often an answer says that it will come: in its first sentences, or where it says how it goes on ("Fortsatt
    uppföljning sker månadsvis"); further down "i tertialrapporten" is about something else."""
    for number, (left, right) in enumerate(sentences(text, start, end)):
        if number < 2 or text[left:right].startswith("Fortsatt"):
            found = find_recurrence(text, left, right)
            if found is not None:
                return found[0]
    return None


def attach_reports(
    document: Document,
    identity: Identity,
    sections: list[Section],
    assignments: list[Assignment],
    points: Sequence[DecisionPoint] = (),
    references: Sequence[Reference] = (),
) -> list[Assignment]:
    """The assignments, each with the report that follows it in its section. A document that gives assignments
    (a decision, a proposal) reports on none of those."""
    completed = []
    for index, item in enumerate(assignments):
        if (item.report is not None or item.evidence.rule == _NUMBERED) or any(
            p.evidence.start < item.evidence.end and item.evidence.start < p.evidence.end for p in points
        ):
            completed.append(item)
            continue
        following = next(
            (other for other in assignments[index + 1 :] if other.evidence.start >= item.evidence.end), None
        )
        completed.append(_with_report(document, identity, sections, item, following, references))
    return completed


def _with_report(
    document: Document,
    identity: Identity,
    sections: list[Section],
    item: Assignment,
    following: Assignment | None,
    references: Sequence[Reference],
) -> Assignment:
    own = section_at(sections, item.evidence.start)
    start = after_references(document, item.evidence.end, references)
    end = end_of_report(document, identity, sections, own, following)
    if item.evidence.rule in _BEHALF:
        start = item.evidence.start
        found = report_of(document, identity, start, min(end, own.end if own else end))
        if found is None:
            return item
        status, evidence, rule = read_status(document.text, item.evidence.start, item.evidence.end)
        report = replace(
            found[0],
            status=status if status != "unclear" else "done",
            evidence=evidence or found[0].evidence,
            rule=rule,
        )
        return replace(item, report=report, due=item.due + found[1])
    if item.evidence.rule == NAMED and _CLOSED.search(item.evidence.quote):
        status, evidence, rule = read_status(document.text, item.evidence.start, item.evidence.end)
        words = Words(item.evidence.start, item.evidence.end, item.evidence.quote)
        return replace(
            item, report=Report(words, "done" if status == "unclear" else status, evidence or words, rule=rule)
        )
    if end <= start:
        return item
    found = report_of(document, identity, start, end)
    if found is None:
        return item
    report, promised, recurrence = found
    if not _is_listed(identity, item) and not _reports_here(document, report):
        return item
    if item.due:  # beside a printed date, only what moves it or tells when the answer comes
        promised = tuple(d for d in promised if _OF_THE_ANSWER.search(_sentence_around(document, report, d)))
    return replace(item, report=report, due=distinct(item.due + promised), recurrence=item.recurrence or recurrence)


def _is_listed(identity: Identity, item: Assignment) -> bool:
    """Whether an assignment is one of those that a list of report-backs takes up, rather than one that an answer
    mentions in passing."""
    if identity.kind not in REPORTING_KINDS:
        return False
    return (
        identity.assignee is None or item.assignee is None or item.assignee.casefold() == identity.assignee.casefold()
    )


_OF_THE_ANSWER = re.compile(
    r"\b(?:uppdraget|redovis\w*|återrapport\w*|återredovis\w*|slutrapport\w*|slutredovis\w*|skjuts|uppskjut\w*|flytta\w*|"
    r"senarelä\w*|försena\w*|förlängd|anstånd)\b",
    re.IGNORECASE,
)


def _sentence_around(document: Document, report: Report, deadline: Deadline) -> str:
    """The sentence of a report in which a deadline stands."""
    span = sentence_at(document.text, deadline.words.start, report.words.start, report.words.end)
    return document.text[slice(*span)]


def _reports_here(document: Document, report: Report) -> bool:
    """Outside lists of report-backs: only where one of the first sentences after the assignment tells its status."""
    if report.evidence is None or report.rule in WEAK_RULES:
        return False
    spans = sentences(document.text, report.words.start, report.words.end)[:4]
    return any(left <= report.evidence.start < right for left, right in spans)


def after_references(document: Document, position: int, references: Sequence[Reference]) -> int:
    """The position after the references that are printed right behind an assignment's wording."""
    for reference in references:
        if position <= reference.evidence.start <= position + 25:
            position = max(position, reference.evidence.end)
    return position


def end_of_report(
    document: Document, identity: Identity, sections: list[Section], own: Section | None, following: Assignment | None
) -> int:
    end = len(document.text)
    if following is not None:
        end = following.evidence.start
        theirs = section_at(sections, end)
        if theirs is not None and theirs is not own:
            end = theirs.start
    if identity.kind not in REPORTING_KINDS and own is not None and not _REPORTING_TITLE.search(identity.title or ""):
        end = min(end, own.end)
    return end


def distinct(deadlines: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Deadlines in order, each place and each value once."""
    kept: list[Deadline] = []
    for deadline in deadlines:
        if not any(d.words.start == deadline.words.start or (d.edtf and d.edtf == deadline.edtf) for d in kept):
            kept.append(deadline)
    return tuple(kept)
