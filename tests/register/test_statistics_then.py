"""The statistics of an earlier day know nothing of what came later."""

from __future__ import annotations

from datetime import date

import pytest
from by_hand import minutes, reading

from fullgjort_web.register.models import Assignment
from fullgjort_web.register.selectors.census import lifespan
from fullgjort_web.register.selectors.statistics import count
from fullgjort_web.register.services.reading import Reading, record_readings

TASK = "att ge regiondirektören i uppdrag att utreda tolkar"


@pytest.mark.parametrize(
    ("day", "closed", "executed"),
    [
        (date(2024, 6, 1), date(2024, 3, 1), True),  # by the decision that was read
        (date(2025, 1, 1), date(2025, 1, 1), False),  # by what a person told later
    ],
)
def test_a_closing_of_a_later_day_changes_nothing(day: date, closed: date, executed: bool) -> None:
    row = {
        "given": date(2023, 1, 1), "answer": None, "first_due": None, "due": None, "moves": 0, "proposed": False,
        "state": "closed", "outcome": "not_done", "closed": date(2025, 1, 1),
        "closing": date(2024, 3, 1), "closing_outcome": "as_decided",
    }  # fmt: skip
    one = lifespan(day, row)
    assert one
    assert (one.closed, one.executed) == (closed, executed)


@pytest.mark.django_db
def test_what_was_decided_later_was_only_proposed() -> None:
    record_readings([minutes("bygga en hiss", day="2023-02-14"), proposal()])
    day = date(2024, 2, 5)

    def counted() -> tuple[int, int]:
        return count(day).proposed, count(day).figures.total

    assert counted() == (1, 1)
    Assignment.objects.filter(proposed_only=True).update(proposed_only=False, given_on=date(2024, 2, 14))
    assert counted() == (1, 1)
    assert (count(date(2024, 2, 14)).proposed, count(date(2024, 2, 14)).figures.total) == (0, 2)


def proposal() -> Reading:
    text = f"Tjänsteskrivelse 2024-02-01\n\nFörslag\n\n{TASK}.\n"
    points = [{"quote": TASK, "state": "proposed", "gives": True}]
    return reading(
        text, kind="memo", day="2024-02-01", name="s.txt", title="Tolkar", assignments=[{"quote": TASK}], points=points
    )
