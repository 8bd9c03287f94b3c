"""Reports told in prose: a sentence that cites the decision is a reported assignment."""

from __future__ import annotations

import pytest
from written import written

from fullgjort.extraction.extract import extract

TITLES = ["Kommundirektörens rapport till kommunstyrelsen", "Återrapportering av uppdrag till kommunstyrelsen"]
TEXT = """
# {title} 2024-10-01
## Lägesrapport
Samhällsbyggnadschefen har påbörjat utredningen om cykelvägar (KS 2024-02-06 § 14). Den beräknas bli klar i maj 2025.
Uppdraget (KS 2024-04-09 § 31) är ännu inte påbörjat på grund av vakanser.
Kommunens intäkter ökade enligt budgeten som antogs KF 2023-11-20 § 101.
"""


@pytest.mark.parametrize("title", TITLES)
def test_a_sentence_that_cites_its_decision_is_a_reported_assignment(title: str) -> None:
    found = extract(written(TEXT.format(title=title))).assignments
    told = [(i.origin.date, i.origin.paragraph, i.assignee, i.report.status) for i in found if i.report]
    assert told[0] == ("2024-02-06", 14, "Samhällsbyggnadschefen", "ongoing")
    assert told[1][:2] + told[1][3:] == ("2024-04-09", 31, "not_started")
    assert not any(i.origin.paragraph == 101 for i in found if title.startswith("Kommundirektör"))


def test_the_signature_below_the_last_answer_is_no_part_of_it() -> None:
    answer = "Lägesbilden är klar och bifogas."
    task = "Ta fram en lägesbild av förskolans lokaler"
    found = extract(
        written(f"# {TITLES[1]} 2024-10-01\n{task}\nKS 2024-02-06 § 13\n{answer}\nÅsa Ängström Kommundirektör")
    ).assignments
    assert [i.report.words.quote for i in found if i.report] == [answer]
