"""What the days of assignments tell together: how many came and went, how old, how soon they were answered."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import Any

from fullgjort.following.months import months_between
from fullgjort_web.register.survival import Step, half_answered, share_after, survival

AGE_LIMITS = (6, 12, 24, 48)  # months: under 6, 6 to 12, 12 to 24, 24 to 48, 48 and more
OLD = 3  # the first class that counts as old: two years
HALF_YEARS = 8
MARKS = (30, 90, 180, 365, 730, 1461)  # the days at which the curve of answering is told in figures


@dataclass(frozen=True, slots=True)
class Lifespan:
    """The days of one assignment as they were known on a day; None where there is none or nobody knows it.

    `open` until it is closed. `executed` tells of a closed one whether it was carried out. `due` is the date that
    holds, `first_due` the first that was ever given, `moves` how often it was moved to a later one."""

    given: date | None
    first_answer: date | None = None
    closed: date | None = None
    open: bool = True
    executed: bool = True
    first_due: date | None = None
    due: date | None = None
    moves: int = 0


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """January to June (`half` 1, spring) or July to December (2, autumn)."""

    year: int
    half: int

    @classmethod
    def of(cls, day: date) -> HalfYear:
        return _half_year(day)

    @property
    def number(self) -> int:
        """How many half-years came before it."""
        return self.year * 2 + self.half - 1

    def earlier(self, number: int) -> HalfYear:
        """So many half-years earlier."""
        year, half = divmod(self.number - number, 2)
        return HalfYear(year, half + 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)


@lru_cache(maxsize=65_536)
def _half_year(day: date) -> HalfYear:
    return HalfYear(day.year, 1 if day.month <= 6 else 2)


@dataclass(frozen=True, slots=True)
class Flow:
    """What came and went in a half-year. Closed without execution is always counted for itself."""

    when: HalfYear
    given: int
    executed: int
    unexecuted: int
    whole: bool  # whether the half-year has ended

    @property
    def closed(self) -> int:
        return self.executed + self.unexecuted

    @property
    def change(self) -> int:
        return self.given - self.closed


@dataclass(frozen=True, slots=True)
class Median:
    """The median of `number` values and the largest; both None where there are none."""

    number: int = 0
    value: float | None = None
    largest: int | None = None

    @classmethod
    def of(cls, values: Counter[int]) -> Median:
        """That of some numbers, each with how many times it is there."""
        number = values.total()
        if not number:
            return cls()
        ordered = sorted(value for value, times in values.items() if times)
        places = list(accumulate(values[value] for value in ordered))
        low, high = (ordered[bisect_right(places, place)] for place in ((number - 1) // 2, number // 2))
        return cls(number, low if number % 2 else (low + high) / 2, ordered[-1])

    @property
    def whole(self) -> int | None:
        """The median in whole days or months, half a one rounded up."""
        return None if self.value is None else int(self.value + 0.5)


@dataclass(frozen=True, slots=True)
class Mark:
    """The share (0 to 1) that is not answered after so many days, and how many were followed that long or longer."""

    days: int
    share: float
    followed: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted of some assignments on a day.

    `ages` counts the open ones by class of age (see AGE_LIMITS), `ageless` those whose day nobody knows. `to_answer`
    and `to_close` are days from when it was given to the first answer and to the closing. `due` counts those whose
    first date has passed (without those closed before it and never answered), `in_time` those of them that were
    answered on that date or earlier; `lateness` is days from the first date to the first answer, to the closing or, for
    those that wait, to the day; 0 for those in time. `drift` is whole months from the first date to the one that holds,
    of the moved ones. `undated` counts the open ones without a date, `dayless` those closed on an unknown day."""

    total: int = 0
    open: int = 0
    ages: tuple[int, ...] = (0,) * (len(AGE_LIMITS) + 1)
    ageless: int = 0
    undated: int = 0
    executed: int = 0
    unexecuted: int = 0
    dayless: int = 0
    flows: tuple[Flow, ...] = ()
    to_answer: Median = Median()
    to_close: Median = Median()
    due: int = 0
    in_time: int = 0
    lateness: Median = Median()
    drift_months: int = 0
    drift: Median = Median()
    survival: tuple[Step, ...] = ()
    followed: int = 0  # how many the curve of survival rests on
    longest: int = 0  # the days that the longest of them was followed or waited for
    marks: tuple[Mark, ...] = ()

    @property
    def old(self) -> int:
        """The open ones that are older than two years."""
        return sum(self.ages[OLD:])

    @property
    def half_answered(self) -> int | None:
        return half_answered(self.survival)


def figures(lifespans: Iterable[Lifespan], day: date) -> Figures:
    """What these assignments tell on the day. Nothing that happened after it may be among them."""
    tally = Tally(day)
    for one in lifespans:
        tally.count(one)
    return tally.figures()


