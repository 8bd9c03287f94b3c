"""Where documents come from: single files, folders and ZIP archives, walked in a stable order."""

from __future__ import annotations

import hashlib
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fullgjort.reading.errors import UnreadableFile
from fullgjort.reading.limits import HIGHEST_RATIO, MEGABYTE, MOST_BYTES, RATIO_MATTERS

DEEPEST_ARCHIVE = 3
"""Archives within archives."""
MOST_ARCHIVE_MEMBERS = 200_000
MOST_ARCHIVE_EXPANDED = 20 * 1024 * MEGABYTE
"""All members of one archive together; they are read one at a time and never stored."""

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information"})
_DOCUMENT_MEMBERS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/container.xml"})
_ENCRYPTED = 0x1
_CHUNK = 1024 * 1024
_ZIP_TROUBLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `name` says where it lies ("2019/protokoll.zip/januari.pdf"), with slashes.

    Either `path` (read when asked for), `data` (a member of an archive) or `error` (what made it unreadable
    already here) is set.
    """

    name: str
    path: Path | None = None
    data: bytes | None = field(default=None, repr=False)
    error: UnreadableFile | None = None

    def load(self) -> bytes:
        """The bytes. Raises UnreadableFile where the file cannot be opened, is gone or too large."""
        if self.error is not None:
            raise self.error
        if self.data is not None:
            return self.data
        if self.path is None:
            raise ValueError(f"{self.name}: a source needs a path, data or an error")
        try:
            size = self.path.stat().st_size
            if size > MOST_BYTES:
                raise _too_large(self.name, size)
            return self.path.read_bytes()
        except OSError as error:
            raise _unopened(self.name, error) from error

    def digest(self) -> str:
        """The SHA-256 of the bytes in hexadecimal. Raises as `load`."""
        return hashlib.sha256(self.load()).hexdigest()


def walk(paths: Iterable[Path]) -> Iterator[Source]:
    """Every file below the paths: paths as given, folders and archives by name, members of archives in place.

    Hidden files, lock files ("~$protokoll.docx") and what systems leave behind are skipped; links to folders are not
    followed. A path that does not exist, a damaged archive and an unreadable folder each give a source with its
    error. Members are unpacked one at a time, when the walk comes to them.
    """
    for path in paths:
        if path.is_dir():
            yield from _folder(path, "")
        elif path.exists():
            yield from _file(path, path.name)
        else:
            yield Source(path.name, error=_missing(path))


def count(paths: Iterable[Path]) -> int:
    """How many sources `walk` would give, told without reading documents; archives within archives count as one."""
    total = 0
    for path in paths:
        if path.is_dir():
            total += sum(_count_file(file) for file, _ in _files(path, ""))
        else:
            total += _count_file(path) if path.exists() else 1
    return total


def is_skipped(name: str) -> bool:
    """Whether a file or folder of this name is hidden, a lock or left behind by a system."""
    return name.startswith((".", "~$", "~WRL")) or name.casefold() in _SYSTEM_FILES or name.endswith(".lock")


def _files(folder: Path, prefix: str) -> Iterator[tuple[Path, str]]:
    """The files below a folder with their names; an unreadable folder is given itself."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: (entry.name.casefold(), entry.name))
    except OSError:
        yield folder, prefix.rstrip("/") or folder.name
        return
    for entry in entries:
        if is_skipped(entry.name):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _files(entry, f"{prefix}{entry.name}/")
        else:
            yield entry, f"{prefix}{entry.name}"


def _folder(folder: Path, prefix: str) -> Iterator[Source]:
    for path, name in _files(folder, prefix):
        yield from _file(path, name)


def _file(path: Path, name: str) -> Iterator[Source]:
    try:
        zipped = _is_zipped(path)
    except OSError as error:
        yield Source(name, error=_unopened(name, error))
        return
    if zipped:
        try:
            archive = zipfile.ZipFile(path)
        except (*_ZIP_TROUBLE, OSError):
            yield Source(name, path)
            return
        with archive:
            if not _is_document(archive):
                yield from _members(archive, name, 1)
                return
    yield Source(name, path)


def _is_zipped(path: Path) -> bool:
    """Whether a file begins as a ZIP file. Raises OSError for what is no ordinary file (a pipe would never end)."""
    if not path.is_file():
        raise OSError(None, "Det är ingen vanlig fil")
    with path.open("rb") as opened:
        return opened.read(2) == b"PK"


