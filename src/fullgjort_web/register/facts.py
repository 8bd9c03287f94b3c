"""From an assignment's mentions to the dated facts that `fullgjort.following` looks at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from fullgjort.following.facts import AssignmentFacts, Closed, Due, Reported, Tied, Told
from fullgjort.linking.parts import parts_answered
from fullgjort_web.register.models import Assignment, Document, Mention
from fullgjort_web.register.recognition import day_of
from fullgjort_web.register.shape import plain
from fullgjort_web.register.told import answers, in_order, main_parts, ranked
from fullgjort_web.register.treated import cases_of


def board_of(document: Document) -> str:
    """How the facts name the board whose paper a document is; empty where it is nobody's."""
    return (document.body.abbreviation or document.body.name) if document.body else ""


def facts_of(assignment: Assignment, members: Iterable[Mention], ties: Iterable[Tied] = ()) -> AssignmentFacts:
    """What these mentions (with their documents) tell of an assignment; `ties` are those it has. Who is to do it and who
    reports are those that these mentions name."""
    told = in_order(members)
    parts = tuple(plain(part) for part in main_parts(ranked(told)))
    reports = tuple(_reports(told, parts))
    named = [str(mention.attributes["assignee"]) for mention in told if mention.attributes.get("assignee")]
    return AssignmentFacts(
        id=assignment.code,
        wording=assignment.wording,
        title=assignment.title,
        parts=parts,
        giver=assignment.giver,
        assignee=assignment.assignee if assignment.assignee in named else next(iter(named), ""),
        unit=next((report.unit for report in reversed(reports) if report.unit), ""),
        body=(assignment.body.abbreviation or assignment.body.name) if assignment.body else "",
        origin_kind=assignment.origin_kind,
        recurrence=assignment.recurrence,
        given_on=assignment.given_on,
        proposed_only=assignment.proposed_only,
        told=tuple(_told(mention) for mention in told),
        dues=tuple(_dues(told)),
        reports=reports,
        closings=tuple(_closings(told)),
        ties=tuple(ties),
        cases=cases_of(told),
    )


def learnt(document: Document) -> date | None:
    """The day the register first read the document."""
    return timezone.localdate(document.learnt_at) if document.learnt_at else None


def _told(mention: Mention) -> Told:
    document = mention.document
    return Told(
        day=mention.day,
        learnt=learnt(document),
        document=document.digest,
        name=document.name,
        start=mention.start,
        quote=mention.quote,
        role=mention.role,
        kind=document.kind,
        body=board_of(document),
        assignee=str(mention.attributes.get("assignee") or ""),
    )


def _dues(told: list[Mention]) -> Iterable[Due]:
    for mention in told:
        document = mention.document
        for due in mention.attributes.get("due") or []:
            answer = _answer_around(mention, due)
            yield Due(
                day=(document.meeting_date or mention.day) if answer else mention.day,
                learnt=learnt(document),
                document=document.digest,
                name=document.name,
                start=due.get("start") or 0,
                quote=answer or mention.quote,
                words=plain(due),
                edtf=due.get("edtf"),
                bound=due.get("bound"),
                kind=due.get("kind") or "date",
                earliest=day_of(due.get("earliest")),
                latest=day_of(due.get("latest")),
                promise=bool(answer),
            )


def _answer_around(mention: Mention, due: dict[str, Any]) -> str:
    """The report that a deadline stands in, so that it is a promise; empty where the giver sets it."""
    start = due.get("start")
    for report in mention.attributes.get("reports") or []:
        if isinstance(start, int) and report["start"] <= start < report["end"]:
            return str(report["quote"])
    return ""


def _reports(told: list[Mention], parts: tuple[str, ...]) -> Iterable[Reported]:
    for mention, report, day in answers(told):
        of_parts = parts_answered(parts, report["quote"])
        yield Reported(
            day=day,
            learnt=learnt(mention.document),
            document=mention.document.digest,
            name=mention.document.name,
            start=report["start"],
            quote=report["quote"],
            status=report.get("status") or "unclear",
            evidence=plain(report.get("evidence")),
            answers=of_parts.answered,
            unit=report.get("unit") or "",
            other=of_parts.other,
        )


def closed_as_known(members: Iterable[Mention], known: date) -> date | None:
    """The day on which an assignment was closed, as the register knew on a day: by a person before a decision that was
    read. None where it was open, as far as was known, or nobody knows the day."""
    closings = [one for one in _closings(in_order(members)) if one.learnt is None or one.learnt <= known]
    by_person = [one.day for one in closings if one.confirmed]
    read = [one.day for one in closings if one.day and not one.confirmed]
    return (by_person[-1] if by_person else None) or max(read, default=None)


def _closings(told: list[Mention]) -> Iterable[Closed]:
    for mention in told:
        document = mention.document
        closing = mention.attributes.get("closes")
        if closing:
            yield Closed(
                day=day_of(closing["on"]),
                learnt=learnt(document),
                document=document.digest,
                name=document.name,
                start=mention.start,
                quote=mention.quote,
                body=closing["body"],
                paragraph=closing.get("paragraph"),
                outcome=closing["outcome"],
            )
        if mention.outcome:
            yield Closed(
                day=day_of(mention.outcome.get("on")),
                learnt=day_of(mention.outcome.get("learnt")),
                outcome=mention.outcome.get("outcome") or "",
                confirmed=True,
            )
