"""Assignments that are worded alike: kept apart where they are two, shown once where they are one."""

from __future__ import annotations

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.reading.read import read

HEAD = "Ankfors kommun\nKommunstyrelsen\nSammanträdesprotokoll 2024-02-06\n\n"


def _given(*cases: str) -> list[str]:
    text = HEAD + "\n\n".join(
        f"§ {number} {title}\n\nKommunstyrelsen beslutar\n\natt {task}"
        for number, (title, task) in enumerate((case.split(" | ") for case in cases), start=12)
    )
    return [item.evidence.quote for item in extract(read(text.encode(), "protokoll.txt")).assignments]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ge socialchefen i uppdrag att se över avgifterna.", "ge skolchefen i uppdrag att se över avgifterna."),
        ("ge teknikchefen i uppdrag att utreda simhallen.", "ge teknikchefen i uppdrag att utreda ishallen."),
        (
            "ge plankontoret i uppdrag att ta fram en detaljplan för Norra Ankfors med redovisning i maj 2024.",
            "ge plankontoret i uppdrag att ta fram en detaljplan för Södra Ankfors med redovisning i maj 2024.",
        ),
        (
            "ge ekonomichefen i uppdrag att redovisa budgeten 2024.",
            "ge ekonomichefen i uppdrag att redovisa budgeten 2025.",
        ),
        (
            "ge skolchefen i uppdrag att utreda västra skolans lokaler.",
            "ge skolchefen i uppdrag att utreda östra skolans lokaler.",
        ),
        ("ge skolchefen i uppdrag att se över avgiften.", "ge skolchefen i uppdrag att se över avgiften."),
    ],
)
def test_two_paragraphs_give_two_assignments_however_alike(first: str, second: str) -> None:
    assert len(_given(f"Ett ärende | {first}", f"Ett annat ärende | {second}")) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("utreda simhallen", "utreda ishallen"),
        ("redovisa budgeten 2024", "redovisa budgeten 2025"),
        ("se över den norra parkeringen", "se över den södra parkeringen"),
    ],
)
def test_two_points_of_one_paragraph_that_name_other_things_are_two(first: str, second: str) -> None:
    task = f"ge teknikchefen i uppdrag att {first}, samt\n\natt ge teknikchefen i uppdrag att {second}."
    assert len(_given(f"Ett ärende | {task}")) == 2


def test_a_proposal_that_the_same_paragraph_decides_is_one_assignment() -> None:
    text = (
        HEAD + "§ 12 Simhallen\n\nKommunstyrelsen beslutar\n\natt ge teknikchefen i uppdrag att utreda simhallens "
        "framtid.\n\nFörslag till beslut\n\nGe teknikchefen i uppdrag att utreda simhallens framtid."
    )
    assert len(extract(read(text.encode(), "protokoll.txt")).assignments) == 1
