"""A document as a Word file."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from fullgjort_web.invented.content import Block, Bullets, Columns, Document, FormBlock, Heading, Paragraph, Table


def render_docx(document: Document) -> bytes:
    """The document as DOCX: heading styles, list styles, tables with a repeated head row, and a running head."""
    file = docx.Document()
    file.core_properties.title = document.title
    file.core_properties.author = "Påhittad region"
    moment = datetime(document.day.year, document.day.month, document.day.day, 9, tzinfo=UTC)
    file.core_properties.created = file.core_properties.modified = moment
    font = file.styles["Normal"].font
    font.name, font.size = ("Cambria" if document.serif else "Calibri"), Pt(document.size)
    section = file.sections[0]
    section.left_margin = section.right_margin = Cm(2.5)
    head = section.header.paragraphs[0]
    head.text = document.running_head + "\t"
    _page_number(head)
    for block in document.blocks:
        _add(file, block)
    buffer = BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _page_number(paragraph: Any) -> None:
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._r.append(element)


def _add(file: Any, block: Block) -> None:
    match block:
        case Heading(text, level):
            file.add_heading(text, level)
        case Paragraph(text, lead):
            paragraph = file.add_paragraph()
            if lead:
                paragraph.add_run(lead).bold = True
                paragraph.add_run(" ")
            paragraph.add_run(text)
        case Bullets(points, mark, start, depth):
            for number, point in enumerate(points, start):
                if mark in ("•", "●"):
                    file.add_paragraph(point, style="List Bullet" if depth == 1 else "List Bullet 2")
                elif mark == "1":
                    file.add_paragraph(f"{number}. {point}")
                else:
                    file.add_paragraph(f"{mark} {point}".strip())
        case FormBlock(fields):
            table = file.add_table(rows=2, cols=len(fields))
            table.style = "Table Grid"
            for column, (label, value) in enumerate(fields):
                table.cell(0, column).text, table.cell(1, column).text = label.upper(), value
            file.add_paragraph()
        case Columns(blocks):
            for inner in blocks:
                _add(file, inner)
        case Table(head, rows, widths, ruled):
            table = file.add_table(rows=1, cols=len(head))
            table.style = "Table Grid" if ruled else "Normal Table"
            _fill(table.rows[0], head)
            repeated = OxmlElement("w:tblHeader")
            table.rows[0]._tr.get_or_add_trPr().append(repeated)
            for row in rows:
                _fill(table.add_row(), row)
            for column, width in enumerate(widths):
                table.columns[column].width = Cm(16 * width / sum(widths))


def _fill(row: Any, texts: tuple[str, ...]) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        first, *rest = text.split("\n")
        cell.paragraphs[0].text = first
        for line in rest:
            cell.add_paragraph(line.removeprefix("• "), style="List Bullet") if line.startswith(
                "• "
            ) else cell.add_paragraph(line)
