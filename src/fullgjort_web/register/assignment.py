"""An assignment as the register shows it, summed up from its mentions."""

from __future__ import annotations

from typing import Any

from fullgjort.following.facts import AssignmentFacts, Due
from fullgjort.following.moves import course, last_day_of
from fullgjort_web.register.bodies import BodyIndex
from fullgjort_web.register.facts import facts_of
from fullgjort_web.register.models import Assignment, Mention, Part, Report
from fullgjort_web.register.recognition import day_of, first_year
from fullgjort_web.register.shape import plain
from fullgjort_web.register.state import DocumentKind, OriginKind, Outcome, Standing, Status
from fullgjort_web.register.swedish import sort_key, stems
from fullgjort_web.register.told import answers, dues, in_order, latest, main_parts, ranked


def summarise(members: list[Mention], bodies: BodyIndex) -> Assignment:
    """The assignment (not saved, without code) that these mentions speak of; at least one."""
    return summed_up(members, bodies)[0]


def summed_up(members: list[Mention], bodies: BodyIndex) -> tuple[Assignment, AssignmentFacts]:
    """As `summarise`, with the dated facts that its dates and status were taken from (their id is still empty)."""
    told, first = in_order(members), ranked(members)
    assignment = _named(told, first, bodies)
    facts = facts_of(assignment, members)
    set_dates(assignment, facts)
    _set_answers(assignment, told)
    outcome = next((m.outcome for m in reversed(told) if m.outcome), None)
    assignment.outcome = outcome["outcome"] if outcome and outcome.get("outcome") in Outcome.values else ""
    assignment.closed_on = day_of(outcome.get("on")) if outcome else None
    read = [c for c in facts.closings if c.day and not c.confirmed]
    closing = max(read, key=lambda c: (c.day, c.document, c.start), default=None)
    assignment.closing_on = closing.day if closing else None
    assignment.closing_outcome = closing.outcome if closing and closing.outcome in Outcome.values else ""
    assignment.first_reported_on = min((r.day for r in facts.reports if r.day), default=None)
    assignment.standing = (
        Standing.CONFIRMED if any(m.standing == Standing.CONFIRMED for m in members) else Standing.PROPOSED
    )
    assignment.proposed_only = all(m.role == Mention.Role.PROPOSED for m in members)
    assignment.doubtful = all(m.doubtful for m in members)
    assignment.to_check = any(m.to_check or (m.answer or {}).get("lost") for m in members)
    assignment.mentions_count = len(members)
    words = [assignment.title, *dict.fromkeys(m.quote for m in told), *map(plain, main_parts(first))]
    assignment.stems = " ".join(stems("\n".join([*words, assignment.assignee, assignment.unit])))
    return assignment, facts


def _named(told: list[Mention], first: list[Mention], bodies: BodyIndex) -> Assignment:
    """What it is called, who gave it to whom and when, and where it comes from."""
    main = first[0]
    origin = next((o for o in map(_origin, first) if o.get("date") or o.get("paragraph")), None)
    origin = origin or next((o for o in map(_origin, first) if o.get("kind", "unknown") != "unknown"), _origin(main))
    known = next((m.recognised_by for m in first if m.recognised_by.get("decision_day")), main.recognised_by)
    given = [m.day for m in told if m.role == Mention.Role.GIVEN and m.day]
    given_on = given[0] if given else day_of(known.get("decision_day"))
    giver = _first(first, "giver")
    body = bodies.named(known.get("decision_body")) or bodies.giver(giver)
    if body is None and not giver:
        body = next((m.document.body for m in first if m.document.body), None)
    # The heading over a plan's row names an area with many tasks in it: the task's own words name it better.
    cased = [m for m in first if ((m.attributes or {}).get("origin") or {}).get("kind") != OriginKind.PLAN.value]
    title = next((t for t in (plain(m.attributes.get("title")) for m in cased) if t), "")
    years = (
        given_on.year if given_on else None,
        first_year(origin.get("date")),
        told[0].day.year if told[0].day else None,
    )
    kind = origin.get("kind") or "unknown"
    if kind == "unknown" and main.recognised_by.get("decision_day"):
        kind = OriginKind.DECISION.value
    return Assignment(
        title=title,
        wording=main.quote,
        giver=giver or (body.name if body else ""),
        body=bodies.heir(body),
        assignee=_first(first, "assignee"),
        origin_kind=kind if kind in OriginKind.values else OriginKind.UNKNOWN.value,
        origin_text=origin.get("text") or "",
        origin_body=known.get("decision_body") or "",
        origin_date=origin.get("date") or known.get("decision_day") or "",
        origin_paragraph=known.get("paragraph") if known.get("paragraph") is not None else origin.get("paragraph"),
        given_on=given_on,
        year=next((year for year in years if year), None),
        recurrence=_first(first, "recurrence"),
        sort_key=sort_key(title or main.quote),
    )


