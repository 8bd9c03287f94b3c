"""Lists of an earlier day name those who were to do an assignment by then."""

from __future__ import annotations

from datetime import date

import pytest
from by_hand import minutes, report_back

from fullgjort_web.register.models import Assignment
from fullgjort_web.register.selectors.assignments import AssignmentFilter, Found, assignments, facets, on_day
from fullgjort_web.register.selectors.statistics import count
from fullgjort_web.register.services.reading import record_readings

pytestmark = pytest.mark.django_db
TASK = "utreda en gemensam tolkförmedling"
NAMED = "HR-direktören"


@pytest.fixture
def named_later() -> None:
    told = report_back([(TASK, "RS 2024-02-14 § 23", "Arbetet pågår.", "ongoing")], day="2024-06-12", assignee=NAMED)
    record_readings([minutes(TASK, assignee=None), told])
    assert Assignment.objects.get().assignee == NAMED


@pytest.mark.parametrize(("day", "who"), [(date(2024, 6, 11), ""), (date(2024, 6, 12), NAMED)])
def test_whoever_is_named_later_is_not_named_before(named_later: None, day: date, who: str) -> None:
    assert [row.assignee for row in on_day(day)] == [who]
    assert [row.assignee for row in Found(AssignmentFilter(), day)[:]] == [who]
    assert [one.value for one in facets(AssignmentFilter(), day).units] == ([who] if who else [])
    assert [part.name for part in count(day).units] == [who]
    chosen = AssignmentFilter(unit=NAMED)
    assert len(Found(chosen, day)) == assignments(chosen, day).count() == bool(who)
