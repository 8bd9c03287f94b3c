"""A proposal that gives a task to nobody is an assignment without anybody to do it."""

from __future__ import annotations

import pytest

from fullgjort.extraction.extract import extract
from fullgjort.reading.read import read

LETTERHEAD = "Dalåsens kommun\nHamnförvaltningen\nTjänsteskrivelse\n2031-04-28\nDnr HN 2031/14\nHamnnämnden"


def memo(proposal: str, more: str = "Bryggorna är slitna.") -> bytes:
    """A memo that proposes this to the board."""
    said = (LETTERHEAD, "Bryggorna i inloppet", f"Förslag till beslut\n{proposal}", f"Ärendet\n{more}")
    return "\n\n".join(said).encode()


@pytest.mark.parametrize(
    "proposal",
    [
        "Hamnnämnden föreslås besluta\natt ge i uppdrag att kartlägga bryggorna i inloppet.",
        "Hamnnämnden ger i uppdrag att kartlägga bryggorna i inloppet.",
        "Uppdrag ges att kartlägga bryggorna i inloppet.",
        "Hamnnämnden föreslås besluta att uppdra att kartlägga bryggorna i inloppet.",
    ],
)
def test_a_task_that_is_given_to_nobody_is_read(proposal: str) -> None:
    found = extract(read(memo(proposal), "skrivelse.txt")).assignments
    assert [(one.assignee, one.giver) for one in found] == [(None, "Hamnnämnden")]
    assert "kartlägga bryggorna i inloppet" in found[0].evidence.quote


@pytest.mark.parametrize(
    "said",
    [
        "Hamnnämnden har rätt att ge uppdrag.",
        "Regeringen har gett i uppdrag att utreda hamnarna.",
        "Det ingår i hamnchefens uppdrag att sköta bryggorna.",
    ],
)
def test_what_gives_nothing_is_none(said: str) -> None:
    found = extract(read(memo("Hamnnämnden godkänner skrivelsen.", said), "skrivelse.txt")).assignments
    assert [one for one in found if one.evidence.rule == "assignment.give-to-nobody"] == []
