"""Files given in the browser are read in the background, each with its own result."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
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


class _Named(SimpleUploadedFile):
    def __init__(self, name: str) -> None:
        super().__init__("ok", b"text")
        self._name = name

    name = property(lambda self: self._name, lambda self, value: None)
