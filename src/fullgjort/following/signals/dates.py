"""Signals about the date: it is near, it has passed, there is none, it moves."""

from __future__ import annotations

from datetime import date

from fullgjort.following.facts import AssignmentFacts, Due, Surroundings
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.months import days_earlier, days_later
from fullgjort.following.signal import Act, Signal, SignalName
from fullgjort.following.standing import may_be_answered, standing
from fullgjort.following.wording import cut, day_words, months_words, times_words


def due_soon(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """The date that holds is at most `soon_days` away, and the assignment has not ended."""
    stands = standing(facts, around, rules)
    due, latest = stands.course.current, stands.course.latest
    if stands.may_have_ended or due is None or latest is None or not 0 <= (latest - day).days <= rules.soon_days:
        return None
    near = days_earlier(latest, rules.soon_days)
    since = max(near, due.day) if due.day else near
    why = f"Det ska vara klart senast den {day_words(latest)}{_told(due)}."
    return Signal(SignalName.DUE_SOON, since, why, Act.ANSWER, due.document, due.quote or due.words)


def overdue(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """The date that holds has passed, and the assignment has not ended and is not reported elsewhere."""
    stands = standing(facts, around, rules)
    due, latest = stands.course.current, stands.course.latest
    if due is None or latest is None or latest >= day or stands.may_have_ended or stands.transferred:
        return None
    if may_be_answered(facts, stands, latest):
        return None
    why = f"Det skulle ha varit klart senast den {day_words(latest)}{_told(due)}, och inget som lästs säger att det är klart."
    return Signal(SignalName.OVERDUE, days_later(latest, 1), why, Act.ANSWER, due.document, due.quote or due.words)


def _told(due: Due) -> str:
    """Where the date comes from, in brackets with a space before; empty where nothing tells."""
    if due.computed:
        return f" (”{cut(due.words)}”; {due.computed[0].lower()}{due.computed[1:].rstrip('.')})"
    if due.promise and due.day:
        return f" (utlovat den {day_words(due.day)})"
    return f" (beslutat den {day_words(due.day)})" if due.day else ""


def undated(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """A decided assignment that has not ended has no date: none that can be read, and none that can be computed. One
    that recurs needs none. A proposed one is told of by `draft_incomplete`. Of what only is reported on, by no decision
    that anybody knows, nobody knows what was decided."""
    if facts.given_on is None and facts.told and all(one.role in ("reported", "cited") for one in facts.told):
        return None
    stands = standing(facts, around, rules)
    if stands.course.latest is not None or facts.recurrence or stands.ended or stands.proposed_only:
        return None
    due = stands.course.current
    if due is not None and due.words:
        why = f"Tiden är angiven som ”{cut(due.words)}”, och det går inte att räkna ut någon dag av det."
        return Signal(SignalName.UNDATED, stands.began, why, Act.SET_DATE, due.document, due.quote or due.words)
    return Signal(SignalName.UNDATED, stands.began, "Inget som lästs säger när det ska vara klart.", Act.SET_DATE)


def drifting(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """The date has been moved to a later day `drift_moves` times, or by `drift_months` in all; not ended."""
    stands = standing(facts, around, rules)
    moves = stands.course.moves
    if not moves or stands.ended:
        return None
    crossed, later = None, 0
    for move in moves:
        later += move.later
        if later < rules.drift_moves and move.drift_months < rules.drift_months:
            crossed = None
        elif crossed is None:
            crossed = move, later
    first = stands.course.base
    if crossed is None or first is None:
        return None
    move, later = crossed
    # what was so when the limit was crossed: later moves do not make it another signal
    when = f"Den {day_words(move.day)} hade datumet" if move.day else "Datumet har"
    why = f"{when} flyttats {times_words(later)}, sammanlagt {months_words(move.drift_months)} från den {day_words(first.latest)}."
    return Signal(SignalName.DRIFTING, move.day, why, Act.ANSWER, move.document, move.quote)
