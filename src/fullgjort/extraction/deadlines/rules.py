"""The rules of deadlines in the order in which they are tried."""

from __future__ import annotations

from fullgjort.extraction.deadlines.at_meeting import EVENT, FIRST_TIME, FIRST_TURN, IN_REPORT, MEETING, NEXT_MEETING
from fullgjort.extraction.deadlines.by_day import BEFORE, BY, CHANGED, END_OF, NOT_BEFORE, RECURRING, UNTIL
from fullgjort.extraction.deadlines.period import DURING, INVERTED, LABEL, NO_DATE, PERIOD
from fullgjort.extraction.deadlines.promise import PROMISED
from fullgjort.extraction.deadlines.relative import RELATIVE
from fullgjort.extraction.rule import Rule

STRICT_RULES: tuple[Rule, ...] = (
    RECURRING, NOT_BEFORE, CHANGED, FIRST_TIME, FIRST_TURN, BY, END_OF, BEFORE, EVENT, MEETING, DURING, IN_REPORT, UNTIL, PERIOD,
    RELATIVE, NO_DATE, LABEL, INVERTED, NEXT_MEETING,
)  # fmt: skip
DEADLINE_RULES: tuple[Rule, ...] = (*STRICT_RULES, PROMISED)
