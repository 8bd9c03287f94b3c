"""The shape in which findings leave the library: the evaluation guide's JSON, with anchors, rule and certainty added."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fullgjort.extraction.finding import (
    Assignment,
    Deadline,
    DecisionPoint,
    Evidence,
    Figure,
    Findings,
    Grant,
    Recommendation,
    Reference,
    Report,
    Words,
)
from fullgjort.extraction.literal import literal

Json = dict[str, Any]


def to_json(findings: Findings) -> Json:
    """A dictionary in the guide's shape; ready for json.dumps. Keys beyond the guide's: anchors (start, end, page),
    rule, certainty, ruleset, digest. Quotes stand in one piece in the file (`extraction.literal`)."""
    findings = literal(findings)
    return {
        "document": findings.document,
        "digest": findings.digest,
        "ruleset": findings.ruleset,
        "kind": findings.kind,
        "title": findings.title,
        "body": findings.body,
        "meeting_date": findings.meeting_date,
        "header": asdict(findings.header),
        "assignments": [assignment_json(item) for item in findings.assignments],
        "recommendations": [_recommendation(item) for item in findings.recommendations],
        "decision_points": [_decision_point(item) for item in findings.decision_points],
        "references": [_reference(item) for item in findings.references],
        "figures": [_figure(item) for item in findings.figures],
        "grants": [_grant(item) for item in findings.grants],
    }


def _evidence(evidence: Evidence) -> Json:
    shape: Json = {
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "page": evidence.page,
        "rule": evidence.rule,
        "certainty": str(evidence.certainty),
    }
    if evidence.doubtful:
        shape["doubtful"] = True
    return shape


def _span(words: Words | None) -> list[int] | None:
    return [words.start, words.end] if words else None


def assignment_json(item: Assignment) -> Json:
    """One assignment in the guide's shape."""
    return {
        **_evidence(item.evidence),
        "title": item.title.quote if item.title else None,
        "parts": [part.quote for part in item.parts],
        "part_spans": [_span(part) for part in item.parts],
        "giver": item.giver,
        "assignee": item.assignee,
        "origin": {
            "kind": item.origin.kind,
            "text": item.origin.words.quote if item.origin.words else None,
            "span": _span(item.origin.words),
            "body": item.origin.body,
            "date": item.origin.date,
            "paragraph": item.origin.paragraph,
        },
        "due": [_deadline(deadline) for deadline in item.due],
        "recurrence": item.recurrence,
        "report": _report(item.report) if item.report else None,
        "reports": [_report(report) for report in item.reports],
    }


def _deadline(item: Deadline) -> Json:
    return {
        "quote": item.words.quote,
        "span": _span(item.words),
        "edtf": item.edtf,
        "bound": item.bound,
        "earliest": item.earliest,
        "latest": item.latest,
        "due_kind": item.kind,
        "rule": item.rule,
    }


def _report(item: Report) -> Json:
    words = item.words.quote.split()
    return {
        "quote_start": " ".join(words[:12]),
        "quote_end": " ".join(words[-8:]),
        "span": _span(item.words),
        "status": item.status,
        "evidence": item.evidence.quote if item.evidence else None,
        "evidence_span": _span(item.evidence),
        "date": item.date,
        "unit": item.unit,
        "rule": item.rule,
    }


def _recommendation(item: Recommendation) -> Json:
    return {**_evidence(item.evidence), "from": item.source, "to": item.to, "about": item.about, "kind": item.kind}


def _decision_point(item: DecisionPoint) -> Json:
    return {
        **_evidence(item.evidence),
        "number": item.number,
        "body": item.body,
        "state": item.state,
        "creates_assignment": item.creates_assignment,
        "paragraph": item.paragraph,
        **(
            {"answer": {**_report(item.answer.report), "of_assignment": item.answer.of_assignment}}
            if item.answer
            else {}
        ),
    }


def _reference(item: Reference) -> Json:
    return {
        **_evidence(item.evidence),
        "body": item.body,
        "date": item.date,
        "paragraph": item.paragraph,
        "case_number": item.case_number,
    }


def _figure(item: Figure) -> Json:
    return {
        **_evidence(item.evidence),
        "value": item.value,
        "unit": item.unit,
        "subject": item.subject,
        "period": item.period,
        "hedge": item.hedge,
    }


def _grant(item: Grant) -> Json:
    return {
        **_evidence(item.evidence),
        "name": item.name,
        "year": item.year,
        "national_total_msek": item.national_total_msek,
        "region_amount_msek": item.region_amount_msek,
        "hedge": item.hedge,
    }
