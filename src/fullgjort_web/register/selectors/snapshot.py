"""The census as it was last counted from the beginning, kept in the home folder: a process that starts reads it and
follows what has changed since, instead of counting everything again."""

from __future__ import annotations

import contextlib
import hashlib
import pickle
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from fullgjort_web.register import lifespans
from fullgjort_web.register.kept import FOLDER, Version

if TYPE_CHECKING:
    from fullgjort_web.register.selectors.census import Census

SMALL = 2_000  # fewer assignments are counted as fast as they are read
DAYS_KEPT = 3


def read(day: date) -> tuple[Version, Census] | None:
    """The census of the day and the version of the register that it was counted at; None where there is none, or none
    that this program wrote."""
    try:
        maker, version, census = pickle.loads(_path(day).read_bytes())  # noqa: S301 (the home folder is the user's own)
    except (OSError, ValueError, TypeError, EOFError, AttributeError, ImportError, IndexError, pickle.PickleError):
        return None
    return (version, census) if maker == _maker() else None


def write(version: Version, census: Census) -> None:
    """None, after the census is kept; a small one is not worth it, and one that cannot be written is counted again."""
    if len(census) < SMALL:
        return
    path = _path(census.day)
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        draft = path.with_suffix(".draft")
        draft.write_bytes(pickle.dumps((_maker(), version, census), protocol=pickle.HIGHEST_PROTOCOL))
        draft.replace(path)
        for old in sorted(path.parent.glob("*.census"), key=lambda one: one.stat().st_mtime)[:-DAYS_KEPT]:
            old.unlink(missing_ok=True)


def _path(day: date) -> Path:
    name = hashlib.sha256(str(connection.settings_dict["NAME"]).encode()).hexdigest()[:16]
    return Path(settings.FULLGJORT_HOME) / FOLDER / f"{name}-{day.isoformat()}.census"


@cache
def _maker() -> str:
    """A text that is another for a program that counts in another way."""
    here = (Path(__file__).with_name("census.py"), Path(lifespans.__file__))
    return hashlib.sha256(b"".join(path.read_bytes() for path in here)).hexdigest()
