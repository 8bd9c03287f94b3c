"""How long answers wait, against tables worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullgjort_web.register.survival import Step, half_answered, share_after, survival

# Six assignments: answered after 10, 20, 20 and 40 days; two wait, followed for 20 and 30 days.
# Day 10: 6 at risk, 1 answered: 5/6. Day 20: 5 at risk, 2 answered: 5/6 · 3/5 = 1/2; one leaves. Day 30: one leaves.
# Day 40: 1 at risk, 1 answered: 0.
BY_HAND = (
    Step(10, 6, 1, pytest.approx(5 / 6)),
    Step(20, 5, 2, pytest.approx(1 / 2)),
    Step(40, 1, 1, pytest.approx(0)),
)


@pytest.mark.parametrize(
    ("answered", "waiting", "expected"),
    [
        pytest.param([10, 20, 20, 40], [20, 30], BY_HAND, id="some wait"),
        pytest.param([40, 20, 10, 20], [30, 20], BY_HAND, id="the order does not matter"),
        pytest.param([], [5, 900], (), id="nothing is answered"),
        pytest.param([], [], (), id="nothing at all"),
        pytest.param([7], [], (Step(7, 1, 1, 0.0),), id="one"),
        pytest.param([0, 0], [0, 3], (Step(0, 4, 2, 0.5),), id="answered on the day it was given"),
        pytest.param([100], [10, 10, 10], (Step(100, 1, 1, 0.0),), id="those that left before are not at risk"),
    ],
)
def test_the_curve_is_that_of_the_table(answered: list[int], waiting: list[int], expected: tuple[Step, ...]) -> None:
    assert survival(answered, waiting) == expected


@pytest.mark.parametrize(
    ("day", "share"), [(0, 1.0), (9, 1.0), (10, 5 / 6), (19, 5 / 6), (20, 1 / 2), (39, 1 / 2), (40, 0.0), (999, 0.0)]
)
def test_the_share_after_a_day_is_that_of_the_last_step(day: int, share: float) -> None:
    assert share_after(survival([10, 20, 20, 40], [20, 30]), day) == pytest.approx(share)


@pytest.mark.parametrize(
    ("answered", "waiting", "days"),
    [([10, 20, 20, 40], [20, 30], 20), ([5], [100, 100], None), ([], [3], None), ([3, 9], [], 3)],
)
def test_half_are_answered_on_the_first_day_with_half_left(
    answered: list[int], waiting: list[int], days: int | None
) -> None:
    assert half_answered(survival(answered, waiting)) == days


days = st.lists(st.integers(0, 3000), max_size=60)


@given(days, days)
def test_the_curve_falls_from_one_towards_zero(answered: list[int], waiting: list[int]) -> None:
    steps = survival(answered, waiting)
    shares = [1.0, *(step.share for step in steps)]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share <= 1 for share in shares)
    assert sum(step.answered for step in steps) == len(answered)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=60))
def test_without_any_that_wait_the_share_is_a_plain_count(answered: list[int]) -> None:
    steps = survival(answered, [])
    for day in (0, 50, 300):
        assert share_after(steps, day) == pytest.approx(sum(one > day for one in answered) / len(answered))
