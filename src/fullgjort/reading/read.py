"""The one entry to reading: bytes in, a Document out, or one clear error."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from fullgjort.reading.document import Document, FileKind
from fullgjort.reading.docx import read_docx
from fullgjort.reading.encoding import decode
from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.foreign import foreign_kind
from fullgjort.reading.html import read_html
from fullgjort.reading.kind import sniff
from fullgjort.reading.limits import MEGABYTE, MOST_BYTES, MOST_MARKUP
from fullgjort.reading.markdown import read_markdown
from fullgjort.reading.odt import read_odt
from fullgjort.reading.plain import read_plain
from fullgjort.reading.spreadsheet import read_spreadsheet

_ZIPPED: dict[FileKind, Callable[[bytes, str, str], Document]] = {
    FileKind.DOCX: read_docx,
    FileKind.ODT: read_odt,
}
READABLE = "PDF, DOCX, ODT, XLSX, ODS, HTML, Markdown och vanlig text"


def read(data: bytes, name: str) -> Document:
    """The document in the bytes, its kind told by content; `name` is only what messages and the document call it.

    A PDF of scanned pages gives a document whose pages say so; every other file without any text is an error.
    Raises UnreadableFile (see its `reason`), one per kind of trouble.
    """
    if len(data) > MOST_BYTES:
        raise _too_large(name, len(data), MOST_BYTES)
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile(name, "empty", "Filen är tom.", "Hämta den igen från källan.")
    kind = sniff(data)
    if kind is None:
        raise _unreadable(data, name)
    digest = hashlib.sha256(data).hexdigest()
    document = _read(kind, data, name, digest)
    if not document.text and not document.scanned_pages():
        raise UnreadableFile(
            name,
            "empty",
            "Filen går att öppna men innehåller ingen text.",
            "Är innehållet bilder, gör en sökbar PDF av dem med texttolkning (OCR).",
        )
    return document


def _read(kind: FileKind, data: bytes, name: str, digest: str) -> Document:
    if kind is FileKind.PDF:
        from fullgjort.reading.pdf import read_pdf

        return read_pdf(data, name)
    if kind in _ZIPPED:
        return _ZIPPED[kind](data, name, digest)
    if kind in {FileKind.XLSX, FileKind.ODS}:
        return read_spreadsheet(data, name, digest, kind)
    if len(data) > MOST_MARKUP:
        raise _too_large(name, len(data), MOST_MARKUP)
    text = decode(data)
    if text is None:
        raise _unreadable(data, name)
    if kind is FileKind.HTML:
        return read_html(text, name, digest)
    if kind is FileKind.MARKDOWN:
        return read_markdown(text, name, digest)
    return read_plain(text, name, digest, FileKind.TEXT)


def _too_large(name: str, size: int, most: int) -> UnreadableFile:
    return UnreadableFile(
        name,
        "too-large",
        f"Filen är {size // MEGABYTE} MB; gränsen är {most // MEGABYTE} MB.",
        "Dela upp den i mindre filer.",
    )


def _unreadable(data: bytes, name: str) -> UnreadableFile:
    foreign = foreign_kind(data)
    if foreign:
        return UnreadableFile(name, foreign.reason, foreign.why, foreign.advice)
    return UnreadableFile(
        name, "unknown-kind", "Det går inte att se vilken typ av fil det är.", f"Filer som kan läsas är {READABLE}."
    )
