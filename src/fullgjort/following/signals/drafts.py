"""The signal about proposals: who, what or when is missing while it can still be changed."""

from __future__ import annotations

import re
from datetime import date

from fullgjort.following.facts import AssignmentFacts, Surroundings, Told
from fullgjort.following.house_rules import HouseRules
from fullgjort.following.months import days_earlier, months_later
from fullgjort.following.papers import next_paper
from fullgjort.following.signal import Act, Signal, SignalName
from fullgjort.following.standing import standing
from fullgjort.following.wording import day_words, listed
from fullgjort.linking.wording import fold_wording

# Tasks that say nothing of what is to be done: "återkomma i frågan", "vidta lämpliga åtgärder".
_VAGUE = re.compile(
    r"(?:åter)?komm\w* (?:till \w+ )?(?:i|med) (?:frågan|ärendet)|(?:vidta|genomföra) (?:lämpliga|nödvändiga|erforderliga) åtgärder"
    r"|arbeta vidare(?: med (?:frågan|ärendet))?\W*$|fortsätta arbetet\W*$",
    re.IGNORECASE,
)


def draft_incomplete(facts: AssignmentFacts, around: Surroundings, day: date, rules: HouseRules) -> Signal | None:
    """A proposed assignment, decided in nothing that was read, says not who is to do it, or not by when. It holds
    until minutes of that board from the same meeting or a later one have been read: then it is no draft."""
    stands = standing(facts, around, rules)
    if not stands.proposed_only or stands.ended:
        return None
    proposals = [told for told in facts.told if told.role == "proposed"]
    if not proposals:
        return None
    last = proposals[-1]
    lacks = missing(facts, stands.course.latest is not None)
    if not lacks or not {"vem", "när"} & set(lacks) or _decided_upon(last, around, day):
        return None
    told = [told.day for told in proposals if told.day]
    why = f"Förslaget säger inte {_asked(lacks)}. {suggestion(facts, lacks, last.day, rules)}"
    return Signal(SignalName.DRAFT_INCOMPLETE, min(told, default=None), why, Act.WORD_ANEW, last.document, last.quote)


def missing(facts: AssignmentFacts, dated: bool) -> tuple[str, ...]:
    """What a proposed assignment lacks, of "vem", "vad" and "när"; empty where it lacks nothing."""
    lacks = []
    if not facts.assignee:
        lacks.append("vem")
    if _VAGUE.search(facts.wording) or not fold_wording(facts.wording):
        lacks.append("vad")
    if not dated and not facts.recurrence:
        lacks.append("när")
    return tuple(lacks)


_QUESTIONS = {"vem": "vem som ska göra det", "vad": "vad som ska göras", "när": "när det ska redovisas"}


def _asked(lacks: tuple[str, ...]) -> str:
    return listed([_QUESTIONS[lack] for lack in lacks])


def suggestion(facts: AssignmentFacts, lacks: tuple[str, ...], proposed: date | None, rules: HouseRules) -> str:
    """A wording that would fill what is missing, as a Swedish sentence that begins with "Förslag:"."""
    who = "ge [den som ska utföra det] i uppdrag att " if "vem" in lacks else "… "
    what = "[det som ska göras] " if "vad" in lacks else "… "
    when = ""
    if "när" in lacks:
        last = months_later(proposed, rules.draft_months) if proposed else None
        when = f"och återrapportera senast den {day_words(last) if last else '[datum]'}"
    words = f"{who}{what}{when}".replace("… … ", "… ").strip()
    return f"Förslag: ”{words}”."


def _decided_upon(last: Told, around: Surroundings, day: date) -> bool:
    if last.day is None:
        return False
    return next_paper(around, last.body, days_earlier(last.day, 1), day, "minutes") is not None
