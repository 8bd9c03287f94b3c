"""Tables: ruled, ruled across only, unruled, merged cells, over page breaks; pdfplumber is the oracle."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pytest
from pdf_looking import check_document, grid, tables
from pdf_making import drawn, prose, put, rows_of, typeset, typst_table
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from fullgjort.reading.document import BlockKind
from fullgjort.reading.pdf import read_pdf

HEAD = ["Uppdrag", "Ansvarig", "Status"]
WIDTHS = "(1fr, 2.2cm, 4cm)"
STROKES = ["0.5pt", "(bottom: 0.5pt)", "(top: 0.5pt)", "none"]


@pytest.mark.parametrize("stroke", STROKES)
@pytest.mark.parametrize("header", [True, False], ids=["head-repeated", "head-once"])
def test_sixty_rows_over_three_pages_are_one_table(tmp_path: Path, stroke: str, header: bool) -> None:
    rows = rows_of(60)
    source = f"{prose(1, 3)}\n\n{typst_table([HEAD, *rows], WIDTHS, stroke, header)}\n\n{prose(5, 3)}"
    document = read_pdf(typeset(source, tmp_path), "tabell.pdf")
    check_document(document)
    (table,) = tables(document)
    assert grid(document, table) == [HEAD, *rows]
    assert [row.header for row in table.rows] == [True] + [False] * 60
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("stroke", STROKES)
def test_a_row_cut_by_the_page_break_is_one_row(tmp_path: Path, stroke: str) -> None:
    rows = [[f"Uppgift {number}", prose(number, 12)] for number in range(1, 9)]
    source = f"{prose(1, 3)}\n\n{typst_table([['Uppdrag', 'Svar'], *rows], '(3cm, 1fr)', stroke)}"
    document = read_pdf(typeset(source, tmp_path), "bruten.pdf")
    assert len(document.pages) > 1
    (table,) = tables(document)
    assert grid(document, table) == [["Uppdrag", "Svar"], *rows]


@pytest.mark.parametrize("stroke", STROKES)
def test_empty_cells_stay_empty(tmp_path: Path, stroke: str) -> None:
    rows = [
        ["Se över taxan", "", "Klart"],
        ["Ta fram plan", "Stab", ""],
        ["Mäta väntan", "", "Pågår"],
        ["Bygga ut", "Fastighet", "Klart"],
    ]
    document = read_pdf(typeset(typst_table([HEAD, *rows], WIDTHS, stroke), tmp_path), "tomma.pdf")
    (table,) = tables(document)
    assert grid(document, table) == [HEAD, *rows]


def _platypus(rows: list[list[str]], style: list[tuple[object, ...]], widths: list[float]) -> bytes:
    buffer = io.BytesIO()
    body = getSampleStyleSheet()["BodyText"]
    cells = [[Paragraph(cell, body) for cell in row] for row in rows]
    table = Table(cells, colWidths=widths, style=TableStyle(style), repeatRows=1)
    SimpleDocTemplate(buffer, topMargin=25 * mm, bottomMargin=25 * mm).build([table])
    return buffer.getvalue()


REPORTLAB = {
    "grid": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "inner-grid-open-sides": [("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "box-and-lines": [("BOX", (0, 0), (-1, -1), 1, colors.black), ("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.grey)],
    "lines-below": [("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.grey)],
    "bare": [],
}


@pytest.mark.parametrize("style", REPORTLAB.values(), ids=REPORTLAB.keys())
def test_tables_by_another_producer(style: list[tuple[object, ...]]) -> None:
    rows = rows_of(40)
    document = read_pdf(_platypus([HEAD, *rows], style, [90 * mm, 25 * mm, 45 * mm]), "platypus.pdf")
    (table,) = tables(document)
    assert grid(document, table) == [HEAD, *rows]


@pytest.mark.parametrize("producer", ["typst", "reportlab"])
def test_ruled_cells_agree_with_pdfplumber(tmp_path: Path, producer: str) -> None:
    rows = [HEAD, *rows_of(25)]
    if producer == "typst":
        data = typeset(typst_table(rows, WIDTHS), tmp_path)
    else:
        data = _platypus(rows, REPORTLAB["grid"], [90 * mm, 25 * mm, 45 * mm])
    expected = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for found in page.extract_tables():
                cells = [[" ".join((cell or "").split()) for cell in row] for row in found]
                expected.extend(row for row in cells if row not in expected)
    document = read_pdf(data, "rutor.pdf")
    (table,) = tables(document)
    assert grid(document, table) == expected


def test_cells_drawn_as_boxes_by_one_path_and_as_thin_rectangles() -> None:
    rows = [["Uppdrag", "Svar"], ["Se över taxan", "Klart i maj"], ["Mäta väntan", "Pågår"]]

    def draw(canvas: Canvas) -> None:
        for top, thin in ((40, False), (120, True)):
            for number, row in enumerate(rows):
                for column, words in enumerate(row):
                    x, y = (20 + 60 * column) * mm, canvas._pagesize[1] - (top + 8 * number) * mm
                    if thin:
                        canvas.rect(x, y, 60 * mm, 0.5, stroke=0, fill=1)
                        canvas.rect(x, y - 8 * mm, 60 * mm, 0.5, stroke=0, fill=1)
                        canvas.rect(x, y - 8 * mm, 0.5, 8 * mm, stroke=0, fill=1)
                        canvas.rect(x + 60 * mm, y - 8 * mm, 0.5, 8 * mm, stroke=0, fill=1)
                    else:
                        canvas.rect(x, y - 8 * mm, 60 * mm, 8 * mm)
                    put(canvas, 22 + 60 * column, top + 8 * number + 5.5, words)

    document = read_pdf(drawn(draw), "lådor.pdf")
    assert [grid(document, table) for table in tables(document)] == [rows, rows]


def test_words_that_fill_their_cells_are_parted_at_the_rule() -> None:
    def draw(canvas: Canvas) -> None:
        width = canvas.stringWidth("Se över taxan", "Helvetica", 10)
        for y in (40, 46, 52):
            canvas.line(20 * mm, canvas._pagesize[1] - y * mm, 150 * mm, canvas._pagesize[1] - y * mm)
        for x in (20 * mm, 20 * mm + width + 3, 150 * mm):
            canvas.line(x, canvas._pagesize[1] - 40 * mm, x, canvas._pagesize[1] - 52 * mm)
        for y, words in ((44.5, "Se över taxan Klart i maj"), (50.5, "Mäta vår tid Pågår")):
            canvas.setFont("Helvetica", 10)
            first, second = words.rsplit(" ", 3 if "maj" in words else 1)[0], words.split(" ", 3)[-1]
            canvas.drawString(20 * mm + 1, canvas._pagesize[1] - y * mm, first)
            canvas.drawString(20 * mm + width + 5, canvas._pagesize[1] - y * mm, second)

    document = read_pdf(drawn(draw), "trångt.pdf")
    (table,) = tables(document)
    assert grid(document, table) == [["Se över taxan", "Klart i maj"], ["Mäta vår tid", "Pågår"]]


def test_merged_cells_stand_in_their_first_place(tmp_path: Path) -> None:
    source = (
        "#table(columns: 3, [Område], [Uppdrag], [Status], table.cell(rowspan: 2)[Vård], [Se över taxan], [Klart], "
        "[Mäta väntan], [Pågår], table.cell(colspan: 3)[Övrigt])"
    )
    document = read_pdf(typeset(source, tmp_path), "sammanslagna.pdf")
    (table,) = tables(document)
    assert grid(document, table) == [
        ["Område", "Uppdrag", "Status"],
        ["Vård", "Se över taxan", "Klart"],
        ["", "Mäta väntan", "Pågår"],
        ["Övrigt", "", ""],
    ]


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    document = read_pdf(typeset(f"#rect(width: 100%)[{prose(1, 6)}]\n\n{prose(8, 4)}", tmp_path), "ram.pdf")
    assert not tables(document)
    assert document.text == f"{prose(1, 6)}\n\n{prose(8, 4)}"


def test_a_list_is_no_table(tmp_path: Path) -> None:
    items = "\n".join(f"- {prose(number, 2)}" for number in range(1, 9))
    assert not tables(read_pdf(typeset(items, tmp_path), "lista.pdf"))


def test_unruled_rows_with_the_leading_of_running_text(tmp_path: Path) -> None:
    rows = rows_of(20)
    source = f"#set table(inset: (x: 5pt, y: 0.3em))\n{typst_table([HEAD, *rows], WIDTHS, 'none')}"
    document = read_pdf(typeset(source, tmp_path), "tät.pdf")
    (table,) = tables(document)
    assert grid(document, table) == [HEAD, *rows]


def test_lines_of_cells_lie_in_the_cells(tmp_path: Path) -> None:
    document = read_pdf(typeset(typst_table([HEAD, *rows_of(10)], WIDTHS), tmp_path), "rader.pdf")
    (table,) = tables(document)
    spans = [(cell.start, cell.end) for row in table.rows for cell in row.cells]
    assert all(any(start <= line.start and line.end <= end for start, end in spans) for line in document.lines)


@pytest.mark.parametrize("stroke", STROKES)
def test_the_last_row_may_end_alone_on_the_next_page(tmp_path: Path, stroke: str) -> None:
    rows = [["Se över taxan", "Stab", prose(1, 3)], ["Mäta väntan", "Stab", prose(4, 26)]]
    source = f"#v(13cm)\n{typst_table([['Uppdrag', 'Ansvarig', 'Svar'], *rows], '(3cm, 2cm, 1fr)', stroke)}"
    document = read_pdf(typeset(source, tmp_path), "slutrad.pdf")
    assert len(document.pages) == 2
    assert max(line.page for line in document.lines) == 2
    (table,) = tables(document)
    assert grid(document, table) == [["Uppdrag", "Ansvarig", "Svar"], *rows]


def test_a_column_that_is_empty_on_one_page_does_not_part_the_table(tmp_path: Path) -> None:
    rows = [[f"Uppgift {number} för vården i länet", "Stab" if number < 10 else "", "Klart"] for number in range(1, 60)]
    document = read_pdf(typeset(typst_table([HEAD, *rows], WIDTHS), tmp_path), "tom-spalt.pdf")
    (table,) = tables(document)
    assert grid(document, table) == [HEAD, *rows]


def test_words_drawn_one_by_one_are_cells_and_sentences() -> None:
    """Some producers place every word by itself."""
    rows = [
        [f"se över uppgift {number} i länets vård", f"enhet {number}", "klart enligt plan"] for number in range(1, 7)
    ]

    def draw(canvas: Canvas) -> None:
        def words(x: float, y: float, text: str) -> None:
            for word in text.split():
                put(canvas, x, y, word)
                x += (canvas.stringWidth(word + " ", "Helvetica", 10)) / mm

        for number in range(3):
            words(20, 30 + 4.4 * number, prose(number, 1))
        for number, row in enumerate(rows):
            for x, cell in zip((20, 100, 130), row, strict=True):
                words(x, 60 + 6 * number, cell)

    document = read_pdf(drawn(draw), "ord.pdf")
    (table,) = tables(document)
    assert grid(document, table) == rows
    assert document.text.startswith(prose(0, 1))


def test_long_words_in_all_columns_are_still_a_table(tmp_path: Path) -> None:
    rows = [[prose(number, 4), prose(number + 20, 4)] for number in range(1, 8)]
    document = read_pdf(typeset(typst_table([["Uppdrag", "Svar"], *rows], "(1fr, 1fr)", "none"), tmp_path), "långa.pdf")
    (table,) = tables(document)
    assert grid(document, table) == [["Uppdrag", "Svar"], *rows]
