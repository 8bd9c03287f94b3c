"""What the days of assignments tell together: how many came and went, how old, how soon they were answered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

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
        return cls(day.year, 1 if day.month <= 6 else 2)

    def earlier(self, number: int) -> HalfYear:
        """So many half-years earlier."""
        year, half = divmod(self.year * 2 + self.half - 1 - number, 2)
        return HalfYear(year, half + 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)


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
    def of(cls, values: Sequence[int]) -> Median:
        return cls(len(values), median(values), max(values)) if values else cls()

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
    some = list(lifespans)
    open_ = [one for one in some if one.open]
    closed = [one for one in some if not one.open]
    ages = [0] * (len(AGE_LIMITS) + 1)
    for one in open_:
        if one.given:
            ages[age_class(one.given, day)] += 1
    answered, waiting = _waits(some, day)
    curve = survival(answered, waiting)
    days = sorted((*answered, *waiting))
    late = list(_lateness(some, day))
    drifts = [months_between(one.first_due, one.due) for one in some if one.moves and one.first_due and one.due]
    return Figures(
        total=len(some),
        open=len(open_),
        ages=tuple(ages),
        ageless=sum(one.given is None for one in open_),
        undated=sum(one.due is None for one in open_),
        executed=sum(one.executed for one in closed),
        unexecuted=sum(not one.executed for one in closed),
        dayless=sum(one.closed is None for one in closed),
        flows=tuple(flows(some, day)),
        to_answer=Median.of(answered),
        to_close=Median.of([max(0, (one.closed - one.given).days) for one in closed if one.closed and one.given]),
        due=len(late),
        in_time=sum(in_time for _, in_time in late),
        lateness=Median.of([days for days, _ in late]),
        drift_months=sum(drifts),
        drift=Median.of(drifts),
        survival=curve,
        followed=len(days),
        longest=days[-1] if days else 0,
        marks=tuple(
            Mark(mark, share_after(curve, mark), len(days) - bisect_left(days, mark))
            for mark in MARKS
            if days and days[-1] >= mark
        ),
    )


def age_class(given: date, day: date) -> int:
    """The number of the class of age, from 0 (the youngest)."""
    months = months_between(given, day)
    return sum(months >= limit for limit in AGE_LIMITS)


def _waits(some: Iterable[Lifespan], day: date) -> tuple[list[int], list[int]]:
    """The days that answers took, and those that the others have waited: to the closing, else to the day."""
    answered, waiting = [], []
    for one in some:
        if one.given is None:
            continue
        if one.first_answer:
            answered.append(max(0, (one.first_answer - one.given).days))
        elif one.open or one.closed:
            waiting.append(max(0, ((one.closed or day) - one.given).days))
    return answered, waiting


def _lateness(some: Iterable[Lifespan], day: date) -> Iterator[tuple[int, bool]]:
    """For each whose first date has passed: the days after it, and whether it was answered in time."""
    for one in some:
        first = one.first_due
        if first is None or first >= day:
            continue
        if one.first_answer is None and not one.open and (one.closed is None or one.closed <= first):
            continue
        end = one.first_answer or one.closed or day
        yield max(0, (end - first).days), one.first_answer is not None and one.first_answer <= first


def flows(some: Sequence[Lifespan], day: date, number: int = HALF_YEARS) -> Iterator[Flow]:
    """The last half-years up to the day, oldest first, from the first in which anything happened."""
    now = HalfYear.of(day)
    counts = {now.earlier(back): [0, 0, 0] for back in reversed(range(number))}
    for one in some:
        if one.given and (when := HalfYear.of(one.given)) in counts:
            counts[when][0] += 1
        if one.closed and (when := HalfYear.of(one.closed)) in counts:
            counts[when][1 if one.executed else 2] += 1
    begun = False
    for when, (given, executed, unexecuted) in counts.items():
        begun = begun or bool(given or executed or unexecuted)
        if begun:
            yield Flow(when, given, executed, unexecuted, whole=when.last <= day)
