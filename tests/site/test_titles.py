"""What an assignment is called."""

from __future__ import annotations

import pytest

from fullgjort_web.register.titles import title_words
from fullgjort_web.site.templatetags.fullgjort import marked, soft

TITLES = [
    ("Reservkraft vid sjukhusen", "att ge direktören i uppdrag att kartlägga", "Reservkraft vid sjukhusen"),
    ("Beslut", "att ge direktören i uppdrag att utreda tolkar. Redovisas i mars 2025.", "Utreda tolkar"),
    ("Nämndens förslag till beslut", "uppdra åt förvaltningen att se över taxan", "Se över taxan"),
    ("51/02.05.01.00/2025", "Nämnden ger chefen i uppdrag att utarbeta en prislista.", "Utarbeta en prislista"),
    ("Ärendenummer RUN/2023/00297", "direktören får i uppdrag att • pröva bussar • räkna", "Pröva bussar"),
    ("", "Förvaltningen ska se över larmen; kostnaden redovisas", "Förvaltningen ska se över larmen"),
    ("§ 118 Försäljning av tullhuset", "att uppdra åt kontoret att sälja", "§ 118 Försäljning av tullhuset"),
]


@pytest.mark.parametrize(("title", "wording", "expected"), TITLES)
def test_a_heading_that_says_too_little_gives_way_to_the_task(title: str, wording: str, expected: str) -> None:
    assert title_words(title, wording) == expected


def test_a_long_task_is_cut_at_a_word() -> None:
    told = title_words("", "att ge direktören i uppdrag att " + "utreda bussar och " * 20)
    assert told.endswith(" …")
    assert len(told) < 115


@pytest.mark.parametrize(
    ("quote", "marks", "expected"),
    [
        ("senast i maj", (), "”<mark>senast i maj</mark>”"),
        ("svar senast i maj", ("senast i maj",), "”svar <mark>senast i maj</mark>”"),
        ("svar senast i maj", ("i juni",), "”<mark>svar senast i maj</mark>”"),
        ("a <b> c", ("<b>",), "”a <mark>&lt;b&gt;</mark> c”"),
        ("ett två tre", ("ett två", "två tre"), "”<mark>ett två</mark> tre”"),
    ],
)
def test_the_decisive_words_are_marked_and_everything_is_escaped(
    quote: str, marks: tuple[str, ...], expected: str
) -> None:
    assert str(marked(quote, *marks)) == expected


def test_long_compounds_get_soft_hyphens_and_nothing_else_changes() -> None:
    words = "Läkemedelsförsörjningsberedskapen och hälso- och sjukvårdsdirektören"
    assert soft(words).replace("\u00ad", "") == words
    assert "försörjnings\u00adberedskapen" in soft(words)
