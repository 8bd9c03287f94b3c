"""Rows in forms that text conversion leaves: a name that became a heading, a page's head among rows, a table given by the
sentence over it."""

from __future__ import annotations

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.reading.read import read

_PLAN = """Granviks hamn
Aktivitetsplan för kajerna 2031
Beslutad av hamnstyrelsen den 9 december 2030

{lead}

Aktivitet
Ansvarig
Klart
Laga räckena på östra kajen
Hamnchefen
2031-12-31
Byta ut lampor i magasinen
Teknikchefen
Q3 2031
Mäta kajernas sättningar varje kvartal
Lotschefen
Löpande
"""


def _quotes(text: str) -> list[str]:
    return [item.evidence.quote for item in extract(read(text.encode(), "t.txt")).assignments]


@pytest.mark.parametrize(
    "lead",
    [
        "Styrelsen ger cheferna nedan i uppdrag att genomföra aktiviteterna.",
        "Hamnstyrelsen uppdrar åt förvaltningen att genomföra följande aktiviteter.",
    ],
)
def test_a_table_is_given_by_the_sentence_over_it(lead: str) -> None:
    found = extract(read(_PLAN.format(lead=lead).encode(), "t.txt")).assignments
    assert [(item.evidence.quote, item.giver, item.assignee) for item in found] == [
        ("Laga räckena på östra kajen", "Hamnstyrelsen", "Hamnchefen"),
        ("Byta ut lampor i magasinen", "Hamnstyrelsen", "Teknikchefen"),
        ("Mäta kajernas sättningar varje kvartal", "Hamnstyrelsen", "Lotschefen"),
    ]


@pytest.mark.parametrize(
    "lead", ["Vi ska under året arbeta med dessa aktiviteter.", "Hamnen har i uppdrag av ägarna att sköta kajerna."]
)
def test_an_operations_own_plan_gives_none(lead: str) -> None:
    assert "Laga räckena på östra kajen" not in _quotes(_PLAN.format(lead=lead))


def test_a_name_and_its_source_that_became_a_heading_is_a_row() -> None:
    text = """Återrapportering av uppdrag i stabsplanen
Till hamnstyrelsen 2031-12-13

Digitalisering
Ta fram en plan för e-tjänster Stabsplan Planen är beslutad av direktören i oktober.

Bemanning
Minska beroendet av hyrda lotsar Stabsplan
Försenat. Arbetet pågår med ett första steg mot egen bemanning.
Pröva en gemensam jourlinje HS 310419, § 77 Någon gemensam jourlinje kommer inte att inrättas.
"""
    found = extract(read(text.encode(), "t.txt")).assignments
    assert [(item.evidence.quote, item.title.quote if item.title else None) for item in found] == [
        ("Ta fram en plan för e-tjänster", "Digitalisering"),
        ("Minska beroendet av hyrda lotsar", "Bemanning"),
        ("Pröva en gemensam jourlinje", "Bemanning"),
    ]


def test_the_head_of_a_later_page_is_no_part_of_a_row() -> None:
    text = """Återredovisning av uppdrag till hamnnämnden
2031-06-13
Nr Uppdrag Beslutat Redovisning
1 Dialog med kommunerna om bryggor HN 2030-11-15
§ 71 Pågår. Ett ytterligare beslut behövs om pengarna.
2 Gemensam kundtjänst HN 2031-02-14 § 11 Uppdraget har lagts ned.
Hamnnämnden 2031-06-13 Sida 2 (2)
3 Utreda nattöppet HN 2031-03-14 § 20 Ärendet har flyttats fram till våren 2032.
"""
    found = extract(read(text.encode(), "t.txt"))
    assert [item.evidence.quote for item in found.assignments] == [
        "Dialog med kommunerna om bryggor",
        "Gemensam kundtjänst",
        "Utreda nattöppet",
    ]
    assert found.assignments[0].origin.paragraph == 71


def test_the_heading_over_a_table_names_the_giver() -> None:
    page = """<h1>Nämndplan 2031</h1><p>Beslutad av hamnnämnden den 20 november 2030, § 88</p><h2>Uppdrag från fullmäktige</h2>
<p>Fullmäktige har genom flerårsplanen gett nämnden följande uppdrag:</p>
<table><tr><th>Uppdrag</th><th>Tid</th><th>Ansvarig</th></tr>
<tr><td>Laga räckena på östra kajen</td><td>2031</td><td>Hamnchefen</td></tr>
<tr><td>Byta ut lampor i magasinen</td><td>2031</td><td>Teknikchefen</td></tr></table>"""
    found = extract(read(page.encode(), "plan.html")).assignments
    assert [(item.evidence.quote, item.giver) for item in found] == [
        ("Laga räckena på östra kajen", "Fullmäktige"),
        ("Byta ut lampor i magasinen", "Fullmäktige"),
    ]
