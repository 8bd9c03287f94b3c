"""The signal about closing: nothing shows that it was done."""

from __future__ import annotations

from datetime import date

from fullgjort.following.facts import AssignmentFacts, Closed, Surroundings
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.signal import Act, Signal, SignalName
from fullgjort.following.wording import day_words

_NEEDS_NONE = ("withdrawn", "replaced")


def closed_without_evidence(
    facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules
) -> Signal | None:
    """It is closed, and no report up to that day says that it is done or will not be. Withdrawn and replaced ones
    need no report; nor is it said where a report-back takes it up in words that were not read as an answer."""
    if not facts.closings or any(one.outcome in _NEEDS_NONE for one in facts.closings):
        return None
    closed = facts.closings[0]
    for report in (*facts.reports, *facts.asked):
        in_time = report.day is None or closed.day is None or report.day <= closed.day
        if report.status in ("done", "rejected") and in_time:
            return None
    if _answer_unread(facts, closed):
        return None
    where = f" genom § {closed.paragraph}" if closed.paragraph is not None else ""
    when = f" den {day_words(closed.day)}" if closed.day else ""
    why = f"Det avslutades{when}{where}, men ingen redovisning före det säger att det är genomfört."
    return Signal(SignalName.CLOSED_WITHOUT_EVIDENCE, closed.day, why, Act.REOPEN, closed.document, closed.quote)


def _answer_unread(facts: AssignmentFacts, closed: Closed) -> bool:
    """Whether a report-back up to the closing takes it up, and what it says of it was not read as an answer."""
    read = {report.document for report in facts.reports}
    return any(
        told.kind in ("report_back", "director_report")
        and told.document not in read
        and (told.day is None or closed.day is None or told.day <= closed.day)
        for told in facts.told
    )
