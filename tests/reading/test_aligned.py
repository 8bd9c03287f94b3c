"""Tables set with spaces: cut where their titles stand, and left alone where that cannot be done."""

from __future__ import annotations

import pytest

from fullgjort.reading.aligned import with_aligned_tables
from fullgjort.reading.document import BlockKind
from fullgjort.reading.read import read

LIST = """\
Nr   Vad ska göras                        Vem            Beslut          Klart          Läge
1    Måla hamnens bodar                   Hamnchefen     2031-02-03 § 5  2031-10-31     Klart
2    Köpa en kran tillsammans med grann-  Teknikchefen   2031-03-18 § 12 2031-12-31     Pågår, anbud
     kommunen                                                                           väntas
3    Byta bryggans bräder                 Hamnchefen     2030-09-26 § 40 2031-06-30     Ej startat
Hamnstyrelsen beslutar
att lägga listan till handlingarna.
"""


def test_cells_are_cut_at_the_titles_and_go_on_under_them() -> None:
    document = read(LIST.encode(), "lista.txt")
    table = next(block for block in document.blocks if block.kind is BlockKind.TABLE)
    rows = [[document.quote(cell.start, cell.end) for cell in row.cells] for row in table.rows]
    assert rows[1] == ["1", "Måla hamnens bodar", "Hamnchefen", "2031-02-03 § 5", "2031-10-31", "Klart"]
    assert rows[2][1] == "Köpa en kran tillsammans med grannkommunen"
    assert rows[2][5] == "Pågår, anbud väntas"
    assert len(rows) == 4
    assert "Hamnstyrelsen beslutar" in document.text


def test_what_did_not_fit_at_the_pages_edge_belongs_to_the_last_cell() -> None:
    rows = [
        f"{'Nr':5}{'Uppdrag':45}{'Vem':20}{'Klart':20}Läge",
        f"{'1':5}{'Måla hamnens bodar':45}{'Hamnchefen':20}{'2031-10-31':20}Målade och",
        "     godkända av skyddsombudet",
        f"{'2':5}{'Köpa en kran':45}{'Teknikchefen':20}{'2031-12-31':20}Pågår",
    ]
    made = with_aligned_tables(rows)
    assert made[2].split("\t")[1:] == [
        "Måla hamnens bodar",
        "Hamnchefen",
        "2031-10-31",
        "Målade och godkända av skyddsombudet",
    ]


def test_empty_lines_part_the_rows_where_one_stands_under_the_titles() -> None:
    made = with_aligned_tables(
        [
            "Beslut             Uppdrag                     Ansvarig       Status",
            "",
            "HN 2031-02-03      Måla hamnens bodar och      Hamnchefen     Avslutat. Klart",
            "§ 5                plank                                      i maj.",
            "",
            "HN 2031-03-18      Köpa en kran                Teknikchefen   Pågår",
            "§ 12",
            "",
            "Listan läggs till handlingarna.",
        ]
    )
    assert made[2].split("\t") == [
        "HN 2031-02-03 § 5",
        "Måla hamnens bodar och plank",
        "Hamnchefen",
        "Avslutat. Klart i maj.",
    ]
    assert made[3].split("\t") == ["HN 2031-03-18 § 12", "Köpa en kran", "Teknikchefen", "Pågår"]
    assert made[-1] == "Listan läggs till handlingarna."


@pytest.mark.parametrize(
    "text",
    [
        "Nr   Uppdrag   Status\nEn löpande text som går över alla kolumner.\nOch en rad till i samma stycke.",
        "Ida Ek      Rut By      Ole Al\n",
        "Hamnstyrelsen beslutar att godkänna\nredovisningen av läget i hamnen.",
        "",
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert with_aligned_tables(text.split("\n")) == text.split("\n")
