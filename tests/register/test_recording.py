"""A document that cannot be recorded takes only itself; a file that is mended is no longer listed as failed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from by_hand import minutes, reading
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fullgjort_web.intake.sources import Source, walk
from fullgjort_web.register import importer
from fullgjort_web.register.models import Document, Failure
from fullgjort_web.register.projection import project
from fullgjort_web.register.services.reading import record_failure, record_readings
from fullgjort_web.register.stemfield import tsvector

pytestmark = pytest.mark.django_db

TEXT = "Protokoll\n\nKulturnämnden 2025-04-09\n\n§ {n} Bibliotek\n\nKulturnämnden beslutar att lägga frågan åt sidan.\n"


def test_a_document_that_cannot_be_recorded_takes_only_itself(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def record(readings: Any) -> Any:
        if any("§ 2 " in one.document.text for one in readings):
            raise ValueError("string is too long")
        return record_readings(readings)

    monkeypatch.setattr(importer, "record_readings", record)
    folder = tmp_path / "handlingar"
    folder.mkdir()
    for number in (1, 2, 3):
        (folder / f"{number}.txt").write_text(TEXT.format(n=number), "utf-8")
    summary = importer.import_files(walk([folder]))
    assert (summary.read, [error.name for error in summary.failures], summary.files) == (2, ["2.txt"], 3)
    assert sorted(Document.objects.values_list("name", flat=True)) == ["1.txt", "3.txt"]
    failure = Failure.objects.get()
    assert failure.name == "2.txt"
    assert "går inte att spara" in failure.why
    assert failure.source == str(folder / "2.txt")


def test_a_file_whose_name_is_not_utf8_is_read(home: Path) -> None:
    name = b"m\xf6te.txt".decode("utf-8", "surrogateescape")
    source = Source(name, data=TEXT.format(n=1).encode())
    summary = importer.import_files([source])
    assert (summary.read, summary.failures) == (1, [])
    assert Document.objects.get().source == "m\ufffdte.txt"


def test_a_mended_file_is_no_longer_listed_as_failed(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "handlingar"
    folder.mkdir()
    file, other = folder / "a.txt", folder / "b.txt"
    file.write_bytes(b"")
    other.write_bytes(b"")
    importer.import_files(walk([folder]))
    assert Failure.objects.count() == 2
    file.write_text(TEXT.format(n=1), "utf-8")
    importer.import_files(walk([folder]))
    assert [failure.name for failure in Failure.objects.all()] == ["b.txt"]
    other.write_text(TEXT.format(n=1), "utf-8")  # the same bytes are in the register already
    importer.import_files(walk([folder]))
    assert not Failure.objects.exists()


def test_failures_elsewhere_stay() -> None:
    record_failure("a.txt", "Filen är tom.", source="/annan/a.txt")
    record_failure("a.txt", "Filen är tom.")
    record_readings([minutes()])
    assert Failure.objects.count() == 2


def _size(literal: str) -> int:
    """What PostgreSQL counts of a literal: each word, aligned, and two bytes for its count and each position."""
    total = 0
    for word in literal.split(" "):
        stem, _, places = word.rpartition("':")
        total += len(stem.encode()) + 4 + 2 * len(places.split(","))
    return total


@pytest.mark.parametrize(
    "stems",
    [
        [f"{'å' * 190}{number}" for number in range(20_000)],
        [f"ord{number}" for number in range(400_000)],
        [f"ord{number % 9000}" for number in range(400_000)],
    ],
    ids=["long words", "many words", "repeated words"],
)
def test_no_text_is_too_long_for_a_tsvector(stems: list[str]) -> None:
    literal = tsvector(stems)
    assert 100_000 < _size(literal) < 1_000_000
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT length(%s::tsvector)", [literal])
            assert cursor.fetchone()[0] > 100


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
@pytest.mark.parametrize("change", ["reading", "project"])
def test_on_postgresql_the_register_is_held_before_anything_is_read(change: str) -> None:
    record_readings([minutes()])
    with CaptureQueriesContext(
        connection,
    ) as queries:
        if change == "reading":
            record_readings([reading("Protokoll regionstyrelsen 2024-03-14\n")])
        else:
            project([Document.objects.values_list("pk", flat=True).get()])
    said = [query["sql"] for query in queries if not query["sql"].startswith("SAVEPOINT")]
    held = next(number for number, sql in enumerate(said) if "pg_advisory_xact_lock" in sql)
    assert held == (0 if change == "reading" else 1)
