"""An assignment's story: given, reported, moved, closed, silence, what lies ahead; each step with its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from fullgjort.following.anchors import anchored
from fullgjort.following.facts import Due, Surroundings
from fullgjort.following.moves import course
from fullgjort_web.register.facts import facts_of
from fullgjort_web.register.following import Papers, house_rules
from fullgjort_web.register.models import Assignment, AssignmentCode, Body, Document, Link, Mention, Part, Report, Tie
from fullgjort_web.register.selectors.assignments import on_day
from fullgjort_web.register.selectors.verdicts import HistoryRow, history_of


@dataclass(frozen=True, slots=True)
class Closing:
    """A decision in minutes that closes the assignment. `decision` is "RS § 41" (or only the board), `who` the board's
    name, `digest` and `start` its place; `outcome` what the words suggest (state.Outcome)."""

    decision: str
    who: str
    on: date
    outcome: str
    digest: str
    start: int


def closing_of(mention: Mention) -> Closing | None:
    """The closing decision that a mention is; None for one that is none."""
    told = mention.attributes.get("closes")
    if not told:
        return None
    paragraph = f"§\u00a0{told['paragraph']}" if told.get("paragraph") is not None else ""
    return Closing(
        " ".join(word for word in (told["body"], paragraph) if word),
        told["who"],
        date.fromisoformat(told["on"]),
        told["outcome"],
        mention.document.digest,
        mention.start,
    )


def latest_closing(mentions: Iterable[Mention]) -> Closing | None:
    """The latest decision that closes an assignment, of all its mentions; None where none was read."""
    found = [closing for closing in map(closing_of, mentions) if closing]
    return max(found, key=lambda closing: (closing.on, closing.digest, closing.start), default=None)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story. `kind` is given, proposed, reported, cited, moved, closing, closed, silence, vanished or
    ahead; closing is a decision to close that was read, closed what a person stood for.

    `quote` are the words of the document, `marked` the words in it that the finding rests on (a part of `quote`, or
    empty). `day` is None where nobody knows. `silent_days` is set on a silence. `until` ends a silence."""

    kind: str
    day: date | None
    quote: str = ""
    marked: str = ""
    document: Document | None = None
    page: int | None = None
    start: int | None = None
    end: int | None = None
    status: str = ""
    unit: str = ""
    standing: str = ""
    reason: str = ""
    silent_days: int = 0
    until: date | None = None
    moved_from: str = ""
    moved_to: str = ""
    closes: Closing | None = None
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date that was once given, as worded; the last of them holds."""

    words: str
    latest: date | None
    said_on: date | None
    current: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A place that may speak of this assignment or of another (`code`, `title`); the register has not linked them."""

    code: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class TiedTo:
    """Another assignment that belongs together with this one. `kind` says how the newer stands to the older (TieKind),
    `newer` whether this one is the newer; `mention` is the place that tells it."""

    kind: str
    newer: bool
    other: Assignment
    reason: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Story:
    """`assignment` is annotated as `on_day` says. `code` is the code it is known by; `history` what people did."""

    assignment: Assignment
    parts: list[Part]
    steps: list[Step]
    due_dates: list[DueDate]
    mentions: list[Mention]
    questions: list[Question]
    ties: list[TiedTo]
    history: list[HistoryRow]


def find_by_code(code: str) -> str | None:
    """The code an assignment is shown by, for any code that ever led to it; None where it leads nowhere."""
    known = AssignmentCode.objects.filter(code=code.upper()).first()
    seen: set[int] = set()
    while known and known.pk not in seen:
        seen.add(known.pk)
        mention = Mention.objects.filter(code=known).select_related("assignment").first()
        if mention:
            return mention.assignment.code if mention.assignment else None
        known = known.heir
    return None


