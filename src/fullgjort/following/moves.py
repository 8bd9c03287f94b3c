"""The course of an assignment's deadline: the first date, every move with its source and reason, the one that holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from fullgjort.following.facts import AssignmentFacts, Due
from fullgjort.following.months import months_between


@dataclass(frozen=True, slots=True)
class Move:
    """A change of date: the document (digest, file name) and day that tell it, the date before and after (EDTF), the
    words, and in the text's own words why ("" where it does not tell). `later` is false for an earlier date. Drift is
    counted from the first date, or from the step that holds now of those that were set together."""

    document: str
    name: str
    day: date | None
    from_edtf: str | None
    to_edtf: str | None
    quote: str
    reason: str
    later: bool
    drift_months: int


@dataclass(frozen=True, slots=True)
class Course:
    """`first` is the first deadline ever given and `current` the one that holds (None: none was ever named; without
    `latest`: named, and no date can be read). `drift_months` are whole months from `base` to that which holds:
    the first date, or a later step that was set together with it and held when the first move came."""

    first: Due | None = None
    current: Due | None = None
    moves: tuple[Move, ...] = ()
    drift_months: int = 0
    base: Due | None = None

    @property
    def postponed(self) -> int:
        """How often it was moved to a later day."""
        return sum(move.later for move in self.moves)

    @property
    def latest(self) -> date | None:
        """The last day of the date that holds; None where there is none."""
        return last_day_of(self.current) if self.current else None


def last_day_of(due: Due) -> date | None:
    """A deadline's last day; None where it has none or is open ("från 2024")."""
    return due.latest if due.latest is not None and due.latest < date.max else None


def _is_the_decision(due: Due, given_on: date | None) -> bool:
    """Whether a day is no deadline but that of the decision, or before it: a report that cites the meeting names it."""
    latest = last_day_of(due)
    return given_on is not None and latest is not None and latest <= given_on


_NOTHING = Course()


def course(facts: AssignmentFacts) -> Course:
    """The course of the deadline as the facts tell it.

    Of one document counts the giver's date and then what is promised in it; of several the first that lay ahead.
    "Tidigast" sets no date, nor does a day that is not after the decision. A date that was told before is no move, nor
    is a step that was told together with an earlier one: it holds from when the earlier one was reported upon. A deadline
    that nobody knows when was said counts only where there is no other."""
    if not facts.dues:
        return _NOTHING
    named = [due for due in facts.dues if due.bound != "not_before" and not _is_the_decision(due, facts.given_on)]
    if not named:
        return _NOTHING
    dated = [due for due in named if last_day_of(due)]
    dated = [due for due in dated if due.day is not None] or dated
    if not dated:
        return Course(named[0], named[-1])
    first = base = current = None
    held: set[date] = set()
    planned: set[date] = set()
    together: list[Due] = []
    moves: list[Move] = []
    for steps in _steps(dated):
        due = _ahead(steps, held)
        latest = _last(due)
        if first is None or base is None or current is None:
            first = base = current = due
            together, held = steps, {latest}
            planned.update(_last(step) for step in steps if _last(step) > latest)
            continue
        if (step := _next_step(together, current, facts, due.day or date.max)) is not current:
            base, current = base if moves else step, step
        if latest == _last(current) or (latest in held and not due.promise):
            continue
        if latest not in planned:
            moves.append(_move(base, current, due))
        current = due
        together = steps
        held.add(latest)
        planned.update(_last(step) for step in steps if _last(step) > latest)
    assert first is not None
    assert base is not None
    assert current is not None
    if (step := _next_step(together, current, facts, date.max)) is not current:
        base, current = base if moves else step, step
    return Course(first, current, tuple(moves), months_between(_last(base), _last(current)), base)


REPORTED_EARLY = 31  # days before a step in which a report is the one that was asked for


def _next_step(together: list[Due], current: Due, facts: AssignmentFacts, until: date) -> Due:
    """The first of the steps that were told together, from the one that holds, upon which nothing is reported until the
    day ("delredovisas i maj, slutredovisas i december"); the last where all are."""
    for step in sorted((one for one in together if _last(one) > _last(current)), key=_last):
        asked = (current.earliest or _last(current)) - timedelta(days=REPORTED_EARLY)
        said = current.day or date.min
        days = [report.day for report in facts.reports if report.day is not None]
        if not any(asked <= day <= until and day > said for day in days):
            break
        current = step
    return current


def _steps(dues: Sequence[Due]) -> Iterator[list[Due]]:
    """The dates of each document, the giver's before what is promised."""
    if len(dues) == 1:
        yield [dues[0]]
        return
    for _, told in groupby(dues, key=lambda due: (due.day, due.document)):
        together = list(told)
        for promise in (False, True):
            if steps := [due for due in together if due.promise is promise]:
                yield steps


def _ahead(steps: list[Due], held: set[date]) -> Due:
    """The first date that was still ahead when it was said, else the last; new ones before those already told."""
    if len(steps) == 1:
        return steps[0]
    new = [due for due in steps if _last(due) not in held] or steps
    new.sort(key=_last)
    return next((due for due in new if due.day is None or _last(due) >= due.day), new[-1])


def _last(due: Due) -> date:
    assert due.latest is not None
    return due.latest


def _move(first: Due, before: Due, after: Due) -> Move:
    return Move(
        document=after.document,
        name=after.name,
        day=after.day,
        from_edtf=before.edtf or _last(before).isoformat(),
        to_edtf=after.edtf or _last(after).isoformat(),
        quote=after.quote,
        reason=after.reason or reason_in(after.quote),
        later=_last(after) > _last(before),
        drift_months=months_between(_last(first), _last(after)),
    )


_REASON = re.compile(
    r"""\b(?: på\s+grund\s+av | p\.?\s?g\.?\s?a\.? | till\s+följd\s+av | med\s+anledning\s+av | med\s+hänsyn\s+till
          | beroende\s+på | beror\s+på | eftersom | därför\s+att | i\s+(?:av)?väntan\s+på | i\s+avvaktan\s+på | väntar\s+på
          | inväntar | till\s+dess\s+att | av\s+\w*skäl | orsaken\s+är | (?<=,\s)då
          | (?:försenats|fördröjts|försena[dt]|fördröj[dt]|skjutits\s+upp)\s+(?:av|genom)
        )(?=[\s:.;,])[^.;!?]*""",
    re.VERBOSE | re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(
    r",\s+(?:och|men|varför|så|vilket)\b|\s+och\s+(?:redovis|lämna|presenter|återkom|flytta|skjut|rapporter|blir|beräkn)\w*"
    r"|,\s+(?:redovis|lämna|presenter|flytta|skjut|beräkn)\w*",
    re.IGNORECASE,
)


_VERB_AFTER = re.compile(
    r"\s+(?:flyttas|skjuts|lämnas|redovisas|presenteras|återkommer|har|är|blir|beräknas|kommer|försenas|dröjer)\b"
)


def reason_in(quote: str) -> str:
    """The clause of a report that tells why something was moved; empty where none does."""
    match = _REASON.search(quote)
    if not match:
        return ""
    clause = _CLAUSE_ENDS.split(match.group(), maxsplit=1)[0]
    if match.group()[0].isupper():  # "Till följd av branden flyttas svaret": the clause ends at the verb
        clause = _VERB_AFTER.split(clause, maxsplit=1)[0]
    return " ".join(clause.split()).rstrip(" ,:")
