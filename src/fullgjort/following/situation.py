"""How an assignment stands on a day: the one state that holds, and the figures beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fullgjort.following.facts import AssignmentFacts, Due, Surroundings
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.standing import standing


class State(StrEnum):
    """Exactly one holds on a day."""

    CLOSED = "closed"
    DONE = "done"
    OVERDUE = "overdue"
    SOON = "soon"
    OPEN = "open"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Situation:
    """`status` is the latest report's (empty: nothing reported), `due` the deadline that holds (None: none was ever
    named), `heard_on` the day of the latest report, else the day it was given or first told of (None: nobody knows),
    `reports` how many, `moves` how often the date was moved to a later day, `drift_months` by how much in all. `assignee` is who is to
    do it and `unit` who reports, as named by then (empty: nobody)."""

    state: State
    status: str
    due: Due | None
    heard_on: date | None
    reports: int
    moves: int
    drift_months: int
    assignee: str = ""
    unit: str = ""


_NOTHING = Surroundings({})


def situation(facts: AssignmentFacts, day: date, rules: HouseRules, around: Surroundings = _NOTHING) -> Situation:
    """The situation on a day by the facts of that day (`AssignmentFacts.as_of(day)`). `around` lets deadlines be
    computed that lean on the board's meetings.

    Closed is what a decision that was read, or a person, has closed. What is rejected or reported elsewhere is never
    overdue. A recurring assignment without a date is open: its next turn is not a date that the decision left out."""
    stands = standing(facts, around, rules)
    heard = stands.last.day if stands.last and stands.last.day else stands.began
    return Situation(
        state=_state(
            stands.closed is not None, stands.status, stands.course.latest, bool(facts.recurrence), day, rules
        ),
        status=stands.status,
        due=stands.course.current,
        heard_on=heard,
        reports=len(facts.reports),
        moves=stands.course.postponed,
        drift_months=stands.course.drift_months,
        assignee=facts.assignee,
        unit=facts.unit,
    )


def _state(closed: bool, status: str, latest: date | None, recurs: bool, day: date, rules: HouseRules) -> State:
    if closed:
        return State.CLOSED
    if status == "done":
        return State.DONE
    if status == "rejected":
        return State.OPEN
    if latest and latest < day:
        return State.OPEN if status == "transferred" else State.OVERDUE
    if latest and (latest - day).days <= rules.soon_days:
        return State.SOON
    return State.OPEN if latest or recurs else State.UNDATED
