"""Assignments shown anew: mentions linked, summed up, and how they stand on every day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import Q

from fullgjort.following.facts import AssignmentFacts, Tied
from fullgjort.linking.link import link
from fullgjort.linking.mention import Answer, Linking, TieKind
from fullgjort_web.register import assignment as summary
from fullgjort_web.register.bodies import BodyIndex
from fullgjort_web.register.codes import heirs_of
from fullgjort_web.register.facts import facts_of
from fullgjort_web.register.following import PAPERS, Papers, house_rules, spells_of
from fullgjort_web.register.models import (
    Assignment,
    AssignmentCode,
    AssignmentSpell,
    Body,
    Document,
    Link,
    Mention,
    Part,
    Report,
    SignalSpell,
    Tie,
)
from fullgjort_web.register.neighbourhood import Neighbourhood, as_linked, chunks, neighbourhood, place_of


@dataclass(slots=True)
class _Kept:
    """What stays of the old picture: ties and questions between mentions that are not decided anew, and why those
    mentions belong where they do."""

    ties: list[tuple[str, int, int, str]]  # kind, newer mention, older mention, reason
    questions: list[tuple[int, int, str]]
    tied: set[int]  # assignments outside that had a tie with one that is shown anew


def show_again(start: set[int], new: int, old_assignments: set[int], bodies: BodyIndex) -> None:
    """Link the mentions `start` and all that depends on them anew, and show their assignments anew. `new` is how many
    mentions are new or gone."""
    near = neighbourhood(start, new)
    gone = old_assignments | {row.assignment_id for row in near.rows if row.assignment_id}
    kept = _forget(near, gone)
    if not near.rows:
        _respell(kept.tied, bodies)
        return
    known = as_linked(near.rows)
    mentions = [mention for _, mention in known.values()]
    linking = link(mentions, answers=_answers(near), crowded=near.crowded, beside=near.beside)
    shown = _Shown(near, {place: row for place, (row, _) in known.items()}, bodies)
    shown.groups(linking)
    shown.questions(linking, kept)
    shown.ties(linking, kept)
    shown.spells()
    _respell(kept.tied | shown.tied_outside, bodies)


def show_absences(documents: Iterable[tuple[int | None, str, Any]], bodies: BodyIndex) -> None:
    """Look anew at the assignments that a paper can make vanish. `documents` are the papers that came or went as
    (board, kind, day): those that stood in the board's paper before, and those that wait for one."""
    wanted: set[int] = set()
    for body, kind, day in {row for row in documents if row[0] and row[1] in PAPERS and row[2]}:
        line = [body, *Body.objects.filter(successor=body).values_list("pk", flat=True)]
        before = (
            Document.objects.filter(body__in=line, kind=kind, meeting_date__lt=day)
            .order_by("-meeting_date")
            .values_list("meeting_date", flat=True)
            .first()
        )
        told = Q(document__body__in=line, document__kind=kind, document__meeting_date__in=[day, before or day])
        wanted.update(Mention.objects.filter(told, assignment__isnull=False).values_list("assignment_id", flat=True))
        waiting = Assignment.objects.filter(body__in=line, outcome="").filter(
            Q(status="transferred") | Q(recurrence="each_meeting")
        )
        named = SignalSpell.objects.filter(name__in=("redirected_missing", "recurring_missing"), since__lt=day)
        wanted.update(waiting.exclude(pk__in=named.values("assignment_id")).values_list("pk", flat=True))
    _respell(wanted, bodies)


def _forget(near: Neighbourhood, gone: set[int]) -> _Kept:
    """Drop the assignments and all that was shown of them; what stays is remembered."""
    kept = _Kept([], [], set())
    mentions = {row.pk for row in near.rows}
    for chunk in chunks(gone):
        for tie in Tie.objects.filter(Q(newer__in=chunk) | Q(older__in=chunk)):
            kept.tied.update({tie.newer_id, tie.older_id} - gone)
            if tie.mention_id not in near.anew and tie.other_id not in near.anew:
                kept.ties.append((tie.kind, tie.mention_id, tie.other_id, tie.reason))
            tie.delete()
    for chunk in chunks(mentions):
        for question in Link.objects.filter(Q(mention__in=chunk) | Q(candidate__in=chunk)):
            if question.mention_id not in near.anew:
                kept.questions.append((question.mention_id, question.candidate_id, question.reason))
            question.delete()
    for chunk in chunks(gone):
        for model in (Report, Part, AssignmentSpell, SignalSpell):
            drop(model.objects.filter(assignment__in=chunk))
        drop(Assignment.objects.filter(pk__in=chunk))
    return kept


def drop(rows: Any) -> None:
    """Delete rows that nothing else leads to, without asking what does."""
    rows._raw_delete(rows.db)


