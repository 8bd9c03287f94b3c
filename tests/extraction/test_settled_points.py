"""Decisions on assignments that were given before: they are decision points, and give no assignment."""

from __future__ import annotations

import pytest
from written import written

from fullgjort.extraction.extract import extract

SETTLED = [
    "att uppdraget (KS 2024-01-10 § 1) avslutas",
    "att uppdraget KS 2024-01-10 § 4 är slutfört och stryks från uppdragslistan",
    "Uppdraget KS 2024-01-10 § 7 anses vara besvarat.",
    "Uppdraget KS 2024-01-10 § 7 är därmed fullgjort.",
    "Uppdragen KS 2024-01-10 § 7 och § 8 anses slutförda och avförs från listan.",
    "Uppdraget om badbryggan förlängs till den 31 mars 2025.",
    "att inte ge kanslichefen i uppdrag att utreda en ny badbrygga",
    "att avslå förslaget att ge kanslichefen i uppdrag att utreda en ny badbrygga",
]


TITLE = "# Sammanträdesprotokoll kommunstyrelsen 2024-10-01\n\n## § 88 Kajen\n\n"


def test_a_condition_in_the_lead_in_is_no_part_of_the_points() -> None:
    lead = "Kommunstyrelsen beslutar för egen del, under förutsättning av kommunfullmäktiges beslut,"
    text = f"{TITLE}## Kommunstyrelsens beslut\n\n{lead} att stänga kajen, att anta en ny taxa."
    assert [p.evidence.quote for p in extract(written(text)).decision_points] == [
        "att stänga kajen",
        "att anta en ny taxa.",
    ]


def test_paragraphs_below_a_lone_lead_in_are_what_it_decides() -> None:
    text = (
        f"{TITLE}## KS 2024/0012\n\nKommunstyrelsen beslutar\n\nÄrendet återremitteras. Hamnchefen ombeds att räkna båtarna.\n\n"
        "Kommunstyrelsen tackar för informationen.\n\nHamnen har funnits länge.\n\nTaxan godkänns av staten."
    )
    found = extract(written(text))
    assert [(p.evidence.quote, p.body) for p in found.decision_points] == [
        ("Ärendet återremitteras.", "Kommunstyrelsen"),
        ("Hamnchefen ombeds att räkna båtarna.", "Kommunstyrelsen"),
        ("Kommunstyrelsen tackar för informationen.", "Kommunstyrelsen"),
    ]
    assert [a.assignee for a in found.assignments] == ["Hamnchefen"]


def test_what_a_member_has_proposed_is_no_point_but_the_fate_of_a_motion_is() -> None:
    proposal = "Ali Berg (V) har i ett initiativ föreslagit att nämnden ger kontoret i uppdrag att räkna båtarna."
    fate = "Yrkandet från Hamnpartiet om avgiften avslås."
    text = f"{TITLE}## Kommunstyrelsens beslut\n\n- {fate}\n\n{proposal}"
    assert [p.evidence.quote for p in extract(written(text)).decision_points] == [fate]


def test_auditors_and_parties_of_an_agreement_decide_nothing() -> None:
    agreement = "# Samverkansavtal om hamnen\n## 1 § Parter\nParterna är två.\n## 2 § Kajen\nKajen delas.\n"
    clause = "## 3 § Ändring\nÄndringar godkänns av parterna."
    audit = "# Granskning av hamnen\n## Rekommendationer\nKommunstyrelsen rekommenderas att\n- förtydliga ansvaret"
    for text, kind in ((agreement + clause, "agreement"), (audit, "audit_report")):
        found = extract(written(text))
        assert (found.kind, found.decision_points) == (kind, ())


@pytest.mark.parametrize("words", SETTLED)
def test_a_decision_on_an_assignment_is_a_point_that_gives_none(words: str) -> None:
    lead = "Kommunstyrelsen beslutar\n\n" if words.startswith("att ") else "## Kommunstyrelsens beslut\n\n"
    text = f"# Sammanträdesprotokoll kommunstyrelsen 2024-10-01\n\n## § 88 Återrapportering\n\n{lead}{words}"
    points = extract(written(text)).decision_points
    assert [(p.evidence.quote, p.creates_assignment) for p in points] == [(words, False)]
