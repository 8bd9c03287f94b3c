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
