"""Assignments shown anew: mentions linked, summed up, and how they stand on every day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Exists, Model, OuterRef, Q

from fullgjort.following.anchors import Leaning, leans_on_meeting
from fullgjort.following.facts import AssignmentFacts, Tied
from fullgjort.linking.link import link
from fullgjort.linking.mention import Answer, Linking, TieKind
from fullgjort.linking.mention import Mention as LinkMention
from fullgjort.linking.ties import STRENGTH
from fullgjort_web.register import assignment as summary
from fullgjort_web.register.asked import asked_about
from fullgjort_web.register.bodies import BodyIndex, predecessors
from fullgjort_web.register.codes import heirs_of
from fullgjort_web.register.facts import facts_of, learnt
from fullgjort_web.register.following import IS_PAPER, PAPERS, Papers, dated, house_rules, spells_of
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
from fullgjort_web.register.neighbourhood import Neighbourhood, chosen_for, chunks, neighbourhood, rows_of
from fullgjort_web.register.recognition import restored
from fullgjort_web.register.state import DocumentKind, SignalName

type _TieRow = tuple[tuple[str, int, int, str], tuple[int, int]]
"""A tie (kind, newer mention, older mention, reason) and the assignments that it ties, by id."""


@dataclass(slots=True)
class _Stood:
    """What was shown before: ties as (kind, newer mention, older mention, reason) by id and the assignments they tied,
    and questions as (mention, candidate, reason) by id."""

    ties: dict[int, tuple[tuple[str, int, int, str], tuple[int, int]]]
    questions: dict[int, tuple[int, int, str]]


def show_again(start: set[int], new: int, old_assignments: set[int], bodies: BodyIndex) -> set[int]:
    """Link the mentions `start` and all that depends on them anew, and show anew the assignments that are another than
    before. `new` is how many mentions are new or gone, `old_assignments` had some of those that are gone. Returns the
    assignments whose spells were worked out."""
    near = neighbourhood(start, new)
    answers, turned = _answers(near)
    mentions = {row.pk: restored(row) for row in near.rows}
    linking = link(
        [*mentions.values(), *(one.known for one in near.around)],
        answers=answers,
        crowded=near.crowded,
        beside=near.beside,
        around=frozenset(one.known.id for one in near.around),
    )
    shown = _Shown(near, mentions, linking, bodies)
    standing = old_assignments | shown.joined | {row.assignment_id for row in near.rows if row.assignment_id}
    stood = _stood(shown.rows, standing)
    shown.groups(linking, stood, standing, old_assignments | turned)
    shown.questions(linking, stood)
    shown.ties(linking, stood)
    shown.spells()
    respelt = shown.tied_anew | (shown.asked_anew - shown.made)
    _respell(respelt)
    return shown.made | respelt


def show_absences(documents: Iterable[tuple[int | None, str, Any]], done: set[int], untied: Iterable[int] = ()) -> None:
    """Look anew at the assignments that a paper can make vanish. `documents` are the papers that came or went as
    (board, kind, day): those that stood in the board's paper before, and those that wait for one. `done` were looked at
    already, `untied` are others that have lost a tie."""
    wanted = set(untied)
    papers = {(body, kind, day) for body, kind, day in documents if body and kind in PAPERS and day}
    lines = predecessors() if papers else {}
    for body, kind, day in papers:
        if kind == DocumentKind.MINUTES:
            continue  # nothing is missing in minutes
        line = [body, *lines.get(body, ())]
        before = (
            Document.objects.filter(IS_PAPER, body__in=line, kind=kind, meeting_date__lt=day)
            .order_by("-meeting_date")
            .values_list("meeting_date", flat=True)
            .first()
        )
        told = Q(document__body__in=line, document__kind=kind, document__meeting_date__in=[day, before or day])
        wanted.update(Mention.objects.filter(told, assignment__isnull=False).values_list("assignment_id", flat=True))
        if kind in _WAITING:
            told, name = _WAITING[kind]
            named = SignalSpell.objects.filter(assignment=OuterRef("pk"), name=name, since__lt=day)
            waiting = Assignment.objects.filter(told, body__in=line, outcome="").exclude(Exists(named))
            wanted.update(waiting.values_list("pk", flat=True))
    for body in {body for body, _, _ in papers}:
        line = [body, *lines.get(body, ())]
        wanted |= _drafts(line, {day for one, kind, day in papers if one == body and kind == DocumentKind.MINUTES})
        wanted |= _meeting_dues(line, {day for one, _, day in papers if one == body})
    _respell(wanted - done)


# what waits for the board's next paper of a kind, and the signal that it is missing there
_WAITING = {
    DocumentKind.DIRECTOR_REPORT: (Q(status="transferred"), SignalName.REDIRECTED_MISSING),
    DocumentKind.REPORT_BACK: (Q(recurrence="each_meeting"), SignalName.RECURRING_MISSING),
}


def _drafts(line: list[int], days: set[date]) -> set[int]:
    """The proposals of these boards that minutes of these days decide upon: drafts until then or longer, or of such a
    day."""
    if not days:
        return set()
    proposed = Mention.objects.filter(
        document__body__in=line, role=Mention.Role.PROPOSED, assignment__proposed_only=True
    )
    drafted = SignalSpell.objects.filter(
        assignment__mentions__in=proposed,
        name=SignalName.DRAFT_INCOMPLETE,
        since__lte=max(days),
        until__gte=min(days),
    )
    of_the_day = set(proposed.filter(day__in=days).values_list("assignment_id", flat=True))
    return of_the_day | set(drafted.values_list("assignment_id", flat=True))


def _meeting_dues(line: list[int], days: set[date]) -> set[int]:
    """The assignments of these boards with a date that leans on a meeting which a paper of these days can tell: the
    next one, where no earlier paper tells it, or a year's last, where the paper is of that year or the first after."""
    due = (
        AssignmentSpell.objects.filter(assignment__body__in=line)
        .filter(Q(assignment__given_on__isnull=True) | Q(assignment__given_on__lt=max(days)))
        .filter(Q(due_words__icontains="sammantr") | Q(due_words__icontains="möte") | Q(due_words__icontains="nämnd"))
    )
    columns = ("assignment_id", "due_words", "due_latest", "assignment__given_on")
    found: set[int] = set()
    for assignment, words, latest, given in due.order_by().values_list(*columns).distinct():
        leaning = leans_on_meeting(words)
        if leaning is None or assignment in found:
            continue
        later = {day for day in days if given is None or given < day}
        if latest is None or (leaning is Leaning.NEXT and any(day <= latest for day in later)):
            found.update([assignment] if later else [])
        elif leaning is Leaning.LAST and any(_tells_last(line, day, latest.year) for day in later):
            found.add(assignment)
    return found


