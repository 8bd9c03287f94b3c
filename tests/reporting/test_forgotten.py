"""The list of what was never reported, as a document."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from docx import Document
from python_calamine import CalamineWorkbook
from test_files import structure_kinds, words_of

from fullgjort_web.command.main import main
from fullgjort_web.register.selectors.start import never_reported
from fullgjort_web.reporting.board import find_board
from fullgjort_web.reporting.forgotten import Forgotten, forgotten
from fullgjort_web.reporting.forgotten_files import WRITERS, docx, file_name, pdf, xlsx
from fullgjort_web.reporting.forgotten_template import TEMPLATE, make_template

pytestmark = pytest.mark.django_db

DAY = date(2022, 5, 31)
EMPTY = date(2021, 3, 31)
SAID = [
    "Aldrig återrapporterade uppdrag den 31 maj 2022",
    "Regionfullmäktige, § 60",
    "Pröva ett ungdomskort",
    "att ge regionstyrelsen i uppdrag att pröva ett ungdomskort",
    "Beslutet är läst i Protokoll 16 juni 2021 (rf.txt).",
    "Senast den 31 december 2021. Försenat 151 dagar.",
    "Beslutet har inget datum.",
    "Ett uppdrag tas upp när 90 dagar har gått sedan det gavs (eller först nämndes",
]


@pytest.fixture
def listed(register: None) -> Forgotten:
    """The list of all boards on 31 May 2022."""
    return forgotten(DAY)


def test_it_holds_the_rows_of_the_page_by_board_oldest_first(listed: Forgotten) -> None:
    shown = [(board.name, [(row.heading, row.given_on, row.days) for row in board.rows]) for board in listed.boards]
    assert shown == [
        ("Regionfullmäktige", [("Pröva ett ungdomskort", date(2021, 6, 16), 349)]),
        (
            "Regionstyrelsen",
            [
                ("Se över parkeringen vid Hallsele sjukhus senast den 31 december 2021", date(2021, 3, 10), 447),
                ("Kartlägga reservkraften", date(2022, 2, 9), 111),
            ],
        ),
    ]
    assert {row.code for row in listed.rows} == {row.code for row in never_reported(DAY)}
    assert [row.number for row in listed.rows] == [1, 2, 3]


def test_it_says_among_which_documents_and_which_minutes_are_missing(listed: Forgotten) -> None:
    assert listed.summary == (
        "Tre uppdrag har inget svar bland de 11 dokument som är lästa, från 10 mars 2021 till 6 april 2022; "
        f"protokoll som saknas: {len(listed.missing)}."
    )
    assert ("Regionstyrelsen", date(2021, 10, 20)) in listed.missing
    assert "20 oktober 2021" in next(board.minutes for board in listed.boards if board.name == "Regionstyrelsen")


def test_one_board_has_its_own_rows_and_missing_minutes_alone(register: None) -> None:
    listed = forgotten(DAY, find_board("RF"))
    assert [row.heading for row in listed.rows] == ["Pröva ett ungdomskort"]
    assert {board for board, _ in listed.missing} <= {"Regionfullmäktige"}
    assert listed.title == "Aldrig återrapporterade uppdrag från regionfullmäktige den 31 maj 2022"
    assert listed.summary.startswith("Ett uppdrag från regionfullmäktige har inget svar bland de 11 dokument")


def test_an_answer_takes_the_assignment_off_the_list_from_its_day(register: None) -> None:
    parking = "Se över parkeringen vid Hallsele sjukhus senast den 31 december 2021"
    before, after = forgotten(date(2022, 6, 14)), forgotten(date(2022, 6, 15))
    assert parking in [row.heading for row in before.rows]
    assert parking not in [row.heading for row in after.rows]


@pytest.mark.parametrize("kind", WRITERS)
def test_every_form_says_the_same(listed: Forgotten, kind: str) -> None:
    words = words_of(kind, WRITERS[kind](listed))
    assert [said for said in [*SAID, listed.summary] if said.replace("-", "") not in words.replace("-", "")] == []


@pytest.mark.parametrize("kind", WRITERS)
def test_an_empty_list_is_a_document_that_says_so(register: None, kind: str) -> None:
    listed = forgotten(EMPTY)
    assert listed.rows == ()
    assert listed.summary.startswith("Listan är tom: inget uppdrag som gavs för 90 dagar sedan eller mer saknar svar")
    assert listed.summary in words_of(kind, WRITERS[kind](listed))


@pytest.mark.parametrize("kind", WRITERS)
def test_a_register_without_documents_gives_a_document_that_says_so(db: None, home: Path, kind: str) -> None:
    listed = forgotten(DAY)
    assert listed.summary == "Inga dokument från tiden till och med 31 maj 2022 är lästa, så listan är tom."
    assert listed.summary in words_of(kind, WRITERS[kind](listed))


@pytest.mark.parametrize("kind", WRITERS)
def test_markup_in_any_field_stays_text(listed: Forgotten, kind: str) -> None:
    odd = "A & B <b>fet</b> {{ sju }} {% if %} #let $x$ *y* =1+1"
    row = replace(listed.rows[0], heading=odd, wording=odd, source=odd, notes=(odd,))
    board = replace(listed.boards[0], name=odd, rows=(row,))
    assert words_of(kind, WRITERS[kind](replace(listed, summary=odd, boards=(board,)))).count(odd) >= 6


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_list_gives_the_same_bytes(listed: Forgotten, kind: str) -> None:
    assert WRITERS[kind](listed) == WRITERS[kind](listed)


def test_the_pdf_is_tagged_swedish_and_titled(listed: Forgotten) -> None:
    with pikepdf.open(io.BytesIO(pdf(listed))) as made:
        assert made.Root.Lang == "sv"
        metadata = made.open_metadata()
        assert (metadata["dc:title"], metadata["pdfuaid:part"]) == (listed.title, "1")
        kinds = [str(kind) for kind in structure_kinds(made.Root.StructTreeRoot)]
        page = made.pages[0].MediaBox
    assert page[2] > page[3]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 2 + len(listed.boards)
    assert kinds.count("/Table") == 1 + len(listed.boards)
    assert kinds.count("/TH") == 3 + 7 * len(listed.boards)


def test_the_word_file_has_headings_header_rows_and_lying_pages(listed: Forgotten) -> None:
    made = Document(io.BytesIO(docx(listed)))
    assert made.sections[0].page_width > made.sections[0].page_height
    assert [p.style.name for p in made.paragraphs].count("Heading 2") == 2 + len(listed.boards)
    assert [len(table.rows) for table in made.tables[:-1]] == [1 + len(board.rows) for board in listed.boards]
    assert all(len(table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")) == 1 for table in made.tables)
    assert (made.core_properties.title, made.core_properties.created.date()) == (listed.title, DAY)
    assert [p.text for p in made.paragraphs if not p.text.strip() or "{" in p.text] == []


def test_the_word_template_is_the_one_that_its_module_makes() -> None:
    assert make_template() == TEMPLATE.read_bytes(), "Kör: uv run python -m fullgjort_web.reporting.forgotten_template"


def test_the_workbook_has_a_row_for_each_assignment_with_real_days(listed: Forgotten) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx(listed)))
    assert book.sheet_names == ["Aldrig återrapporterade", "Protokoll som saknas", "Underlag"]
    head, *rows = book.get_sheet_by_name("Aldrig återrapporterade").to_python()
    assert [row[head.index("Gavs")] for row in rows] == [row.given_on for row in listed.rows]
    assert [row[head.index("Dagar sedan")] for row in rows] == [row.days for row in listed.rows]
    assert len(book.get_sheet_by_name("Protokoll som saknas").to_python()) == 1 + len(listed.missing)


def test_the_file_is_called_after_board_and_day(register: None) -> None:
    assert file_name(DAY, "PDF") == "aldrig-aterrapporterade-2022-05-31.pdf"
    assert file_name(DAY, "docx", find_board("RS")) == "aldrig-aterrapporterade-rs-2022-05-31.docx"


@pytest.fixture
def call(register: None, home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("fullgjort_web.home.prepare", lambda *_, **__: home)
    monkeypatch.setattr("fullgjort_web.command.forgotten.prepare", lambda *_, **__: home)

    def run(*arguments: object):
        return CliRunner().invoke(main, ["forgotten", *map(str, arguments)])

    return run


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK"), ("PDF", b"%PDF")])
def test_the_command_writes_the_file_and_says_what_is_in_it(call, tmp_path: Path, ending: str, begins: bytes) -> None:
    target = tmp_path / f"lista.{ending}"
    done = call("--to", target, "--body", "rs", "--day", "2022-05-31")
    assert done.exit_code == 0, done.output
    assert target.read_bytes().startswith(begins)
    assert "Två uppdrag från regionstyrelsen har inget svar" in done.output
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--body", "RT"), "Organet RT finns inte i registret. Närmast är"),
        (("--day", "31 maj"), "Skriv dagen som 2022-02-09, inte som 31 maj."),
        (("--to", "a.odt"), "Filnamnet a.odt slutar på .odt. Välj .docx, .pdf eller .xlsx."),
    ],
    ids=["unknown board", "no day", "unknown kind"],
)
def test_wrong_use_is_answered_with_what_to_do(call, tmp_path: Path, arguments: tuple[str, str], said: str) -> None:
    done = call("--to", tmp_path / "lista.pdf", *arguments)
    assert done.exit_code != 0
    assert said in done.output
    assert list(tmp_path.iterdir()) == []
