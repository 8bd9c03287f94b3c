"""Runs: assignments named before their states, under a sentence that says that they follow."""

from __future__ import annotations

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import Assignment
from fullgjort.reading.read import read


def found_in(text: str) -> list[Assignment]:
    return list(extract(read(text.encode(), "protokoll.txt")).assignments)


MINUTES = """Sammanträdesprotokoll
Hamnnämnden 2031-09-18

§ 61 Uppföljning

Beslut
Nämnden godkänner uppföljningen.

Ärendet
Läget för de uppdrag som nämnden gav i internbudgeten är följande:
Båthus vid kajen (hamnenheten) – klart i juni.
Ny taxa för bryggor (kansliet) – pågår, förslag i november.
Översyn av bojarna (driftenheten) – ej påbörjad.

Nettokostnaden är 41 miljoner kronor.
"""


def test_each_row_is_an_assignment_with_its_holder_and_its_state() -> None:
    assert [(i.evidence.quote, i.assignee, i.report.status if i.report else None) for i in found_in(MINUTES)] == [
        ("Båthus vid kajen", "Hamnenheten", "done"),
        ("Ny taxa för bryggor", "Kansliet", "ongoing"),
        ("Översyn av bojarna", "Driftenheten", "not_started"),
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Enheten har under året gjort följande:",
        "Partiet vill att nämnden lämnar följande uppdrag till hamnchefen:",
        "Följande förtroendeuppdrag har lämnats till nämnden:",
        "Motionären föreslår uppdrag till hamnchefen enligt följande:",
    ],
)
def test_rows_under_another_lead_are_none(lead: str) -> None:
    old = "Läget för de uppdrag som nämnden gav i internbudgeten är följande:"
    assert not [i for i in found_in(MINUTES.replace(old, lead)) if i.evidence.rule == "row.named-before-its-state"]


def test_prose_under_the_lead_is_no_row() -> None:
    text = MINUTES.replace("(hamnenheten) – klart i juni", "är nämndens största satsning").replace(
        "(kansliet) – pågår, förslag i november", "tas upp senare"
    )
    assert not [i for i in found_in(text) if i.evidence.rule == "row.named-before-its-state"]
