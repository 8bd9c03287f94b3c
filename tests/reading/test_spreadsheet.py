"""XLSX and ODS: sheets, titles, empty rows, values as Swedes write them."""

from __future__ import annotations

import datetime
import io

import pytest
import xlsxwriter
from document_checks import check_document, outline

from fullgjort.reading.read import read
from fullgjort.reading.spreadsheet import printed

VALUES = [
    (12.5, "12,5"),
    (3.0, "3"),
    (0.1 + 0.2, "0,3"),
    (True, "SANT"),
    (datetime.date(2024, 3, 1), "2024-03-01"),
    (datetime.datetime.fromisoformat("2024-03-01"), "2024-03-01"),
    (datetime.datetime.fromisoformat("2024-03-01T13:30"), "2024-03-01 13:30"),
    (datetime.time(9, 5), "09:05"),
    (" två\nrader ", "två rader"),
    ("", ""),
]


@pytest.mark.parametrize(("value", "expected"), VALUES)
def test_value_is_printed_as(value: object, expected: str) -> None:
    assert printed(value) == expected


def workbook(**sheets: list[list[object]]) -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for index, row in enumerate(rows):
            sheet.write_row(index, 0, row)
        if name.startswith("dold"):
            sheet.hide()
    book.close()
    return made.getvalue()


def test_sheet_is_a_table_under_its_name_without_empty_rows_and_columns() -> None:
    rows = [["Uppdrag", None, "Datum"], [], ["Utreda", None, datetime.date(2024, 3, 1)], ["Se över", None, None]]
    document = read(workbook(Uppföljning=rows), "u.xlsx")
    check_document(document)
    assert outline(document) == ["h1 Uppföljning", "t Uppdrag | Datum / Utreda | 2024-03-01 / Se över | "]
    assert [row.header for row in document.blocks[1].rows] == [True, False, False]


def bold_workbook(*rows: tuple[str, ...]) -> bytes:
    """One sheet; cells that begin with * are bold, and an empty tuple is an empty row."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    bold, sheet = book.add_format({"bold": True}), book.add_worksheet("Blad1")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(number, column, cell.removeprefix("*"), bold if cell.startswith("*") else None)
    book.close()
    return made.getvalue()


PROSE = [
    (
        [("*Protokoll 2024-02-14",), ("*Organ", "Hamnnämnden"), ("Närvarande: fem",), ("*§ 4 Bryggor",), ("Dnr 7",),
         ("*Beslut",), ("Nämnden beslutar",), ("1. Ge hamnchefen i uppdrag att laga bryggan.",)],
        ["h1 Protokoll 2024-02-14", "t Organ | Hamnnämnden", "p Närvarande: fem", "h2 § 4 Bryggor", "p Dnr 7", "h2 Beslut",
         "p Nämnden beslutar", "l1 1. Ge hamnchefen i uppdrag att laga bryggan."],
    ),
    (
        [("*Redovisning",), ("Påhittad.",), ("*Hamnar",), ("*Uppdrag", "*Svar"), ("Laga bryggan", "Klart"), (),
         ("*Farleder",), ("*Uppdrag", "*Svar"), ("Muddra", "Pågår"), (), ("*Övrigt",), ("Inget.",)],
        ["h1 Redovisning", "p Påhittad.", "h2 Hamnar", "t Uppdrag | Svar / Laga bryggan | Klart", "h2 Farleder",
         "t Uppdrag | Svar / Muddra | Pågår", "h2 Övrigt", "p Inget."],
    ),
    # sections named inside one table are rows of it
    (
        [("*Nr", "*Uppdrag"), ("*Hamnar",), ("1", "Laga bryggan"), ("*Farleder",), ("2", "Muddra")],
        ["t Nr | Uppdrag / Hamnar |  / 1 | Laga bryggan / Farleder |  / 2 | Muddra"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), PROSE, ids=["minutes", "report", "sections in a table"])
def test_a_sheet_of_prose_has_its_bold_rows_as_headings(rows: list[tuple[str, ...]], expected: list[str]) -> None:
    document = read(bold_workbook(*rows), "u.xlsx")
    check_document(document)
    assert outline(document) == expected


def test_title_rows_stand_above_the_table_and_unnamed_sheets_have_no_heading() -> None:
    rows = [["Uppdrag till förvaltningen"], ["2024"], ["Nr", "Uppdrag"], [1, "Utreda"]]
    document = read(workbook(Blad1=rows), "u.xlsx")
    assert outline(document) == ["p Uppdrag till förvaltningen", "p 2024", "t Nr | Uppdrag / 1 | Utreda"]


def test_hidden_sheets_are_named_and_not_read() -> None:
    document = read(workbook(Uppdrag=[["Utreda"]], dolda=[["Hemligt"]]), "u.xlsx")
    assert "Hemligt" not in document.text
    assert document.notes == ("Dolda blad är inte lästa: dolda.",)


def test_formatted_empty_cells_far_away_do_no_harm() -> None:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    sheet = book.add_worksheet("Uppdrag")
    sheet.write(0, 0, "Utreda")
    sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))
    book.close()
    assert outline(read(made.getvalue(), "u.xlsx")) == ["h1 Uppdrag", "t Utreda"]
