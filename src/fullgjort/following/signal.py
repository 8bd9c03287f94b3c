"""What a signal is: something the register notices of an assignment on a day, why, and which act answers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fullgjort.following.facts import AssignmentFacts, Surroundings
from fullgjort.following.house_rules import HouseRules


class SignalName(StrEnum):
    """All signals of an assignment, then those of a recommendation, a document and a decision point (DESIGN §5)."""

    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    UNDATED = "undated"
    UNOWNED = "unowned"
    SILENT = "silent"
    NEVER_REPORTED = "never_reported"
    UNANSWERED_PART = "unanswered_part"
    VANISHED = "vanished"
    NO_NEWS = "no_news"
    DRIFTING = "drifting"
    CLOSED_WITHOUT_EVIDENCE = "closed_without_evidence"
    DUPLICATE = "duplicate"
    REDIRECTED_MISSING = "redirected_missing"
    RECURRING_MISSING = "recurring_missing"
    CAME_BACK = "came_back"
    SUM_MISMATCH = "sum_mismatch"
    DRAFT_INCOMPLETE = "draft_incomplete"


class Act(StrEnum):
    """What a person can do about a signal."""

    ANSWER = "answer"  # ask for, or enter, an answer
    SET_DATE = "set_date"
    SET_ASSIGNEE = "set_assignee"
    CLOSE = "close"
    REOPEN = "reopen"
    COMPARE = "compare"  # look at two assignments side by side
    CHECK = "check"  # look at the document
    WORD_ANEW = "word_anew"  # change the proposed decision


@dataclass(frozen=True, slots=True)
class Signal:
    """`since` is the first day on which it held (None where nobody knows), `why` a Swedish sentence that names its
    grounds, `document` and `quote` where they can be read (empty where the ground is that nothing was said)."""

    name: SignalName
    since: date | None
    why: str
    act: Act
    document: str = ""
    quote: str = ""


type SignalRule = Callable[[AssignmentFacts, Surroundings, date, HouseRules], Signal | None]
"""The signal that holds on a day for the facts as they stood on that day (`AssignmentFacts.as_of`), or None."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A signal and the days on which it holds: from `since` to the day before `until` (None: it holds still)."""

    signal: Signal
    since: date
    until: date | None
