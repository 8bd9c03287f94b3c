"""A document as a workbook, for the lists that secretaries keep in one."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from fullgjort_web.invented.content import Block, Bullets, Columns, Document, FormBlock, Heading, Paragraph, Table


def render_xlsx(document: Document) -> bytes:
    """The document as XLSX with one sheet: a row per heading, paragraph and point, tables in their own columns."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        moment = datetime(document.day.year, document.day.month, document.day.day, 9)  # noqa: DTZ001 - XlsxWriter takes no time zone
        book.set_properties({"title": document.title, "author": "Påhittad region", "created": moment})
        sheet = book.add_worksheet("Blad1")
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        row = 0
        for block in document.blocks:
            row = _write(sheet, row, block, bold, plain)
    return buffer.getvalue()


def _write(sheet: Any, row: int, block: Block, bold: Any, plain: Any) -> int:
    match block:
        case Heading(text):
            sheet.write_string(row, 0, text, bold)
            return row + 1
        case Paragraph(text, lead):
            sheet.write_string(row, 0, f"{lead} {text}".strip())
            return row + 1
        case Bullets(points, mark, start, _):
            for number, point in enumerate(points, start):
                sheet.write_string(row, 0, f"{f'{number}.' if mark == '1' else mark} {point}".strip())
                row += 1
            return row
        case FormBlock(fields):
            for label, value in fields:
                sheet.write_string(row, 0, label, bold)
                sheet.write_string(row, 1, value)
                row += 1
            return row
        case Columns(blocks):
            for inner in blocks:
                row = _write(sheet, row, inner, bold, plain)
            return row
        case Table(head, rows, widths):
            for column, (text, width) in enumerate(zip(head, widths, strict=True)):
                sheet.set_column(column, column, max(6, width * 1.4))
                sheet.write_string(row, column, text, bold)
            for line in rows:
                row += 1
                for column, text in enumerate(line):
                    sheet.write_string(row, column, text, plain)
            return row + 2
