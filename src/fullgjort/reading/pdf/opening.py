"""Opening a PDF: one clear error for each way in which it can fail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium_c

from fullgjort.reading.errors import UnreadableFile


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """The opened PDF, closed again at the end. Raises UnreadableFile (`empty`, `password`, `damaged`).

    PDFium is not thread safe: one document at a time in a process.
    """
    if not data:
        raise UnreadableFile(name, "empty", "Filen är tom.", "Hämta den igen från källan.")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # PDFium keeps the code of an earlier file where a broken one sets none: believe "password" only of an
        # encrypted file, whose trailer always says so in plain bytes (ISO 32000-1, 7.6.1).
        code = getattr(error, "err_code", None) if b"/Encrypt" in data else None
        raise _refusal(name, code) from error
    try:
        yield document
    finally:
        document.close()


def _refusal(name: str, code: int | None) -> UnreadableFile:
    if code == pdfium_c.FPDF_ERR_PASSWORD:
        return UnreadableFile(
            name,
            "password",
            "Filen är skyddad med lösenord.",
            "Spara den utan lösenord och lägg till den på nytt.",
        )
    if code == pdfium_c.FPDF_ERR_SECURITY:
        return UnreadableFile(
            name,
            "password",
            "Filen är krypterad på ett sätt som inte går att läsa.",
            "Skriv ut den till en ny PDF utan skydd och lägg till den.",
        )
    return UnreadableFile(
        name,
        "damaged",
        "Filen är skadad eller är ingen PDF.",
        "Öppna den i en PDF-läsare; går det inte, hämta den igen från källan.",
    )
