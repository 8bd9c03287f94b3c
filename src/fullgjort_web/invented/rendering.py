"""One document in any format, with the same content in each."""

from __future__ import annotations

from collections.abc import Callable

from fullgjort_web.invented.content import Document, Table
from fullgjort_web.invented.html_page import render_html
from fullgjort_web.invented.plain_text import render_text
from fullgjort_web.invented.reportlab_pdf import render_reportlab
from fullgjort_web.invented.typst_pdf import render_typst
from fullgjort_web.invented.word_file import render_docx
from fullgjort_web.invented.workbook import render_xlsx


def _pdf(document: Document) -> bytes:
    return (render_typst if document.producer == "typst" else render_reportlab)(document)


RENDERERS: dict[str, Callable[[Document], bytes]] = {
    "pdf": _pdf,
    "pdf-typst": render_typst,
    "pdf-reportlab": render_reportlab,
    "docx": render_docx,
    "xlsx": render_xlsx,
    "html": render_html,
    "txt": render_text,
}
FORMATS = ("pdf", "docx", "xlsx", "html", "txt")


def render(document: Document, form: str) -> bytes:
    """The document as a file of the format: pdf (by the document's own producer), pdf-typst, pdf-reportlab, docx, xlsx,
    html or txt. Raises ValueError for any other."""
    if form not in RENDERERS:
        raise ValueError(f'Formatet "{form}" är okänt. Välj bland {", ".join(RENDERERS)}.')
    return RENDERERS[form](document)


def suffix(form: str) -> str:
    """The file name's ending for a format, with its dot."""
    return "." + form.split("-")[0]


def holds_table(document: Document) -> bool:
    """Whether the document is one that would be kept as a workbook."""
    return any(isinstance(block, Table) for block in document.blocks)
