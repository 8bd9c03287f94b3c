"""Files of kinds that are not read: what they are, so that the message can say so."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

SAVE_AS = "Spara den som DOCX eller PDF och lägg till den på nytt."


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind that is not read: the reason's key, what the file is, and what to do with it."""

    reason: str
    why: str
    advice: str


_LOCKED = Foreign(
    "password", "Filen är skyddad med lösenord.", "Öppna den, ta bort lösenordet, spara den och lägg till den på nytt."
)


def _unknown(what: str, advice: str = SAVE_AS) -> Foreign:
    return Foreign("unknown-kind", f"Filen är {what}, en typ som inte kan läsas.", advice)


_PICTURE = "Gör en sökbar PDF av den med texttolkning (OCR) och lägg till den."
_BEGINNINGS = (
    (b"{\\rtf", _unknown("ett RTF-dokument")),
    (b"\x89PNG\r\n", _unknown("en bild (PNG)", _PICTURE)),
    (b"\xff\xd8\xff", _unknown("en bild (JPEG)", _PICTURE)),
    (b"GIF8", _unknown("en bild (GIF)", _PICTURE)),
    (b"II*\x00", _unknown("en bild (TIFF)", _PICTURE)),
    (b"MM\x00*", _unknown("en bild (TIFF)", _PICTURE)),
    (b"%!PS", _unknown("en PostScript-fil", "Gör en PDF av den och lägg till den.")),
    (b"\x1f\x8b", _unknown("en packad fil (gzip)", "Packa upp den och lägg till det som ligger i den.")),
    (b"7z\xbc\xaf\x27\x1c", _unknown("ett arkiv (7z)", "Packa upp det och lägg till filerna.")),
    (b"Rar!\x1a\x07", _unknown("ett arkiv (RAR)", "Packa upp det och lägg till filerna.")),
    (b"BM", _unknown("en bild (BMP)", _PICTURE)),
    (b"MZ", _unknown("ett program", "Det är inget dokument; ta bort filen ur mappen.")),
    (b"\x7fELF", _unknown("ett program", "Det är inget dokument; ta bort filen ur mappen.")),
    (b"ID3", _unknown("en ljudfil", "Lägg till det skrivna protokollet i stället.")),
    (b"SQLite format 3", _unknown("en databas", "Exportera innehållet till XLSX och lägg till den filen.")),
)
_TEXT_LIKE = frozenset({b"BM", b"MZ", b"ID3"})
"""Beginnings that a text may have, too: only believed where a zero byte follows early."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", _LOCKED),
    ("WordDocument", _unknown("ett Word-dokument i det gamla formatet (.doc)")),
    ("Workbook", _unknown("en Excel-bok i det gamla formatet (.xls)", "Spara den som XLSX och lägg till den på nytt.")),
    ("PowerPoint Document", _unknown("en presentation i det gamla formatet (.ppt)")),
    ("__substg1.0", _unknown("ett e-brev (.msg)", "Spara brevet eller dess bilaga som PDF och lägg till den.")),
)
_ZIP_MEMBERS = (
    ("ppt/presentation.xml", _unknown("en presentation (PPTX)", "Spara den som PDF och lägg till den.")),
    ("META-INF/container.xml", _unknown("en e-bok (EPUB)")),
)
_ENCRYPTED = 0x1
"""A ZIP member's flag (APPNOTE 4.4.4)."""
_MULTIPART = re.compile(
    rb"(?:[A-Z][\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?Content-Type:\s*multipart/", re.IGNORECASE
)
_XML_WORD = b'progid="Word.Document"'


def foreign_kind(data: bytes) -> Foreign | None:
    """What kind of unread file the bytes are, by their content; None where no such kind is recognised."""
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning) and (beginning not in _TEXT_LIKE or b"\x00" in data[:64]):
            return kind
    if data.startswith(_OLE):
        names = ((name.encode("utf-16-le"), kind) for name, kind in _OLE_STREAMS)
        return next((kind for name, kind in names if name in data), _unknown("en fil i ett gammalt Office-format"))
    if data[:4] == b"RIFF" or data[4:8] == b"ftyp":
        return _unknown("en bild-, ljud- eller filmfil", "Lägg till det skrivna dokumentet i stället.")
    if data.startswith(b"PK"):
        return _zipped(data)
    if _MULTIPART.match(data[:4000]):
        return _unknown("en sparad webbsida eller ett e-brev (MHTML, EML)")
    if _XML_WORD in data[:2000]:
        return _unknown("ett Word-dokument i XML-format")
    return None


def _zipped(data: bytes) -> Foreign | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
            locked = any(member.flag_bits & _ENCRYPTED for member in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return Foreign(
            "damaged",
            "Filen är ett packat dokument (DOCX, XLSX, ODT) som är skadat eller avklippt.",
            "Öppna den i sitt program och spara den på nytt, eller hämta den igen från källan.",
        )
    if locked:
        return _LOCKED
    for member, kind in _ZIP_MEMBERS:
        if member in members:
            return kind
    return _unknown("ett ZIP-arkiv", "Packa upp det, eller lägg till arkivet som källa så läses filerna i det.")
