"""The register for other programs, as it stood on a day: the shape of docs/register.schema.json, one assignment at a
time, so that memory does not grow with the register."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone

from fullgjort.following.anchors import anchored
from fullgjort.following.facts import AssignmentFacts, Closed, Tied
from fullgjort.following.moves import course
from fullgjort_web.register.asked import asked_about
from fullgjort_web.register.facts import closed_as_known, facts_of, learnt
from fullgjort_web.register.following import Papers, house_rules, noticed
from fullgjort_web.register.models import (
    Assignment,
    Body,
    Document,
    Link,
    Mention,
    Recommendation,
    RecommendationStep,
    SignalSpell,
    Tie,
)
from fullgjort_web.register.showing import tied
from fullgjort_web.register.state import DocumentKind

BATCH = 200
_GIVING = ("given", "proposed", "cited")


def pieces(day: date, known: date | None = None) -> Iterator[str]:
    """The JSON text in pieces. `known` leaves out what the register learnt after that day (None: it knows all)."""
    yield "{\n" + f'"day": "{day.isoformat()}",\n'
    for key, rows in (
        ("assignments", assignments(day, known)),
        ("recommendations", recommendations(day, known)),
        ("documents", documents(day, known)),
    ):
        yield f'"{key}": ['
        for number, row in enumerate(rows):
            yield (",\n" if number else "\n") + json.dumps(row, ensure_ascii=False)
        yield "\n]" + ("\n}\n" if key == "documents" else ",\n")


def assignments(day: date, known: date | None = None) -> Iterator[dict[str, Any]]:
    """Each assignment that was known of on the day, by its code; doubtful ones are questions and left out."""
    papers, bodies = Papers(Body.objects.select_related("successor"), known), Body.objects.in_bulk()
    codes = list(Assignment.objects.filter(doubtful=False).order_by("code").values_list("pk", flat=True))
    for start in range(0, len(codes), BATCH):
        chunk = codes[start : start + BATCH]
        mentions = _mentions(chunk)
        ties = _ties(chunk, known)
        questions = _questions(chunk, day, known)
        asked = asked_about(chunk)
        rows = Assignment.objects.filter(pk__in=chunk).defer("stems").order_by("code")
        held = SignalSpell.objects.filter(since__lte=day, until__gt=day).order_by("since", "name")
        for row in rows.prefetch_related(Prefetch("signals", queryset=held, to_attr="noticed")):
            row.body = bodies.get(row.body_id) if row.body_id else None
            told = [m for m in mentions.get(row.pk, []) if _said(m, day) and _learnt(m.document, known)]
            if not told:
                continue
            some = ties.get(row.pk, [])
            facts = facts_of(row, told, [fact for fact, _, _ in some])
            facts = replace(facts, **asked.told_in(row.pk, facts)).as_of(day, known)
            facts = anchored(facts, papers.around(facts), house_rules())
            signals = row.noticed if known is None else noticed(facts, papers, day, house_rules())
            yield _assignment(row, told, facts, some, questions.get(row.pk, []), signals, day)


def _assignment(
    row: Assignment,
    told: list[Mention],
    facts: AssignmentFacts,
    ties: list[tuple[Tied, str, str]],
    questions: list[tuple[str, str]],
    signals: list[SignalSpell],
    day: date,
) -> dict[str, Any]:
    dates = course(facts)
    due = dates.current
    meetings = {mention.document.digest: mention.document.meeting_date for mention in told}
    return {
        "id": row.code,
        "title": row.title,
        "wording": row.wording,
        "parts": list(facts.parts),
        "giver": row.giver or None,
        "assignee": facts.assignee or None,
        "origin": {
            "kind": row.origin_kind,
            "body": row.origin_body or None,
            "date": row.origin_date or None,
            "paragraph": row.origin_paragraph,
            "text": row.origin_text or None,
        },
        "due": {"edtf": due.edtf or "", "words": due.words} if due and due.words else None,
        "recurrence": row.recurrence or None,
        "given": [
            {"document": m.document.name, "quote": m.quote, "kind": _kind(m)}
            for m in told
            if m.role in _GIVING and not m.attributes.get("closes") and not m.attributes.get("place")
        ],
        "reports": [
            {
                "document": report.name,
                "quote": report.quote,
                "status": report.status,
                "parts_answered": list(report.answers),
                "meeting_date": _day(meetings.get(report.document)),
            }
            for report in facts.reports
        ],
        "moves": [
            {"document": m.name, "from_edtf": m.from_edtf, "to_edtf": m.to_edtf, "reason": m.reason}
            for m in dates.moves
        ],
        "ties": [
            {"kind": tie.kind, "other": tie.other, "state": "linked", "reason": reason}
            for tie, _, reason in ties
            if tie.newer and tie in facts.ties
        ]
        + [{"kind": "same", "other": other, "state": "question", "reason": reason} for other, reason in questions],
        "closed": _closed(facts.closings),
        "signals": [{"name": s.name, "since": _day(s.since), "why": s.why} for s in signals],
    }


def recommendations(day: date, known: date | None = None) -> Iterator[dict[str, Any]]:
    """Each recommendation that was given up to the day, with what became of it."""
    rows = (
        Recommendation.objects.filter(Q(day__isnull=True) | Q(day__lte=day))
        .select_related("document")
        .defer("document__text", "document__structure")
        .order_by("day", "document__digest", "start")
        .prefetch_related(
            Prefetch(
                "steps",
                RecommendationStep.objects.select_related("document", "mention__assignment")
                .defer("document__text", "document__structure")
                .order_by("day", "document__digest", "start"),
            ),
            Prefetch(
                "signals",
                SignalSpell.objects.filter(since__lte=day, until__gt=day)
                .select_related("document")
                .defer("document__text", "document__structure")
                .order_by("since"),
            ),
        )
    )
    for row in rows.iterator(chunk_size=BATCH):
        if not _learnt(row.document, known):
            continue
        steps = [
            step for step in row.steps.all() if (step.day is None or step.day <= day) and _learnt(step.document, known)
        ]
        codes = [
            step.mention.assignment.code
            for step in steps
            if step.kind == RecommendationStep.Kind.ASSIGNMENT and step.mention and step.mention.assignment
        ]
        yield {
            "document": row.document.name,
            "quote": row.quote,
            "to": row.to or None,
            "about": row.about or None,
            "answers": [_place(step) for step in steps if step.kind == RecommendationStep.Kind.ANSWER],
            "assignments": sorted(set(codes)),
            "reports": _reports_of(codes, day, known),
            "came_back_in": [_place(step) for step in steps if step.kind == RecommendationStep.Kind.CAME_BACK],
            "signals": [
                {"name": s.name, "since": _day(s.since), "why": s.why}
                for s in row.signals.all()
                if s.document is None or _learnt(s.document, known)
            ],
        }


def documents(day: date, known: date | None = None) -> Iterator[dict[str, Any]]:
    """Each document that the register rests on, with what is noticed in it."""
    rows = (
        Document.objects.filter(Q(meeting_date__isnull=True) | Q(meeting_date__lte=day))
        .select_related("body")
        .defer("text", "structure", "attributes")
        .order_by("name", "digest")
        .prefetch_related(Prefetch("signals", SignalSpell.objects.filter(since__lte=day, until__gt=day)))
    )
    for row in rows.iterator(chunk_size=BATCH):
        if _learnt(row, known):
            yield {
                "document": row.name,
                "digest": row.digest,
                "kind": row.kind,
                "title": row.title or None,
                "body": row.body.name if row.body else None,
                "date": _day(row.meeting_date),
                "signals": [{"name": s.name, "since": _day(s.since), "why": s.why} for s in row.signals.all()],
            }


def _mentions(chunk: list[int]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    rows = (
        Mention.objects.filter(assignment__in=chunk)
        .select_related("document", "document__body")
        .defer("document__text", "document__structure", "recognised_by")
    )
    for row in sorted(rows, key=lambda m: (m.day is None, m.day or date.min, m.document.digest, m.start)):
        found.setdefault(row.assignment_id, []).append(row)
    return found


def _ties(chunk: list[int], known: date | None) -> dict[int, list[tuple[Tied, str, str]]]:
    """The ties of assignments, each with the other's code and the reason; whether the other was closed as was known."""
    found: dict[int, list[tuple[Tied, str, str]]] = {}
    rows = Tie.objects.filter(Q(newer__in=chunk) | Q(older__in=chunk)).select_related(
        "newer", "older", "mention__document", "other__document"
    )
    rows = rows.order_by("kind", "newer__code", "older__code")
    closed: dict[int, date | None] = {}
    if known is not None:
        others = sorted({pk for row in rows for pk in (row.newer_id, row.older_id)})
        told = [_mentions(others[start : start + BATCH]) for start in range(0, len(others), BATCH)]
        closed = {pk: closed_as_known(some, known) for batch in told for pk, some in batch.items()}
    for row in rows:
        for one, other, newer in ((row.newer, row.older, True), (row.older, row.newer, False)):
            if one.pk in chunk:
                fact = tied(row.kind, row.mention, other, newer=newer)
                days = [one for one in (fact.learnt, learnt(row.other.document)) if one]
                fact = replace(fact, learnt=max(days, default=None))  # both must have been read
                if known is not None:
                    fact = replace(fact, other_closed=closed.get(other.pk))
                found.setdefault(one.pk, []).append((fact, other.code, row.reason))
    return found


