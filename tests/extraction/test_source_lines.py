"""Rows of a list whose cells ran together: who is answerable, when it is due, and the answer after both."""

from __future__ import annotations

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.reading.read import read

HEAD = """Granviks kommun
Bevakningslista för kommunfullmäktiges uppdrag
Uppdaterad 2031-11-09

Nr Uppdrag Beslut Ansvarig Klart senast Läge

1 Ta fram en plan för kajernas underhåll
och belysning KF 2030-10-29 § 112 """


@pytest.mark.parametrize(
    ("cells", "assignee", "due", "recurrence"),
    [
        ("Hamnnämnden 2032-12-31 Arbetet pågår.", "Hamnnämnden", ["2032-12-31"], None),
        ("Kommundirektören juni 2032 Ej startat", "Kommundirektören", ["2032-06"], None),
        ("Kommunstyrelsen Senast KF juni 2032", "Kommunstyrelsen", ["2032-06"], None),
        ("Kommundirektören Q1 2032 Arbetet pågår.", "Kommundirektören", ["2032-33"], None),
        ("Kommundirektören Varje tertial Arbetet pågår.", "Kommundirektören", [], "tertial"),
        ("Kommundirektören Arbetet pågår.", "Kommundirektören", [], None),
    ],
)
def test_the_cell_after_the_answerable_is_the_time(
    cells: str, assignee: str, due: list[str], recurrence: str | None
) -> None:
    (item,) = extract(read((HEAD + cells + "\n").encode(), "lista.txt")).assignments
    assert item.evidence.rule == "row.source-line"
    assert item.assignee == assignee
    assert [one.edtf for one in item.due] == due
    assert item.recurrence == recurrence


def test_without_a_column_of_times_a_date_is_no_deadline() -> None:
    text = (
        HEAD.replace("Ansvarig Klart senast Läge", "Ansvarig Läge")
        + "Kommundirektören 2031-03-04 redovisades planen.\n"
    )
    (item,) = extract(read(text.encode(), "lista.txt")).assignments
    assert item.due == ()
