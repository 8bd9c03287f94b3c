"""What a rejected assignment leaves behind, and a form sent without files."""

from __future__ import annotations

import re

from django.test import Client

from fullgjort_web.register.models import Assignment


def test_a_rejected_assignment_says_so_at_its_address_and_can_be_brought_back(client: Client, register: None) -> None:
    code = Assignment.objects.get(title="Tolkar").code
    client.post(f"/uppdrag/{code}/avvisa/")
    gone = client.get(f"/uppdrag/{code}/")
    body = gone.content.decode()
    assert gone.status_code == 410
    assert "Uppdraget är avvisat av Sekreteraren den" in body
    assert f'href="/uppdrag/{code}/"' in client.get("/uppdrag/avvisade/").content.decode()
    client.post("/angra/", {"verdict": re.findall(r'name="verdict" value="(\d+)"', body)[-1]})
    assert client.get(f"/uppdrag/{code}/").status_code == 200
    assert "Inget uppdrag är avvisat." in client.get("/uppdrag/avvisade/").content.decode()


def test_no_chosen_file_is_told_in_the_pages_language(client: Client, register: None) -> None:
    assert "required" not in client.get("/dokument/las-in/").content.decode()
    answer = client.post("/dokument/las-in/", follow=True)
    assert "Välj minst en fil först." in answer.content.decode()
