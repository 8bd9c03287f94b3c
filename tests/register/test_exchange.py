"""The register for other programs: its shape, and that it is that of the day which is asked for."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from asked import given_twice, report
from by_hand import minutes, reading, report_back
from click.testing import CliRunner
from django.db.models import F

from fullgjort_web.command import export as export_command
from fullgjort_web.register.exchange import pieces
from fullgjort_web.register.models import Assignment, Document, Link, Verdict
from fullgjort_web.register.projection import rebuild
from fullgjort_web.register.selectors.signals import signals_on_day
from fullgjort_web.register.services import verdicts
from fullgjort_web.register.services.reading import Reading, record_readings
from register_schema import SCHEMA, complaints

pytestmark = pytest.mark.django_db
TASK = "utreda en gemensam tolkförmedling"


def exported(day: str, known: str | None = None) -> dict[str, Any]:
    text = "".join(pieces(date.fromisoformat(day), date.fromisoformat(known) if known else None))
    return json.loads(text)


@pytest.fixture
def register() -> None:
    rows = [(f"att {TASK}", "RS 2024-02-14 § 23", "Arbetet pågår.", "ongoing")]
    record_readings([minutes(TASK), report_back(rows, day="2024-06-12"), report_back([], day="2024-10-09")])


def test_it_has_the_shape_of_the_schema(register: None) -> None:
    record_readings([*given_twice(), report("2023-06-14")])
    found = exported("2026-01-01")
    assert complaints(found, SCHEMA) == []
    assert len(found["assignments"]) == 4
    assert [tie["state"] for row in found["assignments"] for tie in row["ties"] if tie["kind"] == "same"] == [
        "question"
    ] * 2


@pytest.mark.parametrize(
    ("day", "reports", "names"),
    [
        ("2024-02-13", None, None),
        ("2024-02-14", 0, {"undated"}),
        ("2024-05-30", 0, {"undated", "never_reported"}),
        ("2024-06-12", 1, {"undated"}),
        ("2024-10-09", 1, {"undated", "vanished"}),
    ],
)
def test_it_is_that_of_the_day(register: None, day: str, reports: int | None, names: set[str] | None) -> None:
    rows = exported(day)["assignments"]
    assert [len(row["reports"]) for row in rows] == ([] if reports is None else [reports])
    assert [{s["name"] for s in row["signals"]} for row in rows] == ([] if names is None else [names])
    shown = {row.name for row in signals_on_day(date.fromisoformat(day))}
    assert shown == (names or set())


def test_what_was_not_known_yet_is_left_out(register: None) -> None:
    long_ago = datetime(2024, 3, 1, tzinfo=UTC)
    Document.objects.filter(kind="minutes").update(learnt_at=long_ago)
    before = (long_ago + timedelta(days=1)).date().isoformat()
    (row,) = exported("2026-01-01", before)["assignments"]
    assert row["reports"] == []
    assert "never_reported" in {signal["name"] for signal in row["signals"]}
    (row,) = exported("2026-01-01")["assignments"]
    assert len(row["reports"]) == 1


def test_the_command_asks_for_one_form() -> None:
    done = CliRunner().invoke(export_command.command, [])
    assert done.exit_code == 2
    assert "--format json" in done.output
    done = CliRunner().invoke(export_command.command, ["--canonical", "--day", "2024-01-01"])
    assert done.exit_code == 2
    assert "--canonical skriver allt" in done.output


LONG_AGO, LATER = datetime(2024, 12, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
AUDITED = "Vi rekommenderar regionstyrelsen att säkerställa en fungerande uppföljning av avtalen om tolkförmedling"


def row_of(told: dict[str, Any], title: str = TASK) -> dict[str, Any]:
    (row,) = [row for row in told["assignments"] if title in row["wording"]]
    return row


def test_a_paper_that_was_read_later_makes_nothing_vanish() -> None:
    record_readings(
        [report_back([(TASK, "RS 2024-02-14 § 23", "Arbetet pågår.", "ongoing")], day="2024-06-12")], now=LONG_AGO
    )
    record_readings([report_back([], day="2024-10-09")], now=LATER)
    known = [row["signals"] for row in exported("2025-01-01", "2025-01-01")["assignments"]]
    assert [[s["name"] for s in signals if s["name"] == "vanished"] for signals in known] == [[]]
    assert {row.name for row in signals_on_day(date(2025, 1, 1))} >= {"vanished"}


def test_ties_and_questions_to_what_was_read_later_are_left_out() -> None:
    record_readings([minutes(day="2023-02-14", paragraph=7)], now=LATER)
    record_readings([minutes(day="2024-02-14")], now=LONG_AGO)
    record_readings([*given_twice()], now=LATER)
    record_readings([report("2023-06-14")], now=LONG_AGO)
    rows = exported("2025-01-01", "2025-01-01")["assignments"]
    assert [row["ties"] for row in rows] == [[], []]
    assert not any(signal["name"] == "duplicate" for row in rows for signal in row["signals"])
    everything = [tie["kind"] for row in exported("2025-01-01")["assignments"] for tie in row["ties"]]
    assert everything.count("same") == 2
    assert "repeats" in everything


def test_on_an_earlier_day_there_is_no_question_about_what_was_told_later() -> None:
    record_readings([*given_twice(), report("2023-06-14")])
    Link.objects.update(mention=F("candidate"), candidate=F("mention"))  # asked about from the other end
    rows = exported("2023-06-13")["assignments"]
    assert [tie for row in rows for tie in row["ties"] if tie["kind"] == "same"] == []
    assert len([t for row in exported("2023-06-14")["assignments"] for t in row["ties"] if t["kind"] == "same"]) == 2


def test_a_recommendation_has_not_come_back_in_an_audit_that_was_read_later() -> None:
    def audit(day: str) -> Reading:
        text = f"Granskning {day}\n\n{AUDITED}.\n"
        return reading(text, kind="audit", body="Revisorerna", day=day, name=f"{day}.txt", recommendations=[AUDITED])

    record_readings([audit("2022-02-14")], now=LONG_AGO)
    record_readings([audit("2024-02-14")], now=LATER)
    (row,) = exported("2025-01-01", "2025-01-01")["recommendations"]
    assert (row["came_back_in"], row["signals"]) == ([], [])
    assert [s["name"] for s in exported("2025-01-01")["recommendations"][0]["signals"]] == ["came_back"]


def test_a_closing_is_known_from_the_day_it_was_told(register: None) -> None:
    Document.objects.update(learnt_at=LONG_AGO)
    verdicts.close_assignment(Assignment.objects.get().code, "as_decided", by="anna", on=date(2024, 11, 1))
    Verdict.objects.update(at=LATER)
    rebuild()
    assert row_of(exported("2025-01-01", "2025-01-01"))["closed"] is None
    assert row_of(exported("2025-01-01", "2026-07-02"))["closed"] == {
        "document": None, "date": "2024-11-01", "paragraph": None,
    }  # fmt: skip


def test_a_twin_is_open_until_the_register_learns_that_it_was_closed() -> None:
    record_readings([minutes(day="2023-02-14", paragraph=7), minutes(day="2024-02-14")], now=LONG_AGO)
    older = min(Assignment.objects.all(), key=lambda row: row.given_on or date.max)
    verdicts.close_assignment(older.code, "as_decided", by="anna", on=date(2024, 11, 1))
    Verdict.objects.update(at=LATER)
    rebuild()

    def twins(known: str | None) -> int:
        rows = exported("2025-01-01", known)["assignments"]
        return sum(signal["name"] == "duplicate" for row in rows for signal in row["signals"])

    assert (twins("2025-01-01"), twins("2026-07-02"), twins(None)) == (2, 0, 0)


def test_nobody_was_to_do_it_until_somebody_was_named() -> None:
    told = minutes(assignee=None, due=[("utreda", "2024-05-01", "2024-05-01", "2024-05-01")])
    later = report_back(
        [(TASK, "RS 2024-02-14 § 23", "Arbetet pågår.", "ongoing")],
        day="2025-06-12",
        due=[("Arbetet", "2026-01-01", "2026-01-01", "2026-01-01")],
    )
    record_readings([told, later])
    before, after = (row_of(exported(day)) for day in ("2024-03-01", "2025-06-12"))
    assert (before["assignee"], after["assignee"]) == (None, "Regiondirektören")
    assert (before["due"]["edtf"], after["due"]["edtf"]) == ("2024-05-01", "2026-01-01")
    for day, unowned, assignee in ((date(2024, 3, 1), 1, ""), (date(2025, 6, 12), 0, "Regiondirektören")):
        rows = list(signals_on_day(day))
        assert sum(row.name == "unowned" for row in rows) == unowned
        assert {row.assignee for row in rows} == {assignee}
