"""Answers told in minutes: which decision points take note of one, where it is told, and what it says."""

from __future__ import annotations

import pytest
from written import written

from fullgjort.extraction.answers import notes_an_answer, settles_an_assignment
from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import DecisionPoint

NOTING = [
    "Hamnnämnden noterar informationen.",
    "att lägga redovisningen till handlingarna",
    "Hamnnämnden godkänner återrapporteringen av uppdraget.",
    "att notera lägesrapporten till protokollet",
    "Hamnnämnden tar del av kartläggningen.",
    "Informationen läggs till handlingarna.",
    "Hamnnämnden tackar för föredragningen.",
]
OTHERS = [
    "Hamnnämnden godkänner dagordningen.",
    "att lägga redovisningen av delegationsbeslut till handlingarna",
    "Hamnnämnden noterar informationen och ger hamnchefen i uppdrag att måla kajen.",
    "Hamnnämnden godkänner inte redovisningen.",
    "Hamnnämnden återremitterar utredningen.",
    "Hamnnämnden antar taxan.",
    "att lägga fram en rapport i maj",
    "Hamnnämnden godkänner årsredovisningen.",
]


@pytest.mark.parametrize("words", NOTING)
def test_a_point_takes_note_of_an_answer(words: str) -> None:
    assert notes_an_answer(words)


@pytest.mark.parametrize("words", OTHERS)
def test_other_points_do_not(words: str) -> None:
    assert not notes_an_answer(words)


@pytest.mark.parametrize(
    ("words", "settles"),
    [
        ("Hamnnämnden anser uppdraget slutfört.", True),
        ("Hamnnämnden avslutar uppdraget.", True),
        ("att uppdraget därmed är slutredovisat", True),
        ("Hamnnämnden ger hamnchefen i uppdrag att slutföra målningen.", False),
        ("Hamnnämnden anser inte uppdraget slutfört.", False),
        ("Uppdraget ska redovisas i maj.", False),
    ],
)
def test_a_point_settles_an_assignment(words: str, settles: bool) -> None:
    assert settles_an_assignment(words) is settles


MINUTES = """
# Sammanträdesprotokoll
Granåviks kommun, Hamnnämnden
Sammanträdesdatum 2024-02-13
## § 8 {heading}
Dnr HN 2023/4
## Ärendet
{told}
## Beslut
{decided}
"""


def answered(heading: str, told: str, decided: str) -> DecisionPoint:
    found = extract(written(MINUTES.format(heading=heading, told=told, decided=decided)))
    return next(point for point in found.decision_points if point.evidence.quote == decided)


INFORMED, APPROVED = "Hamnnämnden noterar informationen.", "Hamnnämnden godkänner återrapporteringen."
TOLD = [
    # heading, what is told, what is decided: does it say that an assignment is answered, and the status
    ("Kajens lampor", "Hamnchefen redogör för lamporna. Tre är trasiga.", INFORMED, (False, "unclear")),
    ("Återrapportering om kajens lampor", "Hamnchefen redovisar nu lamporna.", INFORMED, (True, "done")),
    ("Kajens lampor", "Hamnchefen har räknat lamporna. Arbetet pågår.", APPROVED, (True, "ongoing")),
    ("Kajens lampor", "Hamnchefen har räknat lamporna.", "Hamnnämnden anser uppdraget slutfört.", (True, "done")),
    ("Kajens lampor", "Kartläggningen är klar, meddelar hamnchefen.", INFORMED, (False, "unclear")),
]


@pytest.mark.parametrize(("heading", "told", "decided", "expected"), TOLD)
def test_what_a_case_tells_is_the_answer_that_its_point_notes(heading, told, decided, expected) -> None:
    answer = answered(heading, told, decided).answer
    assert answer is not None
    assert (answer.of_assignment, answer.report.status) == expected
    assert answer.report.words.quote == told


@pytest.mark.parametrize(
    ("told", "decided"),
    [
        ("Priset på lampor har stigit.", "Hamnnämnden antar taxan."),
        ("Lampor är bra.", "Hamnnämnden noterar informationen."),
        ("Hamnchefen redogör för lamporna.", "Hamnnämnden ger hamnchefen i uppdrag att byta lamporna."),
        ("Lampor är bra.", "Hamnnämnden avslutar uppdraget."),
    ],
)
def test_a_case_that_tells_nothing_or_notes_nothing_has_no_answer(told: str, decided: str) -> None:
    assert answered("Kajens belysning", told, decided).answer is None


GIVEN = "Hamnnämnden gav den 14 mars 2023, § 22, hamnchefen i uppdrag att kartlägga kajens lampor."
RETOLD = [
    (f"{GIVEN} Hamnchefen redovisar nu kartläggningen.", "Hamnnämnden noterar redovisningen.", "done"),
    (f"{GIVEN} Tre lampor är trasiga.", "Hamnnämnden noterar redovisningen.", "unclear"),
    (f"{GIVEN} Tre lampor är trasiga.", "Hamnnämnden förklarar uppdraget slutfört.", "done"),
    (f"{GIVEN} Utredningen fortsätter till hösten.", "Hamnnämnden tackar för informationen.", "ongoing"),
    (f"{GIVEN}", "Hamnnämnden godkänner återrapporteringen.", "unclear"),
]


