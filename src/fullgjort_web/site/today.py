"""The day that every page speaks of: today, or the day that was chosen for this run or this home.

`fullgjort serve --day` sets `$FULLGJORT_DAY` for the run; the demo keeps its day in the home folder (`shown.json`),
so that a later `fullgjort serve` on the same home shows the same day.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

ENVIRONMENT = "FULLGJORT_DAY"
_FILE = "shown.json"


@dataclass(frozen=True, slots=True)
class Today:
    """`chosen` is true where the day is not the real one, `demo` where the home holds the invented region, `asked`
    where a person wants to see the register of this day and not of the run's."""

    day: date
    chosen: bool
    demo: bool
    asked: bool = False


_LOOKING_AT: ContextVar[date | None] = ContextVar("looking_at", default=None)


@contextmanager
def looking_at(day: date | None) -> Iterator[None]:
    """While it lasts the pages show the register of that day; None leaves the day of this run."""
    token = _LOOKING_AT.set(day)
    try:
        yield
    finally:
        _LOOKING_AT.reset(token)


def today() -> Today:
    """The day that is shown: the one that a person asked for, else that of this run, else the real one."""
    kept = _kept()
    demo = bool(kept.get("demo"))
    if asked := _LOOKING_AT.get():
        return Today(asked, True, demo, asked=True)
    given = os.environ.get(ENVIRONMENT) or str(kept.get("day") or "")
    if given:
        return Today(date.fromisoformat(given), True, demo)
    return Today(timezone.localdate(), False, demo)


def keep(day: date, *, demo: bool, folder: Path | None = None) -> None:
    """Keep the day in the home folder, for this and later runs."""
    path = (folder or Path(settings.FULLGJORT_HOME)) / _FILE
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps({"day": day.isoformat(), "demo": demo}), "utf-8")
    draft.replace(path)


def _kept() -> dict[str, object]:
    try:
        kept = json.loads((Path(settings.FULLGJORT_HOME) / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
