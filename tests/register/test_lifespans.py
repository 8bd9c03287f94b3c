"""What the days of some assignments tell together, counted by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullgjort_web.register.lifespans import Figures, Flow, HalfYear, Lifespan, Median, age_class, figures

DAY = date(2026, 6, 1)


def d(text: str) -> date:
    return date.fromisoformat(text)


SOME = (
    # open, never answered, its date passed 100 days ago
    Lifespan(d("2025-06-01"), first_due=d("2026-02-21"), due=d("2026-02-21")),
    # open, answered in time after 30 days, moved five months
    Lifespan(d("2026-01-01"), d("2026-01-31"), first_due=d("2026-01-31"), due=d("2026-06-30"), moves=1),
    # closed as carried out, answered 10 days late, 110 days after it was given
    Lifespan(d("2024-01-01"), d("2024-04-20"), d("2024-12-31"), False, True, d("2024-04-10"), d("2024-04-10")),
    # withdrawn before its date and never answered
    Lifespan(d("2025-09-01"), None, d("2025-10-01"), False, False, d("2026-01-01"), d("2026-01-01")),
    # open, nobody knows since when, no date
    Lifespan(None),
    # open for more than four years, no date
    Lifespan(d("2020-05-01")),
)


def test_the_figures_are_those_counted_by_hand() -> None:
    told = figures(SOME, DAY)
    assert (told.total, told.open, told.executed, told.unexecuted) == (6, 4, 1, 1)
    assert (told.ages, told.ageless, told.undated, told.old) == ((1, 0, 1, 0, 1), 1, 2, 1)
    assert told.to_answer == Median(2, 70.0, 110)
    assert told.to_close == Median(2, 197.5, 365)
    assert (told.due, told.in_time) == (3, 1)
    assert told.lateness == Median(3, 10, 100)
    assert (told.drift_months, told.drift) == (5, Median(1, 5, 5))
    assert told.followed == 5
    assert [step.day for step in told.survival] == [30, 110]
    assert [(mark.days, mark.followed) for mark in told.marks] == [
        (30, 5),
        (90, 3),
        (180, 2),
        (365, 2),
        (730, 1),
        (1461, 1),
    ]


def test_closed_without_execution_is_a_series_of_its_own() -> None:
    flows = {(flow.when.year, flow.when.half): flow for flow in figures(SOME, DAY).flows}
    assert flows[2024, 2] == Flow(HalfYear(2024, 2), 0, 1, 0, whole=True)
    assert flows[2025, 2] == Flow(HalfYear(2025, 2), 1, 0, 1, whole=True)
    assert flows[2026, 1] == Flow(HalfYear(2026, 1), 1, 0, 0, whole=False)


def test_half_years_before_anything_happened_are_left_out() -> None:
    flows = figures([Lifespan(d("2025-07-01"))], DAY).flows
    assert [(flow.when.year, flow.when.half) for flow in flows] == [(2025, 2), (2026, 1)]


def test_nothing_gives_no_measure() -> None:
    told = figures([], DAY)
    assert told == Figures()
    assert told.to_answer.value is None
    assert told.half_answered is None


@pytest.mark.parametrize(
    ("given_on", "expected"),
    [
        ("2026-06-01", 0), ("2025-12-02", 0), ("2025-12-01", 1), ("2025-06-02", 1), ("2025-06-01", 2),
        ("2024-06-02", 2), ("2024-06-01", 3), ("2022-06-02", 3), ("2022-06-01", 4), ("1999-01-01", 4),
    ],
)  # fmt: skip
def test_an_age_is_counted_in_whole_months(given_on: str, expected: int) -> None:
    assert age_class(d(given_on), DAY) == expected


@pytest.mark.parametrize(
    ("one", "counted"),
    [
        pytest.param(Lifespan(d("2026-01-01"), first_due=DAY, due=DAY), (0, 0), id="its date is today"),
        pytest.param(
            Lifespan(d("2026-01-01"), d("2026-03-01"), first_due=d("2026-03-01"), due=DAY), (1, 1), id="on the day"
        ),
        pytest.param(
            Lifespan(d("2026-01-01"), d("2026-03-02"), first_due=d("2026-03-01"), due=DAY), (1, 0), id="a day late"
        ),
        pytest.param(
            Lifespan(d("2026-01-01"), None, None, False, True, d("2026-03-01"), DAY),
            (0, 0),
            id="closed, nobody knows when",
        ),
        pytest.param(
            Lifespan(d("2026-01-01"), None, d("2026-04-01"), False, True, d("2026-03-01"), DAY),
            (1, 0),
            id="closed late, unanswered",
        ),
    ],
)
def test_in_time_is_an_answer_on_the_first_date_or_earlier(one: Lifespan, counted: tuple[int, int]) -> None:
    told = figures([one], DAY)
    assert (told.due, told.in_time) == counted


past = st.none() | st.integers(0, 4000).map(lambda days: DAY - timedelta(days=days))
open_ones = st.builds(Lifespan, given=past, first_answer=past, first_due=past, due=past, moves=st.integers(0, 3))
closed_ones = st.builds(
    Lifespan, past, past, closed=past, open=st.just(False), executed=st.booleans(), first_due=past, due=past
)
lifespans = open_ones | closed_ones


@given(st.lists(lifespans, max_size=40))
def test_the_figures_add_up(some: list[Lifespan]) -> None:
    told = figures(some, DAY)
    assert sum(told.ages) + told.ageless == told.open
    assert told.open + told.executed + told.unexecuted == told.total == len(some)
    assert told.in_time <= told.due == told.lateness.number
    assert all(flow.change == flow.given - flow.executed - flow.unexecuted for flow in told.flows)
    assert told.followed <= told.total
