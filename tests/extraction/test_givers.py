"""Who gives an assignment where the sentence alone does not say: the lead-in, the heading, the sentence before, the document."""

from __future__ import annotations

import pytest
from written import written

from fullgjort.extraction.extract import extract

_MINUTES = "# Sammanträdesprotokoll hamnnämnden 2024-03-06\n\n## § 12 Kajerna\n\n"
_MEMO = "# Tjänsteskrivelse\n\n# Kajernas underhåll\n\nTill kommunstyrelsen\n\n"
_NEWS = "# Det här beslutade kommunfullmäktige i mars\n\nPubliceringsdatum: 2024-03-07\n\n"

# a document -> (giver, assignee) of its only assignment
GIVERS = [
    (_MINUTES + "## Hamnnämnden beslutar\n\natt ge hamnchefen i uppdrag att laga kajen", ("Hamnnämnden", "Hamnchefen")),
    (_MINUTES + "## Nämnden beslutar\n\natt hamnchefen får i uppdrag att laga kajen", ("Hamnnämnden", "Hamnchefen")),
    (
        "# Protokoll kommunstyrelsen 2024-03-06\n\n## § 12 Kajerna\n\n## Kommunstyrelsen beslutar för egen del\n\n"
        "1. Hamnchefen får i uppdrag att laga kajen.",
        ("Kommunstyrelsen", "Hamnchefen"),
    ),
    (
        _MEMO + "## Förslag till beslut\n\nKommunstyrelsen föreslår kommunfullmäktige besluta\n\n"
        "att ge hamnnämnden i uppdrag att laga kajen",
        ("Kommunfullmäktige", "Hamnnämnden"),
    ),
    (
        _MEMO + "## Förslag till beslut\n\nI kommunstyrelsen och kommunfullmäktige:\n\n"
        "1. Hamnnämnden får i uppdrag att laga kajen.",
        ("Kommunfullmäktige", "Hamnnämnden"),
    ),
    (
        _MEMO + "## Förslag till beslut\n\nKontoret föreslår för egen del att kommunstyrelsen beslutar\n\n"
        "att under förutsättning att fullmäktige beslutar enligt ovan ge hamnchefen i uppdrag att laga kajen",
        ("Kommunstyrelsen", "Hamnchefen"),
    ),
    (
        _MINUTES + "På nämndens möte 2023-10-12 § 77 fick hamnchefen i uppdrag att mäta kajerna.",
        ("Hamnnämnden", "Hamnchefen"),
    ),
    (
        _MINUTES
        + "Vid kommunfullmäktiges sammanträde den 12 oktober 2023, § 77, fick hamnnämnden i uppdrag att mäta kajerna.",
        ("Kommunfullmäktige", "Hamnnämnden"),
    ),
    (
        _MINUTES + "Hamnchefen fick vid decembermötet 2023, § 99, i uppdrag att mäta kajerna.",
        ("Hamnnämnden", "Hamnchefen"),
    ),
    (
        _MINUTES + "I november 2023 fick hamnchefen fullmäktiges uppdrag att mäta kajerna.",
        ("Fullmäktige", "Hamnchefen"),
    ),
    (
        _MINUTES + "I budgeten för 2023 gav kommunfullmäktige samtliga nämnder i uppdrag att spara energi.",
        ("Kommunfullmäktige", "Samtliga nämnder"),
    ),
    (
        _MINUTES
        + "Kommunfullmäktige beslutade den 28 november 2023, § 131, att hamnen ska byggas ut. I samma beslut ålades "
        "kommunstyrelsen att pröva tre lägen för en ny kaj.",
        ("Kommunfullmäktige", "Kommunstyrelsen"),
    ),
    (
        _MINUTES
        + "Hamnnämnden antog den 6 december 2023, § 211, en plan. Tjänsten tillsattes i maj. Samma beslut innehöll "
        "ett uppdrag om årliga övningar.",
        ("Hamnnämnden", None),
    ),
    (
        _MINUTES
        + "Kommunstyrelsen 2023-12-06 § 211 Hamnchefen skulle höra med hamnen i Granvik om intresse för en lots finns.",
        ("Kommunstyrelsen", "Hamnchefen"),
    ),
    (
        _NEWS
        + "## Hamnen byggs inte ut\n\nFullmäktige beslutade att pausa hamnens utbyggnad. Kommunstyrelsen fick i uppdrag "
        "att ta fram två billigare förslag.",
        ("Kommunfullmäktige", "Kommunstyrelsen"),
    ),
    (
        _NEWS
        + "## Motioner\n\nMotionen om bryggor bifölls. Hamnnämnden får därmed i uppdrag att peka ut lämpliga lägen.",
        ("Kommunfullmäktige", "Hamnnämnden"),
    ),
    (
        "# Mål och budget 2025\n\nAntagen av kommunfullmäktige 2024-11-25 § 121\n\n## Hamnnämnden\n\nUppdrag 2025:\n\n"
        "- Nämnden får i uppdrag att laga kajen.",
        ("Kommunfullmäktige", "Nämnden"),
    ),
    (
        "# Regiondirektörens rapport till regionstyrelsens sammanträde den 16 oktober 2024\n\n## Tillgänglighet\n\n"
        "Jag har gett sjukhuschefen i uppdrag att senast den 15 november lämna en plan för operationssalarna.",
        ("Regiondirektören", "Sjukhuschefen"),
    ),
    (
        "# Regiondirektörens rapport till regionstyrelsen\n\n## Uppdrag från styrelsen\n\n### Gemensam växel\n\n"
        "Regiondirektören har fått i uppdrag att ta fram ett underlag om gemensam växel.",
        ("Regionstyrelsen", "Regiondirektören"),
    ),
    (
        "# Regleringsbrev för budgetåret 2025 avseende Hamnmyndigheten\n\n## Uppdrag\n\n"
        "Hamnmyndigheten ska lämna en plan för kajerna. Hamnmyndigheten får i uppdrag att kartlägga statens kajer.",
        ("Regeringen", "Hamnmyndigheten"),
    ),
    (
        "# Nya uppdrag om kajer\n\nPressmeddelande från Infrastrukturdepartementet\n\n"
        "Hamnmyndigheten ges i uppdrag att kartlägga statens kajer.",
        ("Regeringen", "Hamnmyndigheten"),
    ),
    (
        _MINUTES + "Hamnbolaget AB ålades redan 2019 av fullmäktige att minska läckaget.",
        ("Fullmäktige", "Hamnbolaget AB"),
    ),
    (
        _MINUTES + "Kommunfullmäktige bifaller motionen och uppdrar åt hamnchefen att köpa en kran.",
        ("Kommunfullmäktige", "Hamnchefen"),
    ),
    (
        "# Samverkansavtal om lotsning\n\n§ 4 Uppdrag\n\nParterna uppdrar åt styrgruppen att före den 1 oktober 2024 lämna "
        "ett förslag till taxa.",
        ("Parterna", "Styrgruppen"),
    ),
    (
        "# Regiondirektörens rapport till regionstyrelsen\n\n## Kajer\n\nVid sammanträdet den 16 oktober 2024, § 188, fick "
        "regiondirektören i uppdrag att ta fram en plan för kajerna.",
        ("Regionstyrelsen", "Regiondirektören"),
    ),
    (
        _MEMO
        + "## Förslag till beslut\n\nKommunstyrelsen för egen del beslutar\n\natt ge hamnchefen i uppdrag att laga kajen",
        ("Kommunstyrelsen", "Hamnchefen"),
    ),
    (
        "# Protokoll kommunfullmäktige 2024-03-06\n\n## § 12 Kajerna\n\nHamnnämnden yttrar sig. I höstas gav nämnden "
        "hamnchefen i uppdrag att mäta kajerna.",
        ("Hamnnämnden", "Hamnchefen"),
    ),
    (
        "# Granskning av kajerna\n\nRegionstyrelsen svarar för hamnen. Styrelsen gav i maj 2023 hamnchefen i uppdrag att mäta kajerna.",
        ("Regionstyrelsen", "Hamnchefen"),
    ),
    (
        _MINUTES
        + "Förvaltningschefen för kajer och bryggor gav i januari 2023 hamnenheten i uppdrag att mäta kajerna.",
        ("Förvaltningschefen för kajer och bryggor", "Hamnenheten"),
    ),
    (
        _MINUTES + "Nämndens ordförande har gett hamnchefen i uppdrag att mäta kajerna.",
        ("Nämndens ordförande", "Hamnchefen"),
    ),
    (
        _MINUTES + "Kommunens säkerhetschef har gett hamnchefen i uppdrag att mäta kajerna.",
        ("Kommunens säkerhetschef", "Hamnchefen"),
    ),
    (
        _MINUTES + "Kommunerna Dalåsen och Granvik har gett hamnchefen i uppdrag att mäta kajerna.",
        ("Kommunerna Dalåsen och Granvik", "Hamnchefen"),
    ),
    (
        "# Årsredovisning 2023\n\n# Bilaga 3. Redovisning av kommunfullmäktiges uppdrag till nämnderna\n\n"
        "Hamnnämnden har fått i uppdrag att mäta kajerna.",
        ("Kommunfullmäktige", "Hamnnämnden"),
    ),
]


