"""Numbers that are kept ready in the home folder until the register changes.

What takes long to count may be shown a little old while documents are read in: at most twenty times as old as it took
to count, and the page says when that was.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.cache.backends.filebased import FileBasedCache
from django.db import connection
from django.utils import timezone

from fullgjort_web.register.models import Assignment, AssignmentChange, AssignmentSpell, Event, SignalSpell, Verdict

SHAPE = 2  # to be raised when what is kept changes its shape
FOLDER = "kept"
PATIENCE = 20  # times the seconds that the counting took
SLOW = 0.5  # seconds; what is counted faster is never shown old
_DAYS = 30 * 86_400


class Version(NamedTuple):
    """What was written last in the tables on which all that is shown rests: another when anything of it has changed.
    Days are as the database writes them; None where a table is empty. `change` is the number of the last note of a
    changed assignment (`register.changes`), 0 for none."""

    event: int | None
    learnt_at: Any
    verdict: int | None
    said_at: Any
    assignment: int | None
    spell: int | None
    signal: int | None
    last_change: int | None
    changed: int | None

    @property
    def change(self) -> int:
        return self.last_change or 0

    def follows(self, earlier: Version) -> bool:
        """Whether the register still holds what it held at the earlier version, and not another register's rows, as
        after a copy was put back."""
        with connection.cursor() as cursor:
            cursor.execute(_STILL, [earlier.event or 0, earlier.verdict or 0, earlier.change])
            return tuple(cursor.fetchone()) == (earlier.learnt_at, earlier.said_at, earlier.changed)


_COLUMNS = (
    *((Event, "id"), (Event, "learnt_at"), (Verdict, "id"), (Verdict, "at"), (Assignment, "id")),
    *((AssignmentSpell, "id"), (SignalSpell, "id"), (AssignmentChange, "id"), (AssignmentChange, "assignment")),
)
_NEWEST = "(SELECT {column} FROM {table} ORDER BY id DESC LIMIT 1)"
_VERSION = "SELECT " + ", ".join(_NEWEST.format(column=c, table=model._meta.db_table) for model, c in _COLUMNS)
_ONE = "(SELECT {column} FROM {table} WHERE id = %s)"
_STILL = "SELECT " + ", ".join(
    _ONE.format(column=c, table=model._meta.db_table)
    for model, c in ((Event, "learnt_at"), (Verdict, "at"), (AssignmentChange, "assignment"))
)


@dataclass(frozen=True, slots=True)
class Kept[Value]:
    """What was counted, when, and how many seconds it took."""

    value: Value
    counted_at: datetime
    seconds: float
    version: str


def register_version() -> Version:
    """What the register holds now. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_VERSION)
        return Version(*cursor.fetchone())


def kept[Value](name: str, count: Callable[[], Value], *, patient: bool = True) -> Kept[Value]:
    """What `count` gives, counted now or earlier; `name` says what it is and of what. It may be shown a little old only
    where it is `patient`."""
    whole = f"{settings.FULLGJORT_HOME} {connection.settings_dict['NAME']} {name}"
    store = FileBasedCache(str(Path(settings.FULLGJORT_HOME) / FOLDER), {"OPTIONS": {"MAX_ENTRIES": 1000}})
    name = hashlib.sha256(whole.encode()).hexdigest()
    version, now = "-".join(map(str, register_version())), timezone.now()
    known: Kept[Value] | None = _read.get(whole)
    if known is None or known.version != version:
        known = store.get(name, version=SHAPE)
    if known is not None:
        old = (now - known.counted_at).total_seconds()
        slow = patient and known.seconds > SLOW
        if known.version == version or (slow and 0 <= old < PATIENCE * known.seconds):
            _remember(whole, known)
            return known
    begun = time.perf_counter()
    value = count()
    made = Kept(value, now, time.perf_counter() - begun, version)
    store.set(name, made, timeout=_DAYS, version=SHAPE)
    _remember(whole, made)
    return made


_READ_KEPT = 100
_read: dict[str, Kept[Any]] = {}  # what this process has read or counted, the newest last


def _remember(name: str, known: Kept[Any]) -> None:
    _read.pop(name, None)
    _read[name] = known
    while len(_read) > _READ_KEPT:
        _read.pop(next(iter(_read)), None)
