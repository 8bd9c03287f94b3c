"""The files under some paths: folders walked, ZIP archives opened one level deep, always in the same order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fullgjort.reading.errors import UnreadableFile

_SKIPPED = ("~$", ".", "Thumbs.db", "desktop.ini", "__MACOSX")
LARGEST_MEMBER = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileOnDisk:
    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def place(self) -> str:
        return str(self.path)

    def read(self) -> bytes:
        return self.path.read_bytes()


@dataclass(frozen=True, slots=True)
class FileInArchive:
    archive: Path
    member: str

    @property
    def name(self) -> str:
        return self.member.rsplit("/", 1)[-1]

    @property
    def place(self) -> str:
        return f"{self.archive}/{self.member}"

    def read(self) -> bytes:
        try:
            with zipfile.ZipFile(self.archive) as archive, archive.open(self.member) as member:
                data = member.read(LARGEST_MEMBER + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
            raise UnreadableFile(
                self.name,
                "damaged",
                f"Filen gick inte att packa upp ur {self.archive.name}.",
                "Packa upp arkivet själv.",
            ) from error
        if len(data) > LARGEST_MEMBER:
            raise UnreadableFile(self.name, "too-large", "Filen är större än 200 MB.", "Dela upp den.")
        return data


def find_files(paths: Iterable[Path]) -> Iterator[FileOnDisk | FileInArchive]:
    """The files under the paths: hidden files and lock files are left out, each folder in the order of its names."""
    for path in paths:
        if path.is_dir():
            found = sorted(
                child for child in path.rglob("*") if child.is_file() and not _skipped(child.relative_to(path))
            )
            for child in found:
                yield from _opened(child)
        else:
            yield from _opened(path)


def _skipped(path: Path) -> bool:
    return any(part.startswith(_SKIPPED) for part in path.parts)


def _opened(path: Path) -> Iterator[FileOnDisk | FileInArchive]:
    if path.suffix.casefold() != ".zip" or not zipfile.is_zipfile(path):
        yield FileOnDisk(path)
        return
    with zipfile.ZipFile(path) as archive:
        members = sorted(info.filename for info in archive.infolist() if not info.is_dir())
    for member in members:
        if not _skipped(Path(member)):
            yield FileInArchive(path, member)
