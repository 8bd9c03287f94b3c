"""The boxes of a span lie on its words: checked against the PDF's own words as pdfplumber sees them."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_making import prose, rows_of, typeset, typst_table

from fullgjort.reading.document import Document, Rect
from fullgjort.reading.pdf import boxes, read_pdf


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Document]:
    source = (
        f"#set par(justify: true)\n#set text(hyphenate: true)\n= Rubrik\n\n{prose(1, 40)}\n\n"
        f"- en punkt {prose(3, 3)}\n\n"
        f"{typst_table([['Uppdrag', 'Ansvarig', 'Status'], *rows_of(20)], '(1fr, 2.2cm, 4cm)')}"
    )
    data = typeset(source, tmp_path_factory.mktemp("boxes"))
    return data, read_pdf(data, "rutor.pdf")


def _letters(data: bytes, rect: Rect) -> str:
    """The letters whose middle lies in a rectangle, as pdfplumber reads them."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        chars = pdf.pages[rect.page - 1].chars
    return "".join(
        char["text"]
        for char in chars
        if rect.left <= (char["x0"] + char["x1"]) / 2 <= rect.right
        and rect.top - 3 <= (char["top"] + char["bottom"]) / 2 <= rect.bottom + 3
    )


def _squeezed(text: str) -> str:
    return "".join(text.split()).replace("-", "").replace("\u2010", "").replace("\u00ad", "")


@pytest.mark.parametrize(
    "words", ["Rubrik", "Punkt 7 säger att", "en punkt", "Uppgift 5:", "Enhet 3", "enligt rapport 12 från"]
)
def test_boxes_hold_the_words_and_nothing_else(made: tuple[bytes, Document], words: str) -> None:
    data, document = made
    start = document.text.index(words)
    found = boxes(data, document, start, start + len(words))
    assert found
    assert "".join(_squeezed(_letters(data, rect)) for rect in found) == _squeezed(words)


def test_a_span_over_several_lines_has_a_box_on_each(made: tuple[bytes, Document]) -> None:
    data, document = made
    start = document.text.index("Punkt 3 säger")
    end = document.text.index("Punkt 8 säger")
    found = boxes(data, document, start, end)
    lines = [line for line in document.lines if line.start < end and start < line.end]
    assert len(found) == len(lines) > 3
    assert "".join(_squeezed(_letters(data, rect)) for rect in found) == _squeezed(document.text[start:end])


@pytest.mark.parametrize("span", [(0, 0), (5, 5), (10**6, 10**6 + 5)])
def test_empty_spans_have_no_boxes(made: tuple[bytes, Document], span: tuple[int, int]) -> None:
    assert boxes(*made, *span) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_boxes_lie_in_their_lines(made: tuple[bytes, Document], data: st.DataObject) -> None:
    file, document = made
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start, min(len(document.text), start + 300)))
    for rect in boxes(file, document, start, end):
        assert any(
            line.rect is not None
            and line.page == rect.page
            and line.rect.left - 0.5 <= rect.left <= rect.right <= line.rect.right + 0.5
            and line.rect.top - 0.5 <= rect.top <= rect.bottom <= line.rect.bottom + 0.5
            for line in document.lines
        )
