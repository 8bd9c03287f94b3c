"""Boards that take over from others: told, changed, undone and kept when a board gets its real name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from by_hand import minutes, reading, report_back
from django.utils import timezone

from fullgjort_web.register.export import canonical
from fullgjort_web.register.facts import learnt
from fullgjort_web.register.models import Assignment, Body, Document, Event, Recommendation, SignalSpell
from fullgjort_web.register.projection import rebuild
from fullgjort_web.register.services.boards import BoardError, add_body, succeed
from fullgjort_web.register.services.reading import record_readings
from fullgjort_web.register.services.withdrawing import WithdrawError, withdraw

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 1)


def shown() -> list[str]:
    return sorted(line for line in canonical() if '"row": "event"' not in line)


def assert_as_rebuilt() -> None:
    before = shown()
    rebuild()
    assert before == shown()


def board(name: str) -> Body:
    return Body.objects.get(name=name)


@pytest.fixture
def culture() -> None:
    """An assignment of the committee of culture that only a list of another board names, and two other committees."""
    text = "Återrapportering 2024-06-12\n\nutreda en gemensam tolkförmedling\tUtredningen pågår i länet.\n"
    listed = reading(
        text, kind="report_back", day="2024-06-12", name="lista.txt", title="Återrapportering",
        assignments=[
            {
                "quote": "utreda en gemensam tolkförmedling",
                "giver": "Kulturnämnden",
                "reports": [("Utredningen pågår i länet.", "ongoing", None, None)],
            }
        ],
    )  # fmt: skip
    names = ("Kulturnämnden", "Tekniknämnden", "Fritidsnämnden")
    others = [reading(f"Protokoll {name}\n", body=name, day="2020-01-01", name=f"{name}.txt") for name in names]
    record_readings([listed, *others])


def owner() -> str:
    return Assignment.objects.get().body.name


def test_another_successor_and_none_move_the_assignments_with_them(culture: None) -> None:
    succeed(board("Kulturnämnden"), board("Tekniknämnden"), DAY, by="anna")
    assert owner() == "Tekniknämnden"
    succeed(board("Kulturnämnden"), board("Fritidsnämnden"), DAY, by="anna")
    assert owner() == "Fritidsnämnden"
    assert_as_rebuilt()
    succeed(board("Kulturnämnden"), None, None, by="anna")
    assert owner() == "Kulturnämnden"
    assert_as_rebuilt()


def test_a_successor_in_the_middle_that_goes_gives_the_assignments_back(culture: None) -> None:
    succeed(board("Kulturnämnden"), board("Tekniknämnden"), DAY, by="anna")
    succeed(board("Tekniknämnden"), board("Fritidsnämnden"), DAY, by="anna")
    assert owner() == "Fritidsnämnden"
    succeed(board("Tekniknämnden"), None, None, by="anna")
    assert owner() == "Tekniknämnden"
    assert_as_rebuilt()


def test_a_board_that_gets_its_real_name_keeps_whom_it_took_over_from_and_who_took_over(culture: None) -> None:
    succeed(board("Kulturnämnden"), board("Tekniknämnden"), DAY, by="anna")
    succeed(board("Tekniknämnden"), board("Fritidsnämnden"), DAY + timedelta(days=90), by="anna")
    real = add_body("Teknik- och fastighetsnämnden", other_names=["Tekniknämnden"], by="anna")
    assert (board("Kulturnämnden").successor, board("Kulturnämnden").succeeded_on) == (real, DAY)
    real.refresh_from_db()
    assert (real.successor, real.succeeded_on) == (board("Fritidsnämnden"), DAY + timedelta(days=90))
    assert owner() == "Fritidsnämnden"
    assert_as_rebuilt()


def test_two_names_of_one_board_make_no_ring(culture: None) -> None:
    succeed(board("Kulturnämnden"), board("Tekniknämnden"), DAY, by="anna")
    one = add_body("Tekniknämnden", other_names=["Kulturnämnden"], by="anna")
    one.refresh_from_db()
    assert one.successor is None
    assert owner() == "Tekniknämnden"
    assert_as_rebuilt()


def test_a_day_that_has_not_come_is_refused(culture: None) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(BoardError, match="har inte kommit än"):
        succeed(board("Kulturnämnden"), board("Tekniknämnden"), tomorrow, by="anna")
    assert board("Kulturnämnden").successor is None


def test_the_recommendations_to_a_board_follow_its_name() -> None:
    words = "Vi rekommenderar tekniknämnden att säkerställa en fungerande uppföljning av avtalen om tolkförmedling"
    audit = reading(
        f"Granskning 2022-02-14\n\n{words}.\n", kind="audit", body="Revisorerna", day="2022-02-14",
        name="granskning.txt", title="Granskning", recommendations=[words],
    )  # fmt: skip
    to = replace(audit.findings.recommendations[0], to="Tekniknämnden")
    record_readings([replace(audit, findings=replace(audit.findings, recommendations=(to,)))])
    assert Recommendation.objects.get().body == board("Tekniknämnden")
    real = add_body("Teknik- och fastighetsnämnden", other_names=["Tekniknämnden"], by="anna")
    assert not Body.objects.filter(name="Tekniknämnden").exists()
    assert Recommendation.objects.get().body == real
    assert_as_rebuilt()


def test_the_list_of_a_board_two_successions_later_can_lack_an_assignment() -> None:
    row = ("utreda en gemensam tolkförmedling", "RS 2024-02-14 § 23", "Utredningen pågår.", "ongoing")
    later = reading(
        "Återrapportering 2025\n", kind="report_back", body="Fritidsnämnden", day="2025-05-02", name="senare.txt"
    )
    record_readings(
        [report_back([row]), reading("Protokoll teknik\n", body="Tekniknämnden", day="2020-01-01", name="t.txt"), later]
    )
    succeed(board("Regionstyrelsen"), board("Tekniknämnden"), date(2024, 7, 1), by="anna")
    succeed(board("Tekniknämnden"), board("Fritidsnämnden"), date(2025, 1, 1), by="anna")
    assert SignalSpell.objects.get(name="vanished").since == date(2025, 5, 2)
    assert_as_rebuilt()
    withdraw(Document.objects.get(name="senare.txt"), by="anna")
    assert not SignalSpell.objects.filter(name="vanished").exists()
    record_readings([later])
    assert SignalSpell.objects.get(name="vanished").since == date(2025, 5, 2)


def test_the_day_that_something_was_learnt_is_the_day_on_the_spot() -> None:
    record_readings([minutes()], now=datetime(2024, 3, 1, 23, 30, tzinfo=UTC))  # half past twelve at night in Sweden
    assert learnt(Document.objects.get()) == date(2024, 3, 2)


def test_of_two_who_take_a_document_back_the_second_is_told() -> None:
    record_readings([minutes()])
    first, second = Document.objects.get(), Document.objects.get()
    withdraw(first, by="anna")
    with pytest.raises(WithdrawError, match="redan återtaget"):
        withdraw(second, by="bo")
    assert Event.objects.filter(kind="withdrawn").count() == 1
