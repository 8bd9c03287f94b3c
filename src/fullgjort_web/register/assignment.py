"""An assignment as the register shows it, summed up from its mentions."""

from __future__ import annotations

from datetime import date
from typing import Any

from fullgjort_web.register.bodies import BodyIndex
from fullgjort_web.register.models import Assignment, Mention, Part, Report
from fullgjort_web.register.recognition import day_of, first_year
from fullgjort_web.register.shape import plain
from fullgjort_web.register.state import DocumentKind, OriginKind, Outcome, Standing, Status
from fullgjort_web.register.swedish import sort_key, stems

_ROLES = {"given": 0, "proposed": 1, "reported": 2, "cited": 3}


def _said_order(mention: Mention) -> tuple[Any, ...]:
    """Oldest first, undated last; within a day what gives before what reports."""
    return (mention.day is None, mention.day or date.min, _ROLES[mention.role], mention.document.digest, mention.start)


def _weight(mention: Mention) -> tuple[Any, ...]:
    """Whose words count for wording, giver, assignee: what a person stood for, then what gave it, then the oldest;
    last the decisions that close it."""
    return (
        "closes" in mention.attributes,
        mention.standing != Standing.CONFIRMED,
        mention.to_check,
        _ROLES[mention.role],
        *_said_order(mention),
    )


def summarise(members: list[Mention], bodies: BodyIndex) -> Assignment:
    """The assignment (not saved, without code) that these mentions speak of; at least one."""
    told = sorted(members, key=_said_order)
    ranked = sorted(members, key=_weight)
    main = ranked[0]
    origin = next((o for o in map(_origin, ranked) if o.get("date") or o.get("paragraph")), None)
    origin = origin or next((o for o in map(_origin, ranked) if o.get("kind", "unknown") != "unknown"), _origin(main))
    known = next((m.recognised_by for m in ranked if m.recognised_by.get("decision_day")), main.recognised_by)
    given = [m.day for m in told if m.role == Mention.Role.GIVEN and m.day]
    given_on = given[0] if given else day_of(known.get("decision_day"))
    answers = _answers(told)
    last = answers[-1] if answers else None
    dues = _dues(told)
    first_due, due, moves = _course(dues)
    promised = next((d for m, d in reversed(dues) if last and m is last[0]), None)
    listed = [
        m
        for m in told
        if m.document.kind == DocumentKind.REPORT_BACK and m.document.meeting_date and m.document.body_id
    ]
    outcome = next((m.outcome for m in reversed(told) if m.outcome), None)
    reported_on = last[2] if last else None
    giver = _first(ranked, "giver")
    body = bodies.named(known.get("decision_body")) or bodies.giver(giver)
    if body is None and not giver:
        body = next((m.document.body for m in ranked if m.document.body), None)
    # The heading over a plan's row names an area with many tasks in it: the task's own words name it better.
    cased = [m for m in ranked if ((m.attributes or {}).get("origin") or {}).get("kind") != OriginKind.PLAN.value]
    title = next((t for t in (plain(m.attributes.get("title")) for m in cased) if t), "")
    unit = next((r["unit"] for _, r, _ in reversed(answers) if r.get("unit")), "")
    wording_parts = [plain(part) for part in _parts(ranked)]
    years = (
        given_on.year if given_on else None,
        first_year(origin.get("date")),
        told[0].day.year if told[0].day else None,
    )
    kind = origin.get("kind") or "unknown"
    if kind == "unknown" and main.recognised_by.get("decision_day"):
        kind = OriginKind.DECISION.value
    assignment = Assignment(
        title=title,
        wording=main.quote,
        giver=giver or (body.name if body else ""),
        body=body,
        assignee=_first(ranked, "assignee"),
        unit=unit,
        origin_kind=kind if kind in OriginKind.values else OriginKind.UNKNOWN.value,
        origin_text=origin.get("text") or "",
        origin_body=known.get("decision_body") or "",
        origin_date=origin.get("date") or known.get("decision_day") or "",
        origin_paragraph=known.get("paragraph") if known.get("paragraph") is not None else origin.get("paragraph"),
        given_on=given_on,
        year=next((year for year in years if year), None),
        first_due_words=plain(first_due),
        first_due_edtf=(first_due or {}).get("edtf") or "",
        first_due_latest=_latest(first_due),
        due_words=plain(due),
        due_edtf=(due or {}).get("edtf") or "",
        due_bound=(due or {}).get("bound") or "",
        due_kind=(due or {}).get("kind") or "",
        due_earliest=day_of((due or {}).get("earliest")),
        due_latest=_latest(due),
        recurrence=_first(ranked, "recurrence"),
        moves=moves,
        status=last[1]["status"] if last and last[1]["status"] in Status.values else "",
        reports=len(answers),
        reported_on=reported_on,
        heard_on=max((d for d in (reported_on, given_on) if d), default=told[0].day),
        promised=_latest(promised),
        listed_on=listed[-1].document.meeting_date if listed else None,
        listed_body=listed[-1].document.body if listed else None,
        outcome=outcome["outcome"] if outcome and outcome.get("outcome") in Outcome.values else "",
        closed_on=day_of(outcome.get("on")) if outcome else None,
        standing=Standing.CONFIRMED.value
        if any(m.standing == Standing.CONFIRMED for m in members)
        else Standing.PROPOSED.value,
        proposed_only=all(m.role == Mention.Role.PROPOSED for m in members),
        doubtful=all(m.doubtful for m in members),
        to_check=any(m.to_check for m in members),
        mentions_count=len(members),
        sort_key=sort_key(title or main.quote),
    )
    assignment.stems = " ".join(
        stems(
            "\n".join(
                [title, *dict.fromkeys(m.quote for m in told), *wording_parts, assignment.assignee, assignment.unit]
            )
        )
    )
    return assignment


