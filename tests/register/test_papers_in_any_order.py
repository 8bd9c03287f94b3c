"""A paper that is read later tells of an assignment what it would have told if it had been read before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from by_hand import reading

from fullgjort_web.register.export import canonical
from fullgjort_web.register.models import AssignmentSpell, Document, SignalSpell
from fullgjort_web.register.projection import rebuild
from fullgjort_web.register.services.reading import Reading, record_readings
from fullgjort_web.register.services.withdrawing import withdraw

pytestmark = pytest.mark.django_db


def shown() -> list[str]:
    return sorted(line for line in canonical() if '"row": "event"' not in line)


def assert_as_rebuilt() -> None:
    before = shown()
    rebuild()
    assert before == shown()


def memo(day: str) -> Reading:
    """A memo that proposes a task and says neither who nor when."""
    quote = "att ge regiondirektören i uppdrag att utreda tolkar"
    return reading(
        f"Tjänsteskrivelse {day}\n\nFörslag\n\n{quote}.\n", kind="decision_memo", day=day, name="skrivelse.txt",
        title="Tolkar", assignments=[{"quote": quote, "assignee": None}],
        points=[{"quote": quote, "state": "proposed", "gives": True}],
    )  # fmt: skip


def paper(day: str, kind: str = "minutes") -> Reading:
    """A paper of the board in which nothing is found."""
    return reading(f"{kind} {day}\n\nInget.\n", kind=kind, day=day, title=f"{kind} {day}", name=f"{kind}-{day}.txt")


def given(words: str, day: str = "2024-02-14") -> Reading:
    """Minutes that give a task with a date that leans on a meeting."""
    quote = f"att ge regiondirektören i uppdrag att utreda en tolkförmedling och redovisa {words}"
    read = reading(
        f"Protokoll {day}\n\n§ 23 Ärendet\n\nRegionstyrelsen beslutar\n\n{quote}.\n", day=day, title=f"Protokoll {day}",
        name=f"protokoll-{day}.txt",
        assignments=[{"quote": quote, "origin": {"kind": "decision"}, "due": [(words, None, None, None)]}],
        points=[{"quote": quote, "paragraph": 23, "gives": True}],
    )  # fmt: skip
    (task,) = read.findings.assignments
    task = replace(task, due=tuple(replace(due, kind="event") for due in task.due))
    return replace(read, findings=replace(read.findings, assignments=(task,)))


def drafts() -> list[tuple[date, date]]:
    rows = SignalSpell.objects.filter(name="draft_incomplete", assignment__proposed_only=True)
    return list(rows.order_by("since").values_list("since", "until"))


def latest() -> date | None:
    return AssignmentSpell.objects.order_by("-since").values_list("due_latest", flat=True)[0]


@pytest.mark.parametrize("day", ["2024-02-01", "2024-02-14"])
def test_a_draft_ends_with_the_minutes_whichever_is_read_first(day: str) -> None:
    record_readings([memo("2024-02-01")])
    assert [until for _, until in drafts()] == [date(9999, 12, 31)]
    record_readings([paper(day)])
    assert all(until == date.fromisoformat(day) for _, until in drafts())
    assert_as_rebuilt()
    withdraw(Document.objects.get(kind="minutes"), by="anna")
    assert [until for _, until in drafts()] == [date(9999, 12, 31)]
    assert_as_rebuilt()


@pytest.mark.parametrize("kind", ["minutes", "report_back", "director_report"])
def test_the_next_meeting_is_told_by_a_paper_of_any_kind_that_comes_later(kind: str) -> None:
    record_readings([given("vid nästa sammanträde")])
    assert latest() is None
    record_readings([paper("2024-04-10", kind)])
    assert latest() == date(2024, 4, 10)
    record_readings([paper("2024-03-12", kind)])
    assert latest() == date(2024, 3, 12)
    assert_as_rebuilt()
    record_readings([paper("2024-05-12", kind)])
    withdraw(Document.objects.get(meeting_date="2024-03-12"), by="anna")
    assert latest() == date(2024, 4, 10)
    assert_as_rebuilt()


@pytest.mark.parametrize("order", [*permutations(["2024-11-14", "2024-12-12", "2026-01-15"])])
def test_the_last_meeting_of_the_year_is_told_whatever_was_read_when(order: tuple[str, ...]) -> None:
    months = [f"2024-{month:02}-14" for month in range(3, 11)]
    record_readings([given("vid årets sista sammanträde"), *map(paper, months)])
    assert latest() == date(2024, 12, 31)
    for day in order:
        record_readings([paper(day)])
    assert latest() == date(2024, 12, 12)
    assert_as_rebuilt()
    withdraw(Document.objects.get(meeting_date="2026-01-15"), by="anna")
    assert latest() == date(2024, 12, 31)
    assert_as_rebuilt()