def _tells_last(line: list[int], day: date, year: int) -> bool:
    """Whether a paper of that day tells which meeting was the last of a year: one of that year, or the first later."""
    if day.year <= year:
        return day.year == year
    between = Document.objects.filter(
        body__in=line, kind__in=PAPERS, meeting_date__gt=date(year, 12, 31), meeting_date__lt=day
    )
    return not between.exists()


def _stood(rows_: Iterable[Mention], standing: set[int]) -> _Stood:
    """What was shown of these assignments and mentions."""
    stood = _Stood({}, {})
    columns = ("pk", "kind", "mention_id", "other_id", "reason", "newer_id", "older_id")
    for chunk in chunks(standing):
        for end in ("newer", "older"):
            for pk, *tie, newer, older in Tie.objects.filter(**{f"{end}__in": chunk}).values_list(*columns):
                stood.ties[pk] = ((tie[0], tie[1], tie[2], tie[3]), (newer, older))
    for chunk in chunks(row.pk for row in rows_):
        for end in ("mention", "candidate"):
            rows = Link.objects.filter(**{f"{end}__in": chunk})
            for pk, mention, candidate, reason in rows.values_list("pk", "mention_id", "candidate_id", "reason"):
                stood.questions[pk] = (mention, candidate, reason)
    return stood


def drop(rows: Any) -> None:
    """Delete rows that nothing else leads to, without asking what does."""
    rows._raw_delete(rows.db)


