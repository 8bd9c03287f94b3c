"""The day that every page speaks of: today, or the day that was chosen for this run or this home.

`fullgjort serve --day` sets `$FULLGJORT_DAY` for the run; the demo keeps its day in the home folder (`shown.json`),
so that a later `fullgjort serve` on the same home shows the same day.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

ENVIRONMENT = "FULLGJORT_DAY"
_FILE = "shown.json"


@dataclass(frozen=True, slots=True)
class Today:
    """`chosen` is true where the day is not the real one, `demo` where the home holds the invented region."""

    day: date
    chosen: bool
    demo: bool


def today() -> Today:
    """The day of this run; the real one where none was chosen."""
    kept = _kept()
    demo = bool(kept.get("demo"))
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
