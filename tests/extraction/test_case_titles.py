"""An assignment is named by its case: never by a line that says to whom a paper goes."""

from __future__ import annotations

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.reading.read import read

HEAD = "Dalåsens kommun\nHamnkontoret\nTjänsteskrivelse\n2031-02-20\nDnr HN 2031/8\n\n"


@pytest.mark.parametrize("title", ["Yttrande över motion om slussarna", "Översyn av taxan"])
@pytest.mark.parametrize("line", ["Till hamnnämnden", "Till kommunstyrelsen", "Till fullmäktige"])
def test_whom_a_paper_goes_to_names_no_case(title: str, line: str) -> None:
    said = "Motionären vill ha fler. Hamnnämnden ger hamnchefen i uppdrag att se över slussarna under 2031."
    found = extract(read(f"{HEAD}{title}\n\n{line}\n\n{said}\n".encode(), "skrivelse.txt")).assignments
    assert [one.title.quote if one.title else None for one in found] == [title]