def _answers(near: Neighbourhood) -> tuple[list[Answer], set[int]]:
    """What people answered; and mentions that only are looked at stay in the assignment they are in. Where newer rules
    find nothing at the place that was chosen the question is open again (`Mention.answer` keeps that it is lost); with
    the assignments of those for which this is another than before."""
    chosen = chosen_for(near.rows)
    told: list[Answer] = []
    turned: list[Mention] = []
    for row in near.rows:
        if not row.answer:
            continue
        place = chosen.get(row.pk)
        lost = place is not None and place.lost
        if lost != row.answer.get("lost", False):
            row.answer = {"candidate": row.answer["candidate"]} | ({"lost": True} if lost else {})
            turned.append(row)
        if not lost:
            told.append(Answer(row.recognised_by["id"], place.place if place else None))
    Mention.objects.bulk_update(turned, ["answer"])
    settled: dict[int, str] = {}
    for one in sorted(near.around, key=lambda one: one.known.id):
        home = settled.setdefault(one.assignment, one.known.id) if one.assignment else one.known.id
        told.append(Answer(one.known.id, home))
    return told, {row.assignment_id for row in turned if row.assignment_id}


class _Shown:
    """The assignments that are shown anew; those that are as they were are left alone."""

    def __init__(
        self, near: Neighbourhood, mentions: dict[int, LinkMention], linking: Linking, bodies: BodyIndex
    ) -> None:
        self._near, self._bodies = near, bodies
        self._papers, self._rules = Papers(Body.objects.all()), house_rules()
        self._around = {one.known.id: one for one in near.around}
        self._order = {pk: mention.order for pk, mention in mentions.items()}
        self._order |= {one.pk: one.known.order for one in near.around}
        self._pk = {mention.id: pk for pk, mention in mentions.items()}
        self._pk |= {one.known.id: one.pk for one in near.around}
        self._groups = [
            group for group in linking.groups if any(m.mention.id not in self._around for m in group.members)
        ]
        with_them = [
            one for group in self._groups for m in group.members if (one := self._around.get(m.mention.id)) is not None
        ]
        self.joined = {one.assignment for one in with_them if one.assignment}  # assignments that something came to
        further = rows_of(self.joined, {one.pk for one in with_them})
        self._order |= {row.pk: restored(row).order for row in further if row.pk not in self._order}
        self.rows = [*near.rows, *further]
        self._by_id = {row.pk: row for row in self.rows}
        self._members: list[tuple[Assignment, AssignmentFacts, list[Mention]]] = []
        self._ties: dict[int, list[Tied]] = {}
        self.made: set[int] = set()
        self.tied_anew: set[int] = set()  # those left alone that got or lost a tie
        self.asked_anew: set[int] = set()  # those about which something is asked that was not, or no longer

    def groups(self, linking: Linking, stood: _Stood, standing: set[int], lost: set[int]) -> None:
        """Sum up each group that tells more than that something is closed or answered. `standing` are the assignments that were
        shown, `lost` those of them that had mentions which are gone."""
        before = {row.pk: (row.assignment_id, row.reason) for row in self.rows}
        codes, same = self._codes(), _Same(self.rows, standing - lost)
        asked = {pk for mention, candidate, _ in self._asked(linking, stood) for pk in (mention, candidate)}
        for members in list(self._together()):
            if all(map(_names_none, members)):
                for row in members:
                    row.assignment = None
                continue  # a decision about an assignment, or an answer, that names none is none of its own
            code = min((_age(row, code), code.code) for row in members for code in codes[row.pk])[1]
            question = any(row.pk in asked for row in members)
            if same.stands(members, code, question):
                continue
            for row in members:
                row.assignment = None
            assignment, facts = summary.summed_up(members, self._bodies)
            summary.set_dates(assignment, dated(facts, self._papers, self._rules))
            assignment.code, assignment.question = code, question
            self._members.append((assignment, facts, members))
        for chunk in chunks(standing - same.left):
            drop(Tie.objects.filter(newer__in=chunk))
            drop(Tie.objects.filter(older__in=chunk))
            for model in (Report, Part, AssignmentSpell, SignalSpell):
                drop(model.objects.filter(assignment__in=chunk))
            drop(Assignment.objects.filter(pk__in=chunk))
        Assignment.objects.bulk_create([assignment for assignment, _, _ in self._members], batch_size=200)
        parts: list[Part] = []
        reports: list[Report] = []
        for assignment, facts, members in self._members:
            self.made.add(assignment.pk)
            for row in members:
                row.assignment = assignment
            parts.extend(summary.parts(assignment, members))
            reports.extend(summary.reports(assignment, members, facts))
        _place(row for row in self.rows if before[row.pk] != (row.assignment_id, row.reason))
        Part.objects.bulk_create(parts, batch_size=500)
        Report.objects.bulk_create(reports, batch_size=200)

    def _together(self) -> Iterable[list[Mention]]:
        """The mentions of each group in their order, with all of the assignments that they came to; each knows why it
        belongs there."""
        mates: dict[int, list[Mention]] = {}
        for row in self.rows:
            if row.assignment_id in self.joined:
                mates.setdefault(row.assignment_id, []).append(row)
        for group in self._groups:
            found: dict[int, Mention] = {}
            for member in group.members:
                row = self._by_id[self._pk[member.mention.id]]
                found[row.pk] = row
                if member.mention.id in self._around:
                    found.update((mate.pk, mate) for mate in mates.get(row.assignment_id or 0, ()))
                if row.pk in self._near.anew or not row.assignment_id:
                    row.reason = member.reason
            yield sorted(found.values(), key=lambda row: self._order[row.pk])

    def _codes(self) -> dict[int, list[AssignmentCode]]:
        """The codes that each mention brings: its own and those it carries on."""
        carried: dict[int, list[AssignmentCode]] = {}
        for chunk in chunks({row.code_id for row in self.rows}):
            for pk, codes in heirs_of(chunk).items():
                carried.setdefault(pk, []).extend(codes)
        return {row.pk: [row.code, *carried.get(row.code_id, [])] for row in self.rows}

    def _asked(self, linking: Linking, stood: _Stood) -> Counter[tuple[int, int, str]]:
        """The questions that are left to a person: of the mentions that are linked anew as linking asks now, of the
        others, whose neighbours are not all here, as it asked before."""
        rows = [question for question in stood.questions.values() if question[0] not in self._near.anew]
        for question in linking.questions:
            asking = self._pk[question.mention.id]
            if asking in self._near.anew:
                rows.extend((asking, self._pk[c.id], question.reason) for c in question.candidates)
        alive = _alive({pk for mention, candidate, _ in rows for pk in (mention, candidate)}, self._order.keys())
        return Counter((m, c, reason) for m, c, reason in rows if m in alive and c in alive)

    def questions(self, linking: Linking, stood: _Stood) -> None:
        """Keep the questions that linking leaves to a person."""
        wanted = self._asked(linking, stood)
        gone = _superfluous(stood.questions, wanted)
        for chunk in chunks(gone):
            drop(Link.objects.filter(pk__in=chunk))
        made = list(wanted.elements())
        Link.objects.bulk_create(
            Link(mention_id=mention, candidate_id=candidate, reason=reason) for mention, candidate, reason in made
        )
        ends = {pk for row in (*(stood.questions[pk] for pk in gone), *made) for pk in row[:2]}
        _ask_of(ends - self._by_id.keys())
        self.asked_anew = {pk for chunk in chunks(ends) for pk in _homes(chunk)}

    def ties(self, linking: Linking, stood: _Stood) -> None:
        """Keep the ties between assignments, and what the signals need to know of them."""
        anew = self._near.anew
        rows = [tie for tie, _ in stood.ties.values() if tie[1] not in anew]
        for tie in linking.ties:
            rows.append((tie.kind.value, self._pk[tie.mention.id], self._pk[tie.other.id], tie.reason))
        home = {one.pk: one.assignment for one in self._near.around}
        home |= {pk: row.assignment_id for pk, row in self._by_id.items()}
        for chunk in chunks({pk for _, newer, older, _ in rows for pk in (newer, older)} - home.keys()):
            home.update(Mention.objects.filter(pk__in=chunk).values_list("pk", "assignment_id"))
        wanted = Counter(
            {
                (tie, (home[tie[1]], home[tie[2]])): 1
                for tie in rows
                if home.get(tie[1]) and home.get(tie[2]) and home[tie[1]] != home[tie[2]]
            }
        )
        wanted = self._strongest(wanted)
        gone = _superfluous(stood.ties, wanted)
        for chunk in chunks(gone):
            drop(Tie.objects.filter(pk__in=chunk))
        made = list(wanted.elements())
        Tie.objects.bulk_create(
            (
                Tie(kind=kind, mention_id=mention, other_id=other, reason=reason, newer_id=newer, older_id=older)
                for (kind, mention, other, reason), (newer, older) in made
            ),
            batch_size=200,
        )
        touched = {pk for ends in (*(stood.ties[pk][1] for pk in gone), *(ends for _, ends in made)) for pk in ends}
        self.tied_anew = set(_among(Assignment, touched - self.made))
        self._tell(made)

    def _strongest(self, ties: Counter[_TieRow]) -> Counter[_TieRow]:
        """One tie at most from an assignment to another: the strongest, then the oldest (`fullgjort.linking.link`)."""
        by_pair: dict[tuple[int, int], list[_TieRow]] = {}
        for row in ties:
            by_pair.setdefault(row[1], []).append(row)
        several = {pk for rows in by_pair.values() if len(rows) > 1 for tie, _ in rows for pk in tie[1:3]}
        order = self._order | {row.pk: restored(row).order for row in _mentions(several - self._order.keys())}

        def rank(row: _TieRow) -> tuple[Any, ...]:
            kind, mention, other, _ = row[0]
            return STRENGTH[TieKind(kind)], order[mention], order[other]

        return Counter(rows[0] if len(rows) == 1 else min(rows, key=rank) for rows in by_pair.values())

    def _tell(self, made: list[tuple[tuple[str, int, int, str], tuple[int, int]]]) -> None:
        """Let the assignments that are shown anew know of their ties."""
        own = [row for row in made if self.made.intersection(row[1])]
        ends = {tie[1] for tie, _ in own}
        mentions = self._by_id | {row.pk: row for row in _mentions(ends - self._by_id.keys())}
        assignments = {assignment.pk: assignment for assignment, _, _ in self._members}
        for chunk in chunks({pk for _, pair in own for pk in pair} - assignments.keys()):
            assignments.update(Assignment.objects.defer("stems").in_bulk(chunk))
        for (kind, mention, _, _), (newer, older) in own:
            for one, other in ((newer, older), (older, newer)):
                if one in self.made:
                    fact = tied(kind, mentions[mention], assignments[other], newer=one == newer)
                    self._ties.setdefault(one, []).append(fact)

    def spells(self) -> None:
        """Keep how each assignment stands on every day, and its signals."""
        situations: list[AssignmentSpell] = []
        signals: list[SignalSpell] = []
        questions = asked_about(self.made)
        for assignment, facts, _ in self._members:
            facts = replace(facts, id=assignment.code, ties=tuple(self._ties.get(assignment.pk, ())))
            facts = replace(facts, **questions.told_in(assignment.pk, facts))
            some, noticed = spells_of(assignment, facts, self._papers, self._rules)
            situations.extend(some)
            signals.extend(noticed)
        AssignmentSpell.objects.bulk_create(situations, batch_size=500)
        SignalSpell.objects.bulk_create(signals, batch_size=500)


