"""How fast PDFs are read, by kind of page, against PDFium's bare text in the same run; and the memory of 500 pages.

    uv run python benchmarks/pdf_reading.py [--pages N] [--memory-pages N]

The PDFs are made here, with typst and reportlab, of invented text. Times are the best of three on one core.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import typst
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from fullgjort.reading.pdf import read_pdf

WORDS = " ".join(
    [
        "nämnden för hälsa i Region Söderfjäll gav direktören i uppgift att se över hur vårdcentralerna samverkar med",
        "kommunerna kring äldre med flera sjukdomar samt arbetsmiljön på akutmottagningarna och att lämna en första",
        "lägesbild före sommaren tillsammans med kostnadsberäkningar och utbildningsbehov för sjuksköterskor",
    ]
).split(" ")
SETTING = (
    '#set page(paper: "a4", header: [Region Söderfjäll #h(1fr) Sida #context counter(page).display()])\n'
    '#set text(lang: "sv", size: 11pt, hyphenate: true)\n#set par(justify: true)\n'
)


@dataclass
class Sample:
    kind: str
    producer: str
    data: bytes
    pages: int


def sentence(number: int) -> str:
    start, length = number * 7 % len(WORDS), 12 + number * 5 % 11
    chosen = [WORDS[(start + place) % len(WORDS)] for place in range(length)]
    return f"Punkt {number}: {' '.join(chosen)}."


def rows(count: int) -> list[list[str]]:
    states = ("Pågår", "Klart", "Ej påbörjat")
    return [
        [
            f"Uppgift {number}: {sentence(number)}",
            f"Enhet {number % 7}",
            f"{states[number % 3]}, {sentence(number + 3)}",
        ]
        for number in range(count)
    ]


def typeset(source: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.typ"
        path.write_text(SETTING + source, encoding="utf-8")
        return typst.compile(str(path))


def typst_prose(pages: int) -> bytes:
    parts = []
    for number in range(pages * 5):
        if number % 6 == 0:
            parts.append(f"== Avsnitt {number}")
        parts.append(" ".join(sentence(number * 6 + place) for place in range(6)))
    return typeset("\n\n".join(parts))


def typst_table(pages: int, stroke: str) -> bytes:
    cells = [", ".join(f"[{cell}]" for cell in row) for row in rows(pages * 13)]
    return typeset(f"#table(columns: (1fr, 2cm, 1fr), stroke: {stroke},\n{',\n'.join(cells)})")


def reportlab_prose(pages: int) -> bytes:
    style = getSampleStyleSheet()["BodyText"]
    buffer = io.BytesIO()
    parts = [
        Paragraph(" ".join(sentence(number * 6 + place) for place in range(6)), style) for number in range(pages * 6)
    ]
    SimpleDocTemplate(buffer).build(parts)
    return buffer.getvalue()


def reportlab_table(pages: int, ruled: bool) -> bytes:
    style = getSampleStyleSheet()["BodyText"]
    buffer = io.BytesIO()
    cells = [[Paragraph(cell, style) for cell in row] for row in rows(pages * 11)]
    lines = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
    table = Table(cells, colWidths=[190, 60, 190], style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *lines]))
    SimpleDocTemplate(buffer).build([table])
    return buffer.getvalue()


def bare(data: bytes) -> None:
    """PDFium's own text of every page."""
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
    finally:
        document.close()


def best(action: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def samples(pages: int) -> list[Sample]:
    """Two of five pages are prose, two unruled tables, one a ruled table: a fifth of all pages is ruled."""
    made = [
        ("prose", "typst", typst_prose(pages)),
        ("prose", "reportlab", reportlab_prose(pages)),
        ("unruled", "typst", typst_table(pages, "none")),
        ("unruled", "reportlab", reportlab_table(pages, ruled=False)),
        ("ruled", "typst", typst_table(pages, "0.5pt")),
        ("ruled", "reportlab", reportlab_table(pages, ruled=True)),
    ]
    found = []
    for kind, producer, data in made:
        document = pypdfium2.PdfDocument(data)
        found.append(Sample(kind, producer, data, len(document)))
        document.close()
    return found


def memory(pages: int) -> float:
    """The peak memory in MB of a fresh process that reads a PDF of so many pages (prose and ruled tables)."""
    cells = [", ".join(f"[{cell}]" for cell in row) for row in rows(pages * 4)]
    prose = "\n\n".join(" ".join(sentence(number * 6 + place) for place in range(6)) for number in range(pages * 4))
    data = typeset(f"{prose}\n\n#table(columns: (1fr, 2cm, 1fr), stroke: 0.5pt,\n{',\n'.join(cells)})")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lång.pdf"
        path.write_bytes(data)
        done = subprocess.run(
            [sys.executable, __file__, "--read", str(path)], check=True, capture_output=True, text=True
        )
    print(done.stdout.strip())
    return float(done.stdout.split()[-2])


def peak_memory() -> float:
    """The peak memory of this process in MB. (getrusage would count the parent's memory before exec.)"""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def read_once(path: Path) -> None:
    start = time.process_time()
    document = read_pdf(path.read_bytes(), path.name)
    spent = time.process_time() - start
    peak = peak_memory()
    print(f"{len(document.pages)} pages in {spent:.1f} s, peak {peak:.0f} MB")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=30)
    arguments.add_argument("--memory-pages", type=int, default=500)
    arguments.add_argument("--read", type=Path)
    chosen = arguments.parse_args()
    if chosen.read:
        read_once(chosen.read)
        return
    made = samples(chosen.pages)
    read_pdf(made[0].data, "warm-up.pdf")
    ours: dict[str, float] = {}
    base: dict[str, float] = {}
    pages: dict[str, int] = {}
    print(f"{'kind':9}{'producer':11}{'pages':>6}{'read p/s':>10}{'bare p/s':>10}{'ratio':>7}")
    for sample in made:
        spent, least = best(lambda: read_pdf(sample.data, "x.pdf")), best(lambda: bare(sample.data))  # noqa: B023
        ours[sample.kind] = ours.get(sample.kind, 0.0) + spent
        base[sample.kind] = base.get(sample.kind, 0.0) + least
        pages[sample.kind] = pages.get(sample.kind, 0) + sample.pages
        print(
            f"{sample.kind:9}{sample.producer:11}{sample.pages:6}{sample.pages / spent:10.0f}"
            f"{sample.pages / least:10.0f}{least / spent:7.3f}"
        )
    for kind in ours:
        ratio = base[kind] / ours[kind]
        print(f"{kind:20}{pages[kind]:6}{pages[kind] / ours[kind]:10.0f}{pages[kind] / base[kind]:10.0f}{ratio:7.3f}")
    total, bare_total, count = sum(ours.values()), sum(base.values()), sum(pages.values())
    share = pages["ruled"] / count
    print(f"{'all':20}{count:6}{count / total:10.0f}{count / bare_total:10.0f}{bare_total / total:7.3f}")
    print(f"ruled pages: {share:.0%} of all")
    memory(chosen.memory_pages)


if __name__ == "__main__":
    main()
