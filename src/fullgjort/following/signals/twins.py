"""The signal about twins: the same was given twice, and both are open."""

from __future__ import annotations

from datetime import date

from fullgjort.following.facts import AssignmentFacts, Surroundings
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.signal import Act, Signal, SignalName
from fullgjort.following.wording import day_words


def duplicate(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """It repeats an older assignment, or a newer one repeats it, and both are open. A repeat never closes the older."""
    if facts.closings:
        return None
    for tie in facts.ties:
        if tie.kind != "repeats" or (tie.other_closed is not None and tie.other_closed <= day):
            continue
        when = f", {day_words(tie.day)}" if tie.day else ""
        if tie.newer:
            why = f"Det upprepar ett äldre uppdrag som ännu är öppet ({tie.other})."
        else:
            why = f"Ett senare uppdrag upprepar det ({tie.other}{when}), och inget av dem är avslutat."
        return Signal(SignalName.DUPLICATE, tie.day, why, Act.COMPARE, tie.document, tie.quote)
    return None