class _Same:
    """Which groups are assignments that stand as they stood: of the same mentions, with the same code, in question or
    not as before. `left` are those that were found."""

    def __init__(self, rows: Iterable[Mention], standing: set[int]) -> None:
        self._members: dict[int, set[int]] = {}
        for row in rows:
            if row.assignment_id in standing:
                self._members.setdefault(row.assignment_id, set()).add(row.pk)
        self._shown: dict[int, tuple[str, bool]] = {}
        for chunk in chunks(self._members):
            found = Assignment.objects.filter(pk__in=chunk).values_list("pk", "code", "question", "mentions_count")
            self._shown |= {pk: (code, question) for pk, code, question, n in found if n == len(self._members[pk])}
        self.left: set[int] = set()

    def stands(self, members: list[Mention], code: str, question: bool) -> bool:
        home = members[0].assignment_id
        if home is None or self._shown.get(home) != (code, question):
            return False
        if self._members[home] != {row.pk for row in members}:
            return False
        self.left.add(home)
        return True


def _superfluous[Row](stood: dict[int, Row], wanted: Counter[Row]) -> set[int]:
    """The ids of the rows that are wanted no longer; those that are wanted and stand are taken from `wanted`."""
    gone: set[int] = set()
    for pk, row in stood.items():
        if wanted[row] > 0:
            wanted[row] -= 1
        else:
            gone.add(pk)
    return gone


