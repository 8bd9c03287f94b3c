"""The statistics: what came and went, how old, how soon answered; for all, for one board, for one unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from typing import Any

from django.db.models import Q, QuerySet

from fullgjort_web.register.kept import Kept, kept
from fullgjort_web.register.lifespans import Figures, Lifespan, figures
from fullgjort_web.register.models import Assignment, AssignmentSpell, Body
from fullgjort_web.register.selectors.assignments import on_day
from fullgjort_web.register.state import Outcome, State
from fullgjort_web.register.swedish import sort_key

OLDEST = 10
EXECUTED = (Outcome.AS_DECIDED.value, Outcome.OTHERWISE.value)
_COLUMNS = (
    *("assignment__body_id", "assignment__unit", "assignment__assignee"),
    *("assignment__given_on", "assignment__first_reported_on", "assignment__first_due_latest"),
    *("assignment__outcome", "assignment__closed_on", "assignment__closing_on", "assignment__closing_outcome"),
    *("assignment__proposed_only", "state", "due_latest", "moves", "assignment__code"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of one board (`key` its slug) or one unit (`key` its name); both empty for those without."""

    name: str
    key: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of all that was chosen, and of each board and unit in it, those with most open first. `oldest` are
    the codes of the open ones that were given first. `proposed` counts the assignments that are only proposed in what
    was read: they are no part of the figures. They do stand in the register's lists, so what is shown there is counted
    for itself: `listed_open` the open ones, `listed_undated` those in the state undated (which one that is reported as
    carried out never is)."""

    day: date
    figures: Figures
    boards: tuple[Part, ...]
    units: tuple[Part, ...]
    oldest: tuple[str, ...]
    proposed: int
    listed_open: int = 0
    listed_undated: int = 0

    @property
    def proposed_open(self) -> int:
        return self.listed_open - self.figures.open


def statistics(day: date, *, body: str = "", unit: str = "") -> Kept[Statistics]:
    """The statistics of a day, for one board (its slug) or unit (as it is shown) or all; kept until the register
    changes."""
    return kept(f"statistics {day.isoformat()} {body} {unit}", lambda: count(day, body=body, unit=unit))


def count(day: date, *, body: str = "", unit: str = "") -> Statistics:
    """The statistics, counted now. Two queries: the spells that cover the day with their assignments, and the boards."""
    boards: dict[int | None, list[Lifespan]] = {}
    units: dict[str, list[Lifespan]] = {}
    old: list[tuple[date, str]] = []
    proposed = listed_open = listed_undated = 0
    for row in _rows(day, body, unit).values_list(*_COLUMNS).iterator(chunk_size=5000):
        listed_open += row[11] != State.CLOSED
        listed_undated += row[11] == State.UNDATED
        if row[10] or (row[3] and row[3] > day):  # decided later: on the day it was only proposed
            proposed += 1
            continue
        one = lifespan(day, row)
        boards.setdefault(row[0], []).append(one)
        units.setdefault(row[1] or row[2], []).append(one)
        if one.open and one.given:
            old.append((one.given, row[14]))
    known = {board.pk: board for board in Body.objects.filter(pk__in=[key for key in boards if key])}
    return Statistics(
        day=day,
        figures=figures((one for some in boards.values() for one in some), day),
        boards=_ordered(
            Part(known[key].name if key in known else "", known[key].slug if key in known else "", figures(some, day))
            for key, some in boards.items()
        ),
        units=_ordered(Part(name, name, figures(some, day)) for name, some in units.items()),
        oldest=tuple(code for _, code in nsmallest(OLDEST, old)),
        proposed=proposed,
        listed_open=listed_open,
        listed_undated=listed_undated,
    )


def _rows(day: date, body: str, unit: str) -> QuerySet[AssignmentSpell]:
    rows = AssignmentSpell.objects.filter(since__lte=day, until__gt=day, assignment__doubtful=False)
    if body:
        rows = rows.filter(assignment__body__slug=body)
    if unit:
        rows = rows.filter(Q(assignment__unit=unit) | Q(assignment__unit="", assignment__assignee=unit))
    return rows


def lifespan(day: date, row: tuple[Any, ...]) -> Lifespan:
    """An assignment's days as they were on the day, from the columns above."""
    _, _, _, given, answer, first_due, outcome, closed_on, closing_on, closing_outcome, _, state, due, moves, _ = row
    closed = state == State.CLOSED
    settled = bool(outcome) and (closed_on is None or closed_on <= day)  # a person closed it up to the day
    ended = (closed_on if settled else closing_on) if closed else None
    return Lifespan(
        given=_until(given, day),
        first_answer=_until(answer, day),
        closed=_until(ended, day),
        open=not closed,
        executed=(outcome if settled else closing_outcome) in EXECUTED,
        first_due=first_due if due else None,  # a date that was set after the day is not known on it
        due=due,
        moves=moves,
    )


def _until(one: date | None, day: date) -> date | None:
    return one if one and one <= day else None


def _ordered(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Most open first, then by name; those without a name last."""
    return tuple(sorted(parts, key=lambda part: (not part.name, -part.figures.open, sort_key(part.name))))


def oldest(codes: Iterable[str], day: date) -> list[Assignment]:
    """These assignments as they stood on the day, the one that was given first at the top."""
    rows = on_day(day).filter(code__in=list(codes)).select_related("body").defer("stems")
    return list(rows.order_by("given_on", "code"))
