"""What happened to a board's assignments between two days, told by hand."""

from __future__ import annotations

from datetime import date

import pytest
from by_hand import reading
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fullgjort_web.register.models import Assignment, Body
from fullgjort_web.register.selectors.assignments import AssignmentFilter, assignments
from fullgjort_web.register.selectors.since import Since, What, boards_that_met, meeting_days, most_met, since
from fullgjort_web.register.services.reading import record_readings

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = date(2024, 2, 14), date(2024, 10, 16), date(2025, 3, 12)
TASKS = {
    # title: the task, its day, the paragraph, its due words and last day
    "Arkivplan": ("ta fram en arkivplan", FIRST, 1, "senast den 31 oktober 2024", date(2024, 10, 31)),
    "Tolkar": ("utreda en gemensam tolkförmedling", FIRST, 2, None, None),
    "Zonindelning": ("utreda zonindelningen i kollektivtrafiken", SECOND, 3, None, None),
}


def minutes(day: date):
    given = {title: task for title, task in TASKS.items() if task[1] == day}
    quotes = {title: f"att ge regiondirektören i uppdrag att {task[0]}" for title, task in given.items()}
    text = f"Protokoll {day}\n\n" + "\n\n".join(
        f"§ {task[2]} {title}\n\n{quotes[title]} {task[3] or ''}." for title, task in given.items()
    )
    return reading(
        text,
        day=day.isoformat(),
        name=f"protokoll-{day}.txt",
        assignments=[
            {
                "quote": quotes[title], "title": title,
                "origin": {"kind": "decision", "body": "RS", "date": day.isoformat(), "paragraph": task[2]},
                "due": [(task[3], task[4].isoformat(), None, task[4].isoformat())] if task[3] else [],
            }
            for title, task in given.items()
        ],
        points=[{"quote": quotes[title], "paragraph": given[title][2], "gives": True} for title in given],
    )  # fmt: skip


def report_back(day: date, *rows: tuple[str, str, str, str | None]):
    """A list with rows of title, answer, status, and the end of a promised month."""
    told = {title: f"{TASKS[title][0][0].upper()}{TASKS[title][0][1:]}" for title, *_ in rows}
    text = f"Återrapportering {day}\n\n" + "\n\n".join(
        f"{told[title]}\tRS {TASKS[title][1]} § {TASKS[title][2]}\t{answer}" for title, answer, *_ in rows
    )
    return reading(
        text,
        kind="report_back",
        day=day.isoformat(),
        name=f"lista-{day}.txt",
        assignments=[
            {
                "quote": told[title],
                "origin": {
                    "kind": "decision", "text": f"RS {TASKS[title][1]} § {TASKS[title][2]}", "body": "RS",
                    "date": TASKS[title][1].isoformat(), "paragraph": TASKS[title][2],
                },
                "due": [("mars 2025", "2025-03", "2025-03-01", promised)] if promised else [],
                "reports": [(answer, status, None, None)],
            }
            for title, answer, status, promised in rows
        ],
    )  # fmt: skip


@pytest.fixture
def board(db: None) -> Body:
    """Arkivplan is moved and then vanishes, Tolkar is carried out, Zonindelning is given at the second meeting."""
    record_readings(
        [
            minutes(FIRST),
            minutes(SECOND),
            report_back(
                SECOND,
                ("Arkivplan", "Planen redovisas i mars 2025.", "ongoing", "2025-03-31"),
                ("Tolkar", "Arbetet har inletts.", "ongoing", None),
            ),
            report_back(THIRD, ("Tolkar", "Utredningen är genomförd.", "done", None)),
        ]
    )
    return Body.objects.get(slug="rs")