@pytest.mark.parametrize(("page", "expected"), GIVERS)
def test_the_giver_is_told_by_what_stands_around(page: str, expected: tuple[str, str | None]) -> None:
    assert expected in [(item.giver, item.assignee) for item in extract(written(page)).assignments]


def test_the_label_of_an_entry_tells_its_giver() -> None:
    page = (
        "# Sammanställning av uppdrag från regionfullmäktige och regionstyrelsen\n\n# Hamnnämnden 2024-09-21\n\n"
        + "".join(
            f"Uppdragsgivare: {giver}\n\nBeslut: {day} § 13\n\nUppdrag: Utreda hur {what} kan förbättras.\n\n"
            "Läge: Utredningen lämnades till nämnden i maj. Uppdraget slutfört.\n\n"
            for giver, day, what in (("RF", "2023-11-24", "kajerna"), ("RS", "2024-02-09", "bryggorna"))
        )
    )
    assert [item.giver for item in extract(written(page)).assignments] == ["Regionfullmäktige", "Regionstyrelsen"]


# where nothing says who gives: no guess
UNSAID = [
    "# Verksamhetsberättelse 2023\n\n## Kajerna\n\nHamnchefen har fått i uppdrag att mäta kajerna.",
    "# Anteckningar från arbetsgruppen\n\nKommunfullmäktige antog budgeten i november.\n\n## Kajerna\n\n"
    "Hamnchefen har fått i uppdrag att mäta kajerna.",
]


@pytest.mark.parametrize("page", UNSAID)
def test_no_giver_is_guessed(page: str) -> None:
    assert [item.giver for item in extract(written(page)).assignments] == [None]
