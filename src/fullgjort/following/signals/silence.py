"""Signals about silence: a promise that passed, nothing ever said, the same words again, a turn that was left out."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from fullgjort.following.facts import AssignmentFacts, Reported, Surroundings
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.months import days_later, months_later
from fullgjort.following.papers import next_paper
from fullgjort.following.signal import Act, Signal, SignalName
from fullgjort.following.signals.papers import lacking
from fullgjort.following.standing import may_be_answered, standing
from fullgjort.following.wording import cut, day_words, kind_words, treated_words, what_is_said

TURN_MONTHS = {"yearly": 12, "half_yearly": 6, "tertial": 4, "quarterly": 3, "monthly": 1}
GRACE_MONTHS = 1


def silent(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """The last report promised an answer by a day that has passed, and nothing was reported since."""
    stands = standing(facts, around, rules)
    promised, last = stands.promised, stands.last
    if promised is None or last is None or promised.latest is None or promised.latest >= day or stands.may_have_ended:
        return None
    if may_be_answered(facts, stands, promised.latest) or (last.day is None and len(stands.reports) > 1):
        return None  # of several answers without a day nobody knows which is the last
    when = f"Den {day_words(last.day)}" if last.day else "I ett svar utan datum"
    why = f"{when} utlovades svar senast den {day_words(promised.latest)}, och inget svar har lästs efter det."
    since = days_later(promised.latest, 1)
    return Signal(SignalName.SILENT, since, why, Act.ANSWER, promised.document, promised.quote or promised.words)


def never_reported(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """Decided `silence_days` ago or more, and nothing was ever reported; not closed. Where minutes treated its case since
    it was given, the reason says so: it may have been answered there in words that tell no report."""
    if facts.reports:
        return None
    stands = standing(facts, around, rules)
    if stands.began is None or stands.proposed_only or stands.closed:
        return None
    since = days_later(stands.began, rules.silence_days)
    if since > day or may_be_answered(facts, stands, since):
        return None
    why = f"Det gavs den {day_words(stands.began)}, och ingen återrapportering av det har lästs."
    later = [one for one in around.treated if one.day is not None and stands.began < one.day <= day]
    if not later:
        return Signal(SignalName.NEVER_REPORTED, since, why, Act.ANSWER)
    last = later[-1]
    why = f"{why} {treated_words(last.paragraph, last.day, last.heading)}"
    return Signal(SignalName.NEVER_REPORTED, since, why, Act.CHECK, last.document, last.quote)


def no_news(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """The last report says what the one before it, in an earlier document, said (alike to `unchanged_share`); not
    ended. A bare status word ("Pågår") in a list counts only where nothing longer was ever reported."""
    if len(facts.reports) < 2:
        return None
    stands = standing(facts, around, rules)
    if stands.ended:
        return None
    said = [one for one in stands.reports if len(one.quote.split()) >= FEWEST_WORDS] or list(stands.reports)
    last = said[-1]
    before = _before(said, last)
    if before is None or _likeness(what_is_said(before.quote), what_is_said(last.quote)) < rules.unchanged_share:
        return None
    why = f"Svaret den {day_words(last.day)} säger detsamma som svaret den {day_words(before.day)}: ”{cut(last.quote)}”"
    return Signal(SignalName.NO_NEWS, last.day, why, Act.ANSWER, last.document, last.quote)


FEWEST_WORDS = 3


def _before(said: list[Reported], last: Reported) -> Reported | None:
    """The latest report of an earlier day in another document; of one unit where units report each for themselves."""
    earlier = [
        one
        for one in said[:-1]
        if one.document != last.document and one.day is not None and last.day is not None and one.day < last.day
    ]
    same = [one for one in earlier if one.unit == last.unit] if last.unit else earlier
    return same[-1] if same else None


@lru_cache(maxsize=4096)
def _likeness(first: str, second: str) -> float:
    if first == second:
        return 100.0
    return float(fuzz.ratio(*(" ".join(text.casefold().split()) for text in (first, second))))


def recurring_missing(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """An answer that recurs did not come: a month after its turn nothing had been reported since the turn before; for
    one that comes to each meeting, the board's next report-back lacks it. Not ended, not reported elsewhere."""
    if not facts.recurrence:
        return None
    stands = standing(facts, around, rules)
    if stands.may_have_ended or stands.transferred or stands.proposed_only:
        return None
    last = max((one.day for one in stands.reports if one.day), default=None) or stands.began
    if last is None:
        return None
    heard = "Senast redovisades det" if stands.reports else "Det gavs"
    if facts.recurrence == "each_meeting":
        told = [one for one in facts.told if one.kind == "report_back" and one.day is not None]
        paper = next_paper(around, facts.body, last, day, "report_back")
        if paper is None and told and told[-1].body != facts.body:  # another board has taken over
            paper = next_paper(around, told[-1].body, last, day, "report_back")
        paper = lacking(facts, paper, around, day)
        if paper is None:
            return None
        why = (
            f"{heard} den {day_words(last)}. Det ska redovisas till varje sammanträde och saknas i "
            f"{kind_words(paper.kind)} den {day_words(paper.day)}."
        )
        return Signal(SignalName.RECURRING_MISSING, paper.day, why, Act.ANSWER, paper.document)
    months = TURN_MONTHS.get(facts.recurrence)
    if months is None:
        return None
    since = turn_over(last, months)
    if since > day or may_be_answered(facts, stands, since):
        return None
    why = f"{heard} den {day_words(last)}. Det ska redovisas {_TURNS[facts.recurrence]}, och ingen senare redovisning har lästs."
    return Signal(SignalName.RECURRING_MISSING, since, why, Act.ANSWER)


def turn_over(last: date, months: int) -> date:
    """The day on which the next turn and its grace are over."""
    return months_later(last, months + GRACE_MONTHS)


_TURNS = {
    "yearly": "varje år",
    "half_yearly": "varje halvår",
    "tertial": "varje tertial",
    "quarterly": "varje kvartal",
    "monthly": "varje månad",
}