def titles(told: Since) -> dict[str, list[str]]:
    return {
        what.value: sorted(change.assignment.title for change in changes)
        for what, changes in told.lists.items()
        if changes
    }


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2001, 1, 1), date(2001, 12, 31), {}),
        (date(2001, 1, 1), FIRST, {"new": ["Arkivplan", "Tolkar"]}),
        (FIRST, date(2024, 6, 1), {}),
        (
            FIRST, SECOND,
            {"new": ["Zonindelning"], "answered": ["Arkivplan", "Tolkar"], "moved": ["Arkivplan"]},
        ),
        (SECOND, THIRD, {"answered": ["Tolkar"], "to_close": ["Tolkar"], "vanished": ["Arkivplan"]}),
        (THIRD, date(2025, 3, 31), {"to_close": ["Tolkar"]}),
        (THIRD, date(2025, 4, 1), {"to_close": ["Tolkar"], "overdue": ["Arkivplan"]}),
        (FIRST, date(2025, 4, 1), {
            "new": ["Zonindelning"], "answered": ["Arkivplan", "Tolkar"], "moved": ["Arkivplan"],
            "overdue": ["Arkivplan"], "to_close": ["Tolkar"], "vanished": ["Arkivplan"],
        }),
    ],
)  # fmt: skip
def test_the_lists_are_those_told_by_hand(board: Body, first: date, last: date, expected: dict[str, list[str]]) -> None:
    told = since(board, first, last)
    assert titles(told) == expected
    assert {what.value: n for what, n in told.counts.items() if n} == {w: len(rows) for w, rows in expected.items()}
    assert told.assignments == len({title for rows in expected.values() for title in rows})


def test_a_move_tells_both_dates_and_an_answer_is_the_latest(board: Body) -> None:
    told = since(board, FIRST, THIRD)
    move = told.lists[What.MOVED][0].move
    assert move is not None
    assert (move.from_latest, move.to_latest) == (date(2024, 10, 31), date(2025, 3, 31))
    answers = {one.assignment.title: one.report.day for one in told.lists[What.ANSWERED] if one.report}
    assert answers == {"Arkivplan": SECOND, "Tolkar": THIRD}


def test_what_became_late_in_the_time_is_told_and_stands_first(board: Body) -> None:
    assert [one.recent for one in since(board, THIRD, date(2025, 4, 1)).lists[What.OVERDUE]] == [True]
    assert [one.recent for one in since(board, date(2025, 4, 1), date(2025, 5, 1)).lists[What.OVERDUE]] == [False]


@pytest.mark.parametrize("last", [SECOND, THIRD, date(2025, 4, 1), date(2026, 1, 1)])
def test_overdue_and_to_close_are_those_of_the_register_on_the_last_day(board: Body, last: date) -> None:
    told = since(board, FIRST, last)
    for what, state in ((What.OVERDUE, "overdue"), (What.TO_CLOSE, "done")):
        register = assignments(AssignmentFilter(body="rs", states=(state,)), last)
        assert {one.assignment.pk for one in told.lists[what]} == {row.pk for row in register}


def test_a_limit_cuts_the_lists_and_not_the_counts(board: Body) -> None:
    told = since(board, FIRST, SECOND, limit=1)
    assert [len(told.lists[what]) for what in What] == [1, 1, 1, 0, 0, 0]
    assert told.counts[What.ANSWERED] == 2
    assert len(since(board, FIRST, SECOND, limit=None).lists[What.ANSWERED]) == 2


def test_doubtful_ones_are_in_no_list(board: Body) -> None:
    Assignment.objects.update(doubtful=True)
    assert since(board, FIRST, date(2025, 4, 1)).assignments == 0


def test_another_board_has_nothing(board: Body) -> None:
    other = Body.objects.exclude(pk=board.pk).first() or Body.objects.create(slug="kf", name="Fullmäktige")
    assert since(other, FIRST, date(2026, 1, 1)).assignments == 0


def test_longer_lists_take_no_more_queries(board: Body) -> None:
    def queries(first: date, last: date) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            since(board, first, last)
        return len(asked)

    assert queries(FIRST, THIRD) <= queries(date(2001, 1, 1), date(2001, 12, 31)) + 4


def test_meetings_are_those_of_which_anything_was_read(board: Body) -> None:
    assert meeting_days(board, date(2026, 1, 1)) == [THIRD, SECOND, FIRST]
    assert meeting_days(board, SECOND) == [SECOND, FIRST]
    assert meeting_days(board, THIRD, 1) == [THIRD]


def test_a_board_counts_when_two_of_its_meetings_were_read(board: Body) -> None:
    assert (boards_that_met(FIRST), most_met(FIRST)) == ([], None)
    assert (boards_that_met(SECOND), most_met(SECOND)) == ([board], board)


def test_minutes_without_assignments_are_a_meeting_at_once(board: Body) -> None:
    day = date(2025, 6, 11)
    nothing = [reading(f"Protokoll {one}", body="Regionfullmäktige", day=one, name=f"{one}.txt") for one in
               ("2025-05-07", "2025-06-11")]  # fmt: skip
    boards_that_met(day)
    record_readings(nothing)
    assert [one.slug for one in boards_that_met(day)] == ["rf", "rs"]
