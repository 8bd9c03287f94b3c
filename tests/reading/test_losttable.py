"""Tables whose columns are lost in plain text, read by their titles and by the shape of what stands under them."""

from __future__ import annotations

import pytest

from fullgjort.reading.document import BlockKind, Document
from fullgjort.reading.hyphens import join, whole_words
from fullgjort.reading.losttable import column_titles
from fullgjort.reading.plain import read_plain


def rows_of(text: str) -> list[list[str]]:
    document = read_plain(text, "lista.txt", "0" * 64)
    return [
        [document.text[cell.start : cell.end] for cell in row.cells]
        for block in document.blocks
        if block.kind is BlockKind.TABLE
        for row in block.rows
    ]


def headings(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.headings()]


BALANCE = """Balanslista 2031-05-12

Nr Uppdrag Beslut Ansvarig Status
1
Se över bryggorna längs kusten samt att
ta fram en plan för underhållet
Regionala
hamnnämnden den 3
mars 2030 § 7 Hamndirektören Pågår
2 Räkna båtarna HN 2030-09-01 § 12 Regiondirektörens stab Ej påbörjat
"""
PLAN = """Nr Uppdrag från fullmäktige Ansvarig Redovisas
1 Räkna båtarna i Norra hamnen Regiondirektören –
2
Se över bryggorna Hamn- och fiskechefen senast den 31 december
2031
"""
BULLETS = """Uppdrag Beslut Återrapportering

Hamndirektören får i uppdrag att
• räkna båtarna
• se över bryggorna HN 300901, § 12
Båtarna är räknade. Bryggorna
återstår.

Hamndirektören får i uppdrag att måla kajen HN 300901, § 13
Kajen är målad.
"""

TOLD = """Nr Beslut Uppdrag Ansvarig Klart Status

1 2030-02-14 § 12 Räkna båtarna i Norra hamnen och i
Södra hamnen
Chef fartyg 2031-12-31 Båtarna är räknade. Rapport lämnas i juni.

2 2030-05-16 § 41 Måla kajen
Hamnchefen Löpande Pågår, två bryggor återstår.

Utskrivet 2031-05-12                                   Sidan 1 av 2

Nr Beslut Uppdrag Ansvarig Klart Status

3 2030-06-11 § 58 Redovisa avgifterna Ekonomichef Q4 2031 Ej påbörjad.

4 2030-06-11 § 59 Byt bojarna
Lotschefen Årligen i maj Gjordes i maj.

Utskrivet 2031-05-12                                   Sidan 2 av 2
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            TOLD,
            [
                ["Nr", "Beslut", "Uppdrag", "Ansvarig", "Klart", "Status"],
                [
                    "1",
                    "2030-02-14 § 12",
                    "Räkna båtarna i Norra hamnen och i Södra hamnen",
                    "Chef fartyg",
                    "2031-12-31",
                    "Båtarna är räknade. Rapport lämnas i juni.",
                ],
                ["2", "2030-05-16 § 41", "Måla kajen", "Hamnchefen", "Löpande", "Pågår, två bryggor återstår."],
                ["Nr", "Beslut", "Uppdrag", "Ansvarig", "Klart", "Status"],
                ["3", "2030-06-11 § 58", "Redovisa avgifterna", "Ekonomichef", "Q4 2031", "Ej påbörjad."],
                ["4", "2030-06-11 § 59", "Byt bojarna", "Lotschefen", "Årligen i maj", "Gjordes i maj."],
            ],
            id="a source without a body, offices with their field, a status told at length, two pages",
        ),
        pytest.param(
            BALANCE,
            [
                ["Nr", "Uppdrag", "Beslut", "Ansvarig", "Status"],
                [
                    "1",
                    "Se över bryggorna längs kusten samt att ta fram en plan för underhållet",
                    "Regionala hamnnämnden den 3 mars 2030 § 7",
                    "Hamndirektören",
                    "Pågår",
                ],
                ["2", "Räkna båtarna", "HN 2030-09-01 § 12", "Regiondirektörens stab", "Ej påbörjat"],
            ],
            id="counted rows with a source",
        ),
        pytest.param(
            PLAN,
            [
                ["Nr", "Uppdrag från fullmäktige", "Ansvarig", "Redovisas"],
                ["1", "Räkna båtarna i Norra hamnen", "Regiondirektören", "–"],
                ["2", "Se över bryggorna", "Hamn- och fiskechefen", "senast den 31 december 2031"],
            ],
            id="counted rows with an office and a time",
        ),
        pytest.param(
            BULLETS,
            [
                ["Uppdrag", "Beslut", "Återrapportering"],
                [
                    "Hamndirektören får i uppdrag att • räkna båtarna • se över bryggorna",
                    "HN 300901, § 12",
                    "Båtarna är räknade. Bryggorna återstår.",
                ],
                ["Hamndirektören får i uppdrag att måla kajen", "HN 300901, § 13", "Kajen är målad."],
            ],
            id="rows without numbers, parts as bullets",
        ),
    ],
)
def test_rows_are_parted_by_the_shapes_of_their_cells(text: str, expected: list[list[str]]) -> None:
    assert rows_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nr Uppdrag Beslut Ansvarig Status\n1 Räkna båtarna HN 2030-09-01 § 12 Hamndirektören Pågår\n2 Måla kajen\n",
        "Nr Uppdrag Ansvarig\nUppdragen följs upp varje år av nämnden.\n",
        "Uppdrag till nämnden och beslut om status\n1 Räkna båtarna\n",
    ],
    ids=["one row without a source", "running text under the titles", "a sentence of title words"],
)
def test_lines_stay_as_they_are_where_a_row_has_another_shape(text: str) -> None:
    assert rows_of(text) == []


@pytest.mark.parametrize(
    "line", ["Uppdrag", "Nr Uppdrag", "Uppdrag Status", "Uppdrag Uppdrag Beslut", "Beslut Status Svar"]
)
def test_a_line_is_no_row_of_titles_without_three_kinds_a_task_and_a_source_or_office(line: str) -> None:
    assert column_titles(line) == []


def test_labelled_lines_at_the_top_are_form_data() -> None:
    document = read_plain(
        "Handläggare: Ada Lund\nDatum: 2031-05-12\nRäkna båtarna\n\nBåtarna är räknade.\n", "a.txt", "0" * 64
    )
    assert (document.form["handläggare"], document.form["datum"]) == ("Ada Lund", "2031-05-12")
    assert headings(document) == ["Räkna båtarna"]
    assert "Handläggare" not in document.text


def test_a_word_that_stands_whole_elsewhere_decides_how_a_cut_one_is_joined() -> None:
    known = whole_words(["Från Storfjärden till öarna, även natt-trafiken", "och Storfjär-", "den går båten"])
    assert join("vid Storfjär-", "den i öster", known) == "vid Storfjärden i öster"
    assert join("all natt-", "trafiken i öster", known | {"natt-trafiken"}) == "all natt-trafiken i öster"
    assert "storfjär" not in known
    assert join("Hamndirektören", "s stab") == "Hamndirektörens stab"
