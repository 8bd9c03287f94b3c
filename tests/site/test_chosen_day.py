"""The register of another day, chosen at the foot of a page."""

from __future__ import annotations

from django.test import Client
from test_pages import code_of, text_of

from fullgjort.following.house_rules import HouseRules
from fullgjort_web.register.selectors import story
from fullgjort_web.site import frame


def test_the_chosen_day_is_shown_until_it_is_left(client: Client, register: None) -> None:
    now = text_of(client.get("/"))
    client.post("/dag/", {"day": "2024-03-01"}, follow=True)
    then = text_of(client.get("/"))
    assert "Registret visas som det stod 1 mars 2024." in then
    assert "Registret visas som det stod" not in now
    story = text_of(client.get(f"/uppdrag/{code_of('Reservkraft vid sjukhusen')}/"))
    assert "ger uppdraget" in story
    assert "Arbetet pågår" not in story
    client.post("/dag/", {"day": ""}, follow=True)
    assert text_of(client.get("/")) == now


def test_a_day_in_the_address_is_for_that_page_alone(client: Client, register: None) -> None:
    assert "Registret visas som det stod 1 mars 2024." in text_of(client.get("/uppdrag/?day=2024-03-01"))
    assert "Registret visas som det stod" not in text_of(client.get("/uppdrag/"))


def test_what_is_no_day_is_told(client: Client, register: None) -> None:
    said = text_of(client.post("/dag/", {"day": "i fjol"}, follow=True))
    assert "”i fjol” är ingen dag." in said


def test_before_anything_was_given_the_register_is_empty(client: Client, register: None) -> None:
    client.post("/dag/", {"day": "2001-01-01"})
    assert client.get("/").status_code == 200
    assert "Reservkraft" not in text_of(client.get("/uppdrag/"))


def test_the_list_of_documents_says_that_it_shows_what_came_later_too(client: Client, register: None) -> None:
    words = "Listan visar allt som är läst, också det som är från en senare dag än"
    assert words not in client.get("/dokument/").content.decode()
    assert words in client.get("/dokument/?day=2024-03-01").content.decode()


def test_the_pages_count_by_the_house_rules(client: Client, register: None, monkeypatch) -> None:
    rules = HouseRules(soon_days=45, silence_days=10_000)
    monkeypatch.setattr(frame, "house_rules", lambda: rules)
    monkeypatch.setattr(story, "house_rules", lambda: rules)
    for page in ("/", "/hjalp/"):
        assert "45 dagar" in text_of(client.get(page))
    assert "Inget nytt på" not in text_of(client.get(f"/uppdrag/{code_of('Reservkraft vid sjukhusen')}/"))
