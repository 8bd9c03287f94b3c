"""How fast PDFs become findings on one core, by kind of page, against PDFium's bare text in the same run.

    uv run python benchmarks/pdf_to_findings.py [--pages N] [--memory-pages N]

The PDFs are the invented region's documents bound together: prose (minutes, memos, reports, plans), and tables of
reported assignments with and without ruled lines, each set by typst and by reportlab. Times are the best of three.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2

from fullgjort.extraction.extract import extract
from fullgjort.reading.pdf import read_pdf
from fullgjort_web.invented.content import Block, Document, FormBlock, Heading, Table
from fullgjort_web.invented.region import plan_region
from fullgjort_web.invented.reportlab_pdf import render_reportlab
from fullgjort_web.invented.typst_pdf import render_typst
from pdf_reading import bare, best, peak_memory

SEED = 5
SIGNS_PER_PAGE = 2600
SIGNS_PER_MIXED_PAGE = 3600
PRODUCERS = {"typst": render_typst, "reportlab": render_reportlab}


def words_of(block: Block) -> int:
    """The signs of a block, about."""
    match block:
        case Table():
            return sum(len(cell) for row in block.rows for cell in row)
        case FormBlock():
            return 0
        case _:
            return len(str(block))


def bound(
    documents: Iterator[Document],
    wanted: Callable[[Document], list[Block]],
    pages: int,
    signs_per_page: int = SIGNS_PER_PAGE,
) -> Document:
    """One document of about so many pages with the wanted blocks of several."""
    blocks: list[Block] = []
    first, signs = None, 0
    for document in documents:
        chosen = wanted(document)
        if chosen:
            first = first or document
            blocks += [Heading(document.title), *chosen]
            signs += sum(words_of(block) for block in chosen)
        if signs > pages * signs_per_page:
            break
    assert first is not None, "the region has no such documents; let it have more"
    return replace(first, blocks=tuple(blocks))


def prose(document: Document) -> list[Block]:
    return [block for block in document.blocks if not isinstance(block, Table | FormBlock)]


def tables(ruled: bool) -> Callable[[Document], list[Block]]:
    return lambda document: [replace(block, ruled=ruled) for block in document.blocks if isinstance(block, Table)]


def made(pages: int) -> list[tuple[str, str, bytes, int]]:
    """Kind, producer, PDF and number of pages of each sample: prose twice as long as each kind of tables."""
    region = plan_region(SEED, range(2010, 2026), max(1200, pages * 60))
    found = []
    for kind, wanted, length in (
        ("prose", prose, 2 * pages),
        ("unruled", tables(False), pages),
        ("ruled", tables(True), pages),
    ):
        document = bound(iter(region.documents), wanted, length)
        for producer, render in PRODUCERS.items():
            data = render(document)
            opened = pypdfium2.PdfDocument(data)
            found.append((kind, producer, data, len(opened)))
            opened.close()
    return found


def read_and_extract(data: bytes) -> None:
    extract(read_pdf(data, "x.pdf"))


def memory(pages: int) -> None:
    """Print the peak memory of a fresh process that reads so many pages, tables among them, and extracts."""
    region = plan_region(SEED, range(2010, 2026), max(600, pages * 8))
    document = bound(
        iter(region.documents),
        lambda one: [b for b in one.blocks if not isinstance(b, FormBlock)],
        pages,
        SIGNS_PER_MIXED_PAGE,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lång.pdf"
        path.write_bytes(render_typst(document))
        subprocess.run([sys.executable, __file__, "--read", str(path)], check=True)


def read_once(path: Path) -> None:
    begun = time.process_time()
    document = read_pdf(path.read_bytes(), path.name)
    findings = extract(document)
    spent = time.process_time() - begun
    print(
        f"{len(document.pages)} pages, {len(findings.assignments)} assignments in {spent:.1f} s, "
        f"peak {peak_memory():.0f} MB"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=20)
    arguments.add_argument("--memory-pages", type=int, default=500)
    arguments.add_argument("--read", type=Path)
    chosen = arguments.parse_args()
    if chosen.read:
        read_once(chosen.read)
        return
    samples = made(chosen.pages)
    read_and_extract(samples[0][2])
    print("pages a second, one core")
    print(f"{'kind':9}{'producer':11}{'pages':>6}{'read':>8}{'findings':>10}{'bare':>8}{'ratio':>8}")
    sums: dict[str, list[float]] = {}
    for kind, producer, data, pages in samples:
        whole = best(lambda: read_and_extract(data))  # noqa: B023
        read = best(lambda: read_pdf(data, "x.pdf"))  # noqa: B023
        least = best(lambda: bare(data))  # noqa: B023
        row(f"{kind:9}{producer:11}", pages, read, whole, least)
        for name in (kind, "all"):
            sums[name] = [a + b for a, b in zip(sums.get(name, [0.0] * 4), (pages, read, whole, least), strict=True)]
    for name, (pages, read, whole, least) in sums.items():
        row(f"{name:20}", int(pages), read, whole, least)
    print(f"ruled pages: {sums['ruled'][0] / sums['all'][0]:.0%} of all")
    memory(chosen.memory_pages)


def row(name: str, pages: int, read: float, whole: float, least: float) -> None:
    print(
        f"{name}{pages:6}{pages / read:8.0f}{pages / whole:10.0f}{pages / least:8.0f}{least / whole:8.3f}", flush=True
    )


if __name__ == "__main__":
    main()
