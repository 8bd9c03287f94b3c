"""Numbered tasks: a plan's assignments under their numbers of the year, in the chapter of the board that is to do them."""

from __future__ import annotations

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import Assignment
from fullgjort.reading.read import read


def found_in(text: str) -> list[Assignment]:
    return list(extract(read(text.encode(), "budget.txt")).assignments)


PLAN = """Mål och budget 2031–2033

5.1 Kulturnämnden

Kommunfullmäktiges uppdrag till kulturnämnden
Fullmäktige har följande beställningar:

Nämnden ska under 2031, i samråd med hamnnämnden, ta fram en plan för sommarscenen.

Musikskolan: fortsätt arbetet med kön och rapportera varje kvartal till kommunstyrelsen hur lång den är.

5.2 Hamnnämnden

Uppdrag
2031:4 Båtplatser. Utarbeta ett förslag till kö. Klart 2032-06-30.
2031:5 Belysning. Byte av samtliga lampor på kajen före utgången av 2032.
2031:6 Avgifter. Utred en avgift på gästbryggan. Utredningen ska vara klar senast i maj 2032.

Uppdrag som flyttas över från 2030
2030:9 Kajplan. Planen är beslutad i mars 2030 och uppdraget stryks.
2030:11 Bojar i farleden. Upphandling pågår, fortsätter under 2031.
"""


def test_each_number_is_an_assignment_of_the_chapters_board() -> None:
    rows = [item for item in found_in(PLAN) if item.evidence.rule == "row.numbered-task"]
    assert [(item.evidence.quote, item.assignee) for item in rows] == [
        ("Utarbeta ett förslag till kö.", "Hamnnämnden"),
        ("Byte av samtliga lampor på kajen före utgången av 2032.", "Hamnnämnden"),
        ("Utred en avgift på gästbryggan. Utredningen ska vara klar senast i maj 2032.", "Hamnnämnden"),
        ("Kajplan.", "Hamnnämnden"),
        ("Bojar i farleden.", "Hamnnämnden"),
    ]
    assert [item.due[0].edtf if item.due else None for item in rows[:1]] == ["2032-06-30"]
    assert [item.report is not None for item in rows] == [False, False, False, True, True]


def test_sentences_and_orders_under_a_bodys_heading_are_its_assignments() -> None:
    told = [item for item in found_in(PLAN) if item.evidence.rule != "row.numbered-task"]
    assert [item.evidence.quote.split(" ")[0] for item in told] == ["Nämnden", "Musikskolan:"]
    assert [(item.giver, item.assignee) for item in told] == [("Kommunfullmäktige", "Kulturnämnden")] * 2


@pytest.mark.parametrize("heading", ["Investeringar", "Mål", "Verksamhetens resultat"])
def test_numbers_under_another_heading_are_no_assignments(heading: str) -> None:
    text = f"Mål och budget 2031\n\nHamnnämnden\n\n{heading}\n2031:5 Kranen. Upphandling pågår.\n2031:6 Kajen. Klar 2033.\n"
    assert found_in(text) == []
