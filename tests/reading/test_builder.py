"""The builder: conventions of the text that all readers share."""

from __future__ import annotations

from document_checks import check_document, outline
from hypothesis import given
from hypothesis import strategies as st

from fullgjort.reading.builder import TextBuilder, clean
from fullgjort.reading.document import FileKind

LABELS = {"digest": "0" * 64, "name": "prov.txt", "kind": FileKind.TEXT}


def test_blocks_stand_in_order_with_an_empty_line_between() -> None:
    builder = TextBuilder()
    builder.add_heading("§ 12 Svar", 9)
    builder.add_paragraph("Nämnden\nbeslutar  att")
    builder.add_list_item("godkänna", mark="1.")
    builder.add_table([["Uppdrag", "Status"], ["Se över", ""], ["", ""], ["Utreda", None]], header_rows=1)
    document = builder.document(**LABELS)
    check_document(document)
    assert document.text == "§ 12 Svar\n\nNämnden beslutar att\n\ngodkänna\n\nUppdrag\tStatus\nSe över\t\nUtreda"
    assert outline(document)[0] == "h6 § 12 Svar"
    assert [row.header for row in document.blocks[-1].rows] == [True, False, False]
    assert [len(row.cells) for row in document.blocks[-1].rows] == [2, 2, 1]


def test_pages_begin_where_they_are_broken() -> None:
    builder = TextBuilder()
    builder.add_paragraph("Ett.")
    builder.page_break()
    builder.add_paragraph("Två.")
    document = builder.document(**LABELS)
    assert [(page.start, page.end) for page in document.pages] == [(0, 6), (6, 10)]
    assert [block.page for block in document.blocks] == [1, 2]
    assert document.page_at(7) == 2


def test_a_page_may_begin_within_a_block() -> None:
    builder = TextBuilder()
    builder.begin_page(595, 842)
    block = builder.add_paragraph("Stycket går över sidan.")
    assert block is not None
    builder.begin_page(595, 842, start=block.start + 8)
    document = builder.document(**LABELS)
    assert [(page.start, page.end, page.width) for page in document.pages] == [(0, 8, 595), (8, 23, 595)]


def test_nothing_added_gives_an_empty_document_of_one_page() -> None:
    document = TextBuilder().document(**LABELS)
    check_document(document)
    assert document.text == ""


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


any_text = st.text(max_size=20)
calls = st.one_of(
    st.tuples(st.just("add_heading"), any_text),
    st.tuples(st.just("add_paragraph"), any_text),
    st.tuples(st.just("add_list_item"), any_text),
    st.tuples(st.just("add_table"), st.lists(st.lists(st.one_of(st.none(), any_text), max_size=3), max_size=3)),
    st.tuples(st.just("page_break")),
)


@given(st.lists(calls, max_size=8))
def test_whatever_is_added_the_parts_fit_together(made: list[tuple[str, ...]]) -> None:
    builder = TextBuilder()
    for method, *arguments in made:
        getattr(builder, method)(*arguments)
    document = builder.document(**LABELS)
    check_document(document)
    breaks = sum(method == "page_break" for method, *_ in made)
    assert len(document.pages) == breaks + 1
    said = [
        clean(words) for method, *rest in made if method != "page_break" for words in rest if isinstance(words, str)
    ]
    assert [words for words in said if words not in document.text] == []
