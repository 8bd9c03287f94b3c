"""The part of the invented region that the demo shows."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

from fullgjort_web.invented.archive import pick_format
from fullgjort_web.invented.region import Region, plan_region
from fullgjort_web.invented.rendering import FORMATS, render, suffix

SEED = 2018
YEARS = range(2018, 2026)
SIZE = 129
# Real archives have holes: these minutes are not among the files, and the site says so.
MISSING = (("Hälso- och sjukvårdsnämnden", 2020),)


def write_demo(folder: Path) -> date:
    """The day after the demo's last document. The folder gets the documents, in a folder per body and year."""
    region = plan_region(SEED, YEARS, SIZE)
    rng = Random(SEED)  # noqa: S311 - the same archive from the same seed; nothing secret
    lost = {_last_minutes(region, body, year) for body, year in MISSING}
    for document in region.documents:
        if document.stem in lost:
            continue
        place = folder / document.folder / str(document.day.year)
        place.mkdir(parents=True, exist_ok=True)
        form = pick_format(rng, document, FORMATS)
        (place / (document.stem + suffix(form))).write_bytes(render(document, form))
    return region.documents[-1].day + timedelta(days=1)


def _last_minutes(region: Region, body: str, year: int) -> str:
    """The name of a body's last minutes of a year."""
    stems = [item.stem for item in region.documents if (item.kind, item.body, item.day.year) == ("minutes", body, year)]
    return stems[-1]
