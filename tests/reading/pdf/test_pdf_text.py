"""The text of a PDF: paragraphs, headings, lists, columns, hyphens."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pdf_looking import check_document, texts
from pdf_making import drawn, prose, put, sentence, typeset
from PIL import Image
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from fullgjort.reading.document import BlockKind, FileKind
from fullgjort.reading.pdf import read_pdf
from fullgjort.reading.pdf.pagetext import plain


def test_prose_is_read_word_for_word_with_hyphens_healed(tmp_path: Path) -> None:
    paragraphs = [prose(1, 8), prose(10, 8), prose(20, 30)]
    data = typeset("#set par(justify: true)\n#set text(hyphenate: true)\n" + "\n\n".join(paragraphs), tmp_path)
    document = read_pdf(data, "prosa.pdf")
    check_document(document)
    assert document.kind is FileKind.PDF
    assert texts(document, BlockKind.PARAGRAPH) == paragraphs


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(tmp_path: Path, columns: int) -> None:
    paragraphs = [prose(1, 12), prose(20, 12), prose(40, 6)]
    source = f"#set page(columns: {columns})\n#set par(justify: true)\n" + "\n\n".join(paragraphs)
    document = read_pdf(typeset(source, tmp_path), "spalter.pdf")
    check_document(document)
    assert texts(document, BlockKind.PARAGRAPH) == paragraphs


def test_columns_written_line_by_line_are_still_read_one_after_the_other() -> None:
    left = [f"vänster rad {number} i en spalt som fyller sin bredd" for number in range(12)]
    right = [f"höger rad {number} i en spalt som fyller sin bredd nu" for number in range(12)]

    def draw(canvas: Canvas) -> None:
        for number in range(12):
            put(canvas, 20, 30 + 5 * number, left[number])
            put(canvas, 110, 30 + 5 * number, right[number])

    document = read_pdf(drawn(draw), "spalter.pdf")
    assert document.text == " ".join(left) + ("\n\n" if "\n\n" in document.text else " ") + " ".join(right)


def test_columns_on_different_baselines_are_not_interleaved() -> None:
    left = [f"vänster rad {number} i en spalt som fyller sin bredd" for number in range(12)]
    right = [f"höger rad {number} i en spalt som fyller sin bredd nu" for number in range(12)]

    def draw(canvas: Canvas) -> None:
        for number in range(12):
            put(canvas, 20, 30 + 5 * number, left[number])
        for number in range(12):
            put(canvas, 110, 31.7 + 5 * number, right[number])

    document = read_pdf(drawn(draw), "spalter.pdf")
    assert " ".join(left) in document.text
    assert " ".join(right) in document.text


HYPHENS = [
    ("hälso- och", "sjukvården ska ses över", "hälso- och sjukvården ska ses över"),
    ("nämndens hälso-", "och sjukvård ska ses över", "nämndens hälso- och sjukvård ska ses över"),
    ("antalet ST-", "läkare ökar i hela länet", "antalet ST-läkare ökar i hela länet"),
    ("planen gäller 2017-", "2018 och följs upp", "planen gäller 2017-2018 och följs upp"),
    ("utbudet av sjuk-", "vård ska ses över", "utbudet av sjukvård ska ses över"),
]


@pytest.mark.parametrize(("first", "second", "expected"), HYPHENS)
def test_line_end_hyphens(first: str, second: str, expected: str) -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 20, 40, first)
        put(canvas, 20, 44.5, second)

    document = read_pdf(drawn(draw), "rad.pdf")
    check_document(document)
    assert document.text == expected


def test_each_line_keeps_the_words_it_gave(tmp_path: Path) -> None:
    data = typeset("#set par(justify: true)\n#set text(hyphenate: true)\n" + prose(1, 40), tmp_path)
    document = read_pdf(data, "rader.pdf")
    lines = [document.text[line.start : line.end] for line in document.lines]
    assert "".join("".join(lines).split()) == "".join(document.text.split())
    assert all(before.end <= after.start for before, after in zip(document.lines[:-1], document.lines[1:], strict=True))
    assert all(line.rect and line.rect.left < line.rect.right <= 595 for line in document.lines)


def test_headings_have_levels_by_size_and_weight(tmp_path: Path) -> None:
    source = (
        f"= Plan\n\n{prose(1, 3)}\n\n== Mål\n\n{prose(5, 3)}\n\n*Beslut*\n\n{prose(9, 3)}\n\n== Medel\n\n{prose(12, 3)}"
    )
    document = read_pdf(typeset(source, tmp_path), "rubriker.pdf")
    found = [(document.text[block.start : block.end], block.level) for block in document.headings()]
    assert found == [("Plan", 1), ("Mål", 2), ("Beslut", 3), ("Medel", 2)]


def test_bold_words_in_a_paragraph_are_no_heading(tmp_path: Path) -> None:
    document = read_pdf(typeset(f"*Bakgrund.* {prose(1, 4)}\n\n{prose(8, 3)}", tmp_path), "fet.pdf")
    assert not list(document.headings())


def test_paragraph_sign_headings_keep_their_number(tmp_path: Path) -> None:
    source = f"*§ 12 Svar på fråga om vårdplatser*\n\n{prose(1, 3)}\n\n*§ 13 Valärenden*\n\n{prose(4, 3)}"
    document = read_pdf(typeset(source, tmp_path), "paragrafer.pdf")
    assert texts(document, BlockKind.HEADING) == ["§ 12 Svar på fråga om vårdplatser", "§ 13 Valärenden"]


def test_list_items_have_marks_and_depth(tmp_path: Path) -> None:
    source = f"{sentence(1)}\n\n- ett\n- två {prose(2, 2)}\n  - inre\n- tre\n\n+ först\n+ sedan\n"
    document = read_pdf(typeset(source, tmp_path), "lista.pdf")
    found = [
        (block.mark, block.level, document.text[block.start : block.end])
        for block in document.blocks
        if block.kind is BlockKind.LIST_ITEM
    ]
    assert found == [
        ("•", 1, "ett"),
        ("•", 1, f"två {prose(2, 2)}"),
        ("‣", 2, "inre"),
        ("•", 1, "tre"),
        ("1.", 1, "först"),
        ("2.", 1, "sedan"),
    ]


@pytest.mark.parametrize(
    ("printed", "mark"), [("•", "•"), ("–", "–"), ("-", "-"), ("1.", "1."), ("a)", "a)"), ("o", "•")]
)
def test_marks_that_stand_apart_from_their_words(printed: str, mark: str) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(4):
            put(canvas, 25, 40 + 6 * number, printed)
            put(canvas, 32, 40 + 6 * number, f"se över uppgift {number}")

    document = read_pdf(drawn(draw), "märken.pdf")
    assert [block.mark for block in document.blocks] == [mark] * 4
    assert document.text == "\n\n".join(f"se över uppgift {number}" for number in range(4))


def test_first_line_indents_part_paragraphs(tmp_path: Path) -> None:
    paragraphs = [prose(1, 5), prose(7, 5), prose(13, 5)]
    source = "#set par(first-line-indent: 1.2em, spacing: 0.65em, justify: true)\n" + "\n\n".join(paragraphs)
    assert texts(read_pdf(typeset(source, tmp_path), "indrag.pdf"), BlockKind.PARAGRAPH) == paragraphs


def test_att_lines_after_a_short_line_are_paragraphs_of_their_own() -> None:
    lines = [
        "Nämnden beslutar",
        "att ge direktören i uppgift att se över vården i länets norra del,",
        "att lämna svar i höst.",
    ]

    def draw(canvas: Canvas) -> None:
        for number in range(3):
            put(canvas, 20, 30 + 5 * number, prose(number, 1))
        for number, line in enumerate(lines):
            put(canvas, 20, 60 + 5 * number, line)

    assert texts(read_pdf(drawn(draw), "att.pdf"), BlockKind.PARAGRAPH)[-3:] == lines


def test_a_paragraph_goes_on_over_the_page_break(tmp_path: Path) -> None:
    text = prose(1, 70)
    document = read_pdf(typeset("#set par(justify: true)\n" + text, tmp_path), "långt.pdf")
    assert document.text == text
    assert len(document.pages) == 2
    second = document.pages[1]
    assert document.page_at(second.start) == 2
    assert 0 < second.start < len(text)
    assert {line.page for line in document.lines if line.start >= second.start} == {2}


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_turned_pages_are_read_like_upright_ones(turns: int) -> None:
    lines = [f"Rad {number} om vården i länet och dess läge" for number in range(6)]

    def draw(canvas: Canvas) -> None:
        width, height = 210 * mm, 297 * mm
        if turns == 90:  # shown turned clockwise, so written turned the other way
            canvas.translate(width, 0)
            canvas.rotate(90)
        elif turns == 180:
            canvas.translate(width, height)
            canvas.rotate(180)
        else:
            canvas.translate(0, height)
            canvas.rotate(270)
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(lines):
            canvas.drawString(40, 400 - 13 * number, line)

    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(draw))) as pdf:
        pdf.pages[0].Rotate = turns
        pdf.save(buffer)
    document = read_pdf(buffer.getvalue(), "vriden.pdf")
    assert document.text.replace("\n\n", " ") == " ".join(lines)
    shown = (297 * mm, 210 * mm) if turns % 180 else (210 * mm, 297 * mm)
    assert (document.pages[0].width, document.pages[0].height) == pytest.approx(shown, abs=0.1)
    rects = [line.rect for line in document.lines if line.rect]
    assert all(rect.left == pytest.approx(40, abs=1) for rect in rects)
    assert [rect.bottom for rect in rects] == pytest.approx([shown[1] - 400 + 13 * n for n in range(6)], abs=3)


def test_bullets_drawn_as_shapes_are_marks() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(4):
            y = canvas._pagesize[1] - (40 + 6 * number) * mm
            canvas.circle((24 + 6 * (number == 2)) * mm, y + 3, 1.5, stroke=0, fill=1)
            put(canvas, 28 + 6 * (number == 2), 40 + 6 * number, f"se över uppgift {number}")

    document = read_pdf(drawn(draw), "ritade.pdf")
    assert [(block.mark, block.level) for block in document.blocks] == [("•", 1), ("•", 1), ("•", 2), ("•", 1)]


def test_rows_of_a_contents_list_stay_apart() -> None:
    rows = [f"{number}. Avsnitt om vården {'. ' * 60}{number + 3}" for number in range(1, 6)]

    def draw(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            put(canvas, 20, 40 + 5 * number, row)

    document = read_pdf(drawn(draw), "innehåll.pdf")
    assert len(document.blocks) == 5
    assert not list(document.headings())


def test_a_date_far_out_on_the_right_does_not_break_the_paragraph() -> None:
    lines = [
        f"En rad av vanlig längd om vården i länet och om hur den når alla som bor där, nu i rad nummer {number}"
        for number in range(6)
    ]

    def draw(canvas: Canvas) -> None:
        put(canvas, 170, 35, "2024-03-04")
        for number, line in enumerate(lines):
            put(canvas, 20, 50 + 4.4 * number, line)

    document = read_pdf(drawn(draw), "brev.pdf")
    assert document.text == "2024-03-04\n\n" + " ".join(lines)


def test_words_recognised_in_a_picture_are_paragraphs_though_their_sizes_waver() -> None:
    lines = [f"Den här raden {number} läste ett program i en bild av sidan och storleken" for number in range(8)]

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 230)), 0, 0, *canvas._pagesize)
        text = canvas.beginText()
        text.setTextRenderMode(3)
        for number, line in enumerate(lines):
            size = 10 + (number * 7 % 5) / 4
            text.setFont("Helvetica", size)
            text.setHorizScale(1000 / size)
            text.setTextOrigin(60, 700 - 13 * number - (number % 3) / 2)
            text.textLine(line)
        canvas.drawText(text)

    document = read_pdf(drawn(draw), "tolkad.pdf")
    assert document.scanned_pages() == ()
    assert document.text == " ".join(lines)


def test_words_outside_the_page_are_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 20, 40, "Nämnden fick en rapport.")
        put(canvas, 400, 50, "Detta syns inte.")

    assert read_pdf(drawn(draw), "utanför.pdf").text == "Nämnden fick en rapport."


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("vård\x00\x07plats", "vårdplats"),
        ("rap\u00adport", "rapport"),
        ("rapp\u00ad", "rapp-"),
        ("ofﬁciell ﬂytt", "officiell flytt"),
        ("va\u030ard", "vård"),
        ("\uf0b7 se över", "• se över"),
        ("\uf0b7", "•"),
        ("ring \uf028 till", "ring till"),
        ("  två \t ord\u00a0 ", "två ord"),
        ("\u200b", ""),
    ],
)
def test_only_printed_characters_are_left(printed: str, expected: str) -> None:
    assert plain(printed) == expected
