"""The pages of audits: the list, one audit's chains, the files, and what they say where nothing was found."""

from __future__ import annotations

import csv

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from small_register import add_audit
from test_pages import text_of

from fullgjort_web.register.models import Assignment, Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def audited(register: None) -> str:
    """The digest of an audit with two recommendations, of which one was answered, followed and given again."""
    return add_audit()[:16]


def test_the_list_tells_what_became_of_the_recommendations(client: Client, audited: str) -> None:
    said = text_of(client.get("/granskningar/"))
    assert "2 granskningar" in said
    assert "Granskning av hemdialysen" in said
    assert "Uppföljande granskning av hemdialysen" in said


def test_an_empty_list_says_what_to_do(client: Client, register: None) -> None:
    said = text_of(client.get("/granskningar/"))
    assert "Ingen revisionsrapport med rekommendationer är läst än." in said
    assert "Ingen granskning uppfyller alla villkoren." in text_of(client.get("/granskningar/?year=1999"))


def test_a_chain_is_told_with_quotations_and_places(client: Client, audited: str) -> None:
    response = client.get(f"/granskningar/{audited}/")
    said, body = text_of(response), response.content.decode()
    for words in (
        "2 rekommendationer. 1 har ett svar i det som är läst.",
        "Revisorerna till Regionstyrelsen",
        "Rekommendationen besvaras",
        "Samma ordalydelse, och handlingen svarar på granskningen ”Granskning av hemdialysen”.",
        "Rekommendationen återkommer",
        "Granskningen säger själv att den upprepas.",
    ):
        assert words in said
    assignment = Assignment.objects.get(title="Svar på granskning av hemdialysen")
    assert f'href="/uppdrag/{assignment.code}/"' in body
    memo = Document.objects.get(name="2019-04-01-svar.txt")
    assert f'href="/dokument/{memo.digest[:16]}/#recommendation-' in body


def test_what_was_not_found_is_said_to_be_unknown(client: Client, audited: str) -> None:
    said = text_of(client.get(f"/granskningar/{audited}/"))
    assert "Svar Inget dokument funnet." in said
    assert "Beslut om avslut Inget dokument funnet om" in said
    assert "Det kan finnas i handlingar som inte är lästa." in said


def test_the_choices_narrow_the_list(client: Client, audited: str) -> None:
    assert "1 granskning i urvalet" in text_of(client.get("/granskningar/?year=2022"))
    assert "2 granskningar i urvalet" in text_of(client.get("/granskningar/?back=1&body=rs"))
    assert "Ingen granskning" in text_of(client.get("/granskningar/?body=finns-inte"))


def test_the_list_and_the_audit_are_given_as_files(client: Client, audited: str) -> None:
    listed = client.get("/granskningar.csv").content.decode("utf-8-sig").splitlines()
    assert listed[0].startswith("Granskning;Dag;Till;Rekommendation;Besvarad")
    assert len(listed) == 1 + 3
    own = client.get(f"/granskningar/{audited}.csv").content.decode("utf-8-sig").splitlines()
    assert [row["Besvarad"] for row in csv.DictReader(own, delimiter=";")] == ["ja", "inget dokument funnet"]
    assert client.get(f"/granskningar/{audited}.xlsx").content.startswith(b"PK")
    assert client.get(f"/granskningar/{audited}.doc").status_code == 404


def test_an_audit_that_is_not_there_says_so(client: Client, audited: str) -> None:
    assert client.get("/granskningar/" + "0" * 16 + "/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_chains(client: Client, audited: str) -> None:
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as told:
            client.get(address)
        return len(told)

    queries("/granskningar/")
    before = queries("/granskningar/")
    add_audit("tandvården")
    queries("/granskningar/")  # what is kept ready is counted anew
    assert queries("/granskningar/") == before