def _count_file(path: Path) -> int:
    try:
        if not _is_zipped(path):
            return 1
        with zipfile.ZipFile(path) as archive:
            return 1 if _is_document(archive) else sum(1 for _ in _listed(archive))
    except (*_ZIP_TROUBLE, OSError):
        return 1


def _is_document(archive: zipfile.ZipFile) -> bool:
    """Whether a ZIP file is a document (DOCX, ODT, EPUB) and no archive of documents."""
    return not _DOCUMENT_MEMBERS.isdisjoint(archive.namelist())


def _listed(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The members that are walked, by name."""
    members = sorted(archive.infolist(), key=lambda member: (member.filename.casefold(), member.filename))
    for member in members:
        if not member.is_dir() and not any(is_skipped(part) for part in _printed(member).split("/")):
            yield member


def _members(archive: zipfile.ZipFile, name: str, depth: int) -> Iterator[Source]:
    infos = archive.infolist()
    if len(infos) > MOST_ARCHIVE_MEMBERS or sum(info.file_size for info in infos) > MOST_ARCHIVE_EXPANDED:
        yield Source(name, error=_bomb(name, "Arkivet blir orimligt stort uppackat."))
        return
    for member in _listed(archive):
        member_name = f"{name}/{_printed(member)}"
        try:
            data = _unpacked(archive, member, member_name)
        except UnreadableFile as error:
            yield Source(member_name, error=error)
            continue
        yield from _member(data, member_name, depth)


def _member(data: bytes, name: str, depth: int) -> Iterator[Source]:
    if data.startswith(b"PK"):
        try:
            inner = zipfile.ZipFile(io.BytesIO(data))
        except (*_ZIP_TROUBLE, OSError):
            yield Source(name, data=data)
            return
        with inner:
            if not _is_document(inner):
                if depth >= DEEPEST_ARCHIVE:
                    yield Source(name, error=_bomb(name, f"Arkivet ligger i fler än {DEEPEST_ARCHIVE} andra arkiv."))
                else:
                    yield from _members(inner, name, depth + 1)
                return
    yield Source(name, data=data)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    """A member's bytes, counted while they come."""
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableFile(
            name, "password", "Filen är skyddad med lösenord i arkivet.", "Packa upp arkivet och lägg till filerna."
        )
    if member.file_size > RATIO_MATTERS and member.file_size > HIGHEST_RATIO * max(member.compress_size, 1):
        raise _bomb(name, "Filen är packad orimligt hårt (en zip-bomb).")
    pieces: list[bytes] = []
    length = 0
    try:
        with archive.open(member) as opened:
            while piece := opened.read(_CHUNK):
                length += len(piece)
                if length > MOST_BYTES:
                    raise _too_large(name, length)
                pieces.append(piece)
    except (*_ZIP_TROUBLE, OSError) as error:
        raise UnreadableFile(
            name, "damaged", "Filen går inte att packa upp ur arkivet.", "Hämta arkivet igen från källan."
        ) from error
    return b"".join(pieces)


def _printed(member: zipfile.ZipInfo) -> str:
    """A member's name as it was meant: UTF-8 that the archive does not declare is read as such."""
    name = member.filename.replace("\\", "/").lstrip("/")
    if member.flag_bits & 0x800 or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _missing(path: Path) -> UnreadableFile:
    return UnreadableFile(path.name, "missing", f"”{path}” finns inte.", "Kontrollera sökvägen.")


def _unopened(name: str, error: OSError) -> UnreadableFile:
    why = error.strerror or "okänt skäl"
    return UnreadableFile(name, "unopened", f"Det går inte att öppna filen ({why}).", "Kontrollera dina rättigheter.")


def _too_large(name: str, size: int) -> UnreadableFile:
    why = f"Filen är {size // MEGABYTE} MB; gränsen är {MOST_BYTES // MEGABYTE} MB."
    return UnreadableFile(name, "too-large", why, "Dela upp den i mindre filer.")


def _bomb(name: str, why: str) -> UnreadableFile:
    return UnreadableFile(name, "too-large", why, "Kontrollera att arkivet är äkta; är det det, packa upp det först.")
