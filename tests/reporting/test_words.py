"""Swedish words of the report-back: dates, headings, split wordings, unanswered parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.reading.document import Block, BlockKind, Cell, Document, FileKind, Page, Row
from fullgjort_web.reporting.quoted import marked_pieces, paragraphs_of
from fullgjort_web.reporting.wording import date_words, genitive, mid_sentence, opening, writable
from fullgjort_web.reporting.wordparts import split_wording


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-09-14", "den 14 september 2021"),
        ("2021-09", "september 2021"),
        ("2021-23", "hösten 2021"),
        ("2021-34", "andra kvartalet 2021"),
        ("2021", "2021"),
        ("2021-02-31", "2021-02-31"),
        ("2020/2022", "2020/2022"),
        ("", ""),
    ],
)
def test_a_date_keeps_its_precision(edtf, words):
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    ("name", "inside", "owner"),
    [
        ("Regionstyrelsen", "regionstyrelsen", "regionstyrelsens"),
        ("Kulturnämnden", "kulturnämnden", "kulturnämndens"),
        ("HR-direktören", "HR-direktören", "HR-direktörens"),
        ("Norra samverkansnämnden", "Norra samverkansnämnden", "Norra samverkansnämndens"),
        ("Älvmarkens hus", "Älvmarkens hus", "Älvmarkens hus"),
    ],
)
def test_names_inside_sentences(name, inside, owner):
    assert mid_sentence(name) == inside
    assert genitive(inside) == owner


@pytest.mark.parametrize(
    ("words", "said"),
    [("3 uppdrag", "Tre uppdrag"), ("13 uppdrag", "13 uppdrag"), ("en fil", "En fil"), ("1 av dem", "Ett av dem")],
)
def test_numbers_that_open_a_sentence(words, said):
    assert opening(words) == said


@pytest.mark.parametrize(
    ("wording", "parts", "split"),
    [
        ("Ge X i uppdrag att a b samt att c d. Redovisas i maj.", ["a b", "c d"],
         ("Ge X i uppdrag att", ("a b", "c d"), "Redovisas i maj.")),
        ("Uppdraget är att • a b • c d", ["a b", "c d"], ("Uppdraget är att", ("a b", "c d"), "")),
        ("Uppdraget: 1. a b 2. c d", ["a b", "c d"], ("Uppdraget:", ("a b", "c d"), "")),
        ("Ge X i uppdrag att a b", [], ("Ge X i uppdrag att a b", (), "")),
        ("a b och efter samråd med Y c d", ["a b", "c d"], ("a b och efter samråd med Y c d", ("a b", "c d"), "")),
        ("Ge X i uppdrag att se Y", ["a b"], ("Ge X i uppdrag att se Y", ("a b",), "")),
    ],
    ids=["samt att", "bullets", "numbers", "no parts", "words between", "parts elsewhere"],
)  # fmt: skip
def test_a_wording_is_split_at_its_parts_and_loses_no_words(wording, parts, split):
    found = split_wording(wording, parts)
    assert (found.lead, found.parts, found.tail) == split


def test_signs_that_no_document_holds_are_taken_away():
    assert writable("a\x02b\x0bc\ufffe\ud800d\te §\u00a05") == "abcd\te §\u00a05"


@pytest.mark.parametrize(
    ("paragraphs", "marked", "pieces"),
    [
        (["Ett. Två."], "Två.", [("Ett. ", "Två.", "")]),
        (["Ett.", "Två. Tre."], "Två.", [("Ett.", "", ""), ("", "Två.", " Tre.")]),
        (["Ett. Två.", "Tre. Fyra."], "Två. Tre.", [("Ett. ", "Två.", ""), ("", "Tre.", " Fyra.")]),
        (["Ett.", "Två.", "Tre."], "Ett. Två. Tre.", [("", "Ett.", ""), ("", "Två.", ""), ("", "Tre.", "")]),
        (["Ett."], "", [("Ett.", "", "")]),
        (["Ett."], "Två.", [("Ett.", "", "")]),
    ],
    ids=["in one", "in the second", "over two", "all", "none", "elsewhere"],
)
def test_the_marked_words_are_found_in_the_paragraphs(paragraphs, marked, pieces):
    assert list(marked_pieces(paragraphs, marked)) == pieces


@given(st.lists(st.text(alphabet="ab ", min_size=1).map(str.strip).filter(bool), min_size=1), st.data())
def test_pieces_are_the_paragraphs_and_the_marked_words(paragraphs, data):
    whole = " ".join(paragraphs)
    start = data.draw(st.integers(0, len(whole)))
    marked = whole[start : data.draw(st.integers(start, len(whole)))]
    pieces = marked_pieces(paragraphs, marked)
    assert ["".join(piece) for piece in pieces] == paragraphs
    assert "".join(middle for _, middle, _ in pieces).replace(" ", "") == marked.replace(" ", "")


def test_a_long_quotation_keeps_the_paragraphs_of_its_document():
    text = "Svar\n\nArbetet pågår.\n\nförsta delen\n\nandra  delen\n\nA\tB\nC\tD"
    blocks = [
        Block(BlockKind.HEADING, 0, 4, level=1),
        Block(BlockKind.PARAGRAPH, 6, 20),
        Block(BlockKind.LIST_ITEM, 22, 34, mark="•"),
        Block(BlockKind.LIST_ITEM, 36, 48, mark="2."),
        Block(
            BlockKind.TABLE,
            50,
            57,
            rows=(Row((Cell(50, 51, 0), Cell(52, 53, 1))), Row((Cell(54, 55, 0), Cell(56, 57, 1)))),
        ),
    ]
    document = Document("0" * 64, "a.txt", FileKind.TEXT, text, tuple(blocks), (Page(1, 0, len(text)),))
    assert paragraphs_of(document, 6, 57) == ("Arbetet pågår.", "• första delen", "2. andra delen", "A B", "C D")
    assert " ".join(paragraphs_of(document, 14, 44)) == document.quote(14, 44)
