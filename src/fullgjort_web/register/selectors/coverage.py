"""What the register rests on: how many documents, from when to when, and which minutes are missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Max, Min, Q

from fullgjort_web.register.kept import kept
from fullgjort_web.register.models import Document, Failure, MeetingMention


@dataclass(frozen=True, slots=True)
class Coverage:
    """`first_day` and `last_day` are None while no dated document is read. `minutes_missing` counts meetings
    that read documents come from or cite and whose minutes are not among them; `minutes_known`
    are all known meetings."""

    documents: int
    first_day: date | None
    last_day: date | None
    minutes: int
    minutes_missing: int
    report_backs: int
    failures: int

    @property
    def minutes_known(self) -> int:
        return self.minutes + self.minutes_missing


@dataclass(frozen=True, slots=True)
class MissingMinutes:
    body: str
    body_slug: str
    day: date
    cited_by: int


def coverage(day: date) -> Coverage:
    """What was read, up to and including `day`; undated documents are counted too. Kept until the register changes."""
    read = kept(f"coverage {day.isoformat()}", lambda: _count(day), patient=False).value
    return replace(read, failures=Failure.objects.count())


def _count(day: date) -> Coverage:
    read = Document.objects.filter(Q(meeting_date__isnull=True) | Q(meeting_date__lte=day))
    sums = read.aggregate(
        documents=Count("id"),
        first=Min("meeting_date"),
        last=Max("meeting_date"),
        report_backs=Count("id", filter=Q(kind="report_back")),
    )
    known = MeetingMention.objects.filter(day__lte=day).order_by().values("body_id", "day")
    known = known.annotate(with_minutes=Count("id", filter=Q(minutes=True)))
    meetings = known.aggregate(known=Count("day"), read=Count("day", filter=Q(with_minutes__gt=0)))
    return Coverage(
        documents=sums["documents"],
        first_day=sums["first"],
        last_day=sums["last"],
        minutes=meetings["read"],
        minutes_missing=meetings["known"] - meetings["read"],
        report_backs=sums["report_backs"],
        failures=0,
    )


def report_backs(day: date) -> tuple[date, ...]:
    """The days of the report-backs that were read, up to and including `day`, oldest first. Kept until the register
    changes."""
    name = f"report-backs {day.isoformat()}"
    read = Document.objects.filter(kind="report_back", meeting_date__lte=day).order_by("meeting_date")
    days = read.values_list("meeting_date").annotate(n=Count("pk"))
    return kept(name, lambda: tuple(one for one, number in days for _ in range(number)), patient=False).value


def missing_minutes(day: date, limit: int | None = None) -> list[MissingMinutes]:
    """The meetings that read documents come from or cite and whose minutes are missing; newest first."""
    rows = _meetings(day).filter(with_minutes=0).order_by("-day", "body__sort_key", "body_id")
    return [
        MissingMinutes(row["body__name"], row["body__slug"], row["day"], row["cited_by"])
        for row in (rows[:limit] if limit else rows)
    ]


def _meetings(day: date):
    return (
        MeetingMention.objects.filter(day__lte=day)
        .order_by()
        .values("body_id", "body__name", "body__slug", "day")
        .annotate(with_minutes=Count("id", filter=Q(minutes=True)), cited_by=Count("id"))
    )
