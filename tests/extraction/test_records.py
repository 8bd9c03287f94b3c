"""Records of labelled lines: what counts as one, and what it says."""

from __future__ import annotations

import pytest
from written import written

from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import Assignment
from fullgjort.reading.read import read


def found_in(lines: str) -> list[Assignment]:
    return list(extract(written(lines)).assignments)


ANNEX = """
# Återrapportering av kommunfullmäktiges uppdrag
## Hamnstyrelsen
Uppdrag: Styrelsen ska måla om fyren på Långholmen.
Bedömning: Slutfört
Fyren målades om i augusti.
Uppdrag: Styrelsen ska köpa en ny bogserbåt.
Bedömning: Pågår
## Ekonomi
Resultatet blev bättre än budget.
"""


def test_a_task_with_nothing_but_an_assessment_is_a_record() -> None:
    found = found_in(ANNEX)
    assert [(i.evidence.quote, i.assignee, i.giver, i.report.status if i.report else None) for i in found] == [
        ("Styrelsen ska måla om fyren på Långholmen.", "Hamnstyrelsen", "Kommunfullmäktige", "done"),
        ("Styrelsen ska köpa en ny bogserbåt.", "Hamnstyrelsen", "Kommunfullmäktige", "ongoing"),
    ]


def test_what_is_told_under_the_assessment_is_part_of_the_report() -> None:
    first, second = found_in(ANNEX)
    assert first.report
    assert first.report.words.quote == "Slutfört Fyren målades om i augusti."
    assert second.report
    assert second.report.words.quote == "Pågår"


@pytest.mark.parametrize(
    ("decision", "task", "assignee"),
    [
        (
            "KF 2021-03-01 § 4. Hamnstyrelsen ska sätta upp en kran.",
            "Hamnstyrelsen ska sätta upp en kran.",
            "Hamnstyrelsen",
        ),
        (
            "KF 2021-03-01 § 4. Motionen bifölls. Kulturnämnden gavs i uppdrag att rita kartor.",
            "Kulturnämnden gavs i uppdrag att rita kartor.",
            "Kulturnämnden",
        ),
        (
            "KF 2021-03-01 § 4. Motionen bifölls på så sätt att kulturnämnden fick i uppdrag att rita kartor.",
            "kulturnämnden fick i uppdrag att rita kartor.",
            "Kulturnämnden",
        ),
        (
            "KF 2021-03-01 § 4. Kulturnämnden har haft i uppdrag att rita kartor.",
            "Kulturnämnden har haft i uppdrag att rita kartor.",
            "Kulturnämnden",
        ),
    ],
)
def test_a_decision_and_its_state_are_a_record(decision: str, task: str, assignee: str) -> None:
    title = "Uppföljning av beslut i kommunfullmäktige 2022-05-03"
    lines = f"# {title}\n## 1. Karta\nBeslut: {decision}\nLäge: Verkställt."
    (item,) = found_in(lines)
    assert (item.evidence.quote, item.assignee, item.giver) == (task, assignee, "Kommunfullmäktige")
    assert (item.origin.date, item.origin.paragraph) == ("2021-03-01", 4)
    assert item.report
    assert item.report.status == "done"


@pytest.mark.parametrize(
    "lines",
    [
        "# Så läser du listan\nUppdrag: något som styrelsen ber om och som har ett slut.\nLäge: Pågår eller Avslutat.",
        "# Revisorernas rapport\nUppdrag: Kajen\nBedömning: Kajen är vacker.",
        "# Uppföljning av beslut\nBeslut: KF 2021-03-01 § 4. Taxan fastställdes.\nLäge: Gäller.",
    ],
)
def test_a_glossary_an_opinion_and_a_decision_without_a_task_are_none(lines: str) -> None:
    assert found_in(lines) == []


def test_the_responsible_office_may_stand_behind_its_label() -> None:
    lines = (
        "# Balanslista 2031-03-02\n## Översyn av kajen\nLF 2029-11-27 § 102\nAnsvarig: Hamndirektören\n"
        "Utredningen är klar och har lämnats."
    )
    (item,) = found_in(lines)
    assert item.assignee == "Hamndirektören"
    assert item.report is not None
    assert item.report.words.quote == "Utredningen är klar och har lämnats."


ACTIONS = """# Handlingsplan för hamnen 2031

{adopted}

| Åtgärd | Ansvarig | Klart senast | Läge |
|---|---|---|---|
| Måla om fyren på Långholmen | Hamnchef | 2031-06-30 | Klart |
| Köpa in en ny bogserbåt | Hamnchef | 2031-09-30 | Pågår |
"""


@pytest.mark.parametrize(
    ("adopted", "count"),
    [
        ("Hamnnämnden fastställde handlingsplanen den 7 december 2030, § 129.", 2),
        ("Fastställd av hamnnämnden den 7 december 2030, § 129.", 2),
        ("Planen är gjord av hamnens medarbetare.", 0),
    ],
)
def test_the_rows_of_a_plan_are_assignments_where_a_board_adopted_it(adopted: str, count: int) -> None:
    found = extract(read(ACTIONS.format(adopted=adopted).encode(), "plan.md")).assignments
    assert len(found) == count
    assert all(item.assignee == "Hamnchef" and item.due for item in found)
