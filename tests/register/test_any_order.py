"""The register is what its documents tell: in whatever order and batches they came, and however often they went."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle

import pytest
from asked import TASK, given_twice, report
from by_hand import minutes, report_back
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fullgjort_web.register.export import canonical
from fullgjort_web.register.projection import rebuild
from fullgjort_web.register.services.reading import Reading, record_readings
from fullgjort_web.register.services.withdrawing import find_document, withdraw

pytestmark = pytest.mark.django_db

TOLKAR = "utreda en gemensam tolkförmedling med kommunerna"


def papers() -> list[Reading]:
    """Documents that ask, answer, cite and repeat each other, each with a name of its own."""
    given = [
        minutes(TOLKAR, day="2021-09-14", paragraph=5),
        minutes(TOLKAR, day="2022-03-01", paragraph=5),
        minutes("revidera riktlinjerna för kulturbidrag", day="2022-04-01", paragraph=8),
    ]
    told = [
        report_back(
            [(TOLKAR, "RS 2021-09-14 § 5", "Utredningen pågår.", "ongoing"), (TASK, "-", "Pågår.", "ongoing")],
            day="2022-06-01",
        ),
        report_back([("Utreda tolkförmedling", "RS 2021-09-14 § 5", "Klart.", "done")], day="2023-06-01"),
        report_back([("Revidera riktlinjerna för kulturbidrag", "-", "Pågår.", "ongoing")], day="2023-12-01"),
    ]
    readings = [*given_twice(), report("2022-12-14"), report("2023-06-14"), *given, *told]
    return [_named(reading, f"{number}.txt") for number, reading in enumerate(readings)]


def _named(reading: Reading, name: str) -> Reading:
    return replace(
        reading, document=replace(reading.document, name=name), findings=replace(reading.findings, document=name)
    )


PAPERS = papers()
ORDERS = st.lists(st.sampled_from(range(len(PAPERS))), min_size=2, unique=True)


@contextmanager
def own_register() -> Iterator[None]:
    """An empty register, which is empty again afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def state() -> list[str]:
    """The register without what tells in which order it was learnt."""
    return sorted(line for line in canonical() if '"row": "event"' not in line)


def record(order: list[int], sizes: list[int]) -> None:
    """Import these papers in this order, in batches of these sizes over and over."""
    left = [PAPERS[number] for number in order]
    for size in cycle(sizes):
        if not left:
            break
        record_readings(left[:size])
        left = left[size:]


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ORDERS, st.lists(st.integers(1, 4), min_size=1, max_size=8), st.data())
def test_any_order_and_batches_and_taking_back_in_between_give_the_same(
    order: list[int], sizes: list[int], data: st.DataObject
) -> None:
    gone = data.draw(st.lists(st.sampled_from(order), max_size=3, unique=True), label="taken back")
    with own_register():
        record(sorted(order), [len(order)])
        expected = state()
    with own_register():
        record(order, sizes)
        assert state() == expected
        for number in gone:
            withdraw(find_document(f"{number}.txt"), by="anna")
        stood = list(canonical())
        rebuild()
        assert list(canonical()) == stood
        record(gone, [1])
        assert state() == expected
