"""Signals about papers in which an assignment is missing: it stood in the last and not in the next, or it was to be
told of elsewhere and is not."""

from __future__ import annotations

import re
from datetime import date

from fullgjort.following.facts import AssignmentFacts, Paper, Reported, Surroundings, Told
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.papers import next_paper, papers_on
from fullgjort.following.signal import Act, Signal, SignalName
from fullgjort.following.standing import standing
from fullgjort.following.wording import day_words, kind_words

_KINDS = ("report_back", "list", "director_report")


def vanished(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """It stood in a board's report-back (or list of assignments, or director's report) and not in the board's next, and has not ended. What
    was said to be reported elsewhere does not vanish from a report-back. Told again in such a paper it is there again."""
    last = last_tellings(facts, around)
    if not last:
        return None
    stands = standing(facts, around, rules)
    if stands.may_have_ended:
        return None
    found: tuple[Told, Paper] | None = None
    for told, body in last:
        if told.day is None or (told.kind in ("report_back", "list") and _sent_elsewhere(stands.reports, told)):
            continue
        paper = lacking(facts, next_paper(around, body, told.day, day, told.kind), around, day)
        if paper is not None and (found is None or paper.day < found[1].day):
            found = told, paper
    if found is None:
        return None
    told, paper = found
    why = (
        f"Det stod i {kind_words(paper.kind)} den {day_words(told.day)} men saknas i nästa, den {day_words(paper.day)}."
    )
    return Signal(SignalName.VANISHED, paper.day, why, Act.ANSWER, told.document, told.quote)


def lacking(facts: AssignmentFacts, paper: Paper | None, around: Surroundings, day: date) -> Paper | None:
    """The first of a board's papers, from this one on, in which nothing stands of which it is asked whether it is of
    this assignment; None where there is none up to the day."""
    asked = {one.document for one in facts.asked}
    while paper is not None and paper.document in asked:
        paper = next_paper(around, paper.body, paper.day, day, paper.kind)
    return paper


def last_tellings(facts: AssignmentFacts, around: Surroundings) -> list[tuple[Told, str]]:
    """The last telling of each kind of paper that takes up assignments again and again, and in which board's papers:
    the giver's, with those of the board that took over after it; where it never stood in those, or the giver has no such
    papers since, the board's in whose paper it stood last."""
    found = []
    for kind in _KINDS:
        told = [one for one in facts.told if one.kind == kind and one.day is not None and one.role != "proposed"]
        if not told:
            continue
        own = [one for one in told if one.body == facts.body or _stands_in(around, facts.body, one)]
        if own and not _moved_on(around, facts.body, own[-1], told[-1]):
            found.append((own[-1], facts.body))
        else:
            found.append((told[-1], told[-1].body))
    return found


def _moved_on(around: Surroundings, body: str, own: Told, last: Told) -> bool:
    """Whether the giver has no more papers of that kind and another board's tells of it since: it has taken over."""
    if own.day is None or last.day is None or last.day <= own.day:
        return False
    return next_paper(around, body, own.day, date.max, own.kind) is None


def _stands_in(around: Surroundings, body: str, told: Told) -> bool:
    """Whether a telling's document is among a board's papers."""
    return told.day is not None and any(paper.document == told.document for paper in papers_on(around, body, told.day))


def _sent_elsewhere(reports: tuple[Reported, ...], told: Told) -> bool:
    """Whether it was said, where it was last told of or since, that it is reported elsewhere from now on."""
    return any(
        report.status == "transferred" and report.day is not None and told.day is not None and report.day >= told.day
        for report in reports
    )


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
    sent = next((one.body for one in facts.told if one.document == report.document and one.body), facts.body)
    paper = next_paper(around, sent, report.day, day, "director_report")
    if paper is None and sent != facts.body:
        paper = next_paper(around, facts.body, report.day, day, "director_report")
    paper = lacking(facts, paper, around, day)
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
