"""The course of a deadline: the first date, the moves, the one that holds."""

from __future__ import annotations

from datetime import date

import pytest
from story import read_story

from fullgjort.following.months import months_between, months_later
from fullgjort.following.moves import course, reason_in

GIVEN = "2020-02-10 given | 2020-02-10 due 2020-06-30 | "
# the story, the date that holds, the moves as "from>to", drift in months
COURSES = [
    ("2020-02-10 given", None, "", 0),
    ("2020-02-10 given | 2020-02-10 none snarast", None, "", 0),
    (GIVEN, "2020-06-30", "", 0),
    (GIVEN + "2020-06-01 promise 2020-09-30", "2020-09-30", "2020-06-30>2020-09-30", 3),
    (GIVEN + "2020-06-01 promise 2020-09", "2020-09", "2020-06-30>2020-09", 3),
    (
        GIVEN + "2020-06-01 promise 2020-09-30 | 2020-09-01 promise 2021-06-30",
        "2021-06-30",
        "2020-06-30>2020-09-30 2020-09-30>2021-06-30",
        12,
    ),
    (GIVEN + "2020-06-01 promise 2020-09-30 | 2020-09-01 promise 2020-09-30", "2020-09-30", "2020-06-30>2020-09-30", 3),
    (GIVEN + "2020-05-01 promise 2020-05-31", "2020-05-31", "2020-06-30>2020-05-31", 0),
    (GIVEN + "2020-06-01 promise 2020-09-30 not_before", "2020-06-30", "", 0),
    (GIVEN + "2020-03-01 due 2020-08-31", "2020-08-31", "2020-06-30>2020-08-31", 2),
    # a report-back cites the meeting that decided
    (GIVEN + "2020-05-01 due 2020-02-10", "2020-06-30", "", 0),
    # a later paper retells the decision's date after it was moved
    (GIVEN + "2020-06-01 promise 2020-09-30 | 2020-09-01 due 2020-06-30", "2020-09-30", "2020-06-30>2020-09-30", 3),
    # the first date of one that had none
    ("2020-02-10 given | 2020-06-01 promise 2020-09-30", "2020-09-30", "", 0),
    # a report that tells both the decision's date and a promise
    ("2020-06-01 due 2020-03-31 | 2020-06-01 promise 2020-09-30", "2020-09-30", "2020-03-31>2020-09-30", 6),
    # two steps promised at once are no move, nor is the second when it is told again
    (
        GIVEN + "2020-06-01 promise 2020-09-30 | 2020-06-01 promise 2020-12-31 | 2020-10-15 promise 2020-12-31",
        "2020-12-31",
        "2020-06-30>2020-09-30",
        6,
    ),
    # the first of the giver's two dates holds until it is reported upon, then the second: no move and no drift
    (GIVEN + "2020-02-10 due 2020-12-31", "2020-06-30", "", 0),
    (GIVEN + "2020-02-10 due 2020-12-31 | 2020-04-01 report ongoing: Arbetet pågår.", "2020-06-30", "", 0),
    (GIVEN + "2020-02-10 due 2020-12-31 | 2020-06-09 report ongoing: Delredovisning.", "2020-12-31", "", 0),
    (
        GIVEN + "2020-02-10 due 2020-12-31 | 2020-06-09 report ongoing: Del. | 2020-11-01 promise 2021-03-31",
        "2021-03-31",
        "2020-12-31>2021-03-31",
        3,
    ),
    # the giver's two dates in one decision: the one that was ahead
    ("2020-05-01 due 2020-03-31 | 2020-05-01 due 2020-09-30", "2020-09-30", "", 0),
]


@pytest.mark.parametrize(("story", "holds", "moves", "drift"), COURSES, ids=[story[-60:] for story, *_ in COURSES])
def test_the_course_of_a_deadline(story: str, holds: str | None, moves: str, drift: int) -> None:
    facts, _ = read_story(story.rstrip("| "))
    found = course(facts)
    assert (found.current.edtf if found.current else None) == holds
    assert " ".join(f"{move.from_edtf}>{move.to_edtf}" for move in found.moves) == moves
    assert found.drift_months == drift


def test_a_move_tells_its_source_and_reason() -> None:
    words = "Arbetet har försenats på grund av personalbrist och redovisas senast 30 september 2020."
    facts, _ = read_story(f"{GIVEN}2020-06-01 promise 2020-09-30: {words}")
    (move,) = course(facts).moves
    assert (move.document, move.day, move.reason) == ("d2020-06-01", date(2020, 6, 1), "på grund av personalbrist")
    assert move.quote == words
    assert move.later


def test_an_earlier_date_is_a_move_and_no_postponement() -> None:
    facts, _ = read_story(f"{GIVEN}2020-05-01 promise 2020-05-31")
    assert course(facts).postponed == 0
    assert [move.later for move in course(facts).moves] == [False]


def test_as_of_a_day_only_what_was_said_by_then_counts() -> None:
    facts, _ = read_story(f"{GIVEN}2020-06-01 promise 2020-09-30")
    assert course(facts.as_of(date(2020, 5, 31))).latest == date(2020, 6, 30)
    assert course(facts.as_of(date(2020, 6, 1))).latest == date(2020, 9, 30)


REASONS = [
    (
        "Svaret lämnas i maj eftersom rekryteringen har dragit ut på tiden.",
        "eftersom rekryteringen har dragit ut på tiden",
    ),
    (
        "Till följd av branden flyttas redovisningen till hösten.",
        "Till följd av branden",
    ),
    ("Uppdraget har försenats av rekryteringsläget; svaret lämnas i maj.", "försenats av rekryteringsläget"),
    ("Arbetet dröjer, då leverantören bytts ut. Svar lämnas i maj.", "då leverantören bytts ut"),
    ("I avvaktan på ny lag lämnas svaret i maj.", "I avvaktan på ny lag"),
    ("Redovisningen flyttas till hösten.", ""),
    ("Svaret lämnas då nämnden möts.", ""),
    ("Arbetet beror av flera saker.", ""),
]


@pytest.mark.parametrize(("quote", "reason"), REASONS)
def test_the_reason_is_the_clause_that_tells_why(quote: str, reason: str) -> None:
    assert reason_in(quote) == reason


MONTHS = [
    ("2020-06-30", "2020-12-31", 6),
    ("2020-12-31", "2021-06-30", 6),
    ("2020-01-31", "2020-02-29", 1),
    ("2020-01-15", "2020-02-14", 0),
    ("2020-01-15", "2020-02-15", 1),
    ("2020-06-30", "2020-05-31", 0),
]


@pytest.mark.parametrize(("first", "last", "months"), MONTHS)
def test_whole_months_between(first: str, last: str, months: int) -> None:
    assert months_between(date.fromisoformat(first), date.fromisoformat(last)) == months


def test_months_later_stays_in_the_month_and_in_the_calendar() -> None:
    assert months_later(date(2020, 1, 31), 1) == date(2020, 2, 29)
    assert months_later(date(2020, 12, 15), 2) == date(2021, 2, 15)
    assert months_later(date(9999, 12, 1), 2) == date.max
