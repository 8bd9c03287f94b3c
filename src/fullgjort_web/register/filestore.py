"""The original bytes, each kept once under its digest in the home folder, and never changed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from django.conf import settings


def digest_of(data: bytes) -> str:
    """The SHA-256 of the bytes in hexadecimal: the name of a document in this project."""
    return hashlib.sha256(data).hexdigest()


class FileStore:
    """A folder of originals: `files/ab/abcdef…`."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(settings.FULLGJORT_HOME) / "files"

    def path(self, digest: str) -> Path:
        """Where the bytes with that digest lie, or would lie."""
        return self.folder / digest[:2] / digest

    def put(self, data: bytes) -> str:
        """The digest of the bytes, after they are kept whole on disk (a crash leaves no half file under that name)."""
        digest = digest_of(data)
        path = self.path(digest)
        if path.exists():
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{digest}.{os.getpid()}")
        draft.write_bytes(data)
        draft.replace(path)
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes with that digest; None where they are not kept."""
        try:
            return self.path(digest).read_bytes()
        except FileNotFoundError:
            return None
