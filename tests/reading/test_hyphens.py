"""Line ends: what is joined, what keeps its hyphen, what stays suspended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.reading.hyphens import HYPHENS, heal_inline, join, join_lines
from fullgjort.reading.spelling import has_dictionary

JOINED = [
    ("gransk-", "ningen av", "granskningen av"),
    ("upp-", "draget, som", "uppdraget, som"),
    ("hälso-", "och sjukvård", "hälso- och sjukvård"),
    ("in-", "eller utskrivning", "in- eller utskrivning"),
    ("barn-", "respektive ungdom", "barn- respektive ungdom"),
    ("hälso-", "samt sjukvård", "hälso- samt sjukvård"),
    ("gemen-", "samt med kommunen", "gemensamt med kommunen"),
    ("efter-", "som den", "eftersom den"),
    ("två-", "till treårig", "två- till treårig"),
    ("2017-", "2018", "2017-2018"),
    ("2017–", "2018", "2017–2018"),
    ("ST-", "läkare", "ST-läkare"),
    ("covid-", "19", "covid-19"),
    ("e-", "tjänst", "e-tjänst"),
    ("Covid-", "relaterade", "Covid-relaterade"),
    ("iKBT-pro-", "gram", "iKBT-program"),
    ("PROTO-", "KOLL", "PROTOKOLL"),
    ("HSN-", "KANSLI", "HSN-KANSLI"),
    ("sjuk\ufffe", "vård", "sjukvård"),
    ("PCR\ufffe", "tester", "PCR-tester"),
    ("nämn\u00ad", "den", "nämnden"),
    ("nämn\x02", "den", "nämnden"),
    ("ärendet –", "som bordlades", "ärendet – som bordlades"),
    ("vård-", "(se bilaga)", "vård- (se bilaga)"),
    ("-", "punkt", "- punkt"),
    ("hela", "ord", "hela ord"),
    ("", "bara", "bara"),
    ("bara", "", "bara"),
]

INLINE = [
    ("Gransk- ningen av hälso- och sjukvård", "Granskningen av hälso- och sjukvård"),
    ("vård-, omsorgs- och stödinsatser", "vård-, omsorgs- och stödinsatser"),
    ("ST- läkare", "ST- läkare"),
    ("gransk\u00adning", "granskning"),
    ("gransk\u00ad\nning", "granskning"),
    ("data\ufffebas", "databas"),
    ("PCR\ufffetest", "PCR-test"),
    ("xqvv- zzrk", "xqvv- zzrk"),
    ("ingen cut", "ingen cut"),
]

needs_dictionary = pytest.mark.skipif(not has_dictionary(), reason="Ordlistan hunspell-sv saknas.")


@needs_dictionary
@pytest.mark.parametrize(("first", "second", "expected"), JOINED)
def test_line_end_is_healed(first: str, second: str, expected: str) -> None:
    assert join(first, second) == expected


@needs_dictionary
@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_cut_word_inside_a_line_is_healed(text: str, expected: str) -> None:
    assert heal_inline(text) == expected


def test_without_a_dictionary_plain_cuts_are_still_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fullgjort.reading.hyphens.knows", lambda word: None)
    assert join("gransk-", "ningen") == "granskningen"
    assert join("hälso-", "och sjukvård") == "hälso- och sjukvård"
    assert heal_inline("Gransk- ningen") == "Gransk- ningen"


def test_lines_of_a_paragraph_become_one_text() -> None:
    assert join_lines(["Nämnden", "beslutade", "", "om 2017-", "2018."]) == "Nämnden beslutade om 2017-2018."


def test_cut_word_is_healed_however_long_the_paragraph() -> None:
    lines = ["Nämnden beslutade om en gransk-", "ning"] * 200
    assert join_lines(lines) == " ".join(["Nämnden beslutade om en granskning"] * 200)


words = st.text(alphabet="abcåäöABÅ19-.,–\u00ad\ufffe\x02 ", max_size=12)


@given(st.lists(words, max_size=5))
def test_no_character_but_hyphens_and_spaces_is_lost_or_added(lines: list[str]) -> None:
    kept = [character for line in lines for character in line if character not in HYPHENS and not character.isspace()]
    healed = [character for character in join_lines(lines) if character not in HYPHENS and not character.isspace()]
    assert healed == kept


@given(st.lists(words, max_size=5))
def test_no_layout_mark_is_left(lines: list[str]) -> None:
    assert not set(join_lines(lines)) & set("\u00ad\ufffe\x02")
