"""Running heads, feet, page numbers and form blocks become header data; real first lines stay in the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_looking import check_document, grid, tables
from pdf_making import drawn, prose, put, rows_of, sentence, typeset, typst_table
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from fullgjort.reading.pdf import read_pdf


def _body(canvas: Canvas, page: int, first: int = 40, lines: int = 30) -> None:
    for number in range(lines):
        put(canvas, 20, first + 5 * number, sentence(100 * page + number, 9))


NUMBERS = ["Sida {n} (4)", "{n}(4)", "{n} (4)", "Sida {n} av 4", "Sid {n}", "{n}", "- {n} -", "{n}/4", "sida {n}/4"]


@pytest.mark.parametrize("form", NUMBERS)
@pytest.mark.parametrize("place", [(180, 12), (105, 285)], ids=["head", "foot"])
def test_page_numbers_are_left_out(form: str, place: tuple[float, float]) -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(1, 5):
            put(canvas, *place, form.format(n=page))
            _body(canvas, page)
            canvas.showPage()

    document = read_pdf(drawn(draw), "nummer.pdf")
    check_document(document)
    for page in range(1, 5):
        assert form.format(n=page) not in document.text.split("\n\n")
        assert sentence(100 * page, 9) in document.text
    assert not {key for key in document.form if not key.startswith("file:")}


def test_running_heads_are_header_data() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(1, 5):
            put(canvas, 20, 12, "Region Söderfjäll")
            put(canvas, 80, 12, "PROTOKOLL")
            put(canvas, 170, 12, f"Sida {page} (4)")
            put(canvas, 80, 17, "Sammanträdesdatum: 2024-03-04")
            put(canvas, 20, 287, "Justerandes sign", 8)
            _body(canvas, page)
            canvas.showPage()

    document = read_pdf(drawn(draw), "sidhuvud.pdf")
    assert document.form["sidhuvud"] == "Region Söderfjäll PROTOKOLL"
    assert document.form["sammanträdesdatum"] == "2024-03-04"
    assert document.form["sidfot"] == "Justerandes sign"
    assert "Söderfjäll " not in document.text.split("Punkt", 1)[0]
    assert document.text.startswith("Punkt 100 ")


@pytest.mark.parametrize("pages", [1, 2, 5])
def test_form_blocks_give_values_by_label(pages: int) -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(1, pages + 1):
            for x, label, value in (
                (20, "DOKUMENTTYP", "Rapport"),
                (60, "DOKUMENT-ID", "SFJSTAB-7-21"),
                (110, "VERSION", "2.0"),
            ):
                put(canvas, x, 270, label, 6)
                put(canvas, x, 274, value, 9)
            for x, label, value in (
                (20, "PUBLICERINGSDATUM", "2024-03-05"),
                (60, "ANSVARIG CHEF", "Vera Fjällström"),
                (110, "ANSVARIG AVDELNING", "Avdelningen för"),
            ):
                put(canvas, x, 279, label, 6)
                put(canvas, x, 283, value, 9)
            put(canvas, 110, 287, "planering", 9)
            _body(canvas, page)
            canvas.showPage()

    document = read_pdf(drawn(draw), "blankett.pdf")
    assert {key: value for key, value in document.form.items() if not key.startswith("file:")} == {
        "dokumenttyp": "Rapport",
        "dokument-id": "SFJSTAB-7-21",
        "version": "2.0",
        "publiceringsdatum": "2024-03-05",
        "ansvarig chef": "Vera Fjällström",
        "ansvarig avdelning": "Avdelningen för planering",
    }
    assert "DOKUMENT-ID" not in document.text
    assert "Fjällström" not in document.text


def test_a_letter_of_one_page() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 20, 14, "Region Söderfjäll", 9)
        put(canvas, 170, 14, "Sida 1 (1)", 9)
        put(canvas, 20, 22, "Datum", 7)
        put(canvas, 60, 22, "Diarienummer", 7)
        put(canvas, 20, 26, "2024-03-04", 9)
        put(canvas, 60, 26, "SF 2024-17", 9)
        put(canvas, 20, 45, "Svar om äldreplanen", 16, "Helvetica-Bold")
        _body(canvas, 1, 55, 8)

    document = read_pdf(drawn(draw), "brev.pdf")
    assert document.form["datum"] == "2024-03-04"
    assert document.form["diarienummer"] == "SF 2024-17"
    assert document.form["sidhuvud"] == "Region Söderfjäll"
    assert document.text.startswith("Svar om äldreplanen\n\nPunkt 100 ")


def test_real_first_lines_stay() -> None:
    """First lines that differ only in a number are text; so is a first line that two of many pages share."""

    def draw(canvas: Canvas) -> None:
        for page in range(1, 7):
            put(canvas, 20, 20, "Uppdrag 3" if page in (2, 5) else f"Uppdrag {page + 10}", 10)
            _body(canvas, page, 30)
            canvas.showPage()

    document = read_pdf(drawn(draw), "rader.pdf")
    assert document.text.count("Uppdrag") == 6


def test_the_heading_of_a_table_is_no_running_head(tmp_path: Path) -> None:
    head = ["Uppdrag", "Ansvarig", "Datum"]
    rows = rows_of(70)
    for stroke in ("0.5pt", "none"):
        document = read_pdf(typeset(typst_table([head, *rows], "(1fr, 2.2cm, 4cm)", stroke, True), tmp_path), "t.pdf")
        (table,) = tables(document)
        assert grid(document, table) == [head, *rows]
        assert "ansvarig" not in document.form


def test_what_the_file_says_of_itself(tmp_path: Path) -> None:
    day = "datetime(year: 2024, month: 3, day: 5)"
    source = f'#set document(title: "Plan för vården", author: "Region Söderfjäll", date: {day})\n'
    document = read_pdf(typeset(source + prose(1, 3), tmp_path), "plan.pdf")
    assert document.form == {
        "file:title": "Plan för vården",
        "file:author": "Region Söderfjäll",
        "file:created": "2024-03-05",
    }


def test_running_heads_that_name_the_chapter_are_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(1, 21):
            put(canvas, 20, 12, f"Kapitel {(page - 1) // 4 + 1}: Om vården")
            put(canvas, 185, 12, str(page + 2))
            _body(canvas, page, 30)
            canvas.showPage()

    document = read_pdf(drawn(draw), "kapitel.pdf")
    assert "Kapitel" not in document.text
    assert document.form["sidhuvud"].startswith("Kapitel 1: Om vården\nKapitel 2: Om vården")


def test_a_heading_that_begins_some_pages_stays() -> None:
    """ "Beslut" at the top of every seventh page, with its text right below, is no running head."""

    def draw(canvas: Canvas) -> None:
        for page in range(1, 43):
            put(canvas, 20, 12, "Region Söderfjäll")
            put(canvas, 20, 30, "Beslut" if page % 7 == 0 else sentence(page, 5))
            _body(canvas, page, 35)
            canvas.showPage()

    document = read_pdf(drawn(draw), "beslut.pdf")
    assert document.text.count("Beslut") == 6
    assert document.form["sidhuvud"] == "Region Söderfjäll"


def test_a_ruled_box_at_the_head_is_header_data() -> None:
    def draw(canvas: Canvas) -> None:
        height = canvas._pagesize[1]
        for page in range(1, 4):
            for y in (10, 18, 26):
                canvas.line(20 * mm, height - y * mm, 190 * mm, height - y * mm)
            for x in (20, 80, 140, 190):
                canvas.line(x * mm, height - 10 * mm, x * mm, height - 26 * mm)
            for x, label, value in (
                (22, "Dokumenttyp", "Rutin"),
                (82, "Dokument-ID", "SF-1-2"),
                (142, "Version", "3.0"),
            ):
                put(canvas, x, 15, label, 7)
                put(canvas, x, 23, value, 9)
            _body(canvas, page)
            canvas.showPage()

    document = read_pdf(drawn(draw), "ruta.pdf")
    assert not tables(document)
    assert document.form["dokumenttyp"] == "Rutin"
    assert document.form["dokument-id"] == "SF-1-2"
    assert document.form["version"] == "3.0"
    assert document.text.startswith("Punkt 100 ")


@pytest.mark.parametrize("words", ["2024/17", "17/2024", "5 (7)", "2024", "12/45"])
def test_numbers_at_the_top_that_count_no_pages_stay(words: str) -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(1, 5):
            put(canvas, 170, 12, f"{page} (4)")
            put(canvas, 20, 38, words if page == 3 else f"Ärende {page}")
            _body(canvas, page, 48)
            canvas.showPage()

    document = read_pdf(drawn(draw), "nummer.pdf")
    assert words in document.text
    assert "(4)" not in document.text


@pytest.mark.parametrize("form", ["Sida {n} (29)", "{n} (29)"])
def test_page_numbers_that_begin_elsewhere_or_start_anew(form: str) -> None:
    def draw(canvas: Canvas) -> None:
        for number in (9, 10, 11, 12, 1, 2):
            put(canvas, 170, 12, form.format(n=number))
            _body(canvas, number, 30)
            canvas.showPage()

    document = read_pdf(drawn(draw), "utdrag.pdf")
    assert "Sida" not in document.text
    assert "(29)" not in document.text
