"""A decision in minutes that closes an assignment waits on its page until a person confirms it."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from small_register import close_by_decision
from test_pages import code_of, text_of

from fullgjort_web.register.models import Assignment, Verdict


@pytest.fixture
def code(register: None) -> str:
    close_by_decision()
    return code_of("Reservkraft vid sjukhusen")


def test_the_page_proposes_the_closing_and_closes_nothing(client: Client, code: str) -> None:
    said = text_of(client.get(f"/uppdrag/{code}/")).replace("\u00a0", " ")
    for words in (
        "Regionstyrelsen beslutar att avsluta uppdraget",
        "Beslutet är läst men inte bekräftat. Uppdraget räknas som avslutat.",
        "Läst, inte bekräftat Förslag: RS § 41, 14 maj 2025",
        "Bekräfta avslutet",
        "Utfallet blir genomfört enligt beslut.",
    ):
        assert words in said
    assert "Inget beslut om avslut finns" not in said
    assert Assignment.objects.get(code=code).outcome == ""


def test_one_button_closes_it_with_the_paragraph_and_the_day_and_can_be_undone(client: Client, code: str) -> None:
    body = client.get(f"/uppdrag/{code}/").content.decode()
    form = re.search(r'action="(/uppdrag/[^"]+/bekrafta-avslut/)".*?</form>', body, re.DOTALL)
    hidden = dict(re.findall(r'name="(digest|start)" value="(\w+)"', form.group()))
    response = client.post(form.group(1), hidden, follow=True)
    said = text_of(response)
    assert "Avslutet är bekräftat." in said
    assert "Ja: genomfört enligt beslut, 14 maj 2025" in said
    assert "Regionstyrelsen beslutar att avsluta uppdraget: genomfört enligt beslut" in said
    assert "Bekräfta avslutet" not in said
    verdict = Verdict.objects.get(act="close")
    assert verdict.value == {"outcome": "as_decided", "on": "2025-05-14", "decision": "RS § 41"}
    client.post("/angra/", {"verdict": verdict.pk})
    assert Assignment.objects.get(code=code).outcome == ""
    assert "Bekräfta avslutet" in text_of(client.get(f"/uppdrag/{code}/"))


@pytest.mark.parametrize("place", [{}, {"digest": "0" * 64, "start": "1"}, {"digest": "x", "start": "\u0000"}])
def test_a_place_that_tells_of_no_closing_closes_nothing(client: Client, code: str, place: dict[str, str]) -> None:
    response = client.post(f"/uppdrag/{code}/bekrafta-avslut/", place, follow=True)
    assert "Beslutet om avslut finns inte längre på det stället." in text_of(response)
    assert not Verdict.objects.exists()


def test_looking_confirms_nothing(client: Client, code: str) -> None:
    assert client.get(f"/uppdrag/{code}/bekrafta-avslut/").status_code == 405


def test_the_meeting_counts_the_point_among_those_that_answer(client: Client, code: str) -> None:
    said = text_of(client.get("/moten/rs/2025-05-14/"))
    assert "1 besvarar uppdrag (1 avslutar)" in said
    assert "Avslutar uppdrag" in said
    assert "Reservkraft vid sjukhusen" in said
    assert "Besvarar uppdrag: avslut" in client.get("/moten/rs/2025-05-14.csv").content.decode()


def test_the_closing_point_is_confirmed_with_the_assignment(client: Client, code: str) -> None:
    response = client.post(f"/uppdrag/{code}/bekrafta/", follow=True)
    assert "Uppdraget är bekräftat." in text_of(response)
    assert Assignment.objects.get(code=code).standing == "confirmed"
    assert Assignment.objects.get(code=code).outcome == ""
