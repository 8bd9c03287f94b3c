"""Pages about answers that minutes only tell: the question whose they are, the report on the assignment's page, and the
place where the case was treated in the list of what was never reported."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from test_pages import text_of

from fullgjort_web.intake.reader import read_and_extract
from fullgjort_web.register.models import Assignment
from fullgjort_web.register.selectors.questions import count_questions, open_questions
from fullgjort_web.register.services.reading import Reading, record_readings

pytestmark = pytest.mark.django_db

GIVEN = """Almvallens kommun
Tekniska nämnden
Sammanträdesprotokoll
Sammanträdesdatum 2023-03-14

§ 22 Lekplatser
Dnr TN 2023/33

Beslut
Tekniska nämnden ger parkchefen i uppdrag att ta fram en plan för lekplatsernas underhåll.

§ 23 Lekplatser
Dnr TN 2023/33

Beslut
Tekniska nämnden ger ekonomen i uppdrag att beräkna kostnaderna för tillgängliga lekplatser.
"""
LATER = """Almvallens kommun
Tekniska nämnden
Sammanträdesprotokoll
Sammanträdesdatum 2023-11-21

§ 61 Lekplatser
Dnr TN 2023/33

Ärendet
{told}

Beslut
{decided}
"""
ASKED = {"told": "Förvaltningen återrapporterar uppdraget.", "decided": "Tekniska nämnden noterar återrapporteringen."}


def record(**later: str) -> None:
    texts = {"given.txt": GIVEN, "later.txt": LATER.format(**later)}
    record_readings([Reading(*read_and_extract(text.encode(), name), source=name) for name, text in texts.items()])


def test_an_answer_that_fits_two_assignments_is_asked_about_and_can_be_answered(client: Client) -> None:
    record(**ASKED)
    said = text_of(client.get("/fragor/"))
    assert "Förvaltningen återrapporterar uppdraget." in said
    assert said.count("Det hör hit") == 2
    (question,) = open_questions()
    chosen = question.candidates[0].code
    done = client.post(
        f"/fragor/{question.own}/", {"chosen": chosen, "place": question.place, "next": "/fragor/"}, follow=True
    )
    assert f"Svaret är sparat: stället hör till {chosen}." in text_of(done)
    page = text_of(client.get(f"/uppdrag/{chosen}/"))
    assert "Förvaltningen återrapporterar uppdraget." in page
    assert count_questions() == 0


def test_an_answer_that_belongs_to_none_of_them_is_told_so(client: Client) -> None:
    record(**ASKED)
    (question,) = open_questions()
    done = client.post(f"/fragor/{question.own}/", {"chosen": "-", "next": "/fragor/"}, follow=True)
    assert "Svaret är sparat: stället hör inte till något av förslagen." in text_of(done)
    assert count_questions() == 0


def test_the_document_of_an_answer_shows_the_place_that_is_asked_about(client: Client) -> None:
    record(**ASKED)
    address = re.search(r'href="(/dokument/[^"#]+)[^"]*"', client.get("/fragor/").content.decode())
    assert address
    assert client.get(address.group(1)).status_code == 200


def test_the_list_of_what_was_never_reported_says_where_the_case_was_treated(client: Client) -> None:
    record(told="Parkchefen har bytt sanden.", decided="Tekniska nämnden antar planen för lekplatser.")
    assert Assignment.objects.filter(reports=0).count() == 2
    said = text_of(client.get("/uppdrag/aldrig/"))
    assert said.count("Ärendet har behandlats senare: § 61 den 21 november 2023 (”Lekplatser”)") == 2
    for file in ("docx", "pdf", "xlsx", "csv"):
        assert client.get(f"/uppdrag/aldrig.{file}").status_code == 200
