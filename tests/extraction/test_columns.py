"""Lists of assignments in a workbook: which column tells what."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from fullgjort.extraction.extract import extract
from fullgjort.extraction.finding import Assignment, Findings
from fullgjort.reading.read import read

HEADER = ["Nr", "Uppdrag", "Beslut", "Datum", "Ansvarig", "Redovisas senast", "Status", "Kommentar"]
ROWS = [
    [1, "Ta fram en plan för laddstolpar vid skolorna", "KS § 13", "2024-02-06", "Teknisk chef", "2024-11-30", "Pågår",
     "Upphandling av konsult är klar."],
    [2, "Utreda förutsättningarna för en badplats i Sjövik", "KS § 27", "2024-03-05", "Kommundirektören", "2024-09-30",
     "Försenat", "Väntar på markägarens svar."],
    [3, "Se över taxan för uthyrning av lokaler", "KS § 41", "2024-04-09", "Ekonomichefen", "2024-08-31", "Klart", ""],
]  # fmt: skip


def workbook(header: list[str], rows: list[list[str | int]], title: str) -> Findings:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Uppdrag")
    for number, row in enumerate([[title], [], header, *rows]):
        sheet.write_row(number, 0, row)
    book.close()
    return extract(read(out.getvalue(), "lista.xlsx"))


@pytest.fixture(scope="module")
def listed() -> tuple[Assignment, ...]:
    return workbook(HEADER, ROWS, "Uppdragslista kommunstyrelsen, Kärnby kommun, 2024-10-01").assignments


def test_neither_title_nor_header_is_an_assignment(listed: tuple[Assignment, ...]) -> None:
    assert [item.evidence.quote for item in listed] == [row[1] for row in ROWS]


def test_a_date_beside_the_decision_is_its_day(listed: tuple[Assignment, ...]) -> None:
    origins = [(o.kind, o.body, o.date, o.paragraph) for o in (item.origin for item in listed)]
    assert origins == [
        ("decision", "KS", "2024-02-06", 13),
        ("decision", "KS", "2024-03-05", 27),
        ("decision", "KS", "2024-04-09", 41),
    ]


def test_the_column_redovisas_senast_is_the_deadline(listed: tuple[Assignment, ...]) -> None:
    assert [[(d.edtf, d.latest) for d in item.due] for item in listed] == [
        [("2024-11-30", "2024-11-30")],
        [("2024-09-30", "2024-09-30")],
        [("2024-08-31", "2024-08-31")],
    ]


def test_the_comment_is_the_report_and_the_status_column_decides_it(listed: tuple[Assignment, ...]) -> None:
    reports = [item.report for item in listed]
    assert [(r.words.quote, r.status) for r in reports if r] == [
        ("Upphandling av konsult är klar.", "ongoing"),
        ("Väntar på markägarens svar.", "ongoing"),
        ("Klart", "done"),
    ]


@pytest.mark.parametrize(
    ("header", "row", "origin", "due"),
    [
        (
            ["Beslutsdatum", "§", "Uppdrag", "Ansvarig", "Återrapporteras senast", "Status"],
            ["2024-02-06", "§ 13", "Utreda en ny badplats i Sjövik", "Teknisk chef", "2024-11-30", "Pågår"],
            ("KS", "2024-02-06", 13),
            ["2024-11-30"],
        ),
        (
            ["Uppdrag", "Datum", "Ansvarig", "Status"],
            ["Utreda en ny badplats i Sjövik", "2024-11-30", "Teknisk chef", "Pågår"],
            (None, None, None),
            ["2024-11-30"],
        ),
        (
            ["Datum", "Beslut", "Uppdrag", "Ansvarig", "Klart senast"],
            ["2024-02-06", "KS § 13", "Utreda en ny badplats i Sjövik", "Teknisk chef", "2024-11-30"],
            ("KS", "2024-02-06", 13),
            ["2024-11-30"],
        ),
    ],
)
def test_dates_by_their_columns(
    header: list[str], row: list[str | int], origin: tuple[str | None, str | None, int | None], due: list[str]
) -> None:
    other = [*row]
    found = workbook(header, [row, other], "Uppdragslista kommunstyrelsen 2024-10-01").assignments[0]
    assert (found.origin.body, found.origin.date, found.origin.paragraph) == origin
    assert [d.edtf for d in found.due] == due
