"""The story tells the moves that the register counts, also from a date that had to be computed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from by_hand import minutes, reading, report_back

from fullgjort_web.register.models import Assignment, AssignmentSpell
from fullgjort_web.register.selectors.statistics import count
from fullgjort_web.register.selectors.story import story
from fullgjort_web.register.services.reading import Reading, record_readings

pytestmark = pytest.mark.django_db
TASK = "utreda en gemensam tolkförmedling"
WITHIN = "inom sex månader"


def given(when: str = WITHIN, kind: str = "relative") -> Reading:
    read = minutes(f"{TASK} och redovisa {when}", due=[(when, None, None, None)])
    (one,) = read.findings.assignments
    one = replace(one, due=tuple(replace(due, kind=kind) for due in one.due))
    return replace(read, findings=replace(read.findings, assignments=(one,)))


def test_a_move_from_a_computed_date_is_told_and_counted() -> None:
    answer = "Arbetet pågår och redovisas i januari 2025."
    moved = report_back(
        [(TASK, "RS 2024-02-14 § 23", answer, "ongoing")],
        day="2024-06-12",
        due=[("i januari 2025", "2025-01", "2025-01-01", "2025-01-31")],
    )
    record_readings([given(), moved])
    day = date(2024, 7, 1)
    told = story(Assignment.objects.get().code, day)
    assert told is not None
    moves = [(step.moved_from, step.moved_to) for step in told.steps if step.kind == "moved"]
    assert moves == [(WITHIN, "i januari 2025")]
    assert AssignmentSpell.objects.get(since__lte=day, until__gt=day).moves == told.assignment.moves == len(moves)
    assert (told.assignment.first_due_latest, told.assignment.drift_months) == (date(2024, 8, 14), 5)
    figures = count(day).figures
    assert (figures.drift.number, figures.drift_months) == (1, 5)


def test_a_computed_first_date_that_passes_counts_in_the_statistics() -> None:
    record_readings([given()])
    assert (count(date(2024, 8, 14)).figures.due, count(date(2024, 8, 15)).figures.due) == (0, 1)


def test_a_later_paper_sets_the_date_of_an_assignment_that_leans_on_it() -> None:
    record_readings([given("till nästa sammanträde", "event")])
    assert Assignment.objects.get().first_due_latest is None
    record_readings([reading("Protokoll 2024-03-20\n", day="2024-03-20")])
    one = Assignment.objects.get()
    assert one.first_due_latest == one.due_latest == date(2024, 3, 20)
    assert count(date(2024, 4, 1)).figures.due == 1
