"""What happened to a board's assignments between two days: between its last two meetings, or two chosen days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Count

from fullgjort_web.register.kept import kept
from fullgjort_web.register.models import Assignment, AssignmentSpell, Body, MeetingMention, Report, SignalSpell
from fullgjort_web.register.neighbourhood import chunks
from fullgjort_web.register.selectors.assignments import on_day
from fullgjort_web.register.state import SignalName, State

SHOWN = 25  # of each list on the page; the file has all


class What(StrEnum):
    """The lists, in the order of the page."""

    NEW = "new"
    ANSWERED = "answered"
    MOVED = "moved"
    OVERDUE = "overdue"
    TO_CLOSE = "to_close"
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True)
class Move:
    """The date before and after, as worded, with its last day (None where it has none)."""

    from_words: str
    from_latest: date | None
    to_words: str
    to_latest: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """One assignment in one list, as it stood on the last day, and what is told of it there: the latest report in the
    span, the move, why it vanished. `recent` tells of an overdue one that its date passed in the span."""

    what: What
    assignment: Assignment
    report: Report | None = None
    move: Move | None = None
    why: str = ""
    recent: bool = False


@dataclass(frozen=True, slots=True)
class Since:
    """What happened after `first` and up to and including `last`; `counts` are of the whole lists, also where `limit`
    made the lists shorter. `assignments` counts each assignment once, however many lists it stands in."""

    body: Body
    first: date
    last: date
    lists: dict[What, list[Change]]
    counts: dict[What, int]
    assignments: int


def meeting_days(body: Body, day: date, number: int | None = None) -> list[date]:
    """The days of the board's meetings from which anything was read, up to the day, latest first."""
    days = MeetingMention.objects.filter(body=body, held=True, day__lte=day).order_by("-day")
    return list(days.values_list("day", flat=True).distinct()[:number])


def boards_that_met(day: date) -> list[Body]:
    """The boards of which anything was read from two meetings or more, in Swedish order."""
    return [body for body, _ in _boards_that_met(day)]


def most_met(day: date) -> Body | None:
    """The board of which most meetings were read, the first of several; None where none met twice."""
    return max(_boards_that_met(day), key=lambda pair: pair[1], default=(None, 0))[0]


def _boards_that_met(day: date) -> list[tuple[Body, int]]:
    """The boards with the number of their meetings, which is kept until the register changes."""
    name = f"boards that met {day.isoformat()}"
    met = kept(name, lambda: _met(day), patient=False).value
    return [(body, met[body.pk]) for body in Body.objects.defer("other_names") if body.pk in met]


def _met(day: date) -> dict[int, int]:
    held = MeetingMention.objects.filter(held=True, day__lte=day).order_by().values_list("body_id")
    return dict(held.annotate(n=Count("day", distinct=True)).filter(n__gt=1))


def since(body: Body, first: date, last: date, *, limit: int | None = SHOWN) -> Since:
    """What happened to the board's assignments after `first` and until `last`. Each list is cut at `limit`; a fixed
    number of queries."""
    then, now = _stood(body, first), _stood(body, last)
    reported = _reported(body, first, last)
    vanished = _vanished(body, first, last)
    given = _given(body, first, last)
    members: dict[What, set[int]] = {
        What.NEW: given & set(now),
        What.ANSWERED: set(reported) & set(now),
        What.MOVED: {pk for pk, row in now.items() if pk in then and row["moves"] > then[pk]["moves"]},
        What.OVERDUE: {pk for pk, row in now.items() if row["state"] == State.OVERDUE},
        What.TO_CLOSE: {pk for pk, row in now.items() if row["state"] == State.DONE},
        What.VANISHED: set(vanished) & set(now),
    }
    keys = {what: _first_keys(what, pks, then, now, limit) for what, pks in members.items()}
    rows = _rows({pk for some in keys.values() for pk in some}, last)
    reports = _reports({reported[pk] for pk in keys[What.ANSWERED]})
    lists = {
        what: [
            Change(
                what,
                rows[pk],
                report=reports.get(reported[pk]) if what is What.ANSWERED else None,
                move=_move(then[pk], now[pk]) if what is What.MOVED else None,
                why=vanished[pk] if what is What.VANISHED else "",
                recent=what is What.OVERDUE and (pk not in then or then[pk]["state"] != State.OVERDUE),
            )
            for pk in keys[what]
            if pk in rows
        ]
        for what in What
    }
    together = set().union(*members.values())
    return Since(body, first, last, lists, {what: len(pks) for what, pks in members.items()}, len(together))


def _given(body: Body, first: date, last: date) -> set[int]:
    rows = Assignment.objects.filter(body=body, doubtful=False, proposed_only=False)
    return set(rows.filter(given_on__gt=first, given_on__lte=last).values_list("pk", flat=True))


def _stood(body: Body, day: date) -> dict[int, dict[str, Any]]:
    """How each of the board's assignments stood on the day."""
    rows = AssignmentSpell.objects.filter(
        since__lte=day, until__gt=day, assignment__body=body, assignment__doubtful=False
    )
    columns = ("assignment_id", "state", "moves", "due_words", "due_latest", "heard_on", "assignment__code")
    return {row["assignment_id"]: row for row in rows.order_by("assignment__code").values(*columns)}


def _reported(body: Body, first: date, last: date) -> dict[int, int]:
    """The latest report in the span of each assignment that has any: the keys of both."""
    rows = Report.objects.filter(
        assignment__body=body, assignment__doubtful=False, day__gt=first, day__lte=last
    ).order_by("day", "document__digest", "start")
    return dict(rows.values_list("assignment_id", "pk"))


def _vanished(body: Body, first: date, last: date) -> dict[int, str]:
    """Why each assignment is gone that vanished in the span and has not come back."""
    rows = SignalSpell.objects.filter(
        name=SignalName.VANISHED, assignment__body=body, since__gt=first, since__lte=last, until__gt=last
    )
    return dict(rows.order_by("since", "pk").values_list("assignment_id", "why"))


def _first_keys(
    what: What, keys: Iterable[int], then: dict[int, Any], now: dict[int, Any], limit: int | None
) -> list[int]:
    """The keys in the order of the list: what needs action first, then the longest unheard, then by code."""

    def order(pk: int) -> tuple[Any, ...]:
        row = now[pk]
        recent = what is What.OVERDUE and pk in then and then[pk]["state"] == State.OVERDUE
        day = row["due_latest"] if what is What.OVERDUE else row["heard_on"]
        return recent, day or date.max, row["assignment__code"]

    return sorted(keys, key=order)[:limit]


def _rows(keys: set[int], day: date) -> dict[int, Assignment]:
    return {
        row.pk: row
        for chunk in chunks(keys)
        for row in on_day(day, doubtful=None).filter(pk__in=chunk).select_related("body").defer("stems")
    }


def _reports(keys: set[int]) -> dict[int, Report]:
    return {
        row.pk: row
        for chunk in chunks(keys)
        for row in Report.objects.filter(pk__in=chunk)
        .select_related("document", "document__body")
        .defer("document__text", "document__structure")
    }


def _move(then: dict[str, Any], now: dict[str, Any]) -> Move:
    return Move(then["due_words"], then["due_latest"], now["due_words"], now["due_latest"])
