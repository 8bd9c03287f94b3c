"""What is kept ready is what the register holds now, and costs as many queries in a large register as in a small one."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from by_hand import reading, report_back
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from fullgjort_web.register.changes import REMEMBERED
from fullgjort_web.register.models import Assignment, AssignmentChange, Document, Event, Mention, Verdict
from fullgjort_web.register.selectors.ahead import count_ahead
from fullgjort_web.register.selectors.assignments import AssignmentFilter, Found, facets, sums
from fullgjort_web.register.selectors.census import _TOLD_KEPT, Census, _Memory, census, write_snapshot
from fullgjort_web.register.selectors.coverage import coverage
from fullgjort_web.register.selectors.start import start
from fullgjort_web.register.selectors.statistics import _told, statistics
from fullgjort_web.register.services.reading import record_readings
from fullgjort_web.register.services.verdicts import close_assignment, judge, undo
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


ORDERS = ("silence", "heard", "due", "given", "age", "title")


def told(some: Census) -> dict[str, object]:
    """All that a census tells, without its places."""
    shown = _told(some, "", "")
    parts = [[(part.name, part.figures) for part in parts] for parts in (shown.boards, shown.units)]
    return {
        "counts": [dict(some.counts(what, some.all)) for what in ("state", "origin", "body", "year", "unit")],
        "orders": [some.in_order(some.all, order, 0, len(some)) for order in ORDERS],
        "signals": {
            name: sorted(some.in_order(mask, "given", 0, len(some))) for name, mask in some.signals.items() if mask
        },
        "statistics": (shown.figures, parts, shown.oldest, shown.proposed, shown.listed_open, shown.listed_undated),
    }


def first_code() -> str:
    return Found(AssignmentFilter(states=("undated",)), TODAY)[0].code


def the_mention() -> Mention:
    return Mention.objects.filter(assignment__code=first_code()).select_related("document")[0]


def judged(act: str) -> Verdict:
    mention = the_mention()
    return judge(mention.document.digest, "assignment", mention.start, mention.end, act, by="Anna")


ACTS: dict[str, Callable[[], object]] = {
    "close": lambda: close_assignment(first_code(), "as_decided", by="Anna", on=date(2024, 6, 1), decision="RS § 9"),
    "reject": lambda: judged("reject"),
    "confirm": lambda: judged("confirm"),
    "undo": lambda: undo(Verdict.objects.filter(undone_by=None).exclude(act="undo").latest("pk").pk, by="Anna"),
    "read": lambda: record_readings([given(Document.everything.count() + 20)]),
    "withdraw": lambda: withdraw(Document.objects.order_by("pk")[0], by="Anna"),
    "answer": lambda: record_readings([report_back([("Fråga 2", "RS 2023-03-03 § 2", "Arbetet pågår.", "ongoing")])]),
    "write": lambda: Assignment.objects.filter(code=first_code()).update(year=2001),
}


@pytest.mark.parametrize(
    "acts",
    [
        *((act,) for act in ACTS if act != "undo"),
        ("close", "undo"),
        ("reject", "read", "undo"),
        ("reject", "reject", "read", "read", "read"),
        ("read", "close", "withdraw", "answer", "write", "confirm"),
    ],
    ids=" then ".join,
)
def test_a_census_that_follows_the_changes_is_the_same_as_one_from_the_beginning(acts: tuple[str, ...], monkeypatch):
    assert told(census(TODAY)) == told(Census(TODAY))
    monkeypatch.setattr("fullgjort_web.register.selectors.census.Census", None)  # none is made from the beginning
    for act in acts:
        ACTS[act]()
        assert told(census(TODAY)) == told(Census(TODAY)), act


def test_too_many_changes_or_forgotten_ones_are_not_followed(monkeypatch):
    first = census(TODAY)
    monkeypatch.setattr("fullgjort_web.register.changes.MOST", 2)
    record_readings([given(number) for number in range(10, 14)])
    assert told(census(TODAY)) == told(Census(TODAY)) != told(first)
    AssignmentChange.objects.all().delete()
    record_readings([given(14)])
    assert told(census(TODAY)) == told(Census(TODAY))


def test_an_order_that_is_made_while_a_census_follows_does_no_harm(monkeypatch):
    first, reordered, others = Census(TODAY), Census._reordered, iter(ORDERS[1:])
    first.in_order(first.all, ORDERS[0], 0, 9)

    def meanwhile(self: Census, *known: object) -> list[int]:
        for order in others:
            first.in_order(first.all, order, 0, 9)
        return reordered(self, *known)

    monkeypatch.setattr(Census, "_reordered", meanwhile)
    ACTS["read"]()
    assert told(first.changed(set(Assignment.objects.values_list("pk", flat=True)))) == told(Census(TODAY))


def test_wrong_addresses_push_nothing_out_of_what_is_kept(monkeypatch):
    monkeypatch.setattr("fullgjort_web.register.selectors.census._TOLD_KEPT", 5)
    monkeypatch.setattr("fullgjort_web.register.selectors.census._MASKS_KEPT", 5)
    every = statistics(TODAY)
    of_unit = statistics(TODAY, unit="Regiondirektören")
    kept = set(census(TODAY).told)
    for number in range(10):
        assert statistics(TODAY, unit=f"Ingen {number}").value.figures.total == 0
        assert statistics(TODAY, body=f"ingen-{number}").value.figures.total == 0
        assert len(Found(AssignmentFilter(unit=f"Ingen {number}"), TODAY)) == 0
    assert statistics(TODAY) is every
    assert statistics(TODAY, unit="Regiondirektören") is of_unit
    assert set(census(TODAY).told) == kept
    assert all(census(TODAY)._masks.values())


def test_what_is_kept_is_the_first_that_was_found_and_only_the_latest_names():
    kept = Census(TODAY)
    assert kept.keep("a name", lambda: kept.keep("a name", lambda: "first") and "second") == "first"
    for number in range(2 * _TOLD_KEPT):
        kept.keep(number, lambda: "found")
    assert list(kept.told) == list(range(_TOLD_KEPT, 2 * _TOLD_KEPT))


def test_many_may_keep_at_once():
    kept, interval = Census(TODAY), sys.getswitchinterval()
    kept.told = dict.fromkeys(range(_TOLD_KEPT), "found")
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            ended = list(threads.map(lambda number: kept.keep(str(number), lambda: number), range(20_000)))
    finally:
        sys.setswitchinterval(interval)
    assert ended == list(range(20_000))
    assert len(kept.told) == _TOLD_KEPT


def test_a_census_is_written_while_others_add_to_it():
    first = Census(TODAY)
    held = first.__getstate__()
    first.keep("a name", lambda: "found")
    assert "a name" not in held["told"]


def a_new_process(monkeypatch) -> None:
    """Forget what this process has in memory."""
    monkeypatch.setattr("fullgjort_web.register.selectors.census._memory", _Memory())


def test_a_process_that_starts_follows_the_snapshot(monkeypatch):
    monkeypatch.setattr("fullgjort_web.register.selectors.snapshot.SMALL", 0)
    write_snapshot(TODAY)
    for act in ("read", "close", "answer"):
        ACTS[act]()
        a_new_process(monkeypatch)
        with monkeypatch.context() as during:
            during.setattr(Census, "__init__", None)  # none is made from the beginning
            followed = census(TODAY)
        assert told(followed) == told(Census(TODAY)), act
    a_new_process(monkeypatch)
    assert census(TODAY).tallied


def flip(path: Path, place: int) -> None:
    held = bytearray(path.read_bytes())
    held[place] ^= 1
    path.write_bytes(held)


def falsify(path: Path) -> None:
    """Write other words of the same length: what can be unpickled, and tells what is not so."""
    held = path.read_bytes()
    assert b"Regiondirekt" in held
    path.write_bytes(held.replace(b"Regiondirekt", b"Kommundirekt"))


SPOILT: dict[str, Callable[[Path], object]] = {
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-20]),
    "empty": lambda path: path.write_bytes(b""),
    "a bit of its seal": lambda path: flip(path, 3),
    "a bit in its midst": lambda path: flip(path, path.stat().st_size // 2),
    "another text": falsify,
    "a size that no memory has": lambda path: path.write_bytes(b"\x80\x05\x8e" + b"\xff" * 7 + b"\x7f."),
    "a pickle without a seal": lambda path: path.write_bytes(pickle.dumps(("maker", "version", "census"))),
    "other register": lambda path: Event.objects.update(learnt_at=F("learnt_at") + timedelta(days=1)),
}


@pytest.mark.parametrize("spoil", [*SPOILT, "other program"])
def test_a_snapshot_that_cannot_be_used_is_left(spoil: str, monkeypatch, home: Path):
    monkeypatch.setattr("fullgjort_web.register.selectors.snapshot.SMALL", 0)
    write_snapshot(TODAY)
    [path] = (home / "kept").glob("*.census")
    if spoil == "other program":
        monkeypatch.setattr("fullgjort_web.register.selectors.snapshot._maker", lambda: "other")
    else:
        SPOILT[spoil](path)
    Assignment.objects.filter(code=first_code()).update(year=2001)
    a_new_process(monkeypatch)
    assert told(census(TODAY)) == told(Census(TODAY))


@pytest.mark.parametrize("error", [MemoryError, OverflowError, RuntimeError, KeyError])
def test_whatever_is_wrong_with_a_snapshot_it_is_counted_anew(error: type[Exception], monkeypatch):
    monkeypatch.setattr("fullgjort_web.register.selectors.snapshot.SMALL", 0)
    write_snapshot(TODAY)

    def broken(held: bytes) -> object:
        raise error

    a_new_process(monkeypatch)
    monkeypatch.setattr("fullgjort_web.register.selectors.snapshot.pickle.loads", broken)
    assert told(census(TODAY)) == told(Census(TODAY))


def test_looking_at_other_days_leaves_the_snapshot_of_today(monkeypatch, home: Path):
    monkeypatch.setattr("fullgjort_web.register.selectors.snapshot.SMALL", 0)
    write_snapshot(TODAY)
    written = set((home / "kept").glob("*.census"))
    for back in range(1, 6):
        statistics(TODAY - timedelta(days=back))
        Found(AssignmentFilter(), TODAY + timedelta(days=back))
    assert set((home / "kept").glob("*.census")) == written
    assert len(written) == 1


def test_only_the_latest_days_are_kept_and_drafts_that_were_left_are_not(monkeypatch, home: Path):
    monkeypatch.setattr("fullgjort_web.register.selectors.snapshot.SMALL", 0)
    (home / "kept").mkdir(exist_ok=True)
    left, fresh = home / "kept" / "a.1-1.draft", home / "kept" / "a.2-2.draft"
    for draft in (left, fresh):
        draft.write_bytes(b"half")
    os.utime(left, (0, 0))
    for later in range(5):
        write_snapshot(TODAY + timedelta(days=later))
    names = sorted(path.name[-17:-7] for path in (home / "kept").glob("*.census"))
    assert names == ["2024-09-03", "2024-09-04", "2024-09-05"]
    assert list((home / "kept").glob("*.draft")) == [fresh]


def test_what_is_counted_ahead_is_not_counted_again():
    count_ahead(TODAY)
    with CaptureQueriesContext(connection) as queries:
        count_ahead(TODAY)
    assert not [query["sql"] for query in queries if "COUNT" in query["sql"]][1:]  # only that of failures


def test_notes_of_changes_are_forgotten_at_last():
    AssignmentChange.objects.create(pk=10 * REMEMBERED, assignment=1)
    record_readings([given(6)])
    assert AssignmentChange.objects.filter(pk__lt=REMEMBERED).count() == 0


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