@pytest.mark.parametrize(("told", "decided", "status"), RETOLD)
def test_a_retold_assignment_has_what_follows_it_as_its_report(told: str, decided: str, status: str) -> None:
    found = extract(written(MINUTES.format(heading="Kajen", told=told, decided=decided)))
    (item,) = found.assignments
    assert item.report is not None
    assert (item.origin.paragraph, item.report.status) == (22, status)
    assert item.report.words.quote == (told.removeprefix(GIVEN).strip() or decided)
    assert not any(point.answer for point in found.decision_points)


@pytest.mark.parametrize("decided", ["Hamnnämnden antar taxan.", "Hamnnämnden bordlägger ärendet."])
def test_a_retold_assignment_is_no_report_where_the_board_notes_none(decided: str) -> None:
    told = f"{GIVEN} Tre lampor är trasiga."
    (item,) = extract(written(MINUTES.format(heading="Kajen", told=told, decided=decided))).assignments
    assert item.report is None


NAMED = [
    ("Uppdraget att räkna båtarna är klart.", "done"),
    ("Uppdraget att räkna båtarna har lämnats över till kulturnämnden.", "transferred"),
    ("Uppdraget att räkna båtarna fördröjdes av isen och fortsätter under 2026.", "ongoing"),
    ("Uppdraget att räkna båtarna är inte påbörjat.", "not_started"),
]


@pytest.mark.parametrize(("sentence", "status"), NAMED)
def test_the_sentence_that_names_an_assignment_may_say_how_it_stands(sentence: str, status: str) -> None:
    found = extract(written(f"# Hamndirektörens rapport till hamnnämnden 2025-10-01\n## Båtar\n{sentence}")).assignments
    assert [(i.report.status, i.report.words.quote) for i in found if i.report] == [(status, sentence)]


DIRECTOR = """
# Hamndirektörens rapport till hamnnämnden 2025-10-01
## Redovisning av uppdrag
Uppdraget att kartlägga kajerna (HN § 88/2022): Kartläggningen är klar.
Uppdraget att ta fram en ny taxa (HN § 12/2023): Förslaget är ute på remiss till den 1 november.
Uppdrag om hyror, HN 2023-03-14 § 22. Arbetet har inte påbörjats.
Hamnnämnden gav den 8 februari 2023, § 9, hamnchefen i uppdrag att räkna bojarna. 214 bojar har räknats.
## Personal
Hamnnämnden fick 2023-05-09, § 31, en fråga om löner. Den är besvarad.
"""


def test_a_directors_report_answers_each_assignment_that_it_cites_in_a_paragraph_of_its_own() -> None:
    found = extract(written(DIRECTOR)).assignments
    told = {item.origin.paragraph: (item.report.status, item.report.words.quote) for item in found if item.report}
    assert told == {
        88: ("done", "Kartläggningen är klar."),
        12: ("ongoing", "Förslaget är ute på remiss till den 1 november."),
        22: ("not_started", "Arbetet har inte påbörjats."),
        9: ("unclear", "214 bojar har räknats."),
    }
    assert all("klar" not in item.evidence.quote for item in found)


MEMO = """
# Tjänsteskrivelse
Hamnförvaltningen
2024-05-02
Hamnnämnden
## Återrapportering om kajens lampor
## Förslag till beslut
Hamnnämnden föreslås besluta
- att {proposed}.
## Ärendet
{told}
"""
SECOND = "Hamnnämnden gav den 8 februari 2023, § 9, hamnchefen i uppdrag att räkna bojarna."


@pytest.mark.parametrize(
    ("proposed", "told", "expected"),
    [
        ("godkänna återrapporteringen och anse uppdraget slutfört", f"{GIVEN} Tre är trasiga.", ["done"]),
        ("anta taxan", f"{GIVEN} Tre är trasiga.", []),
        ("godkänna återrapporteringen", f"{GIVEN} {SECOND} Tre är trasiga.", []),
    ],
)
def test_a_memo_that_proposes_to_approve_an_answer_reports_the_one_assignment_it_retells(
    proposed, told, expected
) -> None:
    found = extract(written(MEMO.format(proposed=proposed, told=told))).assignments
    assert [item.report.status for item in found if item.report] == expected


ROW = """
# Sammanträdesprotokoll
Granåviks kommun, Hamnnämnden
Sammanträdesdatum 2024-06-12
## § 51 {heading}
Dnr HN 2024/60
{first}
Kranar: Ingen redovisning har lämnats.
## Beslut
Hamnnämnden godkänner redovisningen.
"""


@pytest.mark.parametrize(
    ("heading", "first", "expected"),
    [
        (
            "Redovisning av uppdrag",
            "Bojar: Hamnchefen har räknat bojarna. Uppdraget är därmed slutfört.",
            ["Bojar", "Kranar"],
        ),
        ("Återrapportering av nämndens uppdrag", "Bojar: Arbetet pågår.", ["Bojar", "Kranar"]),
        ("Redovisning av uppdrag", "Hamnchefen har räknat bojarna.", []),
        ("Redovisning av uppdrag om bojar", "Bojar: Hamnchefen har räknat bojarna.", []),
        ("Hamnens ekonomi", "Bojar: Hamnchefen har räknat bojarna.", []),
    ],
)
def test_a_section_about_assignments_names_each_before_its_answer(
    heading: str, first: str, expected: list[str]
) -> None:
    found = extract(written(ROW.format(heading=heading, first=first))).assignments
    assert [item.evidence.quote for item in found] == expected
    assert [item.evidence.quote for item in found if item.report] == expected[:1]
