"""The report-back to a meeting is fetched from the meeting's page and from the board's row."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fullgjort_web.register.models import Event, Verdict
from fullgjort_web.reporting.edition import CONTENT_TYPES

MEETING = "/moten/rs/2024-10-16/"
BEGINNINGS = {"docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK"}


@pytest.mark.parametrize("kind", CONTENT_TYPES)
def test_the_file_has_its_kind_its_name_and_content(client: Client, register: None, kind: str) -> None:
    response = client.get(f"{MEETING}aterrapportering.{kind}")
    assert response.status_code == 200
    assert response["Content-Type"] == CONTENT_TYPES[kind]
    assert response["Content-Disposition"] == f'attachment; filename="aterrapportering-rs-2024-10-16.{kind}"'
    assert response.content.startswith(BEGINNINGS[kind])


@pytest.mark.parametrize(("page", "day"), [(MEETING, "2024-10-16"), ("/organ/", "2025-03-12")])
def test_the_page_links_to_each_kind(client: Client, register: None, page: str, day: str) -> None:
    body = client.get(page).content.decode()
    links = re.findall(r'href="(/moten/rs/[^"]+/aterrapportering\.\w+)"', body)
    assert links == [f"/moten/rs/{day}/aterrapportering.{kind}" for kind in ("docx", "pdf", "xlsx")]
    assert "Återrapportering till mötet" in body


@pytest.mark.parametrize(
    "address",
    [
        "/moten/rs/2024-10-16/aterrapportering.odt",
        "/moten/rs/2024-10-16/aterrapportering.DOCX",
        "/moten/rs/2024-02-30/aterrapportering.docx",
        "/moten/rs/20241016/aterrapportering.docx",
        "/moten/finns-inte/2024-10-16/aterrapportering.docx",
    ],
)
def test_what_does_not_exist_is_not_found(client: Client, register: None, address: str) -> None:
    assert client.get(address).status_code == 404


def test_words_after_the_address_change_nothing_and_fetching_writes_nothing(client: Client, register: None) -> None:
    plain = client.get(f"{MEETING}aterrapportering.xlsx")
    with CaptureQueriesContext(connection) as queries:
        asked = client.get(f"{MEETING}aterrapportering.xlsx?body=x&day=%00&kind=';drop")
    assert asked["Content-Disposition"] == plain["Content-Disposition"]
    assert all(query["sql"].lstrip().upper().startswith("SELECT") for query in queries)
    assert not Verdict.objects.exists()
    assert not Event.objects.filter(kind="closed").exists()
    assert client.post(f"{MEETING}aterrapportering.xlsx").status_code == 405
