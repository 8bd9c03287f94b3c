"""Scanned pages: searched where ocrmypdf is installed, named where it is not."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from good_files import good_file, words_of
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.read import read
from fullgjort_web.intake import ocr
from fullgjort_web.intake.reader import read_and_extract


def scanned_pdf(pages: int) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made)
    for number in range(pages):
        image = Image.effect_noise((300, 400), 50 + number)
        canvas.drawImage(ImageReader(image), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH."""
    folder = tmp_path / "program"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def install(folder: Path, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [((3,), "sida 3"), ((1, 2, 3), "sidorna 1–3"), ((2, 3, 9), "sidorna 2–3 och 9"), ((1, 3, 5), "sidorna 1, 3 och 5")],
)
def test_pages_are_named_in_plain_words(pages: tuple[int, ...], expected: str) -> None:
    assert ocr.page_names(pages) == expected


def test_scans_without_ocr_are_an_error_that_names_the_pages(programs: Path) -> None:
    assert not ocr.is_installed()
    with pytest.raises(UnreadableFile, match=r"sidorna 1–3.*ocrmypdf") as caught:
        read_and_extract(scanned_pdf(3), "skannad.pdf")
    assert caught.value.reason == "scanned"


def test_text_of_scanned_pages_is_read_after_ocr(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "sökbar.pdf").write_bytes(good_file("pdf", 8))
    install(programs, "tesseract", "exit 0")
    install(
        programs,
        "ocrmypdf",
        f'echo "$OMP_THREAD_LIMIT $*" > "{tmp_path}/anrop"\n'
        f'for last; do :; done\n/bin/cp "{tmp_path}/sökbar.pdf" "$last"',
    )
    assert ocr.is_installed()
    data = scanned_pdf(1)
    document = ocr.read_scanned(data, "skannad.pdf", read(data, "skannad.pdf"))
    assert words_of(8).split(": ")[1] in document.text
    assert document.digest == read(data, "skannad.pdf").digest
    assert document.notes[-1] == "Text på sida 1 är tolkad ur bilder (OCR) och kan ha fel."
    called = (tmp_path / "anrop").read_text("utf-8")
    assert called.startswith("1 --language swe --skip-text")


@pytest.mark.parametrize(("code", "reason"), [(8, "password"), (3, "scanned"), (1, "scanned")])
def test_ocr_that_fails_says_why(programs: Path, code: int, reason: str) -> None:
    install(programs, "ocrmypdf", f"exit {code}")
    data = scanned_pdf(1)
    with pytest.raises(UnreadableFile) as caught:
        ocr.read_scanned(data, "skannad.pdf", read(data, "skannad.pdf"))
    assert caught.value.reason == reason


def test_ocr_that_hangs_is_ended(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "SECONDS_TO_BEGIN", 0.2)
    monkeypatch.setattr(ocr, "SECONDS_PER_PAGE", 0.0)
    install(programs, "ocrmypdf", "exec /bin/sleep 30")
    data = scanned_pdf(1)
    with pytest.raises(UnreadableFile) as caught:
        ocr.read_scanned(data, "skannad.pdf", read(data, "skannad.pdf"))
    assert caught.value.reason == "timeout"
    assert os.environ["PATH"] == str(programs)
