"""The whole register as lines of JSON, sorted, without surrogate ids and clock times: two registers are equal when
these are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch

from fullgjort_web.register.models import (
    Assignment,
    AssignmentCode,
    Body,
    Document,
    Event,
    Failure,
    Finding,
    MeetingMention,
    Mention,
    Recommendation,
    Report,
    SignalSpell,
    Tie,
    Verdict,
)

_ASSIGNMENT_FIELDS = [
    "code",
    "title",
    "wording",
    "giver",
    "assignee",
    "unit",
    "origin_kind",
    "origin_text",
    "origin_body",
    "origin_date",
    "origin_paragraph",
    "given_on",
    "year",
    "first_due_words",
    "first_due_edtf",
    "first_due_latest",
    "due_words",
    "due_edtf",
    "due_bound",
    "due_kind",
    "due_earliest",
    "due_latest",
    "recurrence",
    "moves",
    "status",
    "reports",
    "reported_on",
    "heard_on",
    "promised",
    "listed_on",
    "outcome",
    "closed_on",
    "closing_on",
    "drift_months",
    "standing",
    "proposed_only",
    "doubtful",
    "to_check",
    "question",
    "mentions_count",
]


_TAKEN_BACK = ("withdrawn", "returned")


def canonical() -> Iterator[str]:
    """One line for each board, document, failure, verdict, event, code, assignment and recommendation, in an order that
    depends on nothing but them. Texts and their structure stand as SHA-256: the documents' bytes give them again.
    That a document was taken back and returned stands in its history and not here, where the register is compared.

    Lines are made one at a time: memory does not grow with the register."""
    for body in Body.objects.order_by("slug"):
        in_use = body.added_by or body.documents.exists() or body.assignments.exists() or body.meeting_mentions.exists()
        if in_use:
            yield _line("body", slug=body.slug, name=body.name, abbreviation=body.abbreviation, kind=body.kind,
                        other_names=body.other_names, added_by=body.added_by)  # fmt: skip
    digests = Document.everything.order_by("digest").values_list("digest", flat=True)
    for digest in digests.iterator(chunk_size=500):
        document = Document.everything.select_related("body").get(digest=digest)
        yield _line(
            "document",
            digest=digest,
            name=document.name,
            source=document.source,
            file_kind=document.file_kind,
            size=document.size,
            text_length=len(document.text),
            text_digest=_digest(document.text),
            structure_digest=_digest(_text(document.structure)),
            notes=document.notes,
            attributes=document.attributes,
            ruleset=document.ruleset,
            shown={
                "kind": document.kind,
                "title": document.title,
                "body": document.body.slug if document.body else None,
                "meeting_date": document.meeting_date,
            },
            withdrawn=document.withdrawn_at is not None,
            findings=_findings(document),
            signals=_signals(document.signals.all()),
            meetings=sorted(
                MeetingMention.objects.filter(document=document).values_list("body__slug", "day", "held", "minutes")
            ),
        )
    for failure in Failure.objects.order_by("name", "digest", "source"):
        yield _line("failure", name=failure.name, digest=failure.digest, source=failure.source,
                    reason=failure.reason, why=failure.why, advice=failure.advice)  # fmt: skip
    for verdict in Verdict.objects.order_by("pk").iterator():
        yield _line(
            "verdict",
            digest=verdict.digest,
            type=verdict.type,
            place=[verdict.start, verdict.end],
            quote=verdict.quote,
            act=verdict.act,
            field=verdict.field,
            value=verdict.value,
            by=verdict.by,
            note=verdict.note,
            undoes=Verdict.objects.filter(digest=verdict.digest, pk__lt=verdict.undoes_id).count()
            if verdict.undoes_id
            else None,
        )
    withdrawn = set(Document.everything.filter(withdrawn_at__isnull=False).values_list("digest", flat=True))
    for event in Event.objects.order_by("digest", "pk").iterator():  # as they were learnt, document by document
        if event.kind in _TAKEN_BACK and (event.kind == "returned" or event.digest not in withdrawn):
            continue
        yield _line("event", kind=event.kind, happened_on=event.happened_on, actor=event.actor, digest=event.digest,
                    place=[event.start, event.end], payload=event.payload)  # fmt: skip
    for code in AssignmentCode.objects.order_by("code").select_related("heir").iterator():
        yield _line("code", code=code.code, heir=code.heir.code if code.heir else None, digest=code.digest,
                    place=[code.start, code.end], quote=code.quote)  # fmt: skip
    rows = (
        Assignment.objects.order_by("code")
        .select_related("body", "listed_body")
        .defer("stems")
        .prefetch_related(
            "parts",
            Prefetch(
                "mentions",
                Mention.objects.select_related("code")
                .defer("attributes")
                .prefetch_related("questions__candidate__assignment"),
            ),
            "spells",
            "signals",
            Prefetch("ties_to_older", Tie.objects.select_related("older")),
            "mentions__document",
            Prefetch("report_rows", Report.objects.select_related("document")),
        )
    )
    codes = Assignment.objects.order_by("code").values_list("pk", flat=True)
    batch: list[int] = []
    for pk in codes.iterator(chunk_size=500):
        batch.append(pk)
        if len(batch) == 200:
            yield from map(_assignment, rows.filter(pk__in=batch))
            batch = []
    yield from map(_assignment, rows.filter(pk__in=batch))
    for row in Recommendation.objects.select_related("document", "body").order_by("document__digest", "start", "end"):
        yield _recommendation(row)


def _recommendation(row: Recommendation) -> str:
    steps = row.steps.select_related("document", "mention__assignment")
    return _line(
        "recommendation",
        digest=row.document.digest,
        place=[row.start, row.end],
        quote=row.quote,
        kind=row.kind,
        source=row.source,
        to=row.to,
        body=row.body.slug if row.body else None,
        about=row.about,
        day=row.day,
        steps=sorted(
            (
                [s.kind, s.document.digest, s.start, s.end, s.day, s.reason,
                 s.mention.assignment.code if s.mention and s.mention.assignment else None]
                for s in steps
            ),
            key=_text,
        ),
        signals=_signals(row.signals.all()),
    )  # fmt: skip


def _signals(rows: Iterable[SignalSpell]) -> list[Any]:
    return sorted(([s.name, s.since, s.until, s.why, s.act, s.start, s.quote] for s in rows), key=_text)


def _findings(document: Document) -> list[Any]:
    found = [
        [f.start, f.end, f.type, f.quote, f.page, f.rule, f.certainty, f.doubtful, f.attributes]
        for f in Finding.objects.filter(document=document)
    ]
    return sorted(found, key=_text)


def _assignment(row: Assignment) -> str:
    return _line(
        "assignment",
        **{name: getattr(row, name) for name in _ASSIGNMENT_FIELDS},
        body=row.body.slug if row.body else None,
        listed_body=row.listed_body.slug if row.listed_body else None,
        sort_key=bytes(row.sort_key).hex(),
        parts=[part.words for part in row.parts.all()],
        mentions=sorted(
            (
                [
                    m.document.digest,
                    m.start,
                    m.end,
                    m.role,
                    m.day,
                    m.standing,
                    m.reason,
                    m.code.code,
                    sorted(
                        q.candidate.assignment.code for q in m.questions.all() if q.candidate.assignment_id is not None
                    ),
                ]
                for m in row.mentions.all()
            ),
            key=_text,
        ),
        said=sorted(
            (
                [r.document.digest, r.start, r.end, r.status, r.evidence, r.unit, r.day, r.standing, r.parts_answered]
                for r in row.report_rows.all()
            ),
            key=_text,
        ),
        spells=sorted(
            (
                [s.since, s.until, s.state, s.status, s.due_words, s.due_latest, s.heard_on, s.reports, s.moves]
                for s in row.spells.all()
            ),
            key=_text,
        ),
        signals=_signals(row.signals.all()),
        ties=sorted([t.kind, t.older.code, t.reason] for t in row.ties_to_older.all()),
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _line(row: str, /, **values: Any) -> str:
    return _text({"row": row, **values})
