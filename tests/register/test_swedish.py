"""Swedish order and Swedish stems: tables, and what is always true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullgjort_web.register.selectors.terms import terms
from fullgjort_web.register.stemfield import tsvector
from fullgjort_web.register.swedish import kindred, sort_key, stems

IN_ORDER = [
    "9 punkter",
    "10 punkter",
    "Arkiv",
    "arkivplan",
    "Café i Granåvik",
    "Cafeteria",
    "Vård",
    "Wifi i vården",
    "Zonindelning",
    "ånghammare",
    "Åtgärder",
    "Ägarstyrning",
    "äldrevård",
    "Översyn",
    "övertid",
]


def test_lists_sort_as_in_swedish():
    assert sorted(set(IN_ORDER), key=sort_key) == IN_ORDER


def test_letters_made_of_two_signs_sort_as_one():
    assert sort_key("A\u030atga\u0308rd") == sort_key("Åtgärd")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("åtgärder", "ÅTGÄRDERNA"),
        ("upphandlingar", "Upphandlingen"),
        ("Ö", "ö"),
        ("tolk", "tolkarna"),
        ("äldre", "ÄLDRE"),
    ],
)
def test_a_word_and_its_inflections_have_one_stem(asked, found):
    assert stems(asked) == stems(found)


@pytest.mark.parametrize(
    "words",
    [
        ("äldreboende", "äldreboendet", "äldreboenden", "äldreboendena"),
        ("skolfrånvaro", "skolfrånvaron"),
        ("skola", "skolan", "skolor", "skolorna"),
        ("strategi", "strategin", "strategier"),
        ("taxa", "taxan", "taxor"),
        ("kostnad", "kostnaden", "kostnader"),
        ("miljö", "miljön"),
    ],
    ids=lambda words: words[0],
)
def test_a_word_is_found_in_every_inflection_from_every_inflection(words):
    for asked in words:
        found = kindred(stems(asked)[0])
        assert [word for word in words if stems(word)[0] not in found] == []


@pytest.mark.parametrize(("asked", "other"), [("plan", "planering"), ("väg", "vägran"), ("nämnd", "nämnare")])
def test_another_word_with_the_same_beginning_is_not_found(asked, other):
    assert stems(other)[0] not in kindred(stems(asked)[0])


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", []),
        ("  ?! ", []),
        ("tolkar vården", [["tolk"], ["vård"]]),
        ('"tolkar vården"', [["tolk", "vård"]]),
        ("”tolkar vården” nu", [["tolk", "vård"], ["nu"]]),
        ("e-tjänster", [["e", "tjänst"]]),
        ("reserv*", [["reserv*"]]),
        ("'; DROP TABLE", [["drop"], ["tabl"]]),
        ("2024", [["2024"]]),
    ],
)
def test_what_is_written_in_the_search_field_becomes_terms(asked, expected):
    assert terms(asked) == expected


@given(st.text(max_size=60))
def test_terms_hold_nothing_but_letters_and_figures(text):
    for term in terms(text):
        assert term
        assert all(stem.rstrip("*").isalnum() for stem in term)


@given(st.text(max_size=200))
def test_a_tsvector_names_each_stem_once(text):
    found = stems(text)
    assert tsvector(found).count("'") == 2 * len({stem[:200] for stem in found})
