"""An assignment is in question exactly where a question about it is left, however the documents came."""

from __future__ import annotations

from itertools import permutations

import pytest
from asked import TASK, given_twice, report
from by_hand import report_back

from fullgjort_web.register.models import Assignment, Link
from fullgjort_web.register.services.reading import Reading, record_readings

pytestmark = pytest.mark.django_db


def in_question() -> tuple[set[int], set[int]]:
    """The assignments that say they are in question, and those that a question is left about."""
    said = set(Assignment.objects.filter(question=True).values_list("pk", flat=True))
    links = Link.objects.values_list("mention__assignment", "candidate__assignment")
    return said, {pk for pair in links for pk in pair if pk}


def papers() -> list[Reading]:
    cited = report_back([(TASK, "RS 2022-02-16 § 7", "Två kommuner är klara.", "ongoing")], day="2022-06-14")
    return [*given_twice(), report("2023-06-14"), report("2023-12-13", "Alla är med.", "done"), cited]


@pytest.mark.parametrize("order", list(permutations(range(5)))[::4])
def test_in_question_is_what_a_question_is_about(order: tuple[int, ...]) -> None:
    some = papers()
    for number in order:
        record_readings([some[number]])
        said, asked = in_question()
        assert said == asked
