"""Signals about papers in which an assignment is missing: it stood in the last and not in the next, or it was to be
told of elsewhere and is not."""

from __future__ import annotations

import re
from datetime import date

from fullgjort.following.facts import AssignmentFacts, Reported, Surroundings, Told
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.papers import next_paper
from fullgjort.following.signal import Act, Signal, SignalName
from fullgjort.following.standing import standing
from fullgjort.following.wording import day_words, kind_words

_KINDS = ("report_back", "director_report")


def vanished(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """It stood in a board's report-back (or director's report) and not in the board's next, and has not ended. What
    is reported elsewhere does not vanish from a report-back. Told again in such a paper it is there again."""
    last = last_tellings(facts)
    if not last:
        return None
    stands = standing(facts, around, rules)
    if stands.ended:
        return None
    found: Signal | None = None
    for told in last:
        if told.day is None or (stands.transferred and told.kind == "report_back"):
            continue
        paper = next_paper(around, told.body, told.day, day, told.kind)
        if paper is None or (found and found.since and found.since <= paper.day):
            continue
        kind = kind_words(paper.kind)
        why = f"Det stod i {kind} den {day_words(told.day)} men saknas i nästa, den {day_words(paper.day)}."
        found = Signal(SignalName.VANISHED, paper.day, why, Act.ANSWER, told.document, told.quote)
    return found


def last_tellings(facts: AssignmentFacts) -> list[Told]:
    """The last telling of each kind of paper that takes up assignments again and again, in the giving board's series;
    in that of the board which it stood in last, where it never stood in the giver's."""
    found = []
    for kind in _KINDS:
        told = [one for one in facts.told if one.kind == kind and one.day is not None and one.role != "proposed"]
        if told:
            own = [one for one in told if one.body == facts.body]
            found.append((own or told)[-1])
    return found


_TO_DIRECTOR = re.compile(
    r"\b(?:(?:region|kommun|förvaltnings|förbunds|vård|hälso-\s+och\s+sjukvårds)?direktörens\s+(?:\w+\s+)?rapport"
    r"|rapporten\s+från\s+(?:region|kommun|förvaltnings)?direktören|direktörsrapport\w*|(?:RD|HD|FD|KD)[-\s]?rapport\w*"
    r"|månadsrapport\w*)",
    re.IGNORECASE,
)


def redirected_missing(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """It was to be told of in the director's report from now on, and the board's next such report does not."""
    stands = standing(facts, around, rules)
    if stands.closed or stands.status in ("done", "rejected"):
        return None
    report = redirecting(stands.reports)
    if report is None or report.day is None:
        return None
    told = [one for one in facts.told if one.kind == "director_report" and one.day is not None]
    if any(one.day is not None and one.day > report.day for one in told):
        return None
    paper = next_paper(around, facts.body, report.day, day, "director_report")
    if paper is None:
        return None
    why = (
        f"Den {day_words(report.day)} hänvisades det till direktörens rapport, men det saknas i den rapport som kom den "
        f"{day_words(paper.day)}."
    )
    return Signal(SignalName.REDIRECTED_MISSING, paper.day, why, Act.ANSWER, report.document, report.quote)


def redirecting(reports: tuple[Reported, ...]) -> Reported | None:
    """The last report that sends the reader to the director's report from now on; None where none does."""
    for report in reversed(reports):
        if report.status == "transferred":
            return report if _TO_DIRECTOR.search(report.quote) or _TO_DIRECTOR.search(report.evidence) else None
    return None
