"""A document as a PDF set by Typst."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import typst

from fullgjort_web.invented.content import Block, Bullets, Columns, Document, FormBlock, Heading, Paragraph, Table


@cache
def _compiler() -> typst.Compiler:
    with as_file(files("fullgjort_web.invented").joinpath("data", "page.typ")) as template:
        return typst.Compiler(str(template), root=str(template.parent), ignore_system_fonts=True)


def render_typst(document: Document) -> bytes:
    """The document as PDF with a running head, page numbers, hyphenated lines and tables that break over pages."""
    data = {
        "title": document.title,
        "head": document.running_head,
        "serif": document.serif,
        "size": document.size,
        "date": [document.day.year, document.day.month, document.day.day],
        "columns": any(isinstance(block, Columns) for block in document.blocks),
        "blocks": [_plain(block) for block in document.blocks],
    }
    compiled = _compiler().compile(format="pdf", sys_inputs={"document": json.dumps(data, ensure_ascii=False)})
    assert isinstance(compiled, bytes)
    return compiled


def _plain(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": text, "level": level}
        case Paragraph(text, lead):
            return {"kind": "paragraph", "text": text, "lead": lead}
        case Bullets(points, mark, start, depth):
            return {"kind": "bullets", "points": list(points), "mark": mark, "start": start, "depth": depth}
        case FormBlock(fields):
            return {"kind": "form", "fields": [list(field) for field in fields]}
        case Columns(blocks):
            return {"kind": "columns", "blocks": [_plain(inner) for inner in blocks]}
        case Table(head, rows, widths, ruled):
            return {
                "kind": "table",
                "head": list(head),
                "rows": [list(row) for row in rows],
                "widths": list(widths),
                "ruled": ruled,
            }
