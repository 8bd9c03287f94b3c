"""Recommendations and needs: who says them, to whom, and what only speaks of them."""

from __future__ import annotations

import pytest
from written import written

from fullgjort.extraction.recommendations.find import RECOMMENDATION_RULES as RULES
from fullgjort.extraction.recommendations.find import find_recommendations

REPORT = "# Revisionsrapport\n# Granskning av kommunens inköp\nEY har på uppdrag av revisorerna granskat inköpen.\n"
MEMO = "# Tjänsteskrivelse\n# Förslag till beslut\nKommunstyrelsen beslutar att anta yttrandet.\n# Ärendet\n"

# lines, and (quote, from, to, kind) for each recommendation
FOUND = [
    pytest.param(
        REPORT + "Vi lämnar följande rekommendationer till kommunstyrelsen att:\n- Säkerställa att avtal följs.\n"
        "- Tillse att rutinerna är kända.",
        [
            ("Säkerställa att avtal följs.", "Revisorerna", "Kommunstyrelsen", "recommendation"),
            ("Tillse att rutinerna är kända.", "Revisorerna", "Kommunstyrelsen", "recommendation"),
        ],
        id="imperative-bullets-after-a-lead-in-with-addressee",
    ),
    pytest.param(
        REPORT + "Enligt vår mening bör följande rekommendationer prioriteras:\n"
        "- Socialnämnden vidareutvecklar sin anvisning.\n"
        "- Att kulturnämnden utvärderar avtalen.",
        [
            ("Socialnämnden vidareutvecklar sin anvisning.", "Revisorerna", "Socialnämnden", "recommendation"),
            ("Att kulturnämnden utvärderar avtalen.", "Revisorerna", "Kulturnämnden", "recommendation"),
        ],
        id="present-tense-bullets-name-their-own-addressee",
    ),
    pytest.param(
        MEMO + "Revisorerna har utifrån sina iakttagelser lämnat följande rekommendationer:\n"
        "- Att regionstyrelsen tydliggör ansvaret\n"
        "- Att regionstyrelsen följer upp målen",
        [
            ("Att regionstyrelsen tydliggör ansvaret", "Revisorerna", "Regionstyrelsen", "recommendation"),
            ("Att regionstyrelsen följer upp målen", "Revisorerna", "Regionstyrelsen", "recommendation"),
        ],
        id="cited-in-a-memo",
    ),
    pytest.param(
        MEMO + "Revisorerna rekommenderar socialnämnden att ta fram en plan. Nämnden ställer sig bakom allt som "
        "revisorerna rekommenderar.",
        [
            (
                "Revisorerna rekommenderar socialnämnden att ta fram en plan.",
                "Revisorerna",
                "Socialnämnden",
                "recommendation",
            )
        ],
        id="one-sentence-and-its-answer",
    ),
    pytest.param(
        MEMO + "Revisorerna har granskat skolan.\nRekommendation 1: Att nämnden upprättar tydliga avtal.\n"
        "Nämnden instämmer.",
        [("Att nämnden upprättar tydliga avtal.", "Revisorerna", "Nämnden", "recommendation")],
        id="labelled",
    ),
    pytest.param(
        REPORT + "Rutinen bör ses över. Vi ser gärna att socialnämnden följer upp frånvaron.",
        [
            ("Rutinen bör ses över.", "Revisorerna", None, "recommendation"),
            ("Vi ser gärna att socialnämnden följer upp frånvaron.", "Revisorerna", "Socialnämnden", "recommendation"),
        ],
        id="ought-and-soft-in-the-auditors-own-report",
    ),
    pytest.param(
        REPORT + "# Rekommendationer till kommunstyrelsen\n- Ta fram en inköpspolicy.",
        [("Ta fram en inköpspolicy.", "Revisorerna", "Kommunstyrelsen", "recommendation")],
        id="list-under-a-heading",
    ),
    pytest.param(
        "# Rapport från sjukvårdsberedningen\n"
        "Det finns behov av kortare väntetider. Beredningen har sett följande behov:\n- Fler mötesplatser för äldre",
        [
            ("Det finns behov av kortare väntetider.", "Sjukvårdsberedningen", None, "need"),
            ("Fler mötesplatser för äldre", "Sjukvårdsberedningen", None, "need"),
        ],
        id="needs-of-a-committee",
    ),
    pytest.param(
        MEMO + "Revisorerna har granskat färdtjänsten. De menar att trafiknämnden bör mäta väntetiden och att "
        "trafiknämnden behöver se över taxan.",
        [
            ("De menar att trafiknämnden bör mäta väntetiden", "Revisorerna", "Trafiknämnden", "recommendation"),
            ("att trafiknämnden behöver se över taxan.", "Revisorerna", "Trafiknämnden", "recommendation"),
        ],
        id="a-pronoun-and-two-in-one-sentence",
    ),
    pytest.param(
        MEMO + "Kommunens revisorer påpekade hösten 2019 att socialnämnden borde mäta väntetiden.",
        [
            (
                "Kommunens revisorer påpekade hösten 2019 att socialnämnden borde mäta väntetiden.",
                "Revisorerna",
                "Socialnämnden",
                "recommendation",
            )
        ],
        id="retold-in-the-past-tense",
    ),
    pytest.param(
        MEMO + "Av stadsrevisionens rapport framgår att kulturnämnden rekommenderas att se över sin taxa.",
        [
            (
                "Av stadsrevisionens rapport framgår att kulturnämnden rekommenderas att se över sin taxa.",
                "Revisorerna",
                "Kulturnämnden",
                "recommendation",
            )
        ],
        id="passive",
    ),
    pytest.param(
        MEMO + "Revisorerna i Region Granvik betonade i en granskning vikten av att kulturnämnden följer upp bidragen.",
        [
            (
                "Revisorerna i Region Granvik betonade i en granskning vikten av att kulturnämnden följer upp bidragen.",
                "Revisorerna",
                "Kulturnämnden",
                "recommendation",
            )
        ],
        id="stressed-in-a-review",
    ),
    pytest.param(
        MEMO
        + "# Revisorernas rekommendationer och förvaltningens svar\n- Avtalen behöver ses över. Vi förväntar oss en "
        "plan.\nSvar: Förvaltningen instämmer.\n- Revisionen förordar att kulturnämnden inventerar lokalerna. Svar: "
        "Det är gjort.",
        [
            ("Avtalen behöver ses över. Vi förväntar oss en plan.", "Revisorerna", None, "recommendation"),
            (
                "Revisionen förordar att kulturnämnden inventerar lokalerna.",
                "Revisorerna",
                "Kulturnämnden",
                "recommendation",
            ),
        ],
        id="each-with-its-answer",
    ),
    pytest.param(
        MEMO + "Revisorerna rekommenderar regionstyrelsen att:\n- se till att avtalen är kända\n- se över rutinen",
        [
            ("se till att avtalen är kända", "Revisorerna", "Regionstyrelsen", "recommendation"),
            ("se över rutinen", "Revisorerna", "Regionstyrelsen", "recommendation"),
        ],
        id="bullets-that-begin-with-se",
    ),
    pytest.param(
        MEMO + "Kommunens ungdomsberedning har i en rapport lyft att det finns behov av fler mötesplatser.",
        [
            (
                "Kommunens ungdomsberedning har i en rapport lyft att det finns behov av fler mötesplatser.",
                "Ungdomsberedningen",
                None,
                "need",
            )
        ],
        id="a-committees-need-cited-in-a-memo",
    ),
    pytest.param(
        REPORT + "# Bedömning\nDet vore lämpligt att kommunstyrelsen följer upp avtalen. Det är viktigt att ansvaret "
        "klarläggs. Socialnämnden behöver stärka sin kontroll.\n# Svar på revisionsfrågorna\nSer bra ut.",
        [
            (
                "Det vore lämpligt att kommunstyrelsen följer upp avtalen.",
                "Revisorerna",
                "Kommunstyrelsen",
                "recommendation",
            ),
            ("Det är viktigt att ansvaret klarläggs.", "Revisorerna", None, "recommendation"),
            ("Socialnämnden behöver stärka sin kontroll.", "Revisorerna", "Socialnämnden", "recommendation"),
        ],
        id="softer-words-under-the-assessment",
    ),
    pytest.param(
        "# Yttrande över revisorernas granskning\n## Rekommendation 1. Hamnnämnden bör mäta djupet i hamnen\n"
        "Nämnden delar inte bedömningen. Det är viktigt att nämnden får bestämma själv.",
        [
            (
                "Hamnnämnden bör mäta djupet i hamnen",
                "Revisorerna",
                "Hamnnämnden",
                "recommendation",
            )
        ],
        id="a-recommendation-as-heading-with-its-answer",
    ),
    pytest.param(
        "# Revisorerna i Dalåsens kommun\n# Till kommunstyrelsen\nVi har granskat.\nVi lämnar följande rekommendationer:\n"
        "- Se till att kajen mäts.\n# För Dalåsens kommuns revisorer",
        [("Se till att kajen mäts.", "Revisorerna", None, "recommendation")],
        id="a-letter-that-the-auditors-send",
    ),
    pytest.param(
        MEMO + "Lekmannarevisorn har i sin rapport för 2030 rekommenderat bolaget att räkna båtarna.",
        [
            (
                "Lekmannarevisorn har i sin rapport för 2030 rekommenderat bolaget att räkna båtarna.",
                "Revisorerna",
                None,
                "recommendation",
            )
        ],
        id="a-companys-lay-auditor",
    ),
    pytest.param(
        REPORT + "Kommunstyrelsen rekommenderas att\n- förtydliga ansvaret för kajen",
        [("förtydliga ansvaret för kajen", "Revisorerna", "Kommunstyrelsen", "recommendation")],
        id="addressee-before-a-passive-lead-in",
    ),
    pytest.param(
        "# Region Granvik\n# Revisorerna\n# Revisionsrapport nr 4/2031\n# Granskning av hamnen\n"
        "# Uppföljning och återrapportering\nHamnen nämns på en rad.\n# Rekommendationer\n"
        "Utifrån granskningen lämnar vi följande rekommendationer.\n# Hamnstyrelsen bör\n- räkna båtarna\n"
        "# Till kulturnämnden rekommenderar vi\n- att laga kajen\nEnligt planen bör kajen vara hel i maj.\n"
        "Av svaret bör framgå vad som görs.",
        [
            ("räkna båtarna", "Revisorerna", "Hamnstyrelsen", "recommendation"),
            ("att laga kajen", "Revisorerna", "Kulturnämnden", "recommendation"),
        ],
        id="one-list-for-each-board-without-colons-in-a-report-with-a-chapter-on-reporting-back",
    ),
    pytest.param(
        "# Yttrande\n# Svar på revisionsrapport om hamnen\nHamnnämnden svarar revisorerna.\n"
        "# Revisorernas rekommendationer och nämndens svar\n"
        "1. Hamnnämnden bör räkna båtarna Hamnnämnden instämmer. Räkningen har börjat.\n"
        "2. Taxan bör ses över\nDet görs i vår.\n# Hamnnämnden 2031-05-12\n"
        "3. Kajen bör lagas\nDet är gjort.",
        [
            ("Hamnnämnden bör räkna båtarna", "Revisorerna", "Hamnnämnden", "recommendation"),
            ("Taxan bör ses över", "Revisorerna", None, "recommendation"),
            ("Kajen bör lagas", "Revisorerna", None, "recommendation"),
        ],
        id="numbered-points-each-with-its-answer-and-a-running-head-between-them",
    ),
    pytest.param(
        MEMO + "Revisorerna har granskat hamnen.\n# Rekommendation 1\nRäkna båtarna varje vecka.\n# Nämndens svar\n"
        "Det görs från maj.\n# Rekommendation 2\nLaga kajen före hösten.\n# Nämndens svar\nKajen bör lagas nästa år.",
        [
            ("Räkna båtarna varje vecka.", "Revisorerna", None, "recommendation"),
            ("Laga kajen före hösten.", "Revisorerna", None, "recommendation"),
        ],
        id="a-heading-with-a-number-alone",
    ),
    pytest.param(
        "# Yttrande över revisionsrapport\n# Revisorerna anser att hamnnämnden\n- ska räkna båtarna\n"
        "- har goda rutiner\n- bör laga kajen",
        [
            ("ska räkna båtarna", "Revisorerna", "Hamnnämnden", "recommendation"),
            ("bör laga kajen", "Revisorerna", "Hamnnämnden", "recommendation"),
        ],
        id="what-is-found-good-stands-in-the-same-list",
    ),
    pytest.param(
        "# Patientnämnden\n# Rapport till styrelsen\nNämnden ser följande behov:\n- Fler som svarar i telefon.\n"
        "Det behövs en skylt vid hamnen.\nNämnden anser att regionstyrelsen bör laga dörren.",
        [
            ("Fler som svarar i telefon.", "Patientnämnden", None, "need"),
            ("Det behövs en skylt vid hamnen.", "Patientnämnden", None, "need"),
            (
                "Nämnden anser att regionstyrelsen bör laga dörren.",
                "Patientnämnden",
                "Regionstyrelsen",
                "recommendation",
            ),
        ],
        id="a-patients-committees-own-report",
    ),
    pytest.param(
        "# Beredningen för hamnar\n# Slutrapport\n# Förslag till beslut\nBeredningen föreslår fullmäktige besluta\n"
        "- att godkänna slutrapporten\n# Behov som beredningen vill lyfta\nDe äldre behöver någon att fråga.",
        [("De äldre behöver någon att fråga.", "Beredningen för hamnar", None, "need")],
        id="a-proposal-of-a-decision-is-no-recommendation-and-needs-stand-under-their-heading",
    ),
]


