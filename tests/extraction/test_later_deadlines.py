"""Deadlines that stand apart from the assignment: which sentences set one for it, and which speak of something else."""

from __future__ import annotations

import pytest
from written import written

from fullgjort.extraction.extract import extract

_TASK = "Hamnnämnden ger hamnchefen i uppdrag att sammanställa kajernas skador och att byta ut trasiga räcken."


def _due(decision: str) -> list[str | None]:
    page = f"# Sammanträdesprotokoll hamnnämnden 2024-03-06\n\n## § 12 Kajerna\n\n## Beslut\n\n{decision}"
    return [one.edtf for item in extract(written(page)).assignments for one in item.due]


# what stands after the assignment -> the deadline it sets
SETS = [
    (f"{_TASK}\n\nÅterrapportering ska ske senast till nämndens sammanträde i november.", ["2024-11"]),
    (f"{_TASK}\n\nUppdraget ska redovisas under första kvartalet 2025.", ["2025-33"]),
    (f"1. {_TASK}\n\n2. Sammanställningen ska lämnas före sommaren 2024.", ["2024-22"]),
    (
        f"1. {_TASK}\n\n2. Nya taxor antas.\n\n3. Redovisningen lämnas till nämndens sammanträde den 12 juni 2024.",
        ["2024-06-12"],
    ),
    (f"1. {_TASK}\n\n2. Utbytet ska vara klart senast 2024-10-31.", ["2024-10-31"]),
    (f"1. {_TASK}\n\n2. Hamnchefen ska återkomma till nämnden i september 2024.", ["2024-09"]),
    (f"1. {_TASK}\n\n2. Tiden för uppdraget sätts till den 1 oktober 2024.", ["2024-10-01"]),
    (f"{_TASK} Kostnaden ryms i budgeten. Det ska rapporteras till nämnden den 29 maj 2024.", ["2024-05-29"]),
    (f"{_TASK} Kostnaden ryms i budgeten. Arbetet ska vara avslutat före utgången av maj 2025.", ["2025-05"]),
    (f"{_TASK} Ett första utkast ska visas för presidiet före den 15 maj 2024.", ["2024-05-15"]),
    (f"{_TASK} Förslagen lämnas till fullmäktige i juni 2024.", ["2024-06"]),
    (f"{_TASK} Nämnden vill se underlaget i samband med budgetberedningen den 9 oktober 2024.", ["2024-10-09"]),
    (f"{_TASK} Resultatet ska presenteras för nämnden i september 2024.", ["2024-09"]),
    (f"{_TASK}\n\nSlutrapport lämnas senast vid nämndens möte i december 2024.", ["2024-12"]),
    (f"{_TASK} Sammanställningen ska redovisas senast sex månader efter beslutet.", ["2024-09-06"]),
    (f"{_TASK}\n\nUppdraget delredovisas i juni 2024 och slutredovisas i mars 2025.", ["2024-06", "2025-03"]),
    (
        "Hamnnämnden ger hamnchefen i uppdrag att ta fram en handlingsplan för kajen. Handlingsplanen ska redovisas i "
        "september 2024.",
        ["2024-09"],
    ),
    (f"{_TASK}\n\nDelredovisning sker i juni 2024 och slutredovisning i december 2024.", ["2024-06", "2024-12"]),
    (
        "Hamnnämnden beslutar\n\natt ge hamnchefen i uppdrag att laga kajen, och\n\n"
        "att redovisningen lämnas till nämndens sammanträde den 12 juni 2024.",
        ["2024-06-12"],
    ),
    (
        "Hamnnämnden beslutar\n\natt ge hamnchefen i uppdrag att laga kajen,\n\natt anta taxan, samt\n\n"
        "att uppdraget ska återrapporteras i september 2024.",
        ["2024-09"],
    ),
    (
        "1. Hamnchefen får i uppdrag att laga kajen.\n\n2. Lotsen får i uppdrag att märka ut grunden.\n\n"
        "3. Uppdragen ska redovisas senast den 1 juni 2024.",
        ["2024-06-01", "2024-06-01"],
    ),
    (
        "Hamnnämnden uppdrar åt hamnchefen att laga kajen. Lotsen får i uppdrag att märka ut grunden.\n\n"
        "Hamnchefen ska lämna en rapport senast den 1 juni 2024.",
        ["2024-06-01"],
    ),
    (f"{_TASK}\n\nAtt räckena är trasiga har påtalats.\n\nUppdraget redovisas första gången i maj 2024.", ["2024-05"]),
]

# what stands after the assignment, and sets nothing
SETS_NOTHING = [
    f"{_TASK}\n\n## Bakgrund\n\nRedovisningen av kajernas skador lämnades i mars 2023.",
    f"1. {_TASK}\n\n2. Redovisning av delegationsbeslut lämnas i april 2024.",
    f"1. {_TASK}\n\n2. Protokollet justeras den 14 mars 2024.",
    f"1. {_TASK}\n\n2. Hamnavgiften höjs från den 1 juni 2024.",
    f"1. {_TASK}\n\n2. Lotsarna ska lämna sina båtar senast den 1 juni 2024.",
    f"{_TASK}\n\nUppdraget har tidigare redovisats i mars 2023.",
    f"{_TASK}\n\nRedovisningen omfattar tiden till och med den 15 mars 2024.",
    f"{_TASK}\n\nNästa sammanträde hålls den 3 april 2024.",
]


@pytest.mark.parametrize(("decision", "expected"), SETS)
def test_a_later_sentence_about_the_assignment_sets_its_deadline(decision: str, expected: list[str]) -> None:
    assert _due(decision) == expected


@pytest.mark.parametrize("decision", SETS_NOTHING)
def test_a_later_sentence_about_something_else_sets_none(decision: str) -> None:
    assert _due(decision) == []


def test_a_prolonged_time_belongs_to_the_only_assignment_of_its_case() -> None:
    page = """# Protokoll hamnnämnden 2024-03-06
        ## § 12 Kajerna
        Vid nämndens möte den 6 september 2023, § 40, fick hamnchefen i uppdrag att mäta kajernas sättningar.
        Mätningen är försenad.
        ## Beslut
        Nämnden förlänger tiden för uppdraget till den 1 oktober 2024."""
    (item,) = extract(written(page)).assignments
    assert [(one.edtf, one.words.quote) for one in item.due] == [
        ("2024-10-01", "förlänger tiden för uppdraget till den 1 oktober 2024")
    ]
