"""What is linked does not depend on the order of import; documents can be taken back; answers hold for one place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fullgjort_web.intake.reader import read_and_extract
from fullgjort_web.invented.region import plan_region
from fullgjort_web.invented.rendering import render
from fullgjort_web.register.export import canonical
from fullgjort_web.register.models import (
    Assignment,
    AssignmentCode,
    Body,
    Document,
    Event,
    Failure,
    Mention,
    SignalSpell,
)
from fullgjort_web.register.projection import rebuild
from fullgjort_web.register.services.reading import Reading, record_readings
from fullgjort_web.register.services.withdrawing import WithdrawError, find_document, give_back, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def archive() -> list[Reading]:
    """Thirty documents over four invented years, as they are read."""
    region = plan_region(20261, range(2020, 2024), 30)
    readings = []
    for document in region.documents:
        name = f"{document.stem}.txt"
        readings.append(Reading(*read_and_extract(render(document, "txt"), name), source=name))
    return readings


@pytest.fixture
def read(archive: list[Reading]) -> list[Reading]:
    record_readings(archive)
    return archive


def state() -> list[str]:
    """The register without what tells in which order it was learnt."""
    return sorted(line for line in canonical() if '"row": "event"' not in line)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.randoms(use_true_random=False), cuts=st.integers(1, 30))
def test_the_order_of_import_makes_no_difference(archive: list[Reading], seed, cuts: int) -> None:
    Document.everything.all().delete()
    record_readings(archive)
    expected = state()
    clear()
    shuffled = list(archive)
    seed.shuffle(shuffled)
    for start in range(0, len(shuffled), cuts):
        record_readings(shuffled[start : start + cuts])
    assert state() == expected
    clear()


def clear() -> None:
    """An empty register."""
    Document.everything.all().delete()
    Assignment.objects.all().delete()
    for model in (AssignmentCode, Event, Failure, Body):
        model.objects.all().delete()


def test_importing_twice_changes_nothing(read: list[Reading]) -> None:
    before = list(canonical())
    record_readings(read)
    assert list(canonical()) == before


def test_what_is_built_a_document_at_a_time_is_what_is_rebuilt(read: list[Reading]) -> None:
    before = list(canonical())
    rebuild()
    assert list(canonical()) == before


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, 29))
def test_a_document_taken_back_and_imported_again_gives_the_same(read: list[Reading], number: int) -> None:
    before = list(canonical())
    chosen = read[number]
    document = Document.objects.get(digest=chosen.document.digest)
    withdraw(document, by="anna", note="fel version")
    assert not Mention.objects.filter(document=document).exists()
    assert not Document.objects.filter(pk=document.pk).exists()
    record_readings([chosen])
    assert list(canonical()) == before
    kinds = list(Event.objects.filter(digest=document.digest).order_by("pk").values_list("kind", flat=True))
    assert kinds[-2:] == ["withdrawn", "returned"]


def test_what_rests_on_a_withdrawn_document_alone_leaves_the_lists(read: list[Reading]) -> None:
    alone = Assignment.objects.filter(mentions_count=1).order_by("code").first()
    assert alone
    document = alone.mentions.get().document
    left = withdraw(document, by="anna")
    assert left >= 1
    assert not Assignment.objects.filter(code=alone.code).exists()
    give_back(Document.everything.get(pk=document.pk), by="anna")
    assert Assignment.objects.filter(code=alone.code).exists()


def test_an_unknown_document_is_not_withdrawn(read: list[Reading]) -> None:
    with pytest.raises(WithdrawError, match="Inget dokument i registret heter"):
        find_document("finns-inte.pdf")
    document = find_document(read[0].document.name)
    withdraw(document, by="anna")
    with pytest.raises(WithdrawError, match="redan återtaget"):
        withdraw(document, by="anna")


def test_every_signal_has_its_days_and_says_why(read: list[Reading]) -> None:
    rows = list(SignalSpell.objects.all())
    assert rows
    assert all(row.since < row.until and row.why and row.act for row in rows)
    assert {row.until for row in rows} - {date(9999, 12, 31)}