@pytest.mark.parametrize(("lines", "expected"), FOUND)
def test_recommendations_name_speaker_addressee_and_kind(lines: str, expected: list[tuple[object, ...]]) -> None:
    found = find_recommendations(written(lines))
    assert [(r.evidence.quote, r.source, r.to, r.kind) for r in found] == expected


NOT_FOUND = [
    pytest.param("# Ärendet\nDet finns behov av att se över lokalerna.", id="the-administrations-own-need"),
    pytest.param("# Ärendet\nRäddningstjänsten menar att regionen bör betala mer.", id="another-party"),
    pytest.param(MEMO + "Nämnden bör enligt planen nå målet under 2024.", id="ought-outside-the-auditors-report"),
    pytest.param(
        "# Innehåll\n1. Inledning 3\n2. Rekommendationer 11\n# Inledning\nRevisorerna granskar.", id="table-of-contents"
    ),
    pytest.param(MEMO + "Vi rekommenderar att du byter webbläsare.", id="web-page"),
    pytest.param(MEMO + "Socialstyrelsen rekommenderar att alla vaccineras.", id="an-authority"),
    pytest.param(
        MEMO
        + "Följande åtgärder har vidtagits med anledning av revisorernas rekommendationer:\n- En ny rutin är beslutad.",
        id="measures-taken",
    ),
    pytest.param(
        MEMO
        + "Revisorerna har granskat skolan. Kommunstyrelsen har svarat revisorerna. De anser att nämnden bör vänta.",
        id="a-pronoun-for-somebody-else",
    ),
    pytest.param(MEMO + "Valberedningen anser att Karin Berg bör väljas.", id="nominating-committee"),
    pytest.param(MEMO + "Revisorerna bedömer att nämnden inte behöver vidta åtgärder.", id="nothing-needed"),
    pytest.param(MEMO + "Revisorerna tillstyrker och föreslår att ansvarsfrihet bör beviljas.", id="discharge"),
    pytest.param(MEMO + "Det är viktigt att ansvaret klarläggs.", id="the-administrations-own-words"),
    pytest.param(MEMO + "Kulturnämnden uppmanas att beakta revisorernas synpunkter.", id="a-boards-own-answer"),
    pytest.param(
        REPORT + "# Kommunstyrelsens svar\nRekommendation 2. En ny mall för kajen är framtagen och publicerad.",
        id="an-answer-with-the-number-of-what-it-answers",
    ),
    pytest.param(MEMO + "Revisorerna har bedömt att hamnen bör granskas.", id="what-auditors-mean-to-look-at"),
    pytest.param("# Rekommendationer\n- Drick mycket vatten i värmen.", id="no-auditors"),
]


