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


@pytest.mark.parametrize("words", SETTLED)
def test_a_decision_on_an_assignment_is_a_point_that_gives_none(words: str) -> None:
    lead = "Kommunstyrelsen beslutar\n\n" if words.startswith("att ") else "## Kommunstyrelsens beslut\n\n"
    text = f"# Sammanträdesprotokoll kommunstyrelsen 2024-10-01\n\n## § 88 Återrapportering\n\n{lead}{words}"
    points = extract(written(text)).decision_points
    assert [(p.evidence.quote, p.creates_assignment) for p in points] == [(words, False)]
