"""What the register shows, made of findings and verdicts: dropped and built again it comes out equal.

`project` does some documents anew and touches only the assignments that hang together with them; `rebuild` drops
everything and projects all documents, a batch at a time. Both are the same code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from fullgjort_web.register import recommendations, sums
from fullgjort_web.register.bodies import BodyIndex
from fullgjort_web.register.codes import give_codes, inherit
from fullgjort_web.register.made import note_other_making
from fullgjort_web.register.models import (
    Assignment,
    AssignmentSpell,
    Document,
    Finding,
    Link,
    MeetingMention,
    Mention,
    MentionKey,
    Part,
    Report,
    SearchRow,
    SignalSpell,
    Tie,
    TreatedCase,
    Verdict,
)
from fullgjort_web.register.neighbourhood import chunks, key_rows, neighbours_of_gone
from fullgjort_web.register.recognition import closing_points, day_of, mention_of
from fullgjort_web.register.showing import drop, show_absences, show_again
from fullgjort_web.register.standing import EffectiveFinding, effective_findings, holding
from fullgjort_web.register.state import DocumentKind, FindingType, Standing
from fullgjort_web.register.swedish import sort_key, stems
from fullgjort_web.register.treated import assignments_in_cases, treated_cases

BATCH = 50
_SHOWN = (
    *(Link, Tie, Report, Part, SignalSpell, AssignmentSpell, MentionKey, Mention, Assignment, MeetingMention),
    TreatedCase,
    SearchRow,
)
_REGISTER = 0x66756C6C  # the number that PostgreSQL's advisory lock of the register has: "full"


def hold_register() -> None:
    """None, when no other transaction changes what the register shows: on PostgreSQL until this one ends. SQLite has
    one writer at a time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_REGISTER])


def rebuild(progress: Callable[[int, int], None] | None = None) -> int:
    """The number of documents projected, after the whole projection was dropped. One transaction: a reader sees the
    old register or the new one. `progress` is told how many of how many are done."""
    with transaction.atomic():
        hold_register()
        recommendations.rebuild_from_nothing()
        for model in _SHOWN:
            drop(model.objects.all())
        ids = list(Document.everything.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), BATCH):
            project(ids[start : start + BATCH])
            if progress:
                progress(min(start + BATCH, len(ids)), len(ids))
    return len(ids)


@transaction.atomic
def project(document_ids: Iterable[int]) -> None:
    """Bring what the register shows of these documents, and of all that hangs together with them, up to date."""
    hold_register()
    note_other_making()
    ids = sorted(set(document_ids))
    documents = list(Document.everything.filter(pk__in=ids).select_related("body").order_by("pk"))
    bodies = BodyIndex()
    findings = _grouped(Finding.objects.filter(document__in=ids), lambda row: row.document_id)
    verdicts = _grouped(
        Verdict.objects.filter(digest__in=[document.digest for document in documents]), lambda row: row.digest
    )
    followed = recommendations.forget(ids)
    old = _forget(ids)
    papers = _papers(documents)
    mentions: list[Mention] = []
    meetings: list[MeetingMention] = []
    searched: list[SearchRow] = []
    treated: list[TreatedCase] = []
    for document in documents:
        said = verdicts.get(document.digest, [])
        _show_document(document, said, bodies)
        if document.withdrawn_at:
            continue
        effective, _ = effective_findings(document, findings.get(document.pk, []), said)
        effective = [finding for finding in effective if finding.standing != Standing.REJECTED]
        mentions.extend(
            mention_of(document, finding, effective, bodies)
            for finding in (*effective, *closing_points(effective))
            if finding.type == FindingType.ASSIGNMENT or finding.attributes.get("place")
        )
        meetings.extend(_meetings(document, effective, bodies))
        treated.extend(treated_cases(document, effective))
        searched.append(
            SearchRow(
                document=document,
                day=document.meeting_date,
                stems=" ".join(stems(f"{document.title} {document.name}\n{document.text}")),
            )
        )
    Document.everything.bulk_update(documents, ["kind", "title", "body", "meeting_date", "sort_key"])
    give_codes(mentions)
    Mention.objects.bulk_create(mentions)
    MentionKey.objects.bulk_create((row for mention in mentions for row in key_rows(mention)), batch_size=1000)
    MeetingMention.objects.bulk_create(meetings)
    SearchRow.objects.bulk_create(searched)
    TreatedCase.objects.bulk_create(treated, batch_size=500)
    _carry_codes_on(old, mentions)
    changed = {mention.pk for mention in mentions}
    done = show_again(changed | old.neighbours, len(changed) + len(old.codes), old.assignments, bodies)
    sums.project(documents)
    recommendations.project([document for document in documents if not document.withdrawn_at], bodies, followed)
    again = assignments_in_cases(old.cases | {row.key for row in treated})
    show_absences([*papers, *_papers(documents)], done, old.tied | again)