def _ask_of(mentions: Iterable[int]) -> None:
    """Let the assignments of these mentions, which are not shown anew, know whether any question is left about them."""
    about = Q(mention__assignment=OuterRef("pk")) | Q(candidate__assignment=OuterRef("pk"))
    for chunk in chunks(mentions):
        rows = Assignment.objects.filter(mentions__in=chunk).annotate(asked=Exists(Link.objects.filter(about)))
        for pk, question, asked in list(rows.values_list("pk", "question", "asked").distinct()):
            if question != asked:
                Assignment.objects.filter(pk=pk).update(question=asked)


def _homes(mentions: Iterable[int]) -> Iterable[int]:
    """The assignments that these mentions stand in."""
    rows = Mention.objects.filter(pk__in=list(mentions), assignment__isnull=False)
    return rows.values_list("assignment_id", flat=True)


def _among(model: type[Model], wanted: Iterable[int]) -> Iterable[int]:
    for chunk in chunks(wanted):
        yield from model._default_manager.filter(pk__in=chunk).values_list("pk", flat=True)


def tied(kind: str, mention: Mention, other: Assignment, *, newer: bool) -> Tied:
    """A tie as a fact of one of its two assignments; `mention` is that of the newer one, which tells it."""
    document = mention.document
    return Tied(
        day=mention.day,
        learnt=learnt(document),
        document=document.digest,
        name=document.name,
        start=mention.start,
        quote=mention.quote,
        kind=TieKind(kind).value,
        other=other.code,
        newer=newer,
        other_closed=other.closed_on or other.closing_on,
    )


