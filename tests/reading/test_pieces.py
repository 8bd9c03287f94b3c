"""Breaks: where the words of a cell do not follow each other in the file."""

from __future__ import annotations

from itertools import pairwise

import pytest

from fullgjort.reading.document import BlockKind
from fullgjort.reading.read import read

SPACED = """\
Nr   Vad ska göras                        Vem            Beslut          Klart          Läge
1    Måla hamnens bodar                   Hamnchefen     2031-02-03 § 5  2031-10-31     Klart
2    Köpa en kran tillsammans med grann-  Teknikchefen   2031-03-18 § 12 2031-12-31     Pågår, anbud
     kommunen                                                                           väntas
3    Byta bryggans bräder                 Hamnchefen     2030-09-26 § 40 2031-06-30     Ej startat
"""


def _pieces(text: str) -> list[list[str]]:
    """The cells that are parted, each as its pieces."""
    document = read(text.encode(), "lista.txt")
    found = []
    for row in (row for block in document.blocks if block.kind is BlockKind.TABLE for row in block.rows):
        for cell in row.cells:
            edges = [cell.start, *(one for one in document.breaks if cell.start < one < cell.end), cell.end]
            if len(edges) > 2:
                found.append([document.text[a:b].strip() for a, b in pairwise(edges)])
    return found


def test_a_cell_printed_on_two_lines_is_parted_also_inside_a_divided_word() -> None:
    assert _pieces(SPACED) == [["Köpa en kran tillsammans med grann", "kommunen"], ["Pågår, anbud", "väntas"]]


@pytest.mark.parametrize(
    "text",
    [
        SPACED.splitlines()[0] + "\n" + "\n".join(SPACED.splitlines()[i] for i in (1, 4)) + "\n",
        "Nr | Uppdrag | Ansvarig\n1 | Måla bodarna | Hamnchefen\n2 | Köpa en kran | Teknikchefen\n",
        "Hamnnämnden beslutar\natt måla bodarna\n",
    ],
)
def test_what_stands_in_one_piece_has_no_breaks(text: str) -> None:
    assert read(text.encode(), "lista.txt").breaks == ()
