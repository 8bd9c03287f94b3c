"""The list of what was never reported is fetched as a document from its page."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from fullgjort_web.reporting.edition import CONTENT_TYPES

BEGINNINGS = {"docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK"}


@pytest.mark.parametrize("kind", CONTENT_TYPES)
def test_the_file_has_its_kind_its_name_and_content(client: Client, register: None, kind: str) -> None:
    response = client.get(f"/uppdrag/aldrig.{kind}?body=rs&day=2025-12-31")
    assert response.status_code == 200
    assert response["Content-Type"] == CONTENT_TYPES[kind]
    name = f"aldrig-aterrapporterade-rs-2025-12-31.{kind}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.content.startswith(BEGINNINGS[kind])


@pytest.mark.parametrize("asked", ["", "?body=rs", "?body=rs&amp;day=2025-12-31"])
def test_the_page_links_to_each_kind_with_its_own_board_and_day(client: Client, register: None, asked: str) -> None:
    body = client.get(f"/uppdrag/aldrig/{asked.replace('&amp;', '&')}").content.decode()
    links = re.findall(r'href="(/uppdrag/aldrig\.[^"]+)"', body)
    assert links == [f"/uppdrag/aldrig.{kind}{asked}" for kind in ("docx", "pdf", "xlsx", "csv")]


def test_an_empty_list_is_still_a_document(client: Client, register: None) -> None:
    body = client.get("/uppdrag/aldrig/?day=2024-02-20").content.decode()
    assert re.findall(r'href="/uppdrag/aldrig\.(\w+)', body) == ["docx", "pdf", "xlsx"]
    assert client.get("/uppdrag/aldrig.docx?day=2024-02-20").content.startswith(b"PK")


@pytest.mark.parametrize("address", ["/uppdrag/aldrig.odt", "/uppdrag/aldrig.PDF", "/uppdrag/aldrig.docx?body=borta"])
def test_what_does_not_exist_is_not_found(client: Client, register: None, address: str) -> None:
    assert client.get(address).status_code == 404