@lru_cache(maxsize=65_536)
def age_class(given: date, day: date) -> int:
    """The number of the class of age, from 0 (the youngest)."""
    months = months_between(given, day)
    return sum(months >= limit for limit in AGE_LIMITS)


class Tally:
    """What some assignments tell on a day, so that one of them can be counted in or out and two tallies joined at any
    time: every number of days with how many have it."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._sums: Counter[str] = Counter()
        self._ages: Counter[int] = Counter()
        self._flows: Counter[tuple[int, int]] = Counter()  # half-years since the year 0, and 0 given, 1 executed, 2 not
        self._answered: Counter[int] = Counter()
        self._waiting: Counter[int] = Counter()
        self._to_close: Counter[int] = Counter()
        self._late: Counter[int] = Counter()
        self._drifts: Counter[int] = Counter()

    @property
    def open(self) -> int:
        return self._sums["open"]

    @property
    def total(self) -> int:
        return self._sums["total"]

    def count(self, one: Lifespan, times: int = 1) -> None:
        """None, after the assignment is counted in (-1: out again)."""
        sums, day = self._sums, self.day
        sums["total"] += times
        if one.open:
            sums["open"] += times
            if one.given:
                self._ages[age_class(one.given, day)] += times
            else:
                sums["ageless"] += times
            if one.due is None:
                sums["undated"] += times
        else:
            sums["executed" if one.executed else "unexecuted"] += times
            if one.closed is None:
                sums["dayless"] += times
            elif one.given:
                self._to_close[max(0, (one.closed - one.given).days)] += times
        if one.given:
            self._flows[HalfYear.of(one.given).number, 0] += times
            # the days that an answer took, or that it has been waited for one: to the closing, else to the day
            if one.first_answer:
                self._answered[max(0, (one.first_answer - one.given).days)] += times
            elif one.open or one.closed:
                self._waiting[max(0, ((one.closed or day) - one.given).days)] += times
        if one.closed:
            self._flows[HalfYear.of(one.closed).number, 1 if one.executed else 2] += times
        late = _lateness(one, day)
        if late:
            self._late[late[0]] += times
            sums["in_time"] += times * late[1]
        if one.moves and one.first_due and one.due:
            self._drifts[months_between(one.first_due, one.due)] += times

    def _counters(self) -> tuple[Counter[Any], ...]:
        return (
            *(self._sums, self._ages, self._flows, self._answered, self._waiting),
            *(self._to_close, self._late, self._drifts),
        )

    def join(self, other: Tally) -> None:
        """None, after all that the other one counts is counted in."""
        for own, more in zip(self._counters(), other._counters(), strict=True):
            if more:
                own.update(more)

    def copy(self) -> Tally:
        """One that counts the same."""
        made = Tally(self.day)
        made.join(self)
        return made

    def figures(self) -> Figures:
        """What they tell together."""
        sums = self._sums
        answered, waiting = +self._answered, +self._waiting
        curve = survival(answered, waiting)
        followed = answered + waiting
        longest = max(followed, default=0)
        return Figures(
            total=sums["total"],
            open=sums["open"],
            ages=tuple(self._ages[number] for number in range(len(AGE_LIMITS) + 1)),
            ageless=sums["ageless"],
            undated=sums["undated"],
            executed=sums["executed"],
            unexecuted=sums["unexecuted"],
            dayless=sums["dayless"],
            flows=tuple(self._last_flows()),
            to_answer=Median.of(answered),
            to_close=Median.of(self._to_close),
            due=self._late.total(),
            in_time=sums["in_time"],
            lateness=Median.of(self._late),
            drift_months=sum(months * number for months, number in self._drifts.items()),
            drift=Median.of(self._drifts),
            survival=curve,
            followed=followed.total(),
            longest=longest,
            marks=tuple(
                Mark(mark, share_after(curve, mark), sum(n for days, n in followed.items() if days >= mark))
                for mark in MARKS
                if followed and longest >= mark
            ),
        )

    def _last_flows(self, number: int = HALF_YEARS) -> Iterator[Flow]:
        """The last half-years up to the day, oldest first, from the first in which anything happened."""
        now = HalfYear.of(self.day)
        begun = False
        for when in (now.earlier(back) for back in reversed(range(number))):
            given, executed, unexecuted = (self._flows[when.number, what] for what in range(3))
            begun = begun or bool(given or executed or unexecuted)
            if begun:
                yield Flow(when, given, executed, unexecuted, whole=when.last <= self.day)


def _lateness(one: Lifespan, day: date) -> tuple[int, bool] | None:
    """The days after its first date, and whether it was answered in time; None where that has not passed, or where it
    was closed before it and never answered."""
    first = one.first_due
    if first is None or first >= day:
        return None
    if one.first_answer is None and not one.open and (one.closed is None or one.closed <= first):
        return None
    end = one.first_answer or one.closed or day
    return max(0, (end - first).days), one.first_answer is not None and one.first_answer <= first
