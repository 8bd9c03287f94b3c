"""The signal about people: nobody is to do it."""

from __future__ import annotations

from datetime import date

from fullgjort.following.facts import AssignmentFacts, Surroundings
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.signal import Act, Signal, SignalName
from fullgjort.following.standing import standing


def unowned(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """A decided assignment that has not ended names nobody who is to carry it out: no assignee and no unit."""
    if facts.assignee or facts.unit:
        return None
    stands = standing(facts, around, rules)
    if stands.ended or stands.proposed_only:
        return None
    return Signal(SignalName.UNOWNED, stands.began, "Inget som lästs säger vem som ska göra det.", Act.SET_ASSIGNEE)
