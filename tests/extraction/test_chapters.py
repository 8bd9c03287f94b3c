"""Plans that speak of one board after another: whose task is whose, and what is a task."""

from __future__ import annotations

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.reading.read import read

PLAN = """Mål och budget 2031 för Norrviks kommun
Antagen av kommunfullmäktige 2030-11-18 § 133

Uppdrag till nämnderna

Hamnnämnden
- Lotsar: Ta fram en plan för lotsarna. Redovisas i mars 2031.
- Nämnden ska pröva om bogserbåten kan delas med Södra hamnen.
- Halvera antalet bojar. Delredovisning i juni 2031.
- Nämnden ska bedriva en god sjöfart.

Fyr AB (genom hamnnämnden)
- Tänd fyren på Långholmen.
- Måla fyren, senast 30 september 2031

Kulturnämnden
Sjöfartsmuseet. Nämnden ska lämna förslag på hur museet kan visas i skolorna.
- Öppna museet på söndagar.
"""


def test_each_task_is_its_chapters_board_s() -> None:
    found = extract(read(PLAN.encode(), "plan.txt")).assignments
    assert [(item.evidence.quote, item.assignee) for item in found] == [
        ("Lotsar: Ta fram en plan för lotsarna. Redovisas i mars 2031.", "Hamnnämnden"),
        ("Nämnden ska pröva om bogserbåten kan delas med Södra hamnen.", "Hamnnämnden"),
        ("Halvera antalet bojar. Delredovisning i juni 2031.", "Hamnnämnden"),
        ("Tänd fyren på Långholmen.", "Fyr AB"),
        ("Måla fyren, senast 30 september 2031", "Fyr AB"),
        ("Nämnden ska lämna förslag på hur museet kan visas i skolorna.", "Kulturnämnden"),
        ("Öppna museet på söndagar.", "Kulturnämnden"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            PLAN.replace("Uppdrag till nämnderna", "Nämndernas verksamhet"), id="a plan's chapters that give nothing"
        ),
        pytest.param(
            "Reglemente för nämnderna\n\nUppdrag till nämnderna\n\nHamnnämnden\nNämnden ska pröva ansökningar om bryggor.\n\n"
            "Kulturnämnden\nNämnden ska lämna bidrag till föreningar.\n",
            id="what boards shall always do",
        ),
    ],
)
def test_chapters_of_other_papers_give_nothing(text: str) -> None:
    assert not [i for i in extract(read(text.encode(), "plan.txt")).assignments if i.evidence.rule == "row.infinitive"]
