"""What is kept ready is what the register holds now, and costs as many queries in a large register as in a small one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from by_hand import reading
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fullgjort_web.register.selectors.assignments import AssignmentFilter, Found, facets, sums
from fullgjort_web.register.selectors.census import census
from fullgjort_web.register.selectors.coverage import coverage
from fullgjort_web.register.selectors.start import start
from fullgjort_web.register.services.reading import record_readings
from fullgjort_web.register.services.verdicts import close_assignment, undo
from fullgjort_web.register.services.withdrawing import find_document, withdraw

pytestmark = pytest.mark.django_db

TODAY = date(2024, 9, 1)


def given(number: int):
    quote = f"att ge regiondirektören i uppdrag att utreda ämne {number} och {number + 1}"
    return reading(
        f"Fråga {number}\n\n§ {number}\n\n{quote}.\n",
        day=f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}",
        title=f"Fråga {number}",
        assignments=[{"quote": quote, "title": f"Fråga {number}", "origin": {"kind": "decision"}}],
        points=[{"quote": quote, "paragraph": number, "gives": True}],
    )


@pytest.fixture(autouse=True)
def _register(db, home):
    record_readings([given(number) for number in range(1, 4)])


def test_an_act_is_seen_at_once_and_so_is_its_undoing():
    assert (sums(TODAY).open, sums(TODAY).closed) == (3, 0)
    code = Found(AssignmentFilter(), TODAY)[0].code
    verdict = close_assignment(code, "as_decided", by="Anna", on=date(2024, 6, 1), decision="RS § 9")
    assert (sums(TODAY).open, sums(TODAY).closed) == (2, 1)
    assert [row.code for row in Found(AssignmentFilter(states=("closed",)), TODAY)] == [code]
    undo(verdict.pk, by="Anna")
    assert (sums(TODAY).open, sums(TODAY).closed) == (3, 0)


def test_a_document_that_comes_or_goes_is_counted_at_once():
    assert (coverage(TODAY).documents, len(Found(AssignmentFilter(), TODAY))) == (3, 3)
    more = given(4)
    record_readings([more])
    assert (coverage(TODAY).documents, len(Found(AssignmentFilter(), TODAY))) == (4, 4)
    withdraw(find_document(more.document.digest), by="Anna")
    assert (coverage(TODAY).documents, len(Found(AssignmentFilter(), TODAY))) == (3, 3)


def test_a_page_is_cut_from_the_whole_order():
    codes = [row.code for row in Found(AssignmentFilter(sort="given"), TODAY)]
    found = Found(AssignmentFilter(sort="given"), TODAY)
    assert [[row.code for row in found[at : at + 2]] for at in (0, 2, 4)] == [codes[:2], codes[2:], []]


def test_the_census_is_kept_until_the_register_changes():
    first = census(TODAY)
    assert census(TODAY) is first
    record_readings([given(5)])
    assert census(TODAY) is not first


@pytest.mark.parametrize(
    "look",
    [
        lambda: start(TODAY),
        lambda: facets(AssignmentFilter(states=("undated",), body="rs"), TODAY),
        lambda: Found(AssignmentFilter(text="utreda", sort="due"), TODAY)[:25],
        lambda: sums(TODAY),
    ],
    ids=["start", "facets", "register", "sums"],
)
def test_queries_do_not_grow_with_the_register(look: Callable[[], object]):
    def asked() -> int:
        look()  # what is kept ready is counted
        with CaptureQueriesContext(connection) as queries:
            look()
        return len(queries)

    before = asked()
    record_readings([given(number) for number in range(10, 45)])
    assert asked() == before
