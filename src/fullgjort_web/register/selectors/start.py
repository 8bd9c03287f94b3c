"""The start page: what got no answer, what is late, what is near, what has no date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from fullgjort.following.signal import Act
from fullgjort.following.wording import TREATED
from fullgjort_web.register.models import Assignment, SignalSpell
from fullgjort_web.register.neighbourhood import chunks
from fullgjort_web.register.selectors.assignments import AssignmentFilter, Found, Sums, noticed_on, on_day, sums
from fullgjort_web.register.selectors.coverage import Coverage, coverage
from fullgjort_web.register.selectors.questions import count_questions
from fullgjort_web.register.state import WITHOUT_ANSWER, SignalName, State


@dataclass(frozen=True, slots=True)
class Start:
    """Each list with its whole count. `unanswered` gathers never reported, promised answer missing and gone from the
    report-back, longest unheard first; `never_count` is the list *Aldrig återrapporterade uppdrag*."""

    sums: Sums
    coverage: Coverage
    unanswered: list[Assignment]
    unanswered_count: int
    never_count: int
    overdue: list[Assignment]
    overdue_count: int
    soon: list[Assignment]
    soon_count: int
    undated: list[Assignment]
    undated_count: int
    questions_count: int


def start(day: date, *, body: str = "", few: int = 3, several: int = 8) -> Start:
    """The start page on `day`, for one body (its slug) or all; `few` rows without answer, `several` of the others."""
    without = Found(AssignmentFilter(body=body, signals=tuple(WITHOUT_ANSWER)), day)
    never = Found(AssignmentFilter(body=body, signals=(SignalName.NEVER_REPORTED,)), day)
    overdue = Found(AssignmentFilter(body=body, states=(State.OVERDUE,), sort="due"), day)
    soon = Found(AssignmentFilter(body=body, states=(State.SOON,), sort="due"), day)
    undated = Found(AssignmentFilter(body=body, states=(State.UNDATED,)), day)
    return Start(
        sums=sums(day, body),
        coverage=coverage(day),
        unanswered=without[:few],
        unanswered_count=len(without),
        never_count=len(never),
        overdue=overdue[:several],
        overdue_count=len(overdue),
        soon=soon[:several],
        soon_count=len(soon),
        undated=undated[:several],
        undated_count=len(undated),
        questions_count=count_questions(day, body),
    )


def never_reported(day: date, *, body: str = "") -> QuerySet[Assignment]:
    """The list *Aldrig återrapporterade uppdrag*: oldest first."""
    rows = on_day(day).filter(noticed_on(day, [SignalName.NEVER_REPORTED])).select_related("body").defer("stems")
    if body:
        rows = rows.filter(body__slug=body)
    return rows.order_by(F("spell__heard_on").asc(nulls_last=True), "code")


def treated_since(day: date, codes: Iterable[str]) -> dict[str, str]:
    """Of the assignments (by code) that the list holds, those whose case was treated since, with the sentence that says
    where."""
    spells = SignalSpell.objects.filter(name=SignalName.NEVER_REPORTED, act=Act.CHECK, since__lte=day, until__gt=day)
    told: dict[str, str] = {}
    for chunk in chunks(set(codes)):
        told.update(spells.filter(assignment__code__in=chunk).values_list("assignment__code", "why"))
    return {code: why[why.index(TREATED) :] for code, why in told.items() if TREATED in why}
