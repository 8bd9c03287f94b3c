"""Giving to nobody: a decision or a proposal that gives a task and does not say to whom."""

from __future__ import annotations

import re

from fullgjort.extraction.assignments.wordings.parts import ADVERBS, IN_COMMISSION, INSERTED, TASK
from fullgjort.extraction.assignments.wordings.wording import Wording, cleaned
from fullgjort.extraction.rule import Example, Rule


def _to_nobody(match: re.Match[str]) -> Wording:
    return Wording(None, cleaned(match.groupdict().get("giver")), "gives")


GIVE_NOBODY = Rule(
    name="assignment.give-to-nobody",
    kind="assignment",
    form='"ge i uppdrag att", nobody named',
    pattern=(
        rf"(?:\batt\sge|(?P<giver>\b[\wåäö-]*(?:nämnden|styrelsen|mäktige|utskottet|direktionen))\sger)"
        rf"{ADVERBS}\s{IN_COMMISSION}{INSERTED}{TASK}"
        rf"|\buppdrag\s(?:ges|lämnas)\satt\b|(?<=\batt\s)uppdra\satt\b"
    ),
    read=_to_nobody,
    examples=(
        Example(
            "Hamnnämnden föreslås besluta [[att ge i uppdrag att]] kartlägga bryggorna.", Wording(None), "invented"
        ),
        Example("[[Hamnnämnden ger i uppdrag att]] se över taxan.", Wording(None, "Hamnnämnden"), "invented"),
        Example("[[Nämnden ger därför i uppdrag att]] ta fram en plan.", Wording(None, "Nämnden"), "invented"),
        Example("[[Uppdrag ges att]] se över slussen.", Wording(None), "invented"),
        Example("Nämnden beslutar att [[uppdra att]] redovisa läget i oktober.", Wording(None), "invented"),
    ),
    near_misses=(
        "Hamnchefen fick i uppdrag att se över taxan.",
        "Det ingår i uppdraget att se över taxan.",
        "Nämnden har rätt att ge uppdrag.",
        "Regeringen har gett i uppdrag att utreda hamnarna.",
    ),
)
