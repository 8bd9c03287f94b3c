"""Scanned pages: made searchable by `ocrmypdf` where it is installed, otherwise named in a message."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from fullgjort.reading.document import Document
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.read import read

LANGUAGE = "swe"
SECONDS_PER_PAGE = 30.0
SECONDS_TO_BEGIN = 60.0
_PASSWORD = 8
"""ocrmypdf's exit code for an encrypted file; 3 is a missing program or language."""
_MISSING = 3
_MOST_NAMED = 20


def is_installed() -> bool:
    """True where `ocrmypdf` and `tesseract` can be run."""
    return shutil.which("ocrmypdf") is not None and shutil.which("tesseract") is not None


def seconds_for(pages: int) -> float:
    """The time limit for that many scanned pages."""
    return SECONDS_TO_BEGIN + SECONDS_PER_PAGE * pages


def page_names(pages: tuple[int, ...]) -> str:
    """Pages for a sentence: "sida 3", "sidorna 2–5 och 9"."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], page
        else:
            runs.append((page, page))
    named = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    if len(named) > _MOST_NAMED:
        named = [*named[:_MOST_NAMED], "fler"]
    listed = f"{', '.join(named[:-1])} och {named[-1]}" if len(named) > 1 else named[0]
    return f"sida {listed}" if len(pages) == 1 else f"sidorna {listed}"


def scanned_error(document: Document) -> UnreadableFile:
    """The error for a document that is nothing but scanned pages."""
    pages = page_names(document.scanned_pages())
    return UnreadableFile(
        document.name,
        "scanned",
        f"Filen består av bilder utan text ({pages}).",
        "Installera ocrmypdf med svenska (Debian: ocrmypdf och tesseract-ocr-swe), eller gör filen sökbar "
        "och lägg till den på nytt.",
    )


def read_scanned(data: bytes, name: str, document: Document) -> Document:
    """The document with the text of its scanned pages; digest and name are those of the original.

    Runs `ocrmypdf` in one thread, within `seconds_for` the pages. Raises UnreadableFile (`scanned`, `timeout`,
    `password`).
    """
    pages = document.scanned_pages()
    searchable = _searchable(data, name, document, seconds_for(len(pages)))
    read_again = read(searchable, name)
    note = f"Text på {page_names(pages)} är tolkad ur bilder (OCR) och kan ha fel."
    return replace(read_again, digest=document.digest, form={**document.form, **read_again.form},
                   notes=(*read_again.notes, note))  # fmt: skip


def _searchable(data: bytes, name: str, document: Document, seconds: float) -> bytes:
    """The PDF with a text layer on the pages that lack one."""
    with tempfile.TemporaryDirectory(prefix="fullgjort-ocr-") as folder:
        original, made = Path(folder) / "in.pdf", Path(folder) / "ut.pdf"
        original.write_bytes(data)
        command = [
            "ocrmypdf", "--language", LANGUAGE, "--skip-text", "--rotate-pages", "--jobs", "1", "--optimize", "0",
            "--output-type", "pdf", "--quiet", str(original), str(made),
        ]  # fmt: skip
        try:
            ended = subprocess.run(
                command,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
                capture_output=True,
                timeout=seconds,
                check=False,
                stdin=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired as error:
            raise UnreadableFile(
                name,
                "timeout",
                f"Texttolkningen av {page_names(document.scanned_pages())} tog längre tid än {seconds:.0f} sekunder.",
                "Dela upp filen, eller gör den sökbar med ett annat program.",
            ) from error
        except OSError as error:
            raise scanned_error(document) from error
        if ended.returncode == _PASSWORD:
            raise UnreadableFile(
                name, "password", "Filen är skyddad med lösenord.", "Spara den utan lösenord och lägg till den på nytt."
            )
        if ended.returncode == _MISSING or not made.is_file():
            raise scanned_error(document)
        return made.read_bytes()
