"""Meetings: the list, and one meeting with every decision point accounted for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from fullgjort_web.register.closing import closes
from fullgjort_web.register.models import Assignment, Body, Document, MeetingMention, Report
from fullgjort_web.register.standing import EffectiveFinding, effective_findings
from fullgjort_web.register.state import Fate, FindingType


def meetings(*, body: str = "", year: int | None = None) -> QuerySet[Any]:
    """Known meetings, newest first: dicts with `body__name`, `body__slug`, `body__abbreviation`, `day`,
    `documents` (held then), `minutes` (how many minutes were read; 0 means missing), `cited_by`."""
    rows = MeetingMention.objects.order_by()
    if body:
        rows = rows.filter(body__slug=body)
    if year:
        rows = rows.filter(day__year=year)
    return (
        rows.values("body__name", "body__slug", "body__abbreviation", "day")
        .annotate(
            documents=Count("id", filter=Q(held=True)),
            minutes=Count("id", filter=Q(minutes=True)),
            cited_by=Count("id", filter=Q(held=False)),
        )
        .order_by("-day", "body__sort_key", "body_id")
    )


@dataclass(frozen=True, slots=True)
class Point:
    """A decision point and what it became: `fate` gives, changes, answers or nothing; `assignments` are those it
    gave, changed or answered. `state` is proposed or decided. `closes` tells a decision that closes them: it answers,
    and holds when a person confirms it."""

    finding: EffectiveFinding
    document: Document
    paragraph: int | None
    state: str
    fate: str
    assignments: list[Assignment]
    closes: bool = False


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting: its documents, its points in the order of the minutes (of the memos, where no minutes were read:
    then all are proposals), the older assignments reported to it, and the sums by fate."""

    body: Body
    day: date
    documents: list[Document]
    points: list[Point]
    reports: list[Report]
    sums: dict[str, int] = field(default_factory=dict)

    @property
    def has_minutes(self) -> bool:
        return any(document.kind in ("minutes", "decision_summary") for document in self.documents)

    @property
    def known(self) -> bool:
        return bool(self.documents)


def meeting(body_slug: str, day: date) -> MeetingView | None:
    """The meeting of that board on that day; without documents where it is only cited; None where nobody knows it."""
    body = Body.objects.filter(slug=body_slug).first()
    if body is None or not MeetingMention.objects.filter(body=body, day=day).exists():
        return None
    held = list(Document.objects.filter(body=body, meeting_date=day).order_by("kind", "sort_key", "id"))
    minutes = [document for document in held if document.kind in ("minutes", "decision_summary")]
    points: list[Point] = []
    for document in minutes or held:
        points.extend(_points(document))
    reports = list(
        Report.objects.filter(document__in=held)
        .select_related("assignment", "assignment__body", "document")
        .order_by("document__sort_key", "document_id", "start")
    )
    sums = {fate.value: sum(point.fate == fate for point in points) for fate in Fate}
    return MeetingView(body, day, held, points, reports, sums)


def _points(document: Document) -> list[Point]:
    findings, _ = effective_findings(document)
    mentions = list(document.mentions.select_related("assignment", "assignment__body").order_by("start"))
    reports = list(Report.objects.filter(document=document).select_related("assignment", "assignment__body"))
    points = []
    for finding in findings:
        if finding.type != FindingType.DECISION_POINT or finding.standing == "rejected":
            continue
        here = [m for m in mentions if m.assignment and m.start < finding.end and finding.start < m.end]
        answered = [r.assignment for r in reports if r.start < finding.end and finding.start < r.end]
        given = _distinct([m.assignment for m in here if m.assignment and m.role in ("given", "proposed")])
        older = _distinct([m.assignment for m in here if m.assignment and m.role in ("reported", "cited")] + answered)
        changed = [a for a in given if a.given_on and document.meeting_date and a.given_on < document.meeting_date]
        ends = closes(finding.quote)
        if ends and not given and not finding.attributes.get("creates_assignment"):
            fate, about = Fate.ANSWERS, older
        elif changed:
            fate, about = Fate.CHANGES, changed
        elif given or finding.attributes.get("creates_assignment"):
            fate, about = Fate.GIVES, given
        elif older:
            fate, about = Fate.ANSWERS, older
        else:
            fate, about = Fate.NOTHING, []
        points.append(
            Point(
                finding=finding,
                document=document,
                paragraph=finding.attributes.get("paragraph"),
                state=finding.attributes.get("state", "decided"),
                fate=fate.value,
                assignments=about,
                closes=ends and fate == Fate.ANSWERS,
            )
        )
    return points


def _distinct(rows: list[Assignment]) -> list[Assignment]:
    return list({row.pk: row for row in rows}.values())