def story(code: str, day: date) -> Story | None:
    """The story of the assignment with that code as of `day`, oldest step first; None where there is none."""
    # doubtful ones have a page too, so not only `on_day`'s choice
    assignment = on_day(day, doubtful=None).filter(code=code).select_related("body", "listed_body").first()
    if assignment is None:
        return None
    mentions = list(
        Mention.objects.filter(assignment=assignment)
        .select_related("document", "document__body", "code", "finding")
        .order_by("day", "document__digest", "start")
    )
    mentions.sort(key=lambda m: (m.day is None, m.day or date.min, m.document.digest, m.start))
    reports = list(Report.objects.filter(assignment=assignment).select_related("document", "document__body", "mention"))
    mentions = [m for m in mentions if m.day is None or m.day <= day]
    reports = [r for r in reports if r.day is None or r.day <= day]
    if assignment.closed_on and assignment.closed_on > day:
        assignment.outcome = ""
    steps = _told(mentions, reports)
    if assignment.outcome:
        steps = [_confirmed(step, assignment) for step in steps]
    if not any(step.status and step.kind == "closing" for step in steps):
        steps.extend(_closed(assignment, mentions))
    dues = _due_dates(mentions)
    steps = _with_moves(steps, assignment, mentions, day)
    steps.sort(key=lambda s: (s.day is None, s.day or date.min, _ORDER[s.kind]))
    steps = _with_silence(steps, assignment, day)
    if assignment.due_latest and assignment.due_latest >= day and not assignment.outcome:
        steps.append(Step("ahead", assignment.due_latest, reason=assignment.due_words))
    return Story(
        assignment=assignment,
        parts=list(assignment.parts.all()),
        steps=steps,
        due_dates=dues,
        mentions=mentions,
        questions=_questions(mentions, day),
        ties=_ties(assignment, day),
        history=history_of([(m.document.digest, m.start, m.end, m.quote) for m in mentions]),
    )


_ORDER = {
    "proposed": 0,
    "given": 1,
    "cited": 2,
    "reported": 3,
    "moved": 4,
    "closing": 5,
    "closed": 6,
    "vanished": 7,
    "ahead": 9,
}


def _told(mentions: list[Mention], reports: list[Report]) -> list[Step]:
    by_mention: dict[int, list[Report]] = {}
    for report in reports:
        by_mention.setdefault(report.mention_id, []).append(report)
    steps = []
    for mention in mentions:
        answers = by_mention.get(mention.pk, [])
        closing = closing_of(mention)
        if not answers:
            kind = mention.role if mention.role != Mention.Role.REPORTED else "cited"
            steps.append(
                Step(
                    kind="closing" if closing else kind,
                    closes=closing,
                    day=mention.day,
                    quote=mention.quote,
                    marked="",
                    document=mention.document,
                    page=mention.page,
                    start=mention.start,
                    end=mention.end,
                    standing=mention.standing,
                    reason=mention.reason,
                    mention=mention,
                )
            )
        steps.extend(
            Step(
                kind="reported",
                day=report.day,
                quote=report.quote,
                marked=report.evidence if report.evidence in report.quote else "",
                document=report.document,
                page=report.page,
                start=report.start,
                end=report.end,
                status=report.status,
                unit=report.unit,
                standing=report.standing,
                reason=mention.reason,
                mention=mention,
            )
            for report in answers
        )
    return steps


def closed_by(mentions: Iterable[Mention]) -> str:
    """The decision (§) by which a person closed an assignment; empty where none was told."""
    outcome = next((m.outcome for m in reversed(list(mentions)) if m.outcome), None)
    return str(outcome.get("decision") or "") if outcome else ""


def _closed(assignment: Assignment, mentions: list[Mention]) -> list[Step]:
    if not assignment.outcome:
        return []
    decision = closed_by(mentions)
    return [Step("closed", assignment.closed_on, status=assignment.outcome, standing="confirmed", reason=decision)]


def _confirmed(step: Step, assignment: Assignment) -> Step:
    """A closing decision of the day for which a person closed the assignment, with its outcome; other steps as is."""
    if step.closes is None or step.closes.on != assignment.closed_on:
        return step
    return replace(step, status=assignment.outcome, standing="confirmed")


def _dues(mention: Mention) -> list[dict[str, Any]]:
    return [due for due in mention.attributes.get("due") or [] if due.get("bound") != "not_before"]