def parts(assignment: Assignment, members: list[Mention]) -> list[Part]:
    """The parts (not saved) of the mention whose words count and that has any."""
    ranked = sorted(members, key=_weight)
    return [Part(assignment=assignment, number=n, words=plain(p)) for n, p in enumerate(_parts(ranked), start=1)]


def reports(assignment: Assignment, members: list[Mention]) -> list[Report]:
    """All that was said about it (not saved), oldest first."""
    rows = []
    for mention, report, day in _answers(sorted(members, key=_said_order)):
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
                standing=report.get("standing", Standing.PROPOSED.value),
            )
        )
    return rows


def _origin(mention: Mention) -> dict[str, Any]:
    return mention.attributes.get("origin") or {}


def _first(ranked: list[Mention], name: str) -> str:
    return next((str(m.attributes[name]) for m in ranked if m.attributes.get(name)), "")


def _parts(ranked: list[Mention]) -> list[Any]:
    return next((m.attributes["parts"] for m in ranked if m.attributes.get("parts")), [])


def _answers(told: list[Mention]) -> list[tuple[Mention, dict[str, Any], date | None]]:
    """Every report with its day, oldest first; of one day and document the main one is last."""
    found = []
    for mention in told:
        said = mention.attributes.get("reports") or []
        for number, report in enumerate(said):
            day = day_of(report.get("date")) or mention.document.meeting_date
            found.append(
                (
                    day is not None,
                    day or date.min,
                    mention.document.digest,
                    mention.start,
                    -number,
                    mention,
                    report,
                    day,
                )
            )
    found.sort(key=lambda row: row[:5])
    return [(row[5], row[6], row[7]) for row in found]


def _dues(told: list[Mention]) -> list[tuple[Mention, dict[str, Any]]]:
    """One deadline of each mention that names any, oldest mention first: the first that was still ahead when it was
    said, else the last it names. "Tidigast" is none."""
    found = []
    for mention in told:
        named = [due for due in mention.attributes.get("due") or [] if due.get("bound") != "not_before"]
        if not named:
            continue
        dated = sorted((d for d in named if _latest(d)), key=lambda due: str(due["latest"]))
        ahead = [due for due in dated if mention.day is None or str(due["latest"]) >= mention.day.isoformat()]
        found.append((mention, ahead[0] if ahead else dated[-1] if dated else named[0]))
    return found


def _course(dues: list[tuple[Mention, dict[str, Any]]]) -> tuple[dict[str, Any] | None, dict[str, Any] | None, int]:
    """The first deadline ever given, the one that holds, and how often it was moved to a later day."""
    if not dues:
        return None, None, 0
    dated = [due for _, due in dues if _latest(due)]
    if not dated:
        return dues[0][1], dues[-1][1], 0
    moves, current = 0, dated[0]
    for due in dated[1:]:
        if str(due["latest"]) > str(current["latest"]):
            moves += 1
        current = due
    return dated[0], current, moves


def _latest(due: dict[str, Any] | None) -> date | None:
    return day_of((due or {}).get("latest"))