def _questions(chunk: list[int], day: date, known: date | None) -> dict[int, list[tuple[str, str]]]:
    """The questions that could be asked on the day, each with the other's code and the reason."""
    found: dict[int, list[tuple[str, str]]] = {}
    rows = Link.objects.filter(mention__assignment__in=chunk, candidate__assignment__isnull=False)
    rows = rows.select_related("mention__document", "candidate__document", "candidate__assignment")
    for row in rows.order_by("candidate__assignment__code"):
        if not all(_said(one, day) and _learnt(one.document, known) for one in (row.mention, row.candidate)):
            continue
        pair = (row.candidate.assignment.code, row.reason)
        asked = found.setdefault(row.mention.assignment_id, [])
        if pair not in asked:
            asked.append(pair)
    return found


def _reports_of(codes: list[str], day: date, known: date | None) -> list[dict[str, Any]]:
    if not codes:
        return []
    found = []
    for assignment in (
        Assignment.objects.filter(code__in=codes).order_by("code").prefetch_related("report_rows__document")
    ):
        for report in assignment.report_rows.all():
            if (report.day is None or report.day <= day) and _learnt(report.document, known):
                found.append((report.day or date.max, report.document.name, report.start, report.quote))
    return [{"document": name, "quote": quote} for _, name, _, quote in sorted(found)]


def _kind(mention: Mention) -> str:
    if mention.role == "given":
        return "summary" if mention.document.kind == DocumentKind.DECISION_SUMMARY else "decided"
    return "proposed" if mention.role == "proposed" else "cited"


def _closed(closings: tuple[Closed, ...]) -> dict[str, Any] | None:
    """The decision that closes; one that was read before what a person wrote by hand, for it can be looked up."""
    if not closings:
        return None
    last = sorted(closings, key=lambda one: (bool(one.document), one.day or date.min))[-1]
    return {"document": last.name or None, "date": _day(last.day), "paragraph": last.paragraph}


def _place(step: RecommendationStep) -> dict[str, str]:
    return {"document": step.document.name, "quote": step.quote}


def _said(mention: Mention, day: date) -> bool:
    return mention.day is None or mention.day <= day


def _learnt(document: Document, known: date | None) -> bool:
    """Whether the register had read a document on a day."""
    if known is None or document.learnt_at is None:
        return True
    return document.learnt_at <= timezone.make_aware(datetime.combine(known, time.max))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day and day > date.min else None
