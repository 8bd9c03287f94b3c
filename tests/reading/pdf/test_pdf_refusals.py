"""Files that cannot be read give one clear error; scanned pages give a note."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pdf_making import drawn, prose, put, typeset
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.pdf import read_pdf, render_page


def _scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, *canvas._pagesize)
    canvas.showPage()


def _text(canvas: Canvas) -> None:
    put(canvas, 20, 40, "Nämnden fick en rapport om läget i vården.")
    canvas.showPage()


def _empty(canvas: Canvas) -> None:
    canvas.showPage()


@pytest.mark.parametrize(
    ("pages", "scanned", "notes"),
    [
        ([_scan], (1,), ("Sida 1 är en bild utan text.",)),
        ([_text, _scan, _text], (2,), ("Sida 2 är en bild utan text.",)),
        ([_scan, _text, _scan, _scan, _scan], (1, 3, 4, 5), ("Sidorna 1 och 3–5 är bilder utan text.",)),
        ([_text, _empty], (), ()),
    ],
    ids=["only", "one", "several", "empty-page"],
)
def test_scanned_pages_are_named(pages: list, scanned: tuple[int, ...], notes: tuple[str, ...]) -> None:
    document = read_pdf(drawn(lambda canvas: [page(canvas) for page in pages]), "inläst.pdf")
    assert document.scanned_pages() == scanned
    assert document.notes == notes
    assert len(document.pages) == len(pages)
    assert ("rapport" in document.text) == (_text in pages)


def test_a_protected_file_says_so(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset(prose(1, 2), tmp_path))) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(buffer.getvalue(), "hemlig.pdf")
    assert caught.value.reason == "password"
    assert str(caught.value).startswith("hemlig.pdf: ")
    assert "lösenord" in caught.value.why


def test_a_file_with_an_owners_password_only_is_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset(prose(1, 2), tmp_path))) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="a", user=""))
    assert read_pdf(buffer.getvalue(), "öppen.pdf").text == prose(1, 2)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n", "damaged"),
        (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n%%EOF", "damaged"),
        (b"not a PDF at all", "damaged"),
        (bytes(range(256)) * 40, "damaged"),
    ],
)
def test_empty_and_damaged_files(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(data, "trasig.pdf")
    assert caught.value.reason == reason
    assert caught.value.advice


def test_a_truncated_file_is_read_or_refused(tmp_path: Path) -> None:
    data = typeset(prose(1, 60), tmp_path)
    answers = []
    for share in (0.1, 0.3, 0.5, 0.7, 0.9, 0.98):
        try:
            answers.append(len(read_pdf(data[: int(len(data) * share)], "kort.pdf").pages) > 0)
        except UnreadableFile as error:
            answers.append(error.reason == "damaged")
    assert all(answers)


def test_too_many_pages_are_refused() -> None:
    data = drawn(lambda canvas: [_text(canvas) for _ in range(6)])
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(data, "lång.pdf", max_pages=5)
    assert caught.value.reason == "too-many-pages"
    assert len(read_pdf(data, "lång.pdf", max_pages=6).pages) == 6


def test_pages_become_pictures(tmp_path: Path) -> None:
    data = typeset(prose(1, 5), tmp_path)
    picture = Image.open(io.BytesIO(render_page(data, 1, 1.0)))
    assert picture.format == "PNG"
    assert picture.size == pytest.approx((596, 842), abs=1)
    with pytest.raises(IndexError):
        render_page(data, 2, 1.0)
