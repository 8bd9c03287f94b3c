"""The report-back as a Word document, from the template `data/reportback.docx`."""

from __future__ import annotations

import io
from datetime import datetime

from docxtpl import DocxTemplate

from fullgjort_web.reporting.layout import printed
from fullgjort_web.reporting.officefile import without_clock
from fullgjort_web.reporting.reportback import ReportBack
from fullgjort_web.reporting.template import TEMPLATE


def docx(report: ReportBack) -> bytes:
    """The document as DOCX: headings as styles, tables with header rows, Swedish, its title set.

    The same report gives the same bytes; the dates in the file are the meeting's day."""
    made = DocxTemplate(TEMPLATE)
    made.render(printed(report), autoescape=True)
    properties = made.docx.core_properties
    properties.title, properties.author, properties.last_modified_by = report.title, "Fullgjort", "Fullgjort"
    properties.created = properties.modified = datetime(report.day.year, report.day.month, report.day.day)  # noqa: DTZ001
    out = io.BytesIO()
    made.save(out)
    return without_clock(out.getvalue())
