"""The page of questions: candidates side by side, an answer, and undoing it."""

from __future__ import annotations

from django.test import Client
from small_register import add_question
from test_pages import text_of

from fullgjort_web.register.models import Assignment, Verdict
from fullgjort_web.register.selectors.questions import count_questions, open_questions


def test_nothing_to_answer_is_told_with_the_way_on(client: Client, register: None) -> None:
    said = text_of(client.get("/fragor/"))
    assert "Inga obesvarade frågor." in said
    assert "Visa uppdragen" in said


def test_a_question_shows_its_candidates_and_takes_an_answer_that_can_be_undone(client: Client, register: None) -> None:
    own = add_question()
    said = text_of(client.get("/fragor/"))
    assert "1 ställe kan höra till flera uppdrag." in said
    assert said.count("Det hör hit") == 2
    assert "Frågor till dig" in text_of(client.get("/"))
    assert "Det här stället kan höra till ett annat uppdrag" in text_of(client.get(f"/uppdrag/{own}/"))
    chosen = open_questions()[0].candidates[1].code
    done = client.post(f"/fragor/{own}/", {"chosen": chosen, "next": "/fragor/"}, follow=True)
    assert f"Svaret är sparat: stället hör till {chosen}." in text_of(done)
    assert count_questions() == 0
    assert client.get(f"/uppdrag/{own}/").status_code == 302  # its code leads to the assignment it belongs to
    verdict = Verdict.objects.latest("pk")
    client.post("/angra/", {"verdict": verdict.pk, "next": "/fragor/"})
    assert count_questions() == 1


def test_none_of_them_is_an_answer(client: Client, register: None) -> None:
    own = add_question()
    done = client.post(f"/fragor/{own}/", {"chosen": "-", "next": "/fragor/"}, follow=True)
    assert "stället är ett eget uppdrag" in text_of(done)
    assert Assignment.objects.filter(code=own).exists()
    assert count_questions() == 0


def test_an_answer_names_the_place_it_is_about(client: Client, register: None) -> None:
    own = add_question()
    place = open_questions()[0].place
    page = client.get("/fragor/").content.decode()
    assert f'name="place" value="{place}"' in page
    assert f'name="place" value="{place}"' in client.get(f"/uppdrag/{own}/").content.decode()
    client.post(f"/fragor/{own}/", {"chosen": "-", "place": "annat-1"}, follow=True)
    assert count_questions() == 1
    client.post(f"/fragor/{own}/", {"chosen": "-", "place": place}, follow=True)
    assert count_questions() == 0


def test_no_choice_and_a_wrong_one_are_told(client: Client, register: None) -> None:
    own = add_question()
    assert "Välj ett av förslagen" in text_of(client.post(f"/fragor/{own}/", {}, follow=True))
    assert "är inget av förslagen" in text_of(client.post(f"/fragor/{own}/", {"chosen": "X"}, follow=True))
    assert count_questions() == 1