def _due_dates(mentions: list[Mention]) -> list[DueDate]:
    found: list[DueDate] = []
    for mention in mentions:
        for due in _dues(mention):
            latest = date.fromisoformat(due["latest"]) if due.get("latest") else None
            if found and (found[-1].latest, found[-1].words) == (latest, due["quote"]):
                continue
            if any(known.latest == latest for known in found if latest):
                continue
            found.append(DueDate(due["quote"], latest, mention.day, current=False))
    if found:
        last = found[-1]
        found[-1] = DueDate(last.words, last.latest, last.said_on, current=True)
    return found


def _with_moves(steps: list[Step], assignment: Assignment, mentions: list[Mention], day: date) -> list[Step]:
    """The steps with each move to a later day: where it is told, the dates as worded, and why where the text tells.
    Dates that lean on something are computed, as in the spells and the export."""
    facts = facts_of(assignment, mentions)
    if len(facts.dues) > 1:
        read = Papers(Body.objects.all()).around(facts).papers.items()
        then = Surroundings({name: tuple(paper for paper in papers if paper.day <= day) for name, papers in read})
        facts = anchored(facts, then, house_rules())
    told = course(facts)
    by_digest = {mention.document.digest: mention for mention in mentions}
    words = told.first.words if told.first else ""
    moves = []
    for move in told.moves:
        due = next((d for d in facts.dues if d.document == move.document and _edtf(d) == move.to_edtf), None)
        earlier, words = words, due.words if due else move.to_edtf or ""
        mention = by_digest.get(move.document)
        if not move.later or mention is None or move.day is None:
            continue
        moves.append(
            Step(
                "moved",
                move.day,
                quote=words,
                document=mention.document,
                page=mention.page,
                start=due.start if due else mention.start,
                moved_from=earlier,
                moved_to=words,
                reason=move.reason,
                mention=mention,
            )
        )
    return steps + moves


def _edtf(due: Due) -> str | None:
    return due.edtf or (due.latest.isoformat() if due.latest else None)


def _with_silence(steps: list[Step], assignment: Assignment, day: date) -> list[Step]:
    """The steps with a silence between two dated ones, and after the last, as long as the house rules call one."""
    limit = timedelta(days=house_rules().silence_days)
    told: list[Step] = []
    last: date | None = None
    for step in steps:
        if step.day and last and step.day - last >= limit:
            told.append(Step("silence", last, silent_days=(step.day - last).days, until=step.day))
        told.append(step)
        last = step.day or last
    closing = any(step.kind == "closing" for step in steps)
    if last and not assignment.outcome and not closing and day - last >= limit:
        told.append(Step("silence", last, silent_days=(day - last).days, until=day))
    return told


def _ties(assignment: Assignment, day: date) -> list[TiedTo]:
    """The assignments that belong together with this one as far as was told on the day, oldest first."""
    rows = Tie.objects.filter(Q(newer=assignment) | Q(older=assignment)).select_related(
        "newer", "older", "mention__document"
    )
    found = [
        TiedTo(row.kind, row.newer_id == assignment.pk, row.older if row.newer_id == assignment.pk else row.newer,
               row.reason, row.mention)
        for row in rows.defer("mention__document__text", "mention__document__structure")
        if row.mention.day is None or row.mention.day <= day
    ]  # fmt: skip
    return sorted(found, key=lambda tie: (tie.other.given_on or date.max, tie.other.code, tie.kind))


def _questions(mentions: list[Mention], day: date) -> list[Question]:
    """The assignments that one of these mentions may belong to, or whose place may be one of these, as far as was told
    on the day."""
    ids = [mention.pk for mention in mentions]
    rows = Link.objects.filter(mention__in=ids).select_related("candidate__assignment") | Link.objects.filter(
        candidate__in=ids
    ).select_related("mention__assignment")
    found = {}
    for link in rows.select_related("mention__assignment", "candidate__assignment"):
        other = link.candidate if link.mention_id in ids else link.mention
        if other.assignment and (other.day is None or other.day <= day):
            found[other.assignment.code] = Question(other.assignment.code, str(other.assignment), link.reason)
    return [found[code] for code in sorted(found)]
