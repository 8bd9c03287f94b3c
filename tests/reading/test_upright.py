"""Tables printed upright in plain text: one cell a line, under labels that stand so too."""

from __future__ import annotations

import pytest

from fullgjort.reading.document import BlockKind
from fullgjort.reading.plain import read_plain


def rows_of(text: str) -> list[list[str]]:
    document = read_plain(text, "lista.txt", "0" * 64)
    return [
        [document.text[cell.start : cell.end] for cell in row.cells]
        for block in document.blocks
        if block.kind is BlockKind.TABLE
        for row in block.rows
    ]


WITH_COMMENTS = """Bilaga 4. Uppdrag till hamnnämnden

Uppdrag
Nämnd
Bedömning
Kommentar

Räkna båtarna i Norra hamnen
Hamnnämnden
Följer plan
Räkningen pågår sedan maj. Två bryggor återstår och
de räknas när isen har gått.

Måla kajens räcken och byt
de trasiga
Tekniska nämnden
Klart
Alla räcken är målade.

Ordna ett båtmuseum
Kulturnämnden
Ej påbörjat

Efter tabellen kommer löpande text igen, som handlar om annat.
"""
CLOSE = """Åtgärd
Ansvarig
Klart
Byt skyltarna på bryggan
Hamnchef
2031-04-30
Inventera bojarna
Lotsarna
Hösten 2031
"""
LABELLED = """Uppdrag
Räkna båtarna
Beslut
HN 2030-05-18 § 87
Läge
Pågår. Två bryggor
återstår.

Uppdrag
Måla kajen
Beslut
HN 2030-06-15 § 99
Läge
Klart.
"""
MONEY = """Kostnadsslag
Budget
Utfall
Båtar
120
118
Bojar
80
83
"""
CONTACTS = """Namn
Ansvarig
Telefon
Ulla Berg
Hamnchef
0123-45 67
Sven Åker
Lotschef
0123-45 68
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            WITH_COMMENTS,
            [
                ["Uppdrag", "Nämnd", "Bedömning", "Kommentar"],
                [
                    "Räkna båtarna i Norra hamnen",
                    "Hamnnämnden",
                    "Följer plan",
                    "Räkningen pågår sedan maj. Två bryggor återstår och de räknas när isen har gått.",
                ],
                ["Måla kajens räcken och byt de trasiga", "Tekniska nämnden", "Klart", "Alla räcken är målade."],
                ["Ordna ett båtmuseum", "Kulturnämnden", "Ej påbörjat", "–"],
            ],
            id="the task and the last cell may take several lines, and nobody may have told how it goes",
        ),
        pytest.param(
            CLOSE,
            [
                ["Åtgärd", "Ansvarig", "Klart"],
                ["Byt skyltarna på bryggan", "Hamnchef", "2031-04-30"],
                ["Inventera bojarna", "Lotsarna", "Hösten 2031"],
            ],
            id="records set close",
        ),
        pytest.param(
            LABELLED,
            [
                ["Uppdrag", "Beslut", "Läge"],
                ["Räkna båtarna", "HN 2030-05-18 § 87", "Pågår. Två bryggor återstår."],
                ["Måla kajen", "HN 2030-06-15 § 99", "Klart."],
            ],
            id="each cell under a label of its own",
        ),
        pytest.param(MONEY, [], id="labels that tell of no assignments"),
        pytest.param(CONTACTS, [], id="one label alone that is known"),
    ],
)
def test_records_are_parted_by_what_their_labels_hold(text: str, expected: list[list[str]]) -> None:
    assert rows_of(text) == expected


def test_an_ordinary_paragraph_ends_the_table() -> None:
    document = read_plain(WITH_COMMENTS, "lista.txt", "0" * 64)
    assert document.blocks[-1].kind is BlockKind.PARAGRAPH