def _grouped(rows: Iterable[Any], by: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    grouped: dict[Any, list[Any]] = {}
    for row in rows:
        grouped.setdefault(by(row), []).append(row)
    return grouped


def _papers(documents: Iterable[Document]) -> list[tuple[int | None, str, Any]]:
    """The papers that these documents are: board, kind, day."""
    return [(document.body_id, document.kind, document.meeting_date) for document in documents]


class _Old:
    """What was shown of documents before they are projected anew."""

    def __init__(self) -> None:
        self.assignments: set[int] = set()
        self.neighbours: set[int] = set()  # mentions in other documents that shared an assignment or a key
        self.tied: set[int] = set()  # assignments that lose a tie with them, or a question about them
        self.cases: set[str] = set()  # keys of the cases that they treat
        self.codes: dict[int, int | None] = {}  # code of each forgotten mention -> its assignment


def _forget(document_ids: list[int]) -> _Old:
    old = _Old()
    gone = Mention.objects.filter(document__in=document_ids)
    rows = list(gone.values_list("pk", "assignment_id", "code_id"))
    if rows:
        gone_ids = {pk for pk, _, _ in rows}
        old.codes = {code: assignment for _, assignment, code in rows}
        old.assignments = {assignment for _, assignment, _ in rows if assignment}
        old.neighbours.update(neighbours_of_gone(gone_ids))
        for chunk in chunks(old.assignments):
            old.neighbours.update(Mention.objects.filter(assignment__in=chunk).values_list("pk", flat=True))
        old.neighbours -= gone_ids
        for chunk in chunks(gone_ids):
            for model in (Link, Tie):
                end = "candidate" if model is Link else "other"
                for rows in (model.objects.filter(mention__in=chunk), model.objects.filter(**{f"{end}__in": chunk})):
                    ends = ("newer", "older") if model is Tie else ("mention__assignment", "candidate__assignment")
                    old.tied.update(pk for pair in rows.values_list(*ends) for pk in pair if pk)
                    drop(rows)
            drop(Report.objects.filter(mention__in=chunk))
            drop(MentionKey.objects.filter(mention__in=chunk))
        drop(gone)
    cases = TreatedCase.objects.filter(document__in=document_ids)
    old.cases = set(cases.values_list("key", flat=True))
    drop(cases)
    drop(MeetingMention.objects.filter(document__in=document_ids))
    drop(SearchRow.objects.filter(document__in=document_ids))
    return old


def _show_document(document: Document, verdicts: list[Verdict], bodies: BodyIndex) -> None:
    """Set a document's projected columns from what was read and what people said."""
    told = dict(document.attributes)
    for verdict in holding(verdicts):
        if verdict.type == "document" and verdict.act == Verdict.Act.CORRECT:
            told[verdict.field] = verdict.value
    document.kind = told.get("kind") if told.get("kind") in DocumentKind.values else DocumentKind.OTHER.value
    document.title = told.get("title") or ""
    document.body = bodies.named(told.get("body"))
    document.meeting_date = day_of(told.get("meeting_date"))
    document.sort_key = sort_key(document.title or document.name)


def _meetings(document: Document, findings: list[EffectiveFinding], bodies: BodyIndex) -> list[MeetingMention]:
    """The meeting that a document is from, and those it cites to the day."""
    found: dict[tuple[int, date], MeetingMention] = {}
    if document.body and document.meeting_date:
        found[document.body.pk, document.meeting_date] = MeetingMention(
            document=document,
            body=document.body,
            day=document.meeting_date,
            held=True,
            minutes=document.kind in (DocumentKind.MINUTES, DocumentKind.DECISION_SUMMARY),
        )
    for finding in findings:
        cited = finding.attributes
        if finding.type == FindingType.ASSIGNMENT:
            cited = cited.get("origin") or {}
        elif finding.type != FindingType.REFERENCE:
            continue
        day = day_of(cited.get("date"))
        body = bodies.giver(cited.get("body")) if day and cited.get("body") and not finding.doubtful else None
        if day and body:
            found.setdefault((body.pk, day), MeetingMention(document=document, body=body, day=day))
    return list(found.values())


def _carry_codes_on(old: _Old, mentions: list[Mention]) -> None:
    """Where a mention is gone and others of its assignment remain, its code lives on in the oldest of them."""
    live = {mention.code_id for mention in mentions}
    dead = {code: assignment for code, assignment in old.codes.items() if code not in live and assignment}
    if not dead:
        return
    remaining: dict[int, list[int]] = {}
    for chunk in chunks(set(dead.values())):
        for assignment, code in Mention.objects.filter(assignment__in=chunk).values_list("assignment_id", "code_id"):
            remaining.setdefault(assignment, []).append(code)
    for code, assignment in old.codes.items():  # those read again in the same documents remain, too
        if code in live and assignment:
            remaining.setdefault(assignment, []).append(code)
    inherit(dead, {code: min(remaining[a]) for code, a in dead.items() if a in remaining})


def find_documents(names: Iterable[str]) -> list[int]:
    """The documents that name one of these boards, as their own, as an assignment's giver or in a reference."""
    wanted = Q(pk__in=[])
    for name in names:
        wanted |= Q(attributes__body__iexact=name)
        wanted |= Q(findings__attributes__body__iexact=name)
        wanted |= Q(findings__attributes__giver__iexact=name) | Q(findings__attributes__origin__body__iexact=name)
    return list(Document.objects.filter(wanted).order_by("pk").distinct().values_list("pk", flat=True))
