"""What several signals ask of the same facts, worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fullgjort.following.anchors import anchored
from fullgjort.following.facts import Asked, AssignmentFacts, Closed, Due, Reported, Surroundings
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.months import days_later
from fullgjort.following.moves import Course, course, last_day_of
from fullgjort.following.wording import what_is_said


@dataclass(frozen=True, slots=True)
class Standing:
    """How an assignment stands by its facts.

    `reports` are the dated reports, oldest first; all of them where none is dated. `last` is the latest. `closed` is
    the first closing (a person's before one that was read). `began` is the day it was given, else first told of (None:
    nobody knows). `promised` is what the last report promises by a day. `may_have_ended`: it has, or a report says so of which nobody
    knows the day, or whether it is of this assignment."""

    course: Course
    reports: tuple[Reported, ...]
    last: Reported | None
    closed: Closed | None
    ended: bool
    transferred: bool
    began: date | None
    proposed_only: bool
    promised: Due | None
    may_have_ended: bool

    @property
    def status(self) -> str:
        """The last report's status; empty where nothing was reported."""
        return self.last.status if self.last else ""


def standing(facts: AssignmentFacts, around: Surroundings, rules: HouseRules) -> Standing:
    """How the assignment stands by these facts, all of them (`AssignmentFacts.as_of` makes them those of a day)."""
    global _held
    held = _held
    if held is not None and held[0] is facts and held[1] is around and held[2] is rules:
        return held[3]
    found = _stand(anchored(facts, around, rules))
    _held = (facts, around, rules, found)
    return found


# The answer about the facts that were asked about last: all signals of a day ask the same. Told by identity.
_held: tuple[AssignmentFacts, Surroundings, HouseRules, Standing] | None = None


def _stand(facts: AssignmentFacts) -> Standing:
    reports = tuple([one for one in facts.reports if one.day is not None]) or facts.reports
    last = reports[-1] if reports else None
    closed = _closing(facts.closings)
    status = last.status if last else ""
    proposed_only = facts.proposed_only or (bool(facts.told) and all(one.role == "proposed" for one in facts.told))
    first = min((one.day for one in facts.told if one.day is not None), default=None)
    began = (first or facts.given_on) if proposed_only else (facts.given_on or first)
    the_course = course(facts)
    ended = closed is not None or status in ("done", "rejected")
    return Standing(
        course=the_course,
        reports=reports,
        last=last,
        closed=closed,
        ended=ended,
        transferred=status == "transferred",
        began=began,
        proposed_only=proposed_only,
        promised=_promised(facts, reports),
        may_have_ended=ended or any(one.status in ("done", "rejected") for one in _may_be_last(facts, last)),
    )


def _closing(closings: tuple[Closed, ...]) -> Closed | None:
    if not closings:
        return None
    return next((one for one in closings if one.confirmed), closings[0])


def _may_be_last(facts: AssignmentFacts, last: Reported | None) -> Iterator[Reported]:
    """The reports that may be later than the last that is known: those in question, and those without a day."""
    yield from _asked_since(facts, last)
    yield from (one for one in facts.reports if one.day is None and one is not last)


def _asked_since(facts: AssignmentFacts, last: Reported | None) -> tuple[Asked, ...]:
    """The reports in question that came after the last that is known; all where there is none."""
    if last is None or last.day is None:
        return facts.asked
    return tuple(one for one in facts.asked if one.day is not None and one.day >= last.day)


GRACE_DAYS = 62  # so long after a day that was promised an answer in question may still be the one


def may_be_answered(facts: AssignmentFacts, stands: Standing, promised: date) -> bool:
    """Whether a report of which it is asked whether it is of this assignment came after its last and about the day that
    was promised: then it may be the answer, or tell of another day."""
    until = days_later(promised, GRACE_DAYS)
    return any(one.day is not None and one.day <= until for one in _asked_since(facts, stands.last))


_FEWEST_WORDS = 3  # a bare status word of a list ("Uppskjutet") is no new answer


def _promised(facts: AssignmentFacts, reports: tuple[Reported, ...]) -> Due | None:
    """What the last report promises; one that only repeats the words of those before it promises what they did."""
    if not reports:
        return None
    last = reports[-1]
    words = what_is_said(last.quote).casefold()
    for report in reversed(reports):
        if report is not last and len(report.quote.split()) < _FEWEST_WORDS <= len(words.split()):
            continue
        if report is not last and (not words or what_is_said(report.quote).casefold() != words):
            return None
        if promise := _promise(facts, report):
            return promise
    return None


def _promise(facts: AssignmentFacts, last: Reported) -> Due | None:
    """What the last report promises: the first day that was still ahead when it was said, else the last."""
    made = sorted(
        (
            due
            for due in facts.dues
            if due.promise and due.document == last.document and due.bound != "not_before" and last_day_of(due)
        ),
        key=lambda due: due.latest or date.max,
    )
    if not made:
        return None
    return next((due for due in made if last.day is None or (due.latest or date.max) >= last.day), made[-1])
