"""Reading PDFs: text layer, columns, tables, heads and feet; boxes and pictures of what was read."""

from fullgjort.reading.pdf.boxes import boxes
from fullgjort.reading.pdf.picture import render_page
from fullgjort.reading.pdf.reader import page_count, read_pdf

__all__ = ["boxes", "page_count", "read_pdf", "render_page"]