@pytest.mark.parametrize("lines", NOT_FOUND)
def test_what_only_speaks_of_recommendations_is_none(lines: str) -> None:
    assert find_recommendations(written(lines)) == []


def test_a_wording_that_stands_twice_is_one_recommendation() -> None:
    document = written(
        REPORT + "Vi lämnar följande rekommendationer:\n- Ta fram en policy för inköp.\n# Rekommendationer\n"
        "- Ta fram en policy för inköp."
    )
    assert len(find_recommendations(document)) == 1


def test_nämnden_is_the_one_that_the_words_or_the_document_name() -> None:
    document = written(
        REPORT + "Granskningen gäller kulturnämnden.\nVi rekommenderar nämnden att följa upp sina avtal.\n"
        "Nämnden för nära vård bör klargöra sina mål."
    )
    assert [r.to for r in find_recommendations(document)] == ["Kulturnämnden", "Nämnden för nära vård"]


def test_a_sentence_after_the_list_goes_on_in_the_speakers_words() -> None:
    document = written(
        MEMO + "Revisorerna rekommenderar regionstyrelsen att:\n- Säkerställa ansvaret.\n"
        "Regionstyrelsen bör även klargöra ägarskapet.\nFörvaltningen bör enligt planen bli klar i maj."
    )
    assert [r.evidence.quote for r in find_recommendations(document)] == [
        "Säkerställa ansvaret.",
        "Regionstyrelsen bör även klargöra ägarskapet.",
    ]


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        (
            "Rekommendation 2. Rekommenderad ordning för taxan bör införas",
            "Rekommenderad ordning för taxan bör införas",
        ),
        ("Rekommendation 2. Ta fram en rutin för taxan", "Ta fram en rutin för taxan"),
    ],
)
def test_a_heading_is_quoted_from_where_its_item_begins(heading: str, item: str) -> None:
    document = written(MEMO + f"Revisorerna har granskat taxan.\n# {heading}\nDet görs i vår.")
    assert [r.evidence.quote for r in find_recommendations(document)] == [item]


def test_the_report_is_named() -> None:
    document = written(REPORT + "Vi rekommenderar kommunstyrelsen att följa upp sina avtal.")
    assert [r.about for r in find_recommendations(document)] == ["Granskning av kommunens inköp"]


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_every_rule_reads_its_examples_and_no_near_miss(rule) -> None:  # type: ignore[no-untyped-def]
    for example in rule.examples:
        assert (example.span, example.value) in [(match.span(), value) for match, value in rule.find(example.text)]
    for near_miss in rule.near_misses:
        assert list(rule.find(near_miss)) == []
