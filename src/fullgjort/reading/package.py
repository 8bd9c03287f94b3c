"""A zipped document (DOCX, ODT, XLSX, ODS): its parts, read within limits."""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from types import TracebackType
from typing import Self

from lxml import etree

from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.limits import (
    HIGHEST_RATIO,
    MEGABYTE,
    MOST_EXPANDED,
    MOST_MARKUP,
    MOST_MEMBERS,
    RATIO_MATTERS,
)

_CHUNK = 256 * 1024
_ENCRYPTED = 0x1
_SAVE_AGAIN = "Öppna den i sitt program och spara den på nytt, eller hämta den igen från källan."


def damaged(name: str, what: str) -> UnreadableFile:
    """The error for a file whose inside does not hold together; `what` is a Swedish sentence."""
    return UnreadableFile(name, "damaged", what, _SAVE_AGAIN)


def too_large(name: str, what: str) -> UnreadableFile:
    """The error for a file that expands beyond the limits; `what` is a Swedish sentence."""
    return UnreadableFile(
        name, "too-large", what, "Kontrollera att filen är äkta; är den det, dela upp den i mindre filer."
    )


def _locked(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "password",
        "Filen är skyddad med lösenord.",
        "Öppna den, ta bort lösenordet, spara den och lägg till den på nytt.",
    )


class Package:
    """The parts of a zipped document.

    Opening checks what the directory declares (number of parts, sizes, ratio, encryption); reading counts what
    really comes out. Raises UnreadableFile (`damaged`, `too-large`, `password`).
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise damaged(name, "Filen är skadad eller avklippt.") from error
        self._check()
        if b"encryption-data" in self.read("META-INF/manifest.xml"):
            raise _locked(name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._archive.close()

    @property
    def members(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._archive.namelist())

    def read(self, member: str, most: int = MOST_MARKUP) -> bytes:
        """The bytes of a part, b"" where there is none. Raises UnreadableFile where more than `most` come out."""
        try:
            info = self._archive.getinfo(member)
        except KeyError:
            return b""
        pieces: list[bytes] = []
        length = 0
        try:
            with self._archive.open(info) as part:
                while piece := part.read(_CHUNK):
                    length += len(piece)
                    if length > most:
                        raise too_large(self.name, f"En del av filen är större än {most // MEGABYTE} MB uppackad.")
                    pieces.append(piece)
        except (
            zipfile.BadZipFile,
            zlib.error,
            lzma.LZMAError,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise damaged(self.name, f"Delen ”{member}” i filen går inte att packa upp.") from error
        return b"".join(pieces)

    def related(self, source: str, kind: str) -> list[tuple[str, str]]:
        """(id, part) of the Office relationships of `source` ("" for the package) whose type ends with `kind`."""
        folder, file = posixpath.split(source)
        content = self.read(posixpath.join(folder, "_rels", f"{file}.rels"))
        if not content:
            return []
        found: list[tuple[str, str]] = []
        for element in parse(content, self.name):
            attributes = element.attrib
            if attributes.get("TargetMode") == "External" or not attributes.get("Type", "").endswith(f"/{kind}"):
                continue
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.append((attributes.get("Id", ""), path))
        return found

    def _check(self) -> None:
        members = self._archive.infolist()
        if len(members) > MOST_MEMBERS:
            raise too_large(self.name, f"Filen innehåller {len(members)} delar; gränsen är {MOST_MEMBERS}.")
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise _locked(self.name)
        if sum(member.file_size for member in members) > MOST_EXPANDED:
            raise too_large(self.name, f"Filen blir större än {MOST_EXPANDED // MEGABYTE} MB uppackad.")
        for member in members:
            if member.file_size > RATIO_MATTERS and member.file_size > HIGHEST_RATIO * max(member.compress_size, 1):
                raise too_large(self.name, f"Delen ”{member.filename}” är packad orimligt hårt (en zip-bomb).")


def parser() -> etree.XMLParser:
    """A parser that expands no entities, loads nothing and keeps libxml2's own limits."""
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def parse(content: bytes, name: str) -> etree._Element:
    """The root of an XML part. Raises UnreadableFile (`damaged`, `too-deep`)."""
    refuse_entities(content, name)
    try:
        return etree.fromstring(content, parser())
    except etree.XMLSyntaxError as error:
        raise broken_xml(error, name) from error


def refuse_entities(content: bytes, name: str) -> None:
    """Raise where a part defines entities: office documents never do, bombs of entities must."""
    if b"<!ENTITY" in content or "<!ENTITY".encode("utf-16-le") in content or "<!ENTITY".encode("utf-16-be") in content:
        raise damaged(name, "Filen definierar egna XML-entiteter, vilket inget äkta dokument gör.")


def broken_xml(error: etree.XMLSyntaxError, name: str) -> UnreadableFile:
    """The error that a parser's complaint becomes."""
    if "memory" in str(error).lower():
        raise MemoryError from error
    if "depth" in str(error).lower():
        return too_deep(name)
    line = error.lineno or 0
    return damaged(name, f"Filens XML är trasig (rad {line}).")


def too_deep(name: str) -> UnreadableFile:
    """The error for elements nested beyond the limit."""
    return UnreadableFile(
        name,
        "too-deep",
        "Filen har orimligt många nivåer inuti varandra.",
        "Kontrollera att filen är äkta; är den det, spara den på nytt som PDF.",
    )
