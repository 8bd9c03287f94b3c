"""The three forms of the report-back, each opened with a library that reads it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2
import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from fullgjort_web.reporting.board import find_board
from fullgjort_web.reporting.docx import docx
from fullgjort_web.reporting.draft import draft
from fullgjort_web.reporting.edition import WRITERS, UnknownKindError, file_name, write_reportback
from fullgjort_web.reporting.pdf import pdf
from fullgjort_web.reporting.template import TEMPLATE, make_template
from fullgjort_web.reporting.xlsx import LONGEST_CELL, xlsx

pytestmark = pytest.mark.django_db

MEETING = date(2022, 2, 9)
SAID = [
    "Återrapportering av regionstyrelsens uppdrag till regiondirektören den 9 februari 2022",
    "Dokumentet bygger på 10 dokument som är lästa, från 10 mars 2021 till 9 februari 2022.",
    "Regionstyrelsen beslutade den 14 september 2021, § 31.",
    "redovisa kostnaderna för FoU & utbildning <inklusive hyra>",
    "Inget av svaren tar upp delpunkten.",
    "Kostnaderna för FoU & utbildning var 4 < 5.",
    "Inget svar finns i de 2 återrapporteringar som är lästa sedan 10 mars 2021.",
    "Senast den 31 december 2021. Försenat 40 dagar.",
    "Återrapportering 8 december 2021",
    "Upphandla måltider till vårdavdelningarna",
    "Införa e-arkiv",
]


def folded(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u2002", " ").split())


def words_of(kind: str, data: bytes) -> str:
    if kind == "docx":
        made = Document(io.BytesIO(data))
        cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
        return folded(" ".join([*(p.text for p in made.paragraphs), *cells]))
    if kind == "pdf":
        with pypdfium2.PdfDocument(data) as made:
            text = "\n".join(page.get_textpage().get_text_bounded() for page in made)
        return folded(re.sub(r"[\ufffe\x02\xad]\s*", "", text))
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return folded(" ".join(str(value) for row in rows for value in row))


@pytest.mark.parametrize("kind", WRITERS)
def test_every_form_says_the_same(report, kind):
    words = words_of(kind, WRITERS[kind](report))
    missing = [said for said in SAID if said not in words and said.replace("-", "") not in words.replace("-", "")]
    assert missing == []


@pytest.mark.parametrize("kind", WRITERS)
def test_a_document_without_assignments_says_so(register, kind):
    report = draft(find_board("RS"), date(2020, 1, 15))
    assert report.summary in words_of(kind, WRITERS[kind](report))


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_report_gives_the_same_bytes(report, kind):
    assert WRITERS[kind](report) == WRITERS[kind](report)


@pytest.mark.parametrize("kind", WRITERS)
def test_markup_in_any_field_stays_text(report, kind):
    odd = "A & B <b>fet</b> {{ sju }} {% if %} #let $x$ *y* =1+1"
    first = replace(report.groups[0].entries[0], heading=odd, lead=odd, due=odd, notes=(odd,))
    strange = replace(report, title=odd, body=odd, groups=(replace(report.groups[0], entries=(first,)),))
    assert words_of(kind, WRITERS[kind](strange)).count(odd) >= 4


def test_the_pdf_is_tagged_swedish_and_titled(report):
    with pikepdf.open(io.BytesIO(pdf(report))) as made:
        root = made.Root
        assert root.Lang == "sv"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        metadata = made.open_metadata()
        assert metadata["dc:title"] == report.title
        assert metadata["pdfuaid:part"] == "1"
        kinds = [str(kind) for kind in structure_kinds(root.StructTreeRoot)]
    entries = len(report.entries)
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 2 + len(report.groups) + len(report.lists)
    assert kinds.count("/H3") == entries
    assert kinds.count("/Table") == 1 + len(report.lists)
    assert kinds.count("/TH") == 5 + 3 * len(report.lists)
    assert kinds.count("/LI") == sum(len(entry.parts) for entry in report.entries)


def structure_kinds(node):
    """The kinds of all elements under a node of the structure tree, in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from structure_kinds(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node.S
        if "/K" in node:
            yield from structure_kinds(node.K)


def test_the_word_file_has_headings_header_rows_language_and_title(report):
    made = Document(io.BytesIO(docx(report)))
    styles = [paragraph.style.name for paragraph in made.paragraphs]
    assert styles.count("Heading 1") == 1
    assert styles.count("Heading 3") == len(report.entries)
    assert len(made.tables) == 1 + len(report.lists)
    assert all(len(table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")) == 1 for table in made.tables)
    assert made.styles.element.xpath("//w:docDefaults//w:lang/@w:val") == ["sv-SE"]
    assert (made.core_properties.title, made.core_properties.language) == (report.title, "sv-SE")
    assert made.core_properties.created.date() == report.day
    assert [p.text for p in made.paragraphs if not p.text.strip() or "{%" in p.text] == []


def test_the_word_template_is_the_one_that_its_module_makes():
    assert make_template() == TEMPLATE.read_bytes(), "Kör: uv run python -m fullgjort_web.reporting.template"


def test_the_workbook_has_real_days_and_a_row_for_each_report_and_part(report):
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx(report)))
    assert book.sheet_names == [
        "Uppdrag", "Redovisat", "Delpunkter", "Genomförda före mötet", "Föreslagna uppdrag", "Underlag",
    ]  # fmt: skip
    head, *rows = book.get_sheet_by_name("Uppdrag").to_python()
    assert [row[head.index("Beslutat")] for row in rows] == [entry.given_on for entry in report.entries]
    assert len(book.get_sheet_by_name("Redovisat").to_python()) == 1 + sum(len(e.answers) for e in report.entries)
    assert len(book.get_sheet_by_name("Delpunkter").to_python()) == 1 + sum(len(e.parts) for e in report.entries)


def test_a_text_longer_than_a_cell_is_cut_and_says_so(report):
    long = replace(report.groups[0].entries[0], lead="x" * (LONGEST_CELL + 10), parts=(), tail="")
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(xlsx(replace(report, groups=(replace(report.groups[0], entries=(long,)),))))
    )
    cell = book.get_sheet_by_name("Uppdrag").to_python()[1][6]
    assert len(cell) == LONGEST_CELL
    assert cell.endswith("(texten är avkortad här)")


def test_the_site_gets_bytes_by_body_or_name(register):
    assert write_reportback("rs", MEETING, "pdf") == write_reportback(find_board("RS"), MEETING, "PDF")
    assert file_name(find_board("RS"), MEETING, "docx") == "aterrapportering-rs-2022-02-09.docx"


def test_an_unknown_kind_names_the_known_ones(register):
    with pytest.raises(UnknownKindError, match="docx, pdf eller xlsx"):
        write_reportback("RS", MEETING, "odt")
