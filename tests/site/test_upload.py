"""Files given in the browser are read in the background, each with its own result."""

from __future__ import annotations

import os

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import Client
from test_pages import text_of

from fullgjort_web.register.models import Document, Failure
from fullgjort_web.site import reading

MINUTES = (
    "Protokoll\n\nKulturnämnden 2025-04-09\n\n§ 7 Bibliotek\n\nKulturnämnden beslutar att ge kulturdirektören i uppdrag "
    "att utreda bibliotekets öppettider.\n"
)


@pytest.mark.django_db(transaction=True)
def test_uploaded_files_are_read_and_each_is_told_of(client: Client, home) -> None:
    files = [
        SimpleUploadedFile("protokoll.txt", MINUTES.encode()),
        SimpleUploadedFile("tom.pdf", b" "),
        SimpleUploadedFile("protokoll.txt", MINUTES.replace("Bibliotek", "Arkiv").encode()),
    ]
    response = client.post("/dokument/las-in/", {"files": files})
    assert response["Location"] == "/dokument/las-in/1/"
    assert "Läsningen börjar." in text_of(client.get("/dokument/las-in/1/"))
    job = reading.run(reading.job(1))
    assert (job.total, job.done, job.read, job.failed, job.trouble) == (3, 3, 2, 1, "")
    said = text_of(client.get("/dokument/las-in/1/"))
    assert "2 lästa, 0 redan lästa, 1 gick inte att läsa." in said
    assert Failure.objects.get().advice in said
    assert Document.objects.count() == 2
    assert not list(reading.folder().glob("*.files"))


@pytest.mark.django_db(transaction=True)
def test_the_same_file_again_is_told_as_already_read(client: Client, home) -> None:
    for _ in range(2):
        client.post("/dokument/las-in/", {"files": [SimpleUploadedFile("protokoll.txt", MINUTES.encode())]})
        job = reading.run(reading.current())
    assert [file["outcome"] for file in job.files] == ["unchanged"]
    assert Document.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_copy_under_another_name_is_told_as_the_same_file(client: Client, home) -> None:
    for name in ("protokoll.txt", "kopia.txt"):
        client.post("/dokument/las-in/", {"files": [SimpleUploadedFile(name, MINUTES.encode())]})
        job = reading.run(reading.current())
    (told,) = job.files
    assert (told["outcome"], told["why"]) == ("unchanged", "Samma fil som protokoll.txt.")
    assert told["digest"] == Document.objects.get().digest


def test_a_form_without_files_says_so(client: Client, register: None) -> None:
    assert "Välj minst en fil först." in text_of(client.post("/dokument/las-in/", follow=True))


def test_a_job_that_was_cut_off_is_taken_up_again(home) -> None:
    made = reading.add([home / "mapp"])
    made.begun, made.done, made.total = "2026-06-01T10:00:00", 3, 9
    reading._save(made)
    assert reading.current().number == made.number


def test_file_names_cannot_leave_their_folder(client: Client, db: None, home) -> None:
    reading.add_upload([SimpleUploadedFile("x", b"a")])
    job = reading.add_upload([_Named("../../../ut.txt")])
    kept = [path for path in (reading.folder() / f"{job.number}.files").rglob("*") if path.is_file()]
    assert [path.name for path in kept] == ["ut.txt"]
    assert not (home / "ut.txt").exists()


def test_long_names_are_cut_by_bytes_and_keep_their_ending(client: Client, db: None, home) -> None:
    job = reading.add_upload([_Named("å" * 200 + ".txt"), _Named("\u2028" * 100 + ".txt"), _Named("..")])
    kept = sorted(path for path in (reading.folder() / f"{job.number}.files").rglob("*") if path.is_file())
    assert [len(path.name.encode()) <= 180 for path in kept] == [True] * 3
    assert [path.suffix for path in kept] == [".txt", ".txt", ""]


def test_an_upload_that_cannot_be_kept_leaves_nothing_and_the_next_one_is_read(
    client: Client, db: None, home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(InMemoryUploadedFile, "chunks", full)
        response = client.post("/dokument/las-in/", {"files": [SimpleUploadedFile("a.txt", b"a")]}, follow=True)
    assert "Filerna gick inte att ta emot" in text_of(response)
    assert list(reading.folder().iterdir()) == []
    (reading.folder() / "1.files").mkdir()  # what an older version left
    assert reading.add_upload([SimpleUploadedFile("a.txt", b"a")]).number == 2


def test_files_of_a_job_that_stopped_are_kept_and_read_again(
    client: Client, db: None, home, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = reading.add_upload([SimpleUploadedFile("protokoll.txt", MINUTES.encode())])
    with monkeypatch.context() as patched:
        patched.setattr(reading, "_read", lambda one: 1 / 0)
        assert "ZeroDivisionError" in reading.run(job).trouble
    assert "Läs igen" in text_of(client.get("/dokument/las-in/1/"))
    assert client.get("/dokument/las-in/1/igen/").status_code == 405
    assert client.post("/dokument/las-in/1/igen/")["Location"] == "/dokument/las-in/2/"
    assert reading.current().number == 2
    again = reading.run(reading.job(2))
    assert (again.read, again.trouble, Document.objects.count()) == (1, "", 1)
    assert not list(reading.folder().glob("*.files"))
    assert "Läs igen" not in text_of(client.get("/dokument/las-in/1/"))
    assert "Filerna finns inte kvar." in text_of(client.post("/dokument/las-in/1/igen/", follow=True))


def test_a_folder_with_names_that_are_not_utf8_is_read_once(client: Client, db: None, home, tmp_path) -> None:
    place = tmp_path / "handlingar"
    place.mkdir()
    try:
        (place / os.fsdecode(b"m\xf6te.txt")).write_bytes(MINUTES.encode())
    except OSError:
        pytest.skip("the file system keeps no names that are not UTF-8")
    job = reading.run(reading.add([place]))
    assert (job.trouble, job.read, reading.current()) == ("", 1, None)
    assert "m\ufffdte.txt" in reading.job(job.number).name
    assert client.get(f"/dokument/las-in/{job.number}/").status_code == 200


def test_a_document_that_was_read_but_not_recorded_is_told_as_failed(
    db: None, home, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fullgjort_web.register import importer

    def record(readings: object) -> None:
        raise ValueError("string is too long")

    monkeypatch.setattr(importer, "record_readings", record)
    job = reading.run(reading.add_upload([SimpleUploadedFile("protokoll.txt", MINUTES.encode())]))
    assert (job.failed, job.trouble) == (1, "")
    assert [file["outcome"] for file in job.files] == ["failed"]


def test_pages_look_at_the_last_jobs_only(home, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, 31):
        reading._save(reading.Job(number, "folder", [], ended="" if number > 28 else "2026-06-01T10:00:00"))
    looked: list[int] = []
    job = reading.job
    monkeypatch.setattr(reading, "job", lambda number: looked.append(number) or job(number))
    assert reading.current().number == 29
    assert looked == [30, 29, 28]


class _Named(SimpleUploadedFile):
    def __init__(self, name: str) -> None:
        super().__init__("ok", b"text")
        self._name = name

    name = property(lambda self: self._name, lambda self, value: None)
