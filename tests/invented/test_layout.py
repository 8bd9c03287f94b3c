"""How the invented documents break lines and print dates."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullgjort_web.invented.plain_text import wrapped
from fullgjort_web.invented.swedish_dates import deadline, long_date, month_year, six_digits
from fullgjort_web.invented.syllables import break_points, break_word, softened

WORDS = st.text(alphabet="abcdefghijklmnoprstuvyåäö", min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("word", "room", "expected"),
    [
        ("regionstyrelsen", 9, ("regionsty", "relsen")),
        ("regionstyrelsen", 7, ("region", "styrelsen")),
        ("nämnden", 3, ("", "nämnden")),
        ("IVO", 2, ("", "IVO")),
        ("2023-05-04", 6, ("", "2023-05-04")),
        ("hälso-", 4, ("", "hälso-")),
    ],
)
def test_a_word_breaks_where_a_syllable_opens(word: str, room: int, expected: tuple[str, str]) -> None:
    assert break_word(word, room) == expected


@given(WORDS, st.integers(min_value=0, max_value=30))
def test_the_pieces_of_a_word_make_the_word(word: str, room: int) -> None:
    head, tail = break_word(word, room)
    assert head + tail == word
    assert len(head) <= max(room, 0)


@given(WORDS)
def test_a_word_is_never_broken_near_its_ends(word: str) -> None:
    assert all(3 <= point <= len(word) - 2 for point in break_points(word))


@given(WORDS)
def test_soft_hyphens_add_nothing_else(word: str) -> None:
    assert softened(word).replace("\u00ad", "") == word


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_wrapped_lines_hold_the_text_and_nothing_more(text: str) -> None:
    assert wrapped(text, hyphens=False) == [""] or " ".join(wrapped(text, hyphens=False)) == text
    assert all(len(line) <= 76 for line in wrapped(text))


def test_dates_are_printed_as_boards_print_them() -> None:
    day = date(2023, 3, 4)
    assert (long_date(day), month_year(day), six_digits(day)) == ("4 mars 2023", "mars 2023", "230304")


@given(st.integers(min_value=0), st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(min_value=1, max_value=30))
def test_a_deadline_ends_after_the_day_it_is_set(seed: int, day: date, months: int) -> None:
    due = deadline(Random(seed), day, months, "nämndens")
    assert due.first <= due.last
    assert due.last >= day
    assert due.edtf.startswith(str(due.last.year))
    assert str(due.last.year) in due.words
