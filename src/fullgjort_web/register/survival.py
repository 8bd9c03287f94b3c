"""How long answers wait: the Kaplan–Meier estimate of the share that is not yet answered, by days.

Written out here because it is twenty lines of counting: lifelines and scikit-survival bring pandas, scipy and more than
100 MB for it. Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", JASA 53 (1958), 457–481.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which answers came: `at_risk` waited until then, `answered` got their answer on it, and `share` (0 to 1)
    is the estimated share that is still not answered after it."""

    day: int
    at_risk: int
    answered: int
    share: float


def survival(answered: Iterable[int], waiting: Iterable[int]) -> tuple[Step, ...]:
    """The steps of the curve, by day; it is 1 before the first. Empty where nothing was answered.

    `answered` are the days that each answer took, `waiting` the days that each one without an answer was followed
    (to today, or until it was closed); either may be counted already. One that leaves on the same day as another is
    answered was still waiting then."""
    events, left = Counter(answered), Counter(waiting)
    at_risk = events.total() + left.total()
    share = 1.0
    steps = []
    for day in sorted(events.keys() | left.keys()):
        if now := events[day]:
            share *= 1 - now / at_risk
            steps.append(Step(day, at_risk, now, share))
        at_risk -= now + left[day]
    return tuple(steps)


def share_after(steps: Sequence[Step], day: int) -> float:
    """The share that is not answered after so many days."""
    share = 1.0
    for step in takewhile(lambda step: step.day <= day, steps):
        share = step.share
    return share


def half_answered(steps: Sequence[Step]) -> int | None:
    """The days after which at most half are not answered; None where more than half still are."""
    return next((step.day for step in steps if step.share <= 0.5), None)
