"""The rules of wordings in the order in which they are tried: what gives an assignment before what tells of one.

Boards seldom print the decision's own words when they come back to it: the administration *skulle* do something, a
board *efterfrågade en beräkning*, an office *har styrelsens uppdrag*, a director *har bett* a head of unit. Such rules
are likely, not sure.
"""

from __future__ import annotations

from fullgjort.extraction.assignments.wordings.asking import ASK, REQUEST
from fullgjort.extraction.assignments.wordings.duty import (
    AGENCY_SHALL,
    DONE_BY,
    DUTY,
    FOLLOW_UP,
    LISTED_DUTY,
    POINT_DUTY,
    TOLD_DUTY,
    TURNED_DUTY,
)
from fullgjort.extraction.assignments.wordings.giving import (
    CHARGE,
    DECIDED_TASK,
    FIRST_PERSON,
    GIVE,
    HANDED,
    RELATIVE,
    REPEATS,
)
from fullgjort.extraction.assignments.wordings.holding import BEHALF, HAS, HAS_FROM, HAS_TO, HOLDS, ON_BEHALF
from fullgjort.extraction.assignments.wordings.naming import DATED_TASK, NAME, ONE_OF_SEVERAL, OWNED_TASK, THAT_TASK
from fullgjort.extraction.assignments.wordings.receiving import FORMED, MONEY_FOR, ON_BEHALF_SHALL, RECEIVE, UNDERTAKE
from fullgjort.extraction.assignments.wordings.retelling import WAS_TO, WAS_TO_TURNED
from fullgjort.extraction.assignments.wordings.unnamed import GIVE_NOBODY
from fullgjort.extraction.assignments.wordings.urging import FALLS_TO, LAID, LET, URGE, URGED
from fullgjort.extraction.rule import Rule

# Sure things first, last resorts last.
GIVING_RULES: tuple[Rule, ...] = (
    CHARGE,
    GIVE,
    HANDED,
    GIVE_NOBODY,
    RELATIVE,
    RECEIVE,
    URGE,
    URGED,
    ON_BEHALF_SHALL,
    MONEY_FOR,
    FORMED,
    LAID,
    LET,
    ASK,
    DUTY,
    AGENCY_SHALL,
    DECIDED_TASK,
    HAS_FROM,
    HAS,
    BEHALF,
    FOLLOW_UP,
    ONE_OF_SEVERAL,
    NAME,
)

RETOLD_RULES: tuple[Rule, ...] = (
    REPEATS,
    OWNED_TASK,
    DATED_TASK,
    UNDERTAKE,
    HAS_TO,
    FIRST_PERSON,
    FALLS_TO,
    REQUEST,
    HOLDS,
    ON_BEHALF,
    WAS_TO,
    WAS_TO_TURNED,
    THAT_TASK,
    POINT_DUTY,
    TURNED_DUTY,
    DONE_BY,
    TOLD_DUTY,
    LISTED_DUTY,
)

RULES: tuple[Rule, ...] = (*GIVING_RULES, *RETOLD_RULES)