def set_dates(assignment: Assignment, facts: AssignmentFacts) -> bool:
    """Set the first date ever given, the one that holds, and how it moved (DATES). Whether any is another than before."""
    before = [getattr(assignment, name) for name in DATES]
    dated = course(facts)
    first, due = dated.first or _NO_DATE, dated.current or _NO_DATE
    assignment.first_due_words, assignment.first_due_edtf = first.words, first.edtf or ""
    assignment.first_due_latest = last_day_of(first)
    assignment.due_words, assignment.due_edtf, assignment.due_bound = due.words, due.edtf or "", due.bound or ""
    assignment.due_kind = due.kind if dated.current else ""
    assignment.due_earliest, assignment.due_latest = due.earliest, last_day_of(due)
    assignment.moves, assignment.drift_months = dated.postponed, dated.drift_months
    return before != [getattr(assignment, name) for name in DATES]


DATES = (
    *("first_due_words", "first_due_edtf", "first_due_latest", "due_words", "due_edtf", "due_bound", "due_kind"),
    *("due_earliest", "due_latest", "moves", "drift_months"),
)
_NO_DATE = Due(None)


def _set_answers(assignment: Assignment, told: list[Mention]) -> None:
    """What was answered, when it was last heard of, and where it was last listed."""
    said = answers(told)
    last = said[-1] if said else None
    promised = next((d for m, d in reversed(dues(told)) if last and m is last[0]), None)
    listed = [
        m.document
        for m in told
        if m.document.kind == DocumentKind.REPORT_BACK and m.document.meeting_date and m.document.body_id
    ]
    assignment.unit = next((r["unit"] for _, r, _ in reversed(said) if r.get("unit")), "")
    assignment.status = last[1]["status"] if last and last[1]["status"] in Status.values else ""
    assignment.reports = len(said)
    assignment.reported_on = last[2] if last else None
    days = (assignment.reported_on, assignment.given_on)
    assignment.heard_on = max((day for day in days if day), default=told[0].day)
    assignment.promised = latest(promised)
    assignment.listed_on = listed[-1].meeting_date if listed else None
    assignment.listed_body = listed[-1].body if listed else None


def parts(assignment: Assignment, members: list[Mention]) -> list[Part]:
    """The parts (not saved) of the mention whose words count and that has any."""
    told = main_parts(ranked(members))
    return [Part(assignment=assignment, number=number, words=plain(part)) for number, part in enumerate(told, start=1)]


def reports(assignment: Assignment, members: list[Mention], facts: AssignmentFacts) -> list[Report]:
    """All that was said about it (not saved), oldest first."""
    rows = []
    for (mention, report, day), fact in zip(answers(in_order(members)), facts.reports, strict=True):
        evidence = report.get("evidence")
        place = evidence if isinstance(evidence, dict) else {}
        rows.append(
            Report(
                assignment=assignment,
                mention=mention,
                document=mention.document,
                start=report["start"],
                end=report["end"],
                page=report.get("page", mention.page),
                quote=report["quote"],
                status=report["status"] if report["status"] in Status.values else Status.UNCLEAR.value,
                evidence=plain(evidence),
                evidence_start=place.get("start"),
                evidence_end=place.get("end"),
                unit=report.get("unit") or "",
                day=day,
                parts_answered=list(fact.answers),
                standing=report.get("standing", Standing.PROPOSED.value),
            )
        )
    return rows


def _origin(mention: Mention) -> dict[str, Any]:
    return mention.attributes.get("origin") or {}


def _first(members: list[Mention], name: str) -> str:
    return next((str(m.attributes[name]) for m in members if m.attributes.get(name)), "")