def _answers(near: Neighbourhood) -> list[Answer]:
    """What people answered; and mentions that only are looked at stay in the assignment they are in."""
    told = [
        Answer(row.recognised_by["id"], place_of(row.answer["candidate"]) if row.answer["candidate"] else None)
        for row in near.rows
        if row.answer
    ]
    settled: dict[int, str] = {}
    said = {answer.mention for answer in told}
    for row in sorted(near.rows, key=lambda row: row.recognised_by["id"]):
        if row.pk in near.anew or not row.assignment_id or row.recognised_by["id"] in said:
            continue
        told.append(Answer(row.recognised_by["id"], settled.setdefault(row.assignment_id, row.recognised_by["id"])))
    return told


class _Shown:
    """The assignments that are shown anew."""

    def __init__(self, near: Neighbourhood, by_place: dict[str, Mention], bodies: BodyIndex) -> None:
        self._near, self._by_place, self._bodies = near, by_place, bodies
        self._by_id = {row.pk: row for row in near.rows}
        self._members: list[tuple[Assignment, AssignmentFacts, list[Mention]]] = []
        self._ties: dict[int, list[Tied]] = {}
        self.tied_outside: set[int] = set()

    def groups(self, linking: Linking) -> None:
        """Sum up each group that tells more than that something is closed."""
        carried: dict[int, list[Any]] = {}
        for chunk in chunks({row.code_id for row in self._near.rows}):
            for pk, codes in heirs_of(chunk).items():
                carried.setdefault(pk, []).extend(codes)
        asked = self._asked(linking)
        for group in linking.groups:
            members = [self._by_place[member.mention.id] for member in group.members]
            for row, member in zip(members, group.members, strict=True):
                if row.pk in self._near.anew or not row.assignment_id:
                    row.reason = member.reason
                row.assignment = None
            if all(map(_only_closes, members)):
                continue  # a closing decision that names its assignment by nothing but a § is none of its own
            assignment, facts = summary.summed_up(members, self._bodies)
            assignment.code = min(
                (_age(row, code), code.code) for row in members for code in (row.code, *carried.get(row.code_id, []))
            )[1]
            assignment.question = any(row.pk in asked for row in members)
            self._members.append((assignment, facts, members))
        Assignment.objects.bulk_create([assignment for assignment, _, _ in self._members], batch_size=200)
        parts: list[Part] = []
        reports: list[Report] = []
        for assignment, facts, members in self._members:
            for row in members:
                row.assignment = assignment
            parts.extend(summary.parts(assignment, members))
            reports.extend(summary.reports(assignment, members, facts))
        _place(self._near.rows)
        Part.objects.bulk_create(parts, batch_size=500)
        Report.objects.bulk_create(reports, batch_size=200)

    def _asked(self, linking: Linking) -> set[int]:
        found: set[int] = set()
        for question in linking.questions:
            row = self._by_place[question.mention.id]
            if not _only_closes(row):
                found.update({row.pk, *(self._by_place[candidate.id].pk for candidate in question.candidates)})
        return found

    def questions(self, linking: Linking, kept: _Kept) -> None:
        """Keep the questions that linking leaves to a person."""
        rows = [(mention, candidate, reason) for mention, candidate, reason in kept.questions]
        for question in linking.questions:
            row = self._by_place[question.mention.id]
            if row.pk in self._near.anew and not _only_closes(row):
                rows.extend((row.pk, self._by_place[c.id].pk, question.reason) for c in question.candidates)
        alive = _alive({pk for mention, candidate, _ in rows for pk in (mention, candidate)}, self._by_id)
        Link.objects.bulk_create(
            Link(mention_id=mention, candidate_id=candidate, reason=reason)
            for mention, candidate, reason in rows
            if mention in alive and candidate in alive
        )

    def ties(self, linking: Linking, kept: _Kept) -> None:
        """Keep the ties between assignments, and what the signals need to know of them."""
        rows = list(kept.ties)
        for tie in linking.ties:
            newer, older = self._by_place[tie.mention.id], self._by_place[tie.other.id]
            if newer.pk in self._near.anew or older.pk in self._near.anew:
                rows.append((tie.kind.value, newer.pk, older.pk, tie.reason))
        ends = {pk for _, newer, older, _ in rows for pk in (newer, older)}
        mentions = self._by_id | {row.pk: row for row in _mentions(ends - set(self._by_id))}
        made = []
        for kind, newer_pk, older_pk, reason in dict.fromkeys(rows):
            newer, older = mentions.get(newer_pk), mentions.get(older_pk)
            if newer is None or older is None or newer.assignment is None or older.assignment is None:
                continue
            if newer.assignment_id == older.assignment_id:
                continue
            made.append(
                Tie(
                    kind=kind, newer=newer.assignment, older=older.assignment, mention=newer, other=older, reason=reason
                )
            )
            self._tie(kind, newer, older)
        Tie.objects.bulk_create(made, batch_size=200)

    def _tie(self, kind: str, newer: Mention, older: Mention) -> None:
        assert newer.assignment
        assert older.assignment
        shown = {assignment.pk for assignment, _, _ in self._members}
        for one, other, is_newer in ((newer, older, True), (older, newer, False)):
            if one.assignment_id not in shown:
                self.tied_outside.add(one.assignment_id)
                continue
            self._ties.setdefault(one.assignment_id, []).append(tied(kind, newer, other.assignment, newer=is_newer))

    def spells(self) -> None:
        """Keep how each assignment stands on every day, and its signals."""
        papers, rules = Papers(Body.objects.select_related("successor")), house_rules()
        situations: list[AssignmentSpell] = []
        signals: list[SignalSpell] = []
        for assignment, facts, _ in self._members:
            facts = replace(facts, id=assignment.code, ties=tuple(self._ties.get(assignment.pk, ())))
            some, noticed = spells_of(assignment, facts, papers, rules)
            situations.extend(some)
            signals.extend(noticed)
        AssignmentSpell.objects.bulk_create(situations, batch_size=500)
        SignalSpell.objects.bulk_create(signals, batch_size=500)