def _respell(assignments: set[int]) -> None:
    """Work out anew how these assignments stand, which are linked as they were; what comes out equal stays."""
    papers, rules = Papers(Body.objects.all()), house_rules()
    for chunk in chunks(assignments):
        by_assignment: dict[int, list[Mention]] = {}
        for row in _mentions_of(chunk):
            by_assignment.setdefault(row.assignment_id, []).append(row)
        ties: dict[int, list[Tied]] = {}
        about = Tie.objects.select_related("newer", "older", "mention__document").defer(
            "newer__stems", "older__stems", "mention__document__text", "mention__document__structure"
        )
        for tie in about.filter(newer__in=chunk):
            ties.setdefault(tie.newer_id, []).append(tied(tie.kind, tie.mention, tie.older, newer=True))
        for tie in about.filter(older__in=chunk):
            ties.setdefault(tie.older_id, []).append(tied(tie.kind, tie.mention, tie.newer, newer=False))
        situations: dict[int, list[AssignmentSpell]] = {}
        signals: dict[int, list[SignalSpell]] = {}
        moved: list[Assignment] = []
        questions = asked_about(chunk)
        for assignment in Assignment.objects.filter(pk__in=chunk).select_related("body").defer("stems").order_by("pk"):
            facts = facts_of(assignment, by_assignment.get(assignment.pk, []), ties.get(assignment.pk, ()))
            facts = replace(facts, **questions.told_in(assignment.pk, facts))
            if summary.set_dates(assignment, dated(facts, papers, rules)):
                moved.append(assignment)
            some, noticed = spells_of(assignment, facts, papers, rules)
            situations[assignment.pk], signals[assignment.pk] = some, noticed
        Assignment.objects.bulk_update(moved, summary.DATES)
        _rewrite(AssignmentSpell, _SITUATION, situations)
        _rewrite(SignalSpell, _SIGNAL, signals)


_SITUATION = (
    *("since", "until", "state", "status", "due_words", "due_latest", "heard_on", "reports", "moves", "assignee"),
    "unit",
)
_SIGNAL = ("name", "since", "until", "why", "act", "quote")


def _rewrite[Row: (AssignmentSpell, SignalSpell)](
    model: type[Row], columns: tuple[str, ...], wanted: dict[int, list[Row]]
) -> None:
    """Write the spells of those assignments whose spells are others than those that are kept."""
    stood: dict[int, list[tuple[Any, ...]]] = {}
    for pk, *told in (
        model._default_manager.filter(assignment__in=list(wanted)).order_by("pk").values_list("assignment_id", *columns)
    ):
        stood.setdefault(pk, []).append(tuple(told))
    changed = {
        pk
        for pk, rows in wanted.items()
        if stood.get(pk, []) != [tuple(getattr(row, column) for column in columns) for row in rows]
    }
    drop(model._default_manager.filter(assignment__in=changed & stood.keys()))
    model._default_manager.bulk_create((row for pk in sorted(changed) for row in wanted[pk]), batch_size=500)


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


def _alive(wanted: set[int], known: Set[int]) -> set[int]:
    found = wanted & known
    for chunk in chunks(wanted - found):
        found.update(Mention.objects.filter(pk__in=chunk).values_list("pk", flat=True))
    return found


def _names_none(mention: Mention) -> bool:
    """Whether a mention is a decision point about an assignment whose words it does not tell."""
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
