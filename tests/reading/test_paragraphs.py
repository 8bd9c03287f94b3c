"""Paragraphs and headings of plain texts whose layout is lost."""

from __future__ import annotations

import pytest

from fullgjort.reading.document import BlockKind
from fullgjort.reading.read import read


def _headings(text: str) -> list[str]:
    return [
        document.quote(one.start, one.end) for document in [read(text.encode(), "t.txt")] for one in document.headings()
    ]


def _spaced(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (
            _spaced(
                "Svar: Förrådslokaler ställs i ordning. Tidplanen har ändrats. Svaret är fram-",
                "flyttat och lämnas senast december 2024, när de nya lokalerna är klara att",
                "använda.",
                "Återbruk av möbler i hamnens alla lokaler och bodar – fortsatt arbete",
                "Uppdrag: Redovisa besparing och klimatnytta, med början i Granvik samt att",
                "ordna ett återbruk för möbler.",
            ),
            "Återbruk av möbler i hamnens alla lokaler och bodar – fortsatt arbete",
        ),
        (
            _spaced(
                "Hamnen är djup och bred men saknar en kran som kan lyfta det tunga gods som",
                "kommer med båt. Det har hamnchefen påtalat för nämnden flera gånger under de",
                "senaste åren.",
                "§ 17. Fråga från Granvik: Vätgas och laddning för tunga fordon",
                "Ärendenummer HN/2024/00294",
                "Beslut",
                "1. Hamnchefen får i uppdrag att söka medel ur den nationella fonden.",
            ),
            "§ 17. Fråga från Granvik: Vätgas och laddning för tunga fordon",
        ),
        (
            "Revisorerna lämnar följande rekommendationer:\n\n• Stärk uppföljningen av fattade beslut\n\n"
            "• Tydliggör ansvaret mellan nämnden och förvaltningen\n\nHamndirektörens kommentarer\n\n"
            "Bristerna är kända sedan tidigare.\n",
            "Hamndirektörens kommentarer",
        ),
    ],
)
def test_a_heading_is_told_from_the_lines_around_it(text: str, heading: str) -> None:
    assert heading in _headings(text)


def test_a_label_with_a_registry_number_is_no_heading() -> None:
    text = "§ 17 Kajerna\n\nÄrendenummer HN/2024/00294\n\nBeslut\n\nHamnnämnden godkänner rapporten.\n"
    assert _headings(text) == ["§ 17 Kajerna", "Beslut"]


def test_a_short_text_with_every_line_apart_is_read_as_double_spaced() -> None:
    text = _spaced(
        "Balanslista över uppdrag från hamnnämnden 2031-12-30",
        "Påhittad hamn: Granviks hamn finns inte, och alla namn, händelser och",
        "siffror är uppdiktade.",
        "Nr Uppdrag Beslut Ansvarig Status",
        "1 Upprätta en plan för kajernas underhåll",
        "Hamnnämnden den 19",
        "februari 2031 § 2 Hamnchefen Pågår",
    )
    document = read(text.encode(), "lista.txt")
    (table,) = [one for one in document.blocks if one.kind is BlockKind.TABLE]
    cells = [document.text[cell.start : cell.end] for cell in table.rows[1].cells]
    assert cells == [
        "1",
        "Upprätta en plan för kajernas underhåll",
        "Hamnnämnden den 19 februari 2031 § 2",
        "Hamnchefen",
        "Pågår",
    ]


def test_att_satser_set_apart_are_not_double_spacing() -> None:
    text = _spaced("Hamnnämnden beslutar", "att laga kajen", "att köpa en kran", "att godkänna rapporten")
    document = read(text.encode(), "t.txt")
    assert [document.text[one.start : one.end] for one in document.blocks][1:] == [
        "att laga kajen",
        "att köpa en kran",
        "att godkänna rapporten",
    ]


UPRIGHT = """Nr
Uppdrag
Beslut
Ansvarig
Status

1
Måla bodarna
HN 2030-05-18 § 87
Hamnchef
Klart. Bodarna är röda.

2
Ta fram rutin för lotsning samt
utbilda lotsarna i rutinen
HN 2030-09-07 § 130
Lotschef
Pågår

3
Se över avgiften
HN 2031-01-25 § 9
–
Inte påbörjat

Kommentar: listan läggs till handlingarna.
"""


def test_an_upright_table_may_have_a_task_of_two_lines_and_an_empty_cell() -> None:
    document = read(UPRIGHT.encode(), "lista.txt")
    (table,) = [one for one in document.blocks if one.kind is BlockKind.TABLE]
    rows = [[document.text[cell.start : cell.end] for cell in row.cells] for row in table.rows]
    assert rows[1:] == [
        ["1", "Måla bodarna", "HN 2030-05-18 § 87", "Hamnchef", "Klart. Bodarna är röda."],
        ["2", "Ta fram rutin för lotsning samt utbilda lotsarna i rutinen", "HN 2030-09-07 § 130", "Lotschef", "Pågår"],
        ["3", "Se över avgiften", "HN 2031-01-25 § 9", "–", "Inte påbörjat"],
    ]


def test_lines_that_fit_no_record_are_no_upright_table() -> None:
    text = UPRIGHT.replace("HN 2030-09-07 § 130\n", "").replace("HN 2030-05-18 § 87\n", "")
    document = read(text.encode(), "lista.txt")
    assert not any(one.kind is BlockKind.TABLE for one in document.blocks)


def test_a_paragraph_number_that_goes_on_with_a_decision_is_no_heading() -> None:
    text = (
        "Uppföljning av beslut\n\n"
        "4 Pröva laddning av båtar vid gästbryggan tillsammans med grannkommunerna KS 2030-09-25\n"
        "§ 150 Hamnchefen - Vilar. Återupptas tidigast 2032\n\n"
        "5 Räkna båtarna vid kajen och i farleden samt vid bryggorna i norra hamnen KS 2030-09-25\n"
        "§ 151 Hamnchefen - Klart\n"
    )
    assert not [heading for heading in _headings(text) if heading.startswith("§")]
