"""The part of the invented region that the demo shows."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

from fullgjort_web.invented.archive import pick_format
from fullgjort_web.invented.region import plan_region
from fullgjort_web.invented.rendering import FORMATS, render, suffix

SEED = 2018
YEARS = range(2018, 2026)
SIZE = 124


def write_demo(folder: Path) -> date:
    """The day after the demo's last document. The folder gets the documents, in a folder per body and year."""
    region = plan_region(SEED, YEARS, SIZE)
    rng = Random(SEED)  # noqa: S311 - the same archive from the same seed; nothing secret
    for document in region.documents:
        place = folder / document.folder / str(document.day.year)
        place.mkdir(parents=True, exist_ok=True)
        form = pick_format(rng, document, FORMATS)
        (place / (document.stem + suffix(form))).write_bytes(render(document, form))
    return region.documents[-1].day + timedelta(days=1)
