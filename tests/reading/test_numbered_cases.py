"""Numbered lines over running text are headings; numbered lines after one another are a list."""

from __future__ import annotations

import pytest

from fullgjort.reading.document import BlockKind
from fullgjort.reading.read import read

CASES = """65. Mötet öppnas
Ordföranden hälsade välkommen och förklarade mötet öppnat klockan nio.

66. Föregående protokoll
Protokollet från september gicks igenom och lades till handlingarna.

67. Hamnchefens rapport
Beläggningen har under kvartalet legat på sextio båtar om dagen.
"""


def kinds(text: str) -> list[BlockKind]:
    return [block.kind for block in read(text.encode(), "protokoll.txt").blocks]


def test_three_numbered_lines_that_rise_over_text_are_headings_with_their_numbers() -> None:
    document = read(CASES.encode(), "protokoll.txt")
    assert [document.quote(b.start, b.end) for b in document.headings()] == [
        "65. Mötet öppnas",
        "66. Föregående protokoll",
        "67. Hamnchefens rapport",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(CASES[: CASES.index("67.")], id="only-two"),
        pytest.param(CASES.replace("66.", "69."), id="numbers-that-do-not-rise-by-one"),
        pytest.param(
            "Nämnden beslutar\n\n1. Kajen lagas\n2. Bojen målas\n3. Båtarna räknas\n\nSkälen är flera.", id="a-list"
        ),
        pytest.param(
            CASES.replace("öppnas", "öppnas.")
            .replace("protokoll\n", "protokoll.\n")
            .replace("rapport\n", "rapport.\n"),
            id="sentences",
        ),
    ],
)
def test_other_numbered_lines_stay_items_of_a_list(text: str) -> None:
    assert kinds(text).count(BlockKind.LIST_ITEM) >= 2
    assert BlockKind.HEADING not in kinds(text)
