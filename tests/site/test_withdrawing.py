"""A document is taken back on its page, leaves the lists, and is put back."""

from __future__ import annotations

from django.test import Client
from test_pages import code_of, minutes, text_of

from fullgjort_web.register.models import Assignment, Document


def test_a_document_is_taken_back_and_put_back(client: Client, register: None) -> None:
    digest = minutes().digest
    code = code_of("Elbilar")
    before = Document.objects.count()
    done = client.post(f"/dokument/{digest[:16]}/aterta/", {"note": "fel version"}, follow=True)
    assert "är återtaget" in text_of(done)
    assert "Återtagna dokument" in text_of(client.get("/dokument/"))
    assert Document.objects.count() == before - 1
    assert client.get(f"/dokument/{digest[:16]}/").status_code == 404
    done = client.post(f"/dokument/{digest[:16]}/lagg-tillbaka/", follow=True)
    assert "ligger i registret igen" in text_of(done)
    assert Document.objects.count() == before
    assert Assignment.objects.filter(code=code).exists()


def test_taking_back_twice_says_so(client: Client, register: None) -> None:
    digest = minutes().digest
    client.post(f"/dokument/{digest[:16]}/aterta/")
    assert "är redan återtaget" in text_of(client.post(f"/dokument/{digest[:16]}/aterta/", follow=True))
    assert client.post("/dokument/ffffffffffff/aterta/").status_code == 404


def test_looking_takes_nothing_back(client: Client, register: None) -> None:
    assert client.get(f"/dokument/{minutes().digest[:16]}/aterta/").status_code == 405
