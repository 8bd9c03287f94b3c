"""Entries: lists whose assignments stand under a line with the decision."""

from __future__ import annotations

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import Assignment
from fullgjort.reading.read import read


def found_in(text: str) -> list[Assignment]:
    return [i for i in extract(read(text.encode(), "lista.txt")).assignments if i.evidence.certainty != "doubtful"]


DECISION_FIRST = """Uppföljning av beslut och uppdrag
Hamnnämnden
Avstämt 2031-08-31

Listan rymmer de uppdrag som nämnden gett till hamnförvaltningen.

Beslut 2030

• HN 2030-10-05 § 66. Fyrplanen
Förvaltningen tar fram ett förslag till ny fyrplan, klart att
behandlas i april 2031.
Läge: Pågår.

• HN 2030-11-16 § 74. Bryggor
Räkna bryggorna i länet. Återkom med kostnader.
Läge: Inte påbörjat.

• HN 2030-11-16 § 75. Bidrag
Nämnden beviljade Fyrens vänner 25 000 kronor.
Läge: Pengarna är utbetalda.

Beslut 2031

• HN 2031-02-06 § 5. Sjömärken
Uppdras åt hamnchefen
– att räkna sjömärkena
– att redovisa vilka som saknas
Läge: Genomfört.
"""


def test_each_entry_is_read_with_its_decision_and_its_state() -> None:
    found = [
        (i.evidence.quote, i.assignee, i.origin.date, i.origin.paragraph, i.report.status if i.report else None)
        for i in found_in(DECISION_FIRST)
    ]
    assert found == [
        (
            "Förvaltningen tar fram ett förslag till ny fyrplan, klart att behandlas i april 2031.",
            "Förvaltningen",
            "2030-10-05",
            66,
            "ongoing",
        ),
        ("Räkna bryggorna i länet. Återkom med kostnader.", "Hamnförvaltningen", "2030-11-16", 74, "not_started"),
        (
            "Uppdras åt hamnchefen – att räkna sjömärkena – att redovisa vilka som saknas",
            "Hamnchefen",
            "2031-02-06",
            5,
            "done",
        ),
    ]


def test_the_points_of_an_entry_are_its_parts() -> None:
    assert [len(item.parts) for item in found_in(DECISION_FIRST)] == [0, 0, 2]


def test_no_heading_of_a_list_is_a_decision_point() -> None:
    assert not extract(read(DECISION_FIRST.encode(), "lista.txt")).decision_points


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        pytest.param(
            """Styrelsens uppdragslogg

1. Kajen (RS 2031-03-01 § 44)
Undersöka hur kajen kan lagas.
Lägesrapport: Förslag klart.

2. Bokslut (RS 2031-04-05 § 63)
Bokslutet överlämnades till fullmäktige.
Lägesrapport: Inget kvarstår.

3. Lotsar (RS 2031-09-06 § 120)
Lotsdirektören lämnar varje tertial en rapport om lotsarna.
Lägesrapport: Lämnas löpande.
""",
            ["Undersöka hur kajen kan lagas.", "Lotsdirektören lämnar varje tertial en rapport om lotsarna."],
            id="the decision in brackets after the name",
        ),
        pytest.param(
            """Sammanställning av uppdrag till hamndirektören
2031-01-15

2030-11-08, § 201: Pröva en gemensam bogserbåt med Södra hamnen. Svar: Beslut väntas i mars.
2030-02-14, § 19: Se över avgifterna. Svar: Pågår.
2030-05-22, § 88: Hamndirektören återkommer med en plan för arkivet. Svar: Ej
påbörjat.
""",
            [
                "Pröva en gemensam bogserbåt med Södra hamnen.",
                "Se över avgifterna.",
                "Hamndirektören återkommer med en plan för arkivet.",
            ],
            id="task and answer on the decision's line",
        ),
        pytest.param(
            """Balanslista för hamnnämnden

Bojar vid inloppet
HN 2030-04-14 § 80, ansvarig bojchef
Bojarna är beställda.

Flytt av färjeläget
HN 2030-10-20 § 177, ansvarig hamnchef
Har inte påbörjats.

Fyr på Långholmen
HN 2031-03-23 § 51, ansvarig hamnchef
Fyren är tänd.
""",
            ["Bojar vid inloppet", "Flytt av färjeläget", "Fyr på Långholmen"],
            id="the decision under the name",
        ),
    ],
)
def test_the_decision_may_stand_before_after_or_under_the_name(text: str, quotes: list[str]) -> None:
    assert [item.evidence.quote for item in found_in(text)] == quotes


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Beslutslista\nHamnnämnden 2031-05-08\n\nHN § 90. Bokslut\nNämnden godkände bokslutet.\n\n"
            "HN § 91. Bidrag\nFyrens vänner beviljades bidrag.\n\nHN § 92. Information\nHamnchefen informerade.\n",
            id="decisions without tasks",
        ),
        pytest.param(
            "Obesvarade motioner\n\nKF 2031-01-10 § 8. Motion från Ada Ek (S) om fyrar\nMotionären vill att hamnnämnden får "
            "i uppdrag att tända fyrarna.\nLäge: Remitterad.\n\nKF 2031-02-10 § 9. Motion från Bo Al (M) om bojar\n"
            "Motionären vill ha bojar.\nLäge: Bereds.\n\nKF 2031-03-10 § 10. Motion från Cy Ås (V) om kajer\n"
            "Motionären vill ha kajer.\nLäge: Bereds.\n",
            id="motions",
        ),
        pytest.param(
            "Redovisning av delegationsbeslut\n\nHN 2031-01-10 § 3. Brygga\nTillstånd lämnas. Sökanden ska anmäla när "
            "bryggan är klar.\nHandläggare: Per Ek\n\nHN 2031-02-10 § 4. Buller\nÄrendet avslutas.\nHandläggare: Per Ek\n\n"
            "HN 2031-03-10 § 5. Boj\nTillstånd lämnas.\nHandläggare: Per Ek\n",
            id="delegated decisions",
        ),
        pytest.param(
            "Policy för hamnar\nFastställd av fullmäktige den 14 februari 2031, § 12\n\nAnsvar\nHamnchefen ska godkänna alla "
            "bojar.\n\nFrågor: Kansliet. Status: gällande. Version: 3\n",
            id="a policy with its state at the end",
        ),
    ],
)
def test_other_lists_of_decisions_give_nothing(text: str) -> None:
    assert found_in(text) == []
