"""The register for other programs: its shape, and that it is that of the day which is asked for."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from asked import given_twice, report
from by_hand import minutes, report_back
from click.testing import CliRunner

from fullgjort_web.command import export as export_command
from fullgjort_web.register.exchange import pieces
from fullgjort_web.register.models import Document
from fullgjort_web.register.selectors.signals import signals_on_day
from fullgjort_web.register.services.reading import record_readings
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
