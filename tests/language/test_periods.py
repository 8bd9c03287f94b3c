"""First and last days of EDTF values."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.language.periods import bounds

CASES = [
    ("2023-04-03", date(2023, 4, 3), date(2023, 4, 3)),
    ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
    ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ("2018-21", date(2018, 3, 1), date(2018, 5, 31)),
    ("2018-22", date(2018, 6, 1), date(2018, 8, 31)),
    ("2018-23", date(2018, 9, 1), date(2018, 11, 30)),
    ("2018-24", date(2018, 12, 1), date(2019, 2, 28)),
    ("2018-33", date(2018, 1, 1), date(2018, 3, 31)),
    ("2018-36", date(2018, 10, 1), date(2018, 12, 31)),
    ("2018-38", date(2018, 5, 1), date(2018, 8, 31)),
    ("2018-41", date(2018, 7, 1), date(2018, 12, 31)),
    ("2009-01/2009-06", date(2009, 1, 1), date(2009, 6, 30)),
    ("2018-35/2018-36", date(2018, 7, 1), date(2018, 12, 31)),
    ("2023-03-31/..", date(2023, 3, 31), date.max),
    ("../2023", date.min, date(2023, 12, 31)),
]


@pytest.mark.parametrize(("value", "first", "last"), CASES)
def test_bounds_are_the_first_and_last_day(value: str, first: date, last: date) -> None:
    assert bounds(value) == (first, last)


@pytest.mark.parametrize("value", ["", "2023-02-31", "2023-13", "2023-50", "0000", "våren", "2024/2023", "2023-1-1"])
def test_what_is_no_period_has_no_bounds(value: str) -> None:
    assert bounds(value) is None


@given(st.integers(1900, 2100), st.sampled_from([*range(1, 13), 21, 22, 23, *range(33, 42)]))
def test_bounds_agree_with_the_edtf_package(year: int, part: int) -> None:
    value = f"{year}-{part:02}"
    parsed = parse_edtf(value)
    first, last = bounds(value) or (date.min, date.min)
    assert tuple(parsed.lower_strict()[:3]) == (first.year, first.month, first.day)
    assert tuple(parsed.upper_strict()[:3]) == (last.year, last.month, last.day)
