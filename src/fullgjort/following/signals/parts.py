"""The signal about parts: one that nobody has answered when the whole is said to be done."""

from __future__ import annotations

import re
from datetime import date

from fullgjort.following.facts import AssignmentFacts, Surroundings
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.signal import Act, Signal, SignalName
from fullgjort.following.signals.papers import vanished
from fullgjort.following.standing import standing
from fullgjort.following.wording import cut, day_words, listed

# "återkomma till nämnden under första kvartalet 2023": when and to whom, and nothing to answer beside the rest
_ONLY_WHEN = re.compile(
    r"(?:att\s)?(?:återkomma|återrapportera|återredovisa|redovisa)(?:\s(?:detta|resultatet|uppdraget|arbetet))?"
    r"(?:\s(?:till|för|i)\s(?:[\wåäö-]+\s)?[\wåäö-]*(?:nämnden|styrelsen|mäktige|utskottet|beredningen|direktionen))?"
    r"(?:\s(?:senast|under|i|den|före|innan|till|vid)\s(?:(?!\b(?:med|om)\b)[^.,;]){3,60})?[.,;]?",
    re.IGNORECASE,
)


def unanswered_part(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """Some parts are answered and others are not, and no more is to come: the last report says done, or it is closed,
    or it has vanished. Where no report answers any part nothing is known, and nothing is said; nor where the report
    that says done tells of as many other things that are done as parts are left: it may answer them in other words."""
    if len(facts.parts) < 2 or not facts.reports:
        return None
    answered = {part for report in (*facts.reports, *facts.asked) for part in report.answers}
    left = [n for n, part in enumerate(facts.parts) if n not in answered and not _ONLY_WHEN.fullmatch(part.strip())]
    if not answered or not left:
        return None
    stands = standing(facts, around, rules)
    last, closed = stands.last, stands.closed
    since: date | None
    if last is not None and last.status == "done":
        if last.other >= len(left):
            return None
        since, document, quote = last.day, last.document, last.quote
        end = f"redovisades som klart den {day_words(since)}" if since else "är redovisat som klart"
    elif closed is not None:
        since, document, quote = closed.day, closed.document, closed.quote
        end = f"avslutades den {day_words(since)}" if since else "är avslutat"
    elif gone := vanished(facts, around, day, rules):
        since, document, quote = gone.since, "", ""
        end = f"saknas i redovisningen den {day_words(since)}"
    else:
        return None
    numbers = listed([str(number + 1) for number in left])
    words = f" (”{cut(facts.parts[left[0]], 70)}”)" if len(left) == 1 else ""
    which = f"delpunkt {numbers}{words} har" if len(left) == 1 else f"delpunkterna {numbers} har"
    why = f"Uppdraget {end}, men {which} inget svar i det som lästs."
    return Signal(SignalName.UNANSWERED_PART, since, why, Act.ANSWER, document, quote)
