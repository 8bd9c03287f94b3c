"""Source lines over their tasks: a heading, a line with the decision alone, and the task in the words of the decision."""

from __future__ import annotations

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.reading.read import read

REPORT = """Återredovisning av hamnnämndens uppdrag till hamndirektören, maj 2031

1. Bojar i farleden
{line}
{task}
Ingen leverantör är intresserad.

2. Båtplatser
Hamnnämnden beslutade 2030-09-26 § 63 att hamndirektören skulle räkna båtarna. Räkningen är klar.
"""


def quotes(line: str, task: str) -> list[str]:
    found = extract(read(REPORT.format(line=line, task=task).encode(), "rapport.txt")).assignments
    return [item.evidence.quote for item in found]


@pytest.mark.parametrize(
    "line", ["Från: HN 2029-11-22 § 80", "Beslutat: HN 2029-11-22 § 80", "Källa: HN 2029-11-22 § 80"]
)
@pytest.mark.parametrize(
    "task", ["Att verka för fler bojar före 2032.", "Undersök priset på bojar.", "Ta fram fler bojar."]
)
def test_the_task_under_its_source_is_the_assignment(line: str, task: str) -> None:
    assert task in quotes(line, task)


@pytest.mark.parametrize("task", ["Bojarna ligger kvar.", "Alla bojar är slut."])
def test_what_tells_no_task_under_a_source_is_none(task: str) -> None:
    assert task not in quotes("Från: HN 2029-11-22 § 80", task)
