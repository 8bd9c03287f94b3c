"""Numbers and amounts: what counts, with which unit and hedge, and what only looks like a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.language.amounts import find_amounts
from fullgjort.language.labels import find_labels
from fullgjort.language.lexicon import LexiconError
from fullgjort.language.numbers import find_numbers, number_value, read_number_words
from fullgjort.language.units import counts_persons, read_units

NUMBERS = [
    ("4 512 anställda varav 312 vikarier", [4512, 312]),
    ("53700 undersökningar", [53700]),
    ("1 250 000 kr", [1250000]),
    ("3.500 kr", [3500]),
    ("11,5 mnkr", [11.5]),
    ("en höjning på 200-300%", [200, 300]),
    ("ca 5-6 ärenden", [5, 6]),
    ("mellan 5 och 6 procent", [5, 6]),
    ("två till tre gånger", [2, 3]),
    ("tjugofem barn", [25]),
    ("ett 30-tal elever", [30]),
    ("ett tiotal företag", [10]),
    ("resultatet -12,4 mnkr", [-12.4]),
    ("minus 28 mnkr", [-28]),
    ("(+18 mnkr)", [18]),
    ("endast en fysioterapeut", [1]),
    ("bara en av 66 medarbetare", [1, 66]),
    ("är ett av 4 områden", [4]),
    ("ett team; en chef, en samordnare samt två assistenter. ", [1, 1, 2]),
    ("en enhet och ett kontor", []),
    ("sexuell hälsa och trendig treenighet", []),
    ("på 5-planet och under 90-talet", []),
]


@pytest.mark.parametrize(("text", "values"), NUMBERS, ids=[text for text, _ in NUMBERS])
def test_numbers_are_read_as_printed(text: str, values: list[float]) -> None:
    labels = find_labels(text)
    found = [n.value for n in find_numbers(text) if not any(a <= n.start and n.end <= b for a, b, _ in labels)]
    assert found == values


AMOUNTS = [
    ("Resultatet uppgår till drygt 12,4 mnkr.", [(12.4, "MSEK", "over")]),
    ("Bidraget är 6,4 mdkr nationellt.", [(6.4, "BSEK", None)]),
    ("Satsningen kostar 10 miljoner kronor.", [(10, "MSEK", None)]),
    ("Kostnaden är en miljard kronor.", [(1, "BSEK", None)]),
    ("Det blev 310 tkr dyrare.", [(310, "KSEK", None)]),
    ("Kommunen betalar 250 000 kronor.", [(250000, "SEK", None)]),
    ("Andelen var 45 % mot 38 % i länet.", [(45, "percent", None), (38, "percent", None)]),
    ("Frånvaron sjönk med två procentenheter.", [(2, "percentage_points", None)]),
    ("Frånvaron låg på 7,1 procent (6,8).", [(7.1, "percent", None), (6.8, "percent", None)]),
    ("Den steg till 2000-3000% på ett år.", [(2000, "percent", None), (3000, "percent", None)]),
    ("Cirka 300 personer sökte.", [(300, "persons", "about")]),
    ("Närmare 40 läkare sökte.", [(40, "persons", "under")]),
    ("Minst fem tjänster ska finnas.", [(5, "count", "at_least")]),
    ("Mer än 100 % av platserna.", [(100, "percent", "over")]),
    ("Upp till 30 patienter vårdas.", [(30, "persons", None)]),
    ("Antalet ökade från 60 till drygt 80 tekniker.", [(60, "persons", None), (80, "persons", "over")]),
    ("Väntetiden minskade från 45 till 32 dagar.", [(45, "days", None), (32, "days", None)]),
    ("Kötiden är 4 månader.", [(4, "months", None)]),
    ("Kommunen har 10 345 (10 298) invånare.", [(10345, "persons", None), (10298, "persons", None)]),
    ("Antalet elever uppgår till 1 245 i länet.", [(1245, "persons", None)]),
    ("Av 900 användare har 385 loggat in.", [(900, "persons", None), (385, "persons", None)]),
    ("Granskningen gäller sex av bolagen.", [(6, "count", None)]),
    ("2,3 miljoner besök gjordes.", [(2300000, "count", None)]),
    ("Öppettiderna fördubblas i höst.", [(2, "factor", None)]),
    ("Ett 20-tal anmälningar kom in.", [(20, "count", "about")]),
    ("Prognosen är 53700 stycken, jämfört med 51500 år 2022.", [(53700, "count", None), (51500, "count", None)]),
    ("Per oktober 2021 151 personer.", [(151, "persons", None)]),
]


@pytest.mark.parametrize(("text", "amounts"), AMOUNTS, ids=[text for text, _ in AMOUNTS])
def test_amounts_have_unit_and_hedge(text: str, amounts: list[tuple[float, str, str | None]]) -> None:
    assert [(a.value, a.unit, a.hedge) for a in find_amounts(text)] == amounts


NO_AMOUNTS = [
    "Nämnden beslutade den 14 mars 2023, § 45.",
    "Paragraferna §§ 12–34 justeras.",
    "Ärendet har dnr KS 2021/345 och rör Nordby 3:45.",
    "Enligt 6 kap. 5 § kommunallagen (2017:725) får nämnden delegera.",
    "Telefon 0470-410 00, org.nr 212000-0662.",
    "Mötet ajourneras kl. 10.15–10.30.",
    "Barn 6–15 år och personer över 65 år omfattas.",
    "Patienter som väntat 90 dagar eller kortare.",
    "Svaret lämnas inom 3 månader.",
    "Under vecka 7 och 8 är det lov.",
    "Division Närvård 1 och avdelning 51 flyttar.",
    "Vision 2040 och Agenda 2030 följs upp.",
    "Ring 1177 vid frågor.",
    "Åtgärder mot covid – 19.",
    "Nämnden möts två gånger per år.",
    "Mandatperioden 2019-2022 och planen 2023.",
    "Elever i årskurs 9 och F-9-skolor.",
    "Punkt 2 och 3 i motionen avslås.",
    "Se sid 12-14 i version 2.1.",
    "Resultaten mäts över en 12-månaders period.",
    "Flera hundra personer kom.",
    "3 Genomförandet redovisas i maj.",
    "Nämnden beslutade 6 decber 2017 om taxan.",
    "Kostnaden ryms i utgiftsområde 9.",
    "Ett par alternativ prövas av båda parter.",
    f"Kostnaden är {'9' * 400} kronor per år.",
    f"Andelen är {'1' * 5000} procent och {'7' * 16} elever går kvar.",
]


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_numbers_that_name_something_are_no_amounts(text: str) -> None:
    assert find_amounts(text) == []


PERSONS = [
    (["sjuk-", "och", "röntgensjuksköterskor"], True),
    (["tandhygienister", "och", "tandläkare"], True),
    (["väntande"], True),
    (["väntande", "remisser"], False),
    (["vårdplatser"], False),
    (["röntgenkliniker"], False),
    (["övriga", "kommuner"], False),
    (["ST-läkare"], True),
]


@pytest.mark.parametrize(("words", "persons"), PERSONS)
def test_nouns_of_persons_are_told_from_things(words: list[str], persons: bool) -> None:
    assert counts_persons(words) is persons


@given(st.integers(min_value=0, max_value=10**9))
def test_a_grouped_number_has_the_value_of_its_digits(value: int) -> None:
    assert number_value(f"{value:,}".replace(",", " ")) == value


@given(st.text(alphabet="0123456789 ,.-–%abcåäö§/():\nten", max_size=80))
def test_every_amount_lies_in_its_text_and_in_order(text: str) -> None:
    amounts = find_amounts(text)
    assert all(0 <= a.start < a.number_end <= a.end <= len(text) for a in amounts)
    assert [a.start for a in amounts] == sorted(a.start for a in amounts)


_PRINTED = st.integers(min_value=1000, max_value=9999).filter(lambda number: number != 1177)  # the health line's name


@given(_PRINTED, st.sampled_from(["mnkr", "procent", "personer"]))
def test_a_number_with_its_unit_is_found_wherever_it_stands(value: int, unit: str) -> None:
    amounts = find_amounts(f"Utfallet blev {value} {unit} i fjol.")
    assert [a.value for a in amounts] == [value]


def test_an_unknown_key_in_the_units_names_the_key() -> None:
    with pytest.raises(LexiconError, match="froms"):
        read_units({"unit": [{"name": "percent", "froms": ["procent"]}]})


def test_a_form_under_two_units_is_an_error() -> None:
    with pytest.raises(LexiconError, match="kr"):
        read_units({"unit": [{"name": "SEK", "forms": ["kr"]}, {"name": "KSEK", "forms": ["kr"]}]})


def test_a_numeral_without_a_number_is_an_error() -> None:
    with pytest.raises(LexiconError, match="tjog"):
        read_number_words({"words": {"tjog": "20"}})
