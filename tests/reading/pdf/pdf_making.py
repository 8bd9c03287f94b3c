"""PDFs for the tests, of an invented region: made with reportlab (exact places) and typst (real typesetting)."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import typst
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4

WORDS = " ".join(
    [
        "Nämnden för hälsa i Region Söderfjäll gav direktören i uppgift att se över hur vårdcentralerna samverkar med",
        "kommunerna kring äldre med flera sjukdomar och att lämna en första lägesbild före sommaren",
    ]
).split(" ")


def typeset(source: str, folder: Path) -> bytes:
    """The PDF of a typst source, Swedish and hyphenated."""
    path = folder / "text.typ"
    path.write_text('#set page(paper: "a4")\n#set text(lang: "sv", size: 11pt)\n' + source, encoding="utf-8")
    return typst.compile(str(path))


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """The PDF of what a function draws; each `showPage` ends a page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, **options)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def put(canvas: Canvas, x: float, y: float, text: str, size: float = 10, font: str = "Helvetica") -> None:
    """Print words; `x` and `y` in millimetres from the page's top left corner."""
    canvas.setFont(font, size)
    canvas.drawString(x * mm, HEIGHT - y * mm, text)


def sentence(number: int, words: int = 12) -> str:
    """An invented sentence, different for each number."""
    start = number * 5
    chosen = [WORDS[(start + place) % len(WORDS)] for place in range(words)]
    return f"Punkt {number} säger att {' '.join(chosen).lower()}."


def prose(first: int, count: int, words: int = 12) -> str:
    return " ".join(sentence(number, words) for number in range(first, first + count))


def typst_table(rows: Sequence[Sequence[str]], columns: str, stroke: str = "0.5pt", header: bool = False) -> str:
    """A typst table; `header` repeats its first row on every page."""
    cells = [[f"[{cell}]" for cell in row] for row in rows]
    parts = [", ".join(row) for row in cells]
    if header:
        parts[0] = f"table.header({parts[0]})"
    return f"#table(columns: {columns}, stroke: {stroke}, {', '.join(parts)})\n"


def rows_of(count: int, first: int = 1) -> list[list[str]]:
    """Rows of a report-back table: number, assignment, who, status."""
    states = ("Pågår", "Klart", "Ej påbörjat")
    return [
        [
            f"Uppgift {number}: {' '.join(WORDS[number % 9 : number % 9 + 4 + number % 7]).lower()}",
            f"Enhet {number % 5}",
            f"{states[number % 3]} enligt rapport {number} från våren",
        ]
        for number in range(first, first + count)
    ]
