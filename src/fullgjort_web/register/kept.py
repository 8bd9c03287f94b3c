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
from typing import Any

from django.conf import settings
from django.core.cache.backends.filebased import FileBasedCache
from django.db.models import Max
from django.utils import timezone

from fullgjort_web.register.models import Assignment, AssignmentSpell, Event, Verdict

SHAPE = 1  # to be raised when what is kept changes its shape
FOLDER = "kept"
PATIENCE = 20  # times the seconds that the counting took
SLOW = 0.5  # seconds; what is counted faster is never shown old
_DAYS = 30 * 86_400


@dataclass(frozen=True, slots=True)
class Kept[Value]:
    """What was counted, when, and how many seconds it took."""

    value: Value
    counted_at: datetime
    seconds: float
    version: str


def register_version() -> str:
    """A text that is another when anything that the register shows has changed."""
    rows: tuple[type[Any], ...] = (Event, Verdict, Assignment, AssignmentSpell)
    return "-".join(str(model.objects.aggregate(last=Max("pk"))["last"] or 0) for model in rows)


def kept[Value](name: str, count: Callable[[], Value]) -> Kept[Value]:
    """What `count` gives, counted now or earlier; `name` says what it is and of what."""
    store = FileBasedCache(str(Path(settings.FULLGJORT_HOME) / FOLDER), {"OPTIONS": {"MAX_ENTRIES": 1000}})
    name = hashlib.sha256(name.encode()).hexdigest()
    version, now = register_version(), timezone.now()
    known: Kept[Value] | None = store.get(name, version=SHAPE)
    if known is not None:
        old = (now - known.counted_at).total_seconds()
        if known.version == version or (known.seconds > SLOW and 0 <= old < PATIENCE * known.seconds):
            return known
    begun = time.perf_counter()
    value = count()
    made = Kept(value, now, time.perf_counter() - begun, version)
    store.set(name, made, timeout=_DAYS, version=SHAPE)
    return made
