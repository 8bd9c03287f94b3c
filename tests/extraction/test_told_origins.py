"""The decision that an assignment told afterwards comes from: the sentence's own time, its end, or the sentence before."""

from __future__ import annotations

import pytest
from written import written

from fullgjort.extraction.extract import extract

HEAD = "# Dalåsens kommun\n# Hamnnämnden\n# PROTOKOLL\nSammanträdesdatum 2031-05-12\n## § 41 Kajerna\n"
BEFORE = "Nämnden beslutade den 4 mars 2030, § 17, att kajerna ska rustas. "
OTHERS = "Nämnden antog en plan 2030-03-04 § 17. "

TOLD = [
    (BEFORE + "Hamnchefen fick då i uppdrag att ta fram en tidplan.", "2030-03-04", 17),
    (OTHERS + "Då fick hamnchefen i uppdrag att ta fram en tidplan.", "2030-03-04", 17),
    (OTHERS + "Nämnden gav samtidigt hamnchefen i uppdrag att ta fram en tidplan.", "2030-03-04", 17),
    (OTHERS + "Vid samma sammanträde uppdrog nämnden åt hamnchefen att ta fram en tidplan.", "2030-03-04", 17),
    (OTHERS + "Beslutet innebar också att hamnchefen gavs i uppdrag att ta fram en tidplan.", "2030-03-04", 17),
    ("Nämnden gav då hamnchefen i uppdrag att ta fram en tidplan (HN 2030-03-04 § 17).", "2030-03-04", 17),
    ("Hamnchefen fick i april av nämnden i uppdrag att ta fram en tidplan.", "2031-04", None),
    ("Hamnchefen fick vid nämndens möte i mars, § 17, i uppdrag att ta fram en tidplan.", "2031-03", 17),
    ("I december gav nämnden hamnchefen i uppdrag att ta fram en tidplan.", "2030-12", None),
    ("Hamnchefen fick av nämnden den 3 februari i uppdrag att ta fram en tidplan.", "2031-02-03", None),
]


@pytest.mark.parametrize(("text", "day", "paragraph"), TOLD)
def test_an_assignment_told_afterwards_has_its_own_decision(text: str, day: str, paragraph: int | None) -> None:
    (found,) = extract(written(HEAD + text)).assignments
    assert (found.origin.kind, found.origin.date, found.origin.paragraph) == ("decision", day, paragraph)


NOW = [
    OTHERS + "Nämnden beslutar att ge hamnchefen i uppdrag att ta fram en tidplan.",
    "Nämnden beslutar att ge hamnchefen i uppdrag att till mötet i juni, § 17 i planen, ta fram en tidplan.",
    "Nämnden uppdrar åt hamnchefen att senast i oktober ta fram en tidplan.",
    "Nämnden beslutade att hamnchefen får i uppdrag att senast den 3 juni ta fram en tidplan.",
    "Nämnden beslutade att ge hamnchefen i uppdrag att se över det som beslutades om taxan i april.",
]


@pytest.mark.parametrize("text", NOW)
def test_what_the_meeting_gives_comes_from_its_own_paragraph(text: str) -> None:
    (found,) = extract(written(f"{HEAD}### Beslut\n{text}")).assignments
    assert (found.origin.date, found.origin.paragraph) == ("2031-05-12", 41)


def test_what_others_have_given_comes_from_no_paragraph_of_the_meeting() -> None:
    text = "Kommunerna Norrvik och Söderhamra har var för sig gett sina hamnchefer i uppdrag att se över taxan."
    for found in extract(written(f"{HEAD}{text}")).assignments:
        assert (found.origin.date, found.origin.paragraph) == (None, None)


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("Hamnnämnden har redan i uppdrag från 2030 års plan att införa en ny taxa.", "2030 års plan"),
        ("Hamnnämnden gavs i planen för 2030 uppdraget att införa en ny taxa.", "planen för 2030"),
    ],
)
def test_a_plan_of_a_year_is_the_origin(text: str, plan: str) -> None:
    (found,) = extract(written(f"# Kommunplan 2031\n## Hamnen\n{text}")).assignments
    assert (found.origin.kind, found.origin.words.quote if found.origin.words else None) == ("plan", plan)