def tied(kind: str, mention: Mention, other: Assignment, *, newer: bool) -> Tied:
    """A tie as a fact of one of its two assignments; `mention` is that of the newer one, which tells it."""
    document = mention.document
    return Tied(
        day=mention.day,
        learnt=document.learnt_at.date() if document.learnt_at else None,
        document=document.digest,
        name=document.name,
        start=mention.start,
        quote=mention.quote,
        kind=TieKind(kind).value,
        other=other.code,
        newer=newer,
        other_closed=other.closed_on or other.closing_on,
    )


def _respell(assignments: set[int], bodies: BodyIndex) -> None:
    """Work out anew how these assignments stand, which are linked as they were."""
    papers, rules = Papers(Body.objects.select_related("successor")), house_rules()
    for chunk in chunks(assignments):
        by_assignment: dict[int, list[Mention]] = {}
        for row in _mentions_of(chunk):
            by_assignment.setdefault(row.assignment_id, []).append(row)
        ties: dict[int, list[Tied]] = {}
        for tie in Tie.objects.filter(Q(newer__in=chunk) | Q(older__in=chunk)).select_related(
            "newer", "older", "mention__document"
        ):
            ties.setdefault(tie.newer_id, []).append(tied(tie.kind, tie.mention, tie.older, newer=True))
            ties.setdefault(tie.older_id, []).append(tied(tie.kind, tie.mention, tie.newer, newer=False))
        drop(AssignmentSpell.objects.filter(assignment__in=chunk))
        drop(SignalSpell.objects.filter(assignment__in=chunk))
        situations: list[AssignmentSpell] = []
        signals: list[SignalSpell] = []
        for assignment in Assignment.objects.filter(pk__in=chunk).select_related("body").order_by("pk"):
            facts = facts_of(assignment, by_assignment.get(assignment.pk, []), ties.get(assignment.pk, ()))
            some, noticed = spells_of(assignment, facts, papers, rules)
            situations.extend(some)
            signals.extend(noticed)
        AssignmentSpell.objects.bulk_create(situations, batch_size=500)
        SignalSpell.objects.bulk_create(signals, batch_size=500)


def _mentions_of(assignments: Iterable[int]) -> Iterable[Mention]:
    return (
        Mention.objects.filter(assignment__in=list(assignments))
        .select_related("document", "document__body", "code")
        .defer("document__text", "document__structure")
    )


def _mentions(wanted: Iterable[int]) -> Iterable[Mention]:
    for chunk in chunks(wanted):
        yield from (
            Mention.objects.filter(pk__in=chunk)
            .select_related("document", "assignment")
            .defer("document__text", "document__structure")
        )


def _alive(wanted: set[int], known: dict[int, Mention]) -> set[int]:
    found = wanted & set(known)
    for chunk in chunks(wanted - found):
        found.update(Mention.objects.filter(pk__in=chunk).values_list("pk", flat=True))
    return found


def _only_closes(mention: Mention) -> bool:
    """Whether a mention is a decision point that closes and tells nothing else of its assignment."""
    return bool(mention.attributes.get("place"))


def _age(mention: Mention, code: AssignmentCode) -> tuple[int, str, str, int]:
    """The code of the place that gives it comes first, then those of places that are no longer found, then the oldest:
    by the places alone, so that the order of import makes no difference."""
    year = code.code.partition("-")[0]
    known = year.isdecimal() and len(year) == 4
    rank = 1 if code.pk != mention.code_id else 0 if mention.role == Mention.Role.GIVEN else 2
    return (rank, year if known else "9999", code.digest, code.start)


def _place(mentions: Iterable[Mention]) -> None:
    """Write to which assignment each mention belongs and why (Django's bulk_update took a fifth of the import)."""
    rows = [(mention.assignment_id, mention.reason, mention.pk) for mention in mentions]
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE register_mention SET assignment_id = %s, reason = %s WHERE id = %s", rows)
