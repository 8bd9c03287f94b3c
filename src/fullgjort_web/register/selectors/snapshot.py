"""The census of today as it was last counted from the beginning, kept in the home folder: a process that starts reads it
and follows what has changed since, instead of counting everything again."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import time
from datetime import date
from functools import cache
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from fullgjort_web.register import kept, lifespans
from fullgjort_web.register.kept import FOLDER, Version

if TYPE_CHECKING:
    from fullgjort_web.register.selectors.census import Census

SMALL = 2_000  # fewer assignments are counted as fast as they are read
DAYS_KEPT = 3
_SEAL = hashlib.sha256().digest_size
_DRAFT_SECONDS = 3_600  # a draft is written in seconds; an older one was left by a process that was ended


def read(day: date) -> tuple[Version, Census] | None:
    """The census of the day and the version of the register that it was counted at; None where there is none, or none
    that this program wrote as it stands."""
    try:
        told = memoryview(_path(day).read_bytes())
        if told[:_SEAL] != _seal(told[_SEAL:]):
            return None
        version, census = pickle.loads(told[_SEAL:])  # noqa: S301 (sealed, and the home folder is the user's own)
    except Exception:  # whatever is wrong with it, it is counted anew
        return None
    return version, census


def write(version: Version, census: Census) -> None:
    """None, after the census is kept; a small one is not worth it, and one that cannot be written is counted again."""
    if len(census) < SMALL:
        return
    path = _path(census.day)
    draft = path.with_suffix(f".{os.getpid()}-{get_ident()}.draft")
    held = pickle.dumps((version, census), protocol=pickle.HIGHEST_PROTOCOL)
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            draft.write_bytes(_seal(held) + held)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        _forget(path.parent)


def renew(version: Version, census: Census) -> None:
    """None, after the census is kept in the place of an earlier one of its day; other days that somebody looks at are
    not kept, so that they push out none."""
    if _path(census.day).exists():
        write(version, census)


def _forget(folder: Path) -> None:
    """None, after all but the latest are gone, and drafts that were never finished."""
    for old in sorted(folder.glob("*.census"), key=lambda one: (one.stat().st_mtime_ns, one.name))[:-DAYS_KEPT]:
        old.unlink(missing_ok=True)
    for left in folder.glob("*.draft"):
        if left.stat().st_mtime < time.time() - _DRAFT_SECONDS:
            left.unlink(missing_ok=True)


def _seal(held: bytes | memoryview) -> bytes:
    """What goes before the bytes that this program wrote: another when any of them is another."""
    told = hashlib.sha256(_maker().encode())
    told.update(held)
    return told.digest()


def _path(day: date) -> Path:
    name = hashlib.sha256(str(connection.settings_dict["NAME"]).encode()).hexdigest()[:16]
    return Path(settings.FULLGJORT_HOME) / FOLDER / f"{name}-{day.isoformat()}.census"


@cache
def _maker() -> str:
    """A text that is another for a program that counts in another way."""
    here = (Path(__file__).with_name("census.py"), Path(lifespans.__file__), Path(kept.__file__))
    return hashlib.sha256(b"".join(path.read_bytes() for path in here)).hexdigest()
