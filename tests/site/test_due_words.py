"""How a list says when an assignment is due."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from test_pages import code_of, text_of

from fullgjort_web.register.models import Assignment, AssignmentSpell
from fullgjort_web.reporting.wording import span_words
from fullgjort_web.site.wording import LONGEST_DUE, due_words, signal_words

LONG = "när den nya organisationen har varit i gång så länge att dess följder kan bedömas, dock senast"

WORDS = [
    ("senast i oktober 2024", "2024-10", "senast i oktober 2024"),
    ("Återrapportering ska ske under andra kvartalet 2026", "2026-34", "andra kvartalet 2026"),
    ("delredovisas i oktober 2024", "2024-10", "oktober 2024"),
    ("redovisas i samband med budgeten", "", "redovisas i samband med budgeten"),
    (LONG, "2024-10", "oktober 2024"),
    (LONG, "2026-21", "våren 2026"),
    (LONG, "2025-33", "första kvartalet 2025"),
    (LONG, "2026-06-15", "15 juni 2026"),
    (LONG, "2025-01/2025-03", "januari–mars 2025"),
    (LONG, "2024-10/2025-03", "oktober 2024–mars 2025"),
    (LONG, "2025~", "2025"),
    (LONG, "../2025-03", "mars 2025"),
    (LONG, "[2025-03,2025-05]", "31 maj 2025"),
    (LONG, "", "31 maj 2025"),
    ("", "", "31 maj 2025"),
]


@pytest.mark.parametrize(("quote", "edtf", "expected"), WORDS)
def test_long_words_give_way_to_the_date_or_period(quote: str, edtf: str, expected: str) -> None:
    row = Assignment(due_words=quote, due_edtf=edtf, due_latest=date(2025, 5, 31))
    assert due_words(row) == expected


def test_long_words_without_a_date_are_cut_at_a_word() -> None:
    shown = due_words(Assignment(due_words=LONG))
    assert LONG.startswith(shown.removesuffix(" …"))
    assert shown.endswith(" …")


def test_nothing_is_said_where_there_is_no_date() -> None:
    assert due_words(Assignment()) == ""


@given(st.text(max_size=200), st.text(max_size=30))
def test_what_a_list_says_is_never_much_longer_than_a_line(quote: str, edtf: str) -> None:
    assert len(due_words(Assignment(due_words=quote, due_edtf=edtf))) <= LONGEST_DUE + 2


@given(st.dates())
def test_a_day_is_told_to_the_day(day: date) -> None:
    assert span_words(day.isoformat()).startswith(f"{day.day} ")


def test_the_list_is_short_and_the_story_holds_all_the_words(client: Client, register: None) -> None:
    row = Assignment.objects.get(title="Elbilar")
    Assignment.objects.filter(pk=row.pk).update(due_words=f"{LONG} den 15 juni 2026")
    AssignmentSpell.objects.filter(assignment=row.pk).update(due_words=f"{LONG} den 15 juni 2026")
    for page in ("/", "/uppdrag/", "/moten/rs/2024-02-14/"):
        said = text_of(client.get(page))
        assert "15 juni 2026" in said
        assert LONG not in said
    assert LONG in text_of(client.get(f"/uppdrag/{code_of('Elbilar')}/"))


@pytest.mark.parametrize(
    ("moves", "words"), [(0, "Flyttat flera gånger"), (1, "Flyttat långt fram"), (3, "Flyttat 3 gånger")]
)
def test_what_was_moved_once_is_not_said_to_be_moved_several_times(moves: int, words: str) -> None:
    assert signal_words("drifting", moves) == words
    assert signal_words("vanished", moves) == "Borta ur redovisningen"
