"""A document as a PDF set by ReportLab."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import Table as FlowTable

from fullgjort_web.invented.content import Block, Bullets, Columns, Document, FormBlock, Heading, Paragraph, Table
from fullgjort_web.invented.syllables import softened

WIDTH = A4[0] - 4.8 * cm


def render_reportlab(document: Document) -> bytes:
    """The document as PDF with a running head, page numbers, hyphenated lines and tables that break over pages."""
    buffer = BytesIO()
    layout = BaseDocTemplate(buffer, pagesize=A4, title=document.title, author="Påhittad region", invariant=1)
    # A house that sets its minutes in two columns does so on the whole page here.
    count = 2 if any(isinstance(block, Columns) for block in document.blocks) else 1
    gap = 0.8 * cm
    width = (WIDTH - gap * (count - 1)) / count
    frames = [
        Frame(2.4 * cm + turn * (width + gap), 2.2 * cm, width, A4[1] - 5 * cm, leftPadding=0, rightPadding=0)
        for turn in range(count)
    ]

    def head(canvas: Any, page: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(2.4 * cm, A4[1] - 1.6 * cm, document.running_head[:95])
        canvas.drawRightString(A4[0] - 2.4 * cm, 1.2 * cm, f"Sida {page.page}")

    layout.addPageTemplates([PageTemplate(frames=frames, onPage=head)])
    styles = _styles(document)
    layout.build([flow for block in document.blocks for flow in _flow(block, styles)])
    return buffer.getvalue()


def _styles(document: Document) -> dict[str, ParagraphStyle]:
    face, bold = ("Times-Roman", "Times-Bold") if document.serif else ("Helvetica", "Helvetica-Bold")
    size = document.size
    body = ParagraphStyle(
        "body",
        fontName=face,
        fontSize=size,
        leading=size * 1.32,
        spaceAfter=size * 0.6,
        embeddedHyphenation=1,
        uriWasteReduce=0,
    )
    styles = {
        "body": body,
        "cell": ParagraphStyle("cell", body, fontSize=size * 0.85, leading=size * 1.08, spaceAfter=0),
    }
    styles["form"] = ParagraphStyle("form", body, fontSize=8, leading=10, spaceAfter=0)
    styles["head"] = ParagraphStyle("head", styles["cell"], fontName=bold)
    for level, factor in ((1, 1.45), (2, 1.15), (3, 1.0)):
        styles[f"h{level}"] = ParagraphStyle(
            f"h{level}",
            body,
            fontName=bold,
            fontSize=size * factor,
            leading=size * factor * 1.25,
            spaceBefore=size * 0.9,
            spaceAfter=size * 0.4,
            embeddedHyphenation=0,
            keepWithNext=1,
        )
    for depth in (1, 2):
        styles[f"item{depth}"] = ParagraphStyle(
            f"item{depth}", body, leftIndent=14 + 14 * depth, bulletIndent=14 * depth, spaceAfter=size * 0.35
        )
    return styles


def _marked(text: str, *, soft: bool = True) -> str:
    return "<br/>".join(escape(softened(line) if soft else line, quote=False) for line in text.split("\n"))


def _flow(block: Block, styles: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    match block:
        case Heading(text, level):
            yield Flow(_marked(text, soft=False), styles[f"h{level}"])
        case Paragraph(text, lead):
            yield Flow((f"<b>{_marked(lead, soft=False)}</b> " if lead else "") + _marked(text), styles["body"])
        case Bullets(points, mark, start, depth):
            for number, point in enumerate(points, start):
                sign = f"{number}." if mark == "1" else "•" if mark == "●" else mark
                if sign:
                    yield Flow(_marked(point), styles[f"item{depth}"], bulletText=sign)
                else:
                    yield Flow(_marked(point), styles["body"])
        case FormBlock(fields):
            cells = [
                [Flow(_marked(label.upper(), soft=False), styles["form"]) for label, _ in fields],
                [Flow(_marked(value, soft=False), styles["form"]) for _, value in fields],
            ]
            yield FlowTable(
                cells,
                colWidths=[WIDTH / len(fields)] * len(fields),
                style=[("GRID", (0, 0), (-1, -1), 0.4, colors.black)],
            )
            yield Spacer(1, 8)
        case Columns(blocks):
            for inner in blocks:
                yield from _flow(inner, styles)
        case Table(head, rows, widths, ruled):
            cells = [[Flow(_marked(text, soft=False), styles["head"]) for text in head]]
            cells += [[Flow(_marked(text), styles["cell"]) for text in row] for row in rows]
            lines = [("VALIGN", (0, 0), (-1, -1), "TOP")]
            if ruled:
                lines.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))  # type: ignore[arg-type]
            yield FlowTable(
                cells,
                colWidths=[WIDTH * width / sum(widths) for width in widths],
                repeatRows=1,
                splitInRow=1,
                style=lines,
            )
            yield Spacer(1, 8)
