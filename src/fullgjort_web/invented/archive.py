"""Writes the invented region's documents to a folder, with the truth about them beside."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from fullgjort_web.invented.content import Document
from fullgjort_web.invented.region import Region, plan_region
from fullgjort_web.invented.rendering import FORMATS, RENDERERS, holds_table, render, suffix
from fullgjort_web.invented.truth import named

YEARS = range(2018, 2026)
TABLE_FORMATS = ("xlsx",)


def write_archive(
    folder: Path,
    seed: int,
    *,
    documents: int | None = 500,
    formats: Sequence[str] = FORMATS,
    truth: bool = True,
    years: range = YEARS,
    texts: bool = False,
    tell: Callable[[int, int], None] | None = None,
) -> Region:
    """The region that was written. The folder gets `documents/` (one file per document, each in one of the formats),
    and with `truth` also `gold/` (a JSON per document in the evaluation guide's shape, named after it) and `truth.json`
    (the assignments and recommendations through the years). `texts` writes every document as plain text, too, in
    `texts/`. `documents` None means 500. `tell` is called with the number written and the number of all.

    Raises ValueError for an unknown format."""
    for form in formats:
        if form not in RENDERERS:
            raise ValueError(f'Formatet "{form}" är okänt. Välj bland {", ".join(RENDERERS)}.')
    region = plan_region(seed, years, documents or 500)
    rng = Random(seed)  # noqa: S311 - the same archive from the same seed; nothing secret
    for name in ("documents", *(["gold"] if truth else []), *(["texts"] if texts else [])):
        (folder / name).mkdir(parents=True, exist_ok=True)
    names: dict[str, str] = {}
    for number, document in enumerate(region.documents, 1):
        form = pick_format(rng, document, formats)
        names[document.stem] = document.stem + suffix(form)
        (folder / "documents" / (document.stem + suffix(form))).write_bytes(render(document, form))
        if truth:
            _write_json(folder / "gold" / f"{document.stem}.json", document.truth)
        if texts:
            (folder / "texts" / f"{document.stem}.txt").write_bytes(render(document, "txt"))
        if tell:
            tell(number, len(region.documents))
    if truth:
        _write_json(folder / "truth.json", named(region.truth, names))
    return region


def pick_format(rng: Random, document: Document, formats: Sequence[str]) -> str:
    """One of the formats; a workbook only for documents with a table, where there is a choice."""
    fitting = [form for form in formats if form not in TABLE_FORMATS or holds_table(document)] or list(formats)
    if document.kind == "list" and "xlsx" in fitting:
        return "xlsx"
    return rng.choice(fitting)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
