"""What the register shows, made of findings and verdicts: dropped and built again it comes out equal.

`project` does some documents anew and touches only the assignments that hang together with them; `rebuild` drops
everything and projects all documents, a batch at a time. Both are the same code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from fullgjort.linking.keys import keys
from fullgjort.linking.link import link
from fullgjort.linking.mention import Linking
from fullgjort_web.register import assignment as summary
from fullgjort_web.register.bodies import BodyIndex
from fullgjort_web.register.codes import give_codes, heirs_of, inherit
from fullgjort_web.register.models import (
    Assignment,
    Document,
    Finding,
    Link,
    MeetingMention,
    Mention,
    MentionKey,
    Part,
    Report,
    SearchRow,
    Verdict,
)
from fullgjort_web.register.recognition import closing_points, day_of, mention_of, restored
from fullgjort_web.register.standing import EffectiveFinding, effective_findings, holding
from fullgjort_web.register.state import DocumentKind, FindingType, Standing
from fullgjort_web.register.swedish import sort_key, stems

BATCH = 50
_CHUNK = 400  # values in one IN (…)
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
        for model in (Link, Report, Part, MentionKey, Mention, Assignment, MeetingMention, SearchRow):
            _drop(model.objects.all())
        ids = list(Document.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), BATCH):
            project(ids[start : start + BATCH])
            if progress:
                progress(min(start + BATCH, len(ids)), len(ids))
    return len(ids)


@transaction.atomic
def project(document_ids: Iterable[int]) -> None:
    """Bring what the register shows of these documents, and of all that hangs together with them, up to date."""
    hold_register()
    ids = sorted(set(document_ids))
    documents = list(Document.objects.filter(pk__in=ids).select_related("body").order_by("pk"))
    bodies = BodyIndex()
    findings = _grouped(Finding.objects.filter(document__in=ids), lambda row: row.document_id)
    verdicts = _grouped(
        Verdict.objects.filter(digest__in=[document.digest for document in documents]), lambda row: row.digest
    )
    old = _forget(ids)
    mentions: list[Mention] = []
    meetings: list[MeetingMention] = []
    searched: list[SearchRow] = []
    for document in documents:
        said = verdicts.get(document.digest, [])
        _show_document(document, said, bodies)
        effective, _ = effective_findings(document, findings.get(document.pk, []), said)
        effective = [finding for finding in effective if finding.standing != Standing.REJECTED]
        mentions.extend(
            mention_of(document, finding, effective, bodies)
            for finding in (*effective, *closing_points(effective))
            if finding.type == FindingType.ASSIGNMENT or finding.attributes.get("place")
        )
        meetings.extend(_meetings(document, effective, bodies))
        searched.append(
            SearchRow(
                document=document,
                day=document.meeting_date,
                stems=" ".join(stems(f"{document.title} {document.name}\n{document.text}")),
            )
        )
    Document.objects.bulk_update(documents, ["kind", "title", "body", "meeting_date", "sort_key"])
    give_codes(mentions)
    Mention.objects.bulk_create(mentions)
    MentionKey.objects.bulk_create(
        MentionKey(mention=mention, key=_key(key)) for mention in mentions for key in keys(restored(mention))
    )
    MeetingMention.objects.bulk_create(meetings)
    SearchRow.objects.bulk_create(searched)
    _carry_codes_on(old, mentions)
    _link_again({mention.pk for mention in mentions} | old.neighbours, old.assignments, bodies)


def _drop(rows: Any) -> None:
    rows._raw_delete(rows.db)


def _key(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:40]


def _grouped(rows: Iterable[Any], by: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    grouped: dict[Any, list[Any]] = {}
    for row in rows:
        grouped.setdefault(by(row), []).append(row)
    return grouped


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    ordered = sorted(values)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


class _Old:
    """What was shown of documents before they are projected anew."""

    def __init__(self) -> None:
        self.assignments: set[int] = set()
        self.neighbours: set[int] = set()  # mentions in other documents that shared an assignment or a key
        self.codes: dict[int, int | None] = {}  # code of each forgotten mention -> its assignment


def _forget(document_ids: list[int]) -> _Old:
    old = _Old()
    gone = Mention.objects.filter(document__in=document_ids)
    rows = list(gone.values_list("pk", "assignment_id", "code_id"))
    if rows:
        gone_ids = {pk for pk, _, _ in rows}
        old.codes = {code: assignment for _, assignment, code in rows}
        old.assignments = {assignment for _, assignment, _ in rows if assignment}
        shared = set(MentionKey.objects.filter(mention__document__in=document_ids).values_list("key", flat=True))
        for chunk in _chunks(shared):
            old.neighbours.update(MentionKey.objects.filter(key__in=chunk).values_list("mention_id", flat=True))
        for chunk in _chunks(old.assignments):
            old.neighbours.update(Mention.objects.filter(assignment__in=chunk).values_list("pk", flat=True))
        old.neighbours -= gone_ids
        for chunk in _chunks(gone_ids):
            _drop(Link.objects.filter(mention__in=chunk))
            _drop(Link.objects.filter(candidate__in=chunk))
            _drop(Report.objects.filter(mention__in=chunk))
            _drop(MentionKey.objects.filter(mention__in=chunk))
        _drop(gone)
    _drop(MeetingMention.objects.filter(document__in=document_ids))
    _drop(SearchRow.objects.filter(document__in=document_ids))
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
    for chunk in _chunks(set(dead.values())):
        for assignment, code in Mention.objects.filter(assignment__in=chunk).values_list("assignment_id", "code_id"):
            remaining.setdefault(assignment, []).append(code)
    for code, assignment in old.codes.items():  # those read again in the same documents remain, too
        if code in live and assignment:
            remaining.setdefault(assignment, []).append(code)
    inherit(dead, {code: min(remaining[a]) for code, a in dead.items() if a in remaining})


def _link_again(start: set[int], old_assignments: set[int], bodies: BodyIndex) -> None:
    """Link all mentions that hang together with `start` anew, and show their assignments anew."""
    together = _closure(start)
    rows: list[Mention] = []
    for chunk in _chunks(together):
        rows.extend(
            Mention.objects.filter(pk__in=chunk)
            .select_related("document", "document__body", "code")
            .defer("document__text", "document__structure")
        )
    gone = old_assignments | {row.assignment_id for row in rows if row.assignment_id}
    for chunk in _chunks(together):
        _drop(Link.objects.filter(mention__in=chunk))
        _drop(Link.objects.filter(candidate__in=chunk))
    for chunk in _chunks(gone):
        _drop(Report.objects.filter(assignment__in=chunk))
        _drop(Part.objects.filter(assignment__in=chunk))
        _drop(Assignment.objects.filter(pk__in=chunk))
    if not rows:
        return
    by_id = {row.recognised_by["id"]: row for row in rows}
    linking = link(restored(row) for row in rows)
    _show(linking, by_id, bodies)


def _closure(start: set[int]) -> set[int]:
    """The mentions that hang together with these through shared keys, themselves among them."""
    known, fresh = set(start), set(start)
    seen_keys: set[str] = set()
    while fresh:
        found: set[str] = set()
        for chunk in _chunks(fresh):
            found.update(MentionKey.objects.filter(mention__in=chunk).values_list("key", flat=True))
        found -= seen_keys
        seen_keys |= found
        fresh = set()
        for chunk in _chunks(found):
            fresh.update(MentionKey.objects.filter(key__in=chunk).values_list("mention_id", flat=True))
        fresh -= known
        known |= fresh
    return known


def _show(linking: Linking, by_id: dict[str, Mention], bodies: BodyIndex) -> None:
    carried: dict[int, list[Any]] = {}
    for chunk in _chunks({row.code_id for row in by_id.values()}):
        for pk, codes in heirs_of(chunk).items():
            carried.setdefault(pk, []).extend(codes)
    # a closing decision that names its assignment by nothing but a § is none of its own
    shown_groups = [g for g in linking.groups if not all(_only_closes(by_id[m.mention.id]) for m in g.members)]
    questions = [question for question in linking.questions if not _only_closes(by_id[question.mention.id])]
    asked = {question.mention.id for question in questions}
    asked |= {candidate.id for question in questions for candidate in question.candidates}
    shown: list[Assignment] = []
    groups: list[list[Mention]] = []
    for group in shown_groups:
        members = [by_id[member.mention.id] for member in group.members]
        for row, member in zip(members, group.members, strict=True):
            row.reason = member.reason
        codes = [row.code for row in members] + [code for row in members for code in carried.get(row.code_id, [])]
        assignment = summary.summarise(members, bodies)
        assignment.code = min(codes, key=lambda code: code.pk).code
        assignment.question = any(member.mention.id in asked for member in group.members)
        shown.append(assignment)
        groups.append(members)
    Assignment.objects.bulk_create(shown, batch_size=200)
    parts: list[Part] = []
    reports: list[Report] = []
    for assignment, members in zip(shown, groups, strict=True):
        for row in members:
            row.assignment = assignment
        parts.extend(summary.parts(assignment, members))
        reports.extend(summary.reports(assignment, members))
    _place(by_id.values())
    Part.objects.bulk_create(parts, batch_size=500)
    Report.objects.bulk_create(reports, batch_size=200)
    Link.objects.bulk_create(
        Link(mention=by_id[question.mention.id], candidate=by_id[candidate.id], reason=question.reason)
        for question in questions
        for candidate in question.candidates
    )


def _only_closes(mention: Mention) -> bool:
    """Whether a mention is a decision point that closes and tells nothing else of its assignment."""
    return bool(mention.attributes.get("place"))


def _place(mentions: Iterable[Mention]) -> None:
    """Write to which assignment each mention belongs and why (Django's bulk_update took a fifth of the import)."""
    rows = [(mention.assignment_id, mention.reason, mention.pk) for mention in mentions]
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE register_mention SET assignment_id = %s, reason = %s WHERE id = %s", rows)


def find_documents(names: Iterable[str]) -> list[int]:
    """The documents that name one of these boards, as their own, as an assignment's giver or in a reference."""
    wanted = Q(pk__in=[])
    for name in names:
        wanted |= Q(attributes__body__iexact=name)
        wanted |= Q(findings__attributes__body__iexact=name)
        wanted |= Q(findings__attributes__giver__iexact=name) | Q(findings__attributes__origin__body__iexact=name)
    return list(Document.objects.filter(wanted).order_by("pk").distinct().values_list("pk", flat=True))
